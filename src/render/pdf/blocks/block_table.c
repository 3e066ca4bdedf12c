/* block_table.c: tables: column widths, rows that break only if taller than a page, heads that are
 * repeated on each page. */
#include "render/pdf/blocks/blocks.h"

#define CELL_GAP 12.0   /* between columns */
#define MOST_HEAD 0.25  /* of a page; a taller head is not repeated */
#define ROW_AIR 3.0     /* above and below the text of a row */
#define PEN_ROW 22.0    /* the lowest row of a table to write in */
#define DENSE_AIR 1.0   /* likewise, in a dense table */
#define LEAST_CELL 30.0 /* narrower columns would break words into letters: cells are stacked */

static const struct look cell_look = {.type = TYPE_CELL, .color = COLOR_INK, .plain_links = true};
static const struct look head_look = {.type = TYPE_CELL, .color = COLOR_SOFT, .bold = true};

/* ---- widths ---- */

struct need {
    double line, word; /* everything on one line; its widest word */
};

static void need_of(struct lay *l, const struct inl *text, const struct look *look,
                    const struct place *at, struct need *n) {
    double line, word;
    text_measure(l, text, look, at, &line, &word);
    n->line = fmax(n->line, line + 1);
    n->word = fmax(n->word, word + 1);
}

static struct need *needs(struct lay *l, const struct block_table *t, const struct place *at) {
    struct need *n = arena_array(l->arena, t->n_columns, sizeof *n);
    for (size_t i = 0; i < t->n_columns; i++)
        need_of(l, inl_text(l->arena, t->columns[i].head), &head_look, at, &n[i]);
    for (const struct row *r = t->rows; r; r = r->next) {
        size_t i = 0;
        for (const struct cell *c = r->cells; c && i < t->n_columns; c = c->next, i++)
            need_of(l, c->text, &cell_look, at, &n[i]);
    }
    return n;
}

#define LEAST_SHARE 0.4 /* of the room, for columns with a weight, unless words would break */

/* Gives the chosen columns `room` in total: their full lines if those fit, otherwise at least their
 * widest words, otherwise less. */
static void shrink(const struct need *n, const bool *chosen, size_t n_columns, double room,
                   double *w) {
    double want = 0, least = 0;
    for (size_t i = 0; i < n_columns; i++) {
        want += chosen[i] ? n[i].line : 0;
        least += chosen[i] ? n[i].word : 0;
    }
    double part = want > least ? fmax(0, (room - least) / (want - least)) : 0;
    if (want <= room) part = 1;
    double squeeze = part <= 0 && least > room ? room / least : 1;
    for (size_t i = 0; i < n_columns; i++)
        if (chosen[i]) w[i] = (n[i].word + part * (n[i].line - n[i].word)) * squeeze;
}

static double sum_of(const double *w, const bool *chosen, size_t n, bool which) {
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += chosen[i] == which ? w[i] : 0;
    return sum;
}

static double least_width(const struct need *n, double letters, bool whole_words) {
    return whole_words ? fmax(n->word, letters) : letters;
}

/* No column is narrower than its widest word, or if there is no room for that, than a few letters.
 * The other columns give up width in proportion to what they have beyond that. */
static void floor_widths(const struct lay *l, const struct need *needs, double *w, size_t n,
                         double room) {
    double letters = fmin(units_paper(l, LEAST_CELL), room / (double)n), over = 0, want = 0,
           words = 0;
    for (size_t i = 0; i < n; i++) words += fmax(needs[i].word, letters);
    for (size_t i = 0; i < n; i++) {
        double least = least_width(&needs[i], letters, words <= room);
        over += fmax(0, w[i] - least);
        want += fmax(0, least - w[i]);
    }
    for (size_t i = 0; want > 0 && i < n; i++) {
        double least = least_width(&needs[i], letters, words <= room);
        w[i] = w[i] < least ? least : w[i] - (w[i] - least) * fmin(1, want / over);
    }
}

/* Columns without a weight get the width of their text; those with one share the rest by weight. */
static double *widths(struct lay *l, const struct block_table *t, const struct place *at) {
    struct need *n = needs(l, t, at);
    double *w = arena_array(l->arena, t->n_columns, sizeof *w);
    bool *plain = arena_array(l->arena, t->n_columns, sizeof *plain);
    double room = at->width - CELL_GAP * (double)(t->n_columns - 1), words = 0;
    int weights = 0;
    for (size_t i = 0; i < t->n_columns; i++) {
        plain[i] = t->columns[i].weight <= 0;
        if (plain[i]) continue;
        weights += t->columns[i].weight;
        words += n[i].word;
    }
    shrink(n, plain, t->n_columns,
           weights ? fmax(room - fmax(words, room * LEAST_SHARE), room * 0.3) : room, w);
    double left = room - sum_of(w, plain, t->n_columns, true);
    for (size_t i = 0; i < t->n_columns; i++) {
        if (weights == 0)
            w[i] += left / (double)t->n_columns;
        else if (!plain[i])
            w[i] = left * t->columns[i].weight / weights;
    }
    floor_widths(l, n, w, t->n_columns, room);
    return w;
}

