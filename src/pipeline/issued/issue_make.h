/* issue_make.h: hands out the reports of a term: what each learner's family gets is made once, and
 * kept in the workspace as it was (tree/issue.h).
 *
 *     struct issue_made made;
 *     bool ok = issue_make(&options, diags, &made);
 *
 * One learner at a time, in worker processes: a learner's folder appears complete, in one step, or
 * not at all. Who has errors gets nothing; everybody else does. */
#ifndef PIPELINE_ISSUE_MAKE_H
#define PIPELINE_ISSUE_MAKE_H

#include "pipeline/pipeline.h"
#include "pipeline/tree/issue.h"

struct issue_options {
    /* load.term: the term; load.today: the day of the issue; learner, group, jobs, dry_run, quiet;
     * the rest is set by issue_make */
    struct build_options build;
    const char *reports; /* names, separated by commas; NULL: all that the class makes */
    const char *correct; /* why what was issued is corrected; NULL: it is not */
};

struct issue_made {
    VEC(const char *) lines; /* a line for each issue that was made, in the arena of the findings */
    size_t issued, already, refused;
    size_t away; /* who has left, or has not joined yet, and was not asked for by name */
    bool interrupted;
};

/* Adds findings. False if something could not be read or written. */
bool issue_make(const struct issue_options *o, struct diags *diags, struct issue_made *made);

#endif
