/* modes.h: writing files that not everybody on the machine may read. */
#ifndef OS_MODES_H
#define OS_MODES_H

#include <stdbool.h>
#include <stddef.h>

/* As os_write_safe, with the permissions of the file `like`, which may be the same file; NULL: only
 * its owner may read and write it. */
bool os_write_like(const char *path, const char *like, const void *data, size_t n,
                   const char **why);

#endif
