/* gaps.h: what a report of this learner would lack tonight, for the sheet "Missing". Pure computation. A
 * portrait is a gift and never missing.
 *
 *     words       nothing in the learner's own words: about.md holds no paragraph
 *     goal        no goal is being worked on
 *     narrative   the term has no narrative (only where the workspace has terms)
 *     conference  no conference with a day and an hour, or its day lies before the term
 *     rating      a competency in which something is still to be demonstrated, and nothing was rated or
 *                 judged this term (without terms: ever) */
#ifndef ASSESS_GAPS_H
#define ASSESS_GAPS_H

#include "assess/assess.h"

#define GAPS(X)                 \
    X(WORDS, "words")           \
    X(GOAL, "goal")             \
    X(NARRATIVE, "narrative")   \
    X(CONFERENCE, "conference") \
    X(RATING, "rating")

enum gap_kind {
#define X(NAME, text) GAP_##NAME,
    GAPS(X)
#undef X
        GAP_KIND_COUNT
};

struct gap {
    enum gap_kind kind;
    const struct competency *competency; /* of a rating; else NULL */
    bool begun; /* something of the competency is worked on or demonstrated: all the more a gap */
};

struct gaps {
    struct gap *v; /* in the order of the kinds, competencies in the order of the learner's frameworks */
    size_t n;
};

struct gaps gaps_of(struct arena *a, const struct workspace *w, const struct learner *l,
                    const struct assessment *as);

#endif
