/* fontobj.h: the fonts of one document: which glyphs are used, what they say, and the objects in the file.
 *
 * Each face becomes a Type0 font whose codes are glyph ids (Identity-H), embedded as a subset that keeps the
 * ids. */
#ifndef RENDER_PDF_FONTOBJ_H
#define RENDER_PDF_FONTOBJ_H

#include "base/arena.h"
#include "render/pdf/file/haru.h"
#include "render/text/text.h"

struct pdf_fonts;

struct pdf_fonts *pdf_fonts_new(struct arena *a, const struct fonts *fonts);

/* The number of the face's font resource: "/F3". */
size_t pdf_fonts_use(struct pdf_fonts *fs, const struct face *face);

/* The glyph is shown and stands for these bytes of UTF-8. False when it already stands for something else:
 * then what is shown must say itself what it is (ActualText). */
bool pdf_fonts_glyph(struct pdf_fonts *fs, size_t font, unsigned glyph, const char *text, size_t n);
/* The glyph is shown inside something that says itself what it is; it needs some meaning all the same. */
void pdf_fonts_glyph_part(struct pdf_fonts *fs, size_t font, unsigned glyph);
/* Ids that the face does not have are shown as glyph 0. */
unsigned pdf_fonts_clamp(const struct pdf_fonts *fs, size_t font, unsigned glyph);
/* Thousandths of an em. */
int pdf_fonts_advance(const struct pdf_fonts *fs, size_t font, unsigned glyph);

/* Write all fonts; appends "/F0 5 0 R/F1 9 0 R" to resources. False when a font could not be subset; *bad
 * names it. */
bool pdf_fonts_write(struct pdf_fonts *fs, struct haru *h, struct buf *resources, const char **bad);

#endif
