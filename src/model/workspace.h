/* workspace.h: what all learners of a workspace share.
 *
 * Plain structs, filled by `load`, read by later stages, and not changed again. Everything shared
 * by learners hangs off struct workspace and is in its arena; everything about one learner hangs
 * off struct learner and is in that learner's arena. References are resolved: a rating points to
 * its target. Optional strings are NULL, optional dates are zero, and lists are arrays with a
 * count, in the order of the files.
 *
 * `struct mark` is the place where something was written, for explanations and messages.
 */
#ifndef MODEL_WORKSPACE_H
#define MODEL_WORKSPACE_H

#include "doc/doc.h"
#include "model/basics.h"
#include "model/unread.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

/* How dates in logs are read that a spreadsheet program wrote with the month or the day first. */
enum dates_order { DATES_UNSAID, DATES_MONTH_FIRST, DATES_DAY_FIRST };

struct workspace {
    struct arena *arena;
    const char *root; /* as given on the command line */
    struct words name;
    const char *language;
    struct calendar *calendar;  /* of what is not of a class (term.h) */
    struct snapshot *snapshots; /* latest first; NULL if there are none */
    /* The one that workbooks show: of the calendar's term, else the latest; or NULL. */
    const struct snapshot *snapshot;
    const char *theme;
    enum paper paper;
    enum dates_order dates;
    struct scale *scale; /* for frameworks that name none */
    const struct method *method;
    struct scale *scales;
    size_t n_scales;
    struct framework *frameworks; /* the usable ones, with targets and a scale */
    size_t n_frameworks;
    size_t n_faulty_frameworks; /* not in `frameworks` */
    struct target **targets;    /* all, by index */
    size_t n_targets;
    struct credential *credentials;
    size_t n_credentials;
    struct partner *partners;
    size_t n_partners;
    struct pathway *pathways;
    size_t n_pathways;
    struct school *schools;
    size_t n_schools;
    struct group *groups;
    size_t n_groups;
    size_t n_learners;
    struct texts reports;
    struct outline *site; /* pages, in the order of the navigation */
    size_t n_site;
    struct outline *report; /* every report in the templates */
    size_t n_report;
    /* support signals: thresholds in days */
    int stalled_days, no_evidence_days;
    bool secret_paths; /* privacy.family_paths: secret */
    /* The key that folder names are derived from; NULL if missing: then nothing is built. */
    const char *secret;
    /* Where the output will be published, "https://…" without a final slash; or NULL. */
    const char *site_address;
    bool photos_all; /* privacy.photos: all; otherwise consent-only */
    /* privacy.lock: file beside folioscope.yaml with the passphrases for families' pages; or
     * NULL. */
    const char *lock;
    struct texts mentions; /* ids of learners whom texts for the whole workspace may name */
    struct translations translations; /* of agreements */
    struct load_index *index;         /* private to `load`: from ids to objects */
    /* folioscope.yaml cannot be understood: nothing may be built, and it is unknown what it
     * permits. */
    bool settings_unread;
    bool reports_unclear; /* a list of reports names a report that does not exist */
    struct unknown unknown;
};

#endif
