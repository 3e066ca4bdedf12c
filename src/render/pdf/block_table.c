/* block_table.c: tables: widths of columns, rows that are never broken unless taller than a page, heads that are said again
 * on each page. */
#include "render/pdf/layout.h"

#define CELL_GAP 12.0 /* between columns */
#define ROW_AIR 3.0   /* above and below the text of a row */

static const struct words CELL = {.type = TYPE_CELL, .color = COLOR_INK, .plain_links = true};
static const struct words HEAD = {.type = TYPE_CELL, .color = COLOR_SOFT, .bold = true};

/* ---- widths ---- */

struct need {
    double line, word; /* all of it on one line; its widest word */
};

static void need_of(struct lay *l, const struct inl *text, const struct words *look, const struct place *at, struct need *n) {
    double line, word;
    words_measure(l, text, look, at, &line, &word);
    n->line = fmax(n->line, line + 1);
    n->word = fmax(n->word, word + 1);
}

static struct need *needs(struct lay *l, const struct block_table *t, const struct place *at) {
    struct need *n = arena_array(l->arena, t->n_columns, sizeof *n);
    for (size_t i = 0; i < t->n_columns; i++) need_of(l, inl_text(l->arena, t->columns[i].head), &HEAD, at, &n[i]);
    for (const struct row *r = t->rows; r; r = r->next) {
        size_t i = 0;
        for (const struct cell *c = r->cells; c && i < t->n_columns; c = c->next, i++) need_of(l, c->text, &CELL, at, &n[i]);
    }
    return n;
}

/* Columns without a weight take what their text needs, but not so much that a weighted one has nothing left; when all is
 * too much, what is over the widest word is shrunk alike. */
static double *widths(struct lay *l, const struct block_table *t, const struct place *at) {
    struct need *n = needs(l, t, at);
    double room = at->width - CELL_GAP * (double)(t->n_columns - 1), want = 0, least = 0;
    int weights = 0;
    double *w = arena_array(l->arena, t->n_columns, sizeof *w);
    for (size_t i = 0; i < t->n_columns; i++) weights += t->columns[i].weight;
    for (size_t i = 0; i < t->n_columns; i++) {
        w[i] = t->columns[i].weight > 0 ? n[i].word : fmin(n[i].line, room * 0.5);
        want += w[i];
        least += fmin(n[i].word, w[i]);
    }
    if (want > room) { /* shrink what can be shrunk */
        double part = want > least ? fmax(0, (room - least) / (want - least)) : 0;
        for (size_t i = 0; i < t->n_columns; i++) w[i] = fmin(n[i].word, w[i]) + part * (w[i] - fmin(n[i].word, w[i]));
        if (least > room)
            for (size_t i = 0; i < t->n_columns; i++) w[i] *= room / least;
        return w;
    }
    double left = room - want;
    if (weights == 0) {
        for (size_t i = 0; i < t->n_columns; i++) w[i] += left * (w[i] / want);
        return w;
    }
    double shared = left;
    for (size_t i = 0; i < t->n_columns; i++)
        if (t->columns[i].weight > 0) shared += w[i];
    for (size_t i = 0; i < t->n_columns; i++)
        if (t->columns[i].weight > 0) w[i] = fmax(w[i], shared * t->columns[i].weight / weights);
    double sum = 0;
    for (size_t i = 0; i < t->n_columns; i++) sum += w[i];
    for (size_t i = 0; sum > room && i < t->n_columns; i++) w[i] *= room / sum;
    return w;
}

/* ---- rows ---- */

static void row_air(struct slab *first, double air) {
    for (struct slab *s = first; s; s = s->next) {
        for (struct item *i = s->items; i; i = i->next) i->y += air;
        s->height += 2 * air;
    }
}

static void heads_lay(struct lay *l, const struct block_table *t, const double *w, struct elem *row, const struct place *at,
                      struct slabs *out) {
    struct lane *lanes = arena_array(l->arena, t->n_columns, sizeof *lanes);
    double x = 0;
    for (size_t i = 0; i < t->n_columns; i++) {
        struct words look = HEAD;
        look.align = t->columns[i].align;
        struct slabs own;
        slabs_start(&own);
        struct elem *cell = elem_new_with(l->tags, row, "TH", "/A<</O/Table/Scope/Column>>");
        struct place in = place_in(at, w[i], cell);
        words_lay_text(l, t->columns[i].head, &look, &in, &own);
        lanes[i] = (struct lane){own.first, x};
        x += w[i] + CELL_GAP;
    }
    slabs_beside(l, lanes, t->n_columns, out);
    row_air(out->first, ROW_AIR);
    rule_add(l, out->first, 0, out->first->height, at->width, COLOR_LEAF, 1);
}

