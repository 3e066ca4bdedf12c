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

/* Set the status of every outcome; ratings, goals, plan and levels are there already. */
void set_statuses(struct arena *a, const struct workspace *w, const struct learner *l, struct assessment *as);

#endif
