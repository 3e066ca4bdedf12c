/* entry_check.c: the cells of a row, read by the same code that reads the files. What that code
 * finds is reported for the cell. */
#include "load/entry/entry_inner.h"

#include "base/ascii.h"
#include "i18n/spelling.h"
#include "load/list.h"
#include "model/group.h"

#include <string.h>

struct checking {
    struct entry_work *k;
    const struct entry_table *table;
    struct entry_faults *out;
    struct diags *found; /* of the small file */
};

static void add_fault(struct checking *c, const struct diag *d, size_t column) {
    struct diag said = *d;
    if (d->severity == DIAG_ERROR) c->out->errors++;
    if (d->code && strcmp(d->code, code_text(CODE_CSV_EMPTY_CELL)) == 0)
        said.remedy = "fill in what is missing, or empty the cells of the row";
    VEC_PUSH(c->k->arena, &c->out->list, ((struct entry_fault){said, column}));
}

/* ---- a file of one row ---- */

/* Opens the log of these cells, whose heads are given. False if it cannot be read; *row is NULL if
 * there is none. */
static bool open_row(struct checking *c, struct log *log, const char *const *heads,
                     const char *const *cells, size_t n, struct csv_row **row) {
    struct buf text = BUF_INIT;
    struct source *s = arena_make(c->k->arena, struct source);
    for (size_t i = 0; i < n; i++) load_add_cell(&text, heads[i], i + 1 == n);
    for (size_t i = 0; i < n; i++) load_add_cell(&text, cells[i], i + 1 == n);
    const size_t length = text.n;
    char *copy = buf_take(&text, c->k->arena);
    *row = NULL;
    if (!source_open(s, c->k->arena, "", NULL, copy, length, c->found)) return false;
    const bool sound = log_open(&c->k->loader, s, log);
    if (log->csv && log->csv->n_rows) *row = &log->csv->rows[0];
    return sound && *row;
}

/* Of which cell is the finding? */
static size_t column_of(const struct csv_row *row, const struct diag *d) {
    size_t found = 0;
    for (size_t i = 0; row && i < row->n_written; i++) {
        const struct spot at = row->cells[i].at;
        if (at.line < d->line || (at.line == d->line && at.column <= d->column)) found = i;
    }
    return found;
}

/* Does reading rewrite such a cell to what a file should have? */
static bool is_settled(const char *head) {
    return diag_is_among(head, "level target when set due until");
}

/* Reads the row, and gives the findings to `tell` with the column that they are about. */
static void read_row(struct checking *c, const struct log_form *form, const char *const *heads,
                     const char **cells, size_t n, const size_t *columns) {
    struct entry_work *k = c->k;
    struct log log = {.form = form};
    struct diags *kept = k->loader.diags;
    c->found = k->loader.diags = diags_new(k->arena);
    struct csv_row *row;
    const bool sound = open_row(c, &log, heads, cells, n, &row);
    if (sound) log_row(&log, row, arena_alloc(k->arena, form->table->size));
    for (size_t i = 0; sound && i < n; i++)
        if (is_settled(heads[i])) cells[i] = load_cell_text(k->arena, row->cells[i].text);
    k->loader.diags = kept;
    for (size_t i = 0; i < c->found->list.n; i++)
        add_fault(c, &c->found->list.v[i], columns[column_of(row, &c->found->list.v[i])]);
    if (!sound && !c->found->list.n)
        add_fault(c,
                  &(struct diag){.code = code_text(CODE_ENTRY_ROW),
                                 .severity = DIAG_ERROR,
                                 .text = "this row cannot be read",
                                 .remedy = "write it again"},
                  c->table->n_columns);
}

/* ---- kinds of rows ---- */

static void check_level(struct checking *c, struct date day, struct entry_row *row, size_t i) {
    static const char *const heads[] = {"learner", "date", "target", "level"};
    const struct target *t = c->table->columns[i].target;
    const size_t columns[] = {c->table->n_columns, c->table->n_columns, i, i};
    char text[20];
    if (strcmp(row->cells[i], "-") == 0) return;
    date_iso(day, text);
    const char *cells[] = {row->place->id, text, c->table->columns[i].key, row->cells[i]};
    read_row(c, &log_of_ratings, heads, cells, 4, columns);
    row->cells[i] = entry_level(c->k, t, day, cells[3]);
}

/* "2026-11-24 15:20:00", as a cell with a time is read. */
static const char *without_seconds(struct arena *a, const char *text) {
    const char *colon = strchr(text, ':'), *last = colon ? strchr(colon + 1, ':') : NULL;
    if (!last || strcmp(last, ":00") != 0) return text;
    return arena_strndup(a, text, (size_t)(last - text));
}

