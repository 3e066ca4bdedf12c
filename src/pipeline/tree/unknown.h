/* unknown.h: was something removed from the workspace, or could it just not be read?
 *
 * Something missing because a file or folder could not be read is not gone: a network share may be
 * away. The same is true in a folder with a name that cannot be an id: it may be the missing thing,
 * renamed. */
#ifndef PIPELINE_UNKNOWN_H
#define PIPELINE_UNKNOWN_H

#include "base/date.h"

struct unknown;
struct workspace;

/* May this file or folder (a path in the workspace) be, or contain, something that could not be
 * read? */
bool unknown_may_be(const struct workspace *w, const struct unknown *u, const char *path);
/* The same for the consent of a learner who is not found. Where only roster.csv is not understood,
 * there is none: that learner has no folder, and no row in consent.csv. */
bool unknown_may_agree(const struct workspace *w, const char *path);

#endif
