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
