/* shared_evidence.h: one piece of evidence of several learners, as one of them has it. The file of
 * a class is split in load/class/class_evidence.c; here the learner's part is read as a piece of
 * the learner's own. */
#ifndef LOAD_SHARED_EVIDENCE_H
#define LOAD_SHARED_EVIDENCE_H

#include "load/load_inner.h"

struct rating;

struct shared_evidence {
    const char *id, *folder, *path; /* path: of index.md */
    struct os_entries found;        /* in the folder */
    struct os_entries found_by_all; /* of these, what no learner's own words alone show */
    struct source *source;          /* with the words of all, and the learner's own */
    const struct yml *matter;
    struct front front;
    size_t n_shared;                  /* bytes of its body that are everyone's: its beginning */
    const struct yml *own;            /* the learner's entry under `levels`, or NULL */
    const struct learner_place **who; /* who took part */
    size_t n_who;
    bool unknown; /* not all of those who took part are known */
};

/* Adds the piece to what is read of the learner: the learner's own words first, which reports
 * quote, then, after a rule, those of all. False if it has errors. */
bool load_shared_evidence(struct reading *r, const struct shared_evidence *e);
/* Does the front matter say nothing of what was done? A piece without words and files, too, was
 * never filled in: a warning. */
bool load_has_title_alone(const struct yml *matter);
void load_warn_of_nothing(struct loader *l, const char *path);
/* The ratings of a learner: those of `all`, or the learner's `own` in their place. Either may be
 * NULL. False with a finding. */
bool load_shared_levels(struct schema *s, const struct yml *all, const struct yml *own,
                        struct rating **ratings, size_t *n);
/* For front matter that cannot be parsed: does one of its lines hide the piece from families? If
 * so, the piece is withdrawn in spite of the mistake. source: NULL if it could not be read. */
bool load_keeps_families_out(struct arena *a, const struct source *source);
/* To call once, after all pieces: gives them to the learner, by date. */
void load_settle_evidence(struct reading *r);

#endif
