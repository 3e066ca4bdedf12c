/* ledger.h: facts about the published files of one class: each learner's folder, basis, and
 * counts (for the workbooks of the school and the district), and who is in the class's own files.
 *
 * Kept beside the tree (tree.h), one file for each class. A class whose publishing was interrupted
 * has two: the old one, and the new one named "<class>.new". The published files may then match
 * either.
 *
 *     ledger_start(&l, a);
 *     if (ledger_read(&l, text, n)) found = ledger_find(&l, "classes/maple/learners/ana-bell"); */
#ifndef PIPELINE_LEDGER_H
#define PIPELINE_LEDGER_H

#include "base/buf.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/vec.h"
#include "model/basics.h"
#include "model/summary.h"

struct ledger_learner {
    const char *path; /* in the workspace */
    const char *out;  /* in the output */
    const char *name; /* as staff know the learner */
    unsigned kinds;   /* of files: ONLY_ bits */
    bool locked;
    struct texts basis;
    struct texts pictures; /* in them: their names in the store (photo_store.h) */
    /* in staff's trees only; else NULL. Contains no text that anyone wrote */
    struct summary *counts;
};

struct ledger_held { /* a learner who is in the class's own files */
    const char *path;
    struct texts basis; /* of those files */
    struct texts pictures;
};

struct ledger {
    struct arena *arena;
    VEC(struct ledger_learner) learners;
    VEC(struct ledger_held) held;
    const char *logo;              /* its name in the store; or NULL */
    struct date made;              /* when the class's own files were made */
    VEC(struct print_file) prints; /* those of them that are for printing */
};

void ledger_start(struct ledger *l, struct arena *a);
const struct ledger_learner *ledger_find(const struct ledger *l, const char *path);
void ledger_write(const struct ledger *l, struct buf *out);
/* False if the text is not a ledger of a known version. */
bool ledger_read(struct ledger *l, const char *text, size_t n);
/* The same without bases and pictures, and with little memory: for the counts of a whole
 * district. */
bool ledger_read_counts(struct ledger *l, const char *text, size_t n);

/* Adds the pictures that a ledger names to the table, with their names in the arena. None if it is
 * damaged. */
void ledger_pictures(struct arena *a, const char *text, size_t n, struct table *pictures);

#endif
