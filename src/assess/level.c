/* level.c: from the ratings that count to the level of one target as of a day: the minimum number
 * of ratings, the method, the educator's judgment, and the level shown for a value. status.c
 * decides what the level means for the learner. */
#include "assess/assess_inner.h"
#include "assess/methods.h"
#include "base/arena.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/marks.h"
#include "model/method.h"
#include "model/rated.h"
#include "model/scale.h"

#include <stdlib.h>
#include <string.h>

bool level_rating_counts(const struct method *m, const struct rating *r) {
    bool assessor = r->by == BY_TEACHER || r->by == BY_EXPERT;
    return assessor && (m->counts & (1U << r->stage)) != 0;
}

/* The latest judgement of t up to `day`, or NULL; of one day, the one written last. */
static const struct judgement *level_judgment_at(const struct learner *l, const struct target *t,
                                                 struct date day) {
    const struct judgement *latest = NULL;
    for (size_t i = 0; i < l->n_judgements; i++) {
        const struct judgement *j = &l->judgements[i];
        if (j->target != t || date_cmp(j->date, day) > 0) continue;
        if (!latest || date_cmp(j->date, latest->date) >= 0) latest = j;
    }
    return latest;
}

static int highest_not_above(const struct scale *s, struct dec value) {
    int at = 0;
    for (size_t i = 1; i < s->n_levels; i++) {
        if (dec_cmp(s->levels[i].value, value) <= 0) at = (int)i;
    }
    return at;
}

/* Halfway between two levels it is the higher one, as everywhere: rounded half up. */
int level_for_value(const struct scale *s, const struct method *m, struct dec value) {
    int at = highest_not_above(s, value);
    if (!m->round_nearest || (size_t)at + 1 >= s->n_levels) return at;
    struct dec down = dec_sub(value, s->levels[at].value),
               up = dec_sub(s->levels[at + 1].value, value);
    return dec_cmp(up, down) <= 0 ? at + 1 : at;
}

/* The level shown decides, so that a name never contradicts a count: a value that is rounded up to
 * mastery is at mastery. */
bool level_reaches(const struct scale *s, int level_index, struct dec wanted) {
    return level_index >= 0 && dec_cmp(s->levels[level_index].value, wanted) >= 0;
}

static struct dated_level no_level(enum no_level reason) {
    return (struct dated_level){.no_level = reason, .level_index = -1};
}

static struct dated_level level_of(const struct method *m, const struct scale *scale,
                                   struct dec value) {
    int at = level_for_value(scale, m, value);
    return (struct dated_level){
        .no_level = LEVEL_IS_THERE,
        .value = value,
        .level_index = at,
        .level = &scale->levels[at],
        .at_mastery = level_reaches(scale, at, scale->mastery),
    };
}

static struct dated_level level_by_method(const struct method *m, const struct scale *scale,
                                          const struct dec *s, size_t n) {
    if (m->name == METHOD_JUDGEMENT) return no_level(LEVEL_NO_JUDGEMENT);
    if (n == 0) return no_level(LEVEL_NO_RATING);
    if (m->at_least > 0 && n < (size_t)m->at_least) return no_level(LEVEL_NOT_ENOUGH);
    struct verdict v = method_apply(m, scale, s, n);
    if (!v.has_value) return no_level(LEVEL_NOT_BY_RULE);
    struct dated_level found = level_of(m, scale, v.value);
    found.fell_back = v.fell_back;
    return found;
}

struct dated_level level_at(const struct learner *l, const struct target *t,
                            struct rating *const *counted, size_t n, struct date day) {
    const struct framework *f = t->competency->framework;
    const struct judgement *j = level_judgment_at(l, t, day);
    if (j) {
        struct dated_level found = level_of(f->method, f->scale, j->level);
        found.judgement = j;
        return found;
    }
    size_t until = 0;
    struct dec *s = mem_alloc((n + 1) * sizeof *s);
    for (; until < n && date_cmp(counted[until]->date, day) <= 0; until++)
        s[until] = counted[until]->level;
    struct dated_level found = level_by_method(f->method, f->scale, s, until);
    free(s);
    return found;
}

/* ---- on the scale of another day ---- */

