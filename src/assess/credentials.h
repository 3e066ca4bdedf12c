/* credentials.h: which requirements of a credential are met, and which are left. Pure computation.
 *
 *     struct credential_states s = credentials_of(arena, workspace, learner, assessment);
 *     if (s.v[0].met) ...
 *
 * The rules:
 *     targets  the level of the target, unrounded, is at or above the required one
 *     hours    the sum of the hours of evidence of that kind, in exact decimals, is at or above the
 *              required hours
 *     tests    there is evidence of the kind `certification` whose slug is the test's ID, or whose
 *              title is exactly the test's title in one of its languages. The slug is the ID of the
 *              evidence without its date: "cna-written" for "2026-10-14-cna-written". The educator
 *              who files the evidence checks that the test was passed; `pass` says how, in words */
#ifndef ASSESS_CREDENTIALS_H
#define ASSESS_CREDENTIALS_H

#include "assess/assess.h"

struct required_target {
    const struct credential_target *required;
    const struct level *required_level; /* shown for the required value */
    const struct level *level;          /* shown now, or NULL if there is none */
    int level_index;                    /* -1: none */
    bool met;
};

struct required_hours {
    const struct credential_hours *required;
    struct dec have;
    struct dec left; /* zero if met */
    bool met;
};

struct required_test {
    const struct credential_test *required;
    const struct evidence *evidence; /* the earliest that meets it, or NULL */
    bool met;
};

struct credential_state {
    const struct credential *credential;
    struct required_target *targets; /* credential->n_targets of them; likewise hours and tests */
    struct required_hours *hours;
    struct required_test *tests;
    size_t targets_met, hours_met, tests_met;
    size_t left; /* requirements of all three kinds that are not met */
    bool met;    /* nothing is left; false if the credential requires nothing */
};

struct credential_states {
    struct credential_state *v; /* one for each of the learner's credentials, in the same order */
    size_t n;
};

struct credential_states credentials_of(struct arena *a, const struct workspace *w,
                                        const struct learner *l, const struct assessment *as);

#endif
