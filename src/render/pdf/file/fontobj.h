/* fontobj.h: the fonts of one document: the glyphs in use, their text, and the font objects in the
 * file.
 *
 * Each face becomes a Type0 font whose codes are glyph IDs (Identity-H), embedded as a subset that
 * keeps the IDs.
 *
 *     struct pdf_fonts *fs = pdf_fonts_new(arena, fonts);
 *     size_t font = pdf_fonts_use(fs, face);
 *     bool mapped = pdf_fonts_glyph(fs, font, glyph, "a", 1);
 *     bool fine = pdf_fonts_write(fs, haru, &resources, &bad); */
#ifndef RENDER_PDF_FONTOBJ_H
#define RENDER_PDF_FONTOBJ_H

#include "base/arena.h"
#include "render/pdf/file/haru.h"
#include "render/text/text.h"

struct pdf_fonts;

struct pdf_fonts *pdf_fonts_new(struct arena *a, const struct fonts *fonts);

/* The number of the face's font resource: 3 in "/F3". */
size_t pdf_fonts_use(struct pdf_fonts *fs, const struct face *face);

/* Records that the glyph is shown for these bytes of UTF-8. Returns false if it already has another
 * text: then the content stream must give the text itself (ActualText). */
bool pdf_fonts_glyph(struct pdf_fonts *fs, size_t font, unsigned glyph, const char *text, size_t n);
/* Records that the glyph is shown within an ActualText; it needs some text all the same. */
void pdf_fonts_glyph_part(struct pdf_fonts *fs, size_t font, unsigned glyph);
/* IDs that the face does not have become glyph 0. */
unsigned pdf_fonts_clamp(const struct pdf_fonts *fs, size_t font, unsigned glyph);
/* The advance in thousandths of an em. */
int pdf_fonts_advance(const struct pdf_fonts *fs, size_t font, unsigned glyph);

/* Writes all fonts; appends "/F0 5 0 R/F1 9 0 R" to resources. Returns false if a font could not be
 * subset; *bad names it. */
bool pdf_fonts_write(struct pdf_fonts *fs, struct haru *h, struct buf *resources, const char **bad);

#endif
