/* paint.h: a page's items to its content stream. */
#ifndef RENDER_PDF_PAINT_H
#define RENDER_PDF_PAINT_H

#include "render/pdf/layout.h"

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

/* What is collected while the pages of all reports are painted. */
struct paint {
    struct arena *arena; /* of the document: what is collected outlives the layout that it came from */
    struct lay *l;       /* of the report that is painted */
    struct pdf_fonts *fonts;
    size_t report;                    /* its number: ids are unique in one report */
    VEC(const struct image *) images; /* by number: "/Im0" */
    VEC(struct mark) marks;
    VEC(struct page_link) links;
};

/* Paint the side and its foot: page `of_report` (from 1) of `pages`, and `page` (from 0) of the document. */
void paint_side(struct paint *p, const struct side *s, size_t page, size_t of_report, size_t pages,
                struct buf *out);

#endif
