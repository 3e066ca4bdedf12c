/* ratings.c: ratings, from a log (ratings.csv of a learner or a class) or from evidence: one set of rows for
 * both.
 *
 * A row of a log is made into a small map and filled by the same table as YAML: cells and keys are checked
 * alike.
 *
 * What `folioscope export ratings` writes may be pasted into a log as it is. It has three columns more, which say
 * where a rating is from: `learner` and `class` must be those of the file, so that nobody's rating gets into the file of
 * somebody else; a row that names a piece of `evidence` is written there, and is passed over here. A text that begins
 * like a formula (= + - @ tab, carriage return) bears an apostrophe in the export, so that a spreadsheet program takes it
 * for text; that apostrophe is taken off again here. */
#include "load/load_inner.h"

#include "i18n/spelling.h"

#include <stdlib.h>
#include <string.h>

static const struct schema_word by_words[] = {{"teacher", BY_TEACHER, NULL},
                                              {"self", BY_SELF, NULL},
                                              {"peer", BY_PEER, NULL},
                                              {"expert", BY_EXPERT, NULL},
                                              {NULL, 0, NULL}};
static const struct schema_word stage_words[] = {{"formative", STAGE_FORMATIVE, NULL},
                                                 {"interim", STAGE_INTERIM, NULL},
                                                 {"summative", STAGE_SUMMATIVE, NULL},
                                                 {NULL, 0, NULL}};

static bool check_rating(struct schema *s, const struct yml *node, void *item) {
    struct rating *r = item;
    const struct yml *level = yml_get(node, "level");
    r->mark = load_mark(s, node);
    if (yml_get(node, "date")) load_check_future(s, node, "date", r->date, "the rating");
    if (r->by == BY_TEACHER) load_check_text(s, node, "note");
    /* a level that is no number has its finding already; zero is what was there before */
    struct dec value;
    if (!r->target || !level || level->kind != YML_SCALAR_NODE || !dec_parse(level->text, level->n, &value))
        return true;
    return load_level_fits(s, r->target->competency->framework->scale, level, r->level);
}

#define RATING_ROWS(date_required)                                              \
    {.key = "target",                                                           \
     SCHEMA_ONE(struct rating, target, type_target),                            \
     .required = true,                                                          \
     .doc = "the learning target"},                                             \
        {.key = "level",                                                        \
         SCHEMA_ONE(struct rating, level, type_level),                          \
         .required = true,                                                      \
         .doc = "a value of the target's scale"},                               \
        {.key = "by",                                                           \
         SCHEMA_ONE(struct rating, by, type_word),                              \
         .words = by_words,                                                     \
         .fallback = "teacher",                                                 \
         .doc = "who saw it"},                                                  \
        {.key = "stage",                                                        \
         SCHEMA_ONE(struct rating, stage, type_word),                           \
         .words = stage_words,                                                  \
         .fallback = "formative",                                               \
         .doc = "what the rating was for"},                                     \
        {.key = "date",                                                         \
         SCHEMA_ONE(struct rating, date, type_date),                            \
         .required = date_required,                                             \
         .doc = "the day of the rating"},                                       \
    {                                                                           \
        .key = "note", SCHEMA_TEXT(struct rating, note), .doc = "what was seen" \
    }

static const struct schema_field shown_fields[] = {RATING_ROWS(false)};
const struct schema_table shown_table = {.what = "a rating",
                                         .size = sizeof(struct rating),
                                         SCHEMA_ROWS(shown_fields),
                                         SCHEMA_NEEDS(struct rating, target),
                                         .check = check_rating,
                                         .doc = "a rating written with the evidence"};

static const struct schema_field log_fields[] = {RATING_ROWS(true)};
const struct schema_table log_table = {
    .what = "a rating",
    .size = sizeof(struct rating),
    SCHEMA_ROWS(log_fields),
    .check = check_rating,
    .doc = "ratings.csv: one row a rating; a class's has the column 'learner' too"};

