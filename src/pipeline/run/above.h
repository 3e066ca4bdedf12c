/* above.h: the files above the classes, for staff: the first page, and the workbooks of schools
 * and the district. Made only from the ledgers of the classes. */
#ifndef PIPELINE_ABOVE_H
#define PIPELINE_ABOVE_H

#include "pipeline/tree/publish.h"

/* left_out: by the learner's index, requested but not made. kinds: ONLY_ bits. False if
 * something could not be made or put in place. */
bool above_make(const struct shared *s, struct publisher *p, const bool *left_out, unsigned kinds);

#endif