const struct scale *level_scale_on(const struct target *t, struct date day) {
    const struct framework *f = t->competency->framework;
    const struct scale *scale = scale_of_framework(f, day);
    return scale ? scale : f->scale;
}

/* A level that was given on a day, on the scale of another day. */
static bool carried(const struct target *t, const struct scale *then, struct dec given,
                    struct dec level, const struct scale *to, struct dec *out) {
    const struct framework *f = t->competency->framework;
    return then ? scale_carry(&f->scales, then, given, to, out)
                : scale_carry(&f->scales, f->scale, level, to, out);
}

/* The latest judgment up to that day. */
static bool judged_on(const struct learner *l, const struct target *t, struct date day,
                      const struct scale *to, struct dec *level) {
    struct date latest = {0};
    for (size_t i = 0; i < l->n_judgements; i++) {
        const struct judgement *j = &l->judgements[i];
        if (j->target == t && date_cmp(j->date, day) <= 0 && date_cmp(j->date, latest) >= 0 &&
            carried(t, j->then, j->given, j->level, to, level))
            latest = j->date;
    }
    for (size_t i = 0; i < l->n_unrated; i++) {
        const struct rating *r = &l->unrated[i];
        if (r->judged && r->target == t && date_cmp(r->date, day) <= 0 &&
            date_cmp(r->date, latest) >= 0 && carried(t, r->then, r->given, r->level, to, level))
            latest = r->date;
    }
    return date_is_set(latest);
}

static bool comes_first(const struct rating *x, const struct rating *y) {
    int c = date_cmp(x->date, y->date);
    if (c == 0) c = marks_order(&x->mark, &y->mark);
    return c <= 0;
}

/* The levels that counted on that day, in order. Ratings that count today and those that do not are
 * two lists, each in order; where only some levels of a scale were kept, they alternate. */
static size_t counted_on(const struct learner *l, const struct target *t, struct date day,
                         struct dec *s) {
    const struct method *m = t->competency->framework->method;
    const struct scale *to = level_scale_on(t, day);
    size_t n = 0, i = 0, k = 0;
    while (i < l->n_ratings || k < l->n_unrated) {
        const struct rating *r = i < l->n_ratings ? &l->ratings[i] : NULL;
        const struct rating *old = k < l->n_unrated ? &l->unrated[k] : NULL;
        bool history = old && (!r || comes_first(old, r));
        if (history) r = old;
        k += history;
        i += !history;
        if (history && (!r->then || r->judged)) continue; /* a mark, or a judgment */
        if (r->target == t && level_rating_counts(m, r) && date_cmp(r->date, day) <= 0 &&
            carried(t, r->then, r->given, r->level, to, &s[n]))
            n++;
    }
    return n;
}

struct dated_level level_on_scale_of(const struct learner *l, const struct target *t,
                                     struct date day) {
    const struct method *m = t->competency->framework->method;
    const struct scale *to = level_scale_on(t, day);
    struct dec judged;
    if (judged_on(l, t, day, to, &judged)) return level_of(m, to, judged);
    struct dec *s = mem_alloc((l->n_ratings + l->n_unrated + 1) * sizeof *s);
    struct dated_level found = level_by_method(m, to, s, counted_on(l, t, day, s));
    free(s);
    return found;
}

struct level_then assess_level_on(const struct learner *l, const struct target *t,
                                  struct date day) {
    const struct dated_level found = level_on_scale_of(l, t, day);
    return (struct level_then){level_scale_on(t, day), found.level_index, found.at_mastery};
}

struct dated_level level_now(const struct learner *l, const struct target *t,
                             struct rating *const *counted, size_t n) {
    static const struct date last_of_all = {9999, 12, 31};
    return level_at(l, t, counted, n, last_of_all);
}

struct dated_level level_elsewhere(const struct learner *l, const struct target *t) {
    const struct method *m = t->competency->framework->method;
    struct rating **counted = mem_alloc((l->n_ratings + 1) * sizeof *counted);
    size_t n = 0;
    for (size_t i = 0; i < l->n_ratings; i++) {
        if (l->ratings[i].target == t && level_rating_counts(m, &l->ratings[i]))
            counted[n++] = &l->ratings[i];
    }
    struct dated_level found = level_now(l, t, counted, n);
    free(counted);
    return found;
}
