/* suppress.h: which figures of a table about groups of people may be told. Pure computation.
 *
 * A table counts something (learners, pieces of evidence, supports) for units (schools) and for all of them together; each
 * count is parted in two by each split (learners of English, or not; with services, or not). A figure below SUPPRESS_LEAST
 * is hidden, and so are as many others as it takes that nobody can compute a hidden one back, not exactly and not to
 * within SUPPRESS_LEAST: not from rows, columns or totals, nor from the table of a school beside that of its district, for
 * both are printed from this one answer. Cells of different tables must not bound each other: what is counted in one
 * must be no part of what is counted in another.
 *
 * The rules, and why they are enough:
 *     parts    two parts of a unit are hidden together, for their sum is told. A hidden part then lies
 *              anywhere from 0 to the unit's total, which is told and at least SUPPRESS_LEAST
 *     totals   a unit's total is hidden alone only where another is hidden too and both come to SUPPRESS_LEAST or more;
 *              else the smallest of the others goes with it, or the total of all
 *     columns  where the parts of all units together are told, hidden parts are known by their sum P. Then a unit's part
 *              lies between P less the totals of the others that are hidden, and the smaller of P and its own
 *              total: this range must be wide enough for each, totals taken as known. Else the smallest of the others
 *              is hidden too, or the sum */
#ifndef ASSESS_SUPPRESS_H
#define ASSESS_SUPPRESS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { SUPPRESS_LEAST = 10, SUPPRESS_SPLITS = 2 };

struct suppress_unit {
    long total, part[SUPPRESS_SPLITS]; /* the other part is total - part */
    /* answers */
    bool hides_total, hides_parts[SUPPRESS_SPLITS];
};

struct suppress_table {
    struct suppress_unit *units;
    size_t n;
    struct suppress_unit all; /* sums; filled here */
};

/* Fills `all` and every answer. */
void suppress(struct suppress_table *t);

#endif
