/* log_book.c: a log in a workbook. The rows are those of the first visible sheet whose head row has
 * the columns that the log needs; if none has them, of the first that has any rows, so that the
 * finding says what is missing. They are given to log.c as CSV would give them, and as text with a
 * line for each row, which findings show. */
#include "load/learner/log.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "cells/cells.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

struct book {
    struct loader *loader;
    struct log *log;
    struct source *source;
    struct diags *diags;
    const struct cells_sheet *sheet;
    struct buf text; /* of the source */
    int line;        /* of the text's end */
    bool full;       /* the text has reached its limit */
    VEC(struct csv_row) rows;
    VEC(struct csv_gap) gaps;
};

/* ---- which sheet ---- */

static const char *head_in(const struct cells_row *row, const char *name) {
    for (size_t i = 0; i < row->n; i++)
        if (strcasecmp(row->cells[i].text, name) == 0) return row->cells[i].text;
    return NULL;
}

static bool has_columns(const struct log *log, const struct cells_sheet *s) {
    for (size_t k = log->learner ? 1 : 0; s->n_rows && k < log->form->needed; k++)
        if (!head_in(&s->rows[0], log->form->columns[k])) return false;
    return s->n_rows > 0;
}

/* False, with a finding, if two sheets have the columns: the rows of the second would be missing
 * without a word. */
static bool choose_sheet(struct loader *l, const char *path, const struct log *log,
                         const struct cells_book *book, const struct cells_sheet **chosen) {
    const struct cells_sheet *first = NULL;
    *chosen = NULL;
    for (size_t i = 0; i < book->n_sheets; i++) {
        const struct cells_sheet *s = &book->sheets[i];
        if (s->hidden || !s->n_rows) continue;
        if (!first) first = s;
        if (!has_columns(log, s)) continue;
        if (*chosen)
            return load_fault(
                l, CODE_TWO_LOGS, path,
                arena_printf(l->arena, "the sheets '%s' and '%s' both have the columns of this log",
                             source_quote(l->arena, (*chosen)->name),
                             source_quote(l->arena, s->name)),
                "put all rows on one sheet, and remove or hide the other");
        *chosen = s;
    }
    if (!*chosen) *chosen = first;
    return true;
}

static size_t visible_sheets(const struct cells_book *book) {
    size_t n = 0;
    for (size_t i = 0; i < book->n_sheets; i++) n += !book->sheets[i].hidden;
    return n;
}

/* ---- text ---- */

static void end_lines(struct book *b, int until) {
    for (; b->line < until; b->line++) buf_char(&b->text, '\n');
    b->full = b->full || b->text.n > SOURCE_CSV_LIMIT;
}

/* Line breaks and tabs within a cell would look like others between cells. */
static void add_flat(struct buf *out, const char *text) {
    for (; *text; text++) buf_char(out, strchr("\t\n\r", *text) ? ' ' : *text);
}

/* Goes on to a column of the line that began at `start`, and notes where each column begins. */
static size_t add_tabs(struct book *b, struct csv_cell *cells, size_t most, size_t column,
                       size_t until, size_t start) {
    for (; column < until && !b->full; column++) {
        buf_char(&b->text, '\t');
        if (column < most) cells[column].at.column = (int)(b->text.n - start) + 1;
    }
    return column;
}

/* Writes the row as a line, and its cells up to `most` columns as CSV would have them. */
static void add_line(struct book *b, const struct cells_row *row, struct csv_cell *cells,
                     size_t most) {
    size_t column = 1;
    end_lines(b, row->number);
    const size_t start = b->text.n;
    for (size_t i = 0; i < most; i++) cells[i] = (struct csv_cell){"", {row->number, 1, 1}, NULL};
    for (size_t i = 0; i < row->n && !b->full; i++) {
        const struct cells_cell *c = &row->cells[i];
        column = add_tabs(b, cells, most, column, (size_t)c->column, start);
        const size_t at = b->text.n;
        add_flat(&b->text, c->text);
        b->full = b->text.n > SOURCE_CSV_LIMIT;
        if (column > most) continue;
        cells[column - 1].text = c->text;
        cells[column - 1].at.length = (int)(b->text.n - at);
    }
    add_tabs(b, cells, most, column, most, start);
}

/* ---- cells ---- */

static const char *control_in(struct arena *a, const char *text) {
    for (size_t len; *text; text += len) {
        const unsigned c = utf8_decode(text, strlen(text), &len);
        if (source_is_control(c))
            return arena_printf(a, "a control character (U+%04X) that no page can show", c);
    }
    return NULL;
}

static const char *fault_of(struct arena *a, const struct cells_cell *c) {
    if (c->kind == CELLS_ERROR)
        return arena_printf(a, "the cell shows the error %s", source_quote(a, c->text));
    if (c->kind == CELLS_NO_VALUE)
        return arena_printf(a, "the formula in this cell was saved without its result");
    return control_in(a, c->text);
}

static bool limit(struct book *b, struct spot at, const char *text) {
    source_fault(b->source, b->diags, CODE_CSV_LIMIT, at, text, "split the file");
    return false;
}

static bool read_heads(struct book *b, struct csv *csv) {
    struct arena *a = b->loader->arena;
    const struct cells_row *row = &b->sheet->rows[0];
    csv->n_columns = (size_t)row->cells[row->n - 1].column;
    csv->heads = arena_array(a, csv->n_columns, sizeof *csv->heads);
    add_line(b, row, csv->heads, csv->n_columns);
    return csv->n_columns <= CSV_COLUMNS;
}