/* ---- a log --------------------------------------------------------------------------------------------- */

struct log {
    struct schema schema;
    struct csv *csv;
    struct yml *heads; /* n_columns */
    /* columns that say where a rating is from; NO_COLUMN where there is none */
    size_t learner_column, class_column, evidence_column;
    const char *learner, *class; /* ids of the file's own; learner is NULL for a class's log */
};

enum { NO_COLUMN = CSV_COLUMNS };

static struct yml cell_node(const struct csv_cell *c) {
    return (struct yml){
        .kind = YML_SCALAR_NODE, .plain = true, .at = c->at, .text = c->text, .n = strlen(c->text)};
}

/* Is it one of those that say where a rating is from? */
static bool is_origin(const char *head) {
    return strcmp(head, "learner") == 0 || strcmp(head, "class") == 0 || strcmp(head, "evidence") == 0;
}

static bool known_head(const struct schema_table *t, const char *head) {
    if (is_origin(head)) return true;
    for (size_t i = 0; i < t->n_fields; i++)
        if (strcmp(t->fields[i].key, head) == 0) return true;
    return false;
}

static bool check_heads(struct log *log, bool with_learner) {
    static const char *const names[] = {"date", "target",  "level", "by",      "stage",
                                        "note", "learner", "class", "evidence"};
    struct schema *s = &log->schema;
    size_t n = with_learner ? 7 : 6; /* those that people write; the others come from an export */
    bool sound = true;
    for (size_t i = 0; i < log->csv->n_columns; i++) {
        const struct yml *head = &log->heads[i];
        for (size_t k = 0; k < i; k++)
            if (strcmp(log->heads[k].text, head->text) == 0)
                sound = schema_twice(
                    s, head, CODE_CSV_TWICE,
                    arena_printf(s->arena, "the column '%s' stands twice",
                                 source_quote(s->arena, head->text)),
                    (struct diag_place){s->source->file, log->heads[k].at.line, log->heads[k].at.column},
                    "remove or rename one of the two columns");
        if (!known_head(&log_table, head->text))
            sound = schema_fault(
                s, head, CODE_CSV_COLUMN,
                arena_printf(s->arena, "unknown column '%s'", source_quote(s->arena, head->text)),
                schema_suggest(s->arena, head->text, names, n,
                               arena_printf(s->arena, "the columns are %s, in any order",
                                            schema_names(s->arena, names, n, n))));
    }
    return sound;
}

static size_t column_named(const struct log *log, const char *name) {
    for (size_t i = 0; i < log->csv->n_columns; i++)
        if (strcmp(log->heads[i].text, name) == 0) return i;
    return NO_COLUMN;
}

/* A misspelt head has a finding already; then missing ones are not told on top. */
static bool check_columns(struct log *log, bool with_learner) {
    static const char *const needed[] = {"date", "target", "level", "learner"};
    struct schema *s = &log->schema;
    bool sound = true;
    if (!check_heads(log, with_learner)) return false;
    for (size_t i = 0; i < (with_learner ? 4u : 3u); i++)
        if (column_named(log, needed[i]) == NO_COLUMN)
            sound = schema_fault(s, &log->heads[0], CODE_CSV_NO_COLUMN,
                                 arena_printf(s->arena, "the column '%s' is missing", needed[i]),
                                 "the first row names the columns: date,target,level,by,stage,note");
    log->learner_column = column_named(log, "learner");
    log->class_column = column_named(log, "class");
    log->evidence_column = column_named(log, "evidence");
    return sound;
}

/* False, with findings, when it cannot be read as a log. log->csv is NULL for an empty file. */
static bool open_log(struct loader *l, const char *path, bool with_learner, struct log *log) {
    *log = (struct log){.schema = {.arena = l->arena, .diags = l->diags, .context = l}};
    log->schema.source = load_text(l, path, SOURCE_CSV_LIMIT);
    if (!log->schema.source) return false;
    size_t before = l->diags->errors;
    log->csv = csv_parse(log->schema.source, l->diags);
    if (!log->csv) return l->diags->errors == before;
    log->heads = arena_array(l->arena, log->csv->n_columns, sizeof *log->heads);
    for (size_t i = 0; i < log->csv->n_columns; i++) log->heads[i] = cell_node(&log->csv->heads[i]);
    return check_columns(log, with_learner);
}

