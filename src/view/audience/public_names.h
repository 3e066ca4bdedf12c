/* public_names.h: names of files, and of the learner, without the surname, for public trees.
 *
 *     struct public_names *names = public_names_new(arena, latin, &who);
 *     ... public_name(names, "CyRuiz2026.pdf") ...        // "Cy2026.pdf"
 *
 * The surname is found as written, without accents, with umlauts spelled out ("Mueller"), in Latin
 * letters if it is in another script (also as the id has it), and the other way around. It is found
 * as a separate word, beside a digit or a capital ("CyRuiz"), and inside a word: anywhere if it has
 * at least four letters ("torrescopy"), otherwise only beside the first name or its initial
 * ("zoeek", but not "week"). */
#ifndef VIEW_PUBLIC_NAMES_H
#define VIEW_PUBLIC_NAMES_H

#include "base/arena.h"

struct public_who {
    const char *first, *last, *called, *id; /* all but the id may be NULL */
};

struct latin; /* i18n/name_words.h */
struct public_names;

struct public_names *public_names_new(struct arena *a, struct latin *latin,
                                      const struct public_who *who);

/* The name of a file or folder, without the surname, and without an id that is not a plain word
 * ("mtorres12"). Never empty; keeps the ending. */
const char *public_name(struct public_names *p, const char *name);
/* The called name, or the first name if the called name would reveal the surname. NULL if both
 * are unknown. */
const char *public_names_called(struct public_names *p);

#endif
