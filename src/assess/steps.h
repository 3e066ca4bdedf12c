/* steps.h: the arithmetic of a level, step by step, as data; "Why this level?" and `explain` put it
 * into words.
 *
 * The rules themselves record the steps while they compute (methods.c), so the explanation is what
 * was done. Steps contain only kinds and numbers, no words. Numbers are unrounded; show them with
 * dec_text(x, 2, ...) or dec_short.
 *
 *     struct steps s = steps_of_outcome(arena, outcome);
 *     for (size_t i = 0; i < s.n; i++) word[s.v[i].kind](&s.v[i]);
 *
 * decaying-average of 2, 3 where 3 is mastery:
 *     STEP_START   result 2                                     begins with 2
 *     STEP_WEIGH   w 0.65, a 3, rest 0.35, b 2, result 2.65     0.65 x 3 + 0.35 x 2 = 2.65
 *     STEP_LEVEL   a 2.65, result 2                             is shown as level 2
 *     STEP_UNDER   a 2.65, b 3                                  mastery is 3
 */
#ifndef ASSESS_STEPS_H
#define ASSESS_STEPS_H

#include "assess/assess.h"
#include "assess/methods.h"
#include "base/vec.h"

/* Each kind lists the members of struct step that it uses; the others are zero. */
#define STEPS(X)                                                                                  \
    X(START)          /* result: the first rating, where the rule begins */                       \
    X(LAST)           /* result: the last of `of` (all ratings) */                                \
    X(HIGHEST)        /* result: the greatest of `of` */                                          \
    X(MEAN)           /* result: the mean of `of` */                                              \
    X(RECENT)         /* of: the last `needed` ratings, or all if there are fewer; have: all */   \
    X(IN_ORDER)       /* of: all ratings from lowest to highest */                                \
    X(MIDDLE)         /* result: the one in the middle */                                         \
    X(MIDDLE_TWO)     /* result: the mean of a and b, the two in the middle */                    \
    X(MOST_FREQUENT)  /* result: given `have` times, more than any other */                       \
    X(LAST_OF_EQUALS) /* of: given `have` times each; result: the one rated last */               \
    X(WEIGH)          /* w x a + rest x b = result; a: the newer rating, b: the value before */   \
    X(AT_MASTERY)     /* of: the `have` ratings at or above b (mastery); `needed` are required */ \
    X(MEAN_INSTEAD)   /* power law without three ratings, all above zero: a mean follows */       \
    X(CURVE)          /* a x have^b = result: the fitted curve at the last rating; have: all */   \
    X(CLAMP)          /* a is outside the scale; result: the nearer end of the scale */           \
    X(JUDGEMENT)      /* result: the educator's judgment, which replaces the method */            \
    X(NO_RATING)      /* no rating counts */                                                      \
    X(NOT_ENOUGH)     /* have: ratings; `needed` are required for a level */                      \
    X(NO_JUDGEMENT)   /* the level is by judgment only, and there is none */                      \
    X(LEVEL)          /* a: the value; result: the value of the level shown for it */             \
    X(NEAREST)        /* the same where the nearest level is shown, and the value is no level */  \
    X(REACHES)        /* a: the value, or that of the nearest level, at or above b: mastery */    \
    X(UNDER)          /* a: the value, below b: mastery */

enum step_kind {
#define X(NAME) STEP_##NAME,
    STEPS(X)
#undef X
        STEP_COUNT
};

struct step {
    enum step_kind kind;
    const struct dec *of; /* a list of ratings, or NULL */
    size_t n_of;
    struct dec a, b, w, rest;
    size_t have, needed;
    struct dec result;
};

struct steps {
    const struct step *v;
    size_t n;
};

/* The steps from the ratings to the level, and whether it reaches mastery; or why there is no
 * level. */
struct steps steps_of_outcome(struct arena *a, const struct outcome *o);

/* The values of the ratings that the method used, o->n_counted of them, in its order. */
struct dec *steps_outcome_values(struct arena *a, const struct outcome *o);

/* For methods.c: collects steps. */
struct trace {
    struct arena *arena;
    VEC(struct step) list;
};
/* Adds a copy of s, including the list that it points to. Does nothing if t is NULL. */
void steps_trace_add(struct trace *t, struct step s);

#endif
