/* equity.h: figures about groups of learners: averages per learner as bands, frozen in a snapshot
 * of a term (equity/<term>.yaml). It does not contain any learner's group, and none can be derived
 * from it (assess/suppress.h). */
#ifndef MODEL_EQUITY_H
#define MODEL_EQUITY_H

#include "base/date.h"

#include <stddef.h>

enum equity_group { EQUITY_ENGLISH, EQUITY_SERVICES, EQUITY_GROUPS };
/* Pieces of evidence, ratings by educators, supports given. */
enum equity_measure { EQUITY_EVIDENCE, EQUITY_FEEDBACK, EQUITY_SUPPORTS, EQUITY_MEASURES };
/* Is a figure shown? A small school is openly named as the reason; any other reason is as secret as
 * the figure. */
enum equity_why { EQUITY_TOLD, EQUITY_SMALL, EQUITY_HIDDEN };

struct equity_band { /* from <= average < below; below 0: no upper end */
    int from, below;
};

struct equity_figure {
    enum equity_why why;
    struct equity_band with, without; /* for those in the group, and for all others; if shown */
};

struct equity_line {
    const char *school; /* id; NULL: all learners */
    enum equity_group group;
    enum equity_measure of;
    struct equity_figure figure;
};

struct snapshot {
    struct term *term;
    struct date from, to; /* first and last day that it counts */
    struct equity_line *lines;
    size_t n_lines;
    struct snapshot *next; /* the one before it */
};

#endif
