/* outlines.h: checks that the outlines of pages and reports name only existing parts. */
#ifndef PIPELINE_OUTLINES_H
#define PIPELINE_OUTLINES_H

#include "base/diag.h"

struct workspace;

/* Adds a finding, with its place and the most similar name, for every unknown part. */
void outlines_check(const struct workspace *w, struct diags *diags);

#endif
