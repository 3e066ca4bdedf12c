/* translator.c: the file of a translator. What comes back may have been sorted, opened in a
 * spreadsheet program, or edited: a row is used only where its place and its original still fit
 * each other (pipeline/run/translate.c). */
#include "load/translator.h"

#include "base/ascii.h"
#include "load/list.h"
#include "load/load_inner.h"

#include <string.h>

static const char *const names[] = {
#define X(name, member) name,
    TRANSLATOR_COLUMNS(X)
#undef X
};
static const size_t members[] = {
#define X(name, member) offsetof(struct translator_row, member),
    TRANSLATOR_COLUMNS(X)
#undef X
};
enum { COLUMNS = sizeof names / sizeof *names };

static const char **member_of(struct translator_row *row, size_t i) {
    return (const char **)(void *)((char *)row + members[i]);
}

/* ---- writing ---- */

void load_write_translator_head(struct buf *out) {
    buf_str(out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < COLUMNS; i++) load_add_cell(out, names[i], i + 1 == COLUMNS);
}

void load_write_translator_row(struct buf *out, const struct translator_row *row) {
    struct translator_row copy = *row;
    for (size_t i = 0; i < COLUMNS; i++) {
        const char *text = *member_of(&copy, i);
        load_add_cell(out, text ? text : "", i + 1 == COLUMNS);
    }
}

/* ---- reading ---- */

static bool find_columns(struct source *s, const struct csv *csv, struct diags *diags,
                         size_t at[COLUMNS]) {
    struct arena *a = s->arena;
    const char *missing[COLUMNS];
    size_t n = 0;
    for (size_t i = 0; i < COLUMNS; i++) {
        at[i] = csv->n_columns;
        for (size_t k = csv->n_columns; k-- > 0;)
            if (strcmp(ascii_lowered(a, csv->heads[k].text), names[i]) == 0) at[i] = k;
        /* the translator may delete what is only to be read */
        bool needed = strcmp(names[i], "before") != 0;
        if (needed && at[i] == csv->n_columns) missing[n++] = names[i];
    }
    if (!n) return true;
    source_fault(
        s, diags, CODE_CSV_NO_COLUMN, (struct spot){1, 1, 1},
        arena_printf(a, "the columns %s are missing", schema_names(a, missing, n, n)),
        "a translator's file is made with folioscope translate --missing; keep its first row");
    return false;
}

static struct source *open_file(struct arena *a, const char *file, struct diags *diags) {
    struct source *s = arena_make(a, struct source);
    const char *why = NULL;
    char *data;
    size_t n;
    if (os_read(a, file, SOURCE_CSV_LIMIT, &data, &n, &why))
        return source_open(s, a, file, NULL, data, n, diags) ? s : NULL;
    diag_add(diags, (struct diag){.code = code_text(CODE_CANNOT_READ),
                                  .severity = DIAG_ERROR,
                                  .file = file,
                                  .text = arena_printf(a, "this file cannot be read: %s", why),
                                  .remedy = "name the file that came back from the translator"});
    return NULL;
}

struct translator_row *load_translator_rows(struct arena *a, const char *file, struct diags *diags,
                                            size_t *n) {
    struct source *s = open_file(a, file, diags);
    struct csv *csv = s ? csv_parse(s, diags) : NULL;
    size_t at[COLUMNS];
    *n = 0;
    if (!csv || !csv->sound || !find_columns(s, csv, diags, at)) return NULL;
    struct translator_row *rows = arena_array(a, csv->n_rows + 1, sizeof *rows);
    const char *by = "";
    for (size_t i = 0; i < csv->n_rows; i++) {
        struct translator_row *row = &rows[(*n)++];
        row->line = csv->rows[i].line;
        for (size_t k = 0; k < COLUMNS; k++)
            *member_of(row, k) =
                at[k] < csv->n_columns ? load_cell_text(a, csv->rows[i].cells[at[k]].text) : "";
        if (*row->by) by = row->by;
        row->by = by;
    }
    return rows;
}
