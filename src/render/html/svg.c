/* svg.c: renders drawings as SVG, and the signs of a page, each drawn once and referred to where it
 * is used.
 *
 * Colors are classes from the style sheet (f-leaf, s-sun), so that themes, dark mode, and forced
 * colors apply. There are no color attributes besides: classes take precedence, and every page has
 * the style sheet. */
#include "render/html/web.h"

#include <math.h>
#include <stdio.h>

static const char *const color_names[] = {
#define X(NAME, name) [COLOR_##NAME] = #name,
    THEME_COLORS(X)
#undef X
};

static void make_bit(struct svg_bit *bit, const char *before, const char *name) {
    bit->n = (size_t)snprintf(bit->text, sizeof bit->text, "%s%s", before, name);
    for (char *p = bit->text; *p; p++)
        if (*p == '_') *p = '-';
}

static void write_bit(const struct svg_bit *bit, struct buf *out) {
    buf_add(out, bit->text, bit->n);
}

static void write_colors(const struct html *h, const struct shape *s, struct buf *out) {
    const struct svg_paint *fill = s->fill >= 0 ? &h->paints[s->fill] : NULL;
    const struct svg_paint *stroke = s->stroke >= 0 ? &h->paints[s->stroke] : NULL;
    if (!fill) buf_str(out, " fill=\"none\"");
    if (!fill && !stroke) return;
    buf_str(out, " class=\"");
    if (fill) write_bit(&fill->fill, out);
    if (fill && stroke) buf_char(out, ' ');
    if (stroke) write_bit(&stroke->stroke, out);
    buf_char(out, '"');
}

static inline void write_number(const char *start, size_t n, double v, struct buf *out) {
    buf_add(out, start, n);
    buf_num(out, v, 2);
    buf_char(out, '"');
}

/* Writes an attribute. The name is a literal, so that its length is a constant. */
#define NUMBER(name, v, out) write_number(" " name "=\"", sizeof(" " name "=\"") - 1, v, out)

static void write_stroke(const struct shape *s, struct buf *out) {
    if (s->stroke < 0) return;
    NUMBER("stroke-width", s->stroke_width, out);
    if (s->kind == DRAW_PATH) buf_str(out, " stroke-linejoin=\"round\" stroke-linecap=\"round\"");
    if (s->dash <= 0) return;
    buf_str(out, " stroke-dasharray=\"");
    buf_num(out, s->dash, 3);
    buf_char(out, ' ');
    buf_num(out, s->gap, 3);
    buf_char(out, '"');
}

static void write_point(char op, double x, double y, struct buf *out) {
    buf_char(out, op);
    buf_num(out, x, 2);
    buf_char(out, ' ');
    buf_num(out, y, 2);
}

static void write_line(const struct shape *s, struct buf *out) {
    NUMBER("x1", s->x, out);
    NUMBER("y1", s->y, out);
    NUMBER("x2", s->x2, out);
    NUMBER("y2", s->y2, out);
}

static void write_rect(const struct shape *s, struct buf *out) {
    NUMBER("x", s->x, out);
    NUMBER("y", s->y, out);
    NUMBER("width", s->x2, out);
    NUMBER("height", s->y2, out);
    if (s->r > 0) NUMBER("rx", s->r, out);
}

static void write_circle(const struct shape *s, struct buf *out) {
    NUMBER("cx", s->x, out);
    NUMBER("cy", s->y, out);
    NUMBER("r", s->r, out);
}

/* From the center up to 12 o'clock, clockwise along the circle, and back. */
static void write_sector(const struct shape *s, struct buf *out) {
    double angle = 2 * 3.14159265358979323846 * s->part / 1000;
    buf_str(out, " d=\"");
    write_point('M', s->x, s->y, out);
    write_point('L', s->x, s->y - s->r, out);
    buf_char(out, 'A');
    buf_num(out, s->r, 2);
    buf_char(out, ' ');
    buf_num(out, s->r, 2);
    buf_str(out, s->part > 500 ? " 0 1 1 " : " 0 0 1 ");
    buf_num(out, s->x + s->r * sin(angle), 2);
    buf_char(out, ' ');
    buf_num(out, s->y - s->r * cos(angle), 2);
    buf_str(out, "Z\"");
}

static void write_path(const struct shape *s, struct buf *out) {
    buf_str(out, " d=\"");
    for (size_t i = 0; i < s->n; i++)
        write_point(i ? 'L' : 'M', s->xy[2 * i], s->xy[2 * i + 1], out);
    buf_str(out, s->closed ? "Z\"" : "\"");
}

