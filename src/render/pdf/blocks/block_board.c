/* block_board.c: where a learner is: the board of three columns, the tally, and the legend of
 * signs. */
#include "render/pdf/blocks/blocks.h"
#include "render/pdf/layout/grow.h"

#define GAP 16.0

/* Puts a sign beside the first line of a text of this type; a line lower than the sign moves down
 * for it. */
static void sign_beside(struct lay *l, struct slab *s, struct sign sign, enum type_name type,
                        double size) {
    double top = text_first_baseline(l, s, type) - 0.36 * type_size(l, type) - size / 2,
           lower = fmax(0, -top);
    for (struct item *i = s->items; i && sign.kind != SIGN_NONE; i = i->next) i->y += lower;
    if (slab_sign_put(l, s, sign, 0, top + lower, size, NULL))
        s->height = fmax(s->height + lower, top + lower + size);
}

/* ---- board ---- */

/* Sizes of a board: those of a side to look at, or of a dense list. */
static const struct board_look {
    enum type_name head, text;
    double indent, head_sign, sign, air; /* air: above and below a rule */
} wide = {TYPE_H3, TYPE_BODY, 20, 14, 13, 3}, dense = {TYPE_H4, TYPE_CELL, 15, 11, 10.5, 2};

static const struct board_look *look_of(const struct block_board *b) {
    return b->dense ? &dense : &wide;
}

static void rule_below(struct lay *l, struct slabs *out, const struct board_look *look,
                       double width) {
    const double air = units_flowing(l, look->air);
    slab_rule_add(l, slab_add(l, out, 0, 2 * air), 0, air, width, COLOR_LINE, HAIRLINE);
}

static void board_head(struct lay *l, const struct board_column *c, const struct block_board *b,
                       const struct place *at, struct slabs *out) {
    const struct board_look *look = look_of(b);
    double indent = units_paper(l, look->indent), size = units_paper(l, look->head_sign);
    struct place in = flow_place_in(at, at->width - indent, at->parent);
    heading_lay(l, inl_text(l->arena, c->title),
                &(struct title){b->level, look->head, COLOR_INK, NULL}, &in, out);
    if (c->note) {
        in.parent = elem_new(l->tags, at->parent, "P");
        text_lay_plain(l, c->note, &(struct look){.type = TYPE_SMALL, .color = COLOR_SOFT}, &in,
                       out);
    }
    slabs_shift(out->first, indent);
    if (out->first) sign_beside(l, out->first, c->sign, look->head, size);
    rule_below(l, out, look, at->width);
    for (struct slab *s = out->first; s; s = s->next) s->keep = true;
}

static void board_item(struct lay *l, const struct board_item *i, const struct board_look *look,
                       const struct place *at, struct slabs *out) {
    double indent = units_paper(l, look->indent), size = units_paper(l, look->sign);
    struct elem *body = elem_new(l->tags, elem_new(l->tags, at->parent, "LI"), "LBody");
    struct place in = flow_place_in(at, at->width - indent, elem_new(l->tags, body, "P"));
    text_lay(l, i->text,
             &(struct look){.type = look->text, .color = COLOR_INK, .plain_links = true}, &in, out);
    if (i->note) {
        in.parent = elem_new(l->tags, body, "P");
        text_lay(l, i->note,
                 &(struct look){.type = TYPE_TINY, .color = COLOR_SOFT, .plain_links = true}, &in,
                 out);
    }
    slabs_shift(out->first, indent);
    if (out->first) sign_beside(l, out->first, i->sign, look->text, size);
    slabs_keep(l, out->first, NULL);
}

static void board_items(struct lay *l, const struct board_column *c, const struct board_look *look,
                        const struct place *at, struct slabs *out) {
    struct place list = flow_place_in(
        at, at->width, elem_new_with(l->tags, at->parent, "L", "/A<</O/List/ListNumbering/None>>"));
    for (const struct board_item *i = c->items; i; i = i->next) {
        struct slabs own;
        slabs_start(&own);
        board_item(l, i, look, &list, &own);
        if (!own.first) continue;
        slabs_append(out, own.first);
        if (!i->next && !c->more) continue;
        struct slab *last = own.first;
        while (last->next) last = last->next;
        last->keep = true;
        rule_below(l, out, look, at->width);
    }
}

