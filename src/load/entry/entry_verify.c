/* entry_verify.c: what 'folioscope check' would find in the files that take would write. The
 * workspace is read as it is, and once more with the new files: what is found only then comes from
 * the workbook. */
#include "load/entry/entry_part.h"

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

/* What the table calls the column of the new file that the finding is in; NULL if it is in none. */
static const char *head_of(struct part *p, const struct diag *d) {
    struct entry_work *k = &p->t->k;
    struct entry_source s = {.path = p->to, .bytes = (char *)(uintptr_t)p->text, .n = p->n};
    struct diags *kept = k->loader.diags;
    k->loader.diags = diags_new(k->arena);
    const bool read = is_of(p, d) && entry_read(k, p->kind, &s) && s.csv;
    k->loader.diags = kept;
    const char *head = NULL;
    for (size_t r = 0; read && r < s.csv->n_rows; r++)
        for (size_t i = 0; i < s.csv->rows[r].n_written; i++) {
            const struct spot at = s.csv->rows[r].cells[i].at;
            if (at.line == d->line && at.column <= d->column) head = s.heads[i];
        }
    return head;
}

static int column_of(struct part *p, const struct line *l, const struct diag *d) {
    const char *head = head_of(p, d);
    for (size_t i = 0; head && i < p->now.n_columns; i++)
        if (l->changed[i] && strcmp(p->now.columns[i].key, head) == 0) return p->columns[i];
    return entry_line_column(p, l);
}

static void tell(struct taking *t, struct part *p, const struct line *l, const struct diag *d) {
    if (!is_told(t, p, l, d))
        entry_in_tell(&t->in, p->tab->sheet, l->row->number, column_of(p, l, d), *d);
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
