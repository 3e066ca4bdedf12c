/* name_words.h: a text as words, and words as names are compared. Knows letters and no people.
 *
 * Names are compared folded: without case, without accents and other marks (Latin, Greek, Cyrillic, Arabic, and Hebrew
 * letters), without apostrophes, and without characters that nobody sees (soft hyphens, zero-width spaces). So "Zoë", "ZOE",
 * and "Zo&shy;e" as a browser shows it are one word, and so are "O'Brien" and "OBrien".
 *
 *     struct wording text = wording_of(arena, s, n);
 *     for (size_t i = 0; i < text.n; i++)
 *         if (text.v[i].capital) ... word_keys(latin, arena, s, &text.v[i], keys) ...
 */
#ifndef I18N_NAME_WORDS_H
#define I18N_NAME_WORDS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum word_gap {
    GAP_NONE,  /* the words touch: a script that puts no space between words */
    GAP_SPACE, /* blanks, one line end, a hyphen */
    GAP_COMMA, /* a comma, and perhaps blanks */
    GAP_BREAK, /* anything else */
};

struct word {
    size_t begin, end;    /* bytes of the text */
    enum word_gap before; /* between it and the word before */
    bool capital;         /* begins with a capital, or with a letter of a script that has none */
    bool cased;           /* begins with a capital */
    bool opens;           /* the first of a sentence, a heading, or an item of a list */
    bool plain;           /* nothing but ASCII letters and digits */
};

struct wording {
    const struct word *v;
    size_t n;
};

/* Words are runs of letters, digits, and marks. An apostrophe, a character that nobody sees, or an asterisk between two
 * letters belongs to the word: "O'Brien", "O**mar**". Of Chinese, Japanese, Thai, and their like, each letter is a word. The
 * text must be valid UTF-8. */
struct wording wording_of(struct arena *a, const char *s, size_t n);

/* For those who only want to know whether a text is worth it: the first letter of the key of the word that begins at s, which
 * is not ASCII; 0 where it begins small, and where no letter stands. */
unsigned word_first(const char *s, size_t n, size_t *length);
/* Is the letter of a script that puts no space between words? */
bool word_stands_alone(unsigned letter);

/* The key of one word, or of any text that is taken as one. Never NULL; empty where there is no letter. */
const char *word_key(struct arena *a, const char *s, size_t n);

/* Unicode's transliteration. ICU opens it when the first word asks for it, which takes longer than a thousand words; what it holds
 * is given back by latin_free, before the arena goes. */
struct latin;
struct latin *latin_new(struct arena *a);
void latin_free(struct latin *l);

enum { WORD_KEYS = 16 };
/* What the word may be as a name, surest first: as it is; without the ending of a possessive ("Omar's", "Omars", "Omar'ın");
 * what follows an elision ("d'Omar"); without a Korean particle ("민준이가"); umlauts written out ("Müller", "Mueller"); in Latin letters (Unicode's transliteration);
 * stems that it may be a case of ("Наталією", see word_stem).
 * Returns how many. */
size_t word_keys(struct latin *l, struct arena *a, const char *s, const struct word *w,
                 const char *keys[WORD_KEYS]);

/* Umlauts and their like written out: "Müller" gives the key "mueller". NULL where there are none. */
const char *word_key_written_out(struct arena *a, const char *s, size_t n);
/* Of a key in Cyrillic letters, whose languages decline names: without the ending of the nominative, and with a mark that no other
 * key has. Names are of two kinds: "Наталія" and "Тарас", "Дмитрий" and "Левицький". NULL where fewer than four letters are left. */
const char *word_stem(struct arena *a, const char *key);
enum { WORD_STEMS = 6 };
/* The stems of names that the word may be a case of. Returns how many. */
size_t word_stems(struct arena *a, const char *key, const char *stems[WORD_STEMS]);

/* The name in Latin letters, blanks between its words; NULL where it is in Latin letters already. */
const char *word_in_latin(struct latin *l, struct arena *a, const char *s, size_t n);
/* Cyrillic has more than one: "Шевченко" is "sevcenko" where each letter has its own, and "shevchenko" in passports. */
enum latin_way { LATIN_ANY, LATIN_RUSSIAN, LATIN_UKRAINIAN, LATIN_WAYS };
/* NULL where the way is for Cyrillic, and there is none in it. */
const char *word_in_latin_as(struct latin *l, struct arena *a, const char *s, size_t n, enum latin_way way);

/* Of a key: does it stand before surnames ("Ms.", "Herr", "Sra.")? */
bool word_is_title(const char *key);
/* Of a key: is it a word within names that names no one by itself ("van", "bin", "del")? */
bool word_is_particle(const char *key);
/* Of a key: a word that goes on with a sentence, and is no surname ("and", "with", "me"); a verb ("helped", "built"). English,
 * and the first also of a few other languages. */
bool word_is_linking(const char *key);
bool word_is_verb(const char *key);
/* Does the key begin with a letter of Korean? */
bool word_is_hangul(const char *key);
/* Short lists, of a few languages: a month, a day of the week, or a German noun, which is written with a capital wherever it
 * stands; and these with the English words of every day that are names as well ("will", "rose", "young"). */
bool word_is_month_or_noun(const char *key);
bool word_is_ordinary(const char *key);

#endif
