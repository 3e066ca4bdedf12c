/* passport.h: names in Cyrillic letters as today's passports write them in Latin letters. */
#ifndef I18N_PASSPORT_H
#define I18N_PASSPORT_H

#include "base/arena.h"

enum passport { PASSPORT_UKRAINIAN, PASSPORT_RUSSIAN };

/* In lowercase; other characters are copied. The text must be composed (spelling.h). */
const char *word_in_passport(struct arena *a, const char *s, size_t n, enum passport passport);

#endif