/* ---- rows ---- */

static void row_air(struct slab *first, double air) {
    for (struct slab *s = first; s; s = s->next) {
        for (struct item *i = s->items; i; i = i->next) i->y += air;
        s->height += 2 * air;
    }
}

/* Rows and heads taller than a page are split, with room for what surrounds each part. */
static void cells_beside(struct lay *l, const struct block_table *t, struct lane *lanes,
                         struct slabs *out) {
    double body = l->body_height, air = t->dense ? DENSE_AIR : ROW_AIR;
    l->body_height = body * (1 - MOST_HEAD) - 2 * air;
    slabs_beside(l, lanes, t->n_columns, out);
    l->body_height = body;
    row_air(out->first, air);
}

static struct elem *cell_of(struct lay *l, const struct cell *c, struct elem *row) {
    if (c && c->head) return elem_new_with(l->tags, row, "TH", "/A<</O/Table/Scope/Row>>");
    return elem_new(l->tags, row, "TD");
}

static struct elem *head_of(struct lay *l, struct elem *row) {
    return elem_new_with(l->tags, row, "TH", "/A<</O/Table/Scope/Column>>");
}

/* The heads of columns for screen readers only. */
static void heads_for_readers(struct lay *l, const struct block_table *t, struct elem *row,
                              const struct place *at, struct slabs *out) {
    for (size_t i = 0; i < t->n_columns; i++) {
        struct place in = flow_place_in(at, at->width, head_of(l, row));
        text_lay_plain(l, t->columns[i].head, &(struct look){.type = TYPE_TINY, .hidden = true},
                       &in, out);
    }
}

/* row: NULL lays them out as an artifact. */
static void heads_lay(struct lay *l, const struct block_table *t, const double *w, struct elem *row,
                      const struct place *at, struct slabs *out) {
    struct slot *none = row ? NULL : arena_make(l->arena, struct slot);
    struct lane *lanes = arena_array(l->arena, t->n_columns, sizeof *lanes);
    double x = 0;
    for (size_t i = 0; i < t->n_columns; i++) {
        struct look look = head_look;
        look.align = t->columns[i].align;
        struct slabs own;
        slabs_start(&own);
        look.only = none;
        struct place in = flow_place_in(at, w[i], row ? head_of(l, row) : at->parent);
        text_lay_plain(l, t->columns[i].head, &look, &in, &own);
        lanes[i] = (struct lane){own.first, x};
        x += w[i] + CELL_GAP;
    }
    cells_beside(l, t, lanes, out);
    slab_rule_add(l, out->first, 0, out->first->height, at->width, COLOR_LEAF, 1);
}

/* For handwriting: lines between the columns, and room for a pen. */
static void row_rule(struct lay *l, const struct block_table *t, const double *w,
                     struct slab *first) {
    first->height = fmax(first->height, units_paper(l, PEN_ROW));
    for (struct slab *s = first; s; s = s->next) {
        double x = -CELL_GAP / 2;
        for (size_t i = 0; i + 1 < t->n_columns; i++) {
            x += w[i] + CELL_GAP;
            struct item *line = item_add(l, s, ITEM_RECT, x, 0, 0, s->height);
            line->stroke = (long)units_theme_light(l, COLOR_LINE);
            line->fill = -1;
            line->line = HAIRLINE;
        }
    }
}

static void row_lay(struct lay *l, const struct block_table *t, const struct row *r,
                    const double *w, struct elem *row, const struct place *at, struct slabs *out) {
    struct lane *lanes = arena_array(l->arena, t->n_columns, sizeof *lanes);
    double x = 0;
    const struct cell *c = r->cells;
    for (size_t i = 0; i < t->n_columns; i++) {
        struct look look = cell_look;
        look.align = t->columns[i].align;
        struct slabs own;
        slabs_start(&own);
        struct place in = flow_place_in(at, w[i], cell_of(l, c, row));
        if (c) text_lay(l, c->text, &look, &in, &own);
        lanes[i] = (struct lane){own.first, x};
        x += w[i] + CELL_GAP;
        if (c) c = c->next;
    }
    cells_beside(l, t, lanes, out);
    if (t->to_fill) row_rule(l, t, w, out->first);
    struct slab *last = out->first;
    while (last->next) last = last->next;
    if (r->next || t->to_fill)
        slab_rule_add(l, last, 0, last->height, at->width, COLOR_LINE, HAIRLINE);
}

/* ---- too narrow for columns ---- */

/* Cells stacked, each under the head of its column; screen readers hear the heads only once. */
static void row_stacked(struct lay *l, const struct block_table *t, const struct row *r,
                        struct elem *row, const struct place *at, struct slabs *out) {
    struct look label = {
        .type = TYPE_TINY, .color = COLOR_SOFT, .only = arena_make(l->arena, struct slot)};
    const struct cell *c = r->cells;
    for (size_t i = 0; i < t->n_columns; i++, c = c ? c->next : NULL) {
        struct place in = flow_place_in(at, at->width, cell_of(l, c, row));
        if (!c || !c->text) continue;
        struct slabs head, words;
        slabs_start(&head);
        slabs_start(&words);
        text_lay_plain(l, t->columns[i].head, &label, at, &head);
        for (struct slab *s = head.first; s; s = s->next) {
            s->keep = true;
            for (struct item *x = s->items; x; x = x->next) x->slot = NULL;
        }
        text_lay(l, c->text, &cell_look, &in, &words);
        slabs_append(out, head.first);
        slabs_append(out, words.first);
    }
    if (out->first) slab_rule_add(l, slab_add(l, out, 0, 6), 0, 3, at->width, COLOR_LINE, HAIRLINE);
    slabs_keep(l, out->first, NULL);
}

