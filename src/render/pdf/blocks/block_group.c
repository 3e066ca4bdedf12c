/* block_group.c: blocks that contain blocks: columns, sections, callouts, facts; and the page
 * break. */
#include "render/pdf/blocks/blocks.h"

#include <math.h>

#define GUTTER 20.0
#define AIR 12.0      /* inside frames */
#define MOST_SLIP 0.9 /* of a page; more is no slip */

/* ---- columns ---- */

static size_t count(const struct column *c) {
    size_t n = 0;
    for (; c; c = c->next) n++;
    return n;
}

/* The page's title on one side and a few words on the other: those align at the far end, over a
 * shared rule. */
static bool is_masthead(const struct block_columns *cs) {
    const struct block *first = cs->columns ? cs->columns->blocks : NULL;
    return cs->style == COLUMNS_PLAIN && count(cs->columns) == 2 && first &&
           first->kind == BLOCK_HEADING && first->heading.level == 1;
}

static void column_lay(struct lay *l, const struct block_columns *cs, const struct column *c,
                       const struct place *at, struct slabs *out) {
    struct slab *title = NULL;
    if (c->title) {
        bool framed = cs->style == COLUMNS_FRAMED;
        struct title look = {.level = cs->level, .type = TYPE_H3, .color = COLOR_INK};
        if (framed) look.type = TYPE_H4;
        if (framed) look.color = COLOR_LEAF;
        heading_lay(l, inl_text(l->arena, c->title), &look, at, out);
        title = out->first;
    }
    struct slabs own;
    slabs_start(&own);
    lay_blocks(l, c->blocks, at, &own);
    if (!own.first) return;
    if (title) own.first->gap = 4;
    slabs_append(out, own.first);
}

static void outline(struct lay *l, struct slab *s, double from, double to, enum theme_color color,
                    double line) {
    struct item *r = item_behind(l, s, ITEM_RECT, from, 0, to - from, s->height);
    r->stroke = (long)units_theme_light(l, (int)color);
    r->line = line;
    r->radius = 8;
}

static void hairlines_between(struct lay *l, struct slab *s, const struct lane *lanes, size_t n) {
    for (size_t i = 1; i < n; i++) {
        struct item *r = item_add(l, s, ITEM_RECT, lanes[i].x - GUTTER / 2 - HAIRLINE / 2, 0.5,
                                  HAIRLINE, s->height - 1);
        r->fill = (long)units_theme_light(l, COLOR_LINE);
    }
}

/* The height of frames is known only after all columns are laid out: each resulting slab gets its
 * own. */
static void columns_frame(struct lay *l, const struct block_columns *cs, const struct lane *lanes,
                          size_t n, double width, struct slab *s) {
    double air = cs->style == COLUMNS_FRAMED ? fmin(AIR, units_close(l, AIR, 8)) : AIR;
    for (; s; s = s->next) {
        for (struct item *i = s->items; i; i = i->next) i->y += air;
        /* room to add something by hand */
        double least = cs->style == COLUMNS_FRAMED ? units_space(l, 56) : 0;
        s->height = units_on_grid(fmax(s->height, least) + 2 * air);
        if (cs->style == COLUMNS_FRAMED) {
            hairlines_between(l, s, lanes, n);
            outline(l, s, 0, width, COLOR_LEAF, 1);
        }
        for (size_t i = 0; cs->style == COLUMNS_CARDS && i < n; i++)
            outline(l, s, lanes[i].x - AIR, i + 1 < n ? lanes[i + 1].x - AIR - 12 : width,
                    COLOR_LINE, HAIRLINE);
    }
}

/* The shorter side of a masthead ends level with the longer one. */
static void masthead_level(struct lay *l, struct lane *lanes) {
    double lower = slabs_height(lanes[0].first) - slabs_height(lanes[1].first);
    if (lower <= 0 || !lanes[1].first) return;
    struct slabs side;
    slabs_start(&side);
    slab_add(l, &side, 0, lower)->keep = true;
    lanes[1].first->gap = 0;
    slabs_append(&side, lanes[1].first);
    lanes[1].first = side.first;
}

