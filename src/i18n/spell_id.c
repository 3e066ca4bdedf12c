/* spell_id.c: an id from a name in any script: lowercase letters, digits, and hyphens. */
#include "i18n/spelling.h"

#include "base/buf.h"

#include <stdbool.h>
#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum {
    LETTERS = 256, /* of a name; the rest is cut */
    LONGEST = 60,  /* bytes of an id */
};

static bool has_any(const char *name, const char *const *letters, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (strstr(name, letters[i])) return true;
    return false;
}

/* Cyrillic as families write it in passports, more or less, rather than as scholars do. */
static const UChar *way_of(const char *name) {
    static const char *const ukrainian[] = {"і", "ї", "є", "ґ", "І", "Ї", "Є", "Ґ"};
    if (has_any(name, ukrainian, sizeof ukrainian / sizeof *ukrainian))
        return u"Ukrainian-Latin/BGN; Any-Latin; Latin-ASCII; Any-Lower";
    return u"Russian-Latin/BGN; Any-Latin; Latin-ASCII; Any-Lower";
}

/* In ASCII where ICU knows how; in lower case. */
static const char *in_ascii(struct arena *a, const char *name) {
    const UChar *way = way_of(name);
    UErrorCode error = U_ZERO_ERROR;
    UChar text[LETTERS * 4];
    char out[LETTERS * 12 + 1];
    int32_t length = 0, limit, bytes = 0;
    UTransliterator *latin = utrans_openU(way, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (!latin) return name;
    u_strFromUTF8(text, LETTERS, &length, name, -1, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
        error = U_ZERO_ERROR;
        length = LETTERS;
    }
    limit = length;
    utrans_transUChars(latin, text, &length, LETTERS * 4, 0, &limit, &error);
    u_strToUTF8(out, sizeof out - 1, &bytes, text, length, &error);
    utrans_close(latin);
    return U_SUCCESS(error) ? arena_strndup(a, out, (size_t)bytes) : "";
}

static bool is_of_id(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/* "O'Neil" stays one word. */
static bool is_silent(char c) { return c == '\'' || c == '`' || c == '.'; }

const char *spell_id(struct arena *a, const char *name) {
    struct buf out = BUF_INIT;
    bool gap = false;
    for (const char *p = in_ascii(a, name); *p && out.n < LONGEST; p++) {
        if (is_of_id(*p)) {
            if (gap && out.n) buf_char(&out, '-');
            buf_char(&out, *p);
            gap = false;
        } else if (!is_silent(*p)) {
            gap = true;
        }
    }
    return buf_take(&out, a);
}
