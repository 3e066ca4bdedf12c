/* staff.h: staff's pages. */
#ifndef VIEW_STAFF_H
#define VIEW_STAFF_H

#include "view/view.h"

/* The staff page over all classes: what was built, and where it is. */
struct staff_class {
    const struct group *group;
    struct staff_learner {
        const char *name, *path; /* path from the root of the output; NULL when nothing is published */
        bool left_out;           /* of this build: what is published is not up to date */
    } * learners;
    size_t n_learners;
    const char *dashboard, *page; /* from the root of the output; NULL when there is none */
    const char *const *files;     /* class outputs, from the root of the output */
    size_t n_files;
    struct kept_back kept; /* from families */
};
/* What is known of a class, for its dashboard: summaries in roster order. */
struct staff_dashboard {
    const struct group *group;
    struct summary **learners;
    size_t n;
};
/* Staff's site: its first page, and the dashboard of a class. Paths of pages are from the root of the output. */
struct site *view_staff(struct arena *a, const struct workspace *w, const struct lang *lang,
                        const struct staff_class *classes, size_t n);
struct site *view_dashboard_site(struct arena *a, const struct workspace *w, const struct lang *lang,
                                 const struct staff_dashboard *board);
/* The page of a dashboard: groups for this week, support signals, what is missing, coverage. Never an order by level. */
struct page *view_dashboard(struct arena *a, const struct workspace *w, const struct lang *lang,
                            const struct staff_dashboard *d);
const char *dashboard_path(struct arena *a, const struct group *g); /* from the root of the output */

#endif
