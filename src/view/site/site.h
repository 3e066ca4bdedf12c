/* site.h: the pages of a learner's site, and the page of a class. Both are allocated in the arena
 * and borrow from the portfolio.
 *
 *     struct site *site = view_site(&v); */
#ifndef VIEW_SITE_H
#define VIEW_SITE_H

#include "view/view.h"

struct group;

/* All pages of a learner's site in viewer.lang, with paths relative to viewer.folder. */
struct site *view_site(const struct viewer *v);
/* The public page of a class: who teaches, the frameworks, the agreements. Nothing about any
 * learner. */
struct site *view_class_page(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang);

#endif
