/* findable.h: the index of a site's search, and the filters of its evidence. */
#ifndef VIEW_FINDABLE_H
#define VIEW_FINDABLE_H

#include "view/view.h"

/* Evidence, targets, pages and goals, in this order. */
struct search_entry *findable(const struct viewer *v, const struct nav_entry *nav);
/* What a card of this piece can be chosen by: areas, kind, term. */
void filter_tags(const struct viewer *v, const struct evidence *e, struct card *c);
/* The choices that these cards leave; those with one option only are left out. NULL for none. */
struct card_filter *filters_of(const struct viewer *v, const struct card *cards);

#endif