/* The words below the items, or in their place. */
static void board_tail(struct lay *l, const struct board_column *c, double indent,
                       const struct place *at, struct slabs *out) {
    if (c->items && !c->more) return;
    struct place in = flow_place_in(at, at->width - indent, elem_new(l->tags, at->parent, "P"));
    struct slabs own;
    slabs_start(&own);
    static const struct look quiet = {.type = TYPE_SMALL, .color = COLOR_SOFT, .plain_links = true};
    if (!c->items) text_lay_plain(l, c->empty, &quiet, &in, &own);
    text_lay(l, c->more, &quiet, &in, &own);
    slabs_shift(own.first, indent);
    slabs_append(out, own.first);
}

static void board_column(struct lay *l, const struct board_column *c, const struct block_board *b,
                         double apart, const struct place *at, struct slabs *out) {
    struct board_look look = *look_of(b);
    double indent = units_paper(l, look.indent);
    look.air += apart;
    board_head(l, c, b, at, out);
    board_items(l, c, &look, at, out);
    board_tail(l, c, indent, at, out);
}

/* ---- a list under its title ---- */

/* The title as it is repeated at the top of a column or page; an artifact, since it is no new
 * content. */
static const struct slab *again_lay(struct lay *l, const struct board_column *c,
                                    const struct place *at) {
    struct slabs words, whole;
    slabs_start(&words);
    slabs_start(&whole);
    struct look look = {
        .type = TYPE_TINY, .color = COLOR_SOFT, .only = arena_make(l->arena, struct slot)};
    text_lay_plain(l, c->again, &look, at, &words);
    if (!words.first) return NULL;
    struct slab *one = slab_add(l, &whole, 0, 0);
    const double rule = slabs_stack(l, words.first, NULL, one, 0, 0) + 1;
    /* a line that goes on here, in the middle of a paragraph, has no gap of its own */
    one->height = rule + 3;
    slab_rule_add(l, one, 0, rule, at->width, COLOR_LEAF, HAIRLINE);
    for (struct item *i = one->items; i; i = i->next) { i->slot = NULL; }
    return one;
}

/* The note is at the end of the title's line. */
static void list_head(struct lay *l, const struct board_column *c, int level,
                      const struct place *at, struct slabs *out) {
    static const struct look quiet = {.type = TYPE_TINY, .color = COLOR_SOFT, .align = ALIGN_END};
    double note = c->note ? text_width(l, c->note, &quiet) + 1 : 0;
    if (note > at->width * 0.5) note = at->width * 0.5;
    struct slabs title, words, row;
    slabs_start(&title);
    slabs_start(&words);
    slabs_start(&row);
    struct place in = flow_place_in(at, at->width - (note > 0 ? note + 8 : 0), at->parent);
    heading_lay(l, inl_text(l->arena, c->title), &(struct title){level, TYPE_H4, COLOR_INK, NULL},
                &in, &title);
    if (c->note) {
        in = flow_place_in(at, note, elem_new(l->tags, at->parent, "P"));
        text_lay_plain(l, c->note, &quiet, &in, &words);
    }
    slabs_beside(l, (struct lane[]){{title.first, 0}, {words.first, at->width - note}}, 2, &row);
    slab_rule_add(l, slab_add(l, &row, 0, 5), 0, 2, at->width, COLOR_LEAF, HAIRLINE);
    for (struct slab *s = row.first; s; s = s->next) s->keep = true;
    slabs_append(out, row.first);
}

static void list_lay(struct lay *l, const struct block_board *b, const struct place *at,
                     struct slabs *out) {
    const struct board_column *c = b->columns;
    list_head(l, c, b->level, at, out);
    const struct slab *again = c->again ? again_lay(l, c, at) : NULL;
    struct slabs own;
    slabs_start(&own);
    board_items(l, c, &dense, at, &own);
    board_tail(l, c, units_paper(l, dense.indent), at, &own);
    for (struct slab *s = own.first; s; s = s->next) s->head = again;
    slabs_append(out, own.first);
}

