/* face.h: one font file, opened with HarfBuzz. Private to render/text; text.h has the public part.
 *
 * A face is opened when a glyph is first needed, in any process. Everything filled in then is in
 * its state, so that a `const struct face` can be shared.
 */
#ifndef RENDER_TEXT_FACE_H
#define RENDER_TEXT_FACE_H

#include "render/text/installed.h"
#include "render/text/text.h"

#include <hb.h>

struct subsets;

/* FACE_RESTRICTED: its license forbids embedding. */
enum face_trouble { FACE_FINE, FACE_UNREADABLE, FACE_RESTRICTED };

struct face {
    struct font_file file;
    size_t index;
    struct face_state *state;
};

struct face *face_new(struct arena *a, const struct font_file *file, size_t index);
void face_close(struct face *f);
/* Opens the file unless that was tried before. */
enum face_trouble face_open(const struct face *f);
/* Does it have a glyph for the code point, precomposed or as its canonical parts? False for a face
 * that cannot be opened. */
bool face_has(const struct face *f, uint32_t code_point);
/* NULL for a face that cannot be opened; borrowed. In font units (units_per_em per em). */
hb_font_t *face_font(const struct face *f);
hb_face_t *face_hb(const struct face *f);
/* The same without character map and layout tables: only outlines by glyph id. */
hb_face_t *face_bare(const struct face *f);
/* The cache of its web fonts. */
struct subsets *face_subsets(const struct face *f);
/* Ascent and descent from the baseline, in ems; both positive. */
void face_extents(const struct face *f, double *ascent, double *descent);
/* How far the ink of a glyph reaches above and below the baseline, in ems; negative if it does not
 * reach it. Zero for a glyph without ink. */
void face_ink(const struct face *f, unsigned glyph, double *above, double *below);
/* The glyph to show for a missing one: U+FFFD, or the nearest that this face has; 0 if none. */
unsigned face_replacement(const struct face *f);

#endif
