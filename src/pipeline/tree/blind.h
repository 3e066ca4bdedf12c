/* blind.h: a build whose settings cannot be understood (workspace.settings_unread). Nothing is
 * made. Files no longer permitted are removed all the same, and everything else stays as it is. */
#ifndef PIPELINE_BLIND_H
#define PIPELINE_BLIND_H

#include "pipeline/shared.h"
#include "pipeline/tree/publish.h"

/* Makes the plan from scratch. Settings may rename folders, so the published list says where
 * each learner is. */
void blind_plan(struct manifest *plan, const struct shared *s, const struct manifest *published);
/* Files above the classes contain something of every learner, and none can be made in their
 * place, so they are removed. */
bool blind_drop_above(struct publisher *p);

#endif
