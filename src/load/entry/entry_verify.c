/* entry_verify.c: what 'folioscope check' would find in the files that take would write. The
 * workspace is read as it is, and once more with the new files: what is found only then comes from
 * the workbook. */
#include "load/entry/entry_part.h"

#include "base/ascii.h"
#include "model/group.h"
#include "model/workspace.h"

#include <stdint.h>
#include <string.h>

/* ---- findings ---- */

static bool is_changed(const struct taking *t, const struct learner_place *p) {
    for (size_t i = 0; i < t->parts.n; i++)
        for (size_t k = 0; k < t->parts.v[i]->lines.n; k++) {
            const struct line *l = t->parts.v[i]->lines.v[k];
            if (l->wish && strcmp(l->place->path, p->path) == 0) return true;
        }
    return false;
}

/* Everything that reading the workspace and the learners who change finds. */
static void find(struct taking *t, const struct load_draft *drafts, size_t n, struct diags *out) {
    struct arena *a = arena_new();
    struct load_options o = *t->back->load;
    o.drafts = drafts;
    o.n_drafts = n;
    struct workspace *w = load_workspace(a, &o, out);
    for (size_t g = 0; w && g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++) {
            if (!is_changed(t, &w->groups[g].learners[i])) continue;
            struct arena *one = arena_new();
            load_learner(one, w, &w->groups[g].learners[i], out);
            arena_free(one);
        }
    load_close(w);
    arena_free(a);
}

/* A file that gets another name has the findings that it had. */
static const char *file_of(const struct taking *t, const char *file) {
    for (size_t i = 0; i < t->parts.n; i++)
        if (strcmp(t->parts.v[i]->to, file) == 0) return t->parts.v[i]->source.path;
    return file;
}

static const char *name_of(const struct taking *t, const struct diag *d) {
    struct arena *a = t->k.arena;
    const char *file = d->file ? file_of(t, d->file) : "";
    const char *learner = d->learner ? d->learner : "";
    return arena_printf(a, "%s\n%s\n%s\n%s", d->code, file, learner, d->text);
}

/* ---- where they come from ---- */

static bool is_of(const struct part *p, const struct diag *d) {
    return d->file && strcmp(p->to, d->file) == 0;
}

/* How sure it is that a row is the cause. */
enum doubt { ITS_LEARNER_THERE, ITS_LEARNER, ITS_FILE, ANY_ROW, DOUBTS };

static bool is_cause(const struct part *p, const struct line *l, const struct diag *d,
                     enum doubt doubt) {
    if (!l->wish) return false; /* its id may be unknown */
    const bool about = d->learner && strcmp(l->place->path, d->learner) == 0;
    if (doubt == ITS_LEARNER_THERE) return about && is_of(p, d);
    if (doubt == ITS_LEARNER) return about;
    return doubt == ANY_ROW || is_of(p, d);
}

static bool is_told(const struct taking *t, const struct part *p, const struct line *l,
                    const struct diag *d) {
    const struct diags *ds = t->in.diags;
    for (size_t i = 0; i < ds->list.n; i++) {
        const struct diag *o = &ds->list.v[i];
        if (o->line == l->row->number &&
            o->sheet == (int)(p->tab->sheet - t->in.cells.sheets) + 1 &&
            strcmp(o->code, d->code) == 0 && strcmp(o->text, d->text) == 0)
            return true;
    }
    return false;
}

/* A cell of a table as it would be. */
struct new_cell {
    const char *head, *learner; /* the id of its row */
    size_t nth;                 /* of the rows of this learner, from 1 */
};

static const char *id_in(struct arena *a, const struct entry_source *s, size_t r) {
    for (size_t i = 0; i < s->csv->n_columns; i++)
        if (strcmp(s->heads[i], "learner") == 0)
            return ascii_lowered(a, s->csv->rows[r].cells[i].text);
    return "";
}

/* What the table calls the column in which the place is. */
static const char *head_at(const struct entry_source *s, const struct csv_row *row, int line,
                           int column) {
    const char *head = NULL;
    for (size_t i = 0; i < row->n_written && i < s->csv->n_columns; i++) {
        const struct spot at = row->cells[i].at;
        if (at.line < line || (at.line == line && at.column <= column)) head = s->heads[i];
    }
    return head;
}

