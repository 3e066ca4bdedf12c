/* why.h: why a level is what it is, in words: the ratings, the rule, and its arithmetic.
 *
 *     blocks_append(&out, why_this_level(v, outcome)); */
#ifndef VIEW_WHY_H
#define VIEW_WHY_H

#include "assess/steps.h"
#include "view/view.h"

/* A section that can be folded: the rule, the arithmetic, and the ratings with dates and
 * evidence. */
struct block *why_this_level(const struct viewer *v, const struct outcome *o);
/* Ratings and what was written in place of a level, by date: of the outcome, or, if it is NULL, of
 * all targets. *n of them, in the arena. */
const struct rating **why_log(const struct viewer *v, const struct outcome *o, size_t *n);
bool why_has_log(const struct viewer *v, const struct outcome *o);
/* The rule in a sentence, and one step of its arithmetic with at most `places` decimals. */
const char *why_rule(const struct viewer *v, const struct outcome *o);
const char *why_step(const struct viewer *v, const struct outcome *o, const struct step *s,
                     int places);
/* All steps, one line each: for cells and the notes on them. */
const char *why_in_lines(const struct viewer *v, const struct outcome *o);
/* The same as one line. */
const char *why_in_a_line(const struct viewer *v, const struct outcome *o);

#endif
