/* gather.c: converts summaries to needs and coverage. Judges nothing and words nothing. */
#include "view/summary/gather.h"

#include "base/arena.h"
#include "base/hash.h"
#include "model/framework.h"
#include "model/workspace.h"

static struct table *targets_by_id(struct arena *a, const struct workspace *w) {
    struct table *t = table_new(a);
    for (size_t i = 0; i < w->n_targets; i++) {
        struct target *target = w->targets[i];
        table_set(t, target->id, target);
        for (size_t k = 0; k < target->was.n; k++) table_set(t, target->was.v[k], target);
    }
    return t;
}

static struct needs needs_in(struct arena *a, const struct table *targets,
                             const struct summary *s) {
    struct need *list = arena_array(a, s->n_needs, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < s->n_needs; i++) {
        const struct summary_need *need = &s->needs[i];
        const struct target *target = table_find(targets, need->target);
        if (target)
            list[n++] =
                (struct need){target, table_find(targets, need->first), need->why, need->date};
    }
    return (struct needs){list, n};
}

struct needs *gather_needs(struct arena *a, const struct workspace *w,
                           struct summary *const *learners, size_t n) {
    const struct table *targets = targets_by_id(a, w);
    struct needs *all = arena_array(a, n, sizeof *all);
    for (size_t i = 0; i < n; i++) all[i] = needs_in(a, targets, learners[i]);
    return all;
}

struct coverage_part *gather_coverage(struct arena *a, const struct workspace *w,
                                      struct summary *const *learners, size_t n) {
    const struct table *targets = targets_by_id(a, w);
    struct coverage_part *all = arena_array(a, n, sizeof *all);
    for (size_t i = 0; i < n; i++) {
        all[i] = coverage_part_new(a, w);
        for (size_t k = 0; k < learners[i]->n_targets; k++) {
            const struct target *t = table_find(targets, learners[i]->targets[k].id);
            if (!t) continue;
            all[i].has[t->index] = true;
            all[i].last[t->index] = learners[i]->targets[k].last_seen;
        }
    }
    return all;
}
