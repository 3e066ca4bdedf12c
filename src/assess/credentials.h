/* credentials.h: what of a credential is met, and what is left. Pure computation.
 *
 * The rules:
 *     targets  the level of the target, unrounded, is at or above the one that is required
 *     hours    the sum of the hours of evidence of that kind, exact in decimals, is at or above the hours
 *              required
 *     tests    there is evidence of the kind `certification` whose slug is the test's id, or whose title
 *              is the test's title in one of its languages, letter by letter. The slug is the id of the
 *              evidence without the date that it begins with: "cna-written" of "2026-10-14-cna-written".
 *              That the test was passed is for the educator who files the evidence to see; `pass` says
 *              how, in words
 * Evidence, ratings and judgements that are dated after the as-of day are not known yet. */
#ifndef ASSESS_CREDENTIALS_H
#define ASSESS_CREDENTIALS_H

#include "assess/assess.h"

struct required_target {
    const struct credential_target *required;
    const struct level *required_level; /* shown for the required value */
    const struct level *level;          /* shown now, or NULL when there is none */
    int level_index;                    /* -1: none */
    bool met;
};

struct required_hours {
    const struct credential_hours *required;
    struct dec have;
    struct dec left; /* zero when met */
    bool met;
};

struct required_test {
    const struct credential_test *required;
    const struct evidence *evidence; /* the earliest that meets it, or NULL */
    bool met;
};

struct credential_state {
    const struct credential *credential;
    struct required_target *targets; /* credential->n_targets, in its order; so are hours and tests */
    struct required_hours *hours;
    struct required_test *tests;
    size_t targets_met, hours_met, tests_met;
    size_t left; /* requirements of all three sorts that are not met */
    bool met;    /* nothing is left; false for a credential that requires nothing */
};

struct credential_states {
    struct credential_state *v; /* one for each of the learner's credentials, in that order */
    size_t n;
};

struct credential_states credentials_of(struct arena *a, const struct workspace *w, const struct learner *l,
                                        const struct assessment *as);

#endif