static void row_lay(struct lay *l, const struct block_table *t, const struct row *r, const double *w, struct elem *row,
                    const struct place *at, struct slabs *out) {
    struct lane *lanes = arena_array(l->arena, t->n_columns, sizeof *lanes);
    double x = 0;
    const struct cell *c = r->cells;
    for (size_t i = 0; i < t->n_columns; i++) {
        struct words look = CELL;
        look.align = t->columns[i].align;
        bool head = c && c->head;
        struct slabs own;
        slabs_start(&own);
        struct elem *cell = elem_new_with(l->tags, row, head ? "TH" : "TD", head ? "/A<</O/Table/Scope/Row>>" : NULL);
        struct place in = place_in(at, w[i], cell);
        if (c) words_lay(l, c->text, &look, &in, &own);
        lanes[i] = (struct lane){own.first, x};
        x += w[i] + CELL_GAP;
        if (c) c = c->next;
    }
    double body = l->body_height;
    l->body_height -= 80; /* a row of more than a page leaves room for the heads on each */
    slabs_beside(l, lanes, t->n_columns, out);
    l->body_height = body;
    row_air(out->first, ROW_AIR);
    struct slab *last = out->first;
    while (last->next) last = last->next;
    if (r->next) rule_add(l, last, 0, last->height, at->width, COLOR_LINE, HAIRLINE);
}

/* What is said again at the top of a page is not content a second time: artifacts. */
static struct slab *repeated(struct lay *l, const struct block_table *t, const struct slab *heads, const struct place *at) {
    struct slabs again;
    slabs_start(&again);
    if (l->report->continued) {
        const char *words = t->caption && !t->caption_hidden ? arena_printf(l->arena, "%s (%s)", t->caption, l->report->continued)
                                                             : l->report->continued;
        struct slab *s = slab_add(l, &again, 0, 16);
        static const struct words QUIET = {.type = TYPE_TINY, .color = COLOR_SOFT};
        words_put(l, s, words, &QUIET, at->rtl == l->report->rtl ? 0 : at->width, type_baseline(l, TYPE_TINY), NULL);
    }
    struct slabs whole;
    slabs_start(&whole);
    struct slab *one = slab_add(l, &whole, 0, 0), *copy = slab_add(l, &again, 0, heads->height);
    slabs_stack(l, heads, heads->next, copy, 0, 0);
    one->height = slabs_stack(l, again.first, NULL, one, 0, 0);
    for (struct item *i = one->items; i; i = i->next) {
        i->slot = NULL;
        i->words = 0;
        i->figure = NULL;
    }
    return one;
}

static void caption_lay(struct lay *l, const struct block_table *t, struct elem *table, const struct place *at, struct slabs *out) {
    if (!t->caption) return;
    struct place in = place_in(at, at->width, elem_new(l->tags, table, "Caption"));
    struct words look = {.type = TYPE_H4, .color = COLOR_INK};
    if (t->caption_hidden) look = (struct words){.type = TYPE_TINY, .hidden = true};
    words_lay_text(l, t->caption, &look, &in, out);
}

void lay_table(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_table *t = &b->table;
    if (t->n_columns == 0) return;
    struct elem *table = elem_new(l->tags, at->parent, "Table");
    caption_lay(l, t, table, at, out);
    double *w = widths(l, t, at);
    struct slabs heads;
    slabs_start(&heads);
    heads_lay(l, t, w, elem_new(l->tags, elem_new(l->tags, table, "THead"), "TR"), at, &heads);
    slabs_append(out, heads.first);
    for (struct slab *s = out->first; s; s = s->next) s->keep = t->rows != NULL;
    const struct slab *head = repeated(l, t, heads.first, at);
    struct elem *body = t->rows ? elem_new(l->tags, table, "TBody") : NULL;
    for (const struct row *r = t->rows; r; r = r->next) {
        struct slabs own;
        slabs_start(&own);
        row_lay(l, t, r, w, elem_new(l->tags, body, "TR"), at, &own);
        for (struct slab *s = own.first; s; s = s->next) s->head = head;
        bool lonely = r == t->rows || (r->next && !r->next->next); /* no single row alone on a page */
        slabs_append(out, own.first);
        if (lonely && r->next && !own.first->next) own.first->keep = true;
    }
}
