/* class_log.c: splits what a class-wide file says by learner: who is meant, who is in doubt, and
 * which learners a fault affects.
 *
 * A row with a fault affects only the learner whom it names: a portfolio that lacks one of its
 * ratings would not show what the class knows. One id is one person in the whole workspace: the
 * rows of a learner who has moved to another class, or to another school, are that learner's
 * still. A row that names no learner affects only itself; there is one finding for each such name.
 * If rows can no longer be separated (an open quotation mark, bytes that are not text, a missing
 * column), every learner whose id appears in those lines is in doubt and left out. Ids can appear
 * nowhere else, so all rows of the other learners are known. Only a file that cannot be opened, or
 * is not text, leaves out the whole class. */
#include "load/class/class_log.h"

#include "base/ascii.h"
#include "base/ending.h"
#include "i18n/spelling.h"
#include "model/attendance.h"
#include "model/group.h"
#include "model/term.h"
#include "model/unread.h"
#include "model/workspace.h"

#include <limits.h>
#include <string.h>

/* A name in the rows that belongs to no learner of the class. */
struct stranger {
    struct yml node; /* the first place where it appears */
    size_t rows;
    int last;                          /* line */
    const struct learner_place *moved; /* who gets the rows, or NULL */
};

/* ---- who is meant ---- */

struct learner_place *class_find(const struct group *g, const char *id) {
    for (size_t i = 0; i < g->n_members; i++)
        if (strcmp(g->members[i]->id, id) == 0) return g->members[i];
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

/* Does the class have folders whose learners are unknown? Then a name may be one of theirs. */
static bool find_unknown(const struct class_log *c) {
    const struct unknown *u = &c->loader->w->unknown;
    if (c->group->lacks_members) return true;
    const char *folder = load_path(c->loader, c->group->path, "learners");
    for (size_t i = 0; i < u->unread.n; i++)
        if (os_is_below(u->unread.v[i], c->group->path)) return true;
    for (size_t i = 0; i < u->misnamed.n; i++)
        if (strcmp(u->misnamed.v[i], folder) == 0 || os_is_below(u->misnamed.v[i], folder))
            return true;
    return false;
}

/* May a learner of another class be in a folder that could not be read, or has no id for a name? */
static bool find_unknown_anywhere(const struct workspace *w) {
    static const char *const folders[] = {"learners", "classes", "schools"};
    const struct texts *lists[] = {&w->unknown.unread, &w->unknown.misnamed};
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < lists[k]->n; i++)
            for (size_t f = 0; f < sizeof folders / sizeof *folders; f++)
                if (strcmp(lists[k]->v[i], folders[f]) == 0 ||
                    os_is_below(lists[k]->v[i], folders[f]))
                    return true;
    return false;
}

struct learner_place *class_whose_id(const struct class_log *c, const char *id) {
    const struct workspace *w = c->loader->w;
    struct learner_place *found = class_find(c->group, id);
    if (!*id || c->has_unknown) return found;
    for (size_t i = 0; i < w->n_groups && !found; i++) {
        found = class_find(&w->groups[i], id);
        if (found) found->heard_elsewhere = true;
    }
    return found;
}

const char *class_id_is(struct arena *a, const struct group *g) {
    if (!g->roster) return "the name of the learner's folder";
    return arena_printf(a, "what the column 'id' of %s says, or the name of the learner's folder",
                        g->roster);
}

/* An id typed with a letter of another script looks right, and the difference cannot be seen, so
 * the message names the letter. An id that is merely similar is not proposed: it is another
 * child's, who would get the rating. */
static const char *who_was_meant(struct class_log *c, const char *text) {
    struct arena *a = c->loader->arena;
    const struct group *g = c->group;
    const char *strange = strange_letter(text);
    for (size_t i = 0; *strange && i < group_size(g); i++)
        if (spell_looks_like(text, group_at(g, i)->id))
            return arena_printf(a, "it looks like '%s', but holds the letter %s: type the id again",
                                group_at(g, i)->id, spell_letter(a, strange));
    if (g->course)
        return "check the id: it is one of 'learners' in class.yaml; remove these rows if the learner "
               "has left the school";
    const char *meant = load_ids_meant(c->loader, text, &(struct learners_of){.group = g}),
               *are = arena_printf(a, "folders in %s%slearners/", g->path, *g->path ? "/" : "");
    if (g->roster) are = arena_printf(a, "rows of %s, or %s", g->roster, are);
    if (meant) return arena_printf(a, "did you mean %s? Learners are %s", meant, are);
    return arena_printf(
        a, "check the id: learners are %s; remove these rows if the learner has left the school",
        are);
}

