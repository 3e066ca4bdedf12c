/* log.c: the columns and rows of a log. The callers know whose log it is, and what a
 * faulty row affects. */
#include "load/learner/log.h"

#include "base/ascii.h"
#include "base/ending.h"

#include <string.h>

static const char *const rating_columns[] = {"learner", "date", "target", "level",
                                             "by",      "who",  "stage",  "note"};
static const char *const attendance_columns[] = {"learner", "term", "until",
                                                 "absent",  "late", "days"};
static const char *const conference_columns[] = {"learner", "when", "minutes", "place", "with"};
static const char *const goal_columns[] = {"learner", "goal",   "target",     "why",
                                           "i_will",  "i_need", "family_can", "set",
                                           "due",     "status", "since",      "id"};
static const char *const plan_columns[] = {"learner", "target", "since", "by", "doing"};
static const char *const support_columns[] = {"learner", "target", "date",   "what",
                                              "who",     "until",  "outcome"};
static const char *const judgement_columns[] = {"learner", "target", "level", "date", "because"};
static const char *const consent_columns[] = {"learner", "photos", "films",  "voice",
                                              "work",    "name",   "public", "until"};
static const char *const roster_columns[] = {"id",         "first",  "last", "called",
                                             "pronouns",   "grade",  "born", "languages",
                                             "households", "joined", "left"};
const struct log_form log_of_ratings = {rating_columns, 8, 4, &log_table},
                      log_of_attendance = {attendance_columns, 6, 4, &attendance_table},
                      log_of_conferences = {conference_columns, 5, 2, &conference_table},
                      log_of_goals = {goal_columns, 12, 2, &goal_table},
                      log_of_plans = {plan_columns, 5, 2, &planned_table},
                      log_of_supports = {support_columns, 7, 4, &support_table},
                      log_of_judgements = {judgement_columns, 5, 5, &judgement_table},
                      log_of_consents = {consent_columns, 8, 1, &consent_table},
                      log_of_roster = {roster_columns, 11, 2, &roster_table};
enum { NEEDED_MOST = 5 };

/* The columns that people write; the others come from an export. */
static const char *const *columns_of(const struct log *log, size_t *n) {
    size_t first = log->learner ? 1 : 0;
    *n = log->form->n - first;
    return log->form->columns + first;
}

struct yml log_cell(const struct csv_cell *c) {
    return (struct yml){
        .kind = YML_SCALAR_NODE, .plain = true, .at = c->at, .text = c->text, .n = strlen(c->text)};
}

/* Is it a column that says where a rating comes from? */
static bool is_origin(const char *head) {
    return strcmp(head, "learner") == 0 || strcmp(head, "class") == 0 ||
           strcmp(head, "evidence") == 0;
}

static bool has_notes(const struct log *log) { return log->form == &log_of_ratings; }

static bool is_of_language(const struct log *log, size_t i) {
    return has_notes(log) && log_language_of(log->schema.arena, log->csv->heads[i].text);
}

/* The table may have more keys than the form has columns. */
static const struct schema_field *field_of(const struct log *log, const char *head) {
    const struct schema_table *t = log->form->table;
    size_t c = 0;
    while (c < log->form->n && strcmp(log->form->columns[c], head) != 0) c++;
    if (c == log->form->n) return NULL;
    for (size_t i = 0; i < t->n_fields; i++)
        if (strcmp(t->fields[i].key, head) == 0) return &t->fields[i];
    return NULL;
}

static size_t column_named(const struct log *log, const char *name) {
    for (size_t i = 0; i < log->csv->n_columns; i++)
        if (strcmp(log->heads[i].text, name) == 0) return i;
    return NO_COLUMN;
}

/* ---- heads ---- */

