/* entry_sorted.c: a column of words that was sorted without the others gives each learner what was
 * written of another. Its cells have the words that other rows had, and these have them no more. */
#include "load/entry/entry_part.h"

#include <string.h>

/* The mark of what the row said before; NULL: nothing. */
static const char *said_before(struct part *p, const struct line *l, size_t i) {
    const char *name = entry_line_name(p, l->id, l->key);
    const struct entry_done *done = entry_record_any(p, name, i);
    return done ? done->said : entry_line_before(p, l, i);
}

static bool is_words(const struct part *p, size_t i) {
    return p->columns[i] && !p->now.columns[i].target &&
           !entry_is_answer(p->kind, p->now.columns[i].key);
}

/* The marks of what rows said and do not say any more; *n: of how many rows anything is known. */
static struct table *gone_from(struct part *p, size_t i, size_t *n) {
    struct arena *a = p->t->k.arena;
    const struct cells_sheet *s = p->tab->sheet;
    struct table *gone = table_new(a);
    *n = 0;
    for (size_t r = p->tab->first; r < s->n_rows; r++) {
        const struct line l = entry_line_start(p, &s->rows[r]);
        if (entry_in_is_head(&p->t->in, p->kind, r)) continue;
        const char *before = said_before(p, &l, i);
        if (!before) continue;
        const char *text = entry_line_cell(p, &s->rows[r], i);
        if (!*text || strcmp(entry_hash(a, text), before) != 0)
            table_set(gone, before, &s->rows[r]);
        ++*n;
    }
    return gone;
}

/* Two families may exchange their appointments; words on a child do not change places. */
static bool is_sorted(struct part *p, size_t i) {
    size_t known, moved = 0;
    const struct table *gone = gone_from(p, i, &known);
    for (size_t k = 0; k < p->lines.n; k++) {
        const struct line *l = p->lines.v[k];
        moved += l->changed[i] && table_find(gone, entry_hash(p->t->k.arena, l->cells[i]));
    }
    return moved >= 2 && (p->kind == ENTRY_NARRATIVES || moved > known / 2);
}

static void report(struct part *p, size_t i) {
    struct arena *a = p->t->k.arena;
    const struct cells_row *head = &p->tab->sheet->rows[p->tab->marks];
    entry_in_fault(
        &p->t->in, p->tab->sheet, head->number, p->columns[i], CODE_ENTRY_ROW,
        arena_printf(a,
                     "cells of the column '%s' have what other rows had: was it sorted without the "
                     "others? Nothing of it is taken",
                     entry_head_of(p->now.columns[i].key)),
        arena_printf(
            a,
            "undo that, and sort whole rows; if words are to change places, change them in "
            "%s",
            p->source.path));
}

static bool says_anything(const struct part *p, const struct line *l) {
    for (size_t i = 0; i < p->now.n_columns; i++)
        if (l->changed[i]) return true;
    return false;
}

void entry_drop_sorted(struct part *p) {
    size_t kept = 0;
    for (size_t i = 0; i < p->now.n_columns; i++) {
        if (!is_words(p, i) || !is_sorted(p, i)) continue;
        report(p, i);
        for (size_t k = 0; k < p->lines.n; k++) p->lines.v[k]->changed[i] = false;
    }
    for (size_t k = 0; k < p->lines.n; k++)
        if (says_anything(p, p->lines.v[k])) p->lines.v[kept++] = p->lines.v[k];
    p->lines.n = kept;
}
