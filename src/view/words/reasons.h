/* reasons.h: support signals, needs and gaps in words: one sentence for each reason, in one place, for everybody who
 * tells staff why (explain, the class workbook, the dashboard).
 *
 *     for (size_t i = 0; i < s->n_signals; i++)
 *         say_signal(arena, workspace, lang, s, &s->signals[i]);   // "rated 3 times since September 14, still Developing"
 *
 * All begin with a small letter where the language has them, hold no full stop, and name neither the learner nor the
 * target: the place they stand in does. For staff; what they say rests on dates and counts, never on ability. Dates are
 * day and month, with the year where it is not the as-of day's. Texts are in the arena. */
#ifndef VIEW_REASONS_H
#define VIEW_REASONS_H

#include "i18n/i18n.h"
#include "model/model.h"
#include "model/summary.h"

/* What a signal is called, for heads and legends: "Asked for help". kind: enum signal_kind. */
const char *say_signal_name(const struct lang *lang, int kind);
/* Why there is one. of: the summary that it stands in, for the level that the target has now. */
const char *say_signal(struct arena *a, const struct workspace *w, const struct lang *lang,
                       const struct summary *of, const struct summary_signal *s);

/* Why a learner needs a target this week, all reasons in one list, the date with the first: "asked for help on October
 * 30, date of the plan is near". */
const char *say_need(struct arena *a, const struct workspace *w, const struct lang *lang,
                     const struct summary_need *n);
/* The reasons of a whole group, without dates. why: bits of enum need_why. */
const char *say_group_reasons(struct arena *a, const struct lang *lang, unsigned why);
/* What stands before the target that is missing: "first: “I can …”". NULL when `first` is none of the workspace's. */
const char *say_first(struct arena *a, const struct workspace *w, const struct lang *lang, const char *first);

/* What a kind of gap is called: "The learner's own words". kind: enum gap_kind. */
const char *say_gap_name(const struct lang *lang, int kind);
/* What is missing, and where it is written: "no goal is being worked on (goals.yaml)". */
const char *say_gap(struct arena *a, const struct workspace *w, const struct lang *lang,
                    const struct summary_gap *g);

#endif
