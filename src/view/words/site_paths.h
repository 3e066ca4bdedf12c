/* site_paths.h: where the pages of a learner's site are, from the learner's folder. */
#ifndef VIEW_SITE_PATHS_H
#define VIEW_SITE_PATHS_H

#include "view/view.h"

/* Pages of the site. */
const char *path_of_competency(const struct viewer *v, const struct competency *c);
const char *path_of_target(const struct viewer *v, const struct target *t);
const char *path_of_evidence(const struct viewer *v, const struct evidence *e);
const char *id_of_target(const struct target *t);

/* The address of a page, from the learner's folder: of the one page that opens it, where the learner's folder is locked. */
const char *view_address(struct arena *a, const struct workspace *w, const char *page);

#endif
