/* lines.h: plain text for a terminal: headings, paragraphs, and tables whose columns are aligned in
 * any script. Text from files is cleaned: no control character of a file reaches the terminal.
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

/* A blank line, except at the very start, then the heading on its own line. */
void lines_head(struct lines *l, const char *text);
/* Starts at column 0. NULL adds nothing, here and below. */
void lines_line(struct lines *l, const char *text);
/* Indented, and broken at spaces so that no line is wider than LINES_WIDTH columns unless a single
 * word is. */
enum { LINES_WIDTH = 100, LINES_INDENT = 2 };
void lines_paragraph(struct lines *l, const char *text);

struct lines_table *lines_table(struct lines *l, size_t columns);
/* Adds a row with one cell per column, NULL for an empty one; `under` is a note below the row, or
 * NULL. */
void lines_row(struct lines_table *t, const char *const *cells, const char *under);
/* Writes the table, indented, with each column as wide as its widest cell. An empty table adds
 * nothing. */
void lines_end(struct lines *l, const struct lines_table *t);

#endif
