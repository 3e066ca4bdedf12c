/* relock.h: another passphrase must take effect for those as well whom a build does not make again:
 * not asked for, or with an error.
 *
 * Trying a passphrase on every published folder would take a build of one learner as long as a
 * build of all. So a note beside the tree says with which file of passphrases (its size and times)
 * everybody was last known to be locked. As long as the file is that one, nothing is tried. The
 * note holds nothing of any passphrase. */
#ifndef PIPELINE_RELOCK_H
#define PIPELINE_RELOCK_H

#include "pipeline/tree/tree.h"

/* Sets t->locked_today: everybody who is published is locked with the passphrases of today, or no
 * lock is asked for. */
void relock_look(struct tree *t, const struct shared *s);
/* Is what is published at `out` locked with another passphrase than the learner has today? Not
 * where there is none today that can be used: then it stays as it was. */
bool relock_is_due(const struct tree *t, const struct shared *s, const struct learner *l,
                   const char *out);
/* Write the note, or take it away, after a build. all: nobody is left who could not be looked at.
 */
void relock_note(const struct tree *t, const struct shared *s, bool all);

#endif
