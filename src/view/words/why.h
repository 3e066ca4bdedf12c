/* why.h: why a level is what it is, in words: the ratings, the rule, and its arithmetic.
 *
 *     blocks_append(&out, why_this_level(v, outcome)); */
#ifndef VIEW_WHY_H
#define VIEW_WHY_H

#include "assess/steps.h"
#include "view/view.h"

/* A section that can be folded: the judgment, the ratings with dates and evidence, and, one fold
 * deeper, the rule and its arithmetic. */
struct block *why_this_level(const struct viewer *v, const struct outcome *o);
/* Ratings and what was written in place of a level, by date: of the outcome, or, if it is NULL, of
 * all targets. *n of them, in the arena. */
const struct rating **why_log(const struct viewer *v, const struct outcome *o, size_t *n);
bool why_has_log(const struct viewer *v, const struct outcome *o);
/* The rule in a sentence, and one step of its arithmetic with at most `places` decimals (why_places
 * or more). */
const char *why_rule(const struct viewer *v, const struct outcome *o);
const char *why_step(const struct viewer *v, const struct outcome *o, const struct step *s,
                     int places);
/* The decimals, `least` or more, with which every value of the steps stays on its side of the
 * levels. */
int why_places(const struct viewer *v, const struct outcome *o, int least);
/* Why, in a plain sentence or two without numbers of the scale: "Newer work counts more. My last 2
 * were Proficient, earlier ones Developing: together that is Proficient." */
struct inl *why_sentence(const struct viewer *v, const struct outcome *o);
/* The same as text, for cells. */
const char *why_in_a_sentence(const struct viewer *v, const struct outcome *o);

#endif
