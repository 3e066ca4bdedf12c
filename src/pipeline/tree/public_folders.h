/* public_folders.h: the names of learners' folders in public trees: no surname appears in an
 * address. */
#ifndef PIPELINE_PUBLIC_FOLDERS_H
#define PIPELINE_PUBLIC_FOLDERS_H

#include "pipeline/tree/manifest.h"

#include <stdbool.h>

struct workspace;

/* Sets each folder to the called name and two letters computed from class and id: "maya-kt".
 * They depend only on the learner, so an address never becomes another child's, whoever joins or
 * leaves the class; and two letters are too few to reveal the id. If two learners in a class
 * share both, both get more letters. */
void public_folders(struct arena *a, struct workspace *w);
/* With secret paths: names that no one can guess, and other than those the family has. A public
 * address is made to be passed on. */
void public_folders_secret(struct arena *a, struct workspace *w);
/* A learner whose learner.yaml cannot be read now keeps the published folder: nothing says that
 * it is gone. True if there is such a learner. */
bool public_folders_keep(struct arena *a, struct workspace *w, const struct manifest *published);

#endif
