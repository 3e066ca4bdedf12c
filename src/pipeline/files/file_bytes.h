/* file_bytes.h: the bytes of a learner's evidence while the learner is being made, so that each
 * file is opened once. */
#ifndef PIPELINE_FILE_BYTES_H
#define PIPELINE_FILE_BYTES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { LARGEST_FILE = 64 << 20 }; /* bytes; larger evidence files are not published */

struct file_bytes;

struct file_bytes *file_bytes_new(void);
void file_bytes_free(struct file_bytes *b);

/* As os_read. The bytes are valid as long as both `a` and `b` are, and not to be changed; files
 * that are too large to be kept are read again each time. `b` may be NULL: then nothing is kept. */
bool file_bytes_read(struct file_bytes *b, struct arena *a, const char *path, size_t limit,
                     char **data, size_t *n, const char **why);

#endif
