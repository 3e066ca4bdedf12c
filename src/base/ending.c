/* ending.c: see ending.h. */
#include "base/ending.h"

#include <string.h>

bool ending_is(const char *name, const char *ending) {
    size_t n = strlen(name), m = strlen(ending);
    return n > m && strcmp(name + n - m, ending) == 0;
}

char *ending_cut(struct arena *a, const char *name, const char *ending) {
    return ending_is(name, ending) ? arena_strndup(a, name, strlen(name) - strlen(ending)) : NULL;
}
