/* carry.h: keeps published files of a learner while the folder that holds them is replaced. */
#ifndef PIPELINE_CARRY_H
#define PIPELINE_CARRY_H

#include "pipeline/files/output.h"

/* Links the files of these kinds (ONLY_ bits) in `from`, a learner's published folder, into the
 * folder `to`, except where `to` already has a file with that name. Returns false with a finding if
 * that fails. */
bool carry(struct output *out, const char *from, const char *to, unsigned kinds);

#endif
