/* class_work.h: one class, in a worker process: its learners are read, judged, and made, then its
 * own files, and all of it is staged. What became of it goes to the parent (work_result.h), which
 * puts it in place (publish.h). */
#ifndef PIPELINE_CLASS_WORK_H
#define PIPELINE_CLASS_WORK_H

#include "pipeline/tree/moved.h"
#include "pipeline/tree/tree.h"

/* What the program is working on, in memory that parent and workers share: should a worker die, the
 * parent knows over what. */
enum {
    AT_NOTHING = 0,
    AT_CLASS_FILES = 1,
    AT_FIRST_LEARNER = 2
}; /* and then by the learner's index */

struct class_task {
    const struct shared *shared;
    const struct tree *tree;
    const struct group *group;
    const bool *chosen;         /* by the learner's index: asked for */
    const bool *died;           /* by the learner's index: the program broke down over it before */
    bool files_died;            /* and over the class's own files */
    const struct table *spared; /* folders of learners who are not found, and stay (publish.h) */
    const struct moved *moved;  /* learners who are in another class now */
    bool unread; /* a file of the class could not be read at all: it stays as it was */
    size_t *at;
    /* by the learner's index, shared with the parent: what is published of the learner is no
     * longer permitted */
    bool *withdrawn;
    int decoders; /* pictures that this worker may read at a time */
};

void class_make(const struct class_task *task, struct buf *result);

/* Where a worker stages: a learner, the class's own files, and the new ledger. */
const char *class_stage_learner(const struct tree *t, struct arena *a,
                                const struct learner_place *p);
const char *class_stage(const struct tree *t, struct arena *a, const struct group *g);
const char *class_stage_ledger(const struct tree *t, struct arena *a, const struct group *g);

#endif
