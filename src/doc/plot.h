/* plot.h: a growth chart as data: levels over time, who rated, and the terms.
 *
 * render/draw turns it into one list of shapes, which becomes SVG on a page and operators in a PDF:
 * the same geometry. */
#ifndef DOC_PLOT_H
#define DOC_PLOT_H

#include "base/date.h"
#include "doc/sign.h"

#include <stdbool.h>
#include <stddef.h>

enum plot_mark {
    MARK_DISC,     /* the teacher */
    MARK_TRIANGLE, /* the learner */
    MARK_SQUARE,   /* peers */
    MARK_DIAMOND   /* an expert */
};

struct plot_point {
    struct date date;
    double value;      /* on the scale of `levels` */
    struct inl *words; /* "October 14 · Proficient": for the table beside the chart */
};

struct plot_series {
    const char *name; /* "my teacher" */
    enum plot_mark mark;
    bool joined;               /* points are joined by a line */
    struct plot_point *points; /* by date */
    size_t n_points;
};

struct plot_level {
    const char *name; /* on the axis */
    double value;
};

/* The level now, drawn at the right edge: the ratings alone do not show it. */
struct plot_now {
    const char *words; /* "my level now: Proficient" */
    struct sign sign;  /* SIGN_NONE in the key of several charts, where the arrow is drawn */
    double value;
};

struct plot_term {
    const char *name;
    struct date starts, ends;
};

/* Numbers that a learner collected: one or two for each label. */
struct plot_data {
    const char *label_head; /* heading of the labels: "day" */
    const char *names[2];   /* of the numbers: "window (cm)" */
    size_t n_names;         /* 1 or 2 */
    struct plot_datum {
        const char *label;
        double at;            /* position on the axis, if joined */
        double values[2];     /* not negative */
        const char *words[2]; /* as written */
    } * rows;
    size_t n_rows;
    double most; /* the largest value */
    bool joined; /* a line over an axis; otherwise bars */
};

struct plot {
    enum plot_show { PLOT_WHOLE, PLOT_WITHOUT_KEY, PLOT_KEY /* only */ } show;
    /* If set, the chart shows these, and uses only title and description besides. */
    struct plot_data *data;
    const char *title;         /* "How my fractions grew" */
    const char *title_lang;    /* if not the page's; or NULL */
    const char *description;   /* the chart in words, for screen readers */
    struct date first, last;   /* ends of the time axis */
    struct plot_level *levels; /* lowest first */
    size_t n_levels;
    double mastery;            /* value of the dashed line */
    const char *mastery_words; /* "from here on I can do it on my own" */
    struct plot_now *now;      /* or NULL */
    const char *more;          /* at the end of the key: how many charts are elsewhere; or NULL */
    struct plot_series *series;
    size_t n_series;
    struct plot_term *terms;
    size_t n_terms;
    struct plot_tick {
        struct date date;
        const char *label; /* "Sep" */
    } * ticks;
    size_t n_ticks;
    /* Headings of the data table: date, level, by. */
    const char *date_head, *level_head, *by_head;
};

#endif
