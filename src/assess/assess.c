/* assess.c: one learner's assessment. For every target it gathers everything known, gets
 * the level now and at the end of the previous term from level.c, the status from status.c, and
 * counts. */
#include "assess/assess.h"

#include "assess/assess_inner.h"
#include "base/arena.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct context_assess {
    struct arena *arena;
    const struct workspace *w;
    const struct learner *l;
    struct assessment *as;
};

static struct outcome *outcome_of(const struct context_assess *d, const struct target *t) {
    return t ? d->as->outcomes[t->index] : NULL;
}

/* ---- one outcome a target ---- */

static void open_targets(const struct context_assess *d, const struct competency *c) {
    for (size_t i = 0; i < c->n_targets; i++) {
        struct outcome *o = arena_make(d->arena, struct outcome);
        o->target = &c->targets[i];
        assert(o->target->index < d->as->n_outcomes);
        d->as->outcomes[o->target->index] = o;
    }
}

/* The same framework may be the class's and the learner's own: it counts once. */
static bool seen_before(const struct learner *l, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (l->frameworks[i] == l->frameworks[n]) return true;
    }
    return false;
}

static void open_outcomes(const struct context_assess *d) {
    struct assessment *as = d->as;
    size_t n = 0;
    for (size_t i = 0; i < d->l->n_frameworks; i++) n += d->l->frameworks[i]->n_competencies;
    as->competencies = arena_array(d->arena, n, sizeof *as->competencies);
    as->n_outcomes = d->w->n_targets;
    as->outcomes = arena_array(d->arena, as->n_outcomes, sizeof *as->outcomes);
    for (size_t i = 0; i < d->l->n_frameworks; i++) {
        const struct framework *f = d->l->frameworks[i];
        for (size_t k = 0; !seen_before(d->l, i) && k < f->n_competencies; k++) {
            as->competencies[as->n_competencies++].competency = &f->competencies[k];
            open_targets(d, &f->competencies[k]);
        }
    }
}

/* ---- ratings and evidence ---- */

static void count_ratings(const struct context_assess *d) {
    for (size_t i = 0; i < d->l->n_ratings; i++) {
        const struct rating *r = &d->l->ratings[i];
        assert(i == 0 || date_cmp(r[-1].date, r->date) <= 0);
        struct outcome *o = outcome_of(d, r->target);
        if (o) o->n_ratings++;
    }
}

static void gather_ratings(const struct context_assess *d) {
    count_ratings(d);
    for (size_t i = 0; i < d->as->n_outcomes; i++) {
        struct outcome *o = d->as->outcomes[i];
        if (!o) continue;
        o->ratings = arena_array(d->arena, o->n_ratings, sizeof(struct rating *));
        o->counted = arena_array(d->arena, o->n_ratings, sizeof(struct rating *));
        o->n_ratings = 0;
    }
    for (size_t i = 0; i < d->l->n_ratings; i++) {
        struct rating *r = &d->l->ratings[i];
        struct outcome *o = outcome_of(d, r->target);
        if (!o) continue;
        o->ratings[o->n_ratings++] = r;
        if (level_rating_counts(r->target->competency->framework->method, r))
            o->counted[o->n_counted++] = r;
    }
}

static int by_date_and_id(const void *a, const void *b) {
    const struct evidence *x = *(struct evidence *const *)a, *y = *(struct evidence *const *)b;
    int order = date_cmp(x->date, y->date);
    return order ? order : strcmp(x->id, y->id);
}

static void gather_evidence(const struct context_assess *d, struct outcome *o) {
    struct evidence **list = arena_array(d->arena, o->n_ratings, sizeof(struct evidence *));
    size_t n = 0;
    for (size_t i = 0; i < o->n_ratings; i++) {
        if (o->ratings[i]->evidence) list[n++] = o->ratings[i]->evidence;
    }
    qsort(list, n, sizeof *list, by_date_and_id);
    o->evidence = list;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || list[i] != o->evidence[o->n_evidence - 1])
            o->evidence[o->n_evidence++] = list[i];
    }
}

/* ---- goals, plan, supports ---- */

static void gather_goals_and_plan(const struct context_assess *d) {
    const struct learner *l = d->l;
    for (size_t i = 0; i < l->n_goals; i++) {
        struct outcome *o = outcome_of(d, l->goals[i].target);
        if (o && !o->goal && l->goals[i].status == GOAL_WORKING) o->goal = &l->goals[i];
    }
    for (size_t i = 0; i < l->n_plan; i++) {
        struct outcome *o = outcome_of(d, l->plan[i].target);
        if (o && (!o->planned || pace_is_plan_date(l, i))) o->planned = &l->plan[i];
    }
    for (size_t i = 0; i < l->n_asked; i++) {
        struct outcome *o = outcome_of(d, l->asked[i].target);
        if (!o) continue;
        if (!o->asked || date_cmp(l->asked[i].date, o->asked->date) >= 0) o->asked = &l->asked[i];
    }
}

