/* assess_inner.h: what the files of `assess` share among themselves. Nobody else includes it. */
#ifndef ASSESS_INNER_H
#define ASSESS_INNER_H

#include "assess/assess.h"

/* A level as of some day. */
struct finding {
    enum no_level no_level;
    struct dec value;
    int level_index; /* -1: none */
    const struct level *level;
    const struct judgement *judgement; /* that made it, or NULL */
    bool fell_back;
    bool at_mastery;
};

/* Does the rating count for a method? Teacher and expert do, of the stages that the method names. */
bool rating_counts(const struct method *m, const struct rating *r);

/* The latest judgement of t up to `day`, or NULL; of one day, the one written last. */
const struct judgement *judgement_at(const struct learner *l, const struct target *t, struct date day);

/* The level of t as of `day`, from its counted ratings (in order of time; later ones are left out). */
struct finding level_at(const struct learner *l, const struct target *t, struct rating *const *counted,
                        size_t n, struct date day);

/* The level of a target from the learner's ratings alone, for targets that have no outcome: of frameworks that
 * the learner does not work on (any more). */
struct finding level_elsewhere(const struct learner *l, const struct target *t, struct date day);

/* Is t demonstrated, whether or not its framework is the learner's? Statuses must be set where it is. */
bool is_demonstrated(const struct assessment *as, const struct learner *l, const struct target *t,
                     struct date day);

/* The latest day up to `day` on which anybody rated the target, judged it, or evidence showed it; no date when
 * never. */
struct date last_seen(const struct outcome *o, struct date day);

/* The day since which the level of o has not risen: of its last rise (half a level is one, and so is the first
 * level), or of its first counted rating where it never rose. No date without ratings and judgements. */
struct date last_rise(struct arena *a, const struct learner *l, const struct outcome *o, struct date day);

/* Is o worked on these days? It was seen within the last stalled_days (school days), a goal for it is being worked
 * on, or a support runs (one without an end was given once). A plan does not say when work begins. */
bool is_active(const struct workspace *w, const struct outcome *o);

/* The workspace's thresholds in days, 28 and 21 where it sets none. */
int stalled_days(const struct workspace *w);
int no_evidence_days(const struct workspace *w);

/* The date that counts for a target that is planned more than once is the latest: it was agreed on anew. Is
 * l->plan[i] the entry that counts? False where it has no date or no target. */
bool is_plan_date(const struct learner *l, size_t i);

/* Set the status of every outcome; ratings, goals, plan and levels are there already. */
void set_statuses(struct arena *a, const struct workspace *w, const struct learner *l, struct assessment *as);

#endif
