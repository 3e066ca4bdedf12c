/* class_roster.c: roster.csv of a class: its learners, a row for each, in place of learner.yaml.
 *
 *     id,first,last,called,pronouns,grade,born,languages,joined,left
 *     maya-torres,Maya,Torres,,she/her,5,2016-03-09,es; en,,
 *
 * A row becomes the tree that learner.yaml would be (load_yaml in files.c returns it), so both are
 * read by the same code. A learner.yaml of one's own counts, as a whole. A row with errors costs its
 * learner only. Where the file may have rows that are not understood, whoever is not in it may be
 * one of them: nobody who is published is removed then. */
#include "load/class/share.h"
#include "load/learner/log.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "model/group.h"
#include "model/workspace.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- columns ---- */

/* For the heads and their days; profile_table checks the values. */
struct row_values {
    const char *id, *first, *last, *called, *pronouns, *grade;
    struct date born, joined, left;
    struct texts languages;
};

/* `also`: heads of other programs, which are refused: a name or a day would be lost. */
static const struct schema_field fields[] = {
    {.key = "id",
     .also = "learner learner_id student student_id child",
     SCHEMA_TEXT(struct row_values, id)},
    {.key = "first",
     .also = "first_name firstname given_name forename name",
     SCHEMA_TEXT(struct row_values, first)},
    {.key = "last",
     .also = "last_name lastname surname family_name",
     SCHEMA_TEXT(struct row_values, last)},
    {.key = "called",
     .also = "nickname preferred_name goes_by",
     SCHEMA_TEXT(struct row_values, called)},
    {.key = "pronouns", .also = "pronoun", SCHEMA_TEXT(struct row_values, pronouns)},
    {.key = "grade", .also = "grade_level", SCHEMA_TEXT(struct row_values, grade)},
    {.key = "born",
     .also = "birthday birthdate birth_date date_of_birth dob",
     SCHEMA_ONE(struct row_values, born, type_date)},
    {.key = "languages",
     .also = "language home_language home_languages",
     SCHEMA_LIST(struct row_values, languages.v, languages.n, type_text)},
    {.key = "joined",
     .also = "join start_date entry_date enrolled",
     SCHEMA_ONE(struct row_values, joined, type_date)},
    {.key = "left",
     .also = "leave end_date exit_date withdrawn",
     SCHEMA_ONE(struct row_values, left, type_date)},
};
const struct schema_table roster_table = SCHEMA_TABLE("a learner", struct row_values, fields);

/* ---- the file ---- */

struct roster_reader {
    struct loader *loader;
    const char *folder; /* "classes/maple/learners" */
    struct log log;
    struct table *by_id; /* in lowercase -> struct roster_row */
    struct class_roster *out;
};

static const char *spaces_as_lines(struct arena *a, const char *head) {
    char *text = arena_strdup(a, head);
    for (char *p = text; *p; p++)
        if (*p == ' ' || *p == '-') *p = '_';
    return text;
}

/* False, with findings, if a column has the name of another program. */
static bool check_heads(struct roster_reader *r) {
    struct schema *s = &r->log.schema;
    bool sound = true;
    for (size_t i = 0; i < r->log.csv->n_columns; i++) {
        if (r->log.fields[i]) continue;
        const char *head = spaces_as_lines(s->arena, r->log.heads[i].text);
        for (size_t f = 0; f < roster_table.n_fields; f++)
            if (diag_is_among(head, fields[f].also))
                sound =
                    schema_fault(s, &r->log.heads[i], CODE_CSV_NO_COLUMN,
                                 arena_printf(s->arena, "the column '%s' is none of its columns",
                                              source_quote(s->arena, r->log.heads[i].text)),
                                 arena_printf(s->arena, "rename it to '%s'", fields[f].key));
    }
    return sound;
}

static const struct csv_cell *cell_of(const struct roster_reader *r, const struct csv_row *row,
                                      const char *key) {
    for (size_t i = 0; i < r->log.csv->n_columns; i++)
        if (strcmp(r->log.heads[i].text, key) == 0) return &row->cells[i];
    return NULL;
}

/* ---- a row as a tree ---- */

static void add(struct arena *a, struct yml *map, const char *key, struct yml *value) {
    struct yml_entry *e = &map->entries[map->n++];
    e->key = arena_make(a, struct yml);
    *e->key = (struct yml){
        .kind = YML_SCALAR_NODE, .plain = true, .at = value->at, .text = key, .n = strlen(key)};
    e->value = value;
}

