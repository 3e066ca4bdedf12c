/* group.c: see group.h. */
#include "model/group.h"

#include <stddef.h>

const char *group_educator(const struct group *g) {
    const char *name = NULL;
    if (g->n_educators == 1) return g->educators->name;
    for (size_t i = 0; i < g->n_educators; i++) {
        if (!g->educators[i].signs) continue;
        if (name) return NULL;
        name = g->educators[i].name;
    }
    return name;
}

size_t group_size(const struct group *g) { return g->course ? g->n_members : g->n_learners; }

struct learner_place *group_own(const struct group *g, size_t i) {
    return g->listed ? g->listed[i] : &g->learners[i];
}

struct learner_place *group_at(const struct group *g, size_t i) {
    return g->course ? g->members[i] : group_own(g, i);
}
