/* recall_above.h: the files above the classes need not be made again where everything that they are
 * made from is as it was: the published classes, what is remembered beside them, who and what they
 * are called, and everything that was found (remembered.h).
 *
 *     recall_above_start(&x, a, folder, on);   the record is read, and gone
 *     x.from = a hash of all that they are made from, once the classes are in place; or NULL
 *     if (!recall_above_take(&x, ...)) make them, and recall_above_made(&x, diags, first);
 *     recall_above_keep(&x, tree, now, lasts); */
#ifndef PIPELINE_RECALL_ABOVE_H
#define PIPELINE_RECALL_ABOVE_H

#include "pipeline/tree/manifest.h"
#include "pipeline/tree/remembered.h"

struct recall_above {
    struct arena *arena;
    const char *path; /* of the record; NULL: nothing is to be remembered */
    const char *from; /* NULL: not known */
    struct date today;
    struct remembered before, now;
};

void recall_above_start(struct recall_above *x, struct arena *a, const char *folder, bool on);
/* Are they as they would be made? Then adds the findings of when they were, and *lasts (which may
 * be NULL) becomes no later than the last day of which they are true. */
bool recall_above_take(struct recall_above *x, const struct tree *t, struct diags *diags,
                       struct date *lasts);
/* They were made, with the findings from `first` on. */
void recall_above_made(struct recall_above *x, const struct diags *diags, size_t first);
void recall_above_keep(struct recall_above *x, const struct tree *t, const struct manifest *now,
                       const struct date *lasts);

/* Adds what is published of a class, as far as files above it lead to it or count it. */
void recall_above_add(struct buf *out, const struct tree *t, const char *class_out);
/* Adds the findings, in no order. */
void recall_above_add_findings(struct buf *out, const struct diags *diags);

#endif
