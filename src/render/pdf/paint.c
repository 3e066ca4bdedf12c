/* paint.c: paints items as operators, plays drawings, and collects links and bookmarks. Positions
 * come from the layout, which it does not change. */
#include "render/pdf/paint.h"

struct brush {
    struct paint *p;
    struct canvas canvas;
    double x, y; /* the item's top left corner on the page */
};

static long color(const struct paint *p, int role) {
    return role == DRAW_NO_COLOR ? NO_COLOR : (long)p->laid->theme->light[role];
}

/* ---- drawings ---- */

/* How far a text of this width starts left of its anchor. */
static double before_anchor(const struct shape *s, double width) {
    if (s->anchor == ANCHOR_END) return width;
    return s->anchor == ANCHOR_MIDDLE ? width / 2 : 0;
}
static void draw_text(struct brush *b, const struct shape *s) {
    const struct pdf_laid *l = b->p->laid;
    struct span span = {.text = s->text,
                        .role = FONT_TEXT,
                        .size_pt = s->r,
                        .color = l->theme->light[s->fill >= 0 ? s->fill : COLOR_INK]};
    struct para_style style = {.lang = l->report.lang, .rtl = l->report.rtl};
    struct para *para = para_new(b->p->scratch, l->fonts, &span, 1, &style);
    struct para_line line;
    size_t at = 0;
    if (!para_line(para, &at, 1e5, &line)) return;
    double x = b->x + s->x - before_anchor(s, line.width_pt);
    for (size_t i = 0; i < line.n_runs; x += line.runs[i++].width_pt)
        canvas_run(&b->canvas, &line.runs[i], x, b->y + s->y, false);
}

static void draw_line(struct brush *b, const struct shape *s) {
    canvas_line(&b->canvas, b->x + s->x, b->y + s->y, b->x + s->x2, b->y + s->y2,
                color(b->p, s->stroke), s->stroke_width, s->dash, s->gap);
}
static void draw_rect(struct brush *b, const struct shape *s) {
    canvas_rect(&b->canvas, b->x + s->x, b->y + s->y, s->x2, s->y2, s->r, color(b->p, s->fill),
                color(b->p, s->stroke), s->stroke_width);
}
static void draw_circle(struct brush *b, const struct shape *s) {
    canvas_circle(&b->canvas, b->x + s->x, b->y + s->y, s->r, color(b->p, s->fill),
                  color(b->p, s->stroke), s->stroke_width, s->dash, s->gap);
}
static void draw_sector(struct brush *b, const struct shape *s) {
    canvas_sector(&b->canvas, b->x + s->x, b->y + s->y, s->r, s->part, color(b->p, s->fill));
}
static void draw_path(struct brush *b, const struct shape *s) {
    canvas_path(&b->canvas, b->x, b->y, s->xy, s->n, s->closed, color(b->p, s->fill),
                color(b->p, s->stroke), s->stroke_width, s->dash, s->gap);
}

static void play(struct brush *b, const struct drawing *d) {
    static void (*const draw_functions[])(struct brush *, const struct shape *) = {
        [DRAW_LINE] = draw_line,     [DRAW_RECT] = draw_rect, [DRAW_CIRCLE] = draw_circle,
        [DRAW_SECTOR] = draw_sector, [DRAW_PATH] = draw_path, [DRAW_TEXT] = draw_text,
    };
    for (const struct shape *s = d->shapes; s; s = s->next) draw_functions[s->kind](b, s);
}

/* ---- items ---- */

static void paint_drawing(struct brush *b, const struct laid_item *i) { play(b, i->drawing); }
static void paint_sign(struct brush *b, const struct laid_item *i) {
    play(b, draw_sign(b->p->scratch, i->sign, i->w));
}

static void paint_run(struct brush *b, const struct laid_item *i) {
    const struct laid_run *r = &i->run;
    const struct run run = {.face = r->face,
                            .size_pt = r->size_pt,
                            .color = r->color,
                            .rtl = r->rtl,
                            .text = r->text,
                            .text_n = r->text_n,
                            .glyphs = r->glyphs,
                            .n_glyphs = r->n_glyphs};
    canvas_run(&b->canvas, &run, i->x, i->y, i->hidden);
}

