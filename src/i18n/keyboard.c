/* keyboard.c: only the keys matter, so a letter that two layouts have on different keys does not
 * occur. */
#include "i18n/keyboard.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "i18n/spelling.h"

#include <string.h>
#include <unicode/uchar.h>

static const struct {
    const char *cyrillic, *latin; /* the same number of letters */
} rows[] = {
    {"йцукенгшщзхъ", "qwertyuiop[]"},
    {"фывапролджэ", "asdfghjkl;'"},
    {"ячсмитьбю", "zxcvbnm,."},
    {"ёїієґ", "`]s'\\"}, /* Ukrainian, except ё */
};

static char latin_key(unsigned c) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *row = rows[i].cyrillic;
        const size_t n = strlen(row);
        for (size_t at = 0, key = 0, length; at < n; at += length, key++)
            if (utf8_decode(row + at, n - at, &length) == c) return rows[i].latin[key];
    }
    return '\0';
}

const char *word_on_latin_keys(struct arena *a, const char *text) {
    const char *whole = spell_composed(a, text);
    const size_t n = strlen(whole);
    struct buf out = BUF_INIT;
    for (size_t at = 0, length; at < n; at += length) {
        const unsigned c = (unsigned)u_tolower((UChar32)utf8_decode(whole + at, n - at, &length));
        const char key = latin_key(c);
        if (key)
            buf_char(&out, key);
        else
            buf_utf8(&out, c);
    }
    return buf_take(&out, a);
}
