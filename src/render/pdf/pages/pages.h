/* pages.h: slabs to pages, and the whole layout of a report. */
#ifndef RENDER_PDF_PAGES_H
#define RENDER_PDF_PAGES_H

#include "render/pdf/blocks/blocks.h"

struct side { /* one page: its slab's items, in coordinates of the page */
    struct slab *content;
    int words;
    struct side *next;
};
/* The layout of one report, from nothing to its sides; the number of pages is returned. Done again when the
 * report holds page numbers of its own blocks. */
struct lay *lay_new(struct arena *a, const struct pdf_setup *s, const struct report *r, struct tags *t);
size_t report_lay(struct lay *l, struct elem *parent, struct side **sides);
/* What such a layout came to. */
void result_set(struct pdf_result *result, const struct report *r, const struct side *s, size_t pages);
/* What a running foot of several lines takes from the body of the pages. */
double foot_extra(struct lay *l);
/* What stands in it, each in a slab of its own, whose y counts from the baseline of the foot's last line. */
struct slab *foot_words(struct lay *l);
struct slab *foot_number(struct lay *l, size_t page, size_t pages);
/* Distribute; returns the number of pages. */
size_t pages_fill(struct lay *l, struct slab *first, struct side **out);

#endif
