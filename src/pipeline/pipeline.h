/* pipeline.h: the line as a whole: read, judge, view, render, publish; for every learner, in worker processes.
 *
 *     struct built built;
 *     bool ok = build_run(&options, diags, &built);
 *
 * The parent reads what all share, then forks workers; each takes learners one at a time and writes their outputs into a
 * stage of its own. A learner's folder is published whole, in one step. Class outputs are made from summaries alone.
 *
 * Layout of the output folder:
 *     index.html assets/            the staff's first page
 *     <class>/class.xlsx
 *     <class>/learners/<id>/        everything of one learner
 *     .folioscope/stage/            being made; removed at the start and the end of every run
 *     .folioscope/records/          what was published, a record a learner: to know what to take away again
 */
#ifndef PIPELINE_PIPELINE_H
#define PIPELINE_PIPELINE_H

#include "base/buf.h"
#include "base/diag.h"
#include "load/load.h"

enum { ONLY_HTML = 1, ONLY_PDF = 2, ONLY_XLSX = 4, ONLY_ALL = 7 };

struct build_options {
    struct load_options load;
    const char *out;
    int jobs;            /* 0 = as many as there are cores */
    unsigned only;       /* ONLY_ bits */
    const char *learner; /* glob on ids, or NULL */
    const char *group;   /* glob on class ids, or NULL */
    const char *lang;    /* language of all pages, or NULL: the learner's home language */
    enum audience audience;
    bool has_edition; /* --edition was said: every report in this one */
    enum edition edition;
    const char *encrypt; /* file of passphrases, or NULL: learners' reports are not encrypted */
    bool strict;         /* publish nothing unless all is sound */
    bool dry_run;        /* read and say what would be built */
    bool force;          /* take an output folder that is not ours */
    struct buf *
        served; /* gets a line for each template, outline, theme and catalog: which file served it; or NULL */
    bool progress; /* a line on standard error that moves */
};

struct built {
    size_t learners, left_out;
    size_t removed, moved; /* taken away: of learners who are gone; from folders that have another name now */
    long long pages, pdfs, books, bytes;
    double seconds;
    bool interrupted;
};

/* Findings go to diags. False when files could not be read or written (then the finding says which): exit status 3.
 * Learners that were left out because of findings do not make it false. */
bool build_run(const struct build_options *o, struct diags *diags, struct built *built);
/* Read and check only. False when the workspace as a whole could not be read. *learners = how many are sound. */
bool build_check(const struct build_options *o, struct diags *diags, size_t *learners);

#endif
