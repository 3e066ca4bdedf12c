/* class_log.c: the ratings.csv and the attendance.csv of a class, and which learners a fault in one
 * of them affects.
 *
 * A row with a fault affects only the learner whom it names: a portfolio that lacks one of its
 * ratings would not show what the class knows. A row that names no learner of the class affects
 * only itself; there is one finding for each such name. If rows can no longer be separated (an open
 * quotation mark, bytes that are not text, a missing column), every learner whose id appears in
 * those lines is in doubt and left out. Ids can appear nowhere else, so all rows of the other
 * learners are known. Only a file that cannot be opened, or is not text, leaves out the whole
 * class. */
#include "load/learner/log.h"

#include "i18n/spelling.h"
#include "model/attendance.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/workspace.h"

#include <limits.h>
#include <string.h>

struct class_log {
    struct log log;
    void *row; /* filled by each row, and given to `keep` with the id of its learner */
    size_t row_size;
    void (*keep)(struct class_log *c, const char *learner);
    VEC(struct class_row) ratings;
    VEC(struct class_attendance) attendance;
    struct loader *loader;
    struct group *group;
    const int *bad_lines; /* lines with bytes that are not text, ascending */
    size_t n_bad_lines;
    struct table *strangers; /* name in the column 'learner' -> struct stranger */
    VEC(struct stranger *) unknown;
};

/* A name in the rows that belongs to no learner of the class. */
struct stranger {
    struct yml node; /* the first place where it appears */
    size_t rows;
};

/* ---- who is meant ---- */