static bool check_twice(struct log *log, size_t i) {
    struct schema *s = &log->schema;
    const struct yml *head = &log->heads[i];
    size_t first = column_named(log, head->text);
    bool used = log->fields[i] || is_origin(head->text) || is_of_language(log, i);
    if (first == i || !used) return true;
    return schema_twice(
        s, head, CODE_CSV_TWICE,
        arena_printf(s->arena, "the column '%s' appears twice", source_quote(s->arena, head->text)),
        (struct diag_place){s->source->file, log->heads[first].at.line,
                            log->heads[first].at.column},
        "remove or rename one of the two columns");
}

/* The column whose name looks like a misspelling of the missing column, or NO_COLUMN. */
static size_t misspelled(const struct log *log, const char *missing) {
    size_t n;
    const char *const *names = columns_of(log, &n);
    for (size_t i = 0; i < log->csv->n_columns; i++) {
        const char *near = log->fields[i] || is_origin(log->heads[i].text)
                               ? NULL
                               : diag_nearest(log->heads[i].text, names, n);
        if (near && strcmp(near, missing) == 0) return i;
    }
    return NO_COLUMN;
}

static void warn_of_unknown(struct log *log, size_t i) {
    struct schema *s = &log->schema;
    const struct yml *head = &log->heads[i];
    size_t n;
    const char *const *names = columns_of(log, &n);
    if (log->fields[i] || is_origin(head->text) || is_of_language(log, i) || !*head->text) return;
    if (log->refuses && log->refuses(log, i)) return;
    schema_fault(s, head, CODE_CSV_COLUMN,
                 arena_printf(s->arena, "unknown column '%s', which is not read",
                              source_quote(s->arena, log->csv->heads[i].text)),
                 schema_suggest(s->arena, head->text, names, n,
                                arena_printf(s->arena, "the columns are %s, in any order",
                                             schema_names(s->arena, names, n, n))));
}

static const char *first_row(const struct log *log) {
    struct buf text = BUF_INIT;
    size_t n;
    const char *const *names = columns_of(log, &n);
    buf_str(&text, "the first row names the columns: ");
    for (size_t i = 0; i < n; i++) buf_fmt(&text, i ? ",%s" : "%s", names[i]);
    return buf_take(&text, log->schema.arena);
}

/* One finding for all missing columns, at the column that may be meant to be one of them. */
static bool no_columns(struct log *log, const char *const *missing, size_t n) {
    struct schema *s = &log->schema;
    size_t wrong = NO_COLUMN;
    for (size_t i = 0; i < n && wrong == NO_COLUMN; i++) wrong = misspelled(log, missing[i]);
    const char *text = arena_printf(
                   s->arena, n == 1 ? "the column '%s' is missing" : "the columns %s are missing",
                   schema_names(s->arena, missing, n, n)),
               *remedy = first_row(log);
    if (wrong != NO_COLUMN)
        remedy = schema_suggest(s->arena, log->heads[wrong].text, missing, n, remedy);
    return schema_fault(s, &log->heads[wrong == NO_COLUMN ? 0 : wrong], CODE_CSV_NO_COLUMN, text,
                        remedy);
}

static bool no_heads(struct log *log) {
    for (size_t i = 0; i < log->csv->n_columns; i++)
        if (log->fields[i] || is_origin(log->heads[i].text) ||
            misspelled(log, log->heads[i].text) != NO_COLUMN)
            return false;
    return !schema_fault(&log->schema, &log->heads[0], CODE_CSV_NO_COLUMN,
                         "the first row does not name the columns", first_row(log));
}

static bool check_columns(struct log *log) {
    const char *missing[NEEDED_MOST];
    size_t n = 0;
    bool sound = true;
    for (size_t i = 0; i < log->csv->n_columns; i++) sound = check_twice(log, i) && sound;
    if (!sound || no_heads(log)) return false;
    for (size_t i = log->learner ? 1 : 0; i < log->form->needed; i++)
        if (column_named(log, log->form->columns[i]) == NO_COLUMN)
            missing[n++] = log->form->columns[i];
    if (n) return no_columns(log, missing, n);
    for (size_t i = 0; i < log->csv->n_columns; i++) warn_of_unknown(log, i);
    log->level_column = column_named(log, "level");
    log->learner_column = column_named(log, "learner");
    log->class_column = column_named(log, "class");
    log->evidence_column = column_named(log, "evidence");
    return true;
}

