/* trace.h: where the time of a build goes: sums by phase, for the summary, and with --trace a file
 * with one event for each span of time, in the format of Chrome's tracing (chrome://tracing,
 * Perfetto; "Trace Event Format", complete events).
 *
 *     double began = trace_begin(s->trace);
 *     ...
 *     trace_end(s->trace, PHASE_PAGES, began, place->path);
 *
 * Workers add to the same sums and write to the same file. Phases within each other don't overlap,
 * except that a process waits for its workers while they work. Without a trace (NULL), both
 * functions do nothing. */
#ifndef PIPELINE_TRACE_H
#define PIPELINE_TRACE_H

#include "base/arena.h"

#include <stdbool.h>

#define PHASES(X)                                                                 \
    X(SHARED, "shared")         /* reading what all share */                      \
    X(LEARNERS, "learners")     /* reading and judging learners */                \
    X(FILES, "files")           /* pictures and other files of evidence */        \
    X(PAGES, "pages")           /* a learner's site */                            \
    X(REPORTS, "reports")       /* a learner's PDF files */                       \
    X(WORKBOOKS, "workbooks")   /* a learner's notebook and record */             \
    X(CLASSES, "classes")       /* pages, workbook, and print files of a class */ \
    X(PUBLISHING, "publishing") /* putting a class in place, with its syncs */    \
    X(ABOVE, "above")           /* files of schools and the district */

enum phase {
#define X(NAME, word) PHASE_##NAME,
    PHASES(X)
#undef X
        PHASE_COUNT
};

struct phase_sum {
    const char *name; /* static string */
    double seconds;   /* of all processes together */
    long long n;      /* spans */
};

struct trace;
/* file: where to write events, or NULL: only sums. False with *why if it cannot be written. NULL
 * memory for the sums is no failure: then *out is NULL. */
bool trace_open(struct trace **out, struct arena *a, const char *file, const char **why);
void trace_close(struct trace *t);
/* The time from which trace_end counts. */
double trace_begin(const struct trace *t);
/* of: path of the learner, class, or file in the workspace or output. */
void trace_end(struct trace *t, enum phase phase, double began, const char *of);
void trace_sums(const struct trace *t, struct phase_sum sums[PHASE_COUNT]);

#endif
