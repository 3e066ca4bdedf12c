/* public_folders.h: the names of learners' folders where everybody may see them: no surname stands
 * in an address. */
#ifndef PIPELINE_PUBLIC_FOLDERS_H
#define PIPELINE_PUBLIC_FOLDERS_H

#include "pipeline/tree/manifest.h"

#include <stdbool.h>

struct workspace;

/* Each folder becomes the called name and two letters, which are computed of class and id:
 * "maya-kt". They depend on the learner alone, so that an address never becomes another child's,
 * whoever joins the class or leaves it; and they are too few to tell the id. Where two of a class
 * have both in common, both get more letters. */
void public_folders(struct arena *a, struct workspace *w);
/* With secret paths: names that nobody can guess, and others than the family has. A public address
 * is made to be passed on. */
void public_folders_secret(struct arena *a, struct workspace *w);
/* Whose learner.yaml cannot be read now keeps the folder that is published: nothing says that it is
 * gone. True when there is such a learner. */
bool public_folders_keep(struct arena *a, struct workspace *w, const struct manifest *published);

#endif
