/* fonts.h: what shaping and line breaking share with the list of fonts. Private to render/text. */
#ifndef RENDER_TEXT_FONTS_H
#define RENDER_TEXT_FONTS_H

#include "render/text/face.h"

/* The face that has all n code points of a grapheme cluster: the role's own, else the first of the
 * fall-backs, bold ones first for a bold role. NULL when no face has them all. */
const struct face *fonts_choose(const struct fonts *fs, enum font_role role, const uint32_t *code_points,
                                size_t n);
bool fonts_face_has(const struct face *f, const uint32_t *code_points, size_t n);
/* Caches that grow with use; see shape.h, break.h and paras.h. */
struct words *fonts_words(const struct fonts *fs);
struct breakers *fonts_breakers(const struct fonts *fs);
struct paras *fonts_paras(const struct fonts *fs);

#endif
