/* pace.h: pace compared with the learner's own plan and nothing else. Pure computation; a date that
 * has passed is a reason to talk, never a verdict.
 *
 *     struct paces p = paces_of(arena, learner, assessment);
 *     if (p.counts[PACE_CHECK_IN]) ... */
#ifndef ASSESS_PACE_H
#define ASSESS_PACE_H

#include "assess/assess.h"

enum pace_kind {
    PACE_AHEAD,    /* demonstrated before its date */
    PACE_ON,       /* its date has not passed; or demonstrated, even later: done is done */
    PACE_CHECK_IN, /* its date has passed, and it is not demonstrated: time to check in */
    PACE_COUNT
};

struct pace {
    enum pace_kind kind;
    const struct planned *planned;
    const struct outcome *outcome;
    struct date demonstrated; /* since when without a break; not set if not demonstrated */
    /* to the plan's date, from the day it was demonstrated, else from today; negative: passed */
    long days;
};

struct paces {
    struct pace *v; /* in the plan's order; each target once, with its latest date */
    size_t n;
    size_t counts[PACE_COUNT];
};

/* Entries without a date have no pace, nor have targets of frameworks that are not the
 * learner's. */
struct paces paces_of(struct arena *a, const struct learner *l, const struct assessment *as);

#endif
