/* assess.h: from ratings to a level, a status, and counts. Pure computation: no clock, no files. What is dated after
 * the as-of day is left out.
 *
 *     struct assessment *a = assess_learner(arena, workspace, learner);   // "today" is workspace->as_of
 *     a->outcomes[target->index] ...                                      // NULL for targets the learner does not work on
 *
 * The rules are those of the data format, "From ratings to a level"; methods.h has one function each.
 */
#ifndef ASSESS_ASSESS_H
#define ASSESS_ASSESS_H

#include "model/model.h"

enum status {
    STATUS_DEMONSTRATED, /* its level reaches mastery */
    STATUS_WORKING_ON,   /* a rating by anybody, a plan date, a goal or a support, but no mastery */
    STATUS_UP_NEXT, /* not begun, and all of its `after` are demonstrated (or none, and its competency is begun) */
    STATUS_LATER,
    STATUS_COUNT,
};

enum no_level { /* why there is no level */
                LEVEL_IS_THERE,
                LEVEL_NO_RATING,    /* nothing rated by an assessor and of a stage that counts */
                LEVEL_NOT_ENOUGH,   /* fewer ratings than at_least */
                LEVEL_NOT_BY_RULE,  /* n-times: not yet so many at mastery */
                LEVEL_NO_JUDGEMENT, /* method judgement, and the educator has not judged */
};

struct outcome {
    struct target *target;
    enum status status;
    enum no_level no_level;
    struct dec value;                  /* unrounded; valid when no_level is LEVEL_IS_THERE */
    const struct level *level;         /* shown; NULL when there is none */
    int level_index;                   /* in the scale; -1 when there is none */
    const struct judgement *judgement; /* that overrides the method, or NULL */
    bool power_law_fell_back;          /* power-law took the mean instead */
    bool at_mastery;
    struct rating **ratings; /* all of the target up to the as-of day, by date, file, line */
    size_t n_ratings;
    struct rating **counted; /* those that the method saw, in its order */
    size_t n_counted;
    struct evidence **evidence; /* that shows the target, by date, each once */
    size_t n_evidence;
    struct date last_assessed; /* of counted ratings and judgement; no date when never */
    /* Compared with the day before the current term starts; all false and NULL when the workspace has no terms, but
     * assessed_this_term, which is then "ever". */
    bool new_this_term;      /* there is a level, and it is higher than the one before, or there was none */
    bool newly_demonstrated; /* demonstrated now, and was not at the end of the term before */
    bool assessed_this_term;
    const struct level *level_before; /* at the end of the term before, or NULL */
    struct planned *planned;   /* the entry that counts: with the latest date, else the first; or NULL */
    struct goal *goal;         /* the first that is being worked on, or NULL */
    struct support **supports; /* as written, also those that have ended */
    size_t n_supports;
    struct asked *asked; /* latest, or NULL */
};

struct competency_counts {
    const struct competency *competency;
    size_t demonstrated, working_on, up_next, later, all;
};

struct assessment {
    struct outcome *
        *outcomes; /* by target->index; NULL for targets of frameworks that are not the learner's */
    size_t n_outcomes;
    struct competency_counts *competencies; /* in order of the learner's frameworks */
    size_t n_competencies;
    size_t demonstrated, working_on, up_next, newly_demonstrated;
};

struct assessment *assess_learner(struct arena *a, const struct workspace *w, const struct learner *l);

/* Is t demonstrated, whether or not its framework is the learner's? as: of this learner. */
bool assess_demonstrated(const struct assessment *as, const struct workspace *w, const struct learner *l,
                         const struct target *t);
/* Since when o has been at mastery without a break. o->at_mastery must hold. */
struct date mastery_since(struct arena *a, const struct learner *l, const struct outcome *o, struct date day);

/* The level shown for a value: the highest one not above it, or the nearest (halfway: the higher). Index in the scale; the lowest level for
 * a value that lies under all of them. */
int level_for_value(const struct scale *s, const struct method *m, struct dec value);

#endif
