/* explain_one.h: one learner, or one target of a learner, explained as text: read, judge, say.
 * Nothing is written to disk.
 *
 * Who is meant is found by id: "maya-torres", or with the class before it where two classes have
 * the id: "maple/maya-torres". */
#ifndef PIPELINE_EXPLAIN_ONE_H
#define PIPELINE_EXPLAIN_ONE_H

#include "base/buf.h"
#include "base/diag.h"
#include "load/load.h"

struct explain_options {
    struct load_options load;
    const char *learner;
    const char *target; /* NULL: all of the learner's */
    bool compare;       /* what every method would say */
};

enum explained {
    EXPLAINED,
    EXPLAINED_UNKNOWN, /* nobody, or no target, or more than one, is called so: `out` says it, with
                          suggestions */
    EXPLAINED_NOT,     /* it could not be read: see the findings */
};

/* The text is added to out. Findings that concern the learner, or what all share, go to diags. */
enum explained explain_one(const struct explain_options *o, struct diags *diags, struct buf *out);

#endif
