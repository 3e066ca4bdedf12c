/* new_term.h: one more term, in the file that lists those of the workspace, a school, or a
 * class. */
#ifndef PIPELINE_NEW_TERM_H
#define PIPELINE_NEW_TERM_H

#include "base/date.h"
#include "base/diag.h"
#include "load/load.h"
#include "model/basics.h"

#include <stdbool.h>

struct new_term {
    struct load_options load;
    const char *id, *name;
    struct date starts, ends;
    const char *of; /* a class or a school with terms of its own; NULL: the workspace */
    bool dry_run;
};

bool new_term(struct arena *a, const struct new_term *n, struct diags *diags, struct texts *lines);

#endif
