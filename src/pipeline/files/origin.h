/* origin.h: finds the file of a learner from which an output got another learner's id. */
#ifndef PIPELINE_ORIGIN_H
#define PIPELINE_ORIGIN_H

#include "pipeline/files/output.h"
#include "view/view.h"

struct origin {
    const char *file; /* in the workspace; NULL if not found */
    size_t line;      /* 0: the name of the file */
};

/* Reads the learner's folder and the class's log again, which is acceptable because leaks are
 * rare. */
struct origin origin_of(struct output *o, const struct learner_place *other);

/* Searches the text of the learner's files, and the names of evidence files, for the ids of others,
 * without making any output. Skips evidence that families don't see. */
void origin_check(struct output *o, const struct viewer *v);

/* In guard.c: reports ids in this text of the file, which begins at this line. */
void guard_written(struct output *o, const char *file, int line, const char *text);
/* In guard.c: returns the first line of the text that names the other learner, or 0. */
size_t guard_line(struct output *o, const char *text, const struct learner_place *other);

#endif
