/* new_people.h: folders of new learners, or a roster, from their names: of a new class, or in a
 * class that is there. */
#ifndef PIPELINE_NEW_PEOPLE_H
#define PIPELINE_NEW_PEOPLE_H

#include "base/date.h"
#include "base/diag.h"
#include "load/load.h"
#include "model/basics.h"

#include <stdbool.h>

struct new_people {
    struct load_options load;
    const char *class;  /* "maple", "north/maple" */
    bool makes_class;   /* the class is new as well */
    const char *title;  /* of a new class; NULL: from its id */
    bool roster;        /* its learners are in roster.csv, and have no folders */
    const char *file;   /* names: lines of text, or a table; "-": lines of standard input; NULL */
    struct texts names; /* or these */
    const char *id;     /* of a single learner; NULL: from the name */
    struct date joined; /* not set: not written */
    bool dry_run;
};

/* *lines: what was done, and what to look at. False, with findings, if nothing was made. */
bool new_people(struct arena *a, const struct new_people *n, struct diags *diags,
                struct texts *lines);

/* The ids that are used anywhere in the workspace (new_ids.c). */
struct table;
struct workspace;
struct table *new_ids_used(struct arena *a, const struct workspace *w, struct diags *diags);
/* An id that is not used, from the name; it is used from now on. */
const char *new_id_of(struct arena *a, struct table *used, const char *name, const char *class);

#endif
