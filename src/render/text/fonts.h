/* fonts.h: the fonts, for shaping and line breaking. Private to render/text.
 *
 *     const struct face *f = fonts_choose(fs, FONT_TEXT, code_points, n);
 *     if (!f) ... no installed font has all of them ...
 */
#ifndef RENDER_TEXT_FONTS_H
#define RENDER_TEXT_FONTS_H

#include "render/text/face.h"

/* The face that has all n code points of a grapheme cluster: the role's own, otherwise the first
 * fallback, bold ones first for a bold role. NULL if no face has all of them. */
const struct face *fonts_choose(const struct fonts *fs, enum font_role role,
                                const uint32_t *code_points, size_t n);
bool fonts_face_has(const struct face *f, const uint32_t *code_points, size_t n);
/* Caches that grow with use; see shape.h, break.h and paras.h. */
struct words *fonts_words(const struct fonts *fs);
struct breakers *fonts_breakers(const struct fonts *fs);
struct paras *fonts_paras(const struct fonts *fs);

#endif
