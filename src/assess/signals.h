/* signals.h: support signals of one learner: where a look, a word or a hand may be welcome now, each with
 * the figures that it rests on, so that a view can say why. For staff; a signal says nothing about
 * ability. Pure computation.
 *
 *     struct signals s = signals_of(arena, workspace, learner, assessment);   // "today" is workspace->as_of
 *
 * The rules (thresholds are the workspace's, `supports` in the settings):
 *
 *     asked         asked for help within the last 60 days, and no support on that target since (one of
 *                   the same day answers), and not demonstrated since
 *     goal overdue  due before today, and still being worked on
 *     plan passed   the plan's date lies before today, and the target is not demonstrated. Planned more
 *                   than once, the latest date counts
 *     stalled       at least two ratings that count, and no rise of the level for stalled_days (28),
 *                   though it is worked on: rated or shown within these days, a goal or a support for it,
 *                   or a plan's date ahead. Half a level is a rise, and so is the first level
 *     no evidence   worked on, and neither rated nor shown by evidence for no_evidence_days (21), by
 *                   anybody, the learner included; where it never was, since its goal was set, support was
 *                   given or help was asked for. A plan alone starts no clock, for it does not say when
 *                   work begins; its date is watched by "plan passed"
 *     quiet         the learner as a whole: no rating and no evidence of any kind for no_evidence_days
 *
 * Holidays between terms do not count towards the two thresholds (calendar.h); without terms every day
 * counts. */
#ifndef ASSESS_SIGNALS_H
#define ASSESS_SIGNALS_H

#include "assess/assess.h"

/* The name is for keys of words. In the order in which signals are told: the learner's own voice first. */
#define SIGNALS(X)                  \
    X(ASKED, "asked")               \
    X(GOAL_OVERDUE, "goal-overdue") \
    X(PLAN_PASSED, "plan-passed")   \
    X(STALLED, "stalled")           \
    X(NO_EVIDENCE, "no-evidence")   \
    X(QUIET, "quiet")

enum signal_kind {
#define X(NAME, text) SIGNAL_##NAME,
    SIGNALS(X)
#undef X
        SIGNAL_KIND_COUNT
};

/*                 since                        last                          count
 *     asked       asked (the latest time)      support on it before          times asked within the 60 days
 *     goal        due                          check-in                      check-ins
 *     plan        the plan's date              rating or evidence            ratings of the target
 *     stalled     last rise, or first rating   rating that counts            ratings that count after `since`
 *     no evidence `last`, or when begun        rating or evidence            ratings of the target
 *     quiet       `last`, or the term's start  rating or evidence            ratings and pieces of evidence
 * A date that there is none of is no date; `since` is always there, but of quiet without terms and evidence */
struct signal {
    enum signal_kind kind;
    const struct target *target;   /* NULL for quiet, and for a goal without target */
    const struct goal *goal;       /* goal overdue */
    const struct planned *planned; /* plan passed */
    const struct asked *asked;     /* asked */
    const struct level *level;     /* stalled: shown on the day `since`; NULL when there was none */
    struct date since, last;
    long days; /* from since to today, holidays included; 0 without since */
    int limit; /* threshold in days; 0 where there is none */
    size_t count;
};

struct signals {
    struct signal *v; /* in the order of the kinds; of one kind by target->index, goals and plan as written */
    size_t n;
};

struct signals signals_of(struct arena *a, const struct workspace *w, const struct learner *l,
                          const struct assessment *as);

#endif
