/* signals.h: support signals of one learner: where a look, a word, or some help may be welcome now,
 * each with the figures that it rests on, so that a view can say why. For staff; a signal says
 * nothing about ability. Pure computation.
 *
 *     struct signals s = signals_of(arena, workspace, learner, assessment); // on that day
 *
 * The rules (thresholds are `supports` in the workspace's settings):
 *
 *     asked         asked for help within the last 60 days, with no support on that target since
 *                   (one on the same day counts), and not demonstrated since
 *     goal overdue  due before today, and still being worked on
 *     plan passed   the plan's date is before today, and the target is not demonstrated. If planned
 *                   more than once, the latest date counts
 *     stalled       at least two ratings that count, and no rise of the level for stalled_days
 *                   (28), although it is being worked on: rated or shown within these days, with a
 *                   goal or support, or with a plan date ahead. Half a level is a rise, and so is
 *                   the first level
 *     no evidence   being worked on, but neither rated nor shown by evidence for no_evidence_days
 *                   (21), by anyone including the learner; if it never was, since its goal was set,
 *                   support was given, or help was asked for. A plan alone starts no clock, since
 *                   it does not say when work begins; "plan passed" watches its date
 *     quiet         the learner as a whole: no rating and no evidence of any kind for
 *                   no_evidence_days
 *     judged        the educator judged, and ratings that count and are newer than the judgment
 *                   are at another level. A target that was judged does not stall: its level moves
 *                   only when it is judged again
 *
 * For stalled, no evidence, and quiet, no day counts before the learner came: joined the school, or
 * moved into the class.
 *
 * Holidays between terms do not count towards the two thresholds (calendar.h); without terms every
 * day counts. */
#ifndef ASSESS_SIGNALS_H
#define ASSESS_SIGNALS_H

#include "assess/assess.h"

/* The text is part of catalog keys. Signals are shown in this order: the learner's own voice
 * first. */
#define SIGNALS(X)                  \
    X(ASKED, "asked")               \
    X(GOAL_OVERDUE, "goal-overdue") \
    X(PLAN_PASSED, "plan-passed")   \
    X(STALLED, "stalled")           \
    X(NO_EVIDENCE, "no-evidence")   \
    X(QUIET, "quiet")               \
    X(JUDGED, "judged")

enum signal_kind {
#define X(NAME, text) SIGNAL_##NAME,
    SIGNALS(X)
#undef X
        SIGNAL_KIND_COUNT
};

/* The members depend on the kind:
 *                 since                        last                      count
 *     asked       asked (the latest time)      support on it before      asked within the 60 days
 *     goal        due                          check-in                  check-ins
 *     plan        the plan's date              rating or evidence        ratings of the target
 *     stalled     last rise, or first rating   rating that counts        counted after `since`
 *     no evidence `last`, or when begun        rating or evidence        ratings of the target
 *     quiet       `last`, or the term's start  rating or evidence        ratings and pieces
 *     judged      the judgment                 rating that differs       ratings that differ
 * Dates that do not exist are not set; `since` is always set, except for quiet without terms and
 * evidence. */
struct signal {
    enum signal_kind kind;
    const struct target *target;   /* NULL for quiet, and for a goal without a target */
    const struct goal *goal;       /* goal overdue */
    const struct planned *planned; /* plan passed */
    const struct asked *asked;     /* asked */
    const struct level *level;     /* stalled: shown on the day `since`; NULL if there was none */
    struct date since, last;
    long days; /* from since to today, including holidays; 0 without since */
    int limit; /* threshold in days; 0 if there is none */
    int side;  /* judged: the ratings are all higher (1), all lower (-1), or neither (0) */
    size_t count;
};

struct signals {
    struct signal *v; /* by kind, then target->index; goals and plan as written */
    size_t n;
};

/* How soon a kind of reason wants an answer: 0 is the most urgent, and no two kinds are alike. It
 * orders the reasons of one learner, never learners: a child who asked comes before one who is
 * stuck, and both before dates. */
int signals_urgency(enum signal_kind kind);

struct signals signals_of(struct arena *a, const struct workspace *w, const struct learner *l,
                          const struct assessment *as);

#endif
