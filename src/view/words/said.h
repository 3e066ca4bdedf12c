/* said.h: a text with its language, as running text of the page.
 *
 * Text that a school or a learner wrote may be in another language than the page. It stays a struct
 * said until it becomes inlines; then each passage has its own language and direction.
 *
 *     struct said title = said_own(v, evidence->title);
 *     struct inl *line = SAY_LINE(v, title, said_words(v, &c->title)); // "El puente · Fractions"
 *
 * Texts are in v->arena, in the catalog, or borrowed from the workspace. */
#ifndef VIEW_SAID_H
#define VIEW_SAID_H

#include "view/view.h"

#include "base/vec.h"
#include "model/words.h"

struct block;

/* The catalog's text for a key, in the page's language. */
#define T(v, key) tr((v)->lang, (key))

/* Words in several languages: those in the page's language, or others marked with theirs. NULL if
 * there are none. */
struct inl *say_words(const struct viewer *v, const struct words *w);
const char *say_plain(const struct viewer *v, const struct words *w);
/* Text by the learner, marked with the learner's language if the page is in another one. */
struct inl *say_own(const struct viewer *v, const char *text);
/* Text by staff. */
struct inl *say_staff(const struct viewer *v, const char *text);
/* A short text and its language: lang is NULL if it is the page's, text is NULL for no text. */
struct said {
    const char *text, *lang;
};
/* Where the school has no words in the page's language, but those that it has are standard ones,
 * the catalog has them. */
struct said said_words(const struct viewer *v, const struct words *w);
struct said said_in_language(const struct workspace *workspace, const struct lang *lang,
                             const struct words *w);
/* In a translation of it, if there is one in the page's language. */
struct said said_own(const struct viewer *v, const char *text);
struct said said_staff(const struct viewer *v, const char *text);
/* The same in the page's quotation marks, which become part of the text and follow its
 * direction. */
struct said said_quoted(const struct viewer *v, struct said said);
struct inl *say_it(const struct viewer *v, struct said said);
/* The catalog's text for `key`, with "{name}" replaced by the text, in its own language. */
struct inl *say_with(const struct viewer *v, const char *key, const struct tr_arg *args, size_t n,
                     const char *name, struct said said);
/* For a sentence with several texts in other languages, in the order of its translation:
 *     struct said_places p = {0};
 *     args[0].text = said_place(v, &p, first_level); ...
 *     struct inl *words = say_places(v, &p, tr_with(...)); */
struct said_places {
    VEC(struct said) list;
};
/* The text itself if it is in the page's language; otherwise a mark that say_places replaces. */
const char *said_place(const struct viewer *v, struct said_places *p, struct said said);
struct inl *say_places(const struct viewer *v, const struct said_places *p, const char *text);
/* "Yusuf, Teta Amina and Ms. Okafor": each in its own language and direction, "and" in the page's
 * language. */
struct inl *say_list(const struct viewer *v, const struct said *items, size_t n);
/* The same for texts by staff. */
struct inl *say_staff_list(const struct viewer *v, const struct texts *texts);
/* Joined by middle dots, each in its own language and direction; NULL if all are empty. */
struct inl *say_line(const struct viewer *v, const struct said *parts, size_t n);
#define SAID(text) ((struct said){(text), NULL})
#define SAY_LINE(v, ...)                              \
    say_line((v), (const struct said[]){__VA_ARGS__}, \
             sizeof((const struct said[]){__VA_ARGS__}) / sizeof(struct said))
/* A Markdown text, or its translation in the page's language, and who made that. */
struct passage {
    const struct block *blocks;
    const char *lang; /* NULL: the page's */
    const char *by;   /* NULL: the original */
};
struct passage said_own_passage(const struct viewer *v, const struct block *text);
struct passage said_staff_passage(const struct viewer *v, const struct block *text);
/* "Translated by Rosa Díaz"; NULL if it is the original. */
const char *said_by(const struct viewer *v, const struct passage *p);
/* "Translated in part by …", for all short texts noted in v->translators; NULL if there are none. */
const char *said_translators(const struct viewer *v);

/* The language tag for text by the learner (by staff), or NULL if it is the page's. */
const char *said_own_lang(const struct viewer *v);
const char *said_staff_lang(const struct viewer *v);

/* Texts joined by middle dots, skipping NULL and empty ones; NULL if none is left. */
const char *said_join_dots(struct arena *a, const char *const *texts, size_t n);
#define JOIN(a, ...)                                        \
    said_join_dots((a), (const char *const[]){__VA_ARGS__}, \
                   sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

#endif
