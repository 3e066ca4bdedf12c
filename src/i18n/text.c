/* text.c: language tags, UTF-16 for ICU, and normalization. */
#include "i18n/i18n_inner.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* ---- memory ---- */

static void *U_CALLCONV take(const void *context, size_t n) {
    (void)context;
    return mem_alloc(n);
}

static void *U_CALLCONV resize(const void *context, void *p, size_t n) {
    (void)context;
    return mem_realloc(p, n);
}

static void U_CALLCONV give_back(const void *context, void *p) {
    (void)context;
    free(p);
}

void i18n_start(void) {
    UErrorCode error = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, take, resize, give_back, &error);
    assert(U_SUCCESS(error));
}

/* ---- UTF-16 ---- */

enum { LONGEST = 256 * 1024 * 1024, REPLACEMENT = 0xFFFD };

struct wide wide_from(const char *s) {
    size_t n = strlen(s);
    assert(n < LONGEST); /* the limits on files are far lower */
    struct wide w = {.s = mem_alloc((n + 1) * sizeof *w.s)};
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8WithSub(w.s, (int32_t)n + 1, &w.n, s, (int32_t)n, REPLACEMENT, NULL, &error);
    assert(U_SUCCESS(error));
    return w;
}

char *wide_text(struct arena *a, const UChar *s, int32_t n) {
    int32_t length = 0, cap = 3 * n + 1;
    char *out = arena_alloc(a, (size_t)cap);
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8WithSub(out, cap, &length, s, n, REPLACEMENT, NULL, &error);
    assert(U_SUCCESS(error));
    return out;
}

/* ---- NFC ---- */

static bool is_ascii(const char *s) {
    while (*s && (unsigned char)*s < 0x80) s++;
    return *s == '\0';
}

/* Free the result's s. */
static struct wide composed(const UNormalizer2 *nfc, struct wide w) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t cap = 3 * w.n + 16; /* Unicode's bound: NFC grows text at most threefold */
    struct wide out = {.s = mem_alloc((size_t)cap * sizeof *out.s)};
    out.n = unorm2_normalize(nfc, w.s, w.n, out.s, cap, &error);
    assert(U_SUCCESS(error));
    return out;
}

char *text_nfc(struct arena *a, const char *s) {
    if (is_ascii(s)) return arena_strdup(a, s);
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    assert(U_SUCCESS(error)); /* this data is built into the library */
    struct wide w = wide_from(s), c = composed(nfc, w);
    char *text = wide_text(a, c.s, c.n);
    free(w.s);
    free(c.s);
    return text;
}

/* ---- tags ---- */

/* Drops everything after "-u-": calendar and digits are always the same here. */
bool locale_of_tag(const char *tag, char out[LOCALE_BYTES]) {
    char plain[LOCALE_BYTES];
    UErrorCode error = U_ZERO_ERROR;
    int32_t parsed = 0;
    uloc_forLanguageTag(tag, plain, LOCALE_BYTES, &parsed, &error);
    if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING) return false;
    if (parsed <= 0 || (size_t)parsed != strlen(tag)) return false;
    uloc_getBaseName(plain, out, LOCALE_BYTES, &error);
    uloc_setKeywordValue("calendar", "gregorian", out, LOCALE_BYTES, &error);
    uloc_setKeywordValue("numbers", "latn", out, LOCALE_BYTES, &error);
    return U_SUCCESS(error) && error != U_STRING_NOT_TERMINATED_WARNING;
}

/* By the script in the tag, or the likely one: "pa-Arab" is right to left, "pa" is not. */
bool tag_is_rtl(const char *tag) {
    char locale[LOCALE_BYTES];
    return locale_of_tag(tag, locale) && uloc_isRightToLeft(locale);
}

bool tag_is_language(const char *tag) {
    char locale[LOCALE_BYTES];
    return locale_of_tag(tag, locale) && *uloc_getISO3Language(locale);
}

bool tag_uses_letter(const char *tag) {
    enum { LETTER_HEIGHT = 279 /* mm */ };
    char locale[LOCALE_BYTES], likely[LOCALE_BYTES];
    UErrorCode error = U_ZERO_ERROR;
    if (!locale_of_tag(tag, locale)) return false;
    uloc_addLikelySubtags(locale, likely, LOCALE_BYTES, &error);
    int32_t height = 0, width = 0;
    ulocdata_getPaperSize(U_SUCCESS(error) ? likely : locale, &height, &width, &error);
    return U_SUCCESS(error) && height == LETTER_HEIGHT;
}

bool text_has_rtl(const char *text) {
    for (unsigned c; (c = utf8_next(&text)) != 0;) {
        if (c < 0x590) continue; /* Hebrew is the first such script */
        UCharDirection direction = u_charDirection((UChar32)c);
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
    }
    return false;
}

/* The name of the tag's language, in itself or in another one. */
static char *name_in(struct arena *a, const char *tag, const char *other) {
    char locale[LOCALE_BYTES];
    UChar name[LOCALE_BYTES];
    UErrorCode error = U_ZERO_ERROR;
    if (!locale_of_tag(tag, locale)) return arena_strdup(a, tag);
    /* Without calendar and digits, which would be part of the name. */
    locale[strcspn(locale, "@")] = '\0';
    ULocaleDisplayNames *names = uldn_open(other ? other : locale, ULDN_STANDARD_NAMES, &error);
    int32_t n = uldn_localeDisplayName(names, locale, name, LOCALE_BYTES, &error);
    uldn_close(names);
    return U_SUCCESS(error) ? wide_text(a, name, n) : arena_strdup(a, tag);
}

char *tag_own_name(struct arena *a, const char *tag) { return name_in(a, tag, NULL); }

const char *tag_english_name(struct arena *a, const char *tag) { return name_in(a, tag, "en"); }
