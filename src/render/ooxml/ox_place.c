/* ox_place.c: pixels of a sheet: where a note's box or a chart stands depends on the columns and rows that it lies over. Counted
 * as Excel counts with its standard font, Calibri of 11 points, whose digits are 7 pixels wide. */
#include "render/ooxml/ox_inner.h"

enum { DIGIT = 7, PADDING = 5, STANDARD_COLUMN = 64, STANDARD_ROW = 20 };

unsigned ox_column_pixels(double width) {
    if (width < 1) return (unsigned)(width * (DIGIT + PADDING) + 0.5);
    return (unsigned)(width * DIGIT + 0.5) + PADDING;
}

unsigned ox_row_pixels(double height) { return (unsigned)(4.0 / 3.0 * height); }

unsigned ox_column_width(const struct ox_sheet *s, unsigned column) {
    return column < s->columns.n ? s->columns.v[column].pixels : STANDARD_COLUMN;
}

unsigned ox_row_height(const struct ox_sheet *s, unsigned row) {
    return row < s->heights.n ? s->heights.v[row] : STANDARD_ROW;
}

const unsigned *ox_tops(const struct ox_sheet *s) {
    unsigned *tops = arena_array(s->book->arena, s->heights.n + 1, sizeof *tops);
    for (size_t i = 0; i < s->heights.n; i++) tops[i + 1] = tops[i] + s->heights.v[i];
    return tops;
}

static unsigned top_of(const struct ox_sheet *s, const unsigned *tops, unsigned row) {
    unsigned n = (unsigned)s->heights.n;
    return row <= n ? tops[row] : tops[n] + (row - n) * STANDARD_ROW;
}

/* Goes right and down over whole columns and rows; what is left are pixels in the last one. */
static struct ox_corner moved(const struct ox_sheet *s, struct ox_corner c) {
    for (unsigned w; c.column < OX_COLUMNS - 1 && c.x >= (w = ox_column_width(s, c.column)); c.column++)
        c.x -= w;
    for (unsigned h; c.row < OX_ROWS - 1 && c.y >= (h = ox_row_height(s, c.row)); c.row++) c.y -= h;
    return c;
}

struct ox_place ox_place_of(const struct ox_sheet *s, const unsigned *tops, struct ox_corner from,
                            unsigned width, unsigned height) {
    struct ox_place p = {.from = moved(s, from), .x = from.x, .y = from.y + top_of(s, tops, from.row)};
    for (unsigned i = 0; i < from.column; i++) p.x += ox_column_width(s, i);
    p.to = p.from;
    p.to.x += width;
    p.to.y += height;
    p.to = moved(s, p.to);
    return p;
}
