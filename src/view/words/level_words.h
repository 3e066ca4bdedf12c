/* level_words.h: signs and words for levels and learning targets.
 *
 *     struct sign sign = sign_of_outcome(o);
 *     struct inl *name = level_named(v, level_scale_of(o->target), o->level_index);     // "Developing"
 *
 * A level_index of -1 means no level. */
#ifndef VIEW_LEVEL_WORDS_H
#define VIEW_LEVEL_WORDS_H

#include "view/words/said.h"

/* The sign of a level by its place in the scale; -1 gives the dashed ring. */
struct sign sign_of_level(const struct scale *s, int level_index);
/* The index of the lowest level that counts as mastery; if there is none, of the highest level. */
int level_mastery_index(const struct scale *s);
struct sign sign_of_status(enum status status);
struct sign sign_of_outcome(const struct outcome *o);
const struct scale *level_scale_of(const struct target *t);
/* The index of l in the scale; -1 for NULL. */
int level_index_of(const struct scale *s, const struct level *l);

/* The scale that a rating was given on, and its level there (-1: none). */
const struct scale *level_scale_of_rating(const struct rating *r);
int level_of_rating(const struct rating *r);
struct dec level_value_of_rating(const struct rating *r);
struct sign sign_of_rating(const struct rating *r);
/* The name of that level, with that of the scale if it is an earlier one; or what was written in
 * place of a level. */
struct said said_rating(const struct viewer *v, const struct rating *r);
/* What the level before this term counts as on today's scale; -1: there was none;
 * LEVEL_NOT_COMPARED: it was on an earlier scale, and counts as none of today's levels. */
enum { LEVEL_NOT_COMPARED = -2 };
int level_before(const struct outcome *o);
/* The name of the level before, as it was given. */
struct said said_level_before(const struct viewer *v, const struct outcome *o);

/* The name of a level, or the scale's words for no level, with their language. */
struct said said_level(const struct viewer *v, const struct scale *s, int level_index);
/* The same as plain text, for places that cannot mark a language. */
const char *level_name(const struct viewer *v, const struct scale *s, int level_index);
/* The same as running text, marked with its language. */
struct inl *level_named(const struct viewer *v, const struct scale *s, int level_index);
/* The last thing written in place of a level for the target, this term (without terms: ever); or
 * NULL. */
const struct rating *level_mark(const struct viewer *v, const struct target *t);
/* "absent that day · October 3" */
const char *say_mark(const struct viewer *v, const struct rating *mark);
/* The mark to be shown in place of a level: no level is there, and no rating counted since; or
 * NULL. */
const struct rating *level_mark_instead(const struct viewer *v, const struct outcome *o);
/* The words for an outcome, the same everywhere: its level; without one, the mark in its place,
 * with its day; without that, the scale's words for no level, or that there is no rating yet. For
 * one that is withheld from the audience there are none, and the text is NULL: "no rating yet"
 * might be untrue, and any other words would tell that something is withheld. */
struct said said_outcome(const struct viewer *v, const struct outcome *o);
/* The same as plain text, for places that cannot mark a language. */
const char *say_outcome(const struct viewer *v, const struct outcome *o);
/* The sign of an outcome and what is said of it, as running text; NULL if it is withheld. */
struct inl *level_with_sign(const struct viewer *v, const struct outcome *o, bool strong);
/* "Developing: I can do parts of it on my own" */
struct inl *level_and_meaning(const struct viewer *v, const struct target *t, int level_index);
/* Does the target have words of its own for the level? Otherwise level_means says the scale's. */
bool level_has_own_words(const struct target *t, int level_index);
struct inl *level_means(const struct viewer *v, const struct target *t, int level_index);
/* A value as it is shown: at most two decimals, rounded half up. */
const char *say_value(const struct viewer *v, struct dec value);
/* The number of decimals, `least` or more, with which the value stays on its side of every level of
 * the scale and of the middle between two levels: 2.998 must not look like 3. */
int level_places(const struct scale *s, struct dec value, int least);
/* A value of that scale, with as many decimals. */
const char *say_level_value(const struct viewer *v, const struct scale *s, struct dec value);
/* A value with at most `places` decimals, for arithmetic that a reader can check. */
const char *say_value_to(const struct viewer *v, struct dec value, int places);
/* The sign of an outcome, with what is said of it for those who do not see it; NULL if it is
 * withheld. */
struct inl *say_sign(const struct viewer *v, const struct outcome *o);
/* The text of a target: as written; in lists, without its opening words "I can"; in the language's
 * quotation marks. */
struct inl *say_target(const struct viewer *v, const struct target *t);
struct inl *say_target_short(const struct viewer *v, const struct target *t);
struct inl *say_target_quoted(const struct viewer *v, const struct target *t);

#endif
