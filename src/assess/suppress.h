/* suppress.h: which figures about groups of learners may be told. Pure computation.
 *
 * Who is in a group (who learns English, who has services) is a secret. Everything else is taken as known to the reader: the
 * class workbooks list every piece and rating with its day, and the learners' pages every support. With those at hand, exact sums
 * of a group are a puzzle that often has one solution. So nothing exact is told: not a sum, and not how many learners are in
 * the group. A figure is what a learner of the group has on average, as a band ("4 to 6"), beside the same of all others.
 *
 * A unit is a school, or all schools together. The rule:
 *     few      at least SUPPRESS_LEAST learners of the unit are in the group, and as many are not (the least that the National
 *              Center for Education Statistics names: "Statistical Methods for Protecting Personally Identifiable Information in
 *              Aggregate Reporting", NCES 2011-603, 2010)
 *     small    the unit has 2 * SUPPRESS_LEAST + SUPPRESS_OPEN learners or more. In a smaller one the fact that a figure is told
 *              would tell how many are in the group
 *     telling  there is another answer to whatever a reader works out. For each learner, every figure would be the same had that learner
 *              been in the other group, alone or in exchange for another one. One in SUPPRESS_SHARE of a group (of the others,
 *              if they are fewer) can be exchanged, all at once. And learners of each unit can be moved into the group or out of
 *              it, SUPPRESS_OPEN in all, so that nobody knows how many are in it. Also, above the lowest band nobody alone has
 *              more than half of what a group has
 * A figure that does not keep the last rule is told in bands twice and four times as wide, before it is hidden. A zero lies in the
 * lowest band: an exact zero would say of everybody who has something that they are in the other group.
 *
 * A reader who knows this rule as well can ask which tables would be told in just the same bands. For nearly all learners there are
 * such tables with the learner in either group (tests/unit/test_suppress.c looks for them). Guesses stay possible: where a group has
 * less than the others, somebody who has little is more likely to be in it. And all this holds for one table. A second one of almost
 * the same learners is another matter; hence a snapshot is made once a term (pipeline/snapshot.h), and tests/suites/equity takes
 * several terms together. */
#ifndef ASSESS_SUPPRESS_H
#define ASSESS_SUPPRESS_H

#include "base/arena.h"
#include "model/equity.h"

#include <stdbool.h>

enum { SUPPRESS_LEAST = 10, SUPPRESS_OPEN = 4, SUPPRESS_SHARE = 3 };

struct suppress_child {
    size_t unit;
    bool in; /* the group */
    long has[EQUITY_MEASURES];
};

struct suppress_unit {
    struct equity_figure figures[EQUITY_MEASURES];
};

/* The figures of each of the n_units units, and, last, of all of them together. Children of a unit stand together, units in
 * ascending order. In the arena. */
struct suppress_unit *suppress(struct arena *a, const struct suppress_child *children, size_t n,
                               size_t n_units);

#endif
