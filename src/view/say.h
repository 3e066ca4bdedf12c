/* say.h: how the words of a portfolio are said in the language of the page: targets, levels, dates, names, places.
 *
 * What a school or a learner wrote in another language than the page's comes wrapped in a span that says so. */
#ifndef VIEW_SAY_H
#define VIEW_SAY_H

#include "assess/credentials.h"
#include "view/view.h"

#define T(v, key) tr((v)->lang, (key))

/* The sign of a level by its place in the scale; index -1 gives the dashed ring. */
struct sign sign_of_level(const struct scale *s, int level_index);
/* The lowest level that is mastery. */
int mastery_index(const struct scale *s);
struct sign sign_of_status(enum status status);
struct sign sign_of_outcome(const struct outcome *o);
const struct scale *scale_of(const struct target *t);
int index_of_level(const struct scale *s, const struct level *l);

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
struct said said_level(const struct viewer *v, const struct scale *s, int level_index); /* -1: no level */
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

/* -1: the words for no level. For what can hold no mark of a language. */
const char *level_name(const struct viewer *v, const struct scale *s, int level_index);
/* The same, marked with its language. */
struct inl *level_named(const struct viewer *v, const struct scale *s, int level_index);
/* "Developing: I can do parts of it on my own" */
struct inl *level_and_meaning(const struct viewer *v, const struct target *t, int level_index);
struct inl *level_means(const struct viewer *v, const struct target *t, int level_index);
/* A value on a scale as it is shown: at most two decimals, rounded half up. */
const char *say_value(const struct viewer *v, struct dec value);
/* The same with more decimals, for arithmetic that somebody checks. */
const char *say_value_to(const struct viewer *v, struct dec value, int places);
/* The sign of an outcome, and for those who do not see it, its level. */
struct inl *say_sign(const struct viewer *v, const struct outcome *o);
/* "I can …" in quotation marks of the language; on paper in lists, without its opening words. */
struct inl *say_target(const struct viewer *v, const struct target *t);
struct inl *say_target_short(const struct viewer *v, const struct target *t);
struct inl *say_target_quoted(const struct viewer *v, const struct target *t);
const char *say_date(const struct viewer *v, struct date d, enum date_style style);
/* A date of this year without the year. */
const char *say_day(const struct viewer *v, struct date d);
const char *say_assessor(const struct viewer *v, enum assessor by);
/* The same for staff: "teacher", "learner". */
const char *say_rater(const struct viewer *v, enum assessor by);
const char *say_stage(const struct viewer *v, enum stage stage);
const char *say_evidence_kind(const struct viewer *v, enum evidence_kind kind);
const char *full_name(const struct viewer *v);
/* "Maple Room · Cedar Grove School" */
const char *where_from(const struct viewer *v);
const char *term_name(const struct viewer *v); /* or NULL */
struct said said_term(const struct viewer *v);
/* Texts joined by a middle dot; NULLs are skipped. NULL when nothing is left. */
const char *join_dots(struct arena *a, const char *const *texts, size_t n);
#define JOIN(a, ...)                                   \
    join_dots((a), (const char *const[]){__VA_ARGS__}, \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* Pages of the site. */
const char *path_of_competency(const struct viewer *v, const struct competency *c);
const char *path_of_target(const struct viewer *v, const struct target *t);
const char *path_of_evidence(const struct viewer *v, const struct evidence *e);
const char *id_of_target(const struct target *t);

/* The learner's credentials, as the audience may see them. */
struct credential_states credentials_for(const struct viewer *v);

/* The first picture of a piece that may be shown, or NULL. */
struct image *picture_of(const struct viewer *v, const struct evidence *e);

/* Outcomes of one status, in the order of the frameworks; demonstrated: newest first; working on: nearest date of the plan
 * first. *n of them, in the arena. Never by level. */
struct outcome **outcomes_with(const struct viewer *v, enum status status, size_t *n);
/* The target that the sentence speaks of: planned next, else of a goal, else assessed last; NULL when nothing is worked on. */
struct outcome *focus_of(const struct viewer *v);

#endif
