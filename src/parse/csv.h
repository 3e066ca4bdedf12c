/* csv.h: CSV as saved by Excel, LibreOffice, and Google Sheets, as rows of cells with their
 * positions.
 *
 * RFC 4180 plus what programs really write: comma, semicolon, or tab (whichever is most frequent in
 * the head row), a first line "sep=;", quoted cells with line breaks, empty rows and empty last
 * columns (both skipped), and short rows (filled with empty cells). A row with more cells than the
 * head is a finding, and is skipped.
 */
#ifndef PARSE_CSV_H
#define PARSE_CSV_H

#include "parse/source.h"

enum {
    CSV_ROWS = 100 * 1000,
    CSV_COLUMNS = 1000,
    /* Rows times columns: since short rows are filled, a small file could ask for many. */
    CSV_CELLS = 2 * 1000 * 1000,
};

struct csv_cell {
    const char *text; /* without surrounding blanks unless quoted; never NULL */
    struct spot at;
    const char *fault; /* why the text is no value, in a workbook; otherwise NULL */
};

struct csv_row {
    struct csv_cell *cells; /* csv.n_columns of them */
    int line, last;         /* first and last line */
    size_t n_written;       /* number of cells in the file; the rest are empty */
};

struct csv_gap {     /* lines with rows that cannot be read, as reported in findings */
    int first, last; /* last is INT_MAX if it is unknown where the next row begins */
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

/* The result is in the source's arena. NULL if there is no head row; if it cannot be read, with a
 * finding. */
struct csv *csv_parse(struct source *s, struct diags *diags);

/* May the cell be the rest of the one before it, as in "Torres, Jr." without quotation marks? There
 * is a blank behind the comma, and behind no comma of the head row. */
bool csv_may_be_split(const struct csv *csv, const struct csv_row *row, size_t cell);
/* What to say of it. */
const char *csv_says_split(struct arena *a, const struct csv_row *row, size_t cell);
#define CSV_SPLIT_REMEDY                                                                          \
    "put a cell that holds a comma in double quotes; if these are two cells, take out the blank " \
    "behind the comma"

/* Takes the writer's <!-- private notes --> out of each cell below the heads. One that is not
 * closed in its cell is a finding, and hides the rest of the cell. */
void csv_cut_notes(struct csv *csv, struct source *s, struct diags *diags);

#endif
