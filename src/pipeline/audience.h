/* audience.h: the table of who sees what (view/audience/policy.h), printed. */
#ifndef PIPELINE_AUDIENCE_H
#define PIPELINE_AUDIENCE_H

#include "base/buf.h"

void audience_text(struct buf *out);
void audience_markdown(struct buf *out);
/* {"format": "folioscope-audience", "version": 1, "audiences": […], "consent": […], "rows": [{"id", "what", "keys", "shown": {audience:
 * bool}, "consent", "consent_of", "people", "limit"}]}: keys are "KIND: key key" as in policy.h. */
void audience_json(struct buf *out);

#endif
