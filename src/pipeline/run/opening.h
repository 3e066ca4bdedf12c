/* opening.h: keeps a build from replacing locked pages and reports with open ones just because a
 * setting or an option was forgotten.
 *
 * Notes beside the tree record that its pages (privacy.lock) or its reports (--encrypt) are locked.
 * Locked pages are recognized even without a note. The notes contain nothing about any
 * passphrase.
 *
 *     if (!opening_is_meant(tree, s)) make nothing
 *     ok = opening_note(tree, s);  before anything is put in place */
#ifndef PIPELINE_OPENING_H
#define PIPELINE_OPENING_H

#include "pipeline/tree/tree.h"

/* False with a finding if this build would publish something open that is locked in the tree,
 * without --unlock or a yes on the terminal. A tree to be replaced (--force) counts as well. */
bool opening_is_meant(const struct tree *t, const struct shared *s);
/* Writes the notes, or removes them if a build of all learners opens what was locked. False with
 * a finding. */
bool opening_note(const struct tree *t, const struct shared *s);
/* Is there any note? */
bool opening_is_noted(const struct tree *t);
/* Removes the notes. The tree was replaced by another one. */
void opening_forget(const struct tree *t);

#endif
