/* bidi.c: embedding levels and visual order from ICU; HarfBuzz mirrors brackets when it shapes a
 * right-to-left run. */
#include "render/text/bidi.h"

#include <string.h>
#include <unicode/ubidi.h>

enum { FIRST_RTL = 0x0590 /* no lower code point is right to left or changes direction */ };

static bool all_ltr(const UChar *text, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (text[i] >= FIRST_RTL) return false;
    return true;
}

uint8_t *bidi_levels(struct arena *a, const UChar *text, size_t n, bool rtl) {
    uint8_t *levels = arena_array(a, n, 1);
    if (!rtl && all_ltr(text, n)) return levels;
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized((int32_t)n, 0, &status);
    if (U_SUCCESS(status))
        ubidi_setPara(bidi, text, (int32_t)n, rtl ? UBIDI_RTL : UBIDI_LTR, NULL, &status);
    const UBiDiLevel *found = U_SUCCESS(status) ? ubidi_getLevels(bidi, &status) : NULL;
    if (U_SUCCESS(status) && found)
        memcpy(levels, found, n);
    else
        memset(levels, rtl, n);
    if (bidi) ubidi_close(bidi);
    return levels;
}

void bidi_order(const uint8_t *levels, size_t n, int32_t *order) {
    ubidi_reorderVisual(levels, (int32_t)n, order);
}
