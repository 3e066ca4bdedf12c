/* read_words.h: how much there is to read.
 *
 *     size_t n = said_word_count(v, NULL, report->blocks); // of its first side
 *
 * Counts what people read: texts and the words of lists and tables. Not names, headings, labels,
 * small print, and the key, which people look at. */
#ifndef VIEW_READ_WORDS_H
#define VIEW_READ_WORDS_H

#include "view/view.h"

/* The words up to the next page break, each counted as its own language divides them; `lang` is
 * that of the texts that name none (NULL: the page's). */
size_t said_word_count(const struct viewer *v, const char *lang, const struct block *blocks);

#endif