static struct yml *map_at(struct arena *a, struct spot at) {
    struct yml *map = arena_make(a, struct yml);
    *map = (struct yml){.kind = YML_MAP_NODE, .at = at};
    map->entries = arena_array(a, roster_table.n_fields, sizeof *map->entries);
    return map;
}

/* Adds what the cell says, if it says anything. */
static void add_cell(struct roster_reader *r, const struct csv_row *row, struct yml *map,
                     const char *key) {
    const struct csv_cell *cell = cell_of(r, row, key);
    if (!cell || !*cell->text) return;
    struct yml *value = arena_make(r->loader->arena, struct yml);
    *value = log_text(cell);
    add(r->loader->arena, map, key, value);
}

static void add_languages(struct roster_reader *r, const struct csv_row *row, struct yml *root) {
    struct arena *a = r->loader->arena;
    const struct csv_cell *cell = cell_of(r, row, "languages");
    if (!cell || !*cell->text) return;
    struct yml *list = arena_make(a, struct yml), *map = map_at(a, cell->at);
    *list = log_text(cell);
    log_split(a, list);
    add(a, map, "home", list);
    add(a, root, "languages", map);
}

static struct yml *tree_of(struct roster_reader *r, const struct csv_row *row) {
    static const char *const names[] = {"first", "last", "called"};
    static const char *const others[] = {"pronouns", "grade", "born", "joined", "left"};
    struct arena *a = r->loader->arena;
    struct yml *root = map_at(a, (struct spot){row->line, 1, 1}),
               *name = map_at(a, cell_of(r, row, "first")->at);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) add_cell(r, row, name, names[i]);
    add(a, root, "name", name);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) add_cell(r, row, root, others[i]);
    add_languages(r, row, root);
    return root;
}

/* ---- rows ---- */

static void fault(struct roster_reader *r, const struct csv_cell *at, const struct roster_row *of,
                  enum code code, const char *text, const char *remedy) {
    struct schema *s = &r->log.schema;
    struct yml node = log_cell(at);
    s->source->learner = of && !of->own ? of->path : NULL;
    schema_fault(s, &node, code, text, remedy);
    s->source->learner = NULL;
}

static bool is_damaged(const struct roster_reader *r, const struct csv_row *row) {
    for (size_t i = 0; i < r->log.n_bad_lines; i++)
        if (r->log.bad_lines[i] >= row->line && r->log.bad_lines[i] <= row->last) return true;
    return false;
}

/* False, with a finding, if the row cannot be used. */
static bool is_sound(struct roster_reader *r, const struct csv_row *row,
                     const struct roster_row *of) {
    struct arena *a = r->loader->arena;
    const struct csv_cell *id = cell_of(r, row, "id"), *first = cell_of(r, row, "first"),
                          *class = cell_of(r, row, "class");
    if (is_damaged(r, row)) return false; /* reported */
    if (row->last != row->line)
        fault(r, id, of, CODE_CSV_QUOTE,
              "a cell of this row goes on over lines, and may hold the rows of other learners",
              "close the quotation mark where the cell ends, or write the text in one line");
    else if (class && *class->text && strcmp(class->text, r->log.class) != 0)
        fault(r, class, of, CODE_CSV_OTHER,
              arena_printf(a, "the row is for the class '%s', and the file is for '%s'",
                           source_quote(a, class->text), r->log.class),
              "move the row to the file that it belongs to, or remove it");
    else if (!*first->text)
        fault(r, first, of, CODE_CSV_EMPTY_CELL, "the cell of 'first' is empty",
              "write the first name, or remove the row");
    else
        return true;
    return false;
}

/* Both rows may be right, so neither is used. */
static void report_twice(struct roster_reader *r, const struct csv_cell *id,
                         struct roster_row *first) {
    struct schema *s = &r->log.schema;
    struct yml node = log_cell(id);
    first->root = NULL;
    s->source->learner = first->own ? NULL : first->path;
    schema_twice(
        s, &node, CODE_DUPLICATE_ID,
        arena_printf(s->arena, "the id '%s' has two rows", source_quote(s->arena, id->text)),
        (struct diag_place){s->source->file, first->mark.line, 1},
        "remove one of them; for another learner, write another id");
    s->source->learner = NULL;
}