static struct learner_place *find_learner(const struct group *g, const char *id) {
    size_t low = 0, high = g->n_learners; /* sorted by folder name, as bytes */
    while (low < high) {
        size_t middle = (low + high) / 2;
        int c = strcmp(g->learners[middle].id, id);
        if (c == 0) return &g->learners[middle];
        if (c < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The first letter that cannot be in an id. */
static const char *strange_letter(const char *text) {
    while (*text && (unsigned char)*text < 0x80) text++;
    return text;
}

/* For a learner who moved: the class where they are now. */
static const struct group *class_of(const struct workspace *w, const char *id) {
    for (size_t i = 0; i < w->n_groups; i++)
        if (find_learner(&w->groups[i], id)) return &w->groups[i];
    return NULL;
}

/* An id typed with a letter of another script looks right, and the difference cannot be seen, so
 * the message names the letter. */
static const char *who_was_meant(struct class_log *c, const char *text) {
    struct arena *a = c->loader->arena;
    const struct group *g = c->group, *now = class_of(c->loader->w, text);
    const char *strange = strange_letter(text);
    if (now)
        return arena_printf(a,
                            "'%s' is in %s now: move these rows to %s/ratings.csv, or remove them",
                            text, now->path, now->path);
    for (size_t i = 0; *strange && i < g->n_learners; i++)
        if (spell_looks_like(text, g->learners[i].id))
            return arena_printf(a, "it looks like '%s', but holds the letter %s: type the id again",
                                g->learners[i].id, spell_letter(a, strange));
    const char **ids = arena_array(a, g->n_learners, sizeof *ids);
    for (size_t i = 0; i < g->n_learners; i++) ids[i] = g->learners[i].id;
    const char *near = diag_nearest(text, ids, g->n_learners),
               *meant = load_ids_meant(c->loader, text, &(struct learners_of){.group = g}),
               *folder = arena_printf(a, "%s%slearners/", g->path, *g->path ? "/" : "");
    if (meant) return arena_printf(a, "did you mean %s? Learners are folders in %s", meant, folder);
    if (near) return arena_printf(a, "did you mean '%s'? Learners are folders in %s", near, folder);
    return arena_printf(a, "learners are folders in %s; remove these rows if the learner has left",
                        folder);
}

static void count_stranger(struct class_log *c, const struct csv_cell *cell) {
    struct stranger *s = table_find(c->strangers, cell->text);
    if (!s) {
        s = arena_make(c->loader->arena, struct stranger);
        s->node = log_cell(cell);
        table_set(c->strangers, cell->text, s);
        VEC_PUSH(c->loader->arena, &c->unknown, s);
    }
    s->rows++;
}

/* Is there an unreadable folder that learners of the class may be in? Then unknown names may be
 * theirs. */
static bool is_partly_unread(const struct class_log *c) {
    const struct texts *unread = &c->loader->w->unknown.unread;
    for (size_t i = 0; i < unread->n; i++)
        if (os_is_below(unread->v[i], c->group->path)) return true;
    return false;
}

static void report_strangers(struct class_log *c) {
    if (is_partly_unread(c)) return;
    struct schema *s = &c->log.schema;
    for (size_t i = 0; i < c->unknown.n; i++) {
        const struct stranger *one = c->unknown.v[i];
        const char *name = source_quote(s->arena, one->node.text),
                   *rows = one->rows > 1 ? arena_printf(s->arena, ", named in %zu rows", one->rows)
                                         : "";
        schema_fault(s, &one->node, CODE_NO_LEARNER,
                     arena_printf(s->arena, "no learner '%s' in this class%s", name, rows),
                     who_was_meant(c, one->node.text));
    }
}

/* ---- who is in doubt ---- */

static bool is_of_id(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* Leaves out every learner whose id appears in a text. */
static void doubt(struct class_log *c, const char *text, size_t n) {
    struct arena *scratch = arena_new();
    for (size_t i = 0, end; i < n; i = end + 1) {
        end = i;
        while (end < n && is_of_id(text[end])) end++;
        struct learner_place *p =
            end > i ? find_learner(c->group, arena_strndup(scratch, text + i, end - i)) : NULL;
        if (p) p->left_out = true;
    }
    arena_free(scratch);
}

static void doubt_lines(struct class_log *c, int first, int last) {
    struct source *s = c->log.schema.source;
    size_t n, from = (size_t)(source_line(s, first, &n) - s->text), to = s->n;
    if (last < INT_MAX) to = (size_t)(source_line(s, last, &n) - s->text) + n;
    if (from < to) doubt(c, s->text + from, to - from);
}

static void doubt_all(struct group *g) {
    for (size_t i = 0; i < g->n_learners; i++) g->learners[i].left_out = true;
}

/* ---- rows ---- */

/* Does a line of the row contain bytes that are not text? They may belong to any of its cells. */
static bool is_damaged(const struct class_log *c, const struct csv_row *row) {
    size_t low = 0, high = c->n_bad_lines; /* the first line not before the row */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c->bad_lines[middle] < row->line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->n_bad_lines && c->bad_lines[low] <= row->last;
}

/* A fault in a row affects only the learner whom the row names. */
static void read_row(struct class_log *c, const struct csv_row *row) {
    struct loader *l = c->loader;
    const struct csv_cell *cell = &row->cells[c->log.learner_column];
    struct learner_place *p = find_learner(c->group, cell->text);
    if (!p && *cell->text) {
        count_stranger(c, cell);
        return;
    }
    memset(c->row, 0, c->row_size);
    c->log.schema.source->learner = p ? p->path : NULL;
    l->place = p;
    bool sound = log_row(&c->log, row, c->row);
    c->log.schema.source->learner = NULL;
    l->place = NULL;
    if (p && !sound) p->left_out = true;
    if (p && sound) c->keep(c, p->id);
}

static void read_rows(struct class_log *c) {
    const struct csv *csv = c->log.csv;
    for (size_t i = 0; i < csv->n_rows; i++) {
        if (log_is_of_evidence(&c->log, &csv->rows[i])) continue;
        if (is_damaged(c, &csv->rows[i]))
            doubt_lines(c, csv->rows[i].line, csv->rows[i].last);
        else
            read_row(c, &csv->rows[i]);
    }
    for (size_t i = 0; i < csv->n_gaps; i++) doubt_lines(c, csv->gaps[i].first, csv->gaps[i].last);
}

static void read_log(struct class_log *c, const char *path) {
    int *bad;
    struct source *source = load_lines(c->loader, path, SOURCE_CSV_LIMIT, &bad, &c->n_bad_lines);
    c->bad_lines = bad;
    c->strangers = table_new(c->loader->arena);
    if (!source) {
        doubt_all(c->group);
    } else if (!log_open(c->loader, source, &c->log)) {
        doubt(c, source->text, source->n);
    } else if (c->log.csv) {
        read_rows(c);
        report_strangers(c);
    }
}

/* ---- its two kinds ---- */

static void keep_rating(struct class_log *c, const char *learner) {
    const struct rating *r = c->row;
    if (r->target) VEC_PUSH(c->loader->arena, &c->ratings, ((struct class_row){learner, *r}));
}

void load_class_ratings(struct loader *l, const char *path, struct group *g) {
    struct rating row;
    struct class_log c = {.log = {.form = &log_of_ratings, .class = g->id},
                          .row = &row,
                          .row_size = sizeof row,
                          .keep = keep_rating,
                          .loader = l,
                          .group = g};
    read_log(&c, path);
    g->rows = c.ratings.v;
    g->n_rows = c.ratings.n;
}

static void keep_attendance(struct class_log *c, const char *learner) {
    const struct attendance *a = c->row;
    if (a->term)
        VEC_PUSH(c->loader->arena, &c->attendance, ((struct class_attendance){learner, *a}));
}

void load_class_attendance(struct loader *l, const char *path, struct group *g) {
    struct attendance row;
    struct class_log c = {.log = {.form = &log_of_attendance, .class = g->id},
                          .row = &row,
                          .row_size = sizeof row,
                          .keep = keep_attendance,
                          .loader = l,
                          .group = g};
    read_log(&c, path);
    g->attendance = c.attendance.v;
    g->n_attendance = c.attendance.n;
}
