/* content_text.c: runs of glyphs in a content stream: placed exactly, and readable back as the text they
 * stand for.
 *
 * Glyphs are written as codes with adjustments (TJ), one text object a run, in visual order. Right-to-left
 * runs stand in /ReversedChars (PDF 32000-1, 14.8.2.3.3). Where glyphs and characters are not one to one, a
 * Span with ActualText says what they are (14.9.4). */
#include "render/pdf/content.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

struct writer {
    struct canvas *canvas;
    const struct run *run;
    size_t font;
    double drawn; /* pt from the run's start to where the viewer's pen stands */
    double pen;   /* … to where the next glyph's origin belongs, offsets apart */
    double rise;
    bool in_array; /* between [ and ]TJ */
    bool in_codes; /* between < and > */
};

static void end_codes(struct writer *w) {
    if (w->in_codes) buf_char(&w->canvas->out, '>');
    w->in_codes = false;
}

static void end_array(struct writer *w) {
    end_codes(w);
    if (w->in_array) buf_str(&w->canvas->out, "]TJ\n");
    w->in_array = false;
}

static void set_rise(struct writer *w, double rise) {
    if (fabs(rise - w->rise) < 0.005) return;
    end_array(w);
    put_number(&w->canvas->out, rise);
    buf_str(&w->canvas->out, " Ts\n");
    w->rise = rise;
}

/* Move the viewer's pen to x, in thousandths of the size; what is lost by rounding is made good at the next
 * glyph. */
static void move_to(struct writer *w, double x) {
    double em = w->run->size_pt / 1000;
    long back = lround((w->drawn - x) / em);
    if (back == 0) return;
    end_codes(w);
    buf_int(&w->canvas->out, back);
    w->drawn -= (double)back * em;
}

static void put_glyph(struct writer *w, const struct glyph *g) {
    struct buf *out = &w->canvas->out;
    unsigned id = pdf_fonts_clamp(w->canvas->fonts, w->font, g->id);
    set_rise(w, g->y_offset);
    if (!w->in_array) buf_char(out, '[');
    w->in_array = true;
    move_to(w, w->pen + g->x_offset);
    if (!w->in_codes) buf_char(out, '<');
    w->in_codes = true;
    static const char HEX[] = "0123456789ABCDEF";
    buf_add(out, (char[]){HEX[id >> 12 & 15], HEX[id >> 8 & 15], HEX[id >> 4 & 15], HEX[id & 15]}, 4);
    w->drawn += pdf_fonts_advance(w->canvas->fonts, w->font, id) * w->run->size_pt / 1000;
    w->pen += g->x_advance;
}

/* ---- what glyphs stand for ---- */

/* Glyphs first .. first + n - 1 share a cluster, which is text_n bytes. */
struct cluster {
    size_t first, n;
    const char *text;
    size_t text_n;
};

/* In a run of either direction the cluster ends where the one that is next in logical order begins. */
static struct cluster cluster_at(const struct run *r, size_t first) {
    struct cluster c = {.first = first};
    uint32_t start = r->glyphs[first].cluster;
    while (first + c.n < r->n_glyphs && r->glyphs[first + c.n].cluster == start) c.n++;
    size_t end = r->text_n, next = first + c.n;
    if (!r->rtl && next < r->n_glyphs) end = r->glyphs[next].cluster;
    if (r->rtl && first > 0) end = r->glyphs[first - 1].cluster;
    c.text = r->text + start;
    c.text_n = end > start ? end - start : 0;
    return c;
}

/* Each glyph is the plain glyph of one character, in order: a letter and its marks. */
static bool one_to_one(const struct writer *w, const struct cluster *c) {
    const struct face *face = pdf_fonts_face(w->canvas->fonts, w->font);
    const char *s = c->text, *end = c->text + c->text_n;
    for (size_t i = 0; i < c->n; i++) {
        if (s >= end) return false;
        size_t at = w->run->rtl ? c->first + c->n - 1 - i : c->first + i;
        unsigned id = pdf_fonts_clamp(w->canvas->fonts, w->font, w->run->glyphs[at].id);
        size_t len;
        unsigned code_point = utf8_decode(s, (size_t)(end - s), &len);
        if (face_glyph_code_point(face, id) != code_point) return false;
        if (!pdf_fonts_glyph(w->canvas->fonts, w->font, id, s, len)) return false;
        s += len;
    }
    return s == end;
}

static bool says_itself(const struct writer *w, const struct cluster *c) {
    if (c->text_n == 0) return false;
    if (c->n > 1) return one_to_one(w, c);
    unsigned id = pdf_fonts_clamp(w->canvas->fonts, w->font, w->run->glyphs[c->first].id);
    return pdf_fonts_glyph(w->canvas->fonts, w->font, id, c->text, c->text_n);
}

static void put_cluster(struct writer *w, const struct cluster *c) {
    struct buf *out = &w->canvas->out;
    bool plain = says_itself(w, c);
    if (!plain) {
        end_array(w);
        buf_str(out, "/Span<</ActualText<FEFF");
        pdf_utf16_hex(out, c->text, c->text_n);
        buf_str(out, ">>>BDC\n");
    }
    for (size_t i = 0; i < c->n; i++) {
        const struct glyph *g = &w->run->glyphs[c->first + i];
        pdf_fonts_glyph_part(w->canvas->fonts, w->font, pdf_fonts_clamp(w->canvas->fonts, w->font, g->id));
        put_glyph(w, g);
    }
    if (plain) return;
    end_array(w);
    buf_str(out, "EMC\n");
}

void canvas_run(struct canvas *c, const struct run *r, double x, double y, bool hidden) {
    if (!r->face || r->n_glyphs == 0) return;
    struct writer w = {.canvas = c, .run = r, .font = pdf_fonts_use(c->fonts, r->face)};
    canvas_fill_color(c, (long)r->color);
    if (r->rtl) buf_str(&c->out, "/ReversedChars BMC\n");
    buf_fmt(&c->out, "BT/F%zu ", w.font);
    put_number(&c->out, r->size_pt);
    buf_str(&c->out, hidden ? " Tf 3 Tr 1 0 0 1 " : " Tf 1 0 0 1 ");
    put_number(&c->out, x);
    buf_char(&c->out, ' ');
    put_number(&c->out, c->height - y);
    buf_str(&c->out, " Tm\n");
    for (size_t i = 0; i < r->n_glyphs;) {
        struct cluster cluster = cluster_at(r, i);
        put_cluster(&w, &cluster);
        i += cluster.n;
    }
    end_array(&w);
    if (w.rise != 0) buf_str(&c->out, "0 Ts ");
    buf_str(&c->out, hidden ? "0 Tr ET\n" : "ET\n");
    if (r->rtl) buf_str(&c->out, "EMC\n");
}
