/* relock.h: a new passphrase must also take effect for learners whom a build does not make: those
 * not asked for, or with errors.
 *
 *     relock_look(tree, shared);                         // before the build
 *     if (relock_is_due(tree, shared, learner, out)) ... // for each published learner
 *     relock_note(tree, shared, all);                    // after the build
 *
 * If each build tried the passphrases on every published folder, building one learner would take as
 * long as building all. So a note beside the tree records the file of passphrases (its size and
 * times) that every published folder was last known to be locked with. As long as that file is
 * unchanged, nothing is tried. The note contains nothing about any passphrase. */
#ifndef PIPELINE_RELOCK_H
#define PIPELINE_RELOCK_H

#include "pipeline/tree/tree.h"

/* Sets t->locked_today: every published learner is known to be locked with the current passphrases,
 * or no lock is asked for. */
void relock_look(struct tree *t, const struct shared *s);
/* Is the published folder `out` locked with a passphrase other than the learner's current one?
 * False if there is no usable current one: then what is published stays. */
bool relock_is_due(const struct tree *t, const struct shared *s, const struct learner *l,
                   const char *out);
/* After a build: writes the note, or removes it. all: every learner could be checked. */
void relock_note(const struct tree *t, const struct shared *s, bool all);

#endif
