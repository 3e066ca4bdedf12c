/* record.h: what a worker tells about one learner, as text: the summary, and the findings.
 *
 * One line a fact, fields separated by tabs; tab, newline and backslash inside a field are written \t \n \\. The first line
 * names the version, the last is "end": a text without both is no record. Versioned, so that records kept beside the
 * published folders by an older program are made again instead of misread. */
#ifndef PIPELINE_RECORD_H
#define PIPELINE_RECORD_H

#include "base/buf.h"
#include "base/diag.h"
#include "model/summary.h"

/* summary may be NULL (the learner was left out); diags may be NULL. */
void record_write(const struct summary *summary, const struct diags *diags, struct buf *out);
/* False when `text` is no record of this version. *summary is NULL when it has none. Findings are added to diags (unless
 * NULL). Everything is copied into the arena. */
bool record_read(struct arena *a, const char *text, size_t n, struct summary **summary, struct diags *diags);

#endif
