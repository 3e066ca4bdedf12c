/* gaps.h: the gaps in a report of this learner, for the sheet "Missing". Pure computation. A
 * portrait is optional and never missing.
 *
 *     struct gaps g = gaps_of(arena, learner, assessment);
 *
 *     words       nothing in the learner's own words: about.md has no paragraph, or only pictures
 *     goal        no goal is being worked on
 *     narrative   the term has no narrative (only if the workspace has terms)
 *     conference  no conference with a date and time
 *     rating      a competency with something left to demonstrate, and nothing rated or judged this
 *                 term (without terms: ever) */
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
    bool begun; /* worked on, not by own ratings alone, or demonstrated in part */
};

struct gaps {
    struct gap *v; /* by kind; competencies in the order of the learner's frameworks */
    size_t n;
};

struct gaps gaps_of(struct arena *a, const struct learner *l, const struct assessment *as);

#endif