#define MOST_ROW 12 /* pt that a row can grow by */

/* Where a side has room that nothing else can use, rows are further apart. */
struct row_air {
    double each; /* above and below a rule */
    double rest; /* below the last row: the column with the most rows grows by what it is given */
};

static struct row_air air_of_rows(struct lay *l, const struct block *b) {
    size_t most = 0;
    for (const struct board_column *c = b->board.columns; c; c = c->next) {
        size_t rows = 0;
        for (const struct board_item *i = c->items; i; i = i->next) rows++;
        if (rows > most) most = rows;
    }
    double more = grow_by(l, b, GROW_ROWS, MOST_ROW * (double)most);
    double each = most ? floor(2 * more / (double)most) / 4 : 0;
    return (struct row_air){each, more - 2 * each * (double)most};
}

void lay_board(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    size_t n = 0, i = 0;
    for (const struct board_column *c = b->board.columns; c; c = c->next) n++;
    if (n == 0) return;
    if (n == 1 && b->board.dense) {
        list_lay(l, &b->board, at, out);
        return;
    }
    double w = (at->width - GAP * (double)(n - 1)) / (double)n;
    bool narrow = w < units_paper(l, 110); /* large print: one below the other */
    const struct row_air air = narrow ? (struct row_air){0} : air_of_rows(l, b);
    struct lane *lanes = arena_array(l->arena, n, sizeof *lanes);
    for (const struct board_column *c = b->board.columns; c; c = c->next, i++) {
        struct slabs own;
        slabs_start(&own);
        struct place in =
            flow_place_in(at, narrow ? at->width : w, elem_new(l->tags, at->parent, "Sect"));
        board_column(l, c, &b->board, air.each, &in, &own);
        if (air.rest > 0) slab_add(l, &own, 0, air.rest);
        lanes[i] = (struct lane){own.first, (w + GAP) * (double)i};
        if (own.first && i > 0) own.first->gap = units_paper(l, 16);
        if (narrow) slabs_append(out, own.first);
    }
    if (narrow) return;
    /* one that grows is on this side as a whole; parted, it could take more than it is given */
    if (air.each > 0 || air.rest > 0)
        slabs_beside(l, lanes, n, out);
    else
        slabs_beside_parted(l, lanes, n, out);
}

/* ---- tally ---- */

/* Column heads for screen readers only. */
static void tally_heads(struct lay *l, const struct block_tally *t, struct elem *table,
                        const struct place *at, struct slabs *out) {
    const char *heads[] = {t->name_head, t->signs_head, t->words_head};
    struct elem *row = elem_new(l->tags, elem_new(l->tags, table, "THead"), "TR");
    for (int i = 0; i < 3; i++) {
        struct elem *head = elem_new_with(l->tags, row, "TH", "/A<</O/Table/Scope/Column>>");
        struct place in = flow_place_in(at, at->width, head);
        text_lay_plain(l, heads[i], &(struct look){.type = TYPE_TINY, .hidden = true}, &in, out);
    }
}

static const char *names_of(struct lay *l, const struct tally_row *r) {
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < r->n_signs; i++) {
        if (i) buf_str(&b, ", ");
        buf_str(&b, r->sign_names[i]);
    }
    return buf_take(&b, l->arena);
}

static void tally_signs(struct lay *l, const struct tally_row *r, double x, double step,
                        double size, struct elem *cell, struct slab *s) {
    if (r->n_signs == 0) return;
    struct elem *figure = elem_new(l->tags, cell, "Figure");
    elem_alt(l->tags, figure, names_of(l, r));
    figure->lang = r->sign_langs ? r->sign_langs[0] : NULL;
    struct slot *slot = elem_slot(l->tags, figure);
    for (size_t i = 0; i < r->n_signs; i++) {
        struct item *sign = slab_sign_put(l, s, r->signs[i], x + (double)i * step,
                                          (type_leading(l, TYPE_BODY) - size) / 2, size, slot);
        if (sign) sign->figure = figure;
    }
}

