/* above.h: what is made above the classes, for staff: the first page, the workbooks of schools and
 * the district. From the ledgers of the classes alone. */
#ifndef PIPELINE_ABOVE_H
#define PIPELINE_ABOVE_H

#include "pipeline/tree/publish.h"

/* left_out: by the learner's index, asked for and not made. kinds: ONLY_ bits. False when something
 * could not be made or put in place. */
bool above_make(const struct shared *s, struct publisher *p, const bool *left_out, unsigned kinds);

#endif