/* False: the place is in no row of the part's new file. */
static bool find_cell(struct part *p, const char *file, int line, int column,
                      struct new_cell *out) {
    struct entry_work *k = &p->t->k;
    struct entry_source s = {.path = p->to, .bytes = (char *)(uintptr_t)p->text, .n = p->n};
    if (!file || !line || !p->text || strcmp(p->to, file) != 0) return false;
    if (p->kind == ENTRY_NARRATIVES) return false;
    struct diags *kept = k->loader.diags;
    k->loader.diags = diags_new(k->arena);
    const bool read = entry_read(k, p->kind, &s) && s.csv;
    k->loader.diags = kept;
    for (size_t r = 0; read && r < s.csv->n_rows; r++) {
        const struct csv_row *row = &s.csv->rows[r];
        if (line < row->line || line > row->last) continue;
        *out = (struct new_cell){head_at(&s, row, line, column), id_in(k->arena, &s, r), 0};
        for (size_t i = 0; i <= r; i++)
            out->nth += strcmp(id_in(k->arena, &s, i), out->learner) == 0;
        return true;
    }
    return false;
}

static int column_of(struct part *p, const struct line *l, const struct new_cell *cell) {
    for (size_t i = 0; cell->head && i < p->now.n_columns; i++)
        if (p->columns[i] && strcmp(p->now.columns[i].key, cell->head) == 0) return p->columns[i];
    return entry_line_column(p, l);
}

static void tell(struct taking *t, struct part *p, const struct line *l, const struct diag *d) {
    struct new_cell cell = {0};
    const bool found =
        find_cell(p, d->file, d->line, d->column, &cell) && strcmp(cell.learner, l->id) == 0;
    if (!found) cell.head = NULL;
    if (!is_told(t, p, l, d))
        entry_in_tell(&t->in, p->tab->sheet, l->row->number, column_of(p, l, &cell), *d);
}

/* The row at a place of the new files, if it comes from the workbook: true if there is one. */
static bool blame_place(struct taking *t, const struct diag *d, const char *file, int line,
                        int column) {
    for (size_t i = 0; i < t->parts.n; i++) {
        struct part *p = t->parts.v[i];
        struct new_cell cell;
        if (!find_cell(p, file, line, column, &cell)) continue;
        const char *number = arena_printf(t->k.arena, "goal-%zu", cell.nth);
        for (size_t k = 0; k < p->lines.n; k++) {
            struct line *l = p->lines.v[k];
            if (!l->wish || strcmp(l->id, cell.learner) != 0) continue;
            if (p->kind == ENTRY_GOALS && strcmp(l->key, number) != 0) continue;
            if (!is_told(t, p, l, d))
                entry_in_tell(&t->in, p->tab->sheet, l->row->number, column_of(p, l, &cell), *d);
            if (d->severity == DIAG_ERROR) l->wish = NULL;
            return true;
        }
    }
    return false;
}

static size_t blame_rows(struct taking *t, const struct diag *d, enum doubt doubt) {
    size_t n = 0;
    for (size_t i = 0; i < t->parts.n; i++)
        for (size_t k = 0; k < t->parts.v[i]->lines.n; k++) {
            struct part *p = t->parts.v[i];
            struct line *l = p->lines.v[k];
            if (!is_cause(p, l, d, doubt)) continue;
            n++;
            tell(t, p, l, d);
            if (d->severity == DIAG_ERROR) l->wish = NULL;
        }
    return n;
}

/* True if a row is not taken for it. */
static bool blame(struct taking *t, const struct diag *d) {
    const struct diag_place *first = &d->first;
    if (blame_place(t, d, d->file, d->line, d->column) ||
        blame_place(t, d, first->file, first->line, first->column))
        return d->severity == DIAG_ERROR;
    for (int doubt = ITS_LEARNER_THERE; doubt < DOUBTS; doubt++)
        if (blame_rows(t, d, (enum doubt)doubt)) return d->severity == DIAG_ERROR;
    return false;
}

bool entry_verify(struct taking *t) {
    struct arena *a = t->k.arena;
    struct load_draft *drafts = arena_array(a, 2 * t->parts.n + 1, sizeof *drafts);
    size_t n = 0;
    bool dropped = false;
    for (size_t i = 0; i < t->parts.n; i++) {
        const struct part *p = t->parts.v[i];
        if (!p->text) continue;
        drafts[n++] = (struct load_draft){p->to, p->text, p->n};
        if (strcmp(p->to, p->source.path) != 0)
            drafts[n++] = (struct load_draft){p->source.path, NULL, 0};
    }
    if (!n) return false;
    struct diags *then = diags_new(a);
    struct table *known = table_new(a);
    if (!t->known) { /* rows are only dropped, so the learners of the first round are all */
        t->known = diags_new(a);
        find(t, NULL, 0, t->known);
    }
    find(t, drafts, n, then);
    for (size_t i = 0; i < t->known->list.n; i++)
        table_set(known, name_of(t, &t->known->list.v[i]), &t->known->list.v[i]);
    for (size_t i = 0; i < then->list.n; i++)
        if (!table_find(known, name_of(t, &then->list.v[i])))
            dropped = blame(t, &then->list.v[i]) || dropped;
    return dropped;
}
