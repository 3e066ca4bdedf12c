/* blind.h: a build whose settings cannot be understood (workspace.settings_unread). Nothing is
 * made; what is no longer permitted is taken away all the same, and everything else stays as it is.
 */
#ifndef PIPELINE_BLIND_H
#define PIPELINE_BLIND_H

#include "pipeline/shared.h"
#include "pipeline/tree/publish.h"

/* Settings may give folders other names: where each learner is published is known from the list of
 * that. Makes the plan anew. */
void blind_plan(struct manifest *plan, const struct shared *s, const struct manifest *published);
/* Files above the classes hold something of everybody, and none can be made in their place: they
 * go. */
bool blind_drop_above(struct publisher *p);

#endif
