/* entry_record.c: cells that were taken from a workbook before. They count as long as their file is
 * there, and the workbook still says most of them: another copy of the same workbook, put in its
 * place, has the words of another person. */
#include "load/entry/entry_part.h"

#include "base/ascii.h"

#include <stdint.h>
#include <string.h>

/* Names neither learner nor target: the record is kept in the workspace. */
static const char *place_of(struct part *p, const char *name, size_t column) {
    struct arena *a = p->t->k.arena;
    return entry_hash(a, arena_printf(a, "%s\n%s\n%s\n%s", entry_words[p->kind], p->source.path,
                                      name, p->now.columns[column].key));
}

const struct entry_done *entry_record_any(struct part *p, const char *name, size_t column) {
    if (!p->t->done || !p->source.there) return NULL;
    return table_find(p->t->done, place_of(p, name, column));
}

const struct entry_done *entry_record_of(struct part *p, const char *name, size_t column) {
    return p->t->continued ? entry_record_any(p, name, column) : NULL;
}

/* How many cells of the sheet still say what was taken? */
static size_t count_same(struct part *p) {
    struct arena *a = p->t->k.arena;
    const struct cells_sheet *s = p->tab->sheet;
    size_t same = 0;
    for (size_t r = p->tab->first; r < s->n_rows; r++) {
        const struct cells_row *row = &s->rows[r];
        if (entry_in_is_head(&p->t->in, p->kind, r)) continue;
        const char *id = ascii_lowered(a, entry_in_text(&p->t->in, row, p->tab->learner));
        const char *name = entry_line_name(p, id, entry_line_key(p, row));
        for (size_t i = 0; i < p->now.n_columns; i++) {
            const struct entry_done *done = p->columns[i] ? entry_record_any(p, name, i) : NULL;
            const char *text = done ? entry_line_cell(p, row, i) : "";
            same += *text && strcmp(entry_hash(a, text), done->said) == 0;
        }
    }
    return same;
}

/* The sheet whose file it is in; NULL if that is not there. */
static struct part *part_of(struct taking *t, const struct entry_done *done) {
    for (size_t i = 0; i < t->parts.n; i++)
        if (strcmp(t->parts.v[i]->source.path, done->file) == 0 && t->parts.v[i]->source.there)
            return t->parts.v[i];
    return NULL;
}

void entry_record_find(struct taking *t) {
    enum { FEW = 3 }; /* all of them may be corrected */
    const struct entry_record *before = t->back->before;
    size_t n = 0, same = 0;
    if (!before || !before->mark || strcmp(before->mark, t->in.mark) != 0) return;
    t->done = table_new(t->k.arena);
    for (size_t i = 0; i < before->cells.n; i++) {
        const struct entry_done *done = &before->cells.v[i];
        table_set(t->done, done->place, (void *)(uintptr_t)done);
        n += part_of(t, done) != NULL;
    }
    for (size_t i = 0; i < t->parts.n; i++) same += count_same(t->parts.v[i]);
    t->continued = n <= FEW || 2 * same >= n;
}

void entry_record_add(struct part *p, const struct line *l) {
    struct arena *a = p->t->k.arena;
    for (size_t i = 0; i < p->now.n_columns; i++) {
        if (!l->changed[i]) continue;
        const struct entry_done done = {
            p->source.path, place_of(p, entry_line_name(p, l->id, l->key), i),
            entry_hash(a, l->typed[i]), entry_hash(a, l->wish->cells[i]), true};
        VEC_PUSH(a, &p->t->taken->record.cells, done);
    }
}

static bool is_gone(const struct taking *t, const char *file) {
    for (size_t i = 0; i < t->parts.n; i++)
        if (strcmp(t->parts.v[i]->source.path, file) == 0) return !t->parts.v[i]->source.there;
    return false;
}

void entry_record_keep(struct taking *t) {
    struct entry_record *now = &t->taken->record;
    struct table *fresh = table_new(t->k.arena);
    now->mark = t->in.mark;
    for (size_t i = 0; i < now->cells.n; i++)
        table_set(fresh, now->cells.v[i].place, &now->cells.v[i]);
    for (size_t i = 0; t->continued && i < t->back->before->cells.n; i++) {
        struct entry_done done = t->back->before->cells.v[i];
        done.fresh = false;
        if (!table_find(fresh, done.place) && !is_gone(t, done.file))
            VEC_PUSH(t->k.arena, &now->cells, done);
    }
}