struct source *log_source(struct loader *l, const char *path, struct log *log) {
    int *bad = NULL;
    struct source *s;
    if (ending_is(path, ".xlsx")) return log_book(l, path, log);
    if (!log->by_line) return load_text(l, path, SOURCE_CSV_LIMIT);
    s = load_lines(l, path, SOURCE_CSV_LIMIT, &bad, &log->n_bad_lines);
    log->bad_lines = bad;
    return s;
}

const char *log_file(struct loader *l, struct os_entries found, const char *folder,
                     const char *name, bool *both) {
    const char *text = arena_printf(l->arena, "%s.csv", name),
               *book = arena_printf(l->arena, "%s.xlsx", name);
    const bool has_text = load_has(found, text, OS_FILE), has_book = load_has(found, book, OS_FILE);
    *both = has_text && has_book;
    if (*both)
        load_fault(l, CODE_TWO_LOGS, load_path(l, folder, book),
                   arena_printf(l->arena, "there is also a '%s' here, and neither is read", text),
                   arena_printf(l->arena,
                                "put all rows into one of them, and remove the other: "
                                "'%s' if the workbook has them all",
                                text));
    if (has_text) return load_path(l, folder, text);
    return has_book ? load_path(l, folder, book) : NULL;
}

bool log_open(struct loader *l, struct source *source, struct log *log) {
    log->schema = (struct schema){
        .arena = l->arena, .diags = l->diags, .context = l, .source = source, .table = true};
    if (!source) return false;
    /* reported only if the columns are known */
    struct diags *of_rows = diags_new(l->arena);
    if (!log->sheet)
        log->csv =
            log->parse ? log->parse(source, of_rows, log->context) : csv_parse(source, of_rows);
    if (!log->csv) {
        diags_join(l->diags, of_rows);
        return of_rows->errors == 0;
    }
    csv_cut_notes(log->csv, source, of_rows);
    log->heads = arena_array(l->arena, log->csv->n_columns, sizeof *log->heads);
    log->fields = arena_array(l->arena, log->csv->n_columns, sizeof *log->fields);
    for (size_t i = 0; i < log->csv->n_columns; i++) {
        log->heads[i] = log_cell(&log->csv->heads[i]);
        log->heads[i].text = ascii_lowered(l->arena, log->heads[i].text);
        log->fields[i] = field_of(log, log->heads[i].text);
    }
    if (!check_columns(log)) return false;
    diags_join(l->diags, of_rows);
    return log_settle(log, column_named(log, "target"), log->level_column);
}

/* ---- rows ---- */

static bool is_read(const struct log *log, size_t i) {
    return log->fields[i] || is_origin(log->heads[i].text) || is_of_language(log, i);
}

/* Cells of a workbook that failed, or that were never computed. */
static bool has_faulty_cells(struct log *log, const struct csv_row *row) {
    struct schema *s = &log->schema;
    bool any = false;
    for (size_t i = 0; i < log->csv->n_columns; i++) {
        if (!row->cells[i].fault || !is_read(log, i)) continue;
        struct yml node = log_cell(&row->cells[i]);
        schema_fault(s, &node, CODE_BOOK_CELL, row->cells[i].fault,
                     "repair the formula, or type the value; then save the workbook again");
        any = true;
    }
    return any;
}

static const char *remedy_of_empty(struct log *log, const struct csv_cell *cell) {
    struct source *source = log->schema.source;
    const size_t column = source->is_sheet ? source_column(source, cell->at) : 0;
    if (log->sheet && cells_merged(log->sheet, cell->at.line, (int)column))
        return "this cell is merged with others, and only the first of them has a value: unmerge "
               "them, and fill in each";
    return "fill in what is missing, or remove the row";
}

