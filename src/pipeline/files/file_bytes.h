/* file_bytes.h: keeps the bytes of a learner's evidence while the learner is being made, so that
 * each file is opened only once.
 *
 *     struct file_bytes *bytes = file_bytes_new();
 *     if (file_bytes_read(bytes, arena, path, LARGEST_FILE, &data, &n, &why)) ...
 *     file_bytes_free(bytes); */
#ifndef PIPELINE_FILE_BYTES_H
#define PIPELINE_FILE_BYTES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { LARGEST_FILE = 64 << 20 }; /* bytes; larger evidence files are not published */

struct file_bytes;

struct file_bytes *file_bytes_new(void);
void file_bytes_free(struct file_bytes *b);

/* Like os_read. The bytes must not be changed, and are valid as long as both `a` and `b`. Files
 * that are too large to keep are read again each time. If `b` is NULL, nothing is kept. */
bool file_bytes_read(struct file_bytes *b, struct arena *a, const char *path, size_t limit,
                     char **data, size_t *n, const char **why);

#endif
