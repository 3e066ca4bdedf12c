/* plot_room.h: the layout of a growth chart, shared by plot_room.c (measures), plot_marks.c
 * (points), and draw_plot.c (draws). */
#ifndef RENDER_DRAW_PLOT_ROOM_H
#define RENDER_DRAW_PLOT_ROOM_H

#include "render/draw/pen.h"

/* The mark before an entry of the key; KEY_MORE is another line of the entry before. */
enum key_kind { KEY_MARK, KEY_DASHES, KEY_NOW, KEY_MORE };

/* A text in its position: x is its start, y its top, from the first row. */
struct placed {
    const char *text;
    double x, y, width;
    enum key_kind kind;
};

struct plot_room {
    struct arena *arena;
    const struct plot *plot;
    const struct draw_measure *measure;
    double size, line;               /* font size; distance between baselines */
    double width, height;            /* of the whole chart */
    double left, right, top, bottom; /* of the field with the points */
    /* Values at bottom and top of the field, inside its margin for marks. */
    double low, high;
    double mark;      /* half the width of a mark */
    double now;       /* width and height of the sign of the level now, right of the field */
    long first, last; /* days of the plot, as date_days counts */
};

/* Computes the layout: level names on the left, term names above, ticks and the key below. The
 * chart is higher than `height` if its texts need more room. */
struct plot_room plot_room_of(struct arena *a, const struct plot *p, double width, double height,
                              double size, const struct draw_measure *measure);
double plot_x(const struct plot_room *r, struct date d);
double plot_y(const struct plot_room *r, double value);
double plot_text_width(const struct plot_room *r, const char *text);
/* Breaks text at spaces into lines of at most `width`; a longer word gets its own line. Returns the
 * number of lines. */
size_t plot_wrap(const struct plot_room *r, const char *text, double width, const char **lines,
                 size_t max);

/* Places the names of the terms above their bands, in as many rows as needed to keep them apart; y
 * is 0 in the top row. Returns the number of rows. */
size_t plot_place_terms(const struct plot_room *r, struct placed *out);
/* The entries that a key has at most, for the array that plot_place_key fills. */
size_t plot_key_most(const struct plot *p);
/* Places the entries of the key: all series, then the line of mastery, the level now, and the
 * number of other charts, each with room for a mark before it; y is 0 in the top row. Sets *n to
 * the number of entries, and returns the number of rows. */
size_t plot_place_key(const struct plot_room *r, struct placed *out, size_t *n);

/* Positions of all points, series by series, moved a little if they would hide another. xy has room
 * for 2 numbers for each point. */
void plot_place_points(const struct plot_room *r, double *xy);
/* Draws the ticks of the time axis below the field, with as many labels as have room. */
void plot_draw_ticks(struct pen *p, const struct plot_room *r);
/* Draws one mark: the teacher's disc, the learner's triangle, and so on. */
void plot_draw_mark(struct pen *p, enum plot_mark mark, double x, double y, double half);

#endif
