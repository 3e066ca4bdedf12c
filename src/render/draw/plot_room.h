/* plot_room.h: the room that a growth chart has, and who stands where: between plot_room.c (measures),
 * plot_marks.c (points) and draw_plot.c (draws). */
#ifndef RENDER_DRAW_PLOT_ROOM_H
#define RENDER_DRAW_PLOT_ROOM_H

#include "render/draw/pen.h"

/* A word or a few in their place: x is the start of the text, y its baseline. */
struct placed {
    const char *text;
    double x, y, width;
};

struct plot_room {
    struct arena *arena;
    const struct plot *plot;
    const struct draw_measure *measure;
    double size, line;               /* of text; from baseline to baseline */
    double width, height;            /* of the whole */
    double left, right, top, bottom; /* of the field in which points stand */
    double low, high; /* values at bottom and top of the field, the margin for marks left out */
    double mark;      /* half the width of a mark */
    long first, last; /* days of the plot, as date_days counts */
};

/* Decide the room: names of levels at the left, names of terms above, ticks and the key below. The height
 * grows where the one asked for has no room for the words. */
struct plot_room plot_room_of(struct arena *a, const struct plot *p, double width, double height, double size,
                              const struct draw_measure *measure);
double plot_x(const struct plot_room *r, struct date d);
double plot_y(const struct plot_room *r, double value);
double plot_text_width(const struct plot_room *r, const char *text);
/* Cut text at spaces into lines of at most `width`; a word that is longer stands alone. Returns how many. */
size_t plot_wrap(const struct plot_room *r, const char *text, double width, const char **lines, size_t max);

/* The names of the terms over their bands, in as many rows as keep them apart; y counts from the row of the
 * topmost. */
size_t plot_place_terms(const struct plot_room *r, struct placed *out);
/* The entries of the key: all series, then the line of mastery; y from the first row. Room for a mark of 2 *
 * mark stands before each. Returns the rows. */
size_t plot_place_key(const struct plot_room *r, struct placed *out, size_t *n);

/* Where every point stands, series by series, moved a little where it would hide another. xy holds 2 * all
 * points. */
void plot_place_points(const struct plot_room *r, double *xy);
/* A mark by itself: the teacher's disc, the learner's triangle and so on. */
void plot_draw_mark(struct pen *p, enum plot_mark mark, double x, double y, double half);

#endif
