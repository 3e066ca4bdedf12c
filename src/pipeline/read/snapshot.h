/* snapshot.h: a term's figures by group, computed once and kept in the workspace as
 * equity/<term>.yaml.
 *
 * Builds show the figures in that file. If figures were recomputed every night, their differences
 * would reveal the groups of a learner who came, left, or had an error in a file for one night. So
 * a snapshot covers all learners or is not made, and an existing one is overwritten only on
 * request. */
#ifndef PIPELINE_SNAPSHOT_H
#define PIPELINE_SNAPSHOT_H

#include "base/diag.h"
#include "load/load.h"
#include "model/basics.h"

struct snapshot_made {
    const char *path; /* in the workspace; allocated in the arena */
    size_t told, figures;
    struct texts reasons; /* one line each: why the other figures are hidden, and what helps */
};

/* False, with a finding that gives the reason, if none was made. */
bool snapshot_make(struct arena *a, const struct load_options *o, bool replace, struct diags *diags,
                   struct snapshot_made *made);

#endif
