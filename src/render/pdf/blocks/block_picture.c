/* block_picture.c: pictures, charts, and files. Pictures are shown whole; only on cards
 * (block_cards.c) may they be cropped. */
#include "render/pdf/blocks/blocks.h"
#include "render/pdf/layout/grow.h"

#include <string.h>

#define MAY_LOSE 0.45 /* of a picture's height, so that what belongs to it fits on its page */

/* ---- pictures ---- */

double picture_shape(const struct image *i) {
    bool jpeg = i->jpeg_width > 0;
    int w = jpeg ? i->jpeg_width : i->width;
    int h = jpeg ? i->jpeg_height : i->height;
    return w > 0 && h > 0 ? (double)h / w : 0.66;
}

struct elem *picture_put(struct lay *l, struct slab *s, const struct image *image, double x,
                         double y, double w, double h, double radius, bool cover,
                         struct elem *parent) {
    double shape = picture_shape(image), iw = w, ih = h;
    if (!cover) {
        iw = fmin(w, h / shape);
        ih = iw * shape;
    }
    struct item *i = item_add(l, s, ITEM_IMAGE, x + (w - iw) / 2, y + (h - ih) / 2, iw, ih);
    i->image = image;
    i->shape = cover ? shape : 0;
    i->radius = iw > w - 1 && ih > h - 1 ? radius : fmin(radius, 4);
    if (!image->alt || !*image->alt) return NULL;
    i->figure = elem_new(l->tags, parent, "Figure");
    elem_alt(l->tags, i->figure, image->alt);
    i->slot = elem_slot(l->tags, i->figure);
    return i->figure;
}

/* The alternative text in place of a picture that cannot be printed. */
static void picture_in_words(struct lay *l, const struct image *image, const struct place *at,
                             struct slabs *out) {
    if (!image->alt || !*image->alt) return;
    struct place in = flow_place_in(at, at->width - 24, elem_new(l->tags, at->parent, "P"));
    text_lay_plain(l, image->alt, &(struct look){.type = TYPE_SMALL, .color = COLOR_SOFT}, &in,
                   out);
    slabs_shift(out->first, 12);
    struct frame *f = arena_make(l->arena, struct frame);
    *f = (struct frame){.w = at->width,
                        .reach = 5,
                        .radius = 8,
                        .fill = NO_COLOR,
                        .stroke = (long)units_theme_light(l, COLOR_LINE),
                        .line = HAIRLINE};
    slabs_frame(l, out, f, 8);
}

#define LOGO_HIGH 26.0
#define LOGO_WIDE 110.0

/* On a line of its own, aligned like the text around it. */
static void logo_lay(struct lay *l, const struct image *image, const struct place *at,
                     struct slabs *out) {
    double w = fmin(fmin(at->width, units_paper(l, LOGO_WIDE)),
                    units_paper(l, LOGO_HIGH) / picture_shape(image)),
           h = w * picture_shape(image), x = at->align == ALIGN_END ? at->width - w : 0;
    picture_put(l, slab_add(l, out, 0, h), image, x, 0, w, h, 0, false, at->parent);
}

void lay_figure(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct image *image = &b->figure.image;
    if (b->figure.small && image->jpeg) {
        logo_lay(l, image, at, out);
        return;
    }
    struct elem *group = elem_new(l->tags, at->parent, "Div");
    struct place in = flow_place_in(at, at->width, group);
    if (image->jpeg) {
        double natural = image->jpeg_width * 72 / 150.0; /* at least 150 dots per inch */
        double w = fmin(at->width, fmax(natural, at->width * 0.5)),
               h = fmin(w * picture_shape(image),
                        l->body_height * 0.6 -
                            (units_paper(l, 60) - 60)); /* room for large print */
        w = fmin(w, h / picture_shape(image));
        struct slab *s = slab_add(l, out, 0, units_on_grid(h));
        s->slack = h * MAY_LOSE;
        picture_put(l, s, image, (at->width - w) / 2, 0, w, h, 8, false, group);
    } else {
        picture_in_words(l, image, &in, out);
    }
    if (!b->figure.caption) return;
    for (struct slab *s = out->first; s; s = s->next) s->keep = true;
    struct slabs caption;
    slabs_start(&caption);
    in.parent = elem_new(l->tags, group, "Caption");
    text_lay(l, b->figure.caption,
             &(struct look){.type = TYPE_SMALL, .color = COLOR_SOFT, .align = ALIGN_CENTER}, &in,
             &caption);
    if (caption.first) caption.first->gap = 4;
    slabs_keep(l, caption.first, NULL);
    slabs_append(out, caption.first);
}

/* ---- charts ---- */

struct chart_measure {
    struct lay *l;
};

static double chart_text_width(void *context, const char *text, double size) {
    struct lay *l = ((struct chart_measure *)context)->l;
    return text_width(l, text, &(struct look){.type = TYPE_TINY}) * size / type_size(l, TYPE_TINY);
}

/* The chart's title, description, and the points of each rater as text. */
static const char *chart_in_words(struct lay *l, const struct plot *p) {
    struct buf b = BUF_INIT;
    if (p->title) buf_str(&b, p->title);
    if (p->description && *p->description) buf_fmt(&b, "%s%s", b.n ? ". " : "", p->description);
    for (size_t i = 0; i < p->n_series; i++) {
        bool named = false;
        for (size_t j = 0; j < p->series[i].n_points; j++) {
            if (!p->series[i].points[j].words) continue;
            if (b.n) buf_str(&b, "; ");
            if (!named && p->series[i].name) buf_fmt(&b, "%s: ", p->series[i].name);
            named = true;
            inl_plain(p->series[i].points[j].words, &b);
        }
    }
    return buf_take(&b, l->arena);
}

