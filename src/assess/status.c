/* status.c: demonstrated, working on, up next, later; and the counts of a competency, which are
 * never an average. */
#include "assess/assess_inner.h"
#include "base/arena.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/rated.h"

/* A goal that was changed for another one does not begin its target. */
static bool has_goal(const struct learner *l, const struct target *t) {
    for (size_t i = 0; i < l->n_goals; i++) {
        const struct goal *g = &l->goals[i];
        if (g->target == t && !g->dropped) return true;
    }
    return false;
}

/* A rating by anyone begins a target, even the learner's own, which decides no level. So does a
 * judgment. */
static bool is_begun(const struct learner *l, const struct outcome *o) {
    return o->n_ratings > 0 || o->judgement || o->planned || o->n_supports > 0 ||
           has_goal(l, o->target);
}

/* A target that comes first may be in a framework that is not, or no longer, one of the learner's;
 * its ratings still count. */
bool assess_demonstrated(const struct assessment *as, const struct learner *l,
                         const struct target *t) {
    const struct outcome *o = as->outcomes[t->index];
    return o ? o->status == STATUS_DEMONSTRATED : level_elsewhere(l, t).at_mastery;
}

static bool after_demonstrated(const struct assessment *as, const struct learner *l,
                               const struct target *t) {
    for (size_t i = 0; i < t->n_after; i++) {
        if (!assess_demonstrated(as, l, t->after[i])) return false;
    }
    return true;
}

static bool competency_begun(const struct assessment *as, const struct competency *c) {
    for (size_t i = 0; i < c->n_targets; i++) {
        enum status s = as->outcomes[c->targets[i].index]->status;
        if (s == STATUS_DEMONSTRATED || s == STATUS_WORKING_ON) return true;
    }
    return false;
}

static bool framework_begun(const struct assessment *as, const struct framework *f) {
    for (size_t i = 0; i < f->n_competencies; i++) {
        if (competency_begun(as, &f->competencies[i])) return true;
    }
    return false;
}

/* On the first day of a framework, each area opens with its first target that comes after
 * nothing. */
static bool opens_area(const struct assessment *as, const struct target *t) {
    const struct competency *c = t->competency;
    size_t i = 0;
    while (c->targets[i].n_after || c->targets[i].after_unknown) i++; /* t is one of them */
    return t == &c->targets[i] && !framework_begun(as, c->framework);
}

static bool is_next(const struct assessment *as, const struct learner *l, const struct target *t) {
    if (t->after_unknown) return false;
    if (t->n_after) return after_demonstrated(as, l, t);
    return competency_begun(as, t->competency) || opens_area(as, t);
}

bool assess_exempt(const struct learner *l, const struct target *t) {
    bool exempt = false;
    for (size_t i = 0; i < l->n_unrated; i++)
        if (l->unrated[i].target == t && l->unrated[i].unrated)
            exempt = l->unrated[i].unrated == UNRATED_EXEMPT;
    return exempt;
}

/* Sets "demonstrated" and "working on" first: "up next" depends only on these, never on another "up
 * next". */
void status_set_all(struct arena *a, const struct learner *l, struct assessment *as) {
    for (size_t i = 0; i < as->n_outcomes; i++) {
        struct outcome *o = as->outcomes[i];
        if (!o) continue;
        o->status = STATUS_LATER;
        if (is_begun(l, o)) o->status = STATUS_WORKING_ON;
        if (o->at_mastery) o->status = STATUS_DEMONSTRATED;
    }
    bool *next = arena_array(a, as->n_outcomes, sizeof *next);
    for (size_t i = 0; i < as->n_outcomes; i++) {
        const struct outcome *o = as->outcomes[i];
        next[i] = o && o->status == STATUS_LATER && !assess_exempt(l, o->target) &&
                  is_next(as, l, o->target);
    }
    for (size_t i = 0; i < as->n_outcomes; i++) {
        if (next[i]) as->outcomes[i]->status = STATUS_UP_NEXT;
    }
}
