/* assess_inner.h: shared by the files of `assess`. No other file includes it.
 *
 *     struct dated_level now = level_at(learner, o->target, o->counted, o->n_counted, day);
 *     if (now.no_level == LEVEL_IS_THERE) ... now.level->name ...
 *
 * They point into the learner and the workspace. Days are inclusive. */
#ifndef ASSESS_INNER_H
#define ASSESS_INNER_H

#include "assess/assess.h"

/* A level as of some day. */
struct dated_level {
    enum no_level no_level;
    struct dec value;
    int level_index; /* -1: none */
    const struct level *level;
    const struct judgement *judgement; /* the one that decided the level, or NULL */
    bool fell_back;
    bool at_mastery;
};

/* Whether the rating counts for the method: it is by a teacher or expert, and of a stage that the
 * method counts. */
bool level_rating_counts(const struct method *m, const struct rating *r);

/* The level of t as of `day`, from its counted ratings in order of time; later ones are ignored. */
struct dated_level level_at(const struct learner *l, const struct target *t,
                            struct rating *const *counted, size_t n, struct date day);

/* The same with all of them. */
struct dated_level level_now(const struct learner *l, const struct target *t,
                             struct rating *const *counted, size_t n);

/* The level of t as people saw it on that day: on the scale of the day, from everything that was
 * known then, that of earlier scales included where it counts. */
struct dated_level level_on_scale_of(const struct learner *l, const struct target *t,
                                     struct date day);

/* The scale of t on that day. */
const struct scale *level_scale_on(const struct target *t, struct date day);

/* The level of a target without an outcome, from all of the learner's ratings: its framework is
 * not, or no longer, one of the learner's. */
struct dated_level level_elsewhere(const struct learner *l, const struct target *t);

/* The latest day on which anyone rated or judged the target or evidence showed it; not
 * set if never. */
struct date history_last_seen(const struct outcome *o);

/* The day since which the level of o has not risen: the day of its last rise (half a level is a
 * rise, and so is the first level), or of its first counted rating if it never rose. Not set
 * without ratings and judgments. */
struct date history_last_rise(struct arena *a, const struct learner *l, const struct outcome *o);

/* Whether o is being worked on these days: it was seen within the last stalled_days (school days),
 * a goal for it is being worked on, or a support is running (one without an end was given once). A
 * plan does not say when work begins. */
bool signals_is_active(const struct learner *l, const struct outcome *o);

/* The workspace's thresholds in days; 28 and 21 if it sets none. */
int signals_stalled_days(const struct workspace *w);
int signals_no_evidence_days(const struct workspace *w);

/* Whether l->plan[i] is the entry that counts for its target. If a target is planned more than
 * once, the latest date counts: it was agreed on last. False without a date or target. */
bool pace_is_plan_date(const struct learner *l, size_t i);

/* Sets the status of every outcome; needs ratings, goals, plan, and levels. */
void status_set_all(struct arena *a, const struct learner *l, struct assessment *as);

#endif
