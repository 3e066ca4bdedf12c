/* report.h: a learner's reports. Allocated in viewer.arena; they borrow from the portfolio.
 *
 *     struct report *r = view_report(&v, outline, NULL);
 *     struct report *back = report_side(arena, r, 1);     // only its second side */
#ifndef VIEW_REPORT_H
#define VIEW_REPORT_H

#include "view/parts/squeeze.h"

struct outline;

/* Is there something to report? Without a credential there is no report on credentials. */
bool view_has_report(const struct viewer *v, const struct outline *o);

/* A report from an outline. squeezes: NULL for none. */
enum { REPORT_SIDES = 4 };
struct squeezes {
    int n_sides;             /* that must fit on a page each; 0: as many pages as it takes */
    int steps[REPORT_SIDES]; /* of each side: the blocks between page breaks */
    int flowing;             /* of a report without sides */
    bool closing_ahead;      /* the right parts of its columns come before its slip */
};
/* Has it something that closing_ahead moves? */
bool report_has_closing(const struct outline *o);
struct report *view_report(const struct viewer *v, const struct outline *o,
                           const struct squeezes *squeezes);
/* The same report with the blocks of a single side; NULL if it has fewer sides. Shares everything
 * with r. */
struct report *report_side(struct arena *a, const struct report *r, int side);

#endif
