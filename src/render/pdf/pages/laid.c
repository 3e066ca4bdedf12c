/* laid.c: keeps the result of a layout. A layout takes many times the memory of its result, so it
 * is made in an arena of its own, and the content of its pages is copied out. */
#include "render/pdf/pages/laid.h"

struct keeper {
    struct arena *arena;
    const struct lay *lay;
    double top; /* of the items on the page */
};

static const char *keep_text(struct keeper *k, const char *s) {
    return s ? arena_strdup(k->arena, s) : NULL;
}

/* ---- what is in an item ---- */

static void keep_run(struct keeper *k, const struct item *from, struct laid_item *to) {
    const struct run *r = from->run;
    to->hidden = from->hidden;
    to->run = (struct laid_run){
        .face = r->face,
        .text = arena_strndup(k->arena, r->text, r->text_n),
        .glyphs = arena_copy(k->arena, r->glyphs, r->n_glyphs * sizeof *r->glyphs),
        .size_pt = r->size_pt,
        .color = r->color,
        .text_n = (unsigned)r->text_n,
        .n_glyphs = (unsigned)r->n_glyphs,
        .rtl = r->rtl};
}

static void keep_box(struct keeper *k, const struct item *from, struct laid_item *to) {
    (void)k;
    to->box.fill = from->fill;
    to->box.stroke = from->stroke;
    to->box.radius = from->radius;
    to->box.line = from->line;
}

static void keep_image(struct keeper *k, const struct item *from, struct laid_item *to) {
    (void)k;
    to->image.jpeg = from->image->jpeg;
    to->image.jpeg_size = from->image->jpeg_size;
    to->image.radius = from->radius;
    to->image.shape = from->shape;
}

static void keep_sign(struct keeper *k, const struct item *from, struct laid_item *to) {
    (void)k;
    to->sign = from->sign;
}

static void keep_drawing(struct keeper *k, const struct item *from, struct laid_item *to) {
    struct drawing *d = arena_copy(k->arena, from->drawing, sizeof *d);
    struct shape **at = &d->shapes;
    for (const struct shape *s = from->drawing->shapes; s; s = s->next) {
        struct shape *copy = arena_copy(k->arena, s, sizeof *s);
        copy->text = keep_text(k, s->text);
        copy->xy = s->xy ? arena_copy(k->arena, s->xy, 2 * s->n * sizeof *s->xy) : NULL;
        *at = copy;
        at = &copy->next;
    }
    to->drawing = d;
}

static void keep_qr(struct keeper *k, const struct item *from, struct laid_item *to) {
    struct qr *q = arena_copy(k->arena, from->qr, sizeof *q);
    q->dark = arena_copy(k->arena, q->dark, (size_t)q->size * (size_t)q->size);
    to->qr = q;
}

static void keep_link(struct keeper *k, const struct item *from, struct laid_item *to) {
    to->link.href = keep_text(k, from->href);
    to->link.contents = keep_text(k, from->contents);
    to->link.elem = from->link->number;
}

static void keep_anchor(struct keeper *k, const struct item *from, struct laid_item *to) {
    to->anchor.id = keep_text(k, from->id);
    to->anchor.title = keep_text(k, from->title);
    to->anchor.level = from->level;
}

/* ---- pages ---- */

/* x counts from the start edge in a layout: mirrored here, once for the whole page. */
static void keep_item(struct keeper *k, const struct item *from, struct laid_item *to) {
    static void (*const keep_functions[])(struct keeper *, const struct item *,
                                          struct laid_item *) = {
        [ITEM_RUN] = keep_run,     [ITEM_RECT] = keep_box,  [ITEM_RULE] = keep_box,
        [ITEM_IMAGE] = keep_image, [ITEM_SIGN] = keep_sign, [ITEM_DRAWING] = keep_drawing,
        [ITEM_QR] = keep_qr,       [ITEM_LINK] = keep_link, [ITEM_ANCHOR] = keep_anchor,
    };
    const struct lay *l = k->lay;
    double x = l->report->rtl ? l->body_width - from->x - from->w : from->x;
    *to = (struct laid_item){
        .kind = from->kind, .x = l->margin + x, .y = k->top + from->y, .w = from->w, .h = from->h};
    if (from->slot) to->slot = from->slot->number;
    if (from->figure) to->figure = from->figure->number;
    keep_functions[from->kind](k, from, to);
}

static struct laid_items keep_items(struct keeper *k, const struct slab *s, double top) {
    struct laid_items items = {0};
    for (const struct item *i = s->items; i; i = i->next) items.n++;
    items.v = arena_array(k->arena, items.n, sizeof *items.v);
    k->top = top;
    size_t at = 0;
    for (const struct item *i = s->items; i; i = i->next) keep_item(k, i, &items.v[at++]);
    return items;
}

static void keep_sides(struct keeper *k, struct lay *l, const struct side *s,
                       struct pdf_laid *laid) {
    double foot = l->page_height - l->margin + 6;
    laid->sides = arena_array(k->arena, laid->n_sides, sizeof *laid->sides);
    for (size_t i = 0; i < laid->n_sides; i++, s = s->next)
        laid->sides[i] =
            (struct laid_side){.body = keep_items(k, s->content, l->margin),
                               .number = keep_items(k, foot_number(l, i + 1, laid->n_sides), foot)};
    laid->foot = keep_items(k, foot_words(l), foot);
}

static struct report keep_head(struct keeper *k, const struct report *r) {
    return (struct report){.name = keep_text(k, r->name),
                           .title = keep_text(k, r->title),
                           .author = keep_text(k, r->author),
                           .code = keep_text(k, r->code),
                           .lang = keep_text(k, r->lang),
                           .rtl = r->rtl,
                           .paper = r->paper,
                           .date = r->date,
                           .max_pages = r->max_pages,
                           .bookmark = keep_text(k, r->bookmark),
                           .bookmark_under = keep_text(k, r->bookmark_under)};
}

struct pdf_laid *pdf_lay(struct arena *a, const struct pdf_setup *s, const struct report *r) {
    fonts_tidy(s->fonts);
    struct arena *scratch = arena_new();
    struct tags *tags = tags_new(scratch);
    struct lay *l = laying_new(scratch, s, r, tags);
    struct keeper k = {.arena = a, .lay = l};
    struct side *sides;
    struct pdf_laid *laid = arena_make(a, struct pdf_laid);
    *laid = (struct pdf_laid){.report = keep_head(&k, r),
                              .fonts = s->fonts,
                              .theme = s->theme,
                              .page_width = l->page_width,
                              .page_height = l->page_height,
                              .margin = l->margin,
                              .n_sides = report_lay_filled(l, tags->root, &sides)};
    laying_result_set(&laid->result, l, laid->n_sides, sides);
    laid->tags = tags_keep(a, tags->root);
    keep_sides(&k, l, sides, laid);
    arena_free(scratch);
    return laid;
}

struct pdf_result pdf_laid_result(const struct pdf_laid *laid) {
    return laid->result;
}

struct pdf_part pdf_part_of(const struct pdf_laid *laid) {
    return (struct pdf_part){.laid = laid,
                             .bookmark = laid->report.bookmark,
                             .bookmark_under = laid->report.bookmark_under};
}
