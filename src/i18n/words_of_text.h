/* words_of_text.h: the words and sentences of a text, as its language divides them.
 *
 *     struct word_readers *r = lang_readers(lang);
 *     word_count(r, "zh-Hans", "我喜欢画画");
 *     struct opening o = word_opening(r, "en", "It held. And then it fell!", 1, 40); // "It held."
 *
 * A tag of NULL, or one that ICU does not know, is divided by the general rules. */
#ifndef I18N_WORDS_OF_TEXT_H
#define I18N_WORDS_OF_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* An iterator stays open for the next text of its language: opening costs far more than reading.
 * Belongs to the languages (lang_readers). */
struct word_readers;
struct word_readers *word_readers_new(struct arena *a);
void word_readers_close(struct word_readers *r);

/* How many words there are to read. Where no spaces separate words, dictionaries find them. In
 * Vietnamese, where spaces separate syllables, three syllables count as two words. */
size_t word_count(struct word_readers *r, const char *tag, const char *text);

struct opening {
    size_t n;    /* bytes, without spaces at the end */
    bool inside; /* it ends inside a sentence, because the first one is too long */
};
/* The first whole sentences of a text: at most `sentences` with at most `words` words together. If
 * even the first has more words, as many of them as are allowed. */
struct opening word_opening(struct word_readers *r, const char *tag, const char *text,
                            size_t sentences, size_t words);

#endif
