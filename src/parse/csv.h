/* csv.h: CSV as Excel, LibreOffice and Google Sheets save it, to rows of cells with places.
 *
 * RFC 4180 with what programs really write: comma, semicolon or tab (the one that the head row uses most), a
 * first line "sep=;", quoted cells with line breaks, empty rows (left out), an empty column at the end (left
 * out), short rows (filled with empty cells). A row with more cells than the head is a finding and left out.
 */
#ifndef PARSE_CSV_H
#define PARSE_CSV_H

#include "parse/source.h"

enum {
    CSV_ROWS = 100 * 1000,
    CSV_COLUMNS = 1000,
    CSV_CELLS =
        2 * 1000 * 1000, /* rows times columns: short rows are filled, so few bytes could ask for many */
};

struct csv_cell {
    const char *text; /* blanks at both ends removed where it was not quoted; never NULL */
    struct spot at;
};

struct csv_row {
    struct csv_cell *cells; /* csv.n_columns of them */
    int line, last;         /* it begins and ends in */
    size_t n_written;       /* cells; those after them are empty */
};

struct csv_gap {     /* lines that hold rows which cannot be read, told in findings */
    int first, last; /* last is INT_MAX where nobody can say where rows begin again */
};

struct csv {
    struct csv_cell *heads;
    size_t n_columns;
    struct csv_row *rows;
    size_t n_rows;
    char separator;
    struct csv_gap *gaps; /* in order */
    size_t n_gaps;
    bool sound; /* no gaps */
};

/* In the source's arena. NULL when there is no head row, or it cannot be read at all (then with a finding).
 */
struct csv *csv_parse(struct source *s, struct diags *diags);

#endif
