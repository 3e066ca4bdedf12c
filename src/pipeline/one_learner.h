/* one_learner.h: one learner, from files to a staged folder. Runs in a worker process. */
#ifndef PIPELINE_ONE_LEARNER_H
#define PIPELINE_ONE_LEARNER_H

#include "model/summary.h"
#include "pipeline/shared.h"

/* Make everything of the learner in the folder `stage`. NULL when the learner is left out: diags says why. */
struct summary *learner_build(const struct shared *s, struct arena *a, const struct learner_place *p,
                              const char *stage, struct diags *diags);
/* Tell that there are no words in the first language of the home, and which one the pages are in instead. */
void learner_say_language(const struct shared *s, struct arena *a, const struct learner *l,
                          const struct lang *lang, struct diags *diags);
/* Where the learner is published, from the root of the output: "maple/learners/maya-torres", or with a last part that
 * nobody can guess. Nobody else makes this path. */
const char *learner_out(struct arena *a, const struct learner_place *p);

#endif
