/* reasons.h: support signals, needs, and gaps in words: one sentence for each reason, shared by
 * everything that explains them to staff (explain, the class workbook, the dashboard).
 *
 *     // "rated 3 times since September 14, still Developing"
 *     for (size_t i = 0; i < s->n_signals; i++)
 *         say_signal(arena, calendar, lang, s, &s->signals[i]);
 *
 * All sentences start with a lower-case letter if the language has them, have no period, and name
 * neither the learner nor the target, which their place on the page does. They are for staff and
 * rest on dates and counts, never on ability. Dates have day and month, and the year unless it is
 * that of the as-of day. Texts are in the arena. */
#ifndef VIEW_REASONS_H
#define VIEW_REASONS_H

#include "i18n/i18n.h"
#include "model/summary.h"

struct calendar;
struct workspace;

/* The name of a kind of signal, for headings and legends: "Asked for help". kind: enum
 * signal_kind. */
const char *say_signal_name(const struct lang *lang, int kind);
/* The reason for a signal. of: the summary that it belongs to, for the target's current level. */
const char *say_signal(struct arena *a, const struct calendar *k, const struct lang *lang,
                       const struct summary *of, const struct summary_signal *s);

/* Why a learner needs a target this week: all reasons in one list, the date with the first: "asked
 * for help on October 30, date of the plan is near". */
const char *say_need(struct arena *a, const struct calendar *k, const struct lang *lang,
                     const struct summary_need *n);
/* The reasons of a whole group, without dates. why: bits of enum need_why. */
const char *say_group_reasons(struct arena *a, const struct lang *lang, unsigned why);
/* The words for the target that is needed first: "first: “I can …”". NULL if the workspace has no
 * target `first`. */
const char *say_first(struct arena *a, const struct workspace *w, const struct lang *lang,
                      const char *first);

/* The name of a kind of gap: "The learner's own words". kind: enum gap_kind. */
const char *say_gap_name(const struct lang *lang, int kind);
/* The gap, and the file to write it in: "no goal is being worked on (goals.yaml)". */
const char *say_gap(struct arena *a, const struct workspace *w, const struct calendar *k,
                    const struct lang *lang, const struct summary_gap *g);
/* One sentence with all areas that have ratings from before, but none of this term; NULL if there
 * are none. */
const char *say_gaps_of_rating(struct arena *a, const struct workspace *w, const struct calendar *k,
                               const struct lang *lang, const struct summary *s);

#endif
