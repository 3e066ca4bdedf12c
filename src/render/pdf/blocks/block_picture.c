/* block_picture.c: pictures, cards, charts, and files. Pictures are never cropped: a child's work
 * is shown whole. */
#include "render/pdf/blocks/blocks.h"

#include <string.h>

#define GAP 16.0
#define CARD_SHAPE 0.66 /* maximum height of a card's picture, in widths */

/* ---- pictures ---- */

static double shape_of(const struct image *i) { /* height in widths */
    bool jpeg = i->jpeg_width > 0;
    int w = jpeg ? i->jpeg_width : i->width;
    int h = jpeg ? i->jpeg_height : i->height;
    return w > 0 && h > 0 ? (double)h / w : 0.66;
}

struct elem *picture_put(struct lay *l, struct slab *s, const struct image *image, double x,
                         double y, double w, double h, double radius, struct elem *parent) {
    double shape = shape_of(image), iw = fmin(w, h / shape), ih = iw * shape;
    struct item *i = item_add(l, s, ITEM_IMAGE, x + (w - iw) / 2, y + (h - ih) / 2, iw, ih);
    i->image = image;
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
                    units_paper(l, LOGO_HIGH) / shape_of(image)),
           h = w * shape_of(image), x = at->align == ALIGN_END ? at->width - w : 0;
    picture_put(l, slab_add(l, out, 0, h), image, x, 0, w, h, 0, at->parent);
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
               h = fmin(w * shape_of(image),
                        l->body_height * 0.6 -
                            (units_paper(l, 60) - 60)); /* room for large print */
        w = fmin(w, h / shape_of(image));
        picture_put(l, slab_add(l, out, 0, units_on_grid(h)), image, 0, 0, w, h, 8, group);
    } else {
        picture_in_words(l, image, &in, out);
    }
    if (!b->figure.caption) return;
    for (struct slab *s = out->first; s; s = s->next) s->keep = true;
    struct slabs caption;
    slabs_start(&caption);
    in.parent = elem_new(l->tags, group, "Caption");
    text_lay(l, b->figure.caption, &(struct look){.type = TYPE_SMALL, .color = COLOR_SOFT}, &in,
             &caption);
    if (caption.first) caption.first->gap = 4;
    slabs_keep(l, caption.first, NULL);
    slabs_append(out, caption.first);
}

/* ---- cards ---- */

/* All pictures in a row get panels of the same height. */
static double panel_height(const struct card *c, size_t n, double width, double share) {
    double h = 0;
    for (size_t i = 0; c && i < n; i++, c = c->next)
        if (c->image && c->image->jpeg)
            h = fmax(h, fmin(width * shape_of(c->image), width * share));
    return units_on_grid(h);
}

static void card_picture(struct lay *l, const struct card *c, double w, double h,
                         struct elem *parent, struct slabs *out) {
    if (h <= 0) return;
    struct slab *s = slab_add(l, out, 0, h + 8);
    s->keep = true;
    if (!c->image || !c->image->jpeg) return;
    double own = w * shape_of(c->image);
    if (own > h + 1) { /* a tall picture is centered in a panel; a wide one touches the title */
        struct item *panel = item_add(l, s, ITEM_RECT, 0, 0, w, h);
        panel->fill = (long)units_theme_light(l, COLOR_PAPER);
        panel->radius = 8;
        own = h;
    }
    struct elem *figure = picture_put(l, s, c->image, 0, h - own, w, own, 8, parent);
    if (figure) figure->lang = c->lang;
}

static void card_words(struct lay *l, const struct inl *text, enum type_name type,
                       enum theme_color color, const struct place *at, struct slabs *out) {
    if (!text) return;
    struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "P"));
    text_lay(l, text, &(struct look){.type = type, .color = color, .plain_links = true}, &in, out);
}

static void card_lay(struct lay *l, const struct card *c, int level, double panel,
                     const struct place *at, struct slabs *out) {
    struct slabs head;
    slabs_start(&head);
    struct inl *title = inl_in(l->arena, c->title, c->lang);
    if (c->href) {
        title = inl_wrap(l->arena, INLINE_LINK, title);
        title->href = c->href;
    }
    heading_lay(l, title, &(struct title){level, TYPE_H3, COLOR_INK, NULL}, at, &head);
    card_picture(l, c, at->width, panel, at->parent, out);
    slabs_append(out, head.first);
    card_words(l, c->note, TYPE_SMALL, COLOR_SOFT, at, out);
    card_words(l, c->text, TYPE_BODY, COLOR_INK, at, out);
    slabs_keep(l, out->first, NULL);
}

void lay_cards(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    bool two = at->width > units_paper(l, 300);
    double w = two ? (at->width - GAP) / 2 : at->width;
    double share = b->cards.picture_share > 0 ? b->cards.picture_share / 100.0 : CARD_SHAPE;
    for (const struct card *c = b->cards.cards; c;) {
        double panel = panel_height(c, two ? 2 : 1, w, share);
        struct lane lanes[2] = {{0}};
        size_t n = 0;
        for (; c && n < (two ? 2 : 1); n++, c = c->next) {
            struct slabs own;
            slabs_start(&own);
            struct place in = flow_place_in(at, w, elem_new(l->tags, at->parent, "Sect"));
            card_lay(l, c, b->cards.level, panel, &in, &own);
            lanes[n] = (struct lane){own.first, (w + GAP) * (double)n};
        }
        struct slabs row;
        slabs_start(&row);
        slabs_beside(l, lanes, n, &row);
        row.first->gap = out->first ? 16 : 0;
        slabs_append(out, row.first);
    }
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
    double h = b->chart.small
                   ? units_paper(l, 88)
                   : fmin(fmax(at->width * 0.5, units_paper(l, 130)), units_paper(l, 180));
    struct draw_measure measure = {chart_text_width, &(struct chart_measure){l}};
    struct drawing *d = draw_plot(l->arena, p, at->width, h, type_size(l, TYPE_TINY), &measure);
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
