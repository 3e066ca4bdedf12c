/* unknown.h: was something taken out of the workspace, or could it not be read?
 *
 * What is missing because a file or folder could not be read is not gone: a share may be away. The
 * same holds for what is missing from a folder that holds a name that cannot be an id: it may be
 * the same thing, renamed. */
#ifndef PIPELINE_UNKNOWN_H
#define PIPELINE_UNKNOWN_H

#include "base/date.h"

struct unknown;
struct workspace;

/* May this file or folder (a path in the workspace) be, or hold, something that could not be read?
 */
bool unknown_may_be(const struct workspace *w, const struct unknown *u, const char *path);

#endif
