/* report.h: reports of a learner. */
#ifndef VIEW_REPORT_H
#define VIEW_REPORT_H

#include "view/parts/squeeze.h"

/* A report. squeezes: NULL = none. */
enum { REPORT_SIDES = 4 };
struct squeezes {
    int height[REPORT_SIDES]; /* of each side: what stands between page breaks */
    int words;                /* on the first side */
};
struct report *view_report(const struct viewer *v, const struct outline *o, const struct squeezes *squeezes);
/* The same report with the blocks of one side alone; NULL when it has not so many. Shares everything with r. */
struct report *report_side(struct arena *a, const struct report *r, int side);

#endif
