/* explain.h: how a level came about, as text for an educator's terminal: the content of "Why this
 * level?" on a learner's page, and in addition the file and line of everything, the source of the
 * rule, and what only educators need.
 *
 *     struct buf out = BUF_INIT;
 *     explain_target(&v, written, outcome, &out);
 *
 * The viewer's language is the staff's; its audience is ignored, since this is never published.
 * Nothing here judges: every figure comes from `assess`. Text is appended to `out` in UTF-8, in
 * lines. */
#ifndef VIEW_EXPLAIN_H
#define VIEW_EXPLAIN_H

#include "view/explain/lines.h"
#include "view/view.h"

/* Everything about one target. written: the learner with everything in the files; v->learner may be
 * the learner as known on the as-of day (load.h). */
void explain_target(const struct viewer *v, const struct learner *written, const struct outcome *o,
                    struct buf *out);
/* All targets of the learner in a table by competency, then signals and gaps. */
void explain_learner(const struct viewer *v, struct buf *out);
/* The results of all methods side by side. o: one target, or NULL for every target with ratings or
 * a judgment. */
void explain_compare(const struct viewer *v, const struct outcome *o, struct buf *out);

/* ---- what the files of explain share ---- */

/* The learner, the class, and the as-of day. */
void explain_head(const struct viewer *v, struct lines *l);
/* "MATH.5.NF.2 · Fractions · Mathematics", and the target's text. */
void explain_name(const struct viewer *v, struct lines *l, const struct target *t);
/* "Developing (2.65)", or the words for no level. */
const char *explain_level(const struct viewer *v, const struct outcome *o);
/* The same for any level: the text of `key` contains {level} and {value}. */
const char *explain_level_as(const struct viewer *v, const char *key, const struct scale *s,
                             int level, struct dec value);
const char *explain_status(const struct viewer *v, const struct outcome *o);
/* "2026-10-03"; NULL if no date is set. */
const char *explain_date(const struct viewer *v, struct date d);
/* "classes/maple/…/ratings.csv:3" */
const char *explain_place(const struct viewer *v, const struct mark *m);
/* The method with its parameter: "mean-of-recent, times 3". */
const char *explain_method(const struct viewer *v, const struct method *m);
/* Plan, goals, supports, calls for help, credentials. */
void explain_around(const struct viewer *v, struct lines *l, const struct outcome *o);
/* The signals on one target, or all of them if target is NULL. */
void explain_signals(const struct viewer *v, struct lines *l, const struct summary *s,
                     const struct target *target);

#endif
