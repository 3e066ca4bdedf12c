/* known.h: what was known of a learner on a day. Everything that is dated later is not there: ratings, evidence, goals
 * (by the day on which they were set), check-ins, supports, calls for help, judgements, narratives. So outputs made with
 * --as-of tell the state of that day, whichever part of them lists what.
 *
 * Plan dates, the due dates of goals and the conference lie ahead by their nature and stay. What a file does not date
 * cannot be taken back: the status of a goal, the outcome of a support, the profile. */
#ifndef ASSESS_KNOWN_H
#define ASSESS_KNOWN_H

#include "model/model.h"

/* A copy whose lists are its own and whose other parts are shared with l. A rating on a piece of evidence that is not known
 * yet stands without it. */
struct learner *learner_known(struct arena *a, const struct learner *l, struct date day);

#endif
