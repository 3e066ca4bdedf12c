/* objection.h: why a passphrase is too easy to guess for what it locks. */
#ifndef PIPELINE_OBJECTION_H
#define PIPELINE_OBJECTION_H

#include "base/arena.h"
#include "base/dec.h"

struct learner;
struct workspace;

/* What a passphrase opens. Trying one on a PDF costs less than trying one on pages, so it must be
 * harder to guess. */
enum passphrase_use { PASSPHRASE_OF_PAGES, PASSPHRASE_OF_PDF };

enum { PASSPHRASE_LEAST = 12 }; /* letters */

/* The words of the names and ids of everybody in the workspace: whoever tries the passphrase of one
 * learner tries these. Found once, in the parent. */
struct everybody;
const struct everybody *everybody_in(struct arena *a, const struct workspace *w);

/* *why: what follows "it is too easy to guess: ", in the learner's arena or static; NULL when the
 * passphrase is good. False when the machine had no process or memory to measure it; then *why is
 * what the system said. */
bool objection_to_passphrase(const struct learner *l, const struct everybody *all,
                             const char *words, enum passphrase_use use, const char **why);

#endif
