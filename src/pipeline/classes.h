/* classes.h: what is made above the learner, from summaries alone: class workbooks and the staff's first page. */
#ifndef PIPELINE_CLASSES_H
#define PIPELINE_CLASSES_H

#include "pipeline/publish.h"

/* One per learner of the workspace, by place->index: what is published of them now (of this run or of an earlier one). */
struct class_inputs {
    struct summary **summaries; /* NULL where nothing is published */
    const char **notes;         /* why a learner was left out of this run, or NULL */
    size_t n;
};

bool classes_build(const struct shared *s, struct publisher *p, const struct class_inputs *in,
                   struct built *built);

#endif
