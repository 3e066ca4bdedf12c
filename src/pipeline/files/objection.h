/* objection.h: decides whether a passphrase is too easy to guess for what it locks, and why.
 *
 *     const struct everybody *all = everybody_in(arena, workspace); // once
 *     if (objection_to_passphrase(learner, all, words, PASSPHRASE_OF_PAGES, &why) && !why) ... */
#ifndef PIPELINE_OBJECTION_H
#define PIPELINE_OBJECTION_H

#include "base/arena.h"
#include "base/dec.h"

struct learner;
struct workspace;

/* What a passphrase opens. Trying a passphrase costs less on a PDF than on pages, so for a PDF it
 * must be harder to guess. */
enum passphrase_use { PASSPHRASE_OF_PAGES, PASSPHRASE_OF_PDF };

enum { PASSPHRASE_LEAST = 12 }; /* characters */

/* The words of all names and ids in the workspace, because an attacker who knows the school tries
 * these. Collected once, in the parent. */
struct everybody;
const struct everybody *everybody_in(struct arena *a, const struct workspace *w);

/* Sets *why to the rest of "it is too easy to guess: ", in the learner's arena or a static string;
 * NULL if the passphrase is good. Returns false if there was no process or memory to measure it;
 * then *why is the system's message. */
bool objection_to_passphrase(const struct learner *l, const struct everybody *all,
                             const char *words, enum passphrase_use use, const char **why);

#endif
