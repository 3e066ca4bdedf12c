/* spelling.h: are two names the same one, and is a letter of another script than it looks? As Unicode says: letters are
 * compared after canonical decomposition and case folding, so that "Zoë" is the same however its diaeresis was typed. Names
 * in running text are name_words.h's. No ICU type shows. */
#ifndef I18N_SPELLING_H
#define I18N_SPELLING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct spelled {
    const unsigned *letters; /* code points, folded; white space is one blank */
    const size_t *at;        /* n + 1 of them: the byte at which each came from the text */
    size_t n;
};

/* The text must be valid UTF-8 and is not kept. */
struct spelled spell(struct arena *a, const char *s, size_t n);
/* The same for equal names, and for no others; fit for a table. */
const char *spell_key(struct arena *a, const char *name);

/* The text with every letter and its marks as one letter where Unicode has it (NFC). */
const char *spell_composed(struct arena *a, const char *s);

/* A letter of another script inside a word, such as a Cyrillic а in a Latin name: which letter, by place and bytes. Looks
 * at Latin, Greek, Cyrillic and Armenian, whose letters look alike, and at no others: Japanese mixes its scripts. */
bool spell_mixed(const char *s, size_t *at, size_t *length);
/* Do they look the same to a reader, though they are not (Unicode, technical standard 39)? */
bool spell_looks_like(const char *a, const char *b);
/* "'а' (U+0430 CYRILLIC SMALL LETTER A)": the letter at s. */
const char *spell_letter(struct arena *a, const char *s);

#endif
