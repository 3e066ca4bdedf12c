/* printed.h: which print files of a class are published.
 *
 *     n = printed_files(a, tree, group, &ledger, &files); */
#ifndef PIPELINE_PRINTED_H
#define PIPELINE_PRINTED_H

#include "pipeline/tree/ledger.h"
#include "pipeline/tree/tree.h"

struct group;

/* Puts the print files that are on the disk into *out and returns how many: those that the class's
 * ledger knows, in its order, then those that it does not know, because an earlier version made
 * them: their pages are 0. None for a class without learners. Borrows the names. */
size_t printed_files(struct arena *a, const struct tree *t, const struct group *g,
                     const struct ledger *l, struct print_file **out);

#endif
