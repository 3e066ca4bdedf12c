/* page_words.h: the words that pages need in addition to their documents: those of the renderer and
 * of the script. */
#ifndef PIPELINE_PAGE_WORDS_H
#define PIPELINE_PAGE_WORDS_H

#include "i18n/i18n.h"
#include "render/html/html.h"

struct html_words page_words(struct arena *a, const struct lang *lang);

#endif
