/* coverage.h: which targets and standards have evidence, and since when they have had none; for one
 * learner, or for many combined from what each contributes. It says when something was last looked
 * at, never how well it went. Pure computation.
 *
 *     struct coverage_part p = coverage_part_of(arena, workspace, assessment);
 *     struct coverage one = coverage_of(arena, workspace, &p, 1);       // of the learner alone
 *     struct coverage all = coverage_of(arena, workspace, parts, n);    // of the class
 *
 * Evidence here means a rating, a judgment, or a piece of evidence that shows the target, by
 * anyone. */
#ifndef ASSESS_COVERAGE_H
#define ASSESS_COVERAGE_H

#include "assess/assess.h"

/* What one learner contributes. Both lists are by target->index, with n_targets of the
 * workspace. */
struct coverage_part {
    bool *has;         /* the target is in the learner's frameworks */
    struct date *last; /* its last evidence; not set if there is none */
};

struct covered {
    const struct target *target; /* of a line about a target, else NULL */
    const char *standard;        /* of a line about a standard: its code, else NULL */
    struct date last;            /* last evidence of any learner; not set if there is none */
    size_t learners;             /* who have the target, or one that serves the standard */
    size_t seen;                 /* of these: with evidence of it */
    size_t targets;              /* of a standard: targets that serve it; else 1 */
    size_t targets_seen;         /* of these: with evidence */
};

struct coverage {
    struct covered *targets; /* that any learner has, by target->index */
    size_t n_targets;
    struct covered *standards; /* of these targets, in order of first mention */
    size_t n_standards;
};

struct coverage_part coverage_part_of(struct arena *a, const struct workspace *w,
                                      const struct assessment *as);

/* An empty part, to be filled from a summary. */
struct coverage_part coverage_part_new(struct arena *a, const struct workspace *w);

struct coverage coverage_of(struct arena *a, const struct workspace *w,
                            const struct coverage_part *parts, size_t n);

/* Weeks (Monday to Sunday) from the last evidence to the as-of day: 0 this week, 1 last week; -1 if
 * there is none. */
long coverage_weeks(struct date last, struct date as_of);

#endif
