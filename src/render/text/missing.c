/* missing.c: which signs of a text no font of this machine can show. For the findings, before anything is
 * printed. */
#include "render/text/para.h"

#include "base/utf8.h"

static bool anyone_has(const struct fonts *fs, uint32_t code_point) {
    for (int role = 0; role < FONT_ROLE_COUNT; role++)
        if (fonts_choose(fs, (enum font_role)role, &code_point, 1)) return true;
    return false;
}

/* Controls and line ends: they are never glyphs. */
static bool is_layout(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

size_t fonts_missing(const struct fonts *fs, struct arena *a, const char *text, uint32_t **out) {
    VEC(uint32_t) missing = {0};
    for (uint32_t c; (c = utf8_next(&text));) {
        bool known = is_layout(c) || !para_needs_glyph(c) || anyone_has(fs, c);
        for (size_t i = 0; !known && i < missing.n; i++) known = missing.v[i] == c;
        if (!known) VEC_PUSH(a, &missing, c);
    }
    *out = missing.v;
    return missing.n;
}
