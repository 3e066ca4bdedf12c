/* site_paths.h: paths of the pages of a learner's site, relative to the learner's folder.
 *
 *     path_of_target(v, t);                                 // "targets/math-5-nf.html#math-5-nf-2"
 *     path_address(arena, workspace, path_of_target(v, t)); // the same, also for a locked folder
 */
#ifndef VIEW_SITE_PATHS_H
#define VIEW_SITE_PATHS_H

#include "view/view.h"

/* Paths; path_target_id is the fragment of a target on its competency's page. */
const char *path_of_competency(const struct viewer *v, const struct competency *c);
const char *path_of_target(const struct viewer *v, const struct target *t);
const char *path_of_evidence(const struct viewer *v, const struct evidence *e);
const char *path_target_id(const struct target *t);

/* The address of a page from outside. In a locked folder a single page opens all others, so the
 * address is that page with the path as its fragment. */
const char *path_address(struct arena *a, const struct workspace *w, const char *page);

#endif
