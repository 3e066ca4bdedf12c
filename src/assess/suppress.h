/* suppress.h: which figures about groups of learners may be told. Pure computation.
 *
 * Who is in a group (who learns English, who has services) is a secret. Everything else is taken as known to the reader: the
 * class workbooks list every piece and rating with its day, and the learners' pages every support. With those at hand, exact sums
 * of a group are a puzzle that often has one solution. So nothing exact is told: not a sum, and not how many learners are in
 * the group. A figure is what a learner of the group has on average, as a band ("4 to 6"), beside the same of all others. Of one learner no
 * more counts than twice the average of everybody (top-coding, in the same brief), or an average would tell where those are who
 * have far more than anybody else.
 *
 * A unit is a school, or all schools together. The rule:
 *     few      at least SUPPRESS_LEAST learners of the unit are in the group, and as many are not (the least that the National
 *              Center for Education Statistics names: "Statistical Methods for Protecting Personally Identifiable Information in
 *              Aggregate Reporting", NCES 2011-603, 2010)
 *     small    the unit has SUPPRESS_SCHOOL learners or more. In a smaller one the fact that a figure is told would nearly tell how
 *              many are in the group
 *     telling  there is another answer to whatever a reader works out. For each learner, every figure would be the same had that learner
 *              been in the other group, alone or in exchange for another one. One in SUPPRESS_SHARE of a group (of the others,
 *              if they are fewer) can be exchanged, all at once. And learners of each unit can be moved into the group or out of
 *              it, SUPPRESS_OPEN in all, so that nobody knows how many are in it. Also, above the lowest band nobody alone has
 *              more than half of what a group has
 * A figure that does not keep the last rule is told in bands twice and four times as wide, before it is hidden. A zero lies in the
 * lowest band: an exact zero would say of everybody who has something that they are in the other group. Whether a figure is hidden
 * because of the first rule or the last is not told: "fewer than ten" beside a figure of the term before would name the learner
 * who left in between.
 *
 * Terms add up: what no snapshot tells, four together may. So the last rule looks at a new snapshot and the earlier ones as one. The
 * earlier ones are taken as if they had been made of the learners of today, which is nearly so; whom they give away with all that,
 * nothing can help, and nothing new is hidden for.
 *
 * A reader who knows this rule as well can ask which tables would be told in just the same bands. For nearly all learners there are
 * such tables with the learner in either group (tests/unit/test_suppress.c looks for them). Guesses stay possible: where a group has
 * less than the others, somebody who has little is more likely to be in it. What is told in four terms together, with learners who
 * come, leave, or change their group, is attacked in tests/suites/equity, which finds two learners in 29,000 given away. */
#ifndef ASSESS_SUPPRESS_H
#define ASSESS_SUPPRESS_H

#include "base/arena.h"
#include "model/equity.h"

#include <stdbool.h>

enum { SUPPRESS_LEAST = 10, SUPPRESS_SCHOOL = 30, SUPPRESS_OPEN = 4, SUPPRESS_SHARE = 3 };

/* Columns of a child: what is to be told of now, and after that the same of the days of each earlier snapshot, the last one first. */
enum { SUPPRESS_EARLIER = 7, SUPPRESS_COLUMNS = (1 + SUPPRESS_EARLIER) * EQUITY_MEASURES };

struct suppress_child {
    size_t unit;
    bool in; /* the group */
    long has[SUPPRESS_COLUMNS];
};

struct suppress_unit {
    struct equity_figure figures[EQUITY_MEASURES];
};

struct suppress_table {
    const struct suppress_child *children; /* those of a unit stand together, units in ascending order */
    size_t n, n_units;
    const struct suppress_unit
        *earlier[SUPPRESS_EARLIER]; /* what each told: of each unit, and, last, of all */
    size_t n_earlier;
};

/* The figures of each unit, and, last, of all of them together. In the arena. */
struct suppress_unit *suppress(struct arena *a, const struct suppress_table *t);

#endif
