/* audience.h: prints the table of who sees what (view/audience/policy.h).
 *
 *     if (audience_find("family", &audience, &meant)) audience_text(&out); */
#ifndef PIPELINE_AUDIENCE_H
#define PIPELINE_AUDIENCE_H

#include "base/buf.h"

#include "model/audiences.h"

#include <stdbool.h>

/* Finds the audience by name. False if there is none; *meant is then a suggestion ("family" for
 * "parents"), or NULL. */
bool audience_find(const char *word, enum audience *out, const char **meant);
void audience_text(struct buf *out);
void audience_markdown(struct buf *out);
/* {"format": "folioscope-audience", "version": 1, "audiences": […], "consent": […], "rows": [{"id",
 * "what", "keys", "shown": {audience: bool}, "consent", "consent_of", "people", "limit"}]}: keys
 * are "KIND: key key" as in policy.h. */
void audience_json(struct buf *out);

#endif
