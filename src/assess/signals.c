/* signals.c: the rules of the support signals, one function each. The view words them. */
#include "assess/signals.h"

#include "assess/assess_inner.h"
#include "assess/calendar.h"
#include "base/vec.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/term.h"
#include "model/workspace.h"

enum { ASKED_DAYS = 60, STALLED_DAYS = 28, NO_EVIDENCE_DAYS = 21 };

int signals_stalled_days(const struct workspace *w) {
    return w->stalled_days > 0 ? w->stalled_days : STALLED_DAYS;
}

int signals_no_evidence_days(const struct workspace *w) {
    return w->no_evidence_days > 0 ? w->no_evidence_days : NO_EVIDENCE_DAYS;
}

struct context_signals {
    struct arena *arena;
    const struct workspace *w;
    const struct learner *l;
    const struct assessment *as;
    struct date today;
    VEC(struct signal) found;
};

static void add(struct context_signals *w, struct signal s) {
    if (date_is_set(s.since)) s.days = calendar_days_from(s.since, w->today);
    VEC_PUSH(w->arena, &w->found, s);
}

static struct date later(struct date a, struct date b) { return date_cmp(a, b) >= 0 ? a : b; }

/* School days without something that was last there on that day. None counts before the learner
 * came: until then, it was for others to see. */
static long days_without(const struct context_signals *w, struct date last) {
    return calendar_school_days(w->l->calendar, later(last, w->l->since), w->today);
}

/* The earlier of two dates, ignoring one that is not set. */
static struct date earlier(struct date a, struct date b) {
    if (!date_is_set(a) || !date_is_set(b)) return date_is_set(a) ? a : b;
    return date_cmp(a, b) <= 0 ? a : b;
}

/* ---- asked for help ---- */

static bool is_recent_call(const struct context_signals *w, const struct asked *asked) {
    return date_is_set(asked->date) && calendar_days_from(asked->date, w->today) <= ASKED_DAYS;
}

static bool is_answered(const struct outcome *o) {
    if (o->status == STATUS_DEMONSTRATED && date_cmp(o->last_assessed, o->asked->date) >= 0)
        return true;
    for (size_t i = 0; i < o->n_supports; i++) {
        if (date_cmp(o->supports[i]->date, o->asked->date) >= 0) return true;
    }
    return false;
}

static void watch_asked(struct context_signals *w, const struct outcome *o) {
    if (!o->asked || !is_recent_call(w, o->asked) || is_answered(o)) return;
    struct signal s = {
        .kind = SIGNAL_ASKED, .target = o->target, .asked = o->asked, .since = o->asked->date};
    for (size_t i = 0; i < o->n_supports; i++) s.last = later(s.last, o->supports[i]->date);
    for (size_t i = 0; i < w->l->n_asked; i++)
        s.count += w->l->asked[i].target == o->target && is_recent_call(w, &w->l->asked[i]);
    add(w, s);
}

/* ---- goals and plan ---- */

static void watch_goal(struct context_signals *w, const struct goal *g) {
    if (g->status != GOAL_WORKING) return;
    if (!date_is_set(g->due) || date_cmp(g->due, w->today) >= 0) return;
    struct signal s = {
        .kind = SIGNAL_GOAL_OVERDUE, .target = g->target, .goal = g, .since = g->due};
    for (size_t i = 0; i < g->n_check_ins; i++) {
        s.last = later(s.last, g->check_ins[i].date);
        s.count++;
    }
    add(w, s);
}

static void watch_planned(struct context_signals *w, size_t i) {
    const struct planned *p = &w->l->plan[i];
    if (!pace_is_plan_date(w->l, i) || date_cmp(p->by, w->today) >= 0) return;
    const struct outcome *o = w->as->outcomes[p->target->index];
    if (!o || o->status == STATUS_DEMONSTRATED) return;
    add(w, (struct signal){.kind = SIGNAL_PLAN_PASSED,
                           .target = p->target,
                           .planned = p,
                           .since = p->by,
                           .last = history_last_seen(o),
                           .count = o->n_ratings});
}

/* ---- targets that are worked on ---- */

bool signals_is_active(const struct learner *l, const struct outcome *o) {
    const struct calendar *c = l->calendar;
    struct date last = history_last_seen(o);
    if (o->goal || (date_is_set(last) &&
                    calendar_school_days(c, last, c->as_of) < signals_stalled_days(l->workspace)))
        return true;
    for (size_t i = 0; i < o->n_supports; i++) {
        if (date_cmp(o->supports[i]->until, c->as_of) >= 0) return true;
    }
    return false;
}

static bool has_date_ahead(const struct context_signals *w, const struct target *t) {
    for (size_t i = 0; i < w->l->n_plan; i++) {
        if (w->l->plan[i].target == t && date_cmp(w->l->plan[i].by, w->today) >= 0) return true;
    }
    return false;
}

