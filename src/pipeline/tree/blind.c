/* blind.c: see blind.h. */
#include "pipeline/tree/blind.h"

#include "base/ending.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/tree/plan.h"

#include <string.h>

static void find_folder(struct arena *a, const struct entry *e, struct group *g) {
    const char *learners = arena_printf(a, "%s/learners", g->out);
    if (!os_is_below(e->path, learners)) return;
    for (size_t i = 0; i < g->n_learners; i++)
        if (strcmp(g->learners[i].path, e->owner) == 0)
            g->learners[i].folder = arena_strdup(a, e->path + strlen(learners) + 1);
}

void blind_plan(struct manifest *plan, const struct shared *s, const struct manifest *published) {
    for (size_t i = 0; i < published->entries.n; i++) {
        const struct entry *e = &published->entries.v[i];
        for (size_t g = 0; e->kind == OWNER_LEARNER && g < s->workspace->n_groups; g++)
            find_folder(s->arena, e, &s->workspace->groups[g]);
    }
    plan_make(plan, s->arena, s);
    plan->name = published->name; /* the school's name is unknown now */
}

static bool is_above(const char *path) {
    return strcmp(path, ROOT_PAGE) == 0 || strcmp(path, SCHOOL_BOOK) == 0 ||
           strcmp(path, DISTRICT_BOOK) == 0 || ending_is(path, "/" SCHOOL_BOOK);
}

bool blind_drop_above(struct publisher *p) {
    const struct manifest *m = &p->tree->manifest;
    struct batch b = {.publisher = p, .arena = p->tree->arena};
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct entry *e = &m->entries.v[i];
        if (!is_above(e->path) || os_look(tree_at(p->tree, b.arena, e->path)).kind == OS_ABSENT)
            continue;
        if (batch_remove(&b, e->path))
            publish_tell(
                p, e->path,
                "removed: it may hold what is no longer permitted; the next build makes it again");
    }
    return !b.old.n || batch_end(&b);
}
