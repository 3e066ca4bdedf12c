/* grow.h: room that remains on a side goes to the things that can use it: a report with `sides` is
 * laid out again, and they are larger.
 *
 *     double h = 90 + grow_by(l, b, GROW_CHART, 60); // at least 90 pt, at most 150
 *     ... the first layout, in which nothing grows: left[i] pt remain on side i ...
 *     if (grow_share(l, left, n)) lay out again
 */
#ifndef RENDER_PDF_GROW_H
#define RENDER_PDF_GROW_H

#include "render/pdf/layout/units.h"

/* How much something does grow in this layout that can grow by up to `most` pt. `what` and the turn
 * say which thing it is: a block, a card. */
double grow_by(struct lay *l, const void *what, enum grow_turn turn, double most);
/* The same for what needs at least so much to be of use, or nothing. */
double grow_from(struct lay *l, const void *what, enum grow_turn turn, double least, double most);
/* Before each layout: nothing was asked for yet. */
void grow_start(struct lay *l);
/* Gives away the room that is left on each of the sides, in turns; alike to all of a turn. Returns
 * false if nothing was given. */
bool grow_share(struct lay *l, const double *left, size_t n_sides);

#endif
