/* markdown_table.h: tables in pipes, as in GitHub Flavored Markdown 0.29, section 4.10, read from
 * the lines of a paragraph. Private to markdown.c.
 *
 *     | Day | Height |
 *     |-----|-------:|
 *     | Mon |   3 cm | */
#ifndef PARSE_MARKDOWN_TABLE_H
#define PARSE_MARKDOWN_TABLE_H

#include "doc/doc.h"

#include <stdbool.h>
#include <stddef.h>

struct markdown_table {
    const char *before; /* the lines of the paragraph above the table; "" for none */
    int line;           /* of the heads, from the first line of the paragraph, which is 0 */
    enum cell_align *aligns;
    size_t n_columns;
    /* n_rows * n_columns, the heads first. Each is Markdown of one line; "" where a row has too few.
     * What a row has beyond its columns is in its last cell. */
    const char **cells;
    size_t n_rows; /* with the heads */
};

enum markdown_table_kind {
    MARKDOWN_NO_TABLE,
    MARKDOWN_TABLE,
    MARKDOWN_TABLE_UNLINED, /* rows in pipes without the line of dashes below the heads */
    MARKDOWN_TABLE_UNEVEN,  /* the line of dashes has another number of columns than the heads */
    MARKDOWN_TABLE_LARGE,   /* more than MARKDOWN_CELLS */
};

/* Cells of one table, also the empty ones at the ends of short rows: columns times rows. */
enum { MARKDOWN_CELLS = 10000 };

/* The paragraph's lines, without what cmark takes away before them: "> " and indentation. Fills
 * `table` for MARKDOWN_TABLE, in the arena. */
enum markdown_table_kind markdown_table_of(struct arena *a, const char *const *lines, size_t n,
                                           struct markdown_table *table);

#endif
