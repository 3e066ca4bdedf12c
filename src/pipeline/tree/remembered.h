/* remembered.h: what a build keeps to know, the next time, what it need not make again. Beside the
 * tree, in the folder `remembered`:
 *
 *     parts            what the build had read (inputs.h)
 *     running          a build has not ended, or was cut short: nothing else here counts
 *     whole            what a build of everything had published and found
 *     above            the same of the files above the classes
 *     classes/<class>  the same of a class, and of each of its learners
 *
 * All of it can be removed at any time; damaged, or of another version, it counts as absent. A
 * learner who is not published any more is in none of it. */
#ifndef PIPELINE_REMEMBERED_H
#define PIPELINE_REMEMBERED_H

#include "base/date.h"
#include "base/diag.h"
#include "base/hash.h"
#include "pipeline/tree/tree.h"

/* Days of builds that leave the same: from the one that made it to the last one; not set: any. */
struct remembered_days {
    struct date made, lasts;
};

struct remembered_learner {
    const char *path;
    const char *from; /* hash of all that the learner's files are made from */
    const char *sign; /* of the published folder */
    bool withheld;    /* nothing is published, and nothing was */
    /* ONLY_ bits: files that are as they would be made. A build of one kind leaves the others. */
    unsigned kinds;
    struct remembered_days days;
    int index; /* among the learners of the workspace */
    int pages, pdfs, books;
    long long bytes;
};

struct remembered_file { /* published */
    const char *path;    /* in the output */
    const char *sign;
};

struct remembered_finding {
    struct diag found; /* first: its fields are those of a result (work_result.h) */
    int of;            /* the learner whose files it came up with, from 1; 0: none */
    bool made;         /* by making files: those of another kind would not bring it up */
};

struct remembered {
    struct arena *arena;
    const char *from;   /* hash of all that a class, or everything, is made from */
    const char *ledger; /* sign of the record of the class */
    struct remembered_days days;
    bool whole;     /* nothing of it is missing: it need not be made again */
    unsigned kinds; /* as of a learner */
    int unchanged;  /* learners */
    VEC(struct remembered_learner) learners;
    VEC(struct remembered_file) files;
    VEC(struct remembered_finding) findings;
    VEC(const char *) notes;
};

const char *remembered_running(struct arena *a, const char *folder);
/* Of whole trees, and of a class (group.out). The folder beside the tree must be there. */
const char *remembered_parts(struct arena *a, const char *folder);
const char *remembered_whole(struct arena *a, const char *folder);
const char *remembered_above(struct arena *a, const char *folder);
const char *remembered_class(struct arena *a, const char *folder, const char *class_out);

/* False if there is none that can be used. */
bool remembered_read(struct remembered *r, struct arena *a, const char *path);
void remembered_text(const struct remembered *r, struct buf *out);
/* Writes a file of the folder, which is made if need be. A failure costs time in the next build,
 * and nothing else. */
void remembered_keep(const char *path, const struct buf *text);
/* Forgets all of a class but learners whose paths are in the table. The class itself is made again:
 * its files are about all of them. */
void remembered_keep_only(const char *path, const struct table *learners);
/* Forgets everything. */
void remembered_forget(const char *folder);
/* Forgets the classes that the workspace does not have. */
void remembered_prune(const struct tree *t, const struct workspace *w);

/* Which file or folder it is, with everything in it, and when each last changed: the same before
 * and after it is put in place. "" if it is not there. */
const char *remembered_sign(struct arena *a, const char *path);
/* Is everything that is remembered of the class, or of the tree, published as it was? */
bool remembered_is_there(const struct remembered *r, const struct tree *t);
bool remembered_learner_is_there(const struct remembered_learner *l, const struct tree *t,
                                 const char *out);
bool remembered_holds(const struct remembered_days *d, struct date today);
/* Is what was made of the kinds `had`, by the class or by a learner (from 1; 0: all), what a build
 * of `kinds` would make, with the same findings? */
bool remembered_covers(const struct remembered *r, unsigned had, unsigned kinds, int whose);
const struct remembered_learner *remembered_find(const struct remembered *r, const char *path);

#endif
