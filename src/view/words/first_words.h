/* first_words.h: the first words of a longer text, in whole sentences.
 *
 *     struct inl *text = say_first_text(v, learner->about);
 *     struct inl *words = say_opening(v, text, said_own_lang(v), 2, 40); */
#ifndef VIEW_FIRST_WORDS_H
#define VIEW_FIRST_WORDS_H

#include "view/view.h"

/* The first text of blocks in the writer's own words, without what describes a picture: that of a
 * paragraph, otherwise of a list or quotation. NULL if there is none. */
struct inl *say_first_text(const struct viewer *v, const struct block *blocks);
/* The first sentences of a text in the language `lang` (NULL: the page's), at most so many with at
 * most so many words. An ellipsis says where a sentence that is too long was cut. */
struct inl *say_opening(const struct viewer *v, const struct inl *text, const char *lang,
                        size_t sentences, size_t words);

#endif
