/* face.h: one font file as HarfBuzz sees it. Private to render/text; text.h has what others may ask.
 *
 * A face is opened when its first glyph is wanted, in whichever process that is: what is filled in then
 * stands in its state, so that a `const struct face` can be shared.
 */
#ifndef RENDER_TEXT_FACE_H
#define RENDER_TEXT_FACE_H

#include "render/text/installed.h"
#include "render/text/text.h"

#include <hb.h>

struct subsets;

enum face_trouble { FACE_FINE, FACE_UNREADABLE, FACE_RESTRICTED /* its licence forbids embedding */ };

struct face {
    struct font_file file;
    size_t index;
    struct face_state *state;
};

struct face *face_new(struct arena *a, const struct font_file *file, size_t index);
void face_close(struct face *f);
/* Opens the file if that has not been tried yet. */
enum face_trouble face_open(const struct face *f);
/* Whether it has a glyph for the code point, whole or in canonical parts. False for a face that does not
 * open. */
bool face_has(const struct face *f, uint32_t code_point);
/* NULL for a face that does not open; borrowed. In font units (units_per_em to the em). */
hb_font_t *face_font(const struct face *f);
hb_face_t *face_hb(const struct face *f);
/* The same without character map and layout: outlines by glyph. */
hb_face_t *face_bare(const struct face *f);
/* Its web fonts that were made before. */
struct subsets *face_subsets(const struct face *f);
/* Height above and depth below the base line, parts of an em; both positive. */
void face_extents(const struct face *f, double *ascent, double *descent);
/* What stands for a glyph that is not there: U+FFFD, or the nearest that this face has; 0 if none. */
unsigned face_replacement(const struct face *f);

#endif
