/* grow.h: the room that is left on a side goes to what can use it: a report with `sides` is laid
 * out again with things that are larger.
 *
 *     double h = 90 + grow_by(l, GROW_CHART, 60); // at least 90 pt, at most 150
 *     ... the first layout, in which nothing grows: free[i] is left on side i ...
 *     if (grow_share(l, free, n)) lay out again
 *
 * Each layout asks in the same order, so that the n-th request is always the same thing. */
#ifndef RENDER_PDF_GROW_H
#define RENDER_PDF_GROW_H

#include "render/pdf/layout/units.h"

/* How much the next thing that can grow by up to `most` pt does grow in this layout. */
double grow_by(struct lay *l, enum grow_turn turn, double most);
/* Before each layout: nothing was asked for yet. */
void grow_start(struct lay *l);
/* Gives away the room that is left on each of the sides, in turns; alike to all of a turn. Returns
 * false if there was nothing to give, or nobody to take it. */
bool grow_share(struct lay *l, const double *left, size_t n_sides);

#endif
