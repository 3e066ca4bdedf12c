/* origin.h: where among a learner's files an output got the id of another learner from. */
#ifndef PIPELINE_ORIGIN_H
#define PIPELINE_ORIGIN_H

#include "pipeline/output.h"

struct origin {
    const char *file; /* in the workspace; NULL when it is not found */
    size_t line;      /* 0: the file's name */
};

/* Reads the learner's folder, and the log of the class, once more: leaks are rare. */
struct origin origin_of(struct output *o, const struct learner_place *other);

/* Of guard.c: the first line of the text that names the other; 0 when none does. */
size_t guard_line(struct output *o, const char *text, const struct learner_place *other);

#endif
