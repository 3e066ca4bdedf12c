/* view.h: from a portfolio and its judgments to finished documents: what all rooms of view share.
 *
 *     struct viewer v = {...};
 *     view_sieve(&v);                                              audience/sieve.h
 *     struct site *site = view_site(&v);                           site/site.h
 *     struct report *report = view_report(&v, outline, NULL);      reports/report.h
 *     struct book *book = view_notebook(&v);                       books/books.h
 *     struct summary *summary = view_summary(&v);                  summary/gather.h
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

#endif
