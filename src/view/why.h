/* why.h: why a level is what it is: the ratings, the rule, and its arithmetic, in words. */
#ifndef VIEW_WHY_H
#define VIEW_WHY_H

#include "view/say.h"

/* A section that can be folded away: rule, arithmetic, ratings with dates and evidence. */
struct block *why_this_level(const struct viewer *v, const struct outcome *o);
/* The rule and its result in one line, for notes on cells. */
const char *why_in_a_line(const struct viewer *v, const struct outcome *o);

#endif
