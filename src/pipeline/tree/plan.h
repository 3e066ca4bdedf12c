/* plan.h: every path that a workspace publishes for an audience, and whose it is. Not what one run
 * makes of it: --learner, --class, and --only change what is made, never what may be there. */
#ifndef PIPELINE_PLAN_H
#define PIPELINE_PLAN_H

#include "pipeline/shared.h"
#include "pipeline/tree/manifest.h"

void plan_make(struct manifest *plan, struct arena *a, const struct shared *s);

/* Where the learner is published, from the root of the output: "maple/learners/maya-torres", or
 * with a last part that nobody can guess. Nothing else makes this path. */
const char *learner_out(struct arena *a, const struct learner_place *p);

/* What is published above the learners. Folders are published as a whole. */
const char *class_path(struct arena *a, const struct group *g,
                       const char *name); /* "maple/class.xlsx" */
#define CLASS_PAGE "index.html"
#define SITE_STYLE "assets/style.css" /* beside each page above the learners */
#define SITE_SCRIPT "assets/site.js"
#define CLASS_BOOK "class.xlsx" /* staff's, as are the next two */
#define CLASS_STAFF "staff"     /* folder: the dashboard */
#define CLASS_PRINT "print"     /* folder: files for the printer */
#define CLASS_NO_LIST \
    "learners/" /* with secret paths: the same page, which a host shows in place of a list of the \
                   folders */
#define ROOT_PAGE "index.html" /* staff's, as are all of the root */
#define SCHOOL_BOOK "school.xlsx"
#define DISTRICT_BOOK "district.xlsx"

/* Is there a workbook of the school, or of the workspace as one school, above the classes? A single
 * class at the root of the workspace has its class workbook alone. */
bool plan_has_school_book(const struct workspace *w);

#endif
