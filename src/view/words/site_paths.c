/* site_paths.c: paths of the pages of a learner's site. */
#include "view/words/site_paths.h"

#include "model/evidence.h"
#include "model/framework.h"
#include "model/workspace.h"

const char *path_of_competency(const struct viewer *v, const struct competency *c) {
    return arena_printf(v->arena, "targets/%s.html", c->anchor);
}

const char *path_target_id(const struct target *t) { return t->anchor; }

const char *path_of_target(const struct viewer *v, const struct target *t) {
    return arena_printf(v->arena, "targets/%s.html#%s", t->competency->anchor, path_target_id(t));
}

const char *path_of_evidence(const struct viewer *v, const struct evidence *e) {
    return arena_printf(v->arena, "evidence/%s.html", e->id);
}

const char *path_address(struct arena *a, const struct workspace *w, const char *page) {
    return w->lock ? arena_printf(a, "index.html#/%s", page) : page;
}
