/* area_words.h: words for what an educator says of an area as a whole.
 *
 *     inls_append(&is, area_level(v, note));           // a sign, then "Proficient" */
#ifndef VIEW_AREA_WORDS_H
#define VIEW_AREA_WORDS_H

#include "view/words/said.h"

struct area_note;

/* The title of the competency, or of the framework. */
const struct words *area_title(const struct area_note *n);
/* The place of its level in the scale; -1 if there is none. */
const struct scale *area_scale(const struct area_note *n);
int area_level_index(const struct area_note *n);
/* The name of the level, or what was written in its place; NULL without either. */
const char *area_level_name(const struct viewer *v, const struct area_note *n);
/* The same as running text with the level's sign. */
struct inl *area_level(const struct viewer *v, const struct area_note *n);
/* The words as plain text, in v->arena; NULL if there are none. */
const char *area_plain(const struct viewer *v, const struct area_note *n);

#endif
