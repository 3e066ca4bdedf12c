/* site.h: pages of a learner's site, and of a class. */
#ifndef VIEW_SITE_H
#define VIEW_SITE_H

#include "view/view.h"

/* All pages of a learner's site, in viewer.lang; it belongs in viewer.folder. */
struct site *view_site(const struct viewer *v);
/* The page of a class: who teaches, what is worked on, the agreements. Nothing of any learner. */
struct site *view_class_page(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang);

#endif
