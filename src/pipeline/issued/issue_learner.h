/* issue_learner.h: the issue of one learner, staged. Runs in a worker process. */
#ifndef PIPELINE_ISSUE_LEARNER_H
#define PIPELINE_ISSUE_LEARNER_H

#include "pipeline/issued/issue_make.h"
#include "pipeline/shared.h"
#include "pipeline/tree/build_result.h"

struct issue_task {
    const struct shared *shared;
    const struct issue_options *options;
    const struct issues *before; /* of the term */
    const char *stage;           /* the folder to make; not made in a dry run */
};

struct issue_outcome {
    /* RESULT_BUILT: staged; RESULT_SKIPPED: already issued; RESULT_WITHHELD: the class makes none
     * of these reports; RESULT_LEFT_OUT: refused; RESULT_FAILED: the machine failed */
    enum build_result result;
    const char *path; /* where it belongs: "issued/2026-fall/ana-bell/1" */
    const char *line; /* names the reports, for people */
};

/* Adds findings about whatever keeps the learner from being issued. Strings are in the arena. */
struct issue_outcome issue_learner(const struct issue_task *t, struct arena *a,
                                   const struct learner_place *p, struct diags *diags);

/* Is the report in the list of names (NULL: of all)? */
bool issue_learner_wants(const char *list, const char *name);

#endif
