/* kept.h: what is said of files that are kept back: a finding for each, and one line for a class.
 */
#ifndef PIPELINE_KEPT_H
#define PIPELINE_KEPT_H

#include "base/buf.h"
#include "base/diag.h"
#include "view/audience/policy.h"

struct group;

/* What somebody should look at is a warning: a film or a recording of which no one has said whether
 * people are on it, and a file that names a learner who has not agreed. With `all`, every other
 * file that is kept back gets a note. */
void kept_tell(const struct viewer *v, const struct evidence_file *f, bool all,
               struct diags *diags);
/* "maple: 7 pictures of 3 learners are kept back: …", a line for each reason, and one of consents
 * that end soon, without line ends. */
struct texts kept_lines(struct arena *a, const struct workspace *w, const struct group *g,
                        const struct kept_back *kept);

#endif
