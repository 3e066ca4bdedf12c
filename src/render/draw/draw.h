/* draw.h: drawings as data: a list of shapes and texts that is rendered the same way as SVG and in
 * PDF.
 *
 * Coordinates: x to the right, y DOWN from the top left corner, in units of the drawing (points on
 * paper, px on a page). Colors are roles of the theme, so that dark mode and grayscale printing
 * work. */
#ifndef RENDER_DRAW_DRAW_H
#define RENDER_DRAW_DRAW_H

#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "doc/theme.h"

enum draw_kind {
    DRAW_LINE,   /* x, y to x2, y2 */
    DRAW_RECT,   /* x, y, w = x2, h = y2, radius r */
    DRAW_CIRCLE, /* center x, y, radius r */
    /* Part of a disc: center x, y, radius r, from 12 o'clock clockwise, `part` thousandths. */
    DRAW_SECTOR,
    DRAW_PATH, /* n points in xy[2n], joined by straight lines; closed if `closed` */
    DRAW_TEXT, /* text at x, y (baseline), size r, anchor */
};

enum draw_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };
#define DRAW_NO_COLOR (-1)

struct shape {
    enum draw_kind kind;
    double x, y, x2, y2, r;
    int part;
    int fill, stroke; /* enum theme_color or DRAW_NO_COLOR */
    double stroke_width;
    double dash, gap; /* 0 = solid */
    const double *xy;
    size_t n;
    bool closed;
    const char *text;
    enum draw_anchor anchor;
    struct shape *next;
};

struct drawing {
    double width, height;
    struct shape *shapes; /* painted in order */
};

/* A sign in a square with side `size` and its top left corner at 0, 0. */
struct drawing *draw_sign(struct arena *a, struct sign sign, double size);
/* A growth chart with its key below it, without its title. measure->width returns the width of text
 * in the font that will be used (measure NULL: an estimate). The drawing is taller than `height` if
 * its texts need more room, so lay it out by the drawing's own height. */
struct draw_measure {
    double (*width)(void *context, const char *text, double size);
    void *context;
};
struct drawing *draw_plot(struct arena *a, const struct plot *p, double width, double height,
                          double text_size, const struct draw_measure *measure);
/* The axis of a timeline, names of terms over months; and a line of it, as wide. All lines of one
 * axis and width have their days in the same places. text_size also sets the size of signs. */
struct drawing *draw_time_axis(struct arena *a, const struct plot *axis, double width,
                               double text_size, const struct draw_measure *measure);
struct drawing *draw_time_line(struct arena *a, const struct plot *axis,
                               const struct timeline_mark *marks, size_t n, double width,
                               double text_size);

#endif
