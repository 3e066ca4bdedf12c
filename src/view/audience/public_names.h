/* public_names.h: names of files and folders without the surname of the learner whom they are of, for what everybody may see. */
#ifndef VIEW_PUBLIC_NAMES_H
#define VIEW_PUBLIC_NAMES_H

#include "base/arena.h"

/* "maya-torres-at-home.jpg" gives "maya-at-home.jpg" for the surname "Torres": each word of the surname is left out, however it is
 * spelled, and the id where it has no word of its own ("mtorres12"). Never empty; the ending stays. `last` may be NULL. */
const char *public_name(struct arena *a, const char *last, const char *id, const char *name);

#endif
