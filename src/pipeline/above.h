/* above.h: what is made above the classes, for staff: the first page, the workbooks of schools and the district. From the ledgers of
 * the classes alone. */
#ifndef PIPELINE_ABOVE_H
#define PIPELINE_ABOVE_H

#include "pipeline/publish.h"

/* notes: by the learner's index, why there is nothing new of a learner; or NULL. kinds: ONLY_ bits. False when something could not be made or put in
 * place. */
bool above_make(const struct shared *s, struct publisher *p, const char *const *notes, unsigned kinds);

#endif