/* A target that was put aside does not stall: it is quiet, and watch_evidence reports it. */
static void watch_level(struct context_signals *w, const struct outcome *o) {
    if (o->status != STATUS_WORKING_ON || o->n_counted < 2 || o->judgement) return;
    if (!signals_is_active(w->l, o) && !has_date_ahead(w, o->target)) return;
    struct date since = history_last_rise(w->arena, w->l, o);
    if (days_without(w, since) < signals_stalled_days(w->w)) return;
    struct signal s = {.kind = SIGNAL_STALLED,
                       .target = o->target,
                       .level = level_at(w->l, o->target, o->counted, o->n_counted, since).level,
                       .since = since,
                       .limit = signals_stalled_days(w->w),
                       .last = o->counted[o->n_counted - 1]->date};
    for (size_t i = 0; i < o->n_counted; i++) s.count += date_cmp(o->counted[i]->date, since) > 0;
    add(w, s);
}

static void watch_judgment(struct context_signals *w, const struct outcome *o) {
    if (!o->judgement) return;
    struct signal s = {.kind = SIGNAL_JUDGED, .target = o->target, .since = o->judgement->date};
    bool higher = false, lower = false;
    for (size_t i = 0; i < o->n_counted; i++) {
        const struct rating *r = o->counted[i];
        int side = dec_cmp(r->level, o->judgement->level);
        if (side == 0 || date_cmp(r->date, o->judgement->date) <= 0) continue;
        higher = higher || side > 0;
        lower = lower || side < 0;
        s.last = r->date;
        s.count++;
    }
    s.side = (int)higher - (int)lower;
    if (s.count) add(w, s);
}

/* When work on a target began that was neither rated nor shown. */
static struct date begun(const struct context_signals *w, const struct outcome *o) {
    struct date first = {0};
    for (size_t i = 0; i < w->l->n_goals; i++) {
        const struct goal *g = &w->l->goals[i];
        if (g->target == o->target && !g->dropped) first = earlier(first, g->set);
    }
    for (size_t i = 0; i < o->n_supports; i++) first = earlier(first, o->supports[i]->date);
    for (size_t i = 0; i < w->l->n_asked; i++) {
        const struct asked *asked = &w->l->asked[i];
        if (asked->target == o->target) first = earlier(first, asked->date);
    }
    return first;
}

static void watch_evidence(struct context_signals *w, const struct outcome *o) {
    if (o->status != STATUS_WORKING_ON) return;
    struct date last = history_last_seen(o), since = date_is_set(last) ? last : begun(w, o);
    if (!date_is_set(since) || days_without(w, since) < signals_no_evidence_days(w->w)) return;
    add(w, (struct signal){.kind = SIGNAL_NO_EVIDENCE,
                           .target = o->target,
                           .since = since,
                           .last = last,
                           .limit = signals_no_evidence_days(w->w),
                           .count = o->n_ratings});
}

/* ---- the learner as a whole ---- */

static void watch_learner(struct context_signals *w) {
    struct signal s = {.kind = SIGNAL_QUIET, .limit = signals_no_evidence_days(w->w)};
    for (size_t i = 0; i < w->l->n_ratings; i++) {
        s.last = later(s.last, w->l->ratings[i].date);
        s.count++;
    }
    for (size_t i = 0; i < w->l->n_evidence; i++) {
        s.last = later(s.last, w->l->evidence[i].date);
        s.count++;
    }
    s.since = s.last;
    const struct term *term = w->l->calendar->term;
    if (!date_is_set(s.since) && term && date_cmp(term->starts, w->today) <= 0)
        s.since = term->starts;
    if (!date_is_set(s.since)) s.since = w->l->since;
    if (date_is_set(s.since) && days_without(w, s.since) < signals_no_evidence_days(w->w)) return;
    add(w, s);
}

int signals_urgency(enum signal_kind kind) {
    static const enum signal_kind order[SIGNAL_KIND_COUNT] = {
        SIGNAL_ASKED,        SIGNAL_STALLED,     SIGNAL_JUDGED,     SIGNAL_QUIET,
        SIGNAL_GOAL_OVERDUE, SIGNAL_PLAN_PASSED, SIGNAL_NO_EVIDENCE};
    int i = 0;
    while (order[i] != kind) i++;
    return i;
}

/* ---- all of them ---- */

static void watch_outcomes(struct context_signals *w,
                           void (*watch)(struct context_signals *, const struct outcome *)) {
    for (size_t i = 0; i < w->as->n_outcomes; i++) {
        if (w->as->outcomes[i]) watch(w, w->as->outcomes[i]);
    }
}

struct signals signals_of(struct arena *a, const struct workspace *w, const struct learner *l,
                          const struct assessment *as) {
    struct context_signals c = {
        .arena = a,
        .w = w,
        .l = l,
        .as = as,
        .today = l->calendar->as_of,
    };
    watch_outcomes(&c, watch_asked);
    for (size_t i = 0; i < l->n_goals; i++) watch_goal(&c, &l->goals[i]);
    for (size_t i = 0; i < l->n_plan; i++) watch_planned(&c, i);
    watch_outcomes(&c, watch_level);
    watch_outcomes(&c, watch_evidence);
    watch_learner(&c);
    watch_outcomes(&c, watch_judgment);
    return (struct signals){c.found.v, c.found.n};
}
