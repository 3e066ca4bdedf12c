/* bilingual.h: parts of a report in two languages: once with labels of both, side by side, or one under the other. */
#ifndef VIEW_BILINGUAL_H
#define VIEW_BILINGUAL_H

#include "view/parts/parts.h"

/* Add the part in v->lang and v->second. `pair` speaks the labels of both (lang_pair). */
void add_part_twice(const struct viewer *v, const struct lang *pair, const struct part *p,
                    struct blocks *out);

#endif
