/* origin.h: where among a learner's files an output got the id of another learner from. */
#ifndef PIPELINE_ORIGIN_H
#define PIPELINE_ORIGIN_H

#include "pipeline/files/output.h"
#include "view/view.h"

struct origin {
    const char *file; /* in the workspace; NULL when it is not found */
    size_t line;      /* 0: the file's name */
};

/* Reads the learner's folder, and the log of the class, once more: leaks are rare. */
struct origin origin_of(struct output *o, const struct learner_place *other);

/* All ids of others in what the learner's files say, and in the names of the evidence: without
 * making anything. Pieces that families do not see are left out. */
void origin_check(struct output *o, const struct viewer *v);

/* Of guard.c: ids in a text of that file, as it is written there from that line on. */
void guard_written(struct output *o, const char *file, int line, const char *text);
/* Of guard.c: the first line of the text that names the other; 0 when none does. */
size_t guard_line(struct output *o, const char *text, const struct learner_place *other);

#endif
