/* kept.h: what is said of files that are kept back: a finding for each that somebody should look at, and one line for a class. */
#ifndef PIPELINE_KEPT_H
#define PIPELINE_KEPT_H

#include "base/buf.h"
#include "base/diag.h"
#include "view/audience/policy.h"

/* Of a film or a recording of which nobody has said whether people are on it, and of a file that names a learner who has not agreed. */
void kept_tell(const struct viewer *v, const struct evidence_file *f, struct diags *diags);
/* "maple: 7 pictures of 3 learners are kept back: …", a line for each reason, without line ends. */
struct texts kept_lines(struct arena *a, const struct group *g, const struct kept_back *kept);

#endif
