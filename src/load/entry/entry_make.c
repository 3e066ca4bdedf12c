/* entry_make.c: what an educator may type in, from the files as they are now, for everyone who is
 * in the class. */
#include "load/entry/entry_inner.h"

#include "model/framework.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"

#include <string.h>

struct making {
    struct entry_work k;
    const struct entry_wish *wish;
    struct entry_book *book;
};

/* ---- the hidden sheet ---- */

static void mark(struct making *m, const char *a, const char *b, const char *c, const char *d,
                 const char *e) {
    VEC_PUSH(m->k.arena, &m->book->marks, ((struct entry_mark){{a, b, c, d, e}}));
}

static void mark_cells(struct making *m, const struct entry_table *t) {
    for (size_t r = 0; r < t->rows.n; r++) {
        const struct entry_row *row = &t->rows.v[r];
        const char *name = entry_row_name(m->k.arena, row);
        for (size_t i = 0; i < t->n_columns; i++)
            if (*row->cells[i])
                mark(m, "base", entry_words[t->kind], name, t->columns[i].key,
                     entry_hash(m->k.arena, row->cells[i]));
    }
}

/* ---- rows ---- */

static struct entry_row blank(struct making *m, const struct entry_table *t,
                              struct learner_place *p, const char *key) {
    struct entry_row row = {.place = p, .key = key};
    row.cells = arena_array(m->k.arena, t->n_columns, sizeof *row.cells);
    for (size_t i = 0; i < t->n_columns; i++) row.cells[i] = "";
    return row;
}

/* The rows that a learner has in the file; for goals, one more for a new one. */
static void add_learner(struct making *m, struct entry_table *t, const struct entry_table *now,
                        struct learner_place *p) {
    size_t n = 0;
    for (size_t i = 0; i < now->rows.n; i++) {
        if (now->rows.v[i].place != p) continue;
        if (!now->rows.v[i].too_long) VEC_PUSH(m->k.arena, &t->rows, now->rows.v[i]);
        n++;
    }
    const char *key = "";
    if (t->kind == ENTRY_GOALS) key = arena_printf(m->k.arena, "goal-%zu", n + 1);
    if (!n || (t->kind == ENTRY_GOALS && !entry_row_of(now, p, key)))
        VEC_PUSH(m->k.arena, &t->rows, blank(m, t, p, key));
}

static void add_table(struct making *m, enum entry_kind kind, const char *path,
                      const struct entry_column *columns, size_t n) {
    struct entry_work *k = &m->k;
    struct entry_source source = {0};
    struct entry_table *t = arena_make(k->arena, struct entry_table);
    struct entry_table now = {.kind = kind, .columns = columns, .n_columns = n};
    *t = now;
    t->file = path;
    if (path && (!entry_open(k, kind, path, &source) || !entry_now(k, &source, &now))) return;
    for (size_t i = 0; i < group_size(k->group); i++) {
        struct learner_place *p = group_at(k->group, i);
        if (p->roll == ROLL_LISTED && !entry_own_file(k, kind, p)) add_learner(m, t, &now, p);
    }
    m->book->tables[kind] = t;
    mark_cells(m, t);
}

/* ---- the activity ---- */

static struct target *target_of(const struct entry_work *k, const char *id) {
    for (size_t i = 0; i < k->w->n_targets; i++)
        if (strcmp(k->w->targets[i]->id, id) == 0) return k->w->targets[i];
    return NULL;
}

typedef VEC(struct entry_column) columns;

static void add_target(struct making *m, columns *list, const struct target *t) {
    if (t) VEC_PUSH(m->k.arena, list, ((struct entry_column){t->id, t}));
}

static void add_all_targets(struct making *m, columns *list) {
    const struct group *g = m->k.group;
    for (size_t f = 0; f < g->n_frameworks; f++)
        for (size_t c = 0; !g->frameworks[f]->over && c < g->frameworks[f]->n_competencies; c++)
            for (size_t i = 0; i < g->frameworks[f]->competencies[c].n_targets; i++)
                add_target(m, list, &g->frameworks[f]->competencies[c].targets[i]);
}

/* Those that were named; of an activity that has a file, those of the file; or all. */
static columns columns_of(struct making *m, const char *path) {
    struct entry_work *k = &m->k;
    struct entry_source source;
    columns list = {0};
    for (size_t i = 0; i < m->wish->targets.n; i++)
        add_target(m, &list, target_of(k, m->wish->targets.v[i]));
    struct diags *kept = k->loader.diags;
    k->loader.diags = diags_new(k->arena);
    if (!list.n && path && entry_open(k, ENTRY_LEVELS, path, &source) && source.csv)
        for (size_t i = 0; i < source.csv->n_columns; i++)
            add_target(m, &list, target_of(k, source.heads[i]));
    k->loader.diags = kept;
    if (!list.n) add_all_targets(m, &list);
    VEC_PUSH(k->arena, &list, ((struct entry_column){"note", NULL}));
    return list;
}

static void add_about(struct making *m) {
    static const char *const keys[] = {"title", "day", "by"};
    struct entry_table *t = arena_make(m->k.arena, struct entry_table);
    const char *by = group_educator(m->k.group);
    char day[20];
    date_iso(m->wish->on, day);
    const char *texts[] = {m->wish->title ? m->wish->title : "", arena_strdup(m->k.arena, day),
                           by ? by : ""};
    t->kind = ENTRY_ABOUT;
    t->columns = entry_columns_of(ENTRY_ABOUT, &t->n_columns);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct entry_row row = blank(m, t, NULL, keys[i]);
        row.cells[0] = texts[i];
        VEC_PUSH(m->k.arena, &t->rows, row);
    }
    m->book->tables[ENTRY_ABOUT] = t;
}

static void add_activity(struct making *m) {
    const char *path = NULL;
    if (m->wish->title) path = entry_activity_path(&m->k, m->wish->title, m->wish->on);
    const columns list = columns_of(m, path);
    add_about(m);
    if (path) {
        mark(m, "file", path, "", "", "");
        mark(m, "base", entry_words[ENTRY_ABOUT], "/title", "value",
             entry_hash(m->k.arena, entry_title(m->k.arena, m->wish->title)));
    }
    if (list.n > 1) add_table(m, ENTRY_LEVELS, path, list.v, list.n);
}

static void add_kind(struct making *m, enum entry_kind kind) {
    size_t n;
    const struct entry_column *list = entry_columns_of(kind, &n);
    add_table(m, kind, entry_path_of(&m->k, kind), list, n);
}

struct entry_book *load_entry_book(struct arena *a, const struct workspace *w,
                                   const struct group *g, const struct entry_wish *wish,
                                   struct diags *diags) {
    struct making m = {.wish = wish, .book = arena_make(a, struct entry_book)};
    entry_start(&m.k, a, w, g, diags);
    m.book->group = g;
    m.book->term = m.k.term;
    m.book->day = wish->on;
    mark(&m, "class", g->out, "", "", "");
    if (wish->id) mark(&m, "book", wish->id, "", "", "");
    if (m.k.term) mark(&m, "term", m.k.term->id, "", "", "");
    add_activity(&m);
    if (m.k.term) add_kind(&m, ENTRY_NARRATIVES);
    if (m.k.term && !g->course) add_kind(&m, ENTRY_CONFERENCES);
    add_kind(&m, ENTRY_GOALS);
    if (!g->course) add_kind(&m, ENTRY_CONSENT);
    return m.book;
}