static void masthead_rule(struct lay *l, const struct place *at, struct slabs *out) {
    for (struct slab *s = out->first; s; s = s->next) s->keep = true;
    slab_rule_add(l, slab_add(l, out, 0, 8), 0, 6, at->width, COLOR_LEAF, 1.5);
}

static double gutter_of(const struct block_columns *cs) {
    return cs->style == COLUMNS_CARDS ? 2 * AIR + 12 : GUTTER;
}

/* Lays out each column in its share of the room; framed ones inside the frame's padding. */
static struct lane *columns_lay(struct lay *l, const struct block_columns *cs, size_t n,
                                const struct place *at) {
    bool framed = cs->style != COLUMNS_PLAIN, masthead = is_masthead(cs);
    double air = framed ? AIR : 0, x = air;
    double room = at->width - gutter_of(cs) * (double)(n - 1) - 2 * air;
    int weights = 0;
    for (const struct column *c = cs->columns; c; c = c->next)
        weights += c->weight > 0 ? c->weight : 1;
    struct lane *lanes = arena_array(l->arena, n, sizeof *lanes), *lane = lanes;
    for (const struct column *c = cs->columns; c; c = c->next, lane++) {
        struct slabs own;
        slabs_start(&own);
        struct place in = flow_place_in(at, room * (c->weight > 0 ? c->weight : 1) / weights,
                                        elem_new(l->tags, at->parent, "Sect"));
        in.masthead = masthead;
        if (masthead && lane != lanes) in.align = ALIGN_END;
        column_lay(l, cs, c, &in, &own);
        *lane = (struct lane){own.first, x};
        x += in.width + gutter_of(cs);
    }
    if (masthead) masthead_level(l, lanes);
    return lanes;
}

/* Too narrow for columns, as in large print: one below the other, without frames. */
static void columns_stacked(struct lay *l, const struct block_columns *cs, const struct place *at,
                            struct slabs *out) {
    for (const struct column *c = cs->columns; c; c = c->next) {
        struct slabs own;
        slabs_start(&own);
        struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "Sect"));
        column_lay(l, cs, c, &in, &own);
        if (own.first && out->first) own.first->gap = units_paper(l, 12);
        slabs_append(out, own.first);
    }
}

/* The width of the column with the smallest share. */
static double narrowest(const struct block_columns *cs, size_t n, const struct place *at) {
    int weights = 0, least = 4;
    for (const struct column *c = cs->columns; c; c = c->next) {
        int weight = c->weight > 0 ? c->weight : 1;
        weights += weight;
        if (weight < least) least = weight;
    }
    return (at->width - gutter_of(cs) * (double)(n - 1) - 2 * AIR) * least / weights;
}

#define LEAST_FLOW 190.0 /* narrower columns of running text become one */

/* Which slabs are in which column is decided with the pages (pages/flowing.c). */
static void columns_flow(struct lay *l, const struct block_columns *cs, const struct place *at,
                         struct slabs *out) {
    struct flow *f = arena_make(l->arena, struct flow);
    *f = (struct flow){.n = 1, .width = at->width, .gutter = GUTTER};
    double half = (at->width - GUTTER) / 2;
    if (half >= units_paper(l, LEAST_FLOW)) {
        f->n = 2;
        f->width = half;
    }
    struct place in = flow_place_in(at, f->width, elem_new(l->tags, at->parent, "Sect"));
    column_lay(l, cs, cs->columns, &in, out);
    for (struct slab *s = out->first; s; s = s->next) {
        s->flow = f;
        s->new_page = s->soft = s->foot = false;
        s->slip = 0;
    }
}

void lay_columns(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_columns *cs = &b->columns;
    size_t n = count(cs->columns);
    if (n == 0) return;
    if (cs->style == COLUMNS_FLOW) {
        columns_flow(l, cs, at, out);
        return;
    }
    if (n > 1 && narrowest(cs, n, at) < units_paper(l, 80)) {
        columns_stacked(l, cs, at, out);
        return;
    }
    double body = l->body_height;
    if (cs->style != COLUMNS_PLAIN) l->body_height -= 2 * AIR + GRID;
    struct lane *lanes = columns_lay(l, cs, n, at);
    if (cs->style == COLUMNS_PLAIN)
        slabs_beside_parted(l, lanes, n, out);
    else
        slabs_beside(l, lanes, n, out);
    l->body_height = body;
    if (cs->style != COLUMNS_PLAIN) columns_frame(l, cs, lanes, n, at->width, out->first);
    if (is_masthead(cs)) masthead_rule(l, at, out);
}

