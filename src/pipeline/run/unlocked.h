/* unlocked.h: finds learners who are still published without a lock although privacy.lock is
 * set. */
#ifndef PIPELINE_UNLOCKED_H
#define PIPELINE_UNLOCKED_H

#include "pipeline/tree/publish.h"

/* Gives one warning for all of them, after everything is in place. They were neither rebuilt nor
 * removed (--strict, an interruption), or were not found in the workspace and stay. Looks at the
 * folders themselves, not at what this build meant to do. */
void unlocked_tell(const struct publisher *p, const struct shared *s);

#endif
