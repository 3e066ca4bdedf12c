/* recall.h: learners of a class who need not be made again, because nothing that their files are
 * made from has changed (remembered.h). They are read and judged like everybody: the class's own
 * files are made from that. What came up when their files were made is reported again.
 *
 *     recall_start(&r, arena, task);
 *     if (recall_take(&r, m, diags)) the published files stay
 *     else ... recall_made(&r, m, first, diags);   first: diags->list.n before
 *     recall_write(&r, &now); */
#ifndef PIPELINE_RECALL_H
#define PIPELINE_RECALL_H

#include "pipeline/classes/class_work.h"
#include "pipeline/classes/member.h"
#include "pipeline/tree/remembered.h"

/* Of a whole run, the same for all classes (pipeline/run/unchanged.h). */
struct recall {
    bool on;             /* records may be used */
    bool keeps;          /* records are to be made */
    const char **groups; /* by class: what its files are made from; NULL where that is not known */
    const char *common;  /* hashes of what the files of all learners are made from */
    const char **learners;    /* hashes of what else they are, by the learner's index */
    struct date today, lasts; /* `lasts` of what all share (model/term.h) */
};

struct recall_span {       /* findings that came up when a learner's files were made */
    size_t from, made, to; /* from `made` on: by making files of the kinds asked for */
    int of;
};

struct recalled { /* of one class */
    struct arena *arena;
    const struct class_task *task;
    struct remembered before, now;
    struct date *lasts; /* of the learner, or of the class, that is being made */
    VEC(struct recall_span) spans;
    /* of this learner, if the published files are as remembered, and lack only kinds; or NULL */
    const struct remembered_learner *still;
};

void recall_start(struct recalled *r, struct arena *a, const struct class_task *task);
/* Questions about the day of the build (model/term.h) count for this learner, until recall_leave:
 * from then on for the class as well. */
struct date recall_enter(struct recalled *r);
void recall_leave(struct recalled *r, struct date of_class);
/* If the learner's files are made from what they were made from before: adds the findings of then,
 * and m->unchanged is set. */
bool recall_take(struct recalled *r, struct member *m, struct diags *diags);
/* Why the learner's files are made again: a static string; NULL if they are not. */
const char *recall_why(const struct recalled *r, const struct member *m);
/* The learner's files are staged. */
void recall_made(struct recalled *r, const struct member *m, size_t first,
                 const struct diags *diags);
/* Nothing is published of the learner, nor was. */
void recall_withheld(struct recalled *r, const struct member *m);
/* Stages what is remembered of the class. files: made, and staged in this folder. whole: nothing is
 * missing. */
struct recall_class {
    const struct diags *diags;
    const char *const *files;
    size_t n_files;
    const char *const *notes;
    size_t n_notes;
    bool whole;
    unsigned kinds; /* of the files */
    size_t made;    /* the first finding that came up by making them */
};
void recall_write(struct recalled *r, const struct recall_class *c);

/* Files that have the bytes of those published before become those files, so that a copy of the
 * tree is brought up to date with little. */
void recall_keep_same(const char *staged, const char *published);

/* The path in the stage. */
const char *recall_stage(const struct tree *t, struct arena *a, const struct group *g);

#endif