static void gather_supports(const struct context_assess *d, struct outcome *o) {
    const struct learner *l = d->l;
    size_t n = 0;
    for (size_t i = 0; i < l->n_supports; i++) n += l->supports[i].target == o->target;
    if (n == 0) return;
    o->supports = arena_array(d->arena, n, sizeof(struct support *));
    for (size_t i = 0; i < l->n_supports; i++) {
        struct support *s = &l->supports[i];
        if (s->target == o->target) o->supports[o->n_supports++] = s;
    }
}

/* ---- levels, now and before this term ---- */

static void set_level(struct outcome *o, const struct dated_level *now) {
    o->no_level = now->no_level;
    o->value = now->value;
    o->level = now->level;
    o->level_index = now->level_index;
    o->judgement = now->judgement;
    o->power_law_fell_back = now->fell_back;
    o->at_mastery = now->at_mastery;
    if (o->n_counted) o->last_assessed = o->counted[o->n_counted - 1]->date;
    if (now->judgement && date_cmp(now->judgement->date, o->last_assessed) > 0)
        o->last_assessed = now->judgement->date;
}

/* The day before the term; where the scale changed in the holidays, the last day of the term
 * before, on whose scale people remember their levels. */
static struct date day_before_term(const struct calendar *c, const struct target *t) {
    struct date day = date_from_days(date_days(c->term->starts) - 1);
    if (!c->terms || c->term <= c->terms) return day;
    struct date ended = c->term[-1].ends;
    return level_scale_on(t, ended) == level_scale_on(t, day) ? day : ended;
}

/* Is the level higher than the one before? Levels of two scales are compared only where the newer
 * one says what the earlier one counts as. */
static bool is_new(const struct framework *f, const struct dated_level *now,
                   const struct scale *scale_before, const struct dated_level *before) {
    struct dec counts;
    if (scale_before == f->scale || !before->level) return now->level_index > before->level_index;
    return now->level &&
           scale_carry(&f->scales, scale_before, before->level->value, f->scale, &counts) &&
           dec_cmp(now->level->value, counts) > 0;
}

/* Without terms nothing is new: there is no time before. */
static void compare_with_term_before(const struct context_assess *d, struct outcome *o,
                                     const struct dated_level *now) {
    const struct term *term = d->l->calendar->term;
    if (!term) {
        o->assessed_this_term = date_is_set(o->last_assessed);
        return;
    }
    const struct framework *f = o->target->competency->framework;
    struct date day_before = day_before_term(d->l->calendar, o->target);
    o->scale_before = level_scale_on(o->target, day_before);
    struct dated_level before =
        o->scale_before == f->scale
            ? level_at(d->l, o->target, o->counted, o->n_counted, day_before)
            : level_on_scale_of(d->l, o->target, day_before);
    o->level_before = before.level;
    o->new_this_term = is_new(f, now, o->scale_before, &before);
    o->newly_demonstrated = now->at_mastery && !before.at_mastery;
    o->assessed_this_term =
        date_is_set(o->last_assessed) && date_cmp(o->last_assessed, term->starts) >= 0;
}

static void assess_target(const struct context_assess *d, struct outcome *o) {
    struct dated_level now = level_now(d->l, o->target, o->counted, o->n_counted);
    set_level(o, &now);
    compare_with_term_before(d, o, &now);
}

/* ---- counts ---- */

static void count_competency(struct assessment *as, struct competency_counts *c) {
    bool habits = c->competency->framework->kind == FRAMEWORK_HABITS;
    c->all = c->competency->n_targets;
    for (size_t i = 0; i < c->all; i++) {
        const struct outcome *o = as->outcomes[c->competency->targets[i].index];
        c->demonstrated += o->status == STATUS_DEMONSTRATED;
        c->working_on += o->status == STATUS_WORKING_ON;
        c->up_next += o->status == STATUS_UP_NEXT;
        c->later += o->status == STATUS_LATER;
        if (!habits) as->newly_demonstrated += o->newly_demonstrated;
    }
    if (habits) return;
    as->demonstrated += c->demonstrated;
    as->working_on += c->working_on;
    as->up_next += c->up_next;
}

struct assessment *assess_learner(struct arena *a, const struct workspace *w,
                                  const struct learner *l) {
    assert(date_is_set(l->calendar->as_of));
    struct context_assess d = {.arena = a, .w = w, .l = l, .as = arena_make(a, struct assessment)};
    open_outcomes(&d);
    gather_ratings(&d);
    gather_goals_and_plan(&d);
    for (size_t i = 0; i < d.as->n_outcomes; i++) {
        struct outcome *o = d.as->outcomes[i];
        if (!o) continue;
        gather_evidence(&d, o);
        gather_supports(&d, o);
        assess_target(&d, o);
    }
    status_set_all(a, l, d.as);
    for (size_t i = 0; i < d.as->n_competencies; i++)
        count_competency(d.as, &d.as->competencies[i]);
    return d.as;
}