static struct roster_row *new_row(struct roster_reader *r, const char *id, int line) {
    struct loader *l = r->loader;
    struct roster_row *made = arena_make(l->arena, struct roster_row);
    const char *path = load_path(l, r->folder, id);
    const char *own = os_join(l->arena, os_join(l->arena, l->root, path), "learner.yaml");
    *made = (struct roster_row){.id = id,
                                .path = path,
                                .source = r->log.schema.source,
                                .mark = {r->log.schema.source->file, line, 1, 1},
                                .own = os_may_be_there(own)};
    VEC_PUSH(l->arena, &r->out->rows, made);
    return made;
}

static void read_row(struct roster_reader *r, const struct csv_row *row) {
    struct arena *a = r->loader->arena;
    const struct csv_cell *id = cell_of(r, row, "id");
    if (row->last != row->line || is_damaged(r, row)) r->out->unclear = true;
    if (!load_is_id(id->text)) {
        r->out->unclear = true; /* whose row it is */
        struct roster_row *like = table_find(r->by_id, ascii_lowered(a, id->text));
        if (like) {
            report_twice(r, id, like);
        } else if (!*id->text) {
            fault(r, id, NULL, CODE_CSV_EMPTY_CELL, "the cell of 'id' is empty",
                  "write the learner's id, such as maya-torres");
        } else {
            fault(r, id, NULL, CODE_ID_SHAPE,
                  arena_printf(a, "'%s' cannot be the id of a learner", source_quote(a, id->text)),
                  "write lowercase letters from a to z, digits and '-', like 'maya-torres'");
            table_set(r->by_id, ascii_lowered(a, id->text), new_row(r, "", row->line));
            r->out->rows.n--; /* for rows like it alone */
        }
        return;
    }
    struct roster_row *first = table_find(r->by_id, id->text);
    if (first && *first->id) {
        report_twice(r, id, first);
        return;
    }
    struct roster_row *made = new_row(r, id->text, row->line);
    table_set(r->by_id, id->text, made);
    if (is_sound(r, row, made)) made->root = tree_of(r, row);
    if (first) report_twice(r, id, made);
}

static bool is_unread(const struct loader *l, const char *path) {
    for (size_t i = 0; i < l->w->unknown.unread.n; i++)
        if (os_is_below(path, l->w->unknown.unread.v[i])) return true;
    return false;
}

static void read_file(struct roster_reader *r, const char *path, const struct group *g) {
    struct loader *l = r->loader;
    l->calendar = g->calendar;
    struct source *source = log_source(l, path, &r->log);
    bool sound = log_open(l, source, &r->log);
    l->calendar = NULL;
    if (sound && !r->log.csv)
        sound = load_fault(l, CODE_CSV_NO_COLUMN, path, "this file is empty",
                           "write a first row that names the columns: id,first,last; or remove the "
                           "file");
    if (!sound || !check_heads(r)) {
        r->out->unclear = true;
        return;
    }
    for (size_t i = 0; i < r->log.csv->n_rows; i++) read_row(r, &r->log.csv->rows[i]);
    if (r->log.csv->n_gaps) r->out->unclear = true;
}

/* "Roster.csv", which is reported: its rows may count. */
static bool has_other_case(struct os_entries found) {
    for (size_t i = 0; i < found.n; i++)
        if (strcasecmp(found.v[i].name, "roster.csv") == 0) return true;
    return false;
}

static int by_id(const void *a, const void *b) {
    return strcmp((*(struct roster_row *const *)a)->id, (*(struct roster_row *const *)b)->id);
}

struct class_roster load_class_roster(struct loader *l, struct group *g, struct os_entries found) {
    struct class_roster roster = {0};
    const char *path = load_path(l, g->path, "roster.csv");
    struct roster_reader r = {.loader = l,
                              .folder = load_path(l, g->path, "learners"),
                              .log = {.form = &log_of_roster, .class = g->id, .by_line = true},
                              .by_id = table_new(l->arena),
                              .out = &roster};
    const bool there = load_has(found, "roster.csv", OS_FILE);
    roster.unclear = there ? g->course : is_unread(l, path) || has_other_case(found);
    if (there && g->course)
        load_fault(l, CODE_UNKNOWN_FILE, path,
                   "the learners of a course are not read from a roster",
                   "write them into the roster.csv of their home classes, and their ids under "
                   "'learners' in class.yaml");
    else if (there)
        read_file(&r, path, g);
    if (roster.rows.n) qsort(roster.rows.v, roster.rows.n, sizeof *roster.rows.v, by_id);
    if (roster.unclear) load_add_text(l->arena, &l->w->unknown.misnamed, r.folder);
    return roster;
}
