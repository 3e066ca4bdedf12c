/* known.h: a learner as known on a day. Everything dated later is left out: ratings, evidence,
 * goals (by the day they were set), check-ins, supports, calls for help, judgments,
 * narratives. So outputs made with --as-of show the state of that day, whichever part lists what.
 *
 *     struct learner *known = learner_known(arena, learner, workspace->as_of);
 *
 * Plan dates, due dates of goals, and the conference are in the future by nature and stay. Undated
 * data cannot be taken back: the status of a goal, the outcome of a support, the profile. */
#ifndef ASSESS_KNOWN_H
#define ASSESS_KNOWN_H

#include "model/model.h"

/* A copy with its own lists that shares all other parts with l. A rating on a piece of evidence
 * that is not known yet loses the piece. */
struct learner *learner_known(struct arena *a, const struct learner *l, struct date day);

#endif
