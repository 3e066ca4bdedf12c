/* plan.c: the paths, computed from the workspace alone; no file is read here. */
#include "pipeline/tree/plan.h"

#include "model/audiences.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"

const char *learner_out(struct arena *a, const struct learner_place *p) {
    return arena_printf(a, "%s/learners/%s", p->group->out, p->folder);
}

const char *class_path(struct arena *a, const struct group *g, const char *name) {
    return os_join(a, g->out, name);
}

size_t plan_n_listed(const struct group *g) {
    size_t n = 0;
    for (size_t i = 0; i < g->n_learners; i++) n += g->learners[i].roll == ROLL_LISTED;
    return n;
}

bool plan_has_prints(const struct group *g) {
    return plan_n_listed(g) || g->n_members || g->lacks_members;
}

bool plan_has_school_book(const struct workspace *w) {
    return !w->n_schools && (w->n_groups != 1 || *w->groups[0].path);
}

static void add_class_file(struct manifest *m, const struct group *g, const char *name) {
    manifest_add(m, (struct entry){class_path(m->arena, g, name), OWNER_CLASS, g->path});
}

static void plan_class(struct manifest *m, const struct shared *s, const struct group *g) {
    static const char *const site[] = {CLASS_PAGE, SITE_STYLE, SITE_SCRIPT};
    for (size_t i = 0; i < 3; i++) {
        add_class_file(m, g, site[i]);
        if (s->workspace->secret_paths && !g->course)
            add_class_file(m, g, arena_printf(m->arena, "%s%s", CLASS_NO_LIST, site[i]));
    }
    for (size_t i = 0; i < g->n_learners; i++)
        manifest_add(m, (struct entry){learner_out(m->arena, &g->learners[i]), OWNER_LEARNER,
                                       g->learners[i].path});
    if (s->options->audience != AUDIENCE_STAFF) return;
    add_class_file(m, g, CLASS_BOOK);
    add_class_file(m, g, CLASS_STAFF);
    if (plan_has_prints(g)) add_class_file(m, g, CLASS_PRINT);
}

static void plan_above(struct manifest *m, const struct workspace *w) {
    static const char *const site[] = {ROOT_PAGE, SITE_STYLE, SITE_SCRIPT};
    for (size_t i = 0; i < 3; i++) manifest_add(m, (struct entry){site[i], OWNER_ROOT, ""});
    if (plan_has_school_book(w)) manifest_add(m, (struct entry){SCHOOL_BOOK, OWNER_ROOT, ""});
    if (w->n_schools) manifest_add(m, (struct entry){DISTRICT_BOOK, OWNER_ROOT, ""});
    for (size_t i = 0; i < w->n_schools; i++) {
        const struct school *school = &w->schools[i];
        manifest_add(m, (struct entry){os_join(m->arena, school->out, SCHOOL_BOOK), OWNER_SCHOOL,
                                       school->path});
    }
}

void plan_make(struct manifest *plan, struct arena *a, const struct shared *s) {
    const struct workspace *w = s->workspace;
    manifest_start(plan, a);
    plan->audience = s->options->audience;
    plan->workspace = os_real_path(a, w->root);
    plan->name = words_text(&w->name, w->language);
    for (size_t g = 0; g < w->n_groups; g++) plan_class(plan, s, &w->groups[g]);
    if (plan->audience == AUDIENCE_STAFF) plan_above(plan, w);
}
