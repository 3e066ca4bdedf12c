/* ledger.h: what is known of the published files of one class: of each learner the folder, what it
 * rests on, and the counts that the school's and the district's workbooks are made of; and who is
 * in the class's own files.
 *
 * Kept beside the tree (tree.h), a file for each class. A class whose publishing was cut short has
 * two: the one before, and the one after under the name "<class>.new"; then what is published rests
 * on either. */
#ifndef PIPELINE_LEDGER_H
#define PIPELINE_LEDGER_H

#include "base/buf.h"
#include "base/date.h"
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
    struct summary *counts; /* of staff's trees; else NULL. No text that anybody wrote */
};

struct ledger_held { /* a learner who is in the class's own files */
    const char *path;
    struct texts basis; /* what those files rest on */
};

struct ledger {
    struct arena *arena;
    VEC(struct ledger_learner) learners;
    VEC(struct ledger_held) held;
    struct date made; /* when the class's own files were made */
};

void ledger_start(struct ledger *l, struct arena *a);
const struct ledger_learner *ledger_find(const struct ledger *l, const char *path);
void ledger_write(const struct ledger *l, struct buf *out);
/* False when the text is no ledger of this version. */
bool ledger_read(struct ledger *l, const char *text, size_t n);
/* The same without bases, and in little memory: for the counts of a whole district. */
bool ledger_read_counts(struct ledger *l, const char *text, size_t n);

#endif
