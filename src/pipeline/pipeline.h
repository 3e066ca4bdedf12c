/* pipeline.h: a whole build: reads, judges, views, renders, and publishes every learner, in worker
 * processes.
 *
 *     struct built built;
 *     bool ok = build_run(&options, diags, &built);
 *
 * The parent reads what all learners share, plans every path, locks the output tree (tree.h), and
 * removes what is no longer in the workspace. Then it forks workers. A worker takes one class at a
 * time: it reads, judges, and makes the learners of the class, then the class's own files from what
 * is already in memory (class_work.h). The parent puts the staged files in place, each learner's
 * folder in one step (publish.h). Schools and the district are made from counts (above.h).
 *
 * Layout of the output folder (plan.h); <class> is "<school>/<name>" where there are schools:
 *
 *     index.html assets/ district.xlsx   for staff
 *     school.xlsx                        for staff, where there are no schools
 *     <school>/school.xlsx               for staff
 *     <class>/index.html assets/         the page of the class
 *     <class>/class.xlsx staff/ print/   for staff
 *     <class>/learners/index.html        only with secret paths: the page of the class again, with
 *       and assets/                      its assets, because a host might list the folders
 *     <class>/learners/<id>/             everything of one learner; with secret paths, 26 letters
 *                                        instead of the id */
#ifndef PIPELINE_PIPELINE_H
#define PIPELINE_PIPELINE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"
#include "load/load.h"
#include "model/audiences.h"
#include "model/outline.h"
#include "pipeline/trace.h"

enum { ONLY_HTML = 1, ONLY_PDF = 2, ONLY_XLSX = 4, ONLY_ALL = 7 };
#define ONLY_WORDS "html", "pdf", "xlsx" /* in the order of the bits */

enum { SHARDS_MOST = 9999 };

struct build_options {
    struct load_options load;
    const char *out;
    int jobs;            /* 0: one for each core */
    unsigned only;       /* ONLY_ bits */
    const char *learner; /* glob on ids, or NULL */
    const char *group;   /* glob on class ids, or NULL */
    const char *lang;    /* language of all pages; NULL: the learner's home language */
    enum audience audience;
    bool has_edition; /* --edition was given: it applies to every report */
    enum edition edition;
    const char *encrypt; /* file with passphrases; NULL: learners' reports are not encrypted */
    bool strict;         /* publish nothing new if there is any error */
    bool dry_run;        /* only read, and say what would be built */
    bool full;           /* make everything again, whatever has changed */
    bool force;          /* replace a tree that belongs to another workspace or audience */
    bool remove;         /* remove many learners at once without asking */
    bool unlock;         /* publish without a lock, without asking, what was locked before */
    bool ask;            /* someone is at the terminal to answer questions */
    bool quiet;          /* print nothing while waiting */
    /* if not NULL, gets a line for each template, outline, theme, and catalog: the file it came
     * from */
    struct buf *served;
    int shard, shards; /* make only this one of so many shares of the classes (shard.h); or 0 */
    const char *trace; /* file for the events of a trace, or NULL (trace.h) */
    bool gathers;      /* use what shards made */
    bool names_kept;   /* add a note for each file that is kept back */
    bool progress;     /* show progress on a line on standard error */
};

/* What happened to a learner who was not simply built again. */
struct built_line {
    const char *path; /* the learner's folder in the workspace */
    const char *what; /* such as "still published as before"; a static string */
};

struct built {
    VEC(struct built_line) lines; /* in the arena of the findings */
    size_t would;                 /* learners asked for */
    size_t learners;              /* learners built and put in place */
    size_t fresh;                 /* those of them with nothing published before */
    size_t left_out;              /* asked for, but not built: the findings say why */
    size_t kept;                  /* those of them whose published files are unchanged */
    size_t unchanged;             /* asked for, and published as they would be made */
    bool nothing_new;             /* nothing at all had to be made */
    size_t withdrawn;             /* removed: no longer permitted */
    size_t removed;               /* removed: no longer in the workspace */
    /* removed: folders whose learners now have another one */
    size_t moved;
    size_t classes; /* made by shards, where there are any */
    size_t remade;  /* classes that no shard had made */
    long long pages, pdfs, books, bytes;
    long long decoded; /* pictures; of the others, copies were kept */
    struct phase_sum phases[PHASE_COUNT];
    double seconds;
    bool interrupted;
    VEC(struct built_line) whys; /* why each learner was made, in the arena of the findings */
    VEC(const char *) prints; /* folders of the classes' print files made now, from the output on */
    /* a line for each class and reason: files that are kept back; in the arena of the findings */
    VEC(const char *) notes;
};

/* Adds findings to diags. Returns false if files could not be read or written (exit status 3); the
 * findings say which. Learners who were left out because of errors don't make it false. */
bool build_run(const struct build_options *o, struct diags *diags, struct built *built);
/* Only reads and checks. Returns false if the workspace as a whole could not be read. *learners:
 * how many are free of errors. *notes: a line for each class and reason for files that are kept
 * back, in the arena of the findings. */
bool build_check(const struct build_options *o, struct diags *diags, size_t *learners,
                 struct texts *notes);

#endif