static bool empty_cell(struct log *log, const struct csv_row *row, size_t i) {
    static const char *const needed[] = {"date", "target", "level", "learner"};
    struct schema *s = &log->schema;
    for (size_t k = 0; k < 4; k++) {
        if (*row->cells[i].text || strcmp(log->heads[i].text, needed[k]) != 0) continue;
        if (log->learner && i == log->learner_column) continue;
        struct yml node = cell_node(&row->cells[i]);
        return !schema_fault(s, &node, CODE_CSV_EMPTY_CELL,
                             arena_printf(s->arena, "the cell of '%s' is empty", needed[k]),
                             "fill it in, or remove the row");
    }
    return false;
}

/* The text of a cell without the apostrophe that keeps a spreadsheet program from taking it for a formula. */
static struct yml text_node(const struct csv_cell *c) {
    const char *after = c->text + strspn(c->text, "'");
    struct yml node = cell_node(c);
    if (*c->text == '\'' && *after && strchr("=+-@\t\r", *after)) node.text++, node.n--;
    return node;
}

static const char *cell_at(const struct csv_row *row, size_t column) {
    return column == NO_COLUMN ? "" : row->cells[column].text;
}

/* Does the row say that it belongs into another file? Then with a finding. */
static bool is_elsewhere(struct log *log, const struct csv_row *row, size_t column, const char *own,
                         const char *what) {
    const char *said = cell_at(row, column);
    struct schema *s = &log->schema;
    if (!*said || !own || strcmp(said, own) == 0) return false;
    struct yml node = cell_node(&row->cells[column]);
    return !schema_fault(s, &node, CODE_CSV_OTHER,
                         arena_printf(s->arena, "the row is of the %s '%s', and the file of '%s'", what,
                                      source_quote(s->arena, said), own),
                         "move the row to the file that it belongs to, or remove it");
}

static bool belongs_here(struct log *log, const struct csv_row *row) {
    bool elsewhere = is_elsewhere(log, row, log->learner_column, log->learner, "learner");
    return !is_elsewhere(log, row, log->class_column, log->class, "class") && !elsewhere;
}

static bool is_of_evidence(const struct log *log, const struct csv_row *row) {
    return *cell_at(row, log->evidence_column) != '\0';
}

static bool read_row(struct log *log, const struct csv_row *row, struct rating *out) {
    struct schema *s = &log->schema;
    size_t columns = log->csv->n_columns;
    struct yml *cells = arena_array(s->arena, columns, sizeof *cells);
    struct yml map = {.kind = YML_MAP_NODE, .at = {row->line, 1, 1}};
    map.entries = arena_array(s->arena, columns, sizeof *map.entries);
    bool sound = belongs_here(log, row);
    for (size_t i = 0; i < columns; i++) {
        if (empty_cell(log, row, i)) sound = false;
        cells[i] = text_node(&row->cells[i]);
        if (!is_origin(log->heads[i].text))
            map.entries[map.n++] = (struct yml_entry){&log->heads[i], &cells[i]};
    }
    return sound && schema_fill(s, &log_table, &map, out);
}

bool load_ratings(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    struct log log;
    if (!open_log(l, path, false, &log)) return false;
    log.learner = r->learner->id;
    log.class = r->learner->group->id;
    bool sound = !log.csv || log.csv->sound;
    for (size_t i = 0; log.csv && i < log.csv->n_rows; i++) {
        struct rating rating = {0};
        if (is_of_evidence(&log, &log.csv->rows[i])) continue;
        if (!read_row(&log, &log.csv->rows[i], &rating))
            sound = false;
        else if (rating.target)
            VEC_PUSH(l->arena, &r->ratings, rating);
    }
    return sound;
}

