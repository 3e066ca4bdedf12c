/* suppress.h: which figures about groups of learners may be published. Pure computation.
 *
 *     struct suppress_table table = {.children = children, .n = n, .n_units = n_units};
 *     struct suppress_unit *units = suppress(arena, &table); // units[n_units] is all together
 *
 * Membership in a group (who learns English, who has services) is a secret. Everything else is
 * assumed to be known to the reader: class workbooks list every piece and rating with its day, and
 * learners' pages list every support. With these at hand, the exact sums of a group are a puzzle
 * that often has a single solution. So nothing exact is published: no sum, and not the number of
 * learners in the group. A figure is the average of the group's learners as a band ("4 to 6"),
 * beside the same for all others. One learner counts for at most twice the average of all learners
 * (top-coding, in the paper cited below); otherwise an average would reveal which side a learner
 * with far more than all others is on.
 *
 * A unit is a school, or all schools together. The rules:
 *     few      at least SUPPRESS_LEAST learners of the unit are in the group, and at least as many
 *              are not (the minimum in the National Center for Education Statistics' "Statistical
 *              Methods for Protecting Personally Identifiable Information in Aggregate Reporting",
 *              NCES 2011-603, 2010)
 *     small    the unit has at least SUPPRESS_SCHOOL learners. In a smaller one, the mere fact that
 *              a figure is published would nearly reveal how many are in the group
 *     open     whatever a reader works out, there is another answer. For each learner, every figure
 *              would be the same if the learner were on the other side, in SUPPRESS_WAYS ways:
 *              alone, or exchanged for another. One in SUPPRESS_SHARE of the group (or of the
 *              others, if they are fewer) can be exchanged, all at once. And SUPPRESS_OPEN learners
 *              of each unit in all can be moved into the group or out of it, so that the number in
 *              it stays unknown. Also, above the lowest band, no single learner has more than half
 *              of what a group has
 * A figure that breaks the last rule is published in bands two and four times as wide before it is
 * hidden. Zero belongs to the lowest band: an exact zero would say that everyone who has something
 * is on the other side. It is not published whether the first rule or the last one hides a figure:
 * "fewer than ten" beside a figure of the previous term would reveal the learner who left in
 * between.
 *
 * Terms add up: four snapshots together may reveal what none does alone. So the last rule treats a
 * new snapshot and the earlier ones as one. It takes the earlier ones as if they had been made of
 * today's learners, which is nearly true; a learner who came, left, or changed groups since can
 * take a way or two away, so one way is not enough. What the earlier ones have already taken
 * cannot be given back; a new figure may take nothing more.
 *
 * A reader who also knows these rules can ask which tables would be published in exactly the same
 * bands. For nearly all learners there are such tables with the learner on either side
 * (tests/unit/test_suppress.c looks for them). Guesses remain possible: if a group has less than
 * the others, a learner who has little is more likely to be in it. tests/suites/equity attacks the
 * figures of four terms together, with learners who come, leave, or change their group; it finds
 * no learner revealed. */
#ifndef ASSESS_SUPPRESS_H
#define ASSESS_SUPPRESS_H

#include "base/arena.h"
#include "model/equity.h"

#include <stdbool.h>

enum {
    SUPPRESS_LEAST = 10,
    SUPPRESS_SCHOOL = 30,
    SUPPRESS_OPEN = 6,
    SUPPRESS_SHARE = 3,
    SUPPRESS_WAYS = 3
};

/* Columns of a child: the current figures, then the same for the days of each earlier snapshot, the
 * latest first. */
enum { SUPPRESS_EARLIER = 7, SUPPRESS_COLUMNS = (1 + SUPPRESS_EARLIER) * EQUITY_MEASURES };

struct suppress_child {
    size_t unit;
    bool in; /* in the group */
    long has[SUPPRESS_COLUMNS];
};

struct suppress_unit {
    struct equity_figure figures[EQUITY_MEASURES];
};

struct suppress_table {
    const struct suppress_child *children; /* grouped by unit, in ascending order of units */
    size_t n, n_units;
    const struct suppress_unit *earlier[SUPPRESS_EARLIER]; /* published: by unit; last, of all */
    size_t n_earlier;
};

/* The figures of each unit and, last, of all units together. In the arena. */
struct suppress_unit *suppress(struct arena *a, const struct suppress_table *t);

#endif
