/* paint.c: items to operators: turns start-counted x round for right-to-left reports, plays drawings,
 * collects links and bookmarks. Where things stand was decided before. */
#include "render/pdf/paint.h"

#include "render/pdf/qr.h"

struct brush {
    struct paint *p;
    struct canvas canvas;
    double x, y; /* of the item's left upper corner on the page */
};

static long color(const struct paint *p, int role) {
    return role == DRAW_NO_COLOR ? NO_COLOR : (long)theme_light(p->l, role);
}

/* ---- drawings ---- */

static void draw_text(struct brush *b, const struct shape *s) {
    struct lay *l = b->p->l;
    struct span span = {.text = s->text,
                        .role = FONT_TEXT,
                        .size_pt = s->r,
                        .color = theme_light(l, s->fill >= 0 ? s->fill : COLOR_INK)};
    struct para_style style = {.lang = l->report->lang, .rtl = l->report->rtl};
    struct para *para = para_new(l->arena, l->setup->fonts, &span, 1, &style);
    struct para_line line;
    size_t at = 0;
    if (!para_line(para, &at, 1e5, &line)) return;
    double x = b->x + s->x -
               (s->anchor == ANCHOR_END      ? line.width_pt
                : s->anchor == ANCHOR_MIDDLE ? line.width_pt / 2
                                             : 0);
    for (size_t i = 0; i < line.n_runs; x += line.runs[i++].width_pt)
        canvas_run(&b->canvas, &line.runs[i], x, b->y + s->y, false);
}

static void draw_line(struct brush *b, const struct shape *s) {
    canvas_line(&b->canvas, b->x + s->x, b->y + s->y, b->x + s->x2, b->y + s->y2, color(b->p, s->stroke),
                s->stroke_width, s->dash, s->gap);
}
static void draw_rect(struct brush *b, const struct shape *s) {
    canvas_rect(&b->canvas, b->x + s->x, b->y + s->y, s->x2, s->y2, s->r, color(b->p, s->fill),
                color(b->p, s->stroke), s->stroke_width);
}
static void draw_circle(struct brush *b, const struct shape *s) {
    canvas_circle(&b->canvas, b->x + s->x, b->y + s->y, s->r, color(b->p, s->fill), color(b->p, s->stroke),
                  s->stroke_width, s->dash, s->gap);
}
static void draw_sector(struct brush *b, const struct shape *s) {
    canvas_sector(&b->canvas, b->x + s->x, b->y + s->y, s->r, s->part, color(b->p, s->fill));
}
static void draw_path(struct brush *b, const struct shape *s) {
    canvas_path(&b->canvas, b->x, b->y, s->xy, s->n, s->closed, color(b->p, s->fill), color(b->p, s->stroke),
                s->stroke_width, s->dash, s->gap);
}

static void paint_drawing(struct brush *b, const struct item *i) {
    static void (*const DRAW[])(struct brush *, const struct shape *) = {
        [DRAW_LINE] = draw_line,     [DRAW_RECT] = draw_rect, [DRAW_CIRCLE] = draw_circle,
        [DRAW_SECTOR] = draw_sector, [DRAW_PATH] = draw_path, [DRAW_TEXT] = draw_text,
    };
    for (const struct shape *s = i->drawing->shapes; s; s = s->next) DRAW[s->kind](b, s);
}

/* ---- items ---- */

static void paint_run(struct brush *b, const struct item *i) {
    canvas_run(&b->canvas, i->run, b->x, b->y, i->hidden);
}
static void paint_rect(struct brush *b, const struct item *i) {
    canvas_rect(&b->canvas, b->x, b->y, i->w, i->h, i->radius, i->fill, i->stroke, i->line);
}
static void paint_rule(struct brush *b, const struct item *i) {
    canvas_line(&b->canvas, b->x, b->y, b->x + i->w, b->y, i->stroke, i->line, 0, 0);
}

