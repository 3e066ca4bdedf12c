/* paint.h: paints a page's items into its content stream.
 *
 *     struct buf content = BUF_INIT;
 *     paint_side(&paint, side, page, &content);   // collects images, marks, and links in paint */
#ifndef RENDER_PDF_PAINT_H
#define RENDER_PDF_PAINT_H

#include "render/pdf/pages/laid.h"

struct mark { /* a target of links and bookmarks */
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

/* Collected while the pages of all reports are painted. */
struct paint {
    struct arena *arena, *scratch; /* of the document; of the current report */
    struct tags *tags;             /* of the document */
    struct pdf_fonts *fonts;
    const struct pdf_laid *laid; /* the current report */
    size_t report;               /* its number: IDs are unique only within a report */
    struct tag_made *made;       /* its elements and slots in this document */
    VEC(struct picture) images;  /* by number: "/Im0" */
    VEC(struct mark) marks;
    VEC(struct page_link) links;
};

/* Paints the side and its foot on a page of the document (from 0). */
void paint_side(struct paint *p, const struct laid_side *s, size_t page, struct buf *out);

#endif
