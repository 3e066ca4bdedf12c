/* forget.h: learners who moved to another class, in the ledger of the class that they left. */
#ifndef PIPELINE_FORGET_H
#define PIPELINE_FORGET_H

#include "pipeline/tree/publish.h"

/* Takes each learner of whom nothing is published under the old path any more out of that ledger:
 * it was written while the other class was still at work. After everything is in place. What cannot
 * be written is a finding, and waits for the next build. */
void forget_moved(struct publisher *p);

#endif