bool class_is_here(const struct class_log *c, const struct learner_place *p) {
    return p->group == c->group || load_is_member(c->group, p);
}

static void count_stranger(struct class_log *c, const struct csv_cell *cell,
                           const struct learner_place *moved) {
    struct stranger *s = table_find(c->strangers, cell->text);
    if (!s) {
        s = arena_make(c->loader->arena, struct stranger);
        s->node = log_cell(cell);
        s->moved = moved;
        table_set(c->strangers, cell->text, s);
        VEC_PUSH(c->loader->arena, &c->unknown, s);
    }
    if (s->last != cell->at.line) s->rows++; /* a row of a grid has many ratings */
    s->last = cell->at.line;
}

static void report_not_listed(struct class_log *c, const struct stranger *one) {
    struct schema *s = &c->log.schema;
    const char *id = one->moved->id, *rows = "this row counts";
    if (one->rows > 1) rows = arena_printf(s->arena, "these %zu rows count", one->rows);
    schema_fault(s, &one->node, CODE_MOVED_ROWS,
                 arena_printf(s->arena, "'%s' is not a learner of this course, and %s all the same",
                              id, rows),
                 "add the id to 'learners' in class.yaml; or remove the rows, if someone else is "
                 "meant");
}

/* It may be another child, so it is reported unless learner.yaml says so itself. */
static void report_moved(struct class_log *c, const struct stranger *one) {
    struct schema *s = &c->log.schema;
    const char *id = one->moved->id, *now = one->moved->group->path;
    if (c->group->course) {
        report_not_listed(c, one);
        return;
    }
    const char *text =
        one->rows > 1
            ? arena_printf(s->arena, "'%s' is in %s now, and these %zu rows count there", id, now,
                           one->rows)
            : arena_printf(s->arena, "'%s' is in %s now, and this row counts there", id, now);
    schema_fault(
        s, &one->node, CODE_MOVED_ROWS, text,
        one->rows > 1
            ? "write 'earlier' in learner.yaml, with this class and the last day here; if another child is meant, remove the rows"
            : "write 'earlier' in learner.yaml, with this class and the last day here; if another child is meant, remove the row");
}

static void report_strangers(struct class_log *c) {
    struct schema *s = &c->log.schema;
    for (size_t i = 0; i < c->unknown.n; i++) {
        const struct stranger *one = c->unknown.v[i];
        if (one->moved) report_moved(c, one);
        if (one->moved || c->has_unknown || c->may_be_elsewhere) continue;
        const char *name = source_quote(s->arena, one->node.text),
                   *rows = one->rows > 1 ? arena_printf(s->arena, ", named in %zu rows", one->rows)
                                         : "";
        schema_fault(s, &one->node, CODE_NO_LEARNER,
                     arena_printf(s->arena, "no learner '%s' in this %s%s", name,
                                  c->group->course ? "course" : "class", rows),
                     who_was_meant(c, one->node.text));
    }
}

static bool is_of(const struct earlier_class *e, const struct group *g) {
    return strcmp(e->class, strchr(e->class, '/') ? g->out : g->id) == 0;
}

bool class_was_here(const struct group *g, const struct learner_place *p, struct date day) {
    const struct earlier_class *then = NULL; /* the first one left on that day, or later */
    for (size_t i = 0; i < p->n_earlier; i++) {
        const struct earlier_class *e = &p->earlier[i];
        if (date_cmp(day, e->until) <= 0 && (!then || date_cmp(e->until, then->until) < 0))
            then = e;
    }
    return then ? is_of(then, g) : p->group == g;
}

bool class_was_ever_here(const struct group *g, const struct learner_place *p) {
    for (size_t i = 0; i < p->n_earlier; i++)
        if (is_of(&p->earlier[i], g)) return true;
    return false;
}

/* ---- who is in doubt ---- */

/* The log is not text: saved with two bytes per letter, for example. Ids are found all the same, if
 * it can be read at all. In a workbook they cannot be seen. */
