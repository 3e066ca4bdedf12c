/* spelling.h: compares the spelling of names, and finds letters from another script. By Unicode's
 * rules: letters are compared after canonical decomposition and case folding, so that "Zoë" is the
 * same however its diaeresis was typed. Names in running text are in name_words.h. No ICU type is
 * exposed. */
#ifndef I18N_SPELLING_H
#define I18N_SPELLING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct spelled {
    const unsigned *letters; /* code points, folded; each run of white space is one blank */
    /* N + 1 byte offsets: where each letter was in the text, and the end. */
    const size_t *at;
    size_t n;
};

/* The text must be valid UTF-8; it is not referenced by the result. */
struct spelled spell(struct arena *a, const char *s, size_t n);
/* Equal for names with the same spelling, and only for those; usable as a key of a table. */
const char *spell_key(struct arena *a, const char *name);

/* The text in NFC: each letter and its marks as one character if Unicode has it. */
const char *spell_composed(struct arena *a, const char *s);

/* Finds a letter from another script inside a word, such as a Cyrillic а in a Latin name; sets its
 * offset and length. Only among Latin, Greek, Cyrillic, and Armenian, whose letters look alike:
 * Japanese, for example, mixes scripts. */
bool spell_mixed(const char *s, size_t *at, size_t *length);
/* Is there any letter in it, of any script? */
bool spell_has_letter(const char *text);
/* The text without what is no letter, mark, or digit before its first and after its last one. */
const char *spell_bare(struct arena *a, const char *text);
/* Are they different but look the same to a reader (Unicode Technical Standard #39)? */
bool spell_looks_like(const char *a, const char *b);
/* "'а' (U+0430 CYRILLIC SMALL LETTER A)": the letter at s. */
const char *spell_letter(struct arena *a, const char *s);

/* Is the name in Chinese, Japanese, or Korean letters, in which the last name comes first? */
bool spell_is_last_first(const char *name);
/* Both names, in their order. last: NULL or "" if there is none. */
const char *spell_full_name(struct arena *a, const char *first, const char *last);
/* An id of lowercase letters, digits, and hyphens, from a name in any script: "ana-lopez". "" if no
 * letter of it can be written so. */
const char *spell_id(struct arena *a, const char *name);

#endif
