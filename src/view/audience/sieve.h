/* sieve.h: what an audience may see of a learner, and nothing else. */
#ifndef VIEW_SIEVE_H
#define VIEW_SIEVE_H

#include "view/view.h"

/* What the audience may see (policy.h): puts learner and assessment into the viewer that hold
 * nothing else. */
void view_sieve(struct viewer *v);

#endif
