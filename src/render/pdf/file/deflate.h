/* deflate.h: compression for the streams of a PDF.
 *
 *     struct deflater *d = deflater_new(6);
 *     size_t n;
 *     void *small = deflater_run(d, arena, p, size, &n);
 *     deflater_free(d); */
#ifndef RENDER_PDF_DEFLATE_H
#define RENDER_PDF_DEFLATE_H

#include "base/arena.h"

#include <stddef.h>

struct deflater;

/* Level 1..9, clamped. NULL if there is no memory. */
struct deflater *deflater_new(int level);
void deflater_free(struct deflater *d);
/* Compresses the n bytes at p into the arena, in zlib format; *out_n is the compressed size. */
void *deflater_run(struct deflater *d, struct arena *a, const void *p, size_t n, size_t *out_n);

#endif
