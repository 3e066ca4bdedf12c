/* document.h: the parts of a PDF beside its pages: metadata, bookmarks, links.
 *
 *     unsigned xmp = metadata_write(arena, haru, report, true);
 *     unsigned outline = hyperlinks_outline_write(&paint, haru);  // after all pages are painted
 *     hyperlinks_write(&paint, haru, tags, n_pages, annots);
 *
 * Numbers returned are object numbers. */
#ifndef RENDER_PDF_DOCUMENT_H
#define RENDER_PDF_DOCUMENT_H

#include "render/pdf/paint.h"

/* Writes the metadata as information dictionary and as XMP, which must agree (ISO 19005-2, 6.6);
 * returns the XMP stream. `archive`: the file claims PDF/A-2a beside PDF/UA-1. */
unsigned metadata_write(struct arena *a, struct haru *h, const struct report *r, bool archive);
/* Writes the bookmarks from headings; returns 0 if there are none. */
unsigned hyperlinks_outline_write(const struct paint *p, struct haru *h);
/* Writes the annotations for links; annots[page] receives their object numbers. */
struct annots {
    VEC(unsigned) ids;
};
void hyperlinks_write(const struct paint *p, struct haru *h, struct tags *tags, size_t n_pages,
                      struct annots *annots);

#endif
