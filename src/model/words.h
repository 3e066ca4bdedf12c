/* words.h: text that a school may have written in several languages. */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include <stddef.h>

/* `words` of the data format. A plain string has one entry whose tag is NULL (the workspace's
 * language). */
struct words {
    struct words_entry {
        const char *tag; /* BCP 47; NULL: the language of the staff */
        const char *text;
    } * entries;
    size_t n; /* 0 = nothing written */
};

/* The entry for `tag`, else for its language without region, else the one without a tag, else the
 * first. The result has the text and its tag (NULL: the workspace's language). The text is NULL if
 * n is 0. */
struct words_entry words_in(const struct words *w, const char *tag);
/* Shorthand: the text alone, or NULL. */
const char *words_text(const struct words *w, const char *tag);

#endif
