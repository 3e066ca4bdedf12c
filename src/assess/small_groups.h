/* small_groups.h: groups for this week: learners who need the same target now, together for a few days.
 * Pure computation.
 *
 * In two steps, for the class's outputs are made from summaries. Each learner contributes needs (needs_of,
 * where the learner is known in full); a class puts them together (small_groups_of, from needs alone).
 *
 *     struct needs n = needs_of(arena, workspace, learner, assessment, &signals);
 *     struct small_groups g = small_groups_of(arena, workspace, needs_in_roster_order, n_learners);
 *
 * A need holds no level, so no group can be made by level, and nobody is sorted: members stand in roster
 * order. A learner has at most one need a target. Two to six learners make a group; more of them are
 * parted in roster order, as evenly as can be. One learner alone is no group: the support signals tell of
 * that one. Groups are made anew from every build and carry the days that they are for: none outlives its
 * need. */
#ifndef ASSESS_SMALL_GROUPS_H
#define ASSESS_SMALL_GROUPS_H

#include "assess/signals.h"

enum { SMALL_GROUP_LEAST = 2, SMALL_GROUP_MOST = 6 };

/* Why a learner needs a target; several may hold. In the order in which they are told. */
#define NEEDS(X)                                                                                        \
    X(ASKED, "asked")       /* asked for help, and waits for it (as the signal) */                      \
    X(PLANNED, "planned")   /* the plan's date lies in the week of the groups or in the one after it */ \
    X(STALLED, "stalled")   /* as the signal */                                                         \
    X(FIRST, "needs-first") /* worked on these days, and one that comes first is not demonstrated */

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
    const struct target
        *first;       /* the first of its `after` that is not demonstrated, to look at first; or NULL */
    unsigned why;     /* bits of enum need_why, at least one */
    struct date date; /* behind the first of the reasons: asked on, planned for, stalled since, last seen */
};

struct needs {
    const struct need *v;
    size_t n;
};

struct small_group {
    const struct target *target;
    const struct target *first; /* to look at first, for most of the members that have one; or NULL */
    unsigned why;               /* the reasons of all members */
    struct date from, to;       /* Monday to Friday */
    size_t part, parts;         /* 1 of 1; of a parted group 1 of 2, 2 of 2 */
    struct group_member {
        size_t learner; /* place in the roster, from 0 */
        const struct need *need;
    } * members; /* in roster order */
    size_t n;    /* 2 .. 6 */
};

struct small_groups {
    struct small_group *v; /* by target->index, then part */
    size_t n;
};

/* The Monday of the week that groups are for: that of the as-of day, at weekends the week to come. */
struct date groups_week(struct date as_of);

/* What the learner needs now, by target->index. */
struct needs needs_of(struct arena *a, const struct workspace *w, const struct learner *l,
                      const struct assessment *as, const struct signals *s);

/* learners: the needs of each, in roster order (n 0 for those who need nothing). Of two needs of one learner
 * for one target, the first counts. Groups point into the needs. */
struct small_groups small_groups_of(struct arena *a, const struct workspace *w, const struct needs *learners,
                                    size_t n);

#endif
