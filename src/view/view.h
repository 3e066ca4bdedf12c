/* view.h: from a portfolio and its judgements to finished documents.
 *
 *     struct viewer v = {...};
 *     struct site *site = view_site(&v);
 *     struct report *report = view_report(&v, outline, NULL);
 *     struct book *book = view_notebook(&v);
 *
 * Everything is allocated in viewer.arena and borrows from the portfolio. Here, and only here, words are chosen, numbers
 * and dates are written, and what the audience may not see is left out (policy.h): what is not put into the document
 * cannot be printed by anybody after it.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "assess/assess.h"
#include "doc/book.h"
#include "doc/doc.h"
#include "i18n/i18n.h"
#include "model/model.h"
#include "model/summary.h"

enum medium { ON_SCREEN, ON_PAPER };

/* What was made of a file of a learner before the pages are: by whoever publishes it. */
struct published {
    struct image *image;    /* of a picture that the audience may see and that could be read; else NULL */
    bool kept;              /* the audience may not see it */
    const char *ref, *type; /* of a document, sound, or film: path in the learner's folder, media type */
    const char *transcript; /* of sound or film: what is said, a line each; NULL where no file holds it */
};

struct viewer {
    struct arena *arena;
    const struct workspace *workspace;
    const struct learner *learner;
    const struct assessment *assessment;
    const struct lang *lang;           /* of the pages */
    const struct lang *second;         /* of a bilingual report, beside the first; else NULL */
    const struct household *household; /* whose copy of a report it is; NULL: everybody's */
    bool several_households;           /* the copy says whose it is */
    enum audience audience;
    enum medium medium;
    /* 0..: how many items and words fewer to show, so that a side of a report fits (squeeze.h); set by view_report */
    int squeeze, few_words;
    const char *site_address; /* where the learner's site will be found, for the QR code; or NULL */
    const char *folder; /* of pages in this language, from the root of the site: "" or "en/"; NULL is "" */
    struct site_language *languages;   /* of the site, or NULL where there is one only */
    struct image *logo;                /* of the school, or NULL */
    const struct table *published;     /* path in the workspace -> struct published; or NULL: nothing is */
    struct public_names *public_names; /* of view_sieve, for everybody; else NULL */
    const struct credential_states
        *credentials; /* as the audience may see them; NULL: all of it (credentials_for) */
    /* which page is being made, for parts that need it; set by view_site */
    const char *title; /* of the page or report */
    const struct competency *competency;
    const struct evidence *evidence;
};

/* What the audience may see (policy.h): puts learner and assessment into the viewer that hold nothing else. */
void view_sieve(struct viewer *v);
/* All pages of a learner's site, in viewer.lang; it belongs in viewer.folder. */
struct site *view_site(const struct viewer *v);
/* A report. squeezes: NULL = none. */
enum { REPORT_SIDES = 4, SQUEEZE_MOST = 8 };
struct squeezes {
    int height[REPORT_SIDES]; /* of each side: what stands between page breaks */
    int words;                /* on the first side */
};
struct report *view_report(const struct viewer *v, const struct outline *o, const struct squeezes *squeezes);
/* The same report with the blocks of one side alone; NULL when it has not so many. Shares everything with r. */
struct report *report_side(struct arena *a, const struct report *r, int side);
/* The learner's data notebook. */
struct book *view_notebook(const struct viewer *v);
/* What the class and the school need to know of this learner. */
struct summary *view_summary(const struct viewer *v);

/* The class workbook, from summaries alone, in roster order. */
struct book *view_class_book(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang, struct summary *const *learners, size_t n);
/* The workbook of a school (units: its classes) or of a district (units: its schools), from summaries alone. */
struct roll_unit {
    const char *name, *href; /* href: of the unit's own workbook, from the file of this one; or NULL */
    const char *school;      /* id; NULL when it is no school */
    struct summary *const *learners;
    size_t n;
};
struct roll {
    const char *file, *name; /* "school.xlsx", "Cedar Grove School" */
    bool district;
    const struct roll_unit *units;
    size_t n;
    size_t n_classes;
    const char *school; /* id; NULL for a district, and where there are no schools */
    size_t expected;    /* learners of the workspace: when the units have fewer, the book says so */
};
struct book *view_roll_book(struct arena *a, const struct workspace *w, const struct lang *lang,
                            const struct roll *r);
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
/* The page of a class: who teaches, what is worked on, the agreements. Nothing of any learner. */
struct site *view_class_page(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang);

/* What was published of a file; never NULL. */
const struct published *view_published(const struct viewer *v, const struct evidence_file *f);
/* May this audience see the piece, and a file of it? The same answers that the pages are made by. */
bool view_shows_evidence(const struct viewer *v, const struct evidence *e);
bool view_shows_file(const struct viewer *v, const struct evidence_file *f);
/* And anything of the learner at all? The public may with consent. */
bool view_shows_anybody(const struct viewer *v);
bool view_shows_portrait(const struct viewer *v);
/* May this audience see where the learner is with the target? The public sees what is demonstrated. */
bool view_shows_target(const struct viewer *v, const struct outcome *o);

/* The address of a page of a learner, from the learner's folder: behind the one page that opens it where it is locked. */
const char *view_address(struct arena *a, const struct workspace *w, const char *page);

/* True when `name` is a part that outlines may name. */
bool view_knows_part(const char *name);
/* All part names, for messages; *n of them. */
const char *const *view_part_names(size_t *n);

#endif
