/* reading.h: who reads which language at home, for what is to be translated. */
#ifndef PIPELINE_READING_H
#define PIPELINE_READING_H

#include "model/learner.h"

/* Are the two tags of one language, of whatever region? */
bool reading_same(const char *tag, const char *other);
/* Does a home of the learner read it? */
bool reading_at_home(const struct learner *l, const char *tag);
/* Do the words have an entry in that language? staff: the language of words without a tag. */
bool reading_has_words(const struct words *w, const char *tag, const char *staff);

#endif
