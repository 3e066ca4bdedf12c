/* said.h: a text with its language, as running text of the page.
 *
 * What a school or a learner wrote may be in another language than the page. It stays a struct said until it becomes inlines, and
 * then each passage has its own language and direction.  */
#ifndef VIEW_SAID_H
#define VIEW_SAID_H

#include "view/view.h"

/* The words of the catalog in the page's language. */
#define T(v, key) tr((v)->lang, (key))

/* Words in several languages, in the page's or marked with theirs. NULL for nothing. */
struct inl *say_words(const struct viewer *v, const struct words *w);
const char *say_plain(const struct viewer *v, const struct words *w);
/* Text that the learner wrote, marked with the learner's language where the page's is another. */
struct inl *say_own(const struct viewer *v, const char *text);
/* Text that staff wrote. */
struct inl *say_staff(const struct viewer *v, const char *text);
/* A few words and the language that they are in: lang NULL where it is the page's, text NULL for nothing. */
struct said {
    const char *text, *lang;
};
struct said said_words(const struct viewer *v, const struct words *w);
struct said said_own(const struct viewer *v, const char *text);
struct said said_staff(const struct viewer *v, const char *text);
/* The same in quotation marks of the page's language, which stand with the words and run in their direction. */
struct said said_quoted(const struct viewer *v, struct said said);
struct inl *say_it(const struct viewer *v, struct said said);
/* The text of the catalog for `key`, where "{name}" becomes what is said, in its own language. */
struct inl *say_with(const struct viewer *v, const char *key, const struct tr_arg *args, size_t n,
                     const char *name, struct said said);
/* "Yusuf, Teta Amina and Ms. Okafor": each in its own language and direction, "and" in the page's. */
struct inl *say_list(const struct viewer *v, const struct said *items, size_t n);
/* The same of texts that staff wrote. */
struct inl *say_staff_list(const struct viewer *v, const struct texts *texts);
/* Joined by a middle dot, each in its own language and direction; NULL when nothing is left. */
struct inl *say_line(const struct viewer *v, const struct said *parts, size_t n);
#define SAID(text) ((struct said){(text), NULL})
#define SAY_LINE(v, ...)                              \
    say_line((v), (const struct said[]){__VA_ARGS__}, \
             sizeof((const struct said[]){__VA_ARGS__}) / sizeof(struct said))
/* The tag to mark learner's (staff's) text with, or NULL where it is the page's. */
const char *own_lang(const struct viewer *v);
const char *staff_lang(const struct viewer *v);

/* Texts joined by a middle dot; NULLs are skipped. NULL when nothing is left. */
const char *join_dots(struct arena *a, const char *const *texts, size_t n);
#define JOIN(a, ...)                                   \
    join_dots((a), (const char *const[]){__VA_ARGS__}, \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

#endif
