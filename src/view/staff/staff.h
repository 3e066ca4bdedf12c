/* staff.h: the staff's pages: the first page over all classes, and the dashboard of each class.
 *
 *     struct site *home = view_staff(arena, workspace, lang, classes, n);
 *     struct site *dashboard = view_dashboard_site(arena, workspace, lang, &board);
 *
 * Sites are allocated in the arena and borrow the rest. All paths are relative to the root of the
 * output. */
#ifndef VIEW_STAFF_H
#define VIEW_STAFF_H

#include "view/view.h"

struct diags;

/* A learner of the class who has left, or has not joined yet, and is on no list of the class. The
 * portfolio is there all the same. */
struct staff_away {
    const char *name, *path; /* NULL if nothing is published */
    bool left;
};

/* A class on the staff's first page. */
struct staff_class {
    const struct group *group;
    struct staff_learner {
        const char *name, *path; /* NULL if nothing is published */
        bool left_out;           /* of this build: what is published is out of date */
    } * learners;
    size_t n_learners;
    struct staff_away *away;
    size_t n_away;
    const char *dashboard, *page; /* NULL if there is none */
    const char *const *files;     /* outputs of the class */
    size_t n_files;
    const struct print_file *prints;
    size_t n_prints;
    struct kept_back kept; /* from families */
};
/* Input for the first page. */
struct staff_home {
    const struct staff_class *classes;
    size_t n;
    const char *const *books; /* workbooks above the classes */
    size_t n_books;
    const struct diags *findings; /* of the build; NULL: none */
};
/* Input for a class's page: summaries in roster order. */
struct staff_dashboard {
    const struct group *group;
    struct summary **learners;
    const char **languages; /* of the learners' pages: "es, en", "hmn → en" */
    size_t n;
    const struct staff_away *away;
    size_t n_away;
    const struct print_file *prints;
    size_t n_prints;
    const char *const *books; /* paths of the workbooks that are there: of the class, the school */
    size_t n_books;
    const char *page;             /* of the class, for everybody; NULL if there is none */
    struct date conferences;      /* the first one ahead; not set: none */
    const struct diags *findings; /* about this class; NULL: none */
};
/* The sites of the first page and of a dashboard, one page each. */
struct site *view_staff(struct arena *a, const struct workspace *w, const struct lang *lang,
                        const struct staff_home *home);
struct site *view_dashboard_site(struct arena *a, const struct workspace *w,
                                 const struct lang *lang, const struct staff_dashboard *board);
/* The page of a class: what to print, who is not ready, what is kept back, who may need a check-in
 * this week, groups, coverage. Never sorted by level. */
struct page *view_dashboard(struct arena *a, const struct workspace *w, const struct lang *lang,
                            const struct staff_dashboard *d);
const char *dashboard_path(struct arena *a, const struct group *g);

#endif
