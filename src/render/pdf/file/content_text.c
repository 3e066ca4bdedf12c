/* content_text.c: runs of glyphs in a content stream: placed exactly, and extractable as the text
 * that they show.
 *
 * Glyphs are written as codes with adjustments (TJ), one text object for each run, in visual order.
 * Right-to-left runs are wrapped in /ReversedChars (PDF 32000-1, 14.8.2.3.3). Where glyphs and
 * characters do not map one to one, a Span with ActualText gives the characters (14.9.4). */
#include "render/pdf/file/content.h"

#include <math.h>

struct writer {
    struct canvas *canvas;
    const struct run *run;
    size_t font;
    double drawn; /* pt from the run's start to the viewer's pen */
    double pen;   /* … to the origin of the next glyph, without its offset */
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
    canvas_put_number(&w->canvas->out, rise);
    buf_str(&w->canvas->out, " Ts\n");
    w->rise = rise;
}

/* Moves the viewer's pen to x, in thousandths of the size; the next glyph makes up for the
 * rounding. */
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
    pdf_hex4(out, id);
    w->drawn += pdf_fonts_advance(w->canvas->fonts, w->font, id) * w->run->size_pt / 1000;
    w->pen += g->x_advance;
}

/* ---- what glyphs stand for ---- */

/* Glyphs first .. first + n - 1: a letter and its marks, with their text of text_n bytes. */
struct cluster {
    size_t first, n;
    const char *text;
    size_t text_n;
};

/* The length of the direction control at s: U+061C, U+200E, U+200F, U+202A..202E, U+2066..2069; 0
 * if there is none. Copied text does not need them: words take their direction from their own
 * letters. */
static size_t direction_control(const char *s, size_t n) {
    const unsigned char *u = (const unsigned char *)s;
    if (n >= 2 && u[0] == 0xD8 && u[1] == 0x9C) return 2;
    if (n < 3 || u[0] != 0xE2) return 0;
    bool marks = u[1] == 0x80 && (u[2] == 0x8E || u[2] == 0x8F || (u[2] >= 0xAA && u[2] <= 0xAE));
    bool isolates = u[1] == 0x81 && u[2] >= 0xA6 && u[2] <= 0xA9;
    return marks || isolates ? 3 : 0;
}

/* Removes direction controls at both ends. */
static void trim(struct cluster *c) {
    for (size_t n; (n = direction_control(c->text, c->text_n));) {
        c->text += n;
        c->text_n -= n;
    }
    for (size_t back = 2; back <= 3 && c->text_n >= back;) {
        if (direction_control(c->text + c->text_n - back, back) == back) {
            c->text_n -= back;
            back = 2;
        } else {
            back++;
        }
    }
}

/* The end of the glyphs from `first` on that come from the same characters. */
static size_t same_characters(const struct run *r, size_t first) {
    size_t end = first + 1;
    while (end < r->n_glyphs && r->glyphs[end].cluster == r->glyphs[first].cluster) end++;
    return end;
}

static bool all_marks(const struct run *r, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (r->glyphs[i].x_advance > 0.01f) return false;
    return true;
}

/* Marks have no advance: they belong to their letter, which in a right-to-left run is the glyph
 * after them. */
static struct cluster cluster_at(const struct run *r, size_t first) {
    size_t from = first, end = same_characters(r, first);
    while (end < r->n_glyphs) {
        size_t next = same_characters(r, end);
        if (r->rtl ? !all_marks(r, from, end) : !all_marks(r, end, next)) break;
        from = end;
        end = next;
    }
    size_t text = r->rtl ? r->glyphs[end - 1].cluster : r->glyphs[first].cluster,
           text_end = r->text_n;
    if (!r->rtl && end < r->n_glyphs) text_end = r->glyphs[end].cluster;
    if (r->rtl && first > 0) text_end = r->glyphs[first - 1].cluster;
    struct cluster c = {first, end - first, r->text + text, text_end > text ? text_end - text : 0};
    trim(&c);
    return c;
}

