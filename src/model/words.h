/* words.h: text that a school may have written in several languages. */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct block;

/* `words` of the data format. A plain string has one entry whose tag is NULL (the workspace's
 * language). The first entry is the original. */
struct words {
    struct words_entry {
        const char *tag; /* BCP 47; NULL: the language of the staff */
        const char *text;
        const char *by; /* who translated it; NULL: unknown, or it is the original */
    } * entries;
    size_t n; /* 0 = nothing written */
};

/* The entry for `tag`, else for its language without region, else the one without a tag, else the
 * first. The result has the text and its tag (NULL: the workspace's language). The text is NULL if
 * n is 0. */
struct words_entry words_in(const struct words *w, const char *tag);
/* Shorthand: the text alone, or NULL. */
const char *words_text(const struct words *w, const char *tag);

/* ---- translations of a learner's texts ---- */

/* A text that one person wrote is a plain string or a list of blocks. Its translations are kept
 * apart, and the only way to them is the address of the original: whoever may not see a text cannot
 * see it in another language either, and a text that is withdrawn takes its translations along. */

struct translation {
    const void *original; /* a text, or the first block of a Markdown text */
    struct words words;   /* of a text: the original, then its translations */
    /* of a Markdown text: one translation of it */
    const char *tag, *by;
    struct block *blocks;
};

struct translations {
    struct translation *v; /* by address of the original */
    size_t n;
};

/* Puts them in order, so that they can be found; to call once. */
void words_settle(struct translations *t);
/* The text in all its languages, or NULL if it has no translation. */
const struct words *words_of_text(const struct translations *t, const char *text);
/* The translation of a Markdown text for `tag`, chosen as words_in does; or NULL. */
const struct translation *words_of_blocks(const struct translations *t, const struct block *text,
                                          const char *tag);

/* What a translation says of the text that it was made from: 8 hexadecimal digits and a NUL. White
 * space between words makes no difference. */
enum { WORDS_MARK = 9 };
void words_mark(const char *text, char out[WORDS_MARK]);

#endif
