/* outlines.h: do the outlines of pages and reports name parts that there are? */
#ifndef PIPELINE_OUTLINES_H
#define PIPELINE_OUTLINES_H

#include "base/diag.h"

struct workspace;

/* A finding, with its place and the nearest name, for every part that nobody knows. */
void outlines_check(const struct workspace *w, struct diags *diags);

#endif
