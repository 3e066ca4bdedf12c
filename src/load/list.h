/* list.h: a list that an office fills in, as a table with a row for each learner: made by
 * Folioscope and edited, or exported from another program. CSV, or a sheet of a workbook. */
#ifndef LOAD_LIST_H
#define LOAD_LIST_H

#include "base/buf.h"
#include "base/codes.h"
#include "base/diag.h"
#include "model/basics.h"

#include <stdbool.h>
#include <stddef.h>

struct source;

struct load_list_row {
    const char **cells; /* one for each column that was asked for, "" where it is missing */
    int line;
};
struct load_list {
    struct load_list_row *rows;
    size_t n;
    struct texts others; /* heads of columns that were not asked for */
    /* private to `load`: for findings */
    struct source *source;
    const struct csv *csv;
    const size_t *at;
};

/* Reads the columns with these names (in any case; several for one are "first|given name") of a
 * file of the machine, the first `needed` of which must be there. Findings name the file without
 * its folder. NULL, with findings, if it cannot be used. */
struct load_list *load_list_read(struct arena *a, const char *file, const char *const *columns,
                                 size_t n, size_t needed, struct diags *diags);
/* The same from a text. */
struct load_list *load_list_parse(struct arena *a, const char *file, const char *data, size_t size,
                                  const char *const *columns, size_t n, struct diags *diags);
/* Is there such a column? */
bool load_list_has(const struct load_list *list, size_t column);
/* Does a text name this column? */
bool load_list_names(const char *column, const char *text);
/* A finding about a cell. */
void load_list_fault(const struct load_list *list, size_t row, size_t column, enum code code,
                     const char *text, const char *remedy, struct diags *diags);

/* The lines of a text, without blank ones and those that begin with '#'. False, with findings, if
 * it is no text. `file` names it in findings. */
bool load_list_lines(struct arena *a, const char *file, const char *data, size_t n,
                     struct diags *diags, struct texts *out);

/* What a file says, without its form: a text as it is, the cells of a workbook each in a line.
 * False with the reason in *why. */
bool load_list_text(struct arena *a, const char *file, char **text, size_t *n, const char **why);

/* Appends a cell of CSV. A text that a spreadsheet program would take for a formula gets an
 * apostrophe in front. */
void load_add_cell(struct buf *out, const char *text, bool last);
/* The text of a cell without that apostrophe. */
char *load_cell_text(struct arena *a, const char *cell);

#endif
