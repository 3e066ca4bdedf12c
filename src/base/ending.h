/* ending.h: what a name ends with. */
#ifndef BASE_ENDING_H
#define BASE_ENDING_H

#include "base/arena.h"

#include <stdbool.h>

/* Does the name end so, with something before it? */
bool ending_is(const char *name, const char *ending);
/* The name without the ending, in the arena; NULL when it does not end so. */
char *ending_cut(struct arena *a, const char *name, const char *ending);

#endif
