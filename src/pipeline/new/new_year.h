/* new_year.h: a workspace goes over to the next school year, in two steps: a list of all learners,
 * with the class that each goes to, for the office to look at and complete; then what the list
 * says.
 *
 * Everything is checked before anything is changed. Then terms are added, and each learner's folder
 * is moved as a whole (move_step.h). If that is interrupted, the same command finishes it: what is
 * done already is not done again. */
#ifndef PIPELINE_NEW_YEAR_H
#define PIPELINE_NEW_YEAR_H

#include "base/date.h"
#include "base/diag.h"
#include "load/load.h"
#include "model/basics.h"

#include <stdbool.h>

struct learner_place;
struct workspace;

struct new_year {
    struct load_options load;
    const char *file;      /* the list */
    const char *map;       /* "maple=oak,oak=left": what the list begins with, or NULL */
    struct date first_day; /* of the new year */
    bool shift_terms;      /* add the terms of the year before, a year later */
    bool dry_run;
    const char *here; /* the workspace, as it was given with -C; NULL: it was not */
    bool (*ask)(const char *what, const char *question); /* NULL: not at a terminal */
};

/* Writes the list. *lines: what was done. False, with findings, if it was not. */
bool new_year_list(struct arena *a, const struct new_year *n, struct diags *diags,
                   struct texts *lines);
/* Does what the list says. */
bool new_year_take(struct arena *a, const struct new_year *n, struct diags *diags,
                   struct texts *lines);

/* The columns of the list. */
enum new_year_column { YEAR_LEARNER, YEAR_NAME, YEAR_CLASS, YEAR_NEXT, YEAR_GRADE, YEAR_COLUMNS };
extern const char *const new_year_columns[YEAR_COLUMNS];
#define YEAR_LEAVES "left"
#define YEAR_STAYS "stays"

/* The name that the list has for a learner. */
const char *new_year_name(struct arena *a, const struct learner_place *p);

/* ---- terms (new_year_terms.c) ---- */

/* A file with terms, as it will be. */
struct new_terms {
    const char *file; /* in the workspace */
    const char *text;
    size_t size;
    struct texts lines; /* the new terms, for people */
};
struct all_new_terms {
    struct new_terms *v;
    size_t n;
};
/* What every file that lists terms needs for the year; nothing if it has a term from that day on.
 * False, with findings, if it cannot be known, or may not be added. */
bool new_year_terms(struct arena *a, const struct new_year *n, const struct workspace *w,
                    struct diags *diags, struct all_new_terms *out);
/* A text of the year before, with each year in it (2026, 2026-27) one later. */
const char *new_year_later(struct arena *a, const char *text);

#endif
