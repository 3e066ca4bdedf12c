/* bilingual.h: parts of a report in two languages: once with labels in both, side by side, or one
 * below the other. */
#ifndef VIEW_BILINGUAL_H
#define VIEW_BILINGUAL_H

#include "view/parts/parts.h"

/* Appends the part in v->lang and v->second. `pair` has each label in both languages
 * (lang_pair). */
void part_add_twice(const struct viewer *v, const struct lang *pair, const struct part *p,
                    struct blocks *out);

#endif
