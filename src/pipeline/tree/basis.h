/* basis.h: what a learner's published files rest on: the child, consent, pieces of evidence that
 * the audience may see, the files of each.
 *
 * What is published stays as it was when a learner has errors, but only while everything that it
 * rests on is still permitted. Each of them is a word such as "child Maya Torres", "consent",
 * "piece 2026-10-03-bridge", or "file 2026-10-03-bridge/bridge.jpg"; what begins with "made " is
 * not about permission: reports and languages that are made. */
#ifndef PIPELINE_BASIS_H
#define PIPELINE_BASIS_H

#include "pipeline/shared.h"

/* What everything that may be published of the learner now rests on. A learner with faults has only
 * what could be understood. */
struct texts basis_of(struct arena *a, const struct shared *s, const struct learner *l);
/* The same of what is in the class's own files: staff see the pieces that families do not, too. */
struct texts basis_of_class_files(struct arena *a, const struct learner *l,
                                  const struct texts *basis);
/* Is everything that `was` published still permitted? */
bool basis_met(const struct texts *was, const struct texts *now);
/* The same for a learner some of whose files could not be read: what may be in those counts as it
 * was. */
bool basis_met_where_read(const struct texts *was, const struct texts *now, const struct learner *l,
                          enum audience audience);
/* And is it still made? */
bool basis_current(const struct texts *was, const struct texts *now);

#endif
