/* equity.h: what is told of groups of learners: averages per learner as bands, frozen in a snapshot of a term (equity/<term>.yaml).
 * Nobody's group stands in it, and nothing can be worked out from it (assess/suppress.h). */
#ifndef MODEL_EQUITY_H
#define MODEL_EQUITY_H

#include "base/date.h"

#include <stddef.h>

enum equity_group { EQUITY_ENGLISH, EQUITY_SERVICES, EQUITY_GROUPS };
/* Pieces of evidence, ratings by educators, supports given. */
enum equity_measure { EQUITY_EVIDENCE, EQUITY_FEEDBACK, EQUITY_SUPPORTS, EQUITY_MEASURES };
/* Is a figure told? Not in a small school, as everybody may know; otherwise the reason is as secret as the figure. */
enum equity_why { EQUITY_TOLD, EQUITY_SMALL, EQUITY_HIDDEN };

struct equity_band { /* from..below, without `below`; below 0: no end */
    int from, below;
};

struct equity_figure {
    enum equity_why why;
    struct equity_band with, without; /* of those in the group, and of all others; when it is told */
};

struct equity_line {
    const char *school; /* id; NULL: all learners */
    enum equity_group group;
    enum equity_measure of;
    struct equity_figure figure;
};

struct snapshot {
    struct term *term;
    struct date from, to; /* the days that it counts */
    struct equity_line *lines;
    size_t n_lines;
    struct snapshot *next; /* made before */
};

#endif
