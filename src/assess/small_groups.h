/* small_groups.h: groups for this week: learners who need the same target now, together for a few
 * days. Pure computation.
 *
 * It takes two steps, since the class's outputs are made from summaries. Each learner contributes
 * needs (needs_of, where the whole learner is known); a class combines them (small_groups_of, from
 * needs alone).
 *
 *     struct needs n = needs_of(arena, workspace, learner, assessment, &signals);
 *     struct small_groups g = small_groups_of(arena, workspace, today, needs_in_roster_order, n);
 *
 * Needs contain no level, so groups cannot be made by level, and no learner is sorted: members are
 * in roster order. A learner has at most one need for a target. Two to six learners make a group;
 * more are split in roster order, as evenly as possible. One learner is no group: the support
 * signals cover that learner. Every build makes the groups from scratch, with the days that they
 * are for: no group outlives its need. */
#ifndef ASSESS_SMALL_GROUPS_H
#define ASSESS_SMALL_GROUPS_H

#include "assess/signals.h"

enum { SMALL_GROUP_LEAST = 2, SMALL_GROUP_MOST = 6 };

/* Why a learner needs a target; several reasons may apply. Shown in this order. */
#define NEEDS(X)                                                                     \
    X(ASKED, "asked")       /* asked for help, and waits for it (as the signal) */   \
    X(PLANNED, "planned")   /* the plan's date is in the groups' week or the next */ \
    X(STALLED, "stalled")   /* as the signal */                                      \
    X(FIRST, "needs-first") /* being worked on, and a target before it is not demonstrated */

enum need_place {
#define X(NAME, text) NEED_PLACE_##NAME,
    NEEDS(X)
#undef X
        NEED_COUNT
};

enum need_why {
#define X(NAME, text) NEED_##NAME = 1 << NEED_PLACE_##NAME,
    NEEDS(X)
#undef X
};

struct need {
    const struct target *target; /* never demonstrated */
    const struct target *first;  /* of its `after`, not demonstrated: to look at first; or NULL */
    unsigned why;                /* bits of enum need_why, at least one */
    struct date date;            /* of the first reason: asked, planned, stalled, last seen */
};

struct needs {
    const struct need *v;
    size_t n;
};

struct small_group {
    const struct target *target;
    const struct target *first; /* to look at first, for most of the members with one; or NULL */
    unsigned why;               /* the reasons of all members */
    struct date from, to;       /* Monday to Friday */
    size_t part, parts;         /* 1 of 1; if split, 1 of 2 and 2 of 2 */
    struct group_member {
        size_t learner; /* index in the roster, from 0 */
        const struct need *need;
    } * members; /* in roster order */
    size_t n;    /* 2 .. 6 */
};

struct small_groups {
    struct small_group *v; /* by target->index, then part */
    size_t n;
};

/* The Monday of the week that groups are for: the week of the as-of day, or on weekends the next
 * one. */
struct date small_groups_week(struct date as_of);

/* The learner's needs now, by target->index. */
struct needs needs_of(struct arena *a, const struct workspace *w, const struct learner *l,
                      const struct assessment *as, const struct signals *s);

/* learners: the needs of each, in roster order (n 0: needs nothing). Of two needs of one learner
 * for the same target, the first counts. Groups point into the needs. */
struct small_groups small_groups_of(struct arena *a, const struct workspace *w, struct date today,
                                    const struct needs *learners, size_t n);

#endif
