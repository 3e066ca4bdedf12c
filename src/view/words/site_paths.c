/* site_paths.c: paths of the pages of a learner's site. */
#include "view/words/site_paths.h"

#include "model/evidence.h"
#include "model/framework.h"
#include "model/outline.h"
#include "model/workspace.h"
#include "view/audience/choose.h"

#include <string.h>

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

static bool has_outline(const struct workspace *w, const char *name) {
    for (size_t i = 0; i < w->n_site; i++)
        if (strcmp(w->site[i].name, name) == 0) return true;
    return false;
}

const char *path_of_standards(const struct viewer *v) {
    if (!has_outline(v->workspace, "standards")) return NULL;
    for (size_t i = 0; i < v->assessment->n_outcomes; i++) {
        const struct outcome *o = v->assessment->outcomes[i];
        if (o && o->target->standards.n && view_shows_target(v, o)) return "standards.html";
    }
    return NULL;
}

const char *path_address(struct arena *a, const struct workspace *w, const char *page) {
    return w->lock ? arena_printf(a, "index.html#/%s", page) : page;
}