static void write_words(const struct shape *s, struct buf *out) {
    static const char *const anchors[] = {
        [ANCHOR_START] = NULL, [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"};
    NUMBER("x", s->x, out);
    NUMBER("y", s->y, out);
    NUMBER("font-size", s->r, out);
    if (!anchors[s->anchor]) return;
    buf_str(out, " text-anchor=\"");
    buf_str(out, anchors[s->anchor]);
    buf_char(out, '"');
}

void svg_shapes(const struct html *h, const struct drawing *d, struct buf *out) {
    static const struct {
        const char *element;
        void (*write)(const struct shape *, struct buf *);
    } kinds[] = {
        [DRAW_LINE] = {"line", write_line},       [DRAW_RECT] = {"rect", write_rect},
        [DRAW_CIRCLE] = {"circle", write_circle}, [DRAW_SECTOR] = {"path", write_sector},
        [DRAW_PATH] = {"path", write_path},       [DRAW_TEXT] = {"text", write_words},
    };
    for (const struct shape *s = d->shapes; s; s = s->next) {
        buf_char(out, '<');
        buf_str(out, kinds[s->kind].element);
        kinds[s->kind].write(s, out);
        write_colors(h, s, out);
        write_stroke(s, out);
        if (s->kind != DRAW_TEXT) {
            buf_str(out, "/>");
            continue;
        }
        buf_char(out, '>');
        buf_html(out, s->text);
        buf_str(out, "</text>");
    }
}

static void write_words_of(struct web *w, const struct svg_words *words) {
    buf_str(&w->work, " role=\"img\"><title");
    web_lang_of_drawing(w, words->lang, &w->work);
    buf_char(&w->work, '>');
    buf_html(&w->work, words->title);
    buf_str(&w->work, "</title>");
    if (!words->description) return;
    buf_str(&w->work, "<desc>");
    buf_html(&w->work, words->description);
    buf_str(&w->work, "</desc>");
}

const char *web_drawing(struct web *w, const struct drawing *d, const char *class_name,
                        const struct svg_words *words) {
    size_t start = w->work.n;
    buf_fmt(&w->work, "<svg class=\"%s\" viewBox=\"0 0 ", class_name);
    buf_num(&w->work, d->width, 1);
    buf_char(&w->work, ' ');
    buf_num(&w->work, d->height, 1);
    buf_str(&w->work, "\" direction=\"ltr\"");
    if (words)
        write_words_of(w, words);
    else
        buf_str(&w->work, " aria-hidden=\"true\">");
    svg_shapes(w->html, d, &w->work);
    buf_str(&w->work, "</svg>");
    return web_take(w, start);
}

/* ---- signs ---- */

enum { SIGN_SIZE = 24 };

/* The id has an underscore, which anchors in documents never have. */
static void write_sign_id(struct sign sign, struct buf *out) {
    static const char *const names[] = {[SIGN_RING] = "sign_ring",
                                        [SIGN_DONE] = "sign_done",
                                        [SIGN_STAR] = "sign_star",
                                        [SIGN_BOX] = "sign_box",
                                        [SIGN_MET] = "sign_met"};
    if (sign.kind != SIGN_FILL) {
        buf_str(out, names[sign.kind]);
        return;
    }
    buf_str(out, "sign_");
    buf_int(out, sign.fill);
}

static void remember(struct web *w, struct sign sign) {
    if (sign.kind != SIGN_BOX && sign.kind != SIGN_MET) w->shows_levels = true;
    for (size_t i = 0; i < w->signs.n; i++)
        if (w->signs.v[i].kind == sign.kind && w->signs.v[i].fill == sign.fill) return;
    VEC_PUSH(w->arena, &w->signs, sign);
}

const char *web_sign(struct web *w, struct sign sign, const char *name, const char *lang) {
    if (sign.kind == SIGN_NONE) return NULL;
    if (sign.kind != SIGN_FILL) sign.fill = 0;
    remember(w, sign);
    size_t start = w->work.n;
    buf_str(&w->work, "<svg class=\"sign\" width=\"24\" height=\"24\"");
    if (name) {
        buf_str(&w->work, " role=\"img\"");
        web_lang_of_drawing(w, lang, &w->work);
        buf_str(&w->work, "><title>");
        buf_html(&w->work, name);
        buf_str(&w->work, "</title>");
    } else {
        buf_str(&w->work, " aria-hidden=\"true\">");
    }
    buf_str(&w->work, "<use href=\"#");
    write_sign_id(sign, &w->work);
    buf_str(&w->work, "\"/></svg>");
    return web_take(w, start);
}

static void write_symbol(const struct html *h, struct arena *a, struct sign sign, struct buf *out) {
    buf_str(out, "<symbol id=\"");
    write_sign_id(sign, out);
    buf_fmt(out, "\" viewBox=\"0 0 %d %d\">", SIGN_SIZE, SIGN_SIZE);
    svg_shapes(h, draw_sign(a, sign, SIGN_SIZE), out);
    buf_str(out, "</symbol>");
}

void svg_start(struct html *h, struct arena *a) {
    static const enum sign_kind same_everywhere[] = {SIGN_RING, SIGN_DONE, SIGN_STAR, SIGN_BOX,
                                                     SIGN_MET};
    struct buf text = BUF_INIT;
    for (int i = 0; i < COLOR_COUNT; i++) {
        make_bit(&h->paints[i].fill, "f-", color_names[i]);
        make_bit(&h->paints[i].stroke, "s-", color_names[i]);
    }
    for (size_t i = 0; i < sizeof same_everywhere / sizeof *same_everywhere; i++) {
        buf_clear(&text);
        write_symbol(h, a, (struct sign){.kind = same_everywhere[i]}, &text);
        h->symbols[same_everywhere[i]] = buf_dup(&text, a);
    }
    buf_release(&text);
}

const char *web_sign_drawings(struct web *w) {
    if (!w->signs.n) return NULL;
    size_t start = w->work.n;
    buf_str(&w->work, "<svg class=\"drawings\" width=\"0\" height=\"0\" aria-hidden=\"true\">");
    for (size_t i = 0; i < w->signs.n; i++) {
        const char *made = w->html->symbols[w->signs.v[i].kind];
        if (made)
            buf_str(&w->work, made);
        else
            write_symbol(w->html, w->arena, w->signs.v[i], &w->work);
    }
    buf_str(&w->work, "</svg>");
    return web_take(w, start);
}