/* As high as asked for, or as its texts need; higher where there is room. */
static struct drawing *chart_drawn(struct lay *l, const struct block_chart *c, double width) {
    double h = fmin(fmax(width * 0.5, units_paper(l, 130)), units_paper(l, 180));
    if (c->height > 0) h = c->height;
    struct draw_measure measure = {chart_text_width, &(struct chart_measure){l}};
    double size = type_size(l, TYPE_TINY);
    struct drawing *d = draw_plot(l->arena, c->plot, width, h, size, &measure);
    double more = grow_by(l, c, GROW_CHART, c->height_most - d->height);
    if (more > 0) d = draw_plot(l->arena, c->plot, width, floor(d->height + more), size, &measure);
    return d;
}

static void drawing_put(struct lay *l, const struct drawing *d, const char *words, double gap,
                        const struct place *at, struct slabs *out) {
    struct item *i = item_add(l, slab_add(l, out, gap, units_on_grid(d->height)), ITEM_DRAWING, 0,
                              0, d->width, d->height);
    i->drawing = d;
    i->figure = elem_new(l->tags, at->parent, "Figure");
    elem_alt(l->tags, i->figure, words);
    i->slot = elem_slot(l->tags, i->figure);
}

void lay_chart(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct plot *p = b->chart.plot;
    if (p->title && p->show != PLOT_KEY &&
        (!l->last_title || strcmp(l->last_title, p->title) != 0)) {
        struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "P"));
        text_lay(l, inl_in(l->arena, p->title, p->title_lang),
                 &(struct look){.type = TYPE_H4, .color = COLOR_INK}, &in, out);
        for (struct slab *s = out->first; s; s = s->next) s->keep = true;
    }
    struct drawing *d = chart_drawn(l, &b->chart, at->width);
    drawing_put(l, d, chart_in_words(l, p), out->first ? 4 : 0, at, out);
}

/* ---- timelines ---- */

static void line_words(struct lay *l, const struct inl *text, enum type_name type,
                       const struct place *at, struct slabs *out) {
    if (!text) return;
    struct slabs own;
    slabs_start(&own);
    struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "P"));
    enum theme_color color = type == TYPE_SMALL ? COLOR_SOFT : COLOR_INK;
    text_lay(l, text, &(struct look){.type = type, .color = color}, &in, &own);
    slabs_append(out, own.first);
}

/* Name, signs, and the level now one below the other, then what the line opens into. */
static void line_lay(struct lay *l, const struct plot *axis, const struct timeline_line *line,
                     const struct place *at, struct slabs *out) {
    struct slabs own;
    slabs_start(&own);
    line_words(l, line->name, TYPE_H4, at, &own);
    double size = type_size(l, TYPE_TINY);
    drawing_put(l, draw_time_line(l->arena, axis, line->marks, line->n_marks, at->width, size),
                line->words, 2, at, &own);
    line_words(l, line->now, TYPE_BODY, at, &own);
    line_words(l, line->note, TYPE_SMALL, at, &own);
    slabs_keep(l, own.first, NULL);
    own.first->gap = 8;
    slabs_append(out, own.first);
    lay_blocks(l, line->blocks, at, out);
}

void lay_timeline(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_timeline *t = &b->timeline;
    struct draw_measure measure = {chart_text_width, &(struct chart_measure){l}};
    for (const struct timeline_group *g = t->groups; g; g = g->next) {
        struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "Sect"));
        struct slabs own;
        slabs_start(&own);
        heading_lay(l, g->title, &(struct title){t->level, heading_type(t->level), COLOR_INK, NULL},
                    &in, &own);
        line_words(l, inl_text(l->arena, g->note), TYPE_SMALL, &in, &own);
        struct drawing *axis =
            draw_time_axis(l->arena, t->axis, at->width, type_size(l, TYPE_TINY), &measure);
        struct item *i = item_add(l, slab_add(l, &own, 4, units_on_grid(axis->height)),
                                  ITEM_DRAWING, 0, 0, axis->width, axis->height);
        i->drawing = axis; /* the lines say their days in words */
        slabs_keep(l, own.first, NULL);
        for (const struct timeline_line *line = g->lines; line; line = line->next)
            line_lay(l, t->axis, line, &in, &own);
        if (out->first && own.first) own.first->gap = 16;
        slabs_append(out, own.first);
    }
}

/* ---- files ---- */

void lay_files(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    struct elem *list = elem_new_with(l->tags, at->parent, "L", "/A<</O/List/ListNumbering/None>>");
    for (const struct file_link *f = b->files.files; f; f = f->next) {
        struct elem *body = elem_new(l->tags, elem_new(l->tags, list, "LI"), "LBody");
        struct inls text;
        inls_start(&text, l->arena);
        inls_append(&text, inl_link(l->arena, f->ref, f->title));
        if (f->note) {
            inls_add(&text, INLINE_TEXT, "  ");
            inls_append(&text, inl_wrap(l->arena, INLINE_QUIET, inl_text(l->arena, f->note)));
        }
        struct slabs own;
        slabs_start(&own);
        struct place in = flow_place_in(at, at->width, elem_new(l->tags, body, "P"));
        text_lay(l, text.first, &(struct look){.type = TYPE_BODY, .color = COLOR_INK}, &in, &own);
        if (own.first) own.first->gap = f == b->files.files ? 0 : 4;
        slabs_append(out, own.first);
    }
}
