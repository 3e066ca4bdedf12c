/* block_group.c: blocks that hold blocks: columns, sections, call-outs, facts; and the page break. */
#include "render/pdf/layout.h"

#define GUTTER 20.0
#define AIR 12.0 /* inside frames */

/* ---- columns ---- */

static size_t count(const struct column *c) {
    size_t n = 0;
    for (; c; c = c->next) n++;
    return n;
}

/* The page's title on one side and a few words on the other: those stand at the far end, over one rule. */
static bool is_masthead(const struct block_columns *cs) {
    const struct block *first = cs->columns ? cs->columns->blocks : NULL;
    return cs->style == COLUMNS_PLAIN && count(cs->columns) == 2 && first && first->kind == BLOCK_HEADING && first->heading.level == 1;
}

static void column_lay(struct lay *l, const struct block_columns *cs, const struct column *c, const struct place *at, struct slabs *out) {
    struct slab *title = NULL;
    if (c->title) {
        bool framed = cs->style == COLUMNS_FRAMED;
        heading_lay(l, inl_text(l->arena, c->title),
                    &(struct title){cs->level, framed ? TYPE_H4 : TYPE_H3, framed ? COLOR_LEAF : COLOR_INK, NULL}, at, out);
        title = out->first;
    }
    struct slabs own;
    slabs_start(&own);
    blocks_lay(l, c->blocks, at, &own);
    if (!own.first) return;
    if (title) own.first->gap = 4;
    slabs_append(out, own.first);
}

/* Frames of columns are known only when all of them are: each slab that came out gets its own. */
static void columns_frame(struct lay *l, const struct block_columns *cs, const struct lane *lanes, size_t n, double width, struct slab *s) {
    for (; s; s = s->next) {
        for (struct item *i = s->items; i; i = i->next) i->y += AIR;
        s->height = on_grid(fmax(s->height, cs->style == COLUMNS_FRAMED ? 56 : 0) + 2 * AIR);
        if (cs->style == COLUMNS_FRAMED) {
            for (size_t i = 1; i < n; i++) {
                struct item *r = item_add(l, s, ITEM_RECT, lanes[i].x - GUTTER / 2 - HAIRLINE / 2, 0.5, HAIRLINE, s->height - 1);
                r->fill = (long)theme_light(l, COLOR_LINE);
            }
        }
        for (size_t i = 0; i < (cs->style == COLUMNS_CARDS ? n : 1); i++) {
            double to = cs->style == COLUMNS_CARDS && i + 1 < n ? lanes[i + 1].x - 2 * AIR - 12 + AIR : width;
            double from = cs->style == COLUMNS_CARDS ? lanes[i].x - AIR : 0;
            struct item *r = item_behind(l, s, ITEM_RECT, from, 0, to - from, s->height);
            r->stroke = (long)theme_light(l, cs->style == COLUMNS_FRAMED ? COLOR_LEAF : COLOR_LINE);
            r->line = cs->style == COLUMNS_FRAMED ? 1 : HAIRLINE;
            r->radius = 8;
        }
    }
}

void lay_columns(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_columns *cs = &b->columns;
    size_t n = count(cs->columns), i = 0;
    if (n == 0) return;
    bool framed = cs->style != COLUMNS_PLAIN, masthead = is_masthead(cs);
    double gutter = cs->style == COLUMNS_CARDS ? 2 * AIR + 12 : GUTTER;
    double room = at->width - gutter * (double)(n - 1) - (framed ? 2 * AIR : 0), x = framed ? AIR : 0;
    int weights = 0;
    for (const struct column *c = cs->columns; c; c = c->next) weights += c->weight > 0 ? c->weight : 1;
    struct lane *lanes = arena_array(l->arena, n, sizeof *lanes);
    for (const struct column *c = cs->columns; c; c = c->next, i++) {
        double w = room * (c->weight > 0 ? c->weight : 1) / weights;
        struct slabs own;
        slabs_start(&own);
        struct place in = place_in(at, w, elem_new(l->tags, at->parent, "Sect"));
        in.masthead = masthead;
        if (masthead && i == 1) in.align = ALIGN_END;
        column_lay(l, cs, c, &in, &own);
        if (masthead && i == 1 && own.first) own.first->gap = 0;
        lanes[i] = (struct lane){own.first, x};
        x += w + gutter;
    }
    double body = l->body_height;
    if (framed) l->body_height -= 2 * AIR + GRID;
    double lowest = masthead ? slabs_height(lanes[0].first) - slabs_height(lanes[1].first) : 0;
    if (masthead && lowest > 0 && lanes[1].first) { /* both end on one line */
        struct slabs lower;
        slabs_start(&lower);
        slab_add(l, &lower, 0, lowest)->keep = true;
        slabs_append(&lower, lanes[1].first);
        lanes[1].first = lower.first;
    }
    struct lane *first = arena_copy(l->arena, lanes, n * sizeof *lanes);
    slabs_beside(l, lanes, n, out);
    l->body_height = body;
    if (framed) columns_frame(l, cs, first, n, at->width, out->first);
    if (!masthead) return;
    for (struct slab *s = out->first; s; s = s->next) s->keep = true;
    rule_add(l, slab_add(l, out, 0, 8), 0, 6, at->width, COLOR_LEAF, 1.5);
}

