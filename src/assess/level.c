/* level.c: from the ratings that count to the level of one target as of a day: the minimum number
 * of ratings, the method, the educator's judgment, and the level shown for a value. status.c
 * decides what the level means for the learner. */
#include "assess/assess_inner.h"
#include "assess/methods.h"
#include "base/arena.h"
#include "model/evidence.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/method.h"
#include "model/rated.h"
#include "model/scale.h"

#include <stdlib.h>

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

static struct dated_level level_of(const struct framework *f, struct dec value) {
    int at = level_for_value(f->scale, f->method, value);
    return (struct dated_level){
        .no_level = LEVEL_IS_THERE,
        .value = value,
        .level_index = at,
        .level = &f->scale->levels[at],
        .at_mastery = level_reaches(f->scale, at, f->scale->mastery),
    };
}

static struct dated_level level_by_method(const struct framework *f, struct rating *const *counted,
                                          size_t n) {
    if (f->method->name == METHOD_JUDGEMENT) return no_level(LEVEL_NO_JUDGEMENT);
    if (n == 0) return no_level(LEVEL_NO_RATING);
    if (f->method->at_least > 0 && n < (size_t)f->method->at_least)
        return no_level(LEVEL_NOT_ENOUGH);
    struct dec *s = mem_alloc(n * sizeof *s);
    for (size_t i = 0; i < n; i++) s[i] = counted[i]->level;
    struct verdict v = method_apply(f->method, f->scale, s, n);
    free(s);
    if (!v.has_value) return no_level(LEVEL_NOT_BY_RULE);
    struct dated_level found = level_of(f, v.value);
    found.fell_back = v.fell_back;
    return found;
}

struct dated_level level_at(const struct learner *l, const struct target *t,
                            struct rating *const *counted, size_t n, struct date day) {
    const struct framework *f = t->competency->framework;
    const struct judgement *j = level_judgment_at(l, t, day);
    if (j) {
        struct dated_level found = level_of(f, j->level);
        found.judgement = j;
        return found;
    }
    size_t until = 0;
    while (until < n && date_cmp(counted[until]->date, day) <= 0) until++;
    return level_by_method(f, counted, until);
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
