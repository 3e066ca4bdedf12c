/* basis.h: what a learner's published files rest on: consent, pieces of evidence that the audience may see, the files of each.
 *
 * What is published stays as it was when a learner has errors, but only while everything that it rests on is still permitted.
 * Each of them is a word such as "consent", "piece 2026-10-03-bridge", or "file 2026-10-03-bridge/bridge.jpg". */
#ifndef PIPELINE_BASIS_H
#define PIPELINE_BASIS_H

#include "pipeline/shared.h"

/* What everything that may be published of the learner now rests on. A learner with faults has only what could be understood. */
struct texts basis_of(struct arena *a, const struct shared *s, const struct learner *l);
/* Are all of `wanted` among `given`? */
bool basis_met(const struct texts *wanted, const struct texts *given);

#endif
