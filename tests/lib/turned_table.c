/* turned_table.c: the table of who sees what with one row turned over, for suites/canary: CANARY_ROW names the row, CANARY_TURN says
 * what becomes of it. The program that the suite links with it has these rows in place of those of src/view/audience/rows.c. */
#define policy_of true_policy_of
#include "model/consent.h"
#include "model/people.h"
#include "view/audience/rows.c"
#undef policy_of

#include <stdlib.h>
#include <string.h>

const struct policy *policy_of(enum datum d);

static struct policy turned(struct policy p, const char *turn) {
    bool where_shown = p.people == PEOPLE_WHERE_SHOWN;
    if (strcmp(turn, "nobody") == 0) p.who = NOBODY;
    if (strcmp(turn, "everybody") == 0) p.who = EVERYBODY;
    if (strcmp(turn, "everybody") == 0 || strcmp(turn, "no-consent") == 0) p.consent_of = NOBODY;
    if (strcmp(turn, "other-consent") == 0) p.consent = CONSENT_PUBLIC;
    if (strcmp(turn, "other-people") == 0)
        p.people = where_shown ? PEOPLE_UNLESS_NONE : PEOPLE_WHERE_SHOWN;
    if (strcmp(turn, "no-limit") == 0) p.limit = LIMIT_NONE;
    return p;
}

const struct policy *policy_of(enum datum d) {
    static struct policy other;
    const struct policy *p = true_policy_of(d);
    const char *row = getenv("CANARY_ROW"), *turn = getenv("CANARY_TURN");
    if (!row || !turn || strcmp(row, p->id) != 0) return p;
    other = turned(*p, turn);
    return &other;
}
