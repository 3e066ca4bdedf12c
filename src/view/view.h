/* view.h: from a portfolio and its judgments to finished documents: what all rooms of view share.
 *
 *     struct viewer v = {...};
 *     view_sieve(&v);                                              audience/sieve.h
 *     struct site *site = view_site(&v);                           site/site.h
 *     struct report *report = view_report(&v, outline, NULL);      reports/report.h
 *     struct book *book = view_notebook(&v);                       books/books.h
 *     struct summary *summary = gather_summary(&v);                  summary/gather.h
 *
 * Everything is allocated in viewer.arena and borrows from the portfolio. View is the only place
 * that chooses words, writes numbers and dates, and leaves out what the audience may not see
 * (policy.h): anything left out here cannot be printed later.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "assess/assess.h"
#include "doc/book.h"
#include "doc/doc.h"
#include "i18n/i18n.h"
#include "model/audiences.h"
#include "model/basics.h"
#include "model/summary.h"

enum medium { ON_SCREEN, ON_PAPER };

/* The published form of a learner's file, made before the pages by the code that publishes them. */
struct published {
    struct image *image;    /* of a readable picture that the audience may see; else NULL */
    bool kept;              /* the audience may not see it */
    const char *ref, *type; /* of a document, sound, or film: path in learner's folder, type */
    const char *transcript; /* spoken words of sound or film, a line each; or NULL */
};

/* What an issued report says of itself. */
struct issue_mark {
    const char *code; /* "BCDF-GHJK-MNPQ-RSTV" */
    int correction;   /* 0: the first issue of this report */
    struct date issued, replaced;
};
#define ISSUE_CODE_PREFIX "FOLIOSCOPE " /* before the code in the QR code */

struct viewer {
    struct arena *arena;
    const struct workspace *workspace;
    const struct calendar *calendar; /* of the learner or the class */
    const struct learner *learner;
    const struct assessment *assessment;
    const struct lang *lang;           /* of the pages */
    const struct lang *second;         /* of a bilingual report, beside the first; else NULL */
    const struct household *household; /* whose copy of a report this is; NULL: everyone's */
    bool several_households;           /* the copy says whose it is */
    enum audience audience;
    enum medium medium;
    /* for the files of a course: only what is about its frameworks; NULL: everything */
    const struct group *course;
    /* of a report, set by view_report: whether its sides must fit, and how many steps this side has
     * given way for that (squeeze.h) */
    const struct outline *outline;
    bool large; /* in large print: what is usually side by side may need the whole width */
    bool to_fit;
    int squeeze;
    const struct issue_mark *issue; /* of a report that is issued; else NULL */
    const char *site_address;       /* where the learner's site will be, for the QR code; or NULL */
    /* of pages in this language, from the root of the site: "" or "en/"; NULL means "" */
    const char *folder;
    struct site_language *languages;   /* of the site, or NULL if there is only one */
    struct image *logo;                /* of the school, or NULL */
    const struct table *published;     /* path in workspace -> struct published; NULL: no file is */
    struct public_names *public_names; /* from view_sieve, for the public; else NULL */
    /* gets the names of those who translated short texts that are shown; or NULL */
    struct texts *translators;
    /* as the audience may see them; NULL: everything (choose_credentials_for) */
    const struct credential_states *credentials;
    /* the page being made, for parts that need it; set by view_site */
    const char *title; /* of the page or report */
    const struct competency *competency;
    const struct evidence *evidence;
};

#endif
