/* export.h: what others may read of a workspace: all ratings as CSV, learners' records as JSON.
 * Nothing is published.
 *
 * Findings go to diags; a learner with an error is left out. False when files could not be read or
 * written.
 *
 * What is exported is what was known on the as-of day, and of that what the audience may see
 * (view/audience/sieve.c): `staff` everything, `learner` and `family` what their own pages and
 * records hold. There are no records for the public.
 *
 * Ratings, one row each, in the order of classes and rosters:
 * date,target,level,by,stage,note,learner,class,evidence. UTF-8 with BOM, as spreadsheet programs
 * want it, RFC 4180. A row may be pasted into ratings.csv as it is (load/learner/ratings.c). */
#ifndef PIPELINE_EXPORT_H
#define PIPELINE_EXPORT_H

#include "pipeline/pipeline.h"

#include <stdio.h>

bool export_ratings(const struct build_options *o, FILE *out, struct diags *diags);
/* One document with a list of records (view/reports/learner_record.h): for a family or a learner
 * each is the record.json of that output. */
bool export_records(const struct build_options *o, FILE *out, struct diags *diags);

#endif
