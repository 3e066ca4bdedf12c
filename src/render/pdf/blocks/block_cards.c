/* block_cards.c: pieces as cards, two beside each other: picture, title, note, and words. */
#include "render/pdf/blocks/blocks.h"
#include "render/pdf/layout/grow.h"

#define GAP 16.0
#define CARD_SHAPE 0.66 /* maximum height of a card's picture, in widths */

static bool has_picture(const struct card *c) { return c->image && c->image->jpeg; }

/* The shape of the tallest picture of a row; 0 if it has none. */
static double tallest(const struct card *c, size_t n) {
    double shape = 0;
    for (size_t i = 0; c && i < n; i++, c = c->next)
        if (has_picture(c)) shape = fmax(shape, picture_shape(c->image));
    return shape;
}

/* All pictures in a row get panels of the same height. Where the side has room, they are as high as
 * the tallest picture, and then higher. */
static double panel_height(struct lay *l, const struct block_cards *cards, const struct card *c,
                           size_t n, double width) {
    double share = cards->picture_share > 0 ? cards->picture_share / 100.0 : CARD_SHAPE;
    double most = width * fmax(share, cards->picture_most / 100.0);
    double own = width * tallest(c, n), h = units_on_grid(fmin(own, width * share));
    if (h <= 0) return 0;
    double more = grow_by(l, c, GROW_PICTURES, fmin(own, most) - h);
    return h + more + grow_by(l, c, GROW_CROPPED, most - fmax(h, fmin(own, most)));
}

static void panel_behind(struct lay *l, struct slab *s, double w, double h) {
    struct item *panel = item_add(l, s, ITEM_RECT, 0, 0, w, h);
    panel->fill = (long)units_theme_light(l, COLOR_PAPER);
    panel->radius = 8;
}

/* The picture covers its panel. Or it is shown whole: a tall one is centered in the panel, a wide
 * one touches the title. */
static void card_picture(struct lay *l, const struct block_cards *cards, const struct card *c,
                         double w, double h, struct elem *parent, struct slabs *out) {
    if (h <= 0) return;
    struct slab *s = slab_add(l, out, 0, h + 8);
    s->keep = true;
    if (!has_picture(c)) return;
    double own = w * picture_shape(c->image);
    if (!cards->fill && own > h + 1) panel_behind(l, s, w, h);
    double shown = cards->fill ? h : fmin(own, h);
    struct elem *figure =
        picture_put(l, s, c->image, 0, h - shown, w, shown, 8, cards->fill, parent);
    if (figure) figure->lang = c->lang;
}

static void card_words(struct lay *l, const struct inl *text, enum type_name type,
                       enum theme_color color, const struct place *at, struct slabs *out) {
    if (!text) return;
    struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "P"));
    text_lay(l, text, &(struct look){.type = type, .color = color, .plain_links = true}, &in, out);
}

static void card_title(struct lay *l, const struct card *c, int level, const struct place *at,
                       struct slabs *out) {
    struct inl *title = inl_in(l->arena, c->title, c->lang);
    if (c->href) {
        title = inl_wrap(l->arena, INLINE_LINK, title);
        title->href = c->href;
    }
    heading_lay(l, title, &(struct title){level, TYPE_H3, COLOR_INK, NULL}, at, out);
}

static void card_lay(struct lay *l, const struct block_cards *cards, const struct card *c,
                     double panel, const struct place *at, struct slabs *out) {
    struct slabs head;
    slabs_start(&head);
    card_title(l, c, cards->level, at, &head);
    card_picture(l, cards, c, at->width, panel, at->parent, out);
    slabs_append(out, head.first);
    card_words(l, c->note, TYPE_SMALL, COLOR_SOFT, at, out);
    card_words(l, c->text, TYPE_BODY, COLOR_INK, at, out);
    slabs_keep(l, out->first, NULL);
}

/* A card alone in its row: the words are beside the picture. */
static void card_beside(struct lay *l, const struct block_cards *cards, const struct card *c,
                        double w, const struct place *at, struct slabs *out) {
    struct slabs words, picture;
    slabs_start(&words);
    slabs_start(&picture);
    struct place in = flow_place_in(at, w, elem_new(l->tags, at->parent, "Sect"));
    card_title(l, c, cards->level, &in, &words);
    card_picture(l, cards, c, w, panel_height(l, cards, c, 1, w), in.parent, &picture);
    card_words(l, c->note, TYPE_SMALL, COLOR_SOFT, &in, &words);
    card_words(l, c->text, TYPE_BODY, COLOR_INK, &in, &words);
    struct lane lanes[] = {{picture.first, 0}, {words.first, w + GAP}};
    slabs_beside(l, lanes, 2, out);
}

/* Lays out the cards of a row; returns the card after them. */
static const struct card *row_lay(struct lay *l, const struct block_cards *cards,
                                  const struct card *c, size_t per_row, double w,
                                  const struct place *at, struct slabs *out) {
    if (per_row > 1 && !c->next && cards->fill && has_picture(c)) {
        card_beside(l, cards, c, w, at, out);
        return NULL;
    }
    double panel = panel_height(l, cards, c, per_row, w);
    struct lane lanes[2] = {{0}};
    size_t n = 0;
    for (; c && n < per_row; n++, c = c->next) {
        struct slabs own;
        slabs_start(&own);
        struct place in = flow_place_in(at, w, elem_new(l->tags, at->parent, "Sect"));
        card_lay(l, cards, c, panel, &in, &own);
        lanes[n] = (struct lane){own.first, (w + GAP) * (double)n};
    }
    slabs_beside(l, lanes, n, out);
    return c;
}

void lay_cards(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    bool two = at->width > units_paper(l, 300);
    double w = two ? (at->width - GAP) / 2 : at->width;
    for (const struct card *c = b->cards.cards; c;) {
        struct slabs row;
        slabs_start(&row);
        c = row_lay(l, &b->cards, c, two ? 2 : 1, w, at, &row);
        row.first->gap = out->first ? 16 : 0;
        slabs_append(out, row.first);
    }
}