static void doubt_bytes(struct class_log *c, const char *path) {
    struct loader *l = c->loader;
    char *data;
    size_t n, kept = 0;
    const char *why = NULL; /* already reported */
    if (ending_is(path, ".xlsx")) return;
    if (!os_read(l->arena, os_join(l->arena, l->root, path), SOURCE_CSV_LIMIT, &data, &n, &why))
        return;
    for (size_t i = 0; i < n; i++)
        if (data[i]) data[kept++] = data[i];
    load_doubt(l, c->group, data, kept);
}

static void doubt_lines(struct class_log *c, int first, int last) {
    struct source *s = c->log.schema.source;
    size_t n, from = (size_t)(source_line(s, first, &n) - s->text), to = s->n;
    if (last < INT_MAX) to = (size_t)(source_line(s, last, &n) - s->text) + n;
    if (from < to) load_doubt(c->loader, c->group, s->text + from, to - from);
}

void class_doubt_all(struct loader *l, struct group *g) {
    for (size_t i = 0; i < l->index->movers.n; i++)
        if (class_was_ever_here(g, l->index->movers.v[i])) l->index->movers.v[i]->left_out = true;
    for (size_t i = 0; i < g->n_learners; i++) g->learners[i].left_out = true;
    for (size_t i = 0; i < g->n_members; i++) g->members[i]->left_out = true;
}

/* Not of the class as a whole: learners' own files, and what is said of no learner. */
static bool is_of_class(const char *path, const char *folder) {
    static const char *const others[] = {"learners", "agreements", "roster.csv"};
    const size_t n = strlen(folder);
    const char *name = path + n + (n > 0);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strncmp(name, others[i], strlen(others[i])) == 0) return false;
    return true;
}

void load_class_unread(struct loader *l, struct group *g) {
    const struct texts *unread = &l->w->unknown.unread;
    for (size_t i = 0; *g->path && i < unread->n; i++)
        if (os_is_below(unread->v[i], g->path) && is_of_class(unread->v[i], g->path))
            class_doubt_all(l, g);
}

/* ---- rows ---- */

bool class_log_is_damaged(const struct class_log *c, const struct csv_row *row) {
    size_t low = 0, high = c->log.n_bad_lines; /* the first line not before the row */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c->log.bad_lines[middle] < row->line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->log.n_bad_lines && c->log.bad_lines[low] <= row->last;
}

/* Whose id is alone between separators in these lines? Not the learner's own. */
static struct learner_place *id_in_cells(const struct class_log *c, const char *text, size_t n,
                                         const struct learner_place *own) {
    struct arena *scratch = arena_new();
    struct learner_place *found = NULL;
    for (size_t i = 0, end; i < n && !found; i = end + 1) {
        for (end = i; end < n && !strchr(",;\t\r\n\"", text[end]);) end++;
        const char *cell = ascii_trim(arena_strndup(scratch, text + i, end - i));
        found = *cell ? class_whose_id(c, cell) : NULL;
        if (found == own) found = NULL;
    }
    arena_free(scratch);
    return found;
}

/* A quotation mark that is closed lines later takes the rows of other learners into its cell. */
static bool takes_rows(struct class_log *c, const struct csv_row *row) {
    struct schema *s = &c->log.schema;
    if (row->last == row->line) return false;
    const struct learner_place *own = class_whose_id(c, row->cells[c->log.learner_column].text);
    size_t n;
    const char *from = source_line(s->source, row->line + 1, &n),
               *last = source_line(s->source, row->last, &n);
    const struct learner_place *other = id_in_cells(c, from, (size_t)(last - from) + n, own);
    if (!other) return false;
    s->source->learner = own ? own->path : NULL;
    schema_fault(s, &(struct yml){.at = {row->line, 1, 1}}, CODE_CSV_QUOTE,
                 arena_printf(s->arena,
                              "a cell of this row goes on over lines and holds '%s', which may be "
                              "the start of that learner's row",
                              other->id),
                 "close the quotation mark where the cell ends, or write the text in one line");
    s->source->learner = NULL;
    return true;
}

