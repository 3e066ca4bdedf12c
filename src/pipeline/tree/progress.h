/* progress.h: one line on the terminal that shows how far the build is. */
#ifndef PIPELINE_PROGRESS_H
#define PIPELINE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
    size_t done, all;
    size_t reused;       /* of those done: as they were published before */
    double start, shown; /* seconds */
    bool on;
};

void progress_start(struct progress *p, size_t all, bool on);
/* n learners are done. */
void progress_step(struct progress *p, size_t n, size_t reused);
void progress_end(struct progress *p); /* erases the line */

#endif
