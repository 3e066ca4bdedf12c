/* public_names.h: names of files, and of the learner, without the surname: for what everybody may
 * see.
 *
 *     struct public_names *names = public_names_new(arena, latin, &who);
 *     ... public_name(names, "CyRuiz2026.pdf") ...        // "Cy2026.pdf"
 *
 * The surname is found as it is, without accents, with umlauts written out ("Mueller"), in Latin
 * letters where it is in others (as the id has it, too), and the other way round; as a word, beside
 * a digit or a capital ("CyRuiz"), and without a gap: anywhere from four letters on ("torrescopy"),
 * shorter ones beside the first name or its initial ("zoeek", and not "week"). */
#ifndef VIEW_PUBLIC_NAMES_H
#define VIEW_PUBLIC_NAMES_H

#include "base/arena.h"

struct public_who {
    const char *first, *last, *called, *id; /* each but the id may be NULL */
};

struct latin; /* i18n/name_words.h */
struct public_names;

struct public_names *public_names_new(struct arena *a, struct latin *latin,
                                      const struct public_who *who);

/* The name of a file or folder; the id is left out where it is no word of its own ("mtorres12").
 * Never empty; the ending stays. */
const char *public_name(struct public_names *p, const char *name);
/* What the learner is called; the first name where that would say the surname. NULL where neither
 * is known. */
const char *public_names_called(struct public_names *p);

#endif
