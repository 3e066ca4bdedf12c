/* class_roster.c: roster.csv of a class: its learners, a row for each, in place of learner.yaml.
 *
 *     id,first,last,called,pronouns,grade,born,languages,households,joined,left
 *     maya-torres,Maya,Torres,,she/her,5,2016-03-09,es; en,Torres,,
 *
 * A row becomes the tree that learner.yaml would be (load_yaml in files.c returns it), so both are
 * read by the same code. A learner.yaml counts instead of the row, as a whole. A row with errors
 * costs its learner only. Where the file may have rows that are not understood, whoever is not in
 * it may be one of them: no published learner is removed then. */
#include "load/class/share.h"
#include "load/learner/log.h"

#include "base/ascii.h"
#include "base/ending.h"
#include "base/hash.h"
#include "i18n/spelling.h"
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
    struct texts languages, households;
};

/* `also`: heads of other programs, which are refused: a name or a day would be lost. */
#define TEXT(name, instead, words) \
    { .key = #name, .also = instead, SCHEMA_TEXT(struct row_values, name), .doc = words }
#define DAY(name, instead, words) \
    { .key = #name, .also = instead, SCHEMA_ONE(struct row_values, name, type_date), .doc = words }
#define TEXTS(name, instead, words)                                                               \
    {                                                                                             \
        .key = #name, .also = instead, SCHEMA_LIST(struct row_values, name.v, name.n, type_text), \
        .doc = words                                                                              \
    }
static const struct schema_field fields[] = {
    {.key = "id",
     .also = "learner learner_id student student_id child",
     SCHEMA_TEXT(struct row_values, id),
     .required = true,
     .doc = "lowercase letters, digits, and hyphens; one person's for good"},
    {.key = "first",
     .also = "first_name firstname given_name forename name",
     SCHEMA_TEXT(struct row_values, first),
     .required = true,
     .doc = "the first name"},
    TEXT(last, "last_name lastname surname family_name", "the family name, where there is one"),
    TEXT(called, "nickname preferred_name goes_by", "what the learner goes by (the first name)"),
    TEXT(pronouns, "pronoun", "such as she/her"),
    TEXT(grade, "grade_level", "the grade"),
    DAY(born, "birthday birthdate birth_date date_of_birth dob", "date of birth"),
    TEXTS(languages, "language home_language home_languages",
          "languages of the home, with ';' between them; what goes home is written in the first"),
    TEXTS(households, "household",
          "who gets a copy of what is printed, with ';' between them (one, in the home languages)"),
    DAY(joined, "join start_date entry_date enrolled",
        "the first day here; before it, the learner is on no list of the class"),
    DAY(left, "leave end_date exit_date withdrawn",
        "the first day no longer here; the portfolio is still made"),
};
const struct schema_table roster_table = {
    .what = "a learner",
    .size = sizeof(struct row_values),
    SCHEMA_ROWS(fields),
    .doc = "roster.csv: the learners of a class, a row in place of each learner.yaml"};

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

/* The column that is meant by a head of another program; NULL if none is. */
static const struct schema_field *meant_by(const struct log *log, size_t column) {
    struct arena *a = log->schema.arena;
    const char *head = spaces_as_lines(a, log->heads[column].text);
    for (size_t f = 0; f < roster_table.n_fields && !log->fields[column]; f++)
        if (diag_is_among(head, fields[f].also)) return &fields[f];
    return NULL;
}

static bool is_of_other_program(const struct log *log, size_t column) {
    return meant_by(log, column) != NULL;
}

/* False, with findings, if a column has the name of another program. */
static bool check_heads(struct roster_reader *r) {
    struct schema *s = &r->log.schema;
    bool sound = true;
    for (size_t i = 0; i < r->log.csv->n_columns; i++) {
        const struct schema_field *meant = meant_by(&r->log, i);
        if (meant)
            sound = schema_fault(s, &r->log.heads[i], CODE_CSV_NO_COLUMN,
                                 arena_printf(s->arena, "the column '%s' is not used here",
                                              source_quote(s->arena, r->log.csv->heads[i].text)),
                                 arena_printf(s->arena, "rename it to '%s'", meant->key));
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

/* Who lives there: all else of a household is as it is without being written. */
static void add_households(struct roster_reader *r, const struct csv_row *row, struct yml *root) {
    struct arena *a = r->loader->arena;
    const struct csv_cell *cell = cell_of(r, row, "households");
    if (!cell || !*cell->text) return;
    struct yml *list = arena_make(a, struct yml);
    *list = log_text(cell);
    log_split(a, list);
    for (size_t i = 0; list->kind == YML_LIST_NODE && i < list->n; i++) {
        struct yml *one = map_at(a, cell->at);
        add(a, one, "name", list->items[i]);
        list->items[i] = one;
    }
    add(a, root, "households", list);
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
    add_households(r, row, root);
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
    size_t split = 1;
    while (split < row->n_written && !csv_may_be_split(r->log.csv, row, split)) split++;
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
    else if (split < row->n_written)
        fault(r, &row->cells[split], of, CODE_CSV_CELLS, csv_says_split(a, row, split),
              CSV_SPLIT_REMEDY);
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

static struct roster_row *row_of(struct roster_reader *r, const char *id, int line) {
    struct loader *l = r->loader;
    struct roster_row *made = arena_make(l->arena, struct roster_row);
    const char *path = load_path(l, r->folder, id);
    const char *own = os_join(l->arena, os_join(l->arena, l->root, path), "learner.yaml");
    *made = (struct roster_row){.id = id,
                                .path = path,
                                .source = r->log.schema.source,
                                .mark = {r->log.schema.source->file, line, 1, 1},
                                .own = *id && os_may_be_there(own)};
    return made;
}

/* It may be anyone's. */
static void read_nameless(struct roster_reader *r, const struct csv_row *row,
                          const struct csv_cell *id) {
    struct arena *a = r->loader->arena;
    const char *key = ascii_lowered(a, id->text);
    struct roster_row *like = table_find(r->by_id, key);
    r->out->unclear = true;
    if (like) {
        report_twice(r, id, like);
    } else if (!*id->text) {
        fault(r, id, NULL, CODE_CSV_EMPTY_CELL, "the cell of 'id' is empty",
              "write the learner's id, such as maya-torres");
    } else {
        fault(r, id, NULL, CODE_ID_SHAPE,
              arena_printf(a, "'%s' cannot be the id of a learner", source_quote(a, id->text)),
              "write lowercase letters from a to z, digits and '-', like 'maya-torres'");
        table_set(r->by_id, key, row_of(r, "", row->line)); /* for another row like it */
    }
}

static void read_row(struct roster_reader *r, const struct csv_row *row) {
    const struct csv_cell *id = cell_of(r, row, "id");
    if (row->last != row->line || is_damaged(r, row)) r->out->unclear = true;
    if (!load_is_id(id->text)) {
        read_nameless(r, row, id);
        return;
    }
    struct roster_row *first = table_find(r->by_id, id->text);
    if (first && *first->id) {
        report_twice(r, id, first);
        return;
    }
    struct roster_row *made = row_of(r, id->text, row->line);
    VEC_PUSH(r->loader->arena, &r->out->rows, made);
    table_set(r->by_id, id->text, made);
    if (is_sound(r, row, made)) made->root = tree_of(r, row);
    if (first) report_twice(r, id, made);
}

/* ---- a column sorted without the others ---- */

static const char *text_in(const struct yml *map, const char *key) {
    const struct yml *value = yml_get(map, key);
    return value && value->kind == YML_SCALAR_NODE ? value->text : "";
}

/* The row whose id is made of this name (new_ids.c), or NULL. */
static struct roster_row *row_named(const struct roster_reader *r, const char *name) {
    struct arena *a = r->loader->arena;
    const char *plain = spell_id(a, name);
    struct roster_row *row = *plain ? table_find(r->by_id, plain) : NULL;
    if (row || strchr(plain, '-')) return row;
    return table_find(r->by_id, arena_printf(a, "%s-%s", plain, r->log.class));
}

/* The name of one learner beside the id of another: which is right cannot be known. Of two who have
 * the same name, the second one's id begins with it. */
static void check_name(struct roster_reader *r, struct roster_row *row) {
    struct arena *a = r->loader->arena;
    const struct yml *name = row->root ? yml_get(row->root, "name") : NULL;
    if (!name) return;
    const char *whole = spell_full_name(a, text_in(name, "first"), text_in(name, "last"));
    const struct roster_row *other = row_named(r, whole);
    const char *plain = spell_id(a, whole);
    if (!other || other == row || strncmp(row->id, plain, strlen(plain)) == 0) return;
    struct schema *s = &r->log.schema;
    s->source->learner = row->own ? NULL : row->path;
    schema_fault(
        s, yml_get(name, "first"), CODE_NO_LEARNER,
        arena_printf(a, "the row is of '%s', and this is the name of '%s'", row->id, other->id),
        "check whether one column was sorted without the others, and correct the name or "
        "the id");
    s->source->learner = NULL;
    row->root = NULL;
}

/* Lines that cannot be split into rows: only the ids in them are used. */
static void note_ids(struct roster_reader *r, int first, int last) {
    struct source *s = r->log.schema.source;
    const char *end = s->text + s->n, separator[] = {r->log.csv->separator, '\0'};
    if (strcmp(r->log.heads[0].text, "id") != 0) return;
    for (int line = first; line <= last; line++) {
        size_t n;
        const char *text = source_line(s, line, &n);
        if (text >= end) return;
        const char *start = arena_strndup(s->arena, text, n);
        const char *id = ascii_trim(arena_strndup(s->arena, start, strcspn(start, separator)));
        if (strlen(id) == strlen(start) || !load_is_id(id) || table_find(r->by_id, id)) continue;
        struct roster_row *made = row_of(r, id, line);
        VEC_PUSH(r->loader->arena, &r->out->rows, made);
        table_set(r->by_id, id, made);
    }
}

static void read_unclear(struct roster_reader *r) {
    const struct csv *csv = r->log.csv;
    for (size_t i = 0; i < csv->n_rows; i++)
        if (csv->rows[i].last != csv->rows[i].line)
            note_ids(r, csv->rows[i].line + 1, csv->rows[i].last);
    for (size_t i = 0; i < csv->n_gaps; i++) note_ids(r, csv->gaps[i].first, csv->gaps[i].last);
    if (csv->n_gaps) r->out->unclear = true;
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
    for (size_t i = 0; i < r->out->rows.n; i++) check_name(r, r->out->rows.v[i]);
    read_unclear(r);
    size_t n;
    source_line(source, 1, &n); /* finds all lines, once for all rows that are read later */
}

/* "Roster.csv", "roster (1).csv", "roster.csv.txt", "rooster.csv" */
static bool is_like_roster(const char *name) {
    static const char *const meant[] = {"roster"};
    char word[16];
    const bool table = ending_is(name, ".csv") || ending_is(name, ".txt") ||
                       ending_is(name, ".tsv") || !strchr(name, '.');
    if (table && strncasecmp(name, meant[0], strlen(meant[0])) == 0) return true;
    const size_t n = strcspn(name, ".");
    if (!table || n >= sizeof word || (*name != 'r' && *name != 'R')) return false;
    memcpy(word, name, n);
    word[n] = '\0';
    return diag_nearest(word, meant, 1) != NULL;
}

bool load_is_misnamed_roster(struct os_entries found, const struct os_entry *e) {
    return e->kind == OS_FILE && !load_has(found, "roster.csv", OS_FILE) && is_like_roster(e->name);
}

/* They are reported, and may be what is meant; "roster.xlsx" as well. */
static bool has_other_name(struct os_entries found) {
    for (size_t i = 0; i < found.n; i++)
        if (strncasecmp(found.v[i].name, "roster", strlen("roster")) == 0 ||
            load_is_misnamed_roster(found, &found.v[i]))
            return true;
    return false;
}

bool load_may_have_roster(const struct loader *l, const char *folder, struct os_entries found) {
    const char *path = *folder ? os_join(l->arena, folder, "roster.csv") : "roster.csv";
    return load_has(found, "roster.csv", OS_FILE) || load_is_file_unread(l, path) ||
           has_other_name(found);
}

static int by_id(const void *a, const void *b) {
    return strcmp((*(struct roster_row *const *)a)->id, (*(struct roster_row *const *)b)->id);
}

static void report_misnamed(struct loader *l, const struct group *g, struct os_entries found) {
    for (size_t i = 0; i < found.n; i++)
        if (load_is_misnamed_roster(found, &found.v[i]))
            load_fault(l, CODE_NAME_CASE, load_path(l, g->path, found.v[i].name),
                       arena_printf(l->arena, "'%s' is not read: its name is 'roster.csv'",
                                    source_quote(l->arena, found.v[i].name)),
                       "rename it to 'roster.csv'");
}

/* Is there a roster in a folder above the class? It may be that of the class. */
static bool is_above(const struct loader *l, const struct group *g) {
    const struct texts *folders = &l->index->rosters_above;
    for (size_t i = 0; i < folders->n; i++)
        if (*g->path && (!*folders->v[i] || os_is_below(g->path, folders->v[i]))) return true;
    return false;
}

static void report_book(struct loader *l, const struct group *g) {
    load_fault(l, CODE_NAME_CASE, load_path(l, g->path, "roster.xlsx"),
               "'roster.xlsx' is not read: learners are read from 'roster.csv'",
               "save it as CSV, in UTF-8, with that name");
}

void load_pass_over_row(struct loader *l, struct learner_place *p, const struct roster_row *row) {
    const char *own = os_join(l->arena, os_join(l->arena, l->root, p->path), "learner.yaml");
    /* whether there is one is not known where the folder may not be entered */
    if (os_file_size(own) >= 0 || os_is_link(own)) class_share_of(l, p)->roster = row->mark;
}

struct class_roster load_class_roster(struct loader *l, struct group *g, struct os_entries found) {
    struct class_roster roster = {0};
    const char *path = load_path(l, g->path, "roster.csv");
    struct roster_reader r = {.loader = l,
                              .folder = load_path(l, g->path, "learners"),
                              .log = {.form = &log_of_roster,
                                      .class = g->id,
                                      .by_line = true,
                                      .refuses = is_of_other_program},
                              .by_id = table_new(l->arena),
                              .out = &roster};
    const bool there = load_has(found, "roster.csv", OS_FILE);
    roster.unclear = there ? g->course : load_may_have_roster(l, g->path, found) || is_above(l, g);
    if (there && g->course)
        load_fault(l, CODE_UNKNOWN_FILE, path,
                   "the learners of a course are not read from a roster",
                   "write them into the roster.csv of their home classes, and their ids under "
                   "'learners' in class.yaml");
    else if (there)
        read_file(&r, path, g);
    else if (load_has(found, "roster.xlsx", OS_FILE))
        report_book(l, g);
    if (!there) report_misnamed(l, g, found);
    if (roster.rows.n) qsort(roster.rows.v, roster.rows.n, sizeof *roster.rows.v, by_id);
    if (roster.unclear) load_add_text(l->arena, &l->w->unknown.misnamed, r.folder);
    g->roster_unclear = roster.unclear;
    return roster;
}

/* ---- who may be in it ---- */

/* Adds a learner whose row may be there: nothing is made of a guess, but what is published of the
 * learner rests on it, and a family's "no" counts. */
static void guess(struct loader *l, struct table *known, struct group *g, const char *id) {
    if (!load_is_id(id) || table_set(known, id, l)) return;
    const char *path = load_path(l, load_path(l, g->path, "learners"), id);
    const bool linked = os_is_link(os_join(l->arena, l->root, path));
    const struct learner_place p = {.id = id,
                                    .path = path,
                                    .folder = load_out_folder(l, g, id),
                                    .group = g,
                                    .unread = linked ? path : load_path(l, path, "learner.yaml"),
                                    .linked = linked,
                                    .left_out = true,
                                    .consent_unread = linked,
                                    .consent_source = linked ? CONSENT_UNCLEAR : CONSENT_CLASS};
    struct learner_place *more = arena_array(l->arena, g->n_learners + 1, sizeof *more);
    if (g->n_learners) memcpy(more, g->learners, g->n_learners * sizeof *more);
    more[g->n_learners++] = p;
    g->learners = more;
}

/* A folder that is a link has its finding, and is not followed: whose files it leads to is not
 * known. */
static void guess_from_links(struct loader *l, struct table *known, struct group *g) {
    const char *folder = os_join(l->arena, l->root, load_path(l, g->path, "learners"));
    struct os_entries found;
    if (!os_is_seen(folder) || !os_list(l->arena, folder, &found, &(const char *){NULL})) return;
    for (size_t i = 0; i < found.n; i++)
        if (found.v[i].kind == OS_LINK) guess(l, known, g, found.v[i].name);
}

/* Faults of the file are reported when it is read. */
static void guess_from_consents(struct loader *l, struct table *known, struct group *g) {
    const char *path = load_path(l, g->path, "consent.csv");
    const struct unknown unknown = l->w->unknown;
    struct loader quiet = *l;
    struct log log = {.form = &log_of_consents, .class = g->id, .by_line = true};
    quiet.diags = diags_new(l->arena);
    quiet.calendar = g->calendar;
    if (os_file_size(os_join(l->arena, l->root, path)) < 0) return; /* or it cannot be looked at */
    const bool sound = log_open(&quiet, log_source(&quiet, path, &log), &log);
    l->w->unknown = unknown;
    for (size_t i = 0; sound && log.csv && i < log.csv->n_rows; i++)
        guess(l, known, g, log.csv->rows[i].cells[log.learner_column].text);
}

static int by_place(const void *a, const void *b) {
    return strcmp(((const struct learner_place *)a)->id, ((const struct learner_place *)b)->id);
}

void load_guess_learners(struct loader *l) {
    struct workspace *w = l->w;
    struct table *known = table_new(l->arena);
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            table_set(known, w->groups[g].learners[i].id, l);
    w->n_learners = 0;
    for (size_t k = 0; k < w->n_groups; k++) {
        struct group *g = &w->groups[k];
        if (!g->course) guess_from_links(l, known, g);
        if (g->roster_unclear && !g->course) guess_from_consents(l, known, g);
        if (g->n_learners) qsort(g->learners, g->n_learners, sizeof *g->learners, by_place);
        for (size_t i = 0; i < g->n_learners; i++) g->learners[i].index = w->n_learners++;
    }
}
