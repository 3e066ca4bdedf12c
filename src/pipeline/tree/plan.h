/* plan.h: every path that a workspace publishes for an audience, and its owner. --learner, --class,
 * and --only limit what a run makes, but not the plan.
 *
 *     plan_make(&plan, a, s);
 *     if (!manifest_has(&plan, path)) the path should not be published */
#ifndef PIPELINE_PLAN_H
#define PIPELINE_PLAN_H

#include "pipeline/shared.h"
#include "pipeline/tree/manifest.h"

void plan_make(struct manifest *plan, struct arena *a, const struct shared *s);

/* Where the learner is published, from the root of the output: "maple/learners/maya-torres", or
 * with a last part that no one can guess. The only function that makes this path. */
const char *learner_out(struct arena *a, const struct learner_place *p);

/* Paths published above the learners. Folders are published as a whole. */
const char *class_path(struct arena *a, const struct group *g,
                       const char *name); /* "maple/class.xlsx" */
#define CLASS_PAGE "index.html"
#define SITE_STYLE "assets/style.css" /* beside each page above the learners */
#define SITE_SCRIPT "assets/site.js"
#define CLASS_BOOK "class.xlsx" /* for staff, like the next two */
#define CLASS_STAFF "staff"     /* folder with the dashboard */
#define CLASS_PRINT "print"     /* folder: files for the printer */
/* with secret paths: the same page, so that a host shows it instead of a list of folders */
#define CLASS_NO_LIST "learners/"
#define ROOT_PAGE "index.html" /* for staff, like everything at the root */
#define SCHOOL_BOOK "school.xlsx"
#define DISTRICT_BOOK "district.xlsx"

/* How many learners of the class its lists have: those who have joined, and have not left. */
size_t plan_n_listed(const struct group *g);
/* Are there learners whom the class has print files for? */
bool plan_has_prints(const struct group *g);

/* Is there a workbook of the school (or of the workspace as one school) above the classes? A single
 * class at the root of the workspace has only its class workbook. */
bool plan_has_school_book(const struct workspace *w);

#endif
