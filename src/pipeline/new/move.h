/* move.h: moves a learner's folder to another class.
 *
 * learner.yaml gets the old class under `earlier`, and the frameworks of the old class that the new
 * one does not work on and something is written about, so that no level changes. Nothing is
 * overwritten, and if anything fails, everything is as it was. */
#ifndef PIPELINE_MOVE_H
#define PIPELINE_MOVE_H

#include "base/diag.h"
#include "load/load.h"

struct moving {
    struct load_options load;
    const char *learner; /* "ana-bell", "maple/ana-bell" */
    const char *class;   /* "oak", "north/oak" */
    struct date on;      /* the first day there; not set: the day that counts as today */
    bool dry_run;
};

/* *lines: what was done, and what to look at. False, with a finding, if the learner was not
 * moved. */
bool move_learner(struct arena *a, const struct moving *m, struct diags *diags,
                  struct texts *lines);

#endif
