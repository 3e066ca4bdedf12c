/* plot.h: a growth chart as data: levels over time, who rated, and the terms.
 *
 * draw/ turns it into one drawing list, which is SVG on a page and operators in a PDF: the same geometry. */
#ifndef DOC_PLOT_H
#define DOC_PLOT_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

enum plot_mark {
    MARK_DISC /* the teacher */,
    MARK_TRIANGLE /* the learner */,
    MARK_SQUARE /* peers */,
    MARK_DIAMOND /* an expert */
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

struct plot_term {
    const char *name;
    struct date starts, ends;
};

/* Figures that a learner collected: one or two numbers for each label. */
struct plot_data {
    const char *label_head; /* what the labels are: "day" */
    const char *names[2];   /* of the numbers: "window (cm)" */
    size_t n_names;         /* 1 or 2 */
    struct plot_datum {
        const char *label;
        double at;            /* where on the axis; for what is joined */
        double values[2];     /* none below zero */
        const char *words[2]; /* as written */
    } * rows;
    size_t n_rows;
    double most; /* the greatest value */
    bool joined; /* a line over an axis; else bars */
};

struct plot {
    struct plot_data
        *data;         /* then the chart is of these figures, and only title and description are of use */
    const char *title; /* "How my fractions grew" */
    const char *title_lang;    /* where it is not the page's, or NULL */
    const char *description;   /* what can be seen, in words, for those who do not see it */
    struct date first, last;   /* ends of the time axis */
    struct plot_level *levels; /* lowest first */
    size_t n_levels;
    double mastery;            /* value of the dashed line */
    const char *mastery_words; /* "from here on I can do it on my own" */
    struct plot_series *series;
    size_t n_series;
    struct plot_term *terms;
    size_t n_terms;
    struct plot_tick {
        struct date date;
        const char *label; /* "Sep" */
    } * ticks;
    size_t n_ticks;
    /* heads of the data table beside it: date, level, by */
    const char *date_head, *level_head, *by_head;
};

#endif
