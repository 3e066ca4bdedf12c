/* new_framework.h: a framework to begin with: a competency and its learning targets. */
#ifndef PIPELINE_NEW_FRAMEWORK_H
#define PIPELINE_NEW_FRAMEWORK_H

#include "base/diag.h"
#include "load/load.h"
#include "model/basics.h"

#include <stdbool.h>

struct new_framework {
    struct load_options load;
    const char *id;         /* the name of its file without .yaml */
    const char *title;      /* of the framework */
    const char *competency; /* the title of the first one; NULL: an example */
    struct texts targets;   /* what learners can say of themselves; none: examples */
    bool dry_run;
};

/* *lines: what was made. False, with findings, if nothing was. */
bool new_framework(struct arena *a, const struct new_framework *n, struct diags *diags,
                   struct texts *lines);

#endif
