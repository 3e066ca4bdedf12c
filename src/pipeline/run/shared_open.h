/* shared_open.h: reads what all learners share.
 *
 *     struct shared s;
 *     bool ok = shared_open(&s, arena, &options, diags);    // or one of its smaller forms
 *     ...
 *     shared_close(&s);                                     // also after false
 */
#ifndef PIPELINE_SHARED_OPEN_H
#define PIPELINE_SHARED_OPEN_H

#include "pipeline/shared.h"

/* False with a finding if nothing can be built. */
bool shared_open(struct shared *s, struct arena *a, const struct build_options *o,
                 struct diags *diags);
/* Reads only the workspace and its words, for text on a terminal. */
bool shared_open_words(struct shared *s, struct arena *a, const struct build_options *o,
                       struct diags *diags);
/* Reads everything in the workspace, but not what the machine provides: fonts and the color
 * profile. */
bool shared_open_input(struct shared *s, struct arena *a, const struct build_options *o,
                       struct diags *diags);
void shared_close(struct shared *s);

#endif
