/* pace.c: compares each planned target with its own date. */
#include "assess/pace.h"

#include "assess/assess_inner.h"
#include "assess/calendar.h"
#include "base/arena.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/term.h"

/* Of entries with the same date, the first counts. */
bool pace_is_plan_date(const struct learner *l, size_t i) {
    const struct planned *p = &l->plan[i];
    if (!p->target || !date_is_set(p->by)) return false;
    for (size_t k = 0; k < l->n_plan; k++) {
        if (k == i || l->plan[k].target != p->target) continue;
        int order = date_cmp(l->plan[k].by, p->by);
        if (order > 0 || (order == 0 && k < i)) return false;
    }
    return true;
}

static struct pace pace_of(struct arena *a, const struct learner *l, const struct planned *p,
                           const struct outcome *o, struct date today) {
    struct pace pace = {.planned = p, .outcome = o};
    bool done = o->status == STATUS_DEMONSTRATED;
    if (done) pace.demonstrated = history_mastery_since(a, l, o);
    pace.days = calendar_days_from(done ? pace.demonstrated : today, p->by);
    if (done)
        pace.kind = pace.days > 0 ? PACE_AHEAD : PACE_ON;
    else
        pace.kind = pace.days < 0 ? PACE_CHECK_IN : PACE_ON;
    return pace;
}

struct paces paces_of(struct arena *a, const struct learner *l, const struct assessment *as) {
    struct paces paces = {.v = arena_array(a, l->n_plan, sizeof *paces.v)};
    for (size_t i = 0; i < l->n_plan; i++) {
        if (!pace_is_plan_date(l, i)) continue;
        const struct outcome *o = as->outcomes[l->plan[i].target->index];
        if (!o) continue;
        struct pace pace = pace_of(a, l, &l->plan[i], o, l->calendar->as_of);
        paces.counts[pace.kind]++;
        paces.v[paces.n++] = pace;
    }
    return paces;
}
