/* sieve.h: reduces a learner to what an audience may see. */
#ifndef VIEW_SIEVE_H
#define VIEW_SIEVE_H

#include "view/view.h"

/* Replaces the learner, assessment, and credentials in the viewer by ones that contain only what
 * the audience may see (policy.h). */
void view_sieve(struct viewer *v);

#endif