/* ---- sections ---- */

static bool is_title(const struct slab *s) {
    for (const struct item *i = s->items; i; i = i->next)
        if (i->kind == ITEM_ANCHOR && i->title) return true;
    return false;
}

/* What does not fit on one page begins a page, and is split above titles and pictures if possible,
 * so that no page begins with the last lines of something. */
static void begin_page(struct slab *first) {
    first->new_page = true;
    for (struct slab *s = first; s->next; s = s->next)
        if (!is_title(s->next) && s->next->slack <= 0) s->keep = true;
}

static void arrange(const struct lay *l, struct slab *first) {
    slabs_keep(l, first, NULL);
    if (slabs_height(first) > l->body_height) begin_page(first);
}

/* The number of pages when the pictures give this share of what they may; nothing is changed. */
static size_t pages_with(struct lay *l, const struct slab *first, double share) {
    struct slabs copy;
    struct slab **pieces;
    slabs_start(&copy);
    for (const struct slab *s = first; s; s = s->next) {
        struct slab *one = arena_copy(l->arena, s, sizeof *s);
        one->next = NULL;
        one->height -= s->slack * share;
        slabs_append(&copy, one);
    }
    arrange(l, copy.first);
    return slabs_part(l, copy.first, NULL, l->body_height, true, &pieces);
}

/* On as few pages as possible, with pictures as high as possible then. */
static void keep_piece(struct lay *l, struct slab *first) {
    enum { STEPS = 8 };
    size_t least = pages_with(l, first, 1);
    int step = 0;
    while (step < STEPS && pages_with(l, first, (double)step / STEPS) > least) step++;
    slabs_lower_pictures(first, (double)step / STEPS);
    arrange(l, first);
}

/* The line to cut along, above the slip. */
static void slip_edge(struct lay *l, const struct place *at, struct slabs *out) {
    struct slabs slip;
    slabs_start(&slip);
    struct slab *edge = slab_add(l, &slip, 0, 12);
    for (double x = 0; x < at->width; x += 6)
        slab_rule_add(l, edge, x, 2, fmin(3, at->width - x), COLOR_SOFT, HAIRLINE);
    edge->keep = true;
    slabs_append(&slip, out->first);
    *out = slip;
    l->slips++;
    for (struct slab *s = out->first; s; s = s->next) s->slip = l->slips;
}

void lay_section(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_section *s = &b->section;
    bool card = s->style == SECTION_CARD;
    struct place in =
        flow_place_in(at, at->width - (card ? 2 * AIR : 0), elem_new(l->tags, at->parent, "Sect"));
    if (s->title)
        heading_lay(l, s->title, &(struct title){s->level, heading_type(s->level), COLOR_INK, NULL},
                    &in, out);
    struct slabs own;
    slabs_start(&own);
    const bool outer = l->in_slip;
    l->in_slip = outer || s->style == SECTION_SLIP;
    lay_blocks(l, s->blocks, &in, &own);
    l->in_slip = outer;
    if (own.first) {
        if (out->first) own.first->gap = 4;
        slabs_append(out, own.first);
    }
    if (card) {
        slabs_shift(out->first, AIR);
        struct frame *f = arena_make(l->arena, struct frame);
        *f = (struct frame){.w = at->width,
                            .reach = 5,
                            .radius = 8,
                            .fill = NO_COLOR,
                            .stroke = (long)units_theme_light(l, COLOR_LINE),
                            .line = HAIRLINE};
        slabs_frame(l, out, f, AIR);
    }
    if (s->begins_page && out->first)
        keep_piece(l, out->first);
    else if (s->keep_together || s->style == SECTION_SLIP)
        slabs_keep(l, out->first, NULL);
    if (s->style == SECTION_SLIP && slabs_height(out->first) < l->body_height * MOST_SLIP)
        slip_edge(l, at, out);
}

