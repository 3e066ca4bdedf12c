/* strength.h: how hard a passphrase is to guess for an attacker who tries common choices first. By zxcvbn (Wheeler, "zxcvbn:
 * low-budget password strength estimation", USENIX Security 2016): lists of passwords, words and names, keyboard patterns,
 * repeats, dates. */
#ifndef SEAL_STRENGTH_H
#define SEAL_STRENGTH_H

#include "base/arena.h"

enum {
    STRENGTH_LEAST = 40,    /* bits: at PBKDF2's 0.2 s a try, thousands of years of one processor */
    STRENGTH_MEASURED = 100 /* bytes: enough to be hard, and it takes time in the square of the length */
};

struct strength {
    double bits; /* of guessing: one more doubles the tries */
    const char *
        why; /* what makes the longest part of it easy, a static string that follows "it is easy to guess: ", or NULL */
};

/* known: words that whoever tries will try first, such as the learner's name, in small letters, the likeliest first: each costs as
 * many tries as there are words before it; ends with NULL. Letters outside ASCII, of which
 * zxcvbn has no lists, count as at most 4 bits each. zxcvbn crashes when it gets no memory: call this in a confined child. */
struct strength strength_of(struct arena *a, const char *phrase, const char *const *known);

#endif