/* One finding for all empty required cells, at the first of them. */
static bool has_empty_cells(struct log *log, const struct csv_row *row) {
    struct schema *s = &log->schema;
    const char *empty[NEEDED_MOST];
    size_t n = 0, first = 0;
    for (size_t k = log->learner ? 1 : 0; k < log->form->needed; k++) {
        size_t i = column_named(log, log->form->columns[k]);
        if (*row->cells[i].text) continue;
        if (!n || i < first) first = i;
        empty[n++] = log->form->columns[k];
    }
    if (!n) return false;
    struct yml node = log_cell(&row->cells[first]);
    const char *names = n == 1 ? arena_printf(s->arena, "the cell of '%s' is empty", empty[0])
                               : arena_printf(s->arena, "the cells of %s are empty",
                                              schema_names(s->arena, empty, n, n));
    return !schema_fault(s, &node, CODE_CSV_EMPTY_CELL, names,
                         remedy_of_empty(log, &row->cells[first]));
}

/* Without the apostrophe that keeps a spreadsheet program from treating it as a formula. */
struct yml log_text(const struct csv_cell *c) {
    const char *after = c->text + strspn(c->text, "'");
    struct yml node = log_cell(c);
    if (*c->text == '\'' && *after && strchr("=+-@\t\r", *after)) {
        node.text++;
        node.n--;
    }
    return node;
}

/* A word from a list is changed to lowercase. */
static struct yml text_node(struct arena *a, const struct csv_cell *c,
                            const struct schema_field *f) {
    struct yml node = log_text(c);
    if (f && f->words) node.text = ascii_lowered(a, node.text);
    return node;
}

static const char *cell_at(const struct csv_row *row, size_t column) {
    return column == NO_COLUMN ? "" : row->cells[column].text;
}

/* Does the row say, in this column, that it belongs to another file? If so, there is a finding. */
static bool is_elsewhere(struct log *log, const struct csv_row *row, size_t column, const char *own,
                         const char *what) {
    const char *said = cell_at(row, column);
    struct schema *s = &log->schema;
    if (!*said || !own || strcmp(said, own) == 0) return false;
    struct yml node = log_cell(&row->cells[column]);
    return !schema_fault(s, &node, CODE_CSV_OTHER,
                         arena_printf(s->arena,
                                      "the row is for the %s '%s', and the file is for '%s'", what,
                                      source_quote(s->arena, said), own),
                         "move the row to the file that it belongs to, or remove it");
}

static bool belongs_here(struct log *log, const struct csv_row *row) {
    bool elsewhere = is_elsewhere(log, row, log->learner_column, log->learner, "learner");
    return !is_elsewhere(log, row, log->class_column, log->class, "class") && !elsewhere;
}

bool log_is_of_evidence(const struct log *log, const struct csv_row *row) {
    if (log->evidence_column == NO_COLUMN || log->form != &log_of_ratings) return false;
    const struct csv_cell *c = &row->cells[log->evidence_column];
    return *c->text && !c->fault;
}

bool log_says_nothing(struct log *log, const struct csv_row *row) {
    static const char *const dashes[] = {"", "-", "--", "\u2013", "\u2014"};
    const char *level = cell_at(row, log->level_column);
    size_t i = 0, n = sizeof dashes / sizeof *dashes, note = column_named(log, "note");
    if (log->level_column == NO_COLUMN || row->n_written <= log->level_column) return false;
    for (size_t k = log->learner ? 1 : 0; k < log->form->needed; k++) {
        size_t column = column_named(log, log->form->columns[k]);
        if (column != log->level_column && !*cell_at(row, column)) return false;
    }
    while (i < n && strcmp(dashes[i], level) != 0) i++;
    if (i == n) return false;
    if (*cell_at(row, note)) {
        struct yml node = log_cell(&row->cells[note]);
        schema_fault(&log->schema, &node, CODE_NOTE_WITHOUT_LEVEL,
                     "this row has a note and no level, so it is on no page",
                     "write a level" OR_UNRATED);
    }
    return true;
}

