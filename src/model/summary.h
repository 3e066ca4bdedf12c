/* summary.h: what a class, a school and a district need to know of one learner, and nothing more.
 *
 * Workers write one for each learner (pipeline/ledger.c keeps it as text); the outputs above the learner are made from these
 * alone. Texts are finished words in the workspace's language; signals, needs and gaps carry what they rest on (kinds,
 * ids, dates, counts), for the outputs that word them. Kinds are those of `assess`. */
#ifndef MODEL_SUMMARY_H
#define MODEL_SUMMARY_H

#include "base/date.h"
#include "doc/sign.h"

#include <stdbool.h>
#include <stddef.h>

struct summary_competency {
    const char *anchor; /* of the competency */
    int demonstrated, working_on, up_next, all;
};

struct summary_target {
    const char *id;
    int status;        /* enum status */
    const char *level; /* "" when there is none */
    const char *value; /* as shown: "2.65"; "" when there is none */
    struct sign sign;
    const char *why;       /* one line */
    struct date last;      /* when it was assessed last */
    struct date last_seen; /* last rating by anybody, judgement or evidence, for coverage */
};

struct summary_evidence {
    const char *id, *title, *kind, *targets; /* targets: ids, ", " between */
    struct date date;
    const char *page;        /* from the learner's folder */
    struct date first_rated; /* by anybody but the learner; no date where nobody has */
};

struct summary_rating {
    const char *target, *level, *by, *stage, *note, *source; /* source: file:line */
    struct date date;
    struct sign sign;
};

/* What schools and the district count of a piece and of a rating: they hold thousands of learners at a time. */
struct summary_piece {
    struct date date;
    struct date first_rated; /* by anybody but the learner; no date where nobody has */
};

struct summary_rated {
    struct date date;
    bool by_educator; /* a teacher or an expert: feedback of an educator */
};

/* A support signal (assess/signals.h). */
struct summary_signal {
    int kind;           /* enum signal_kind */
    const char *target; /* id; "" when there is none */
    const char *
        about; /* as written: the goal, what is done for the plan, what was asked; of `stalled` the name of the
                   level on the day `since`; "" when there is none */
    struct date since, last;
    int days, limit, count;
};

/* What the learner needs now, for the groups of the week (assess/small_groups.h). */
struct summary_need {
    const char *target, *first; /* ids; first: "" when there is none */
    unsigned why;               /* bits of enum need_why */
    struct date date;
};

/* What a report would lack tonight (assess/gaps.h). */
struct summary_gap {
    int kind;               /* enum gap_kind */
    const char *competency; /* anchor; "" when the gap is not of one */
    bool begun;
};

/* A support that was given. */
struct summary_support {
    const char *target, *what, *outcome; /* outcome: "" when none was written */
    struct date date, until;
};

/* A credential that the learner works for. */
struct summary_credential {
    const char *id;
    int met, left; /* requirements */
};

/* Files that are kept back, by their sort (model.h) and by the reason (view/audience/policy.h). */
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
    bool locked; /* what is published opens with a passphrase alone */
    struct summary_competency *competencies;
    size_t n_competencies;
    struct summary_target *targets; /* in order of the learner's frameworks */
    size_t n_targets;
    struct summary_evidence *evidence;
    size_t n_evidence;
    struct summary_rating *ratings;
    size_t n_ratings;
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
    struct summary_credential *credentials;
    size_t n_credentials;
    struct kept_back kept;
};

#endif
