/* opening.h: pages and reports that were locked are not replaced by open ones because a setting or
 * an option was forgotten.
 *
 * Notes beside the tree say that its pages are locked (privacy.lock), or its reports (--encrypt).
 * They hold nothing of any passphrase. */
#ifndef PIPELINE_OPENING_H
#define PIPELINE_OPENING_H

#include "pipeline/tree/tree.h"

/* Would this build publish open what is locked in the tree? That needs --unlock, or a yes on the
 * terminal. False with a finding. */
bool opening_is_meant(const struct tree *t, const struct shared *s);
/* Write the notes, before anything is put in place, or take them away where a build of everybody
 * opens what was locked. False with a finding. */
bool opening_note(const struct tree *t, const struct shared *s);
/* The tree was replaced by another one. */
void opening_forget(const struct tree *t);

#endif
