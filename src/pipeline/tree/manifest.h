/* manifest.h: the list of what is published in an output tree, path by path, and of its owners.
 *
 * Publishing applies the difference between this list and the plan (plan.h). Every path that a
 * build may publish is in the list, on disk, before the first one is put in place, so a later build
 * always knows what Folioscope made. The list may name paths that do not exist, but it never lacks
 * one that Folioscope made.
 *
 *     manifest_start(&m, a);
 *     if (!manifest_read(&m, file, &found, &why)) report why
 *     manifest_add(&m, (struct entry){"maple/index.html", OWNER_CLASS, "classes/maple"});
 *     ok = manifest_write(&m, file, &why); */
#ifndef PIPELINE_MANIFEST_H
#define PIPELINE_MANIFEST_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"
#include "model/audiences.h"

#include <stdbool.h>

enum owner { OWNER_ROOT, OWNER_SCHOOL, OWNER_CLASS, OWNER_LEARNER, OWNER_COUNT };

/* A file or folder that is put in place, and removed, as a whole. */
struct entry {
    const char *path; /* from the root of the output */
    enum owner kind;
    /* folder in the workspace of the learner, class, or school; "" for the root */
    const char *owner;
};

struct manifest {
    struct arena *arena;
    enum audience audience;
    const char *workspace; /* path of its folder, with links resolved */
    const char *name;      /* the school's name */
    VEC(struct entry) entries;
    struct table *by_path; /* path -> any non-NULL pointer */
};

void manifest_start(struct manifest *m, struct arena *a);
/* Does nothing if the path is already in the list. Borrows the strings. */
void manifest_add(struct manifest *m, struct entry e);
bool manifest_has(const struct manifest *m, const char *path);
/* False with a static reason if the file exists and is not a manifest. *found is false if it
 * does not exist. */
bool manifest_read(struct manifest *m, const char *file, bool *found, const char **why);
/* Written to another file and renamed; on disk when this returns. */
bool manifest_write(const struct manifest *m, const char *file, const char **why);

#endif
