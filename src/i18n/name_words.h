/* name_words.h: splits text into words, and compares words as names. Knows letters, not people.
 *
 * Names are compared folded: without case, without accents and other marks (of Latin, Greek,
 * Cyrillic, Arabic, and Hebrew letters), without apostrophes, and without invisible characters
 * (soft hyphens, zero-width spaces). So "Zoë", "ZOE", and "Zo&shy;e" as shown by a browser are the
 * same word, and so are "O'Brien" and "OBrien".
 *
 *     struct wording text = name_words_of(arena, s, n);
 *     for (size_t i = 0; i < text.n; i++)
 *         if (text.v[i].capital) ... word_keys(latin, arena, s, &text.v[i], keys) ...
 */
#ifndef I18N_NAME_WORDS_H
#define I18N_NAME_WORDS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum word_gap {
    GAP_NONE,  /* the words touch, in a script without spaces */
    GAP_SPACE, /* blanks, one line end, or a hyphen */
    GAP_COMMA, /* a comma, possibly with blanks */
    GAP_BREAK, /* anything else */
};

struct word {
    size_t begin, end;    /* bytes of the text */
    enum word_gap before; /* between it and the previous word */
    bool capital;         /* begins with a capital, or with a letter of a script without capitals */
    bool cased;           /* begins with a capital */
    bool opens;           /* is the first word of a sentence, a heading, or a list item */
    bool plain;           /* only ASCII letters and digits */
};

struct wording {
    const struct word *v;
    size_t n;
};

/* Words are runs of letters, digits, and marks. An apostrophe, an invisible character, or an
 * asterisk between two letters is part of the word: "O'Brien", "O**mar**". In Chinese, Japanese,
 * Thai, and similar scripts, each letter is a word. The text must be valid UTF-8. */
struct wording name_words_of(struct arena *a, const char *s, size_t n);

/* A quick test before splitting a text: the first letter of the key of the word that begins at s
 * with a non-ASCII character; 0 if it is lowercase or not a letter. */
unsigned word_first(const char *s, size_t n, size_t *length);
/* Is the letter from a script without spaces between words? */
bool word_stands_alone(unsigned letter);

/* The key of one word, or of any text taken as one word. Never NULL; empty if it has no letter. */
const char *word_key(struct arena *a, const char *s, size_t n);

/* Unicode's transliteration. ICU opens it for the first word, which takes longer than a thousand
 * words. Call latin_free before freeing the arena. */
struct latin;
struct latin *latin_new(struct arena *a);
void latin_free(struct latin *l);

enum { WORD_KEYS = 20 };
/* The names that the word may contain, surest first: the word itself; without a possessive ending
 * ("Omar's", "Omars", "Omar'ın"); the part after an elision ("d'Omar"); without a Korean particle
 * ("민준이가"); with umlauts written out ("Müller", "Mueller"); in Latin letters (Unicode's
 * transliteration); stems of which it may be a case ("Наталією", see word_stem). Returns the number
 * of keys. */
size_t word_keys(struct latin *l, struct arena *a, const char *s, const struct word *w,
                 const char *keys[WORD_KEYS]);

/* The key with umlauts and similar letters written out: "Müller" gives "mueller". NULL if there are
 * none. */
const char *word_key_written_out(struct arena *a, const char *s, size_t n);
/* A key in Cyrillic letters, whose languages decline names, without the ending of the nominative,
 * and with a mark that no other key has. There are two kinds of names: "Наталія" and "Тарас",
 * "Дмитрий" and "Левицький". NULL if fewer than four letters are left. */
const char *word_stem(struct arena *a, const char *key);
enum { WORD_STEMS = 6 };
/* The stems of names of which the word may be a case. Returns their number. */
size_t word_stems(struct arena *a, const char *key, const char *stems[WORD_STEMS]);

/* The name in Latin letters, with spaces between its words; NULL if it is in Latin letters
 * already. */
const char *word_in_latin(struct latin *l, struct arena *a, const char *s, size_t n);
/* Cyrillic has several: "Юлія Шевченко" is "ulia sevcenko" with one letter for each, "yuliya
 * shevchenko" in books and older passports, and "yuliia shevchenko" in today's (passport.h). */
enum latin_way {
    LATIN_ANY,
    LATIN_RUSSIAN,
    LATIN_UKRAINIAN,
    LATIN_BY_ICU,
    LATIN_UKRAINIAN_PASSPORT = LATIN_BY_ICU,
    LATIN_RUSSIAN_PASSPORT,
    LATIN_WAYS
};
/* NULL if the way is for Cyrillic, and the text has no Cyrillic letter. */
const char *word_in_latin_as(struct latin *l, struct arena *a, const char *s, size_t n,
                             enum latin_way way);

/* Tests of a key: a word that precedes surnames ("Ms.", "Herr", "Sra."). */
bool word_is_title(const char *key);
/* A word inside names that is not a name by itself ("van", "bin", "del"). */
bool word_is_particle(const char *key);
/* A word that continues a sentence and is not a surname ("and", "with", "me"); a verb ("helped",
 * "built"). English; for the first, also a few other languages. */
bool word_is_linking(const char *key);
bool word_is_verb(const char *key);
/* Does the key begin with a Korean letter? */
bool word_is_hangul(const char *key);
/* Short lists for a few languages: a month, a day of the week, or a German noun, which is always
 * capitalized; and the same plus everyday English words that are also names ("will", "rose",
 * "young"). */
bool word_is_month_or_noun(const char *key);
bool word_is_ordinary(const char *key);

#endif
