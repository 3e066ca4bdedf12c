/* strength.h: how hard a passphrase is to guess for an attacker who tries common choices first, by
 * zxcvbn (Wheeler, "zxcvbn: low-budget password strength estimation", USENIX Security 2016): lists
 * of passwords, words, and names, keyboard patterns, repeats, dates. */
#ifndef SEAL_STRENGTH_H
#define SEAL_STRENGTH_H

#include "base/arena.h"

enum {
    /* Bits: at 0.2 s per try (PBKDF2), thousands of years on one processor. */
    STRENGTH_LEAST = 40,
    STRENGTH_MEASURED = 100 /* bytes: hard enough to guess, and zxcvbn takes quadratic time */
};

struct strength {
    double bits; /* each bit doubles the number of guesses */
    /* What makes its longest part easy, a static string that follows "it is easy to guess: "; or
     * NULL. */
    const char *why;
};

/* known: words that an attacker tries first, such as the learner's name, in lower case, the
 * likeliest first: each costs as many tries as there are words before it; ends with NULL. Letters
 * outside ASCII, for which zxcvbn has no lists, count at most 4 bits each. zxcvbn crashes when out
 * of memory: call this in a confined child. */
struct strength strength_of(struct arena *a, const char *phrase, const char *const *known);

#endif
