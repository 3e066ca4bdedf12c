/* photos_sort.h: photos from a phone, put where they belong; and what their list says of them, put
 * into the files of the workspace.
 *
 * A photo in the wrong child's folder is the worst that can happen here, so nothing is guessed: a
 * photo is copied only if its path or its day leaves a single place, and is listed otherwise. */
#ifndef PIPELINE_PHOTOS_SORT_H
#define PIPELINE_PHOTOS_SORT_H

#include "base/diag.h"
#include "load/load.h"
#include "model/basics.h"

#include <stdbool.h>

struct photos_wish {
    struct load_options load;
    const char *folder; /* with the photos */
    const char *here;   /* the workspace, as it was given with -C; NULL: it was not */
    const char *take;   /* the list that was filled in */
    const char *class;  /* "maple", "north/maple"; NULL: all */
    bool dry_run;
};

/* Copies what is in the folder. *lines: what was done, and what was left over. False, with
 * findings, if something failed; what was copied, is whole. */
bool photos_sort(struct arena *a, const struct photos_wish *wish, struct diags *diags,
                 struct texts *lines);
/* Puts what the list says into `files` of each index.md. The same. */
bool photos_take(struct arena *a, const struct photos_wish *wish, struct diags *diags,
                 struct texts *lines);

#endif
