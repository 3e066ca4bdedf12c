/* keyboard.h: Cyrillic letters as the Latin ones on the same keys. */
#ifndef I18N_KEYBOARD_H
#define I18N_KEYBOARD_H

#include "base/arena.h"

/* "йцукен" gives "qwerty": the keys of the Russian and the Ukrainian layout, in lowercase. Other
 * characters are copied. */
const char *word_on_latin_keys(struct arena *a, const char *text);

#endif
