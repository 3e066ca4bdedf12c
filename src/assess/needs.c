/* needs.c: what one learner needs now, for the groups of the week. Demonstrated targets are no
 * needs. */
#include "assess/assess_inner.h"
#include "assess/calendar.h"
#include "assess/small_groups.h"
#include "base/vec.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/term.h"

struct context_needs {
    const struct workspace *w;
    const struct learner *l;
    const struct assessment *as;
    const struct signals *signals;
};

/* Adds a reason; the need keeps the date of its first reason. */
static void give_reason(struct need *need, enum need_why why, struct date date) {
    if (!need->why) need->date = date;
    need->why |= why;
}

static const struct signal *signal_on(const struct context_needs *d, enum signal_kind kind,
                                      const struct target *t) {
    for (size_t i = 0; i < d->signals->n; i++) {
        const struct signal *s = &d->signals->v[i];
        if (s->kind == kind && s->target == t) return s;
    }
    return NULL;
}

static const struct planned *plan_of(const struct context_needs *d, const struct target *t) {
    for (size_t i = 0; i < d->l->n_plan; i++) {
        if (d->l->plan[i].target == t && pace_is_plan_date(d->l, i)) return &d->l->plan[i];
    }
    return NULL;
}

static bool is_soon(const struct context_needs *d, struct date by) {
    long days = calendar_days_from(small_groups_week(d->l->calendar->as_of), by);
    return days >= 0 && days < 14;
}

static const struct target *first_missing(const struct context_needs *d, const struct target *t) {
    for (size_t i = 0; i < t->n_after; i++) {
        if (!assess_demonstrated(d->as, d->l, t->after[i])) return t->after[i];
    }
    return NULL;
}

static struct need need_of(const struct context_needs *d, const struct outcome *o) {
    struct need need = {.target = o->target, .first = first_missing(d, o->target)};
    const struct signal *asked = signal_on(d, SIGNAL_ASKED, o->target);
    const struct signal *stalled = signal_on(d, SIGNAL_STALLED, o->target);
    const struct planned *planned = plan_of(d, o->target);
    if (asked) give_reason(&need, NEED_ASKED, asked->since);
    if (planned && is_soon(d, planned->by)) give_reason(&need, NEED_PLANNED, planned->by);
    if (stalled) give_reason(&need, NEED_STALLED, stalled->since);
    if (need.first && o->status == STATUS_WORKING_ON && signals_is_active(d->l, o))
        give_reason(&need, NEED_FIRST, history_last_seen(o));
    return need;
}

struct needs needs_of(struct arena *a, const struct workspace *w, const struct learner *l,
                      const struct assessment *as, const struct signals *s) {
    const struct context_needs d = {w, l, as, s};
    VEC(struct need) found = {0};
    for (size_t i = 0; i < as->n_outcomes; i++) {
        const struct outcome *o = as->outcomes[i];
        if (!o || o->status == STATUS_DEMONSTRATED) continue;
        struct need need = need_of(&d, o);
        if (need.why) VEC_PUSH(a, &found, need);
    }
    return (struct needs){found.v, found.n};
}
