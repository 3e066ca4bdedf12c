/* findable.h: the search index of a site, and the filters of its evidence.
 *
 *     site->search = findable(v, nav);
 *     findable_tags(v, evidence, card);                 // for each card, then
 *     block->cards.filters = findable_filters(v, cards); */
#ifndef VIEW_FINDABLE_H
#define VIEW_FINDABLE_H

#include "view/view.h"

/* Evidence, targets, pages, and goals, in this order. */
struct search_entry *findable(const struct viewer *v, const struct nav_entry *nav);
/* Sets the tags that a piece's card can be filtered by: areas, kind, term. */
void findable_tags(const struct viewer *v, const struct evidence *e, struct card *c);
/* The filters for these cards, leaving out filters with a single option. NULL if there are none. */
struct card_filter *findable_filters(const struct viewer *v, const struct card *cards);

#endif
