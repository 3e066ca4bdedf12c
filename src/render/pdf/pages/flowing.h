/* flowing.h: a page while it is filled, and text that flows through columns from page to page.
 *
 *     struct filling f = {.l = l, .last = &f.first};
 *     slabs_start(&f.on_page);
 *     pages_put(&f, slab);           // and more of them
 *     pages_flow(&f, first, end);    // columns: as many pages as it takes
 *     pages_turn(&f);                // the page is done
 *
 * Private to pages. */
#ifndef RENDER_PDF_FLOWING_H
#define RENDER_PDF_FLOWING_H

#include "render/pdf/pages/pages.h"

#define LEAST_GAP 4.0 /* pt between blocks; smaller gaps stay as they are */

struct filling {
    struct lay *l;
    struct side *first, **last;
    struct slabs on_page; /* copies of the current page's slabs */
    double used;
    struct slabs slip;  /* copies of what goes to the foot of this page */
    double slip_height; /* kept free there: for the slip, or for the back of one */
    const struct slab *waiting, *waiting_end; /* a slip that goes to a later page: */
    size_t slip_page;                         /* this one, from 1 */
    bool take_breaks; /* soft page breaks, whatever is left blank before them */
    size_t n;         /* pages that are done */
};

/* Puts a copy of the slab below what is on the page, with the head of its table if it is the first
 * there. */
void pages_put(struct filling *f, const struct slab *s);
/* Ends the page: the slip, signatures, and the legend go to its foot. */
void pages_turn(struct filling *f);
/* Lets the slabs before `end` flow through their columns, on this page and as many more as it
 * takes. On the last one, the columns are of the same height. */
void pages_flow(struct filling *f, struct slab *first, const struct slab *end);
/* The height that is left on the page, above its slip. */
double pages_room(const struct filling *f);

#endif
