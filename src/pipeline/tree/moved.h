/* moved.h: learners whose folder is now in another class.
 *
 * A move takes nothing away, so it needs no confirmation. The files published under the old path
 * are removed once the new ones are published, or once it is clear that nothing of the learner may
 * be published. */
#ifndef PIPELINE_MOVED_H
#define PIPELINE_MOVED_H

#include "base/hash.h"
#include "pipeline/tree/manifest.h"

struct workspace;

struct moved {
    /* the learner's folder in the workspace -> const struct entry *, what is published of the
     * learner */
    struct table *published;
    struct table *now;  /* the old folder -> const struct entry * of the plan */
    struct table *left; /* folders of the classes they left */
    size_t n;
};

/* A learner has moved who is in the plan and not published, if a learner with the same id is
 * published and no longer in the plan. Learners missing where the workspace could not be read
 * may still be there, and have not moved. */
void moved_find(struct moved *m, struct arena *a, const struct workspace *w,
                const struct manifest *plan, const struct manifest *published);

/* learner: "classes/maple/learners/ana" gives "classes/maple", and "maple/learners/ana" "maple" */
const char *moved_class_of(struct arena *a, const char *learner);

#endif