static struct mark mark_of(const struct class_log *c, const struct csv_row *row) {
    const char *file = c->log.schema.source->file;
    for (size_t i = 0; c->mark_at && i < c->log.csv->n_columns; i++) {
        const struct spot at = row->cells[i].at;
        if (strcmp(c->log.heads[i].text, c->mark_at) == 0 && *row->cells[i].text)
            return (struct mark){file, at.line, at.column, at.length};
    }
    return (struct mark){file, row->line, 1, 1};
}

/* An id in other capitals is an error, but its row may be about the learner whose id it resembles:
 * a consent that it withdraws must not count any more. */
static void spoil_resembled(struct class_log *c, const struct csv_cell *cell) {
    struct arena *a = arena_new();
    struct learner_place *p = class_find(c->group, ascii_lowered(a, cell->text));
    if (p) p->left_out = true;
    if (p && c->spoilt) c->spoilt(c, p);
    arena_free(a);
}

/* A fault in a row affects only the learner whom the row names. */
static void read_row(struct class_log *c, const struct csv_row *row) {
    struct loader *l = c->loader;
    const struct csv_cell *cell = &row->cells[c->log.learner_column];
    struct learner_place *p = class_whose_id(c, cell->text);
    const bool named = *cell->text && !cell->fault;
    if (p && p->twice && p->group != c->group) return; /* reported, and left out in both classes */
    if (!p && c->group->lacks_members) doubt_lines(c, row->line, row->last);
    if (!p && named) {
        count_stranger(c, cell, p);
        spoil_resembled(c, cell);
        return;
    }
    memset(c->row, 0, c->row_size);
    c->log.schema.source->learner = p ? p->path : NULL;
    l->place = p;
    bool nothing = log_says_nothing(&c->log, row), sound = nothing || log_row(&c->log, row, c->row);
    c->log.schema.source->learner = NULL;
    l->place = NULL;
    const struct date day = c->day ? c->day(c->row) : (struct date){0};
    c->mark = mark_of(c, row);
    if (p && !class_is_here(c, p) && (!sound || !class_was_here(c->group, p, day)))
        count_stranger(c, cell, p);
    if (p && !sound) p->left_out = true;
    if (p && !sound && c->spoilt) c->spoilt(c, p);
    if (p && sound && !nothing) c->keep(c, p);
}

static void read_rows(struct class_log *c) {
    const struct csv *csv = c->log.csv;
    for (size_t i = 0; i < csv->n_rows; i++) {
        if (log_is_of_evidence(&c->log, &csv->rows[i])) continue;
        if (class_log_is_damaged(c, &csv->rows[i]) || takes_rows(c, &csv->rows[i]))
            doubt_lines(c, csv->rows[i].line, csv->rows[i].last);
        else
            read_row(c, &csv->rows[i]);
    }
    for (size_t i = 0; i < csv->n_gaps; i++) doubt_lines(c, csv->gaps[i].first, csv->gaps[i].last);
}

void class_log_start(struct class_log *c) {
    c->strangers = table_new(c->loader->arena);
    c->has_unknown = find_unknown(c);
    c->may_be_elsewhere = find_unknown_anywhere(c->loader->w);
}

/* What an interrupted save leaves. It does not say that anybody's rows are taken out. */
static bool is_blank(const struct source *s) { return strspn(s->text, " \t\r\n") == s->n; }

static void refuse_blank(struct class_log *c, const char *path) {
    struct loader *l = c->loader;
    load_fault(l, CODE_CSV_NO_COLUMN, path, "this file is empty",
               "write a first row that names the columns, or remove the file");
    class_doubt_all(l, c->group);
    c->unread = true;
}

void class_log_read(struct class_log *c, const char *path) {
    struct loader *l = c->loader;
    c->log.by_line = true;
    l->calendar = c->group->calendar;
    struct source *source = log_source(l, path, &c->log);
    class_log_start(c);
    c->unread = !source;
    if (!source) {
        class_doubt_all(l, c->group);
        doubt_bytes(c, path);
    } else if (!log_open(c->loader, source, &c->log)) {
        load_doubt(c->loader, c->group, source->text, source->n);
    } else if (c->log.csv) {
        read_rows(c);
        report_strangers(c);
    } else if (is_blank(source)) {
        refuse_blank(c, path);
    }
    l->calendar = NULL;
}

void class_doubt_both(struct loader *l, const char *csv, struct group *g) {
    struct class_log c = {.loader = l, .group = g};
    class_doubt_all(l, g);
    doubt_bytes(&c, csv);
}
