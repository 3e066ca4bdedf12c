/* pages.h: distributes slabs over pages, and lays out a whole report.
 *
 *     struct lay *l = laying_new(arena, setup, report, tags);
 *     struct side *sides;
 *     size_t pages = report_lay(l, tags->root, &sides); */
#ifndef RENDER_PDF_PAGES_H
#define RENDER_PDF_PAGES_H

#include "render/pdf/blocks/blocks.h"

struct side { /* one page: its items in one slab, in coordinates of the page's body */
    struct slab *content;
    double left; /* height that nothing uses */
    struct side *next;
};
/* Lays out one report from its blocks to its pages; returns the number of pages. If the report
 * refers to its own page numbers, the layout is repeated until they are right. */
struct lay *laying_new(struct arena *a, const struct pdf_setup *s, const struct report *r,
                       struct tags *t);
size_t report_lay(struct lay *l, struct elem *parent, struct side **sides);
/* The same; then what can use the room that is left on the sides of the report grows. */
size_t report_lay_filled(struct lay *l, struct elem *parent, struct side **sides);
/* Sets the figures of the result: pages, whether they fit, and whether the last one has little on
 * it, and whether a slip parts the report. */
void laying_result_set(struct pdf_result *result, const struct lay *l, size_t pages,
                       const struct side *sides);
/* The height that a running foot of several lines takes from the body of the pages. */
double foot_extra(struct lay *l);
/* The content of the foot, each part in a slab of its own, whose y counts from the baseline of the
 * last line. */
struct slab *foot_words(struct lay *l);
struct slab *foot_number(struct lay *l, size_t page, size_t pages);
/* Distributes the slabs; returns the number of pages. */
size_t pages_fill(struct lay *l, struct slab *first, struct side **out);

#endif
