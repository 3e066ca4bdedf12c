/* explain_one.h: explains one learner, or one target of a learner, as text: reads, assesses, and
 * prints. Writes nothing to disk.
 *
 * The learner is found by id: "maya-torres", or with the class in front if two classes have the id:
 * "maple/maya-torres". */
#ifndef PIPELINE_EXPLAIN_ONE_H
#define PIPELINE_EXPLAIN_ONE_H

#include "base/buf.h"
#include "base/diag.h"
#include "load/load.h"

struct explain_options {
    struct load_options load;
    const char *learner;
    const char *target; /* NULL: all targets of the learner */
    bool compare;       /* the result of every method */
};

enum explained {
    EXPLAINED,
    /* no learner or target, or more than one, has this name; `out` says so, with suggestions */
    EXPLAINED_UNKNOWN,
    EXPLAINED_NOT, /* could not be read: see the findings */
};

/* Appends the text to out. Findings about the learner, or about shared files, go to diags. */
enum explained explain_one(const struct explain_options *o, struct diags *diags, struct buf *out);

#endif
