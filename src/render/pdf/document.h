/* document.h: what a PDF has beside its pages: metadata, bookmarks, links, resources. */
#ifndef RENDER_PDF_DOCUMENT_H
#define RENDER_PDF_DOCUMENT_H

#include "render/pdf/paint.h"

/* Metadata in the information dictionary and as XMP, which say the same (ISO 19005-2, 6.6); returns the XMP
 * stream. `archive`: the file claims PDF/A-2a beside PDF/UA-1. */
unsigned metadata_write(struct arena *a, struct haru *h, const struct report *r, bool archive);
/* Bookmarks from headings; 0 when there are none. */
unsigned outline_write(const struct paint *p, struct haru *h);
/* Annotations for links; annots[page] gets the object numbers. */
struct annots {
    VEC(unsigned) ids;
};
void links_write(const struct paint *p, struct haru *h, struct tags *tags, size_t n_pages,
                 struct annots *annots);

#endif
