/* moved.c: see moved.h. */
#include "pipeline/tree/moved.h"

#include "model/workspace.h"
#include "pipeline/tree/unknown.h"

#include <string.h>

const char *moved_class_of(struct arena *a, const char *learner) {
    const char *end = learner + strlen(learner);
    for (int up = 0; up < 2; up++)
        while (end > learner && *--end != '/') continue;
    return arena_strndup(a, learner, (size_t)(end - learner));
}

/* "ana" of "classes/maple/learners/ana" */
static const char *id_of(const char *learner) {
    const char *slash = strrchr(learner, '/');
    return slash ? slash + 1 : learner;
}

static struct table *owners_of(struct arena *a, const struct manifest *m) {
    struct table *owners = table_new(a);
    for (size_t i = 0; i < m->entries.n; i++) table_set(owners, m->entries.v[i].owner, owners);
    return owners;
}

/* By id: learners in one list who are not in the other. If two have the same id, it is unknown
 * which of them moved, and the id is in both tables. */
struct by_id {
    struct table *first, *second;
};

static struct by_id only_in(struct arena *a, const struct manifest *m,
                            const struct manifest *other) {
    struct by_id found = {table_new(a), table_new(a)};
    struct table *owners = owners_of(a, other);
    for (size_t i = 0; i < m->entries.n; i++) {
        struct entry *e = &m->entries.v[i];
        if (e->kind != OWNER_LEARNER || table_find(owners, e->owner)) continue;
        table_set(table_find(found.first, id_of(e->owner)) ? found.second : found.first,
                  id_of(e->owner), e);
    }
    return found;
}

void moved_find(struct moved *m, struct arena *a, const struct workspace *w,
                const struct manifest *plan, const struct manifest *published) {
    struct arena *scratch = arena_new();
    struct by_id came = only_in(scratch, plan, published), went = only_in(scratch, published, plan);
    *m = (struct moved){table_new(a), table_new(a), table_new(a), 0};
    for (size_t i = 0; i < published->entries.n; i++) {
        struct entry *e = &published->entries.v[i];
        const char *id = id_of(e->owner);
        struct entry *new = table_find(came.first, id);
        if (!new || table_find(went.first, id) != e) continue;
        if (table_find(came.second, id) || table_find(went.second, id)) continue;
        if (unknown_may_be(w, &w->unknown, e->owner)) continue;
        table_set(m->published, new->owner, e);
        table_set(m->now, e->owner, new);
        m->n++;
        table_set(m->left, moved_class_of(a, e->owner), e);
    }
    arena_free(scratch);
}