/* ---- sections ---- */

void lay_section(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_section *s = &b->section;
    bool card = s->style == SECTION_CARD;
    struct place in = place_in(at, at->width - (card ? 2 * AIR : 0), elem_new(l->tags, at->parent, "Sect"));
    if (s->title) heading_lay(l, s->title, &(struct title){s->level, heading_type(s->level), COLOR_INK, NULL}, &in, out);
    struct slabs own;
    slabs_start(&own);
    blocks_lay(l, s->blocks, &in, &own);
    if (own.first) {
        if (out->first) own.first->gap = 4;
        slabs_append(out, own.first);
    }
    if (card) {
        slabs_shift(out->first, AIR);
        struct frame *f = arena_make(l->arena, struct frame);
        *f = (struct frame){.w = at->width, .radius = 8, .fill = NO_COLOR, .stroke = (long)theme_light(l, COLOR_LINE), .line = HAIRLINE};
        slabs_frame(l, out, f, AIR);
    }
    if (s->keep_together) slabs_keep(l, out->first, NULL);
}

void lay_callout(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    struct place in = place_in(at, at->width - 2 * AIR, elem_new(l->tags, at->parent, "Sect"));
    struct place title = place_in(&in, in.width, b->callout.title ? elem_new(l->tags, in.parent, "P") : in.parent);
    words_lay(l, b->callout.title, &(struct words){.type = TYPE_H4, .color = COLOR_INK}, &title, out);
    for (struct slab *s = out->first; s; s = s->next) s->keep = true;
    struct slabs own;
    slabs_start(&own);
    blocks_lay(l, b->callout.blocks, &in, &own);
    slabs_append(out, own.first);
    slabs_shift(out->first, AIR);
    struct frame *ground = arena_make(l->arena, struct frame), *bar = arena_make(l->arena, struct frame);
    *ground = (struct frame){.w = at->width, .radius = 4, .fill = (long)theme_light(l, COLOR_SUN_TINT), .stroke = NO_COLOR};
    *bar = (struct frame){.w = 3, .fill = (long)theme_light(l, COLOR_SUN), .stroke = NO_COLOR, .radius = 1.5};
    slabs_frame(l, out, bar, 8);
    slabs_frame(l, out, ground, 0);
}

/* ---- facts ---- */

void lay_facts(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    bool beside = at->width > paper(l, 240);
    double indent = beside ? on_grid(at->width * 0.28) : 0;
    struct elem *list = elem_new_with(l->tags, at->parent, "L", "/A<</O/List/ListNumbering/None>>");
    for (const struct fact *f = b->facts.facts; f; f = f->next) {
        struct elem *item = elem_new(l->tags, list, "LI");
        struct slabs term, said;
        slabs_start(&term);
        slabs_start(&said);
        struct place in = place_in(at, beside ? indent - 12 : at->width, elem_new(l->tags, item, "Lbl"));
        words_lay_text(l, f->term, &(struct words){.type = TYPE_H4, .color = COLOR_INK}, &in, &term);
        for (struct slab *s = term.first; s; s = s->next) s->keep = true;
        in = place_in(at, at->width - indent, elem_new(l->tags, item, "LBody"));
        blocks_lay(l, f->blocks, &in, &said);
        struct slabs own;
        slabs_start(&own);
        if (beside) {
            slabs_beside(l, (struct lane[]){{term.first, 0}, {said.first, indent}}, 2, &own);
        } else {
            slabs_append(&own, term.first);
            slabs_append(&own, said.first);
        }
        if (own.first) own.first->gap = f == b->facts.facts ? 0 : 4;
        slabs_append(out, own.first);
    }
}

void lay_page_break(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    (void)b, (void)at;
    slab_add(l, out, 0, 0)->new_page = true;
}