/* Cells beyond the last head belong to no column. */
static bool is_too_wide(const struct csv *csv, const struct cells_row *row) {
    return (size_t)row->cells[row->n - 1].column > csv->n_columns;
}

static bool has_room(const struct book *b, const struct csv *csv) {
    return !b->full && b->rows.n < CSV_ROWS && (b->rows.n + 1) * csv->n_columns <= CSV_CELLS;
}

/* False if there is no room for it. */
static bool read_row(struct book *b, const struct csv *csv, const struct cells_row *row) {
    struct arena *a = b->loader->arena;
    if (!has_room(b, csv)) return false;
    struct csv_row to = {arena_array(a, csv->n_columns, sizeof *to.cells), row->number, row->number,
                         csv->n_columns};
    add_line(b, row, to.cells, csv->n_columns);
    for (size_t i = 0; i < row->n; i++)
        if ((size_t)row->cells[i].column <= csv->n_columns)
            to.cells[row->cells[i].column - 1].fault = fault_of(a, &row->cells[i]);
    if (is_too_wide(csv, row))
        VEC_PUSH(a, &b->gaps, ((struct csv_gap){row->number, row->number}));
    else
        VEC_PUSH(a, &b->rows, to);
    return true;
}

/* ---- findings about rows: when the text is complete, which they show ---- */

static const struct cells_cell *beyond(const struct csv *csv, const struct cells_row *row) {
    size_t i = 0;
    while ((size_t)row->cells[i].column <= csv->n_columns) i++;
    return &row->cells[i];
}

/* Where a cell begins in the line of its row. */
static struct spot spot_of(struct book *b, const struct cells_row *row, int column) {
    size_t n, i = 0;
    const char *line = source_line(b->source, row->number, &n);
    for (int at = 1; i < n && at < column; i++) at += line[i] == '\t';
    return (struct spot){row->number, (int)i + 1, (int)strcspn(line + i, "\t\n")};
}

static void report_wide(struct book *b, const struct csv *csv) {
    struct arena *a = b->loader->arena;
    for (size_t r = 1, g = 0; r < b->sheet->n_rows && g < b->gaps.n; r++) {
        const struct cells_row *row = &b->sheet->rows[r];
        if (row->number != b->gaps.v[g].first) continue;
        g++;
        source_fault(b->source, b->diags, CODE_CSV_CELLS, spot_of(b, row, beyond(csv, row)->column),
                     arena_printf(a,
                                  "this cell is beyond the columns of the head row, which has %zu",
                                  csv->n_columns),
                     "give its column a head, or clear the cell");
    }
}

static void finish(struct book *b, struct csv *csv) {
    struct source *s = b->source;
    s->text = buf_dup(&b->text, b->loader->arena);
    s->n = b->text.n;
    for (size_t i = 0; i < s->n && (unsigned char)s->text[i] < 0x80;) s->ascii = ++i == s->n;
    report_wide(b, csv);
    csv->rows = b->rows.v;
    csv->n_rows = b->rows.n;
    csv->gaps = b->gaps.v;
    csv->n_gaps = b->gaps.n;
    csv->sound = csv->n_gaps == 0;
}

/* The rows of the sheet; false, with a finding, if there are too many. */
static bool read_sheet(struct book *b) {
    struct csv *csv = arena_make(b->loader->arena, struct csv);
    bool room = read_heads(b, csv);
    csv->separator = '\t';
    if (!room) return limit(b, (struct spot){0}, "more than 1000 columns");
    for (size_t i = 1; room && i < b->sheet->n_rows; i++)
        room = read_row(b, csv, &b->sheet->rows[i]);
    if (!room || b->full)
        return limit(b, (struct spot){0},
                     arena_printf(b->loader->arena,
                                  "the sheet has more than %d rows, %d cells, or %d bytes",
                                  CSV_ROWS, CSV_CELLS, SOURCE_CSV_LIMIT));
    finish(b, csv);
    b->log->csv = csv;
    b->log->sheet = b->sheet;
    return true;
}

struct source *log_book(struct loader *l, const char *path, struct log *log) {
    struct cells_book book;
    struct cells_refusal no;
    const struct cells_sheet *sheet;
    char *data;
    size_t n;
    if (!load_bytes(l, path, CELLS_FILE_LIMIT, &data, &n)) return NULL;
    const enum cells_result result = cells_read(l->arena, data, n, &book, &no);
    if (result == CELLS_FAILED) {
        load_fault(l, CODE_CANNOT_READ, path, no.text, "build again");
        return NULL;
    }
    if (result == CELLS_REFUSED) {
        load_fault(l, CODE_BOOK, path, no.text, no.remedy);
        return NULL;
    }
    if (!choose_sheet(l, path, log, &book, &sheet)) return NULL;
    struct source *s = arena_make(l->arena, struct source);
    *s = (struct source){.arena = l->arena,
                         .file = path,
                         .learner = l->learner,
                         .text = "",
                         .is_sheet = true,
                         .ascii = true};
    if (!sheet) return s;
    if (visible_sheets(&book) > 1) s->sheet = sheet->name;
    struct book b = {.loader = l,
                     .log = log,
                     .source = s,
                     .diags = l->diags,
                     .sheet = sheet,
                     .text = BUF_INIT,
                     .line = 1};
    const bool read = read_sheet(&b);
    buf_release(&b.text);
    return read ? s : NULL;
}
