/* list.c: see list.h. */
#include "load/list.h"

#include "base/ascii.h"
#include "base/ending.h"
#include "cells/cells.h"
#include "load/learner/log.h"

#include <string.h>
#include <strings.h>

/* ---- cells ---- */

/* A text that already begins with apostrophes gets one more, or it would lose one. */
static bool needs_apostrophe(const char *s) {
    const char *after = s + strspn(s, "'");
    return *after && strchr("=+-@\t\r", *after);
}

void load_add_cell(struct buf *out, const char *text, bool last) {
    buf_char(out, '"');
    if (needs_apostrophe(text)) buf_char(out, '\'');
    for (const char *p = text; *p; p++) {
        if (*p == '"') buf_char(out, '"');
        buf_char(out, *p);
    }
    buf_str(out, last ? "\"\r\n" : "\",");
}

char *load_cell_text(struct arena *a, const char *cell) {
    const char *after = cell + strspn(cell, "'");
    if (*cell == '\'' && *after && strchr("=+-@\t\r", *after)) cell++;
    char *text = arena_strdup(a, cell), *to = text;
    for (const char *p = text; *p; p++)
        if (*p != '\r') *to++ = *p;
    *to = '\0';
    return ascii_trim(text);
}

/* ---- the table ---- */

bool load_list_names(const char *column, const char *text) {
    const size_t n = strlen(text);
    for (const char *p = column; *p;) {
        const size_t length = strcspn(p, "|");
        if (length == n && strncasecmp(p, text, n) == 0) return true;
        p += length;
        p += *p == '|';
    }
    return false;
}

bool load_list_has(const struct load_list *list, size_t column) {
    return list->at[column] < list->csv->n_columns;
}

/* Each name of each column. */
static struct texts names_of(struct arena *a, const char *const *columns, size_t n) {
    struct texts all = {0};
    size_t most = n;
    for (size_t i = 0; i < n; i++)
        for (const char *p = columns[i]; *p; p++) most += *p == '|';
    all.v = arena_array(a, most, sizeof *all.v);
    for (size_t i = 0; i < n; i++)
        for (const char *p = columns[i]; *p;) {
            const size_t length = strcspn(p, "|");
            all.v[all.n++] = arena_strndup(a, p, length);
            p += length;
            p += *p == '|';
        }
    return all;
}

static void note_others(struct load_list *list, const char *const *columns, size_t n) {
    struct arena *a = list->source->arena;
    list->others.v = arena_array(a, list->csv->n_columns + 1, sizeof *list->others.v);
    for (size_t k = 0; k < list->csv->n_columns; k++) {
        const char *head = load_cell_text(a, list->csv->heads[k].text);
        bool known = !*head;
        for (size_t i = 0; i < n; i++) known = known || load_list_names(columns[i], head);
        if (!known) list->others.v[list->others.n++] = head;
    }
}

static bool find_columns(const struct load_list *list, size_t *at, const char *const *columns,
                         size_t n, size_t needed, struct diags *diags) {
    struct arena *a = list->source->arena;
    const struct csv *csv = list->csv;
    const char **missing = arena_array(a, n, sizeof *missing);
    size_t lacking = 0;
    for (size_t i = 0; i < n; i++) {
        at[i] = csv->n_columns;
        for (size_t k = csv->n_columns; k-- > 0;)
            if (load_list_names(columns[i], load_cell_text(a, csv->heads[k].text))) at[i] = k;
        if (i < needed && at[i] == csv->n_columns)
            missing[lacking++] = arena_strndup(a, columns[i], strcspn(columns[i], "|"));
    }
    if (!lacking) return true;
    source_fault(list->source, diags, CODE_CSV_NO_COLUMN, (struct spot){1, 1, 1},
                 arena_printf(a, "%s %s missing", schema_names(a, missing, lacking, lacking),
                              lacking == 1 ? "is a column that is" : "are columns that are"),
                 "the first row names the columns");
    return false;
}

void load_list_fault(const struct load_list *list, size_t row, size_t column, enum code code,
                     const char *text, const char *remedy, struct diags *diags) {
    const struct csv_row *r = &list->csv->rows[row];
    const size_t k = list->at[column];
    const struct spot whole = {r->line, 1, 1};
    const struct spot at = k < list->csv->n_columns && *r->cells[k].text ? r->cells[k].at : whole;
    source_fault(list->source, diags, code, at, text, remedy);
}

/* "Torres, Maya" without quotation marks. */
static void report_split(struct load_list *list, const struct csv_row *row, struct diags *diags) {
    struct arena *a = list->source->arena;
    for (size_t i = 1; i < row->n_written; i++) {
        if (!csv_may_be_split(list->csv, row, i)) continue;
        source_fault(list->source, diags, CODE_CSV_CELLS, row->cells[i].at,
                     csv_says_split(a, row, i), CSV_SPLIT_REMEDY);
        return;
    }
}