static void paint_image(struct brush *b, const struct item *i) {
    struct paint *p = b->p;
    size_t n = 0;
    while (n < p->images.n && p->images.v[n]->jpeg != i->image->jpeg) n++;
    if (n == p->images.n) VEC_PUSH(p->arena, &p->images, i->image);
    canvas_image(&b->canvas, n, b->x, b->y, i->w, i->h, i->radius);
}

/* Dark modules that touch in a row are one rectangle, so that no seams show. */
static void paint_qr(struct brush *b, const struct item *i) {
    double m = i->w / i->qr->size;
    long ink = (long)theme_light(b->p->l, COLOR_INK);
    for (int y = 0; y < i->qr->size; y++) {
        const unsigned char *row = i->qr->dark + (size_t)y * (size_t)i->qr->size;
        for (int x = 0; x < i->qr->size;) {
            int from = x;
            while (x < i->qr->size && row[x]) x++;
            if (x > from)
                canvas_rect(&b->canvas, b->x + from * m, b->y + y * m, (x - from) * m, m, 0, ink, NO_COLOR,
                            0);
            else
                x++;
        }
    }
}

static const char *lasting(const struct brush *b, const char *s) {
    return s ? arena_strdup(b->p->arena, s) : NULL;
}

static void paint_link(struct brush *b, const struct item *i) {
    double bottom = b->canvas.height - b->y - i->h;
    struct page_link link = {
        b->p->report,        b->canvas.page,          b->x,   bottom, b->x + i->w, bottom + i->h,
        lasting(b, i->href), lasting(b, i->contents), i->link};
    VEC_PUSH(b->p->arena, &b->p->links, link);
}

static void paint_anchor(struct brush *b, const struct item *i) {
    struct mark mark = {lasting(b, i->id), lasting(b, i->title), i->level,
                        b->p->report,      b->canvas.page,       b->canvas.height - b->y + 8};
    VEC_PUSH(b->p->arena, &b->p->marks, mark);
}

static void paint_items(struct brush *b, const struct item *first, double left, double top) {
    static void (*const PAINT[])(struct brush *, const struct item *) = {
        [ITEM_RUN] = paint_run,     [ITEM_RECT] = paint_rect,       [ITEM_RULE] = paint_rule,
        [ITEM_IMAGE] = paint_image, [ITEM_DRAWING] = paint_drawing, [ITEM_QR] = paint_qr,
        [ITEM_LINK] = paint_link,   [ITEM_ANCHOR] = paint_anchor,
    };
    const struct lay *l = b->p->l;
    for (const struct item *i = first; i; i = i->next) {
        b->x = left + (l->report->rtl ? l->body_width - i->x - i->w : i->x);
        b->y = top + i->y;
        if (i->kind != ITEM_LINK && i->kind != ITEM_ANCHOR) canvas_mark(&b->canvas, i->slot, ARTIFACT_LAYOUT);
        PAINT[i->kind](b, i);
        if (!i->figure) continue;
        double bottom = b->canvas.height - b->y - i->h;
        elem_box(i->figure, b->x, bottom, b->x + i->w, bottom + i->h);
    }
}

/* ---- the running foot ---- */

static void paint_foot(struct brush *b, const struct slab *foot) {
    const struct lay *l = b->p->l;
    canvas_mark(&b->canvas, NULL, ARTIFACT_FOOT);
    for (const struct item *i = foot->items; i; i = i->next) {
        double x = l->margin + (l->report->rtl ? l->body_width - i->x - i->w : i->x);
        if (i->kind == ITEM_RUN)
            canvas_run(&b->canvas, i->run, x, l->page_height - l->margin + 6 + i->y, false);
    }
}

void paint_side(struct paint *p, const struct side *s, size_t page, size_t of_report, size_t pages,
                struct buf *out) {
    struct brush b = {.p = p};
    canvas_start(&b.canvas, p->l->arena, p->l->tags, p->fonts, page, p->l->page_height);
    paint_items(&b, s->content->items, p->l->margin, p->l->margin);
    paint_foot(&b, foot_words(p->l));
    paint_foot(&b, foot_number(p->l, of_report, pages));
    canvas_finish(&b.canvas);
    *out = b.canvas.out;
}
