/* pipeline.h: the line as a whole: read, judge, view, render, publish; for every learner, in worker
 * processes.
 *
 *     struct built built;
 *     bool ok = build_run(&options, diags, &built);
 *
 * The parent reads what all share, plans every path, takes the output tree (tree.h), and takes away
 * what is no longer in the workspace. Then it forks workers; each takes a class at a time, reads,
 * judges, and makes its learners, then the class's own files from what is in memory (class_work.h).
 * The parent puts what is staged in place, a learner's folder in one step (publish.h). Schools and
 * the district are made from counts (above.h).
 *
 * Layout of the output folder (plan.h):
 *     index.html assets/ district.xlsx school.xlsx   staff's; school.xlsx where there are no
 * schools <school>/school.xlsx                           staff's <class>/index.html assets/ the
 * page of the class; <class> is "<school>/<name>" where there are schools <class>/class.xlsx staff/
 * print/               staff's <class>/learners/index.html assets/            with secret paths:
 * the page of the class again, or a host would list the folders <class>/learners/<id>/ everything
 * of one learner; with secret paths 26 letters instead of the id
 */
#ifndef PIPELINE_PIPELINE_H
#define PIPELINE_PIPELINE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"
#include "load/load.h"
#include "model/outline.h"

enum { ONLY_HTML = 1, ONLY_PDF = 2, ONLY_XLSX = 4, ONLY_ALL = 7 };
#define ONLY_WORDS "html", "pdf", "xlsx" /* bit by bit */

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
    bool force;          /* replace a tree of another workspace or audience */
    bool remove;         /* take away many learners at once without asking */
    bool unlock;         /* publish open what was locked without asking */
    bool ask;            /* somebody is at the terminal and can be asked */
    bool quiet;          /* say nothing of waiting */
    /* gets a line for each template, outline, theme and catalog: which file served it; or NULL */
    struct buf *served;
    bool names_kept; /* each file that is kept back gets a note */
    bool progress;   /* a line on standard error that moves */
};

/* What became of a learner who was not simply made once more. */
struct built_line {
    const char *path; /* of the learner, in the workspace */
    const char *what; /* "still published as before": static */
};

struct built {
    VEC(struct built_line) lines; /* in the arena of the findings */
    size_t would;                 /* asked for */
    size_t learners;              /* made and put in place */
    size_t fresh;                 /* of them: nothing was published before */
    size_t left_out;              /* asked for, and not made: the findings say why */
    size_t kept;                  /* of them: what was published before is as it was */
    size_t withdrawn;             /* taken away: no longer permitted */
    size_t removed;               /* taken away: no longer in the workspace */
    size_t moved;                 /* taken away: folders of learners who have another one now */
    long long pages, pdfs, books, bytes;
    double seconds;
    bool interrupted;
    VEC(const char *) notes; /* what is kept back, a line for a class and a reason; as above */
};

/* Findings go to diags. False when files could not be read or written (then the finding says
 * which): exit status 3. Learners that were left out because of findings do not make it false. */
bool build_run(const struct build_options *o, struct diags *diags, struct built *built);
/* Read and check only. False when the workspace as a whole could not be read. *learners = how many
 * are sound. *notes: what is kept back, a line for a class and a reason, in the arena of the
 * findings. */
bool build_check(const struct build_options *o, struct diags *diags, size_t *learners,
                 struct texts *notes);

#endif
