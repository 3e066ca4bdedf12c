/* class_work.h: makes one class in a worker process: reads, judges, and makes its learners, then
 * its own files, and stages everything. The results go to the parent as lines (work_result.h),
 * which puts the files in place (publish.h).
 *
 *     struct class_task task = {.shared = &shared, .tree = tree, .group = group, ...};
 *     class_make(&task, &result); */
#ifndef PIPELINE_CLASS_WORK_H
#define PIPELINE_CLASS_WORK_H

#include "pipeline/tree/moved.h"
#include "pipeline/tree/tree.h"

/* Values of *class_task.at, in memory shared by parent and workers: what the worker is working on.
 * If the worker dies, the parent knows at what. */
enum { AT_NOTHING = 0, AT_CLASS_FILES = 1, AT_FIRST_LEARNER = 2 }; /* plus the learner's index */

struct recall;

struct class_task {
    const struct shared *shared;
    const struct tree *tree;
    const struct group *group;
    size_t at_group; /* its index in the workspace */
    const struct recall *recall;
    const bool *chosen; /* by the learner's index: asked for */
    /* by the learner's index: the program crashed on this learner before */
    const bool *died;
    bool files_died; /* it crashed on the class's own files before */
    /* folders of learners who were not found but stay published (publish.h) */
    const struct table *spared;
    const struct moved *moved; /* learners who are now in another class */
    bool unread; /* a file of the class could not be read at all: what is published stays */
    size_t *at;
    /* by the learner's index, shared with the parent: something published of the learner is no
     * longer permitted */
    bool *withdrawn;
    int decoders; /* how many pictures this worker may decode at the same time */
};

void class_make(const struct class_task *task, struct buf *result);

/* Paths in the stage: of a learner's folder, of the class's own files, and of the new ledger. */
const char *class_stage_learner(const struct tree *t, struct arena *a,
                                const struct learner_place *p);
const char *class_stage(const struct tree *t, struct arena *a, const struct group *g);
const char *class_stage_ledger(const struct tree *t, struct arena *a, const struct group *g);

#endif