struct tally_room {
    double name, signs, words, step, size;
    bool narrow; /* too narrow: name, signs, and words go one below the other */
};

#define LEAST_NAME 84.0

static struct tally_room tally_measure(struct lay *l, const struct block_tally *t,
                                       const struct place *at) {
    struct tally_room m = {.size = units_paper(l, 12)};
    size_t most = 0;
    for (const struct tally_row *r = t->rows; r; r = r->next) {
        if (r->n_signs > most) most = r->n_signs;
        if (r->words)
            m.words = fmax(m.words, text_width(l, r->words, &(struct look){.type = TYPE_SMALL}));
    }
    m.words = fmin(m.words + 1, at->width * 0.3) + 12;
    m.step = fmin(m.size + 5, (at->width - m.words) * 0.6 / (double)(most ? most : 1));
    m.size = fmin(m.size, m.step - 1);
    m.signs = m.step * (double)most;
    m.name = at->width - m.words - m.signs - 12;
    if (m.name >= units_paper(l, LEAST_NAME)) return m;
    m.step = fmin(units_paper(l, 12) + 5, at->width / (double)(most ? most : 1));
    return (struct tally_room){.name = at->width,
                               .words = at->width + 12,
                               .step = m.step,
                               .size = fmin(units_paper(l, 12), m.step - 1),
                               .narrow = true};
}

static void tally_beside(struct lay *l, const struct tally_row *r, const struct tally_room *m,
                         struct elem *signs, const struct place *at, const struct slabs *name,
                         const struct slabs *words, struct slabs *out) {
    double h = fmax(slabs_height(name->first), slabs_height(words->first) + 2);
    struct slab *s = slab_add(l, out, 2, fmax(h, type_leading(l, TYPE_BODY)) + 6);
    slabs_stack(l, name->first, NULL, s, 0, 0);
    tally_signs(l, r, m->name + 12, m->step, m->size, signs, s);
    slabs_stack(l, words->first, NULL, s, at->width - m->words + 12, 1.5);
}

static void tally_below(struct lay *l, const struct tally_row *r, const struct tally_room *m,
                        struct elem *signs, const struct slabs *name, const struct slabs *words,
                        struct slabs *out) {
    struct slabs row;
    slabs_start(&row);
    slabs_append(&row, name->first);
    if (r->n_signs)
        tally_signs(l, r, 0, m->step, m->size, signs,
                    slab_add(l, &row, 0, type_leading(l, TYPE_BODY)));
    slabs_append(&row, words->first);
    slab_add(l, &row, 0, 6);
    row.first->gap = 2;
    slabs_keep(l, row.first, NULL);
    slabs_append(out, row.first);
}

static void tally_row(struct lay *l, const struct tally_row *r, const struct tally_room *m,
                      struct elem *body, const struct place *at, struct slabs *out) {
    struct elem *row = elem_new(l->tags, body, "TR");
    struct slabs name, words;
    slabs_start(&name);
    slabs_start(&words);
    struct place in =
        flow_place_in(at, m->name, elem_new_with(l->tags, row, "TH", "/A<</O/Table/Scope/Row>>"));
    text_lay(l, r->name, &(struct look){.type = TYPE_BODY, .color = COLOR_INK, .plain_links = true},
             &in, &name);
    struct elem *signs = elem_new(l->tags, row, "TD");
    in = flow_place_in(at, m->words - 12, elem_new(l->tags, row, "TD"));
    struct look look = {
        .type = TYPE_SMALL, .color = COLOR_SOFT, .align = m->narrow ? ALIGN_START : ALIGN_END};
    text_lay_plain(l, r->words, &look, &in, &words);
    if (m->narrow)
        tally_below(l, r, m, signs, &name, &words, out);
    else
        tally_beside(l, r, m, signs, at, &name, &words, out);
}

