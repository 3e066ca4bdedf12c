/* unlocked.h: who is still published without a lock where privacy.lock asks for one. */
#ifndef PIPELINE_UNLOCKED_H
#define PIPELINE_UNLOCKED_H

#include "pipeline/tree/publish.h"

/* One warning for all of them, after everything is in place: nothing was built or removed
 * (--strict, an interruption), or they are not found in the workspace and stay. Looks at the
 * folders, not at what this build meant to do. */
void unlocked_tell(const struct publisher *p, const struct shared *s);

#endif
