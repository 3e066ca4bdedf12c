/* history.c: the level of one target over the days on which it was rated or judged: when it last
 * rose, since when it has been at mastery, and when anyone last looked at it. level.c computes the
 * level of a day; signals.c decides what a long time without a rise means. */
#include "assess/assess_inner.h"
#include "base/arena.h"
#include "model/evidence.h"
#include "model/learner.h"

#include <stdlib.h>

/* The level is computed from scratch for every day. If a target was rated on more days than this,
 * the older ones add nothing; results then start at the earliest day that was looked at. */
enum { DAYS_AT_MOST = 100 };

struct days {
    struct date *v; /* in order, without duplicates */
    size_t n;
};

static int by_date(const void *a, const void *b) {
    return date_cmp(*(const struct date *)a, *(const struct date *)b);
}

/* The days on which the level can have changed. */
static struct days days_of(struct arena *a, const struct learner *l, const struct outcome *o) {
    struct date *all = arena_array(a, o->n_counted + l->n_judgements, sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < o->n_counted; i++) all[n++] = o->counted[i]->date;
    for (size_t i = 0; i < l->n_judgements; i++) {
        const struct judgement *j = &l->judgements[i];
        if (j->target == o->target) all[n++] = j->date;
    }
    qsort(all, n, sizeof *all, by_date);
    struct days days = {all, 0};
    for (size_t i = 0; i < n; i++) {
        if (days.n == 0 || date_cmp(all[i], all[days.n - 1]) != 0) all[days.n++] = all[i];
    }
    size_t skipped = days.n > DAYS_AT_MOST ? days.n - DAYS_AT_MOST : 0;
    return (struct days){all + skipped, days.n - skipped};
}

static struct dated_level level_on(const struct learner *l, const struct outcome *o,
                                   struct date day) {
    return level_at(l, o->target, o->counted, o->n_counted, day);
}

static bool has_risen(const struct dated_level *before, const struct dated_level *after) {
    if (after->no_level != LEVEL_IS_THERE) return false;
    return before->no_level != LEVEL_IS_THERE || dec_cmp(after->value, before->value) > 0;
}

struct date history_last_rise(struct arena *a, const struct learner *l, const struct outcome *o) {
    struct days days = days_of(a, l, o);
    if (days.n == 0) return (struct date){0};
    struct dated_level after = level_on(l, o, days.v[days.n - 1]);
    for (size_t i = days.n - 1; i > 0; i--) {
        struct dated_level before = level_on(l, o, days.v[i - 1]);
        if (has_risen(&before, &after)) return days.v[i];
        after = before;
    }
    return days.v[0];
}

struct date history_mastery_since(struct arena *a, const struct learner *l,
                                  const struct outcome *o) {
    struct days days = days_of(a, l, o);
    struct date since = {0};
    for (size_t i = days.n; i > 0 && level_on(l, o, days.v[i - 1]).at_mastery; i--)
        since = days.v[i - 1];
    return since;
}

/* Evidence has its own date; a rating on it may have another. */
struct date history_last_seen(const struct outcome *o) {
    struct date last = o->last_assessed;
    if (o->n_ratings && date_cmp(o->ratings[o->n_ratings - 1]->date, last) > 0)
        last = o->ratings[o->n_ratings - 1]->date;
    for (size_t i = 0; i < o->n_evidence; i++) {
        struct date d = o->evidence[i]->date;
        if (date_cmp(d, last) > 0) last = d;
    }
    return last;
}
