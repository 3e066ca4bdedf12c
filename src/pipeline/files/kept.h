/* kept.h: reports files that are kept back: a finding for each file, and a line for each class. */
#ifndef PIPELINE_KEPT_H
#define PIPELINE_KEPT_H

#include "base/buf.h"
#include "base/diag.h"
#include "view/audience/policy.h"

struct group;

/* Warns of a file that someone should look at: a film or recording if no one has said whether
 * people are in it, and a file that names a learner who has not agreed. If `all` is set, every
 * other file that is kept back gets a note. */
void kept_tell(const struct viewer *v, const struct evidence_file *f, bool all,
               struct diags *diags);
/* "maple: 7 pictures of 3 learners are kept back: …": a line for each reason, then one about
 * consents that end soon, all without line ends. */
struct texts kept_lines(struct arena *a, const struct workspace *w, const struct group *g,
                        const struct kept_back *kept);
/* "maple: 3 pictures of 2 learners need a decoder …"; NULL for none. */
const char *kept_undecoded(struct arena *a, const struct group *g, size_t pictures,
                           size_t learners);

#endif