static void table_stacked(struct lay *l, const struct block_table *t, struct elem *table,
                          const struct place *at, struct slabs *out) {
    struct elem *heads = elem_new(l->tags, elem_new(l->tags, table, "THead"), "TR");
    heads_for_readers(l, t, heads, at, out);
    struct elem *body = t->rows ? elem_new(l->tags, table, "TBody") : NULL;
    for (const struct row *r = t->rows; r; r = r->next) {
        struct slabs own;
        slabs_start(&own);
        row_stacked(l, t, r, elem_new(l->tags, body, "TR"), at, &own);
        slabs_append(out, own.first);
    }
}

/* ---- all ---- */

/* "Learning targets (continued)" if it takes at most two lines, otherwise only the word. */
static void continued_lay(struct lay *l, const struct block_table *t, const struct place *at,
                          struct slabs *out) {
    const char *word = l->report->continued;
    if (!word) return;
    struct look look = {
        .type = TYPE_TINY, .color = COLOR_SOFT, .only = arena_make(l->arena, struct slot)};
    if (t->caption && !t->caption_hidden) {
        struct slabs own;
        slabs_start(&own);
        text_lay_plain(l, arena_printf(l->arena, "%s (%s)", t->caption, word), &look, at, &own);
        if (own.first && (!own.first->next || !own.first->next->next)) {
            slabs_append(out, own.first);
            return;
        }
    }
    text_lay_plain(l, word, &look, at, out);
}

/* The head as it is repeated at the top of a page: artifacts, since it is no new content. NULL if
 * it is too tall.
 */
static const struct slab *repeated(struct lay *l, const struct block_table *t,
                                   const struct slab *heads, const struct place *at) {
    struct slabs again, whole;
    slabs_start(&again);
    slabs_start(&whole);
    continued_lay(l, t, at, &again);
    struct slab *copy = slab_add(l, &again, 0, heads->height), *one = slab_add(l, &whole, 0, 0);
    slabs_stack(l, heads, heads->next, copy, 0, 0);
    one->height = slabs_stack(l, again.first, NULL, one, 0, 0);
    for (struct item *i = one->items; i; i = i->next) {
        i->slot = NULL;
        i->figure = NULL;
    }
    return heads->next || one->height > l->body_height * MOST_HEAD ? NULL : one;
}

static void caption_lay(struct lay *l, const struct block_table *t, struct elem *table,
                        const struct place *at, struct slabs *out) {
    if (!t->caption) return;
    struct place in = flow_place_in(at, at->width, elem_new(l->tags, table, "Caption"));
    struct look look = {.type = TYPE_H4, .color = COLOR_INK};
    if (t->caption_hidden) look = (struct look){.type = TYPE_TINY, .hidden = true};
    text_lay_plain(l, t->caption, &look, &in, out);
}

void lay_table(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_table *t = &b->table;
    if (t->n_columns == 0) return;
    struct elem *table = elem_new(l->tags, at->parent, "Table");
    caption_lay(l, t, table, at, out);
    if (t->n_columns > 1 &&
        at->width / (double)t->n_columns < units_paper(l, LEAST_CELL) + CELL_GAP) {
        table_stacked(l, t, table, at, out);
        return;
    }
    double *w = widths(l, t, at);
    struct slabs heads;
    slabs_start(&heads);
    struct elem *head_row = elem_new(l->tags, elem_new(l->tags, table, "THead"), "TR");
    heads_lay(l, t, w, t->heads_hidden ? NULL : head_row, at, &heads);
    if (t->heads_hidden) {
        heads_for_readers(l, t, head_row, at, out);
        slab_rule_add(l, slab_add(l, out, 0, 2), 0, 1, at->width, COLOR_LINE, HAIRLINE);
    } else {
        slabs_append(out, heads.first);
    }
    for (struct slab *s = out->first; s; s = s->next) s->keep = t->rows != NULL;
    const struct slab *head = repeated(l, t, heads.first, at);
    struct elem *body = t->rows ? elem_new(l->tags, table, "TBody") : NULL;
    for (const struct row *r = t->rows; r; r = r->next) {
        struct slabs own;
        slabs_start(&own);
        row_lay(l, t, r, w, elem_new(l->tags, body, "TR"), at, &own);
        for (struct slab *s = own.first; s; s = s->next) s->head = head;
        bool lonely = r == t->rows || (r->next && !r->next->next); /* no row alone on a page */
        slabs_append(out, own.first);
        if (lonely && r->next && !own.first->next) own.first->keep = true;
    }
}