/* A row of its own across all columns, never apart from the row that it belongs to. */
static void tally_said(struct lay *l, const struct tally_row *r, struct elem *body,
                       const struct place *at, struct slabs *out) {
    struct elem *row = elem_new(l->tags, body, "TR");
    struct place in =
        flow_place_in(at, at->width, elem_new_with(l->tags, row, "TD", "/A<</O/Table/ColSpan 3>>"));
    text_lay(l, r->said, &(struct look){.type = TYPE_SMALL, .color = COLOR_INK}, &in, out);
    slab_add(l, out, 0, 6);
    slabs_keep(l, out->first, NULL);
}

void lay_tally(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    struct tally_room m = tally_measure(l, &b->tally, at);
    struct elem *table = elem_new(l->tags, at->parent, "Table");
    tally_heads(l, &b->tally, table, at, out);
    struct elem *body = elem_new(l->tags, table, "TBody");
    for (const struct tally_row *r = b->tally.rows; r; r = r->next) {
        struct slabs own;
        slabs_start(&own);
        tally_row(l, r, &m, body, at, &own);
        if (r->said) tally_said(l, r, body, at, &own);
        struct slab *last = own.first;
        while (last->next) last = last->next;
        if (r->next) slab_rule_add(l, last, 0, last->height - 1, at->width, COLOR_LINE, HAIRLINE);
        slabs_append(out, own.first);
    }
}

/* ---- legend ---- */

static void legend_entry(struct lay *l, const struct legend_entry *e, struct elem *list,
                         const struct place *at, double width, struct slabs *out) {
    double size = units_paper(l, 10), indent = e->sign.kind == SIGN_NONE ? 0 : units_paper(l, 13);
    struct elem *item = elem_new(l->tags, list, "LI");
    struct place in = flow_place_in(at, width - indent, elem_new(l->tags, item, "Lbl"));
    text_lay(l, e->name, &(struct look){.type = TYPE_TINY, .color = COLOR_INK, .bold = true}, &in,
             out);
    slabs_shift(out->first, indent);
    if (out->first) sign_beside(l, out->first, e->sign, TYPE_TINY, size);
    in = flow_place_in(at, width, elem_new(l->tags, item, "LBody"));
    text_lay(l, e->means, &(struct look){.type = TYPE_TINY, .color = COLOR_INK}, &in, out);
}

void lay_legend(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_legend *g = &b->legend;
    size_t n = 0, i = 0;
    for (const struct legend_entry *e = g->entries; e; e = e->next) n++;
    if (n == 0) return;
    size_t per_row = n <= 5 && at->width / (double)n > units_paper(l, 96)
                         ? n
                         : (size_t)fmax(1, fmin((double)n, floor(at->width / units_paper(l, 120))));
    double width = at->width / (double)per_row;
    struct elem *list = elem_new_with(l->tags, at->parent, "L", "/A<</O/List/ListNumbering/None>>");
    slab_rule_add(l, slab_add(l, out, 0, 8), 0, 1, at->width, COLOR_LINE, HAIRLINE);
    struct place caption = flow_place_in(at, at->width, elem_new(l->tags, list, "Caption"));
    text_lay(l, g->title, &(struct look){.type = TYPE_TINY, .hidden = true}, &caption, out);
    struct lane *lanes = arena_array(l->arena, per_row, sizeof *lanes);
    for (const struct legend_entry *e = g->entries; e; e = e->next, i++) {
        struct slabs own;
        slabs_start(&own);
        legend_entry(l, e, list, at, width - 12, &own);
        lanes[i % per_row] = (struct lane){own.first, width * (double)(i % per_row)};
        if (i % per_row + 1 < per_row && e->next) continue;
        struct slabs row;
        slabs_start(&row);
        slabs_beside(l, lanes, i % per_row + 1, &row);
        row.first->gap = i < per_row ? 0 : 4;
        slabs_append(out, row.first);
    }
    slabs_keep(l, out->first, NULL);
    for (struct slab *s = out->first; s; s = s->next) s->foot = true;
}
