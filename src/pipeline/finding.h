/* finding.h: findings as lines of fields, from a worker to its parent. */
#ifndef PIPELINE_FINDING_H
#define PIPELINE_FINDING_H

#include "base/buf.h"
#include "base/diag.h"
#include "pipeline/fields.h"

void findings_write(const struct diags *diags, struct buf *out);
/* True when the line is a finding, which is added. */
bool finding_read(const struct fields *line, struct diags *diags);

#endif
