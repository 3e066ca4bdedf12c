/* small_groups.c: groups learners who need the same target, from needs alone. Knows no level.
 * needs.c makes the needs. */
#include "assess/small_groups.h"

#include "assess/calendar.h"
#include "base/vec.h"
#include "model/framework.h"
#include "model/workspace.h"

#include <assert.h>

enum { SATURDAY = 6, SUNDAY = 0, TO_FRIDAY = 4, WEEK = 7 };

struct date small_groups_week(struct date as_of) {
    int weekday = date_weekday(as_of);
    long monday = date_days(calendar_week_begins(as_of));
    return date_from_days(monday + (weekday == SATURDAY || weekday == SUNDAY ? WEEK : 0));
}

/* ---- who needs a target ---- */

struct target_needs { /* everyone who needs one target, in roster order */
    struct group_member *members;
    size_t n;
};

/* Counts first, then lays all members out in one array. */
static struct target_needs *needs_by_target(struct arena *a, const struct workspace *w,
                                            const struct needs *learners, size_t n) {
    struct target_needs *by_target = arena_array(a, w->n_targets, sizeof *by_target);
    size_t all = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < learners[i].n; k++) {
            assert(learners[i].v[k].target->index < w->n_targets);
            by_target[learners[i].v[k].target->index].n++;
            all++;
        }
    }
    struct group_member *next = arena_array(a, all, sizeof *next);
    for (size_t t = 0; t < w->n_targets; t++) {
        by_target[t].members = next;
        next += by_target[t].n;
        by_target[t].n = 0;
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < learners[i].n; k++) {
            struct target_needs *c = &by_target[learners[i].v[k].target->index];
            if (c->n && c->members[c->n - 1].learner == i) continue;
            c->members[c->n++] = (struct group_member){i, &learners[i].v[k]};
        }
    }
    return by_target;
}

/* ---- one group ---- */

static size_t needing(const struct small_group *g, const struct target *first) {
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++) n += g->members[i].need->first == first;
    return n;
}

/* If several are tied, the first one in the frameworks. */
static const struct target *first_for_most(const struct small_group *g) {
    const struct target *most = NULL;
    for (size_t i = 0; i < g->n; i++) {
        const struct target *t = g->members[i].need->first;
        if (!t) continue;
        size_t n = needing(g, t), best = most ? needing(g, most) : 0;
        if (n > best || (n == best && t->index < most->index)) most = t;
    }
    return most;
}

static struct small_group group_of(const struct target_needs *c, size_t begin, size_t n,
                                   struct date monday) {
    struct small_group g = {
        .target = c->members[begin].need->target,
        .from = monday,
        .to = date_from_days(date_days(monday) + TO_FRIDAY),
        .members = &c->members[begin],
        .n = n,
    };
    for (size_t i = 0; i < n; i++) g.why |= g.members[i].need->why;
    g.first = first_for_most(&g);
    return g;
}

/* ---- all of them ---- */

struct small_groups small_groups_of(struct arena *a, const struct workspace *w, struct date today,
                                    const struct needs *learners, size_t n) {
    const struct target_needs *by_target = needs_by_target(a, w, learners, n);
    struct date monday = small_groups_week(today);
    VEC(struct small_group) found = {0};
    for (size_t t = 0; t < w->n_targets; t++) {
        const struct target_needs *c = &by_target[t];
        if (c->n < SMALL_GROUP_LEAST) continue;
        size_t parts = (c->n + SMALL_GROUP_MOST - 1) / SMALL_GROUP_MOST;
        for (size_t p = 0; p < parts; p++) {
            size_t begin = c->n * p / parts, end = c->n * (p + 1) / parts;
            struct small_group g = group_of(c, begin, end - begin, monday);
            g.part = p + 1;
            g.parts = parts;
            VEC_PUSH(a, &found, g);
        }
    }
    return (struct small_groups){found.v, found.n};
}