void lay_callout(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    struct place in = flow_place_in(at, at->width - 2 * AIR, elem_new(l->tags, at->parent, "Sect"));
    struct place title = flow_place_in(
        &in, in.width, b->callout.title ? elem_new(l->tags, in.parent, "P") : in.parent);
    text_lay(l, b->callout.title, &(struct look){.type = TYPE_H4, .color = COLOR_INK}, &title, out);
    for (struct slab *s = out->first; s; s = s->next) s->keep = true;
    struct slabs own;
    slabs_start(&own);
    lay_blocks(l, b->callout.blocks, &in, &own);
    slabs_append(out, own.first);
    slabs_shift(out->first, AIR);
    struct frame *ground = arena_make(l->arena, struct frame),
                 *bar = arena_make(l->arena, struct frame);
    *ground = (struct frame){.reach = 5,
                             .w = at->width,
                             .radius = 4,
                             .fill = (long)units_theme_light(l, COLOR_SUN_TINT),
                             .stroke = NO_COLOR};
    *bar = (struct frame){.w = 3,
                          .reach = 5,
                          .fill = (long)units_theme_light(l, COLOR_SUN),
                          .stroke = NO_COLOR,
                          .radius = 1.5};
    slabs_frame(l, out, bar, 8);
    slabs_frame(l, out, ground, 0);
}

/* ---- facts ---- */

enum { FACT_GAP = 12 };

static struct inl *term_of(struct lay *l, const struct fact *f) {
    struct inls is;
    inls_start(&is, l->arena);
    inls_add(&is, INLINE_TEXT, f->term);
    if (!f->again) return is.first;
    inls_add(&is, INLINE_BREAK, NULL);
    inls_append(&is, inl_in(l->arena, f->again, f->again_lang));
    return is.first;
}

/* Room for the terms beside what is said: no word of theirs is broken. 0: they are above it. */
static double terms_beside(struct lay *l, const struct block *b, const struct place *at) {
    const struct look look = {.type = TYPE_H4, .color = COLOR_INK};
    double room = at->width * 0.28;
    if (at->width <= units_paper(l, 240)) return 0;
    for (const struct fact *f = b->facts.facts; f; f = f->next) {
        double line, word;
        text_measure(l, term_of(l, f), &look, at, &line, &word);
        room = fmax(room, word + 1 + FACT_GAP);
    }
    return room <= at->width * 0.4 ? units_on_grid(room) : 0;
}

void lay_facts(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const double indent = terms_beside(l, b, at);
    const bool beside = indent > 0;
    struct elem *list = elem_new_with(l->tags, at->parent, "L", "/A<</O/List/ListNumbering/None>>");
    for (const struct fact *f = b->facts.facts; f; f = f->next) {
        struct elem *item = elem_new(l->tags, list, "LI");
        struct slabs term, said;
        slabs_start(&term);
        slabs_start(&said);
        struct place in = flow_place_in(at, beside ? indent - FACT_GAP : at->width,
                                        elem_new(l->tags, item, "Lbl"));
        text_lay(l, term_of(l, f), &(struct look){.type = TYPE_H4, .color = COLOR_INK}, &in, &term);
        for (struct slab *s = term.first; s; s = s->next) s->keep = true;
        in = flow_place_in(at, at->width - indent, elem_new(l->tags, item, "LBody"));
        lay_blocks(l, f->blocks, &in, &said);
        struct slabs own;
        slabs_start(&own);
        if (beside) {
            slabs_beside_parted(l, (struct lane[]){{term.first, 0}, {said.first, indent}}, 2, &own);
        } else {
            slabs_append(&own, term.first);
            slabs_append(&own, said.first);
        }
        if (own.first) own.first->gap = f == b->facts.facts ? 0 : 4;
        slabs_append(out, own.first);
    }
}

void lay_page_break(struct lay *l, const struct block *b, const struct place *at,
                    struct slabs *out) {
    (void)at;
    struct slab *s = slab_add(l, out, 0, 0);
    s->new_page = !b->page_break.soft;
    s->soft = b->page_break.soft;
    l->side += !b->page_break.soft;
}
