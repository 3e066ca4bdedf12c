/* forget.h: removes learners who moved to another class from the ledger of their old class. */
#ifndef PIPELINE_FORGET_H
#define PIPELINE_FORGET_H

#include "pipeline/tree/publish.h"

/* For each learner of whom nothing is published under the old path any more. Called after
 * everything is in place, because the ledger of the old class was written while the new class
 * was still being built. A ledger that cannot be written is a finding, and is left to the next
 * build. */
void forget_moved(struct publisher *p);

#endif
