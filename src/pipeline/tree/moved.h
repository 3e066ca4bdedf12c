/* moved.h: learners whose folder is in another class now.
 *
 * A move takes nothing away from anybody, so it needs no confirmation. What is published under the
 * old path goes once the new one is published, or once it is known that nothing of the learner may
 * be. */
#ifndef PIPELINE_MOVED_H
#define PIPELINE_MOVED_H

#include "base/hash.h"
#include "pipeline/tree/manifest.h"

struct workspace;

struct moved {
    /* the learner's folder in the workspace -> const struct entry *, of what is published of it */
    struct table *published;
    struct table *now;  /* the folder it was -> const struct entry *, of the plan */
    struct table *left; /* folders of classes that they left */
    size_t n;
};

/* Who is in the plan, unpublished, while a learner of the same id is published and in the plan no
 * longer. Who is missing where the workspace could not be read may still be there, and has not
 * moved. */
void moved_find(struct moved *m, struct arena *a, const struct workspace *w,
                const struct manifest *plan, const struct manifest *published);

/* "classes/maple" of "classes/maple/learners/ana", and "maple" of "maple/learners/ana" */
const char *moved_class_of(struct arena *a, const char *learner);

#endif
