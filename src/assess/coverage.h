/* coverage.h: which targets and standards there is evidence of, and since when there has been none. Of one
 * learner, and of many put together from what each contributes. Says when something was looked at, never
 * how well. Pure computation.
 *
 *     struct coverage_part p = coverage_part_of(arena, workspace, assessment);
 *     struct coverage one = coverage_of(arena, workspace, &p, 1);       // of the learner alone
 *     struct coverage all = coverage_of(arena, workspace, parts, n);    // of the class
 *
 * Evidence here is a rating, a judgement or a piece of evidence that shows the target, by anybody, up to
 * the as-of day. */
#ifndef ASSESS_COVERAGE_H
#define ASSESS_COVERAGE_H

#include "assess/assess.h"

/* What one learner contributes; both lists by target->index, n_targets of the workspace. */
struct coverage_part {
    bool *has;         /* the target is of the learner's frameworks */
    struct date *last; /* its last evidence; no date when there is none */
};

struct covered {
    const struct target *target; /* of a line about a target, else NULL */
    const char *standard;        /* of a line about a standard: its code, else NULL */
    struct date last;            /* last evidence of any learner; no date when there is none */
    size_t learners,
        seen; /* learners who have the target (a target that serves it); those with evidence of it */
    size_t targets,
        targets_seen; /* of a standard: targets that serve it, those with evidence; else 1, and 0 or 1 */
};

struct coverage {
    struct covered *targets; /* those that somebody has, by target->index */
    size_t n_targets;
    struct covered *standards; /* of these targets, in order of first mention */
    size_t n_standards;
};

struct coverage_part coverage_part_of(struct arena *a, const struct workspace *w,
                                      const struct assessment *as);

/* An empty part, to be filled from a record. */
struct coverage_part coverage_part_new(struct arena *a, const struct workspace *w);

struct coverage coverage_of(struct arena *a, const struct workspace *w, const struct coverage_part *parts,
                            size_t n);

/* Weeks (Monday to Sunday) from the last evidence to the as-of day: 0 this week, 1 the week before; -1 none. */
long coverage_weeks(struct date last, struct date as_of);

#endif