static void add_row(struct load_list *list, const struct csv_row *row, size_t n,
                    struct diags *diags) {
    struct arena *a = list->source->arena;
    report_split(list, row, diags);
    struct load_list_row *to = &list->rows[list->n++];
    to->line = row->line;
    to->cells = arena_array(a, n, sizeof *to->cells);
    for (size_t i = 0; i < n; i++) {
        const struct csv_cell *c =
            list->at[i] < list->csv->n_columns ? &row->cells[list->at[i]] : NULL;
        to->cells[i] = c ? load_cell_text(a, c->text) : "";
        if (c && c->fault)
            source_fault(list->source, diags, CODE_BOOK_CELL, c->at, c->fault,
                         "write the text or the number itself into this cell");
    }
}

static struct load_list *read_table(struct load_list *list, const char *const *columns, size_t n,
                                    size_t needed, struct diags *diags) {
    struct arena *a = list->source->arena;
    size_t *at = arena_array(a, n + 1, sizeof *at);
    const size_t before = diags->errors;
    list->at = at;
    if (!list->csv->sound || !find_columns(list, at, columns, n, needed, diags)) return NULL;
    note_others(list, columns, n);
    list->rows = arena_array(a, list->csv->n_rows + 1, sizeof *list->rows);
    for (size_t i = 0; i < list->csv->n_rows; i++) add_row(list, &list->csv->rows[i], n, diags);
    return diags->errors == before ? list : NULL;
}

struct load_list *load_list_read(struct arena *a, const char *file, const char *const *columns,
                                 size_t n, size_t needed, struct diags *diags) {
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    struct loader l = {.arena = a, .root = os_folder_of(a, file), .diags = diags};
    const struct texts names = names_of(a, columns, n);
    const struct log_form form = {.columns = names.v, .n = names.n, .needed = needed};
    struct log log = {.form = &form};
    struct load_list *list = arena_make(a, struct load_list);
    const size_t before = diags->errors;
    list->source = log_source(&l, name, &log);
    if (!list->source) return NULL;
    list->csv = log.sheet ? log.csv : csv_parse(list->source, diags);
    if (list->csv) return read_table(list, columns, n, needed, diags);
    if (diags->errors == before)
        source_fault(list->source, diags, CODE_CSV_NO_COLUMN, (struct spot){0},
                     "this file is empty", "the first row names the columns");
    return NULL;
}

struct load_list *load_list_parse(struct arena *a, const char *file, const char *data, size_t size,
                                  const char *const *columns, size_t n, struct diags *diags) {
    struct load_list *list = arena_make(a, struct load_list);
    list->source = arena_make(a, struct source);
    if (!source_open(list->source, a, file, NULL, data, size, diags)) return NULL;
    list->csv = csv_parse(list->source, diags);
    return list->csv ? read_table(list, columns, n, 0, diags) : NULL;
}

/* ---- lines ---- */

bool load_list_lines(struct arena *a, const char *file, const char *data, size_t n,
                     struct diags *diags, struct texts *out) {
    struct source s;
    size_t lines = 1;
    if (!source_open(&s, a, file, NULL, data, n, diags)) return false;
    for (size_t i = 0; i < s.n; i++) lines += s.text[i] == '\n' || s.text[i] == '\r';
    *out = (struct texts){arena_array(a, lines, sizeof *out->v), 0};
    for (const char *p = s.text; *p;) {
        const size_t length = strcspn(p, "\r\n");
        char *line = ascii_trim(arena_strndup(a, p, length));
        if (*line && *line != '#') out->v[out->n++] = line;
        p += length;
        p += strspn(p, "\r\n");
    }
    return true;
}

bool load_list_text(struct arena *a, const char *file, char **text, size_t *n, const char **why) {
    enum { LARGEST = 256 << 20 };
    struct cells_book book;
    struct cells_refusal no;
    struct buf out = BUF_INIT;
    char *data;
    if (!os_read(a, file, LARGEST, &data, n, why)) return false;
    *text = data;
    if (!ending_is(file, ".xlsx")) return true;
    if (cells_read(a, data, *n, &book, &no) != CELLS_READ) {
        *why = "it is no workbook that can be read";
        return false;
    }
    for (size_t i = 0; i < book.n_sheets; i++)
        for (size_t r = 0; r < book.sheets[i].n_rows; r++)
            for (size_t c = 0; c < book.sheets[i].rows[r].n; c++)
                buf_fmt(&out, "%s\n", book.sheets[i].rows[r].cells[c].text);
    *n = out.n;
    *text = buf_take(&out, a);
    return true;
}