static void check_table(struct checking *c, struct entry_row *row) {
    const struct entry_table *t = c->table;
    struct arena *a = c->k->arena;
    const char **heads = arena_array(a, t->n_columns + 1, sizeof *heads),
               **cells = arena_array(a, t->n_columns + 1, sizeof *cells);
    size_t *columns = arena_array(a, t->n_columns + 1, sizeof *columns);
    heads[0] = "learner";
    cells[0] = row->place->id;
    columns[0] = t->n_columns;
    for (size_t i = 0; i < t->n_columns; i++) {
        heads[i + 1] = entry_head_of(t->columns[i].key);
        cells[i + 1] = row->cells[i];
        if (strcmp(heads[i + 1], "when") == 0) cells[i + 1] = without_seconds(a, row->cells[i]);
        columns[i + 1] = i;
    }
    read_row(c, entry_form_of(t->kind), heads, cells, t->n_columns + 1, columns);
    for (size_t i = 0; i < t->n_columns; i++) row->cells[i] = cells[i + 1];
}

/* In a file, a line of a cell that is another learner's id would look like the start of that
 * learner's row. */
static const char *other_id(struct checking *c, const struct entry_row *row, const char *text) {
    struct arena *a = c->k->arena;
    if (!strchr(text, '\n')) return NULL;
    for (const char *p = text; *p;) {
        const size_t n = strcspn(p, ",;\t\n\"");
        const char *word = ascii_trim(arena_strndup(a, p, n));
        const struct learner_place *p2 = *word ? class_whose_id(&c->k->log, word) : NULL;
        if (p2 && p2 != row->place) return p2->id;
        p += n;
        p += *p != '\0';
    }
    return NULL;
}

static void check_lines(struct checking *c, const struct entry_row *row, size_t i) {
    const char *id = other_id(c, row, row->cells[i]);
    if (!id) return;
    add_fault(c,
              &(struct diag){.code = code_text(CODE_ENTRY_ROW),
                             .severity = DIAG_ERROR,
                             .text = arena_printf(c->k->arena,
                                                  "the text goes on over lines and holds '%s', "
                                                  "which may be meant for that learner",
                                                  id),
                             .remedy = "write the text in one line, or without the id"},
              i);
}

/* A day alone says nothing of when to come. */
static void check_time(struct checking *c, const struct entry_row *row, const bool *changed) {
    enum { DAY = 10 }; /* 2026-11-24 */
    for (size_t i = 0; i < c->table->n_columns; i++)
        if (changed[i] && strcmp(c->table->columns[i].key, "when") == 0 &&
            strlen(row->cells[i]) == DAY)
            add_fault(c,
                      &(struct diag){.code = code_text(CODE_ENTRY_TIME),
                                     .severity = DIAG_WARNING,
                                     .text = "this appointment has a day and no time",
                                     .remedy = arena_printf(c->k->arena,
                                                            "write the time after it, such as "
                                                            "%s 15:20",
                                                            row->cells[i])},
                      i);
}

static bool is_text(enum entry_kind kind, const char *key) {
    return kind == ENTRY_NARRATIVES || (kind == ENTRY_GOALS && strcmp(key, "goal") == 0);
}

/* A dash where words were to come would be what the family reads. A place may be a number. */
static bool check_letters(struct checking *c, const struct entry_row *row, size_t i) {
    const char *text = row->cells[i];
    const enum entry_kind kind = c->table->kind;
    const bool words = is_text(kind, c->table->columns[i].key);
    if (kind == ENTRY_LEVELS || kind == ENTRY_CONSENT || !*text) return true;
    if (words ? spell_has_letter(text) : *spell_bare(c->k->arena, text) != '\0') return true;
    add_fault(
        c,
        &(struct diag){.code = code_text(CODE_ENTRY_ROW),
                       .severity = DIAG_ERROR,
                       .text = arena_printf(c->k->arena, "'%s' has no letter, and is not taken",
                                            source_quote(c->k->arena, text)),
                       .remedy = "write words, or empty the cell: an empty one takes nothing "
                                 "away"},
        i);
    return false;
}

void entry_check_row(struct entry_work *k, const struct entry_table *t, struct date day,
                     struct entry_row *row, const bool *changed, struct entry_faults *out) {
    struct checking c = {.k = k, .table = t, .out = out};
    struct diag fault;
    if (t->kind == ENTRY_NARRATIVES) {
        if (!changed[0] || !check_letters(&c, row, 0) ||
            entry_words_sound(k, row->place, row->cells[0], &fault))
            return;
        fault.severity = DIAG_ERROR;
        add_fault(&c, &fault, 0);
        return;
    }
    for (size_t i = 0; i < t->n_columns; i++) {
        if (!changed[i]) continue;
        check_lines(&c, row, i);
        check_letters(&c, row, i);
        if (t->columns[i].target) check_level(&c, day, row, i);
    }
    if (t->kind != ENTRY_LEVELS) check_table(&c, row);
    if (t->kind == ENTRY_CONFERENCES) check_time(&c, row, changed);
}
