/* assess.h: from ratings to a level, a status, and counts. Pure computation: no clock, no files.
 * The learner is as known on the as-of day (load.h): nothing is dated later.
 *
 *     struct assessment *a = assess_learner(arena, workspace, learner); // on its as_of day
 *     a->outcomes[target->index] ...              // NULL for targets the learner does not work on
 *
 * The rules are those of the data format, "From ratings to a level"; methods.h has one function for
 * each.
 */
#ifndef ASSESS_ASSESS_H
#define ASSESS_ASSESS_H

#include "base/dec.h"

#include "base/arena.h"
#include "base/date.h"

struct asked;
struct judgement;
struct learner;
struct level;
struct method;
struct planned;
struct scale;
struct support;
struct workspace;

enum status {
    STATUS_DEMONSTRATED, /* its level reaches mastery */
    STATUS_WORKING_ON,   /* rated by anyone, planned, or with a goal or support, but no mastery */
    /* not begun, and all of its `after` are demonstrated; without any, its competency is begun, or
     * it is the first without any of its competency, and nothing of its framework is begun; never
     * if the learner's latest mark for it is `exempt` */
    STATUS_UP_NEXT,
    STATUS_LATER,
    STATUS_COUNT,
};

/* Why there is no level. */
enum no_level {
    LEVEL_IS_THERE,
    LEVEL_NO_RATING,    /* no rating by an assessor and of a stage that counts */
    LEVEL_NOT_ENOUGH,   /* fewer ratings than at_least */
    LEVEL_NOT_BY_RULE,  /* n-times: too few ratings at mastery */
    LEVEL_NO_JUDGEMENT, /* method judgement, and the educator has not judged */
    LEVEL_WITHHELD,     /* the audience may not know whether there is one, or why not (sieve.c) */
};

struct outcome {
    struct target *target;
    enum status status;
    enum no_level no_level;
    struct dec value;                  /* unrounded; valid if no_level is LEVEL_IS_THERE */
    const struct level *level;         /* shown; NULL if there is none */
    int level_index;                   /* in the scale; -1 if there is none */
    const struct judgement *judgement; /* overrides the method; or NULL */
    bool power_law_fell_back;          /* power-law used the mean instead */
    bool at_mastery;
    struct rating **ratings; /* all of the target by date, file, line */
    size_t n_ratings;
    struct rating **counted; /* those that the method used, in its order */
    size_t n_counted;
    struct evidence **evidence; /* pieces that show the target, by date, without duplicates */
    size_t n_evidence;
    struct date last_assessed; /* of counted ratings and judgment; not set: never */
    /* Compared with the day before the current term. Without terms, all are false or NULL, except
     * that assessed_this_term then means "ever". */
    bool new_this_term;      /* there is a level, higher than the one before, if there was one */
    bool newly_demonstrated; /* demonstrated now, but not at the end of the previous term */
    bool assessed_this_term;
    /* At the end of the previous term, and its scale, which may be an earlier one; or NULL. */
    const struct level *level_before;
    const struct scale *scale_before;
    struct planned *planned;   /* the entry with the latest date, else the first; or NULL */
    struct goal *goal;         /* the first being worked on, or NULL */
    struct support **supports; /* as written, including those that have ended */
    size_t n_supports;
    struct asked *asked; /* the latest, or NULL */
};

struct competency_counts {
    const struct competency *competency;
    size_t demonstrated, working_on, up_next, later, all;
};

struct assessment {
    struct outcome **outcomes; /* by target->index; NULL: not in the learner's frameworks */
    size_t n_outcomes;
    struct competency_counts *competencies; /* in the order of the learner's frameworks */
    size_t n_competencies;
    /* of all but the habits of learning, which are counted by competency alone */
    size_t demonstrated, working_on, up_next, newly_demonstrated;
};

struct assessment *assess_learner(struct arena *a, const struct workspace *w,
                                  const struct learner *l);

/* The level of t on a day, on the scale of that day. level_index: -1 if there was none. */
struct level_then {
    const struct scale *scale;
    int level_index;
    bool at_mastery;
};
struct level_then assess_level_on(const struct learner *l, const struct target *t, struct date day);

/* Was the learner excused from t, by what was last written in place of a level? Then it is not up
 * next. */
bool assess_exempt(const struct learner *l, const struct target *t);
/* Whether t is demonstrated, even if its framework is not the learner's. as: of this learner. */
bool assess_demonstrated(const struct assessment *as, const struct learner *l,
                         const struct target *t);
/* The day since which o has been at mastery without a break. o->at_mastery must be true. */
struct date history_mastery_since(struct arena *a, const struct learner *l,
                                  const struct outcome *o);

/* The level shown for a value: the highest one not above it, or with round_nearest the nearest one
 * (halfway: the higher). Returns its index in the scale; 0, the lowest level, for values below all
 * levels. */
int level_for_value(const struct scale *s, const struct method *m, struct dec value);
/* Is the level with this index (-1: none) at or above the value `wanted`: mastery, or what a
 * credential asks for? */
bool level_reaches(const struct scale *s, int level_index, struct dec wanted);

#endif