static void paint_rect(struct brush *b, const struct laid_item *i) {
    canvas_rect(&b->canvas, i->x, i->y, i->w, i->h, i->box.radius, i->box.fill, i->box.stroke,
                i->box.line);
}
static void paint_rule(struct brush *b, const struct laid_item *i) {
    canvas_line(&b->canvas, i->x, i->y, i->x + i->w, i->y, i->box.stroke, i->box.line, 0, 0);
}

static void paint_image(struct brush *b, const struct laid_item *i) {
    struct paint *p = b->p;
    size_t n = 0;
    while (n < p->images.n && p->images.v[n].jpeg != i->image.jpeg) n++;
    if (n == p->images.n)
        VEC_PUSH(p->arena, &p->images, ((struct picture){i->image.jpeg, i->image.jpeg_size}));
    canvas_image(&b->canvas, n, i->x, i->y, i->w, i->h, i->image.radius, i->image.shape);
}

/* Adjacent dark modules in a row are one rectangle, so that no seams show. */
static void paint_qr(struct brush *b, const struct laid_item *i) {
    double m = i->w / i->qr->size;
    long ink = color(b->p, COLOR_INK);
    for (int y = 0; y < i->qr->size; y++) {
        const unsigned char *row = i->qr->dark + (size_t)y * (size_t)i->qr->size;
        for (int x = 0; x < i->qr->size;) {
            int from = x;
            while (x < i->qr->size && row[x]) x++;
            if (x > from)
                canvas_rect(&b->canvas, i->x + from * m, i->y + y * m, (x - from) * m, m, 0, ink,
                            NO_COLOR, 0);
            else
                x++;
        }
    }
}

static void paint_link(struct brush *b, const struct laid_item *i) {
    double bottom = b->canvas.height - i->y - i->h;
    struct page_link link = {b->p->report, b->canvas.page,   i->x,
                             bottom,       i->x + i->w,      bottom + i->h,
                             i->link.href, i->link.contents, b->p->made[i->link.elem].elem};
    VEC_PUSH(b->p->arena, &b->p->links, link);
}

static void paint_anchor(struct brush *b, const struct laid_item *i) {
    struct mark mark = {i->anchor.id, i->anchor.title, i->anchor.level,
                        b->p->report, b->canvas.page,  b->canvas.height - i->y + 8};
    VEC_PUSH(b->p->arena, &b->p->marks, mark);
}

static void paint_items(struct brush *b, const struct laid_items *items) {
    static void (*const paint_functions[])(struct brush *, const struct laid_item *) = {
        [ITEM_RUN] = paint_run,     [ITEM_RECT] = paint_rect, [ITEM_RULE] = paint_rule,
        [ITEM_IMAGE] = paint_image, [ITEM_SIGN] = paint_sign, [ITEM_DRAWING] = paint_drawing,
        [ITEM_QR] = paint_qr,       [ITEM_LINK] = paint_link, [ITEM_ANCHOR] = paint_anchor,
    };
    const struct tag_made *made = b->p->made;
    for (size_t n = 0; n < items->n; n++) {
        const struct laid_item *i = &items->v[n];
        b->x = i->x;
        b->y = i->y;
        if (i->kind != ITEM_LINK && i->kind != ITEM_ANCHOR)
            canvas_mark(&b->canvas, i->slot ? made[i->slot].slot : NULL, ARTIFACT_LAYOUT);
        paint_functions[i->kind](b, i);
        if (!i->figure) continue;
        double bottom = b->canvas.height - i->y - i->h;
        elem_box(made[i->figure].elem, i->x, bottom, i->x + i->w, bottom + i->h);
    }
}

static void paint_foot(struct brush *b, const struct laid_items *items) {
    canvas_mark(&b->canvas, NULL, ARTIFACT_FOOT);
    for (size_t i = 0; i < items->n; i++)
        if (items->v[i].kind == ITEM_RUN) paint_run(b, &items->v[i]);
}

void paint_side(struct paint *p, const struct laid_side *s, size_t page, struct buf *out) {
    struct brush b = {.p = p};
    canvas_start(&b.canvas, p->scratch, p->tags, p->fonts, page, p->laid->page_height);
    paint_items(&b, &s->body);
    paint_foot(&b, &p->laid->foot);
    paint_foot(&b, &s->number);
    canvas_finish(&b.canvas);
    *out = b.canvas.out;
}
