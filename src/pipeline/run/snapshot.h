/* snapshot.h: the figures by group of a term, computed once and kept in the workspace as
 * equity/<term>.yaml.
 *
 * Builds show what stands there. Figures that were computed anew each night would tell, by their
 * differences, the groups of a learner who came, left, or had a fault in a file for one night. So a
 * snapshot is of everybody or not made, and one that is there is not overwritten unless that is
 * asked for. */
#ifndef PIPELINE_SNAPSHOT_H
#define PIPELINE_SNAPSHOT_H

#include "base/diag.h"
#include "load/load.h"

struct snapshot_made {
    const char *path; /* in the workspace; in the arena */
    size_t told, figures;
    struct texts reasons; /* why the others cannot be told, and what can be done: a line each */
};

/* False, with a finding that says why, when it was not made. */
bool snapshot_make(struct arena *a, const struct load_options *o, bool replace, struct diags *diags,
                   struct snapshot_made *made);

#endif
