/* cells.h: the sheets of a workbook (.xlsx) as rows of cells, each with its type and the text that
 * a CSV export of it has. What the cells mean is the caller's.
 *
 *     struct cells_book book;
 *     struct cells_refusal no;
 *     if (cells_read(arena, data, n, &book, &no) == CELLS_READ)
 *         puts(book.sheets[0].rows[0].cells[0].text);
 *
 * Read are the values that the program saved: a formula counts as its last result. Dates, with or
 * without a time, are written as 2026-10-03 or 2026-10-03 15:30:00, whatever the cell shows, so no
 * date can be read in two ways; numbers as they are, with a point, also where the cell shows fewer
 * decimals; percentages as 85%. Hidden rows and columns are read, as in an export. Of merged cells
 * the first has the value, and the others are empty.
 *
 * The file is unpacked and parsed in a confined child. */
#ifndef CELLS_CELLS_H
#define CELLS_CELLS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    CELLS_FILE_LIMIT = 10 * 1024 * 1024, /* bytes of a workbook */
    CELLS_COLUMNS = 16384,               /* of a sheet, by its format */
    CELLS_ROWS = 1024 * 1024,
};

enum cells_kind {
    CELLS_TEXT,
    CELLS_NUMBER,
    CELLS_PERCENT,
    CELLS_DATE, /* also with a time, or a time alone */
    CELLS_BOOLEAN,
    CELLS_ERROR,   /* "#REF!" */
    CELLS_NO_VALUE /* a formula that was saved without its result; the text is the formula */
};

struct cells_cell {
    int column; /* from 1 */
    enum cells_kind kind;
    const char *text; /* UTF-8, never empty; lines end with \n */
};

struct cells_row { /* with at least one cell that is not empty */
    int number;    /* from 1 */
    struct cells_cell *cells;
    size_t n;
};

struct cells_range { /* merged cells */
    int first_row, first_column, last_row, last_column;
};

struct cells_sheet {
    const char *name;
    bool hidden;
    struct cells_row *rows; /* ascending */
    size_t n_rows;
    struct cells_range *merged;
    size_t n_merged;
};

struct cells_book {
    struct cells_sheet *sheets; /* in the order of their tabs; without charts */
    size_t n_sheets;
};

enum cells_result {
    CELLS_READ,
    CELLS_REFUSED, /* the file is at fault */
    CELLS_FAILED   /* the machine is at fault; it may succeed another time */
};

struct cells_refusal {
    const char *text, *remedy; /* for a finding */
};

enum cells_result cells_read(struct arena *a, const void *data, size_t n, struct cells_book *book,
                             struct cells_refusal *no);
/* The merged cells that this one is part of without being the first of them; NULL if there are
 * none. */
const struct cells_range *cells_merged(const struct cells_sheet *s, int row, int column);

#endif
