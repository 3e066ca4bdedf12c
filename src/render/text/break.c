/* break.c: line and cluster breaks from ICU. Thai, Lao, Khmer, and Burmese, which have no spaces
 * between words, are broken with ICU's dictionaries. The choice of lines is in fit.c. */
#include "render/text/break.h"

#include "base/vec.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uloc.h>

/* Languages beyond this number are broken by the general rules: tags come from input, so memory
 * must be bounded. */
enum { MOST_LANGUAGES = 32 };

struct by_language {
    const char *lang;
    UBreakIterator *lines;
};

struct breakers {
    struct arena *arena;
    VEC(struct by_language) languages; /* the first one is used beyond the limit */
    UBreakIterator *clusters;
};

/* NULL only if ICU's own data is missing. */
static UBreakIterator *open_iterator(UBreakIteratorType type, const char *lang) {
    char locale[ULOC_FULLNAME_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(lang, locale, sizeof locale, NULL, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING || !*locale)
        memcpy(locale, "root", sizeof "root");
    status = U_ZERO_ERROR;
    UBreakIterator *it = ubrk_open(type, locale, NULL, 0, &status);
    return U_SUCCESS(status) ? it : NULL;
}

static UBreakIterator *add_language(struct breakers *bs, const char *lang) {
    struct by_language l = {arena_strdup(bs->arena, lang), open_iterator(UBRK_LINE, lang)};
    VEC_PUSH(bs->arena, &bs->languages, l);
    return l.lines;
}

struct breakers *breakers_new(struct arena *a) {
    struct breakers *bs = arena_make(a, struct breakers);
    bs->arena = a;
    return bs;
}

void breakers_free(struct breakers *bs) {
    if (!bs) return;
    for (size_t i = 0; i < bs->languages.n; i++)
        if (bs->languages.v[i].lines) ubrk_close(bs->languages.v[i].lines);
    if (bs->clusters) ubrk_close(bs->clusters);
}

static UBreakIterator *lines_for(struct breakers *bs, const char *lang) {
    if (!lang) lang = "";
    for (size_t i = 0; i < bs->languages.n; i++)
        if (strcmp(bs->languages.v[i].lang, lang) == 0) return bs->languages.v[i].lines;
    return bs->languages.n < MOST_LANGUAGES ? add_language(bs, lang) : bs->languages.v[0].lines;
}

static void mark(UBreakIterator *it, const UChar *text, size_t n, uint8_t *marks,
                 enum break_mark bit) {
    UErrorCode status = U_ZERO_ERROR;
    if (!it) return;
    ubrk_setText(it, text, (int32_t)n, &status);
    if (U_FAILURE(status)) return;
    for (int32_t at = ubrk_first(it); at != UBRK_DONE; at = ubrk_next(it))
        marks[at] |= (uint8_t)bit;
}

uint8_t *breakers_marks(struct breakers *bs, struct arena *a, const char *lang, const UChar *text,
                        size_t n) {
    uint8_t *marks = arena_array(a, n + 1, 1);
    if (!bs->clusters) bs->clusters = open_iterator(UBRK_CHARACTER, "");
    mark(lines_for(bs, lang), text, n, marks, BREAK_LINE);
    mark(bs->clusters, text, n, marks, BREAK_CLUSTER);
    marks[0] |= BREAK_CLUSTER;
    return marks;
}