/* After a missing separator every cell is wrong: replaces their findings, which began at `from`,
 * with one. */
static void report_short_row(struct log *log, const struct csv_row *row, size_t from) {
    struct schema *s = &log->schema;
    if (row->n_written >= log->csv->n_columns || s->diags->list.n < from + 2) return;
    s->source->found -= s->diags->list.n - from;
    diags_cut(s->diags, from);
    source_fault(
        s->source, s->diags, CODE_CSV_CELLS, (struct spot){row->line, 1, 1},
        arena_printf(
            s->arena,
            "this row has %zu cells, the head row has %zu, and several do not fit their columns",
            row->n_written, log->csv->n_columns),
        arena_printf(s->arena, "is a '%s' missing? Compare the row with the head row",
                     log->csv->separator == '\t' ? "tab" : (char[]){log->csv->separator, 0}));
}

/* Warns where a note, or the name of who rated, names another learner; and gives the note its
 * translations. */
static void complete_texts(struct log *log, const struct csv_row *row, struct yml *map) {
    for (size_t i = 0; i < map->n; i++) {
        struct yml *text = map->entries[i].value;
        const bool note = strcmp(map->entries[i].key->text, "note") == 0;
        if (!note && strcmp(map->entries[i].key->text, "who") != 0) continue;
        if (memcmp(&log->checked[note], &text->at, sizeof text->at) != 0)
            load_check_note(&log->schema, text);
        log->checked[note] = text->at;
        if (note) map->entries[i].value = log_in_languages(log, row, text);
    }
}

void log_split(struct arena *a, struct yml *cell) {
    VEC(struct yml *) items = {0};
    for (const char *text = cell->text; *text; text += strcspn(text, ";"), text += *text == ';') {
        struct yml *item = arena_copy(a, cell, sizeof *cell);
        item->text = ascii_trim(arena_strndup(a, text, strcspn(text, ";")));
        item->n = strlen(item->text);
        if (item->n) VEC_PUSH(a, &items, item);
    }
    if (items.n) *cell = (struct yml){.kind = YML_LIST_NODE, .at = cell->at, .n = items.n};
    if (items.n) cell->items = items.v;
}

bool log_row(struct log *log, const struct csv_row *row, void *out) {
    struct schema *s = &log->schema;
    size_t n = log->csv->n_columns, from = s->diags->list.n;
    struct yml *cells = arena_array(s->arena, n, sizeof *cells);
    struct yml map = {.kind = YML_MAP_NODE, .at = {row->line, 1, 1}};
    if (log->parse) map.at = row->cells[log->level_column].at; /* a row of a grid is a cell there */
    map.entries = arena_array(s->arena, n, sizeof *map.entries);
    if (has_faulty_cells(log, row)) return false;
    bool sound = belongs_here(log, row);
    if (has_empty_cells(log, row)) sound = false;
    for (size_t i = 0; i < n; i++) {
        if (!log->fields[i]) continue;
        cells[i] = text_node(s->arena, &row->cells[i], log->fields[i]);
        if (log->fields[i]->type == &type_list) log_split(s->arena, &cells[i]);
        map.entries[map.n++] = (struct yml_entry){&log->heads[i], &cells[i]};
    }
    if (has_notes(log))
        complete_texts(log, row, &map);
    else
        load_check_tree(s, &map, false);
    /* for translators: the row as a spreadsheet program counts; lines move when texts get longer */
    const char *place = arena_printf(s->arena, "row %zu", (size_t)(row - log->csv->rows) + 2);
    struct schema_step step = {NULL, place, 0, row->line};
    s->in = load_wants_slots(s) ? &step : NULL;
    sound = sound && schema_fill(s, log->form->table, &map, out);
    s->in = NULL;
    if (!sound) report_short_row(log, row, from);
    return sound;
}
