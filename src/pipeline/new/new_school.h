/* new_school.h: a workspace to begin with, in a new or empty folder: a copy of one that Folioscope
 * ships, or a small one. */
#ifndef PIPELINE_NEW_SCHOOL_H
#define PIPELINE_NEW_SCHOOL_H

#include "base/date.h"
#include "base/diag.h"
#include "model/basics.h"

#include <stdbool.h>

struct new_school {
    const char *share;  /* the folder that Folioscope ships */
    const char *folder; /* of the machine */
    const char *start;  /* a folder of templates/starts; NULL: a small workspace */
    const char *name;   /* of the school */
    struct date today;  /* for the terms of a small workspace */
    bool dry_run;
};

bool new_school(struct arena *a, const struct new_school *n, struct diags *diags,
                struct texts *lines);

#endif