/* Whether ToUnicode is enough. Several glyphs of a cluster always need ActualText: PDF readers sort
 * letters and marks by position and lose their order. */
static bool maps_to_text(const struct writer *w, const struct cluster *c) {
    if (c->n != 1 || c->text_n == 0) return false; /* without text it needs a Span that says so */
    unsigned id = pdf_fonts_clamp(w->canvas->fonts, w->font, w->run->glyphs[c->first].id);
    return pdf_fonts_glyph(w->canvas->fonts, w->font, id, c->text, c->text_n);
}

static void put_glyphs(struct writer *w, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        const struct glyph *g = &w->run->glyphs[i];
        pdf_fonts_glyph_part(w->canvas->fonts, w->font,
                             pdf_fonts_clamp(w->canvas->fonts, w->font, g->id));
        put_glyph(w, g);
    }
}

/* Glyphs that show a text as a whole, possibly an empty one. */
static void put_span(struct writer *w, size_t from, size_t to, const char *text, size_t n) {
    if (from == to) return;
    end_array(w);
    buf_str(&w->canvas->out, "/Span<</ActualText<FEFF");
    pdf_utf16_hex(&w->canvas->out, text, n);
    buf_str(&w->canvas->out, ">>>BDC\n");
    put_glyphs(w, from, to);
    end_array(w);
    buf_str(&w->canvas->out, "EMC\n");
}

static bool advances(const struct run *r, size_t i) { return r->glyphs[i].x_advance > 0.01f; }

/* The text goes to the glyphs that have an advance: PDF readers measure it from its first glyph to
 * its last, and would find a space after a mark in the middle of its letter. */
static void put_cluster(struct writer *w, const struct cluster *c) {
    size_t end = c->first + c->n, from = c->first, to = end;
    if (maps_to_text(w, c)) {
        put_glyphs(w, from, to);
        return;
    }
    while (from < end && !advances(w->run, from)) from++;
    while (to > from && !advances(w->run, to - 1)) to--;
    if (from == to) {
        from = c->first;
        to = end;
    }
    put_span(w, c->first, from, "", 0);
    put_span(w, from, to, c->text, c->text_n);
    put_span(w, to, end, "", 0);
}

static void set_font(struct canvas *c, size_t font, double size) {
    if (font == c->font && size == c->font_size) return;
    c->font = font;
    c->font_size = size;
    buf_str(&c->out, "/F");
    buf_int(&c->out, (long long)font);
    buf_char(&c->out, ' ');
    canvas_put_number(&c->out, size);
    buf_str(&c->out, " Tf ");
}

void canvas_run(struct canvas *c, const struct run *r, double x, double y, bool hidden) {
    if (!r->face || r->n_glyphs == 0) return;
    struct writer w = {.canvas = c, .run = r, .font = pdf_fonts_use(c->fonts, r->face)};
    canvas_fill_color(c, (long)r->color);
    if (r->rtl) { /* outside the marked content: some readers take the first EMC as the last */
        canvas_close(c);
        buf_str(&c->out, "/ReversedChars BMC\n");
    }
    canvas_open(c);
    buf_str(&c->out, hidden ? "BT 3 Tr " : "BT ");
    set_font(c, w.font, r->size_pt);
    canvas_put_number(&c->out, x);
    buf_char(&c->out, ' ');
    canvas_put_number(&c->out, c->height - y);
    buf_str(&c->out, " Td\n");
    for (size_t i = 0; i < r->n_glyphs;) {
        struct cluster cluster = cluster_at(r, i);
        put_cluster(&w, &cluster);
        i += cluster.n;
    }
    end_array(&w);
    if (w.rise != 0) buf_str(&c->out, "0 Ts ");
    buf_str(&c->out, hidden ? "0 Tr ET\n" : "ET\n");
    if (!r->rtl) return;
    canvas_close(c);
    buf_str(&c->out, "EMC\n");
}
