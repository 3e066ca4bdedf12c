/* level_words.h: signs and words for levels and learning targets. */
#ifndef VIEW_LEVEL_WORDS_H
#define VIEW_LEVEL_WORDS_H

#include "view/words/said.h"

/* The sign of a level by its place in the scale; index -1 gives the dashed ring. */
struct sign sign_of_level(const struct scale *s, int level_index);
/* The lowest level that is mastery. */
int mastery_index(const struct scale *s);
struct sign sign_of_status(enum status status);
struct sign sign_of_outcome(const struct outcome *o);
const struct scale *scale_of(const struct target *t);
int index_of_level(const struct scale *s, const struct level *l);

/* -1: the words for no level. */
struct said said_level(const struct viewer *v, const struct scale *s, int level_index); /* -1: no level */
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

#endif
