/* ending.h: the ending of a name.
 *
 *     ending_is("goals.yaml", ".yaml")          true
 *     ending_cut(arena, "goals.yaml", ".yaml")  "goals"
 */
#ifndef BASE_ENDING_H
#define BASE_ENDING_H

#include "base/arena.h"

#include <stdbool.h>

/* Does the name end with `ending`, with something before it? */
bool ending_is(const char *name, const char *ending);
/* The name without the ending, in the arena; NULL if it does not end with it. */
char *ending_cut(struct arena *a, const char *name, const char *ending);

#endif
