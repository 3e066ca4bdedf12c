/* site_files.h: pages above the learners, with style and script, as files. */
#ifndef PIPELINE_SITE_FILES_H
#define PIPELINE_SITE_FILES_H

#include "pipeline/shared.h"

/* How a file gets to its place: the path is from where the site is. False when it could not be
 * written. */
typedef bool site_put(void *context, const char *path, const void *data, size_t n);

/* All pages of the site. learner as in diag.h. */
bool site_pages(const struct shared *s, struct arena *a, const struct site *site,
                const struct lang *lang, site_put *put, void *context, struct diags *diags);
/* Style and script, beside the pages: SITE_STYLE and SITE_SCRIPT. */
bool site_assets(const struct shared *s, site_put *put, void *context);

#endif
