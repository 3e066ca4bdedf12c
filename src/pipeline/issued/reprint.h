/* reprint.h: prints issued reports again: the same bytes, whatever the workspace holds by now. Only
 * the folder `issued` is read. */
#ifndef PIPELINE_REPRINT_H
#define PIPELINE_REPRINT_H

#include "base/diag.h"

struct reprint_options {
    const char *root, *term;
    const char *learner; /* glob on folder names, or NULL */
    const char *out;     /* a new or empty folder outside of the workspace */
};

struct reprinted {
    size_t learners, files;
};

/* Copies the latest issue of each report, with the data of the latest issue, into a folder for each
 * learner. A learner with a file that is not as it was issued is left out with a finding. Returns
 * false if something could not be written. */
bool reprint(const struct reprint_options *o, struct diags *diags, struct reprinted *made);

#endif
