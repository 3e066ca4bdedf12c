/* new_sheets.h: files to be filled in, with what is known: a grid for an activity, narratives of a
 * term, appointments for conferences, and a piece of evidence of one learner or several. */
#ifndef PIPELINE_NEW_SHEETS_H
#define PIPELINE_NEW_SHEETS_H

#include "base/date.h"
#include "base/diag.h"
#include "load/load.h"
#include "model/basics.h"

#include <stdbool.h>

struct new_sheet {
    struct load_options load;
    const char *title;   /* of an activity or a piece; NULL otherwise */
    const char *term;    /* of narratives; NULL: none was named */
    const char *class;   /* "maple", "north/maple"; NULL for a piece of one learner */
    const char *learner; /* of a piece: the id; with a class, ids: "maya-torres,linh-nguyen" */
    const char *targets; /* "MATH.5.NF.1,MATH.5.NF.2", or NULL */
    struct date on;      /* of an activity or a piece; not set: the day that counts as today */
    struct date first;   /* of conferences: the day, and the time in minutes since midnight */
    int first_minute, minutes;
    bool dry_run;
};

struct group;
struct workspace;

/* The class of this name. NULL, with a finding, if there is none, or more than one. */
const struct group *new_class_called(struct arena *a, const struct workspace *w, const char *word,
                                     struct diags *diags);
/* False, with a finding, if the class has no term of this id. */
bool new_term_known(struct arena *a, const struct group *g, const char *id, struct diags *diags);
/* The ids in a list. False, with a finding, if one is no learning target. */
bool new_targets_of(struct arena *a, const struct workspace *w, const char *list, struct texts *out,
                    struct diags *diags);

/* *lines: what was made. False, with findings, if nothing was. */
bool new_activity(struct arena *a, const struct new_sheet *n, struct diags *diags,
                  struct texts *lines);
bool new_narratives(struct arena *a, const struct new_sheet *n, struct diags *diags,
                    struct texts *lines);
bool new_conferences(struct arena *a, const struct new_sheet *n, struct diags *diags,
                     struct texts *lines);
bool new_evidence(struct arena *a, const struct new_sheet *n, struct diags *diags,
                  struct texts *lines);

#endif
