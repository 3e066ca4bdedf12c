/* paint.h: a page's items to its content stream. */
#ifndef RENDER_PDF_PAINT_H
#define RENDER_PDF_PAINT_H

#include "render/pdf/pages/laid.h"

struct mark { /* a place that links and bookmarks lead to */
    const char *id, *title;
    int level;
    size_t report, page;
    double y; /* from the bottom of the page */
};

struct page_link {
    size_t report, page;
    double left, bottom, right, top;
    const char *href, *contents;
    struct elem *elem;
};

struct picture {
    const void *jpeg;
    size_t jpeg_size;
};

/* What is collected while the pages of all reports are painted. */
struct paint {
    struct arena *arena, *scratch; /* of the document; of the report that is painted */
    struct tags *tags;             /* of the document */
    struct pdf_fonts *fonts;
    const struct pdf_laid *laid; /* the report that is painted */
    size_t report;               /* its number: ids are unique in one report */
    struct tag_made *made;       /* its elements and slots in this document */
    VEC(struct picture) images;  /* by number: "/Im0" */
    VEC(struct mark) marks;
    VEC(struct page_link) links;
};

/* Paint the side and its foot on a page of the document (from 0). */
void paint_side(struct paint *p, const struct laid_side *s, size_t page, struct buf *out);

#endif
