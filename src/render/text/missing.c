/* missing.c: finds characters that no font of this machine can show, for findings before anything
 * is printed. */
#include "render/text/para.h"

#include "base/utf8.h"

static bool any_role_has(const struct fonts *fs, uint32_t code_point) {
    for (int role = 0; role < FONT_ROLE_COUNT; role++)
        if (fonts_choose(fs, (enum font_role)role, &code_point, 1)) return true;
    return false;
}

/* Is it a control character or line end, which is never shown as a glyph? */
static bool is_layout(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

size_t fonts_missing(const struct fonts *fs, struct arena *a, const char *text, uint32_t **out) {
    VEC(uint32_t) missing = {0};
    for (uint32_t c; (c = utf8_next(&text));) {
        bool known = is_layout(c) || !para_needs_glyph(c) || any_role_has(fs, c);
        for (size_t i = 0; !known && i < missing.n; i++) known = missing.v[i] == c;
        if (!known) VEC_PUSH(a, &missing, c);
    }
    *out = missing.v;
    return missing.n;
}

/* Scripts whose fonts are in a package of their own; all others in Debian are in
 * fonts-noto-core. */
static const struct {
    uint32_t first, last;
    const char *package; /* NULL: no package has it */
} homes[] = {
    {0x1100, 0x11FF, "fonts-nanum"},
    {0x3130, 0x318F, "fonts-nanum"},
    {0xA960, 0xA97F, "fonts-nanum"},
    {0xAC00, 0xD7FF, "fonts-nanum"},
    {0x2E80, 0x312F, "fonts-droid-fallback"},
    {0x3190, 0x4DBF, "fonts-droid-fallback"},
    {0x4E00, 0x9FFF, "fonts-droid-fallback"},
    {0xF900, 0xFAFF, "fonts-droid-fallback"},
    {0xFF00, 0xFFEF, "fonts-droid-fallback"},
    {0x20000, 0x323AF, "fonts-hanazono"},
    {0x1F000, 0x1FAFF, "fonts-symbola"},
    {0x2190, 0x2BFF, "fonts-dejavu-core"},
    {0xE000, 0xF8FF, NULL},
    {0xF0000, 0x10FFFF, NULL},
};

const char *fonts_package(uint32_t code_point) {
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
        if (code_point >= homes[i].first && code_point <= homes[i].last) return homes[i].package;
    return "fonts-noto-core";
}
