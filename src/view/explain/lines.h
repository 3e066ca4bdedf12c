/* lines.h: plain text for a terminal: headings, paragraphs, and tables whose columns stand under each other in any
 * script. What somebody wrote is cleaned on the way: a terminal never gets a control character out of a file.
 *
 *     struct lines l = {.arena = arena, .out = &buf};
 *     lines_head(&l, "Ratings");
 *     struct lines_table *t = lines_table(&l, 3);
 *     lines_row(t, (const char *[]){"2026-10-03", "2", "Developing"}, "did the first two alone");
 *     lines_end(&l, t);
 */
#ifndef VIEW_LINES_H
#define VIEW_LINES_H

#include "base/arena.h"
#include "base/buf.h"

struct lines {
    struct arena *arena;
    struct buf *out;
};

struct lines_table;

/* An empty line (but at the very beginning), then the heading by itself. */
void lines_head(struct lines *l, const char *text);
/* Begins at column 0. NULL says nothing, here and below. */
void lines_line(struct lines *l, const char *text);
/* Indented, broken at spaces so that no line takes more than LINES_WIDTH columns; more for a longer word. */
enum { LINES_WIDTH = 100, LINES_INDENT = 2 };
void lines_paragraph(struct lines *l, const char *text);

struct lines_table *lines_table(struct lines *l, size_t columns);
/* One row: a cell for each column, NULL for an empty one; `under` is a note that stands under the row, or NULL. */
void lines_row(struct lines_table *t, const char *const *cells, const char *under);
/* Writes the table, indented; every column as wide as its widest cell. An empty table says nothing. */
void lines_end(struct lines *l, const struct lines_table *t);

#endif
