/* summary.h: the data about one learner that a class, a school, and a district need, and nothing
 * more.
 *
 * Workers write one summary for each learner (pipeline/tree/ledger.c stores it as text); outputs
 * above the learner are made from summaries only. Texts are final, in the workspace's language;
 * signals, needs, and gaps carry their raw data (kinds, ids, dates, counts) for the outputs that
 * word them. Kinds are enums of `assess`. */
#ifndef MODEL_SUMMARY_H
#define MODEL_SUMMARY_H

#include "base/date.h"
#include "doc/sign.h"

#include <stdbool.h>
#include <stddef.h>

struct summary_competency {
    const char *anchor; /* of the competency; counts of its targets by status: */
    int demonstrated, working_on, up_next, all;
};

struct summary_target {
    const char *id;
    int status;        /* enum status */
    const char *level; /* "" when there is none */
    const char *value; /* as shown: "2.65"; "" when there is none */
    struct sign sign;
    const char *why;  /* one line */
    struct date last; /* date of the latest assessment */
    /* Date of the latest rating by anyone, judgment, or evidence; for coverage. */
    struct date last_seen;
};

struct summary_evidence {
    const char *id, *title, *kind, *targets; /* targets: ids, separated by ", " */
    struct date date;
    const char *page;        /* path from the learner's folder */
    struct date first_rated; /* by anyone but the learner; no date if not rated */
};

struct summary_rating {
    const char *target, *level, *by, *stage, *note, *source; /* source: file:line */
    struct date date;
    struct sign sign;
    bool unrated; /* `level` is what was written in place of one, and there is no sign */
};

/* What an educator says of an area as a whole. */
struct summary_area {
    const char *area, *term, *level, *because, *by; /* "" for what was not written */
    bool has_level; /* there is a sign; otherwise `level` is what was written in its place */
    struct sign sign;
    struct date date;
};

/* The parts of a piece and a rating that schools and the district count: they hold thousands of
 * learners at a time. */
struct summary_piece {
    struct date date;
    struct date first_rated; /* by anyone but the learner; no date if not rated */
};

struct summary_rated {
    struct date date;
    bool by_educator; /* by a teacher or an expert: feedback from an educator */
};

/* A support signal (assess/signals.h). */
struct summary_signal {
    int kind;           /* enum signal_kind */
    const char *target; /* id; "" when there is none */
    /* As written: the goal, the planned activity, the question asked; for `stalled` the name of the
     * level on the day `since`; "" if there is none. */
    const char *about;
    struct date since, last;
    int days, limit, count;
    int side; /* as in struct signal */
};

/* A current need of the learner, for this week's groups (assess/small_groups.h). */
struct summary_need {
    const char *target, *first; /* ids; first: "" when there is none */
    unsigned why;               /* bits of enum need_why */
    struct date date;
};

/* Something that a report would lack if it were made now (assess/gaps.h). */
struct summary_gap {
    int kind;               /* enum gap_kind */
    const char *competency; /* anchor; "" if the gap is not about a competency */
    bool begun;
};

/* A support that the learner received. */
struct summary_support {
    const char *target, *what, *outcome; /* outcome: "" when none was written */
    struct date date, until;
};

/* What a learner did with a community partner. */
struct summary_partner {
    const char *name;
    double hours; /* for a cell of a workbook; 0: no hours are given */
    int pieces;
    struct date last;
};

/* A credential that the learner is working toward. */
struct summary_credential {
    const char *id;
    int met, left; /* requirements */
};

/* A print file of a class: print/<name>.pdf. */
struct print_file {
    const char *name; /* of the report; or "cards", "agreements" */
    int pages;        /* with the blank backs of duplex printing; 0: not known */
    int copies;       /* of a report for households; 0: it has none */
    int languages;    /* of the copies */
};

/* Files that are withheld, by sort (access.h) and reason (view/audience/policy.h). */
enum { KEPT_SORTS = 5, KEPT_REASONS = 5 };
struct kept_back {
    int files[KEPT_SORTS][KEPT_REASONS];
    int learners[KEPT_REASONS];
};

struct summary {
    const char *id, *path;  /* of the learner: folder name, folder in the workspace */
    const char *name;       /* "Maya Torres" */
    const char *out;        /* published folder, from the root of the output */
    int pages, pdfs, books; /* files of each that were made */
    long long bytes;
    bool locked; /* the published files can only be opened with a passphrase */
    struct summary_competency *competencies;
    size_t n_competencies;
    struct summary_target *targets; /* in order of the learner's frameworks */
    size_t n_targets;
    struct summary_evidence *evidence;
    size_t n_evidence;
    struct summary_rating *ratings;
    size_t n_ratings;
    struct summary_area *areas;
    size_t n_areas;
    struct summary_piece *pieces; /* each piece of evidence, and each rating */
    size_t n_pieces;
    struct summary_rated *rated;
    size_t n_rated;
    struct summary_signal *signals;
    size_t n_signals;
    struct summary_need *needs;
    size_t n_needs;
    struct summary_gap *gaps;
    size_t n_gaps;
    struct summary_support *supports;
    size_t n_supports;
    struct summary_partner *partners; /* those with a piece, in the workspace's order */
    size_t n_partners;
    struct summary_credential *credentials;
    size_t n_credentials;
    struct kept_back kept;
};

#endif
