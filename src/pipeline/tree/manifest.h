/* manifest.h: what is published in an output tree, path by path, and whose it is.
 *
 * Publishing is the difference between this list and the plan (plan.h). Every path that a build may
 * publish is in the list, on the disk, before the first one is put in place: whatever happens, a
 * later build knows what Folioscope made. So it may name paths that do not exist, but nothing that
 * Folioscope made is missing from it. */
#ifndef PIPELINE_MANIFEST_H
#define PIPELINE_MANIFEST_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"
#include "model/access.h"

#include <stdbool.h>

enum owner { OWNER_ROOT, OWNER_SCHOOL, OWNER_CLASS, OWNER_LEARNER, OWNER_COUNT };

/* A file or folder that is put in place, and taken away, as a whole. */
struct entry {
    const char *path; /* from the root of the output */
    enum owner kind;
    const char
        *owner; /* folder in the workspace of the learner, class, or school; "" for the root */
};

struct manifest {
    struct arena *arena;
    enum audience audience;
    const char *workspace; /* where its folder is, links resolved */
    const char *name;      /* of the school */
    VEC(struct entry) entries;
    struct table *by_path; /* path -> anything that is not NULL */
};

void manifest_start(struct manifest *m, struct arena *a);
/* Does nothing when the path is there already. Borrows the strings. */
void manifest_add(struct manifest *m, struct entry e);
bool manifest_has(const struct manifest *m, const char *path);
/* False with a static reason when the file is there and is no manifest; *found is false when it is
 * not there. */
bool manifest_read(struct manifest *m, const char *file, bool *found, const char **why);
/* Written beside and renamed, and on the disk when this returns. */
bool manifest_write(const struct manifest *m, const char *file, const char **why);

#endif