/* ---- a class's log ------------------------------------------------------------------------------------- */

/* The first letter that no id holds. */
static const char *strange_letter(const char *text) {
    while (*text && (unsigned char)*text < 0x80) text++;
    return text;
}

/* What looks like an id and is not has a letter of another script in it: which one nobody sees. */
static const char *who_was_meant(struct schema *s, const struct group *g, const char *text) {
    const char *strange = strange_letter(text);
    for (size_t i = 0; *strange && i < g->n_learners; i++)
        if (spell_looks_like(text, g->learners[i].id))
            return arena_printf(s->arena, "it looks like '%s', but holds the letter %s: type the id anew",
                                g->learners[i].id, spell_letter(s->arena, strange));
    const char **ids = arena_array(s->arena, g->n_learners, sizeof *ids);
    for (size_t i = 0; i < g->n_learners; i++) ids[i] = g->learners[i].id;
    return schema_suggest(
        s->arena, text, ids, g->n_learners,
        arena_printf(s->arena, "learners are folders in %s%slearners/", g->path, *g->path ? "/" : ""));
}

static struct learner_place *find_learner(struct log *log, struct group *g, const struct csv_row *row) {
    const struct csv_cell *cell = &row->cells[log->learner_column];
    struct schema *s = &log->schema;
    if (!*cell->text) return NULL;        /* the row's own finding */
    size_t low = 0, high = g->n_learners; /* by folder name, in order of bytes */
    while (low < high) {
        size_t middle = (low + high) / 2;
        int c = strcmp(g->learners[middle].id, cell->text);
        if (c == 0) return &g->learners[middle];
        if (c < 0)
            low = middle + 1;
        else
            high = middle;
    }
    struct yml node = cell_node(cell);
    schema_fault(s, &node, CODE_NO_LEARNER,
                 arena_printf(s->arena, "no learner '%s' in this class", source_quote(s->arena, cell->text)),
                 who_was_meant(s, g, cell->text));
    return NULL;
}

/* One row: what is wrong with it concerns the learner whom it names, and nobody else. */
static bool read_class_row(struct log *log, struct group *g, const struct csv_row *row,
                           struct class_row *out) {
    struct loader *l = log->schema.context;
    struct learner_place *p = find_learner(log, g, row);
    log->schema.source->learner = p ? p->path : NULL;
    l->place = p;
    bool sound = read_row(log, row, &out->rating);
    log->schema.source->learner = NULL;
    l->place = NULL;
    if (p && !sound) p->left_out = true;
    out->learner = p ? p->id : NULL;
    return sound && p && out->rating.target;
}

/* False when the log as a whole is not to be trusted. */
bool load_class_ratings(struct loader *l, const char *path, struct group *g) {
    struct log log;
    if (!open_log(l, path, true, &log)) return false;
    if (!log.csv) return true;
    log.class = g->id;
    VEC(struct class_row) rows = {0};
    for (size_t i = 0; i < log.csv->n_rows; i++) {
        struct class_row row = {0};
        if (is_of_evidence(&log, &log.csv->rows[i])) continue;
        if (read_class_row(&log, g, &log.csv->rows[i], &row)) VEC_PUSH(l->arena, &rows, row);
    }
    g->rows = rows.v;
    g->n_rows = rows.n;
    return log.csv->sound;
}

/* ---- order --------------------------------------------------------------------------------------------- */

static int by_time(const void *a, const void *b) {
    const struct rating *x = a, *y = b;
    int c = date_cmp(x->date, y->date);
    if (c == 0) c = strcmp(x->mark.file, y->mark.file);
    if (c == 0) c = (x->mark.line > y->mark.line) - (x->mark.line < y->mark.line);
    if (c == 0) c = (x->mark.column > y->mark.column) - (x->mark.column < y->mark.column);
    return c;
}

void load_sort_ratings(struct rating *v, size_t n) {
    if (n) qsort(v, n, sizeof *v, by_time);
}
