/* site_files.h: writes sites above the learners (class, dashboard, staff): pages, style, and
 * script. */
#ifndef PIPELINE_SITE_FILES_H
#define PIPELINE_SITE_FILES_H

#include "pipeline/shared.h"

/* Writes one file; path: inside the site. Returns false if it could not be written. */
typedef bool site_put(void *context, const char *path, const void *data, size_t n);

/* Writes all pages of the site. Returns false if a template does not end, with a finding, or if put
 * failed. */
bool site_pages(const struct shared *s, struct arena *a, const struct site *site,
                const struct lang *lang, site_put *put, void *context, struct diags *diags);
/* Writes style and script beside the pages, as SITE_STYLE and SITE_SCRIPT. */
bool site_assets(const struct shared *s, site_put *put, void *context);

#endif
