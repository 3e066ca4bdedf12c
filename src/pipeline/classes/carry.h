/* carry.h: what stays as it was published while the folder that it is in is replaced. */
#ifndef PIPELINE_CARRY_H
#define PIPELINE_CARRY_H

#include "pipeline/files/output.h"

/* Files of these kinds (ONLY_ bits) in `from`, a learner's published folder, get a second name in
 * the folder `to`, unless there is one of that name. False with a finding. */
bool carry(struct output *out, const char *from, const char *to, unsigned kinds);

#endif
