/* export.h: exports a workspace for other programs: all ratings as CSV, learners' records as JSON.
 * Publishes nothing.
 *
 * Findings go to diags; a learner with an error is left out. Returns false if files could not be
 * read or written.
 *
 * The export contains what was known on the as-of day, reduced to what the audience may see
 * (view/audience/sieve.c): for `staff` everything, for `learner` and `family` what their own pages
 * and records contain. There are no records for the public.
 *
 * Ratings are one row each, in the order of classes and rosters:
 * date,target,level,by,who,stage,note,learner,class,evidence. UTF-8 with BOM, as spreadsheet
 * programs want it; RFC 4180. A row may be pasted unchanged into ratings.csv
 * (load/learner/ratings.c). */
#ifndef PIPELINE_EXPORT_H
#define PIPELINE_EXPORT_H

#include "pipeline/pipeline.h"

#include <stdio.h>

bool export_ratings(const struct build_options *o, FILE *out, struct diags *diags);
/* One document with a list of records (view/reports/learner_record.h). For a family or a
 * learner, each one equals the record.json of that output. */
bool export_records(const struct build_options *o, FILE *out, struct diags *diags);

#endif
