/* deflate.h: bytes made smaller for the streams of a PDF. */
#ifndef RENDER_PDF_DEFLATE_H
#define RENDER_PDF_DEFLATE_H

#include "base/arena.h"

#include <stddef.h>

struct deflater;

/* Level 1..9. NULL when there is no memory for it. */
struct deflater *deflater_new(int level);
void deflater_free(struct deflater *d);
/* The n bytes at p in zlib's format, in the arena; *out_n is their number. */
void *deflater_run(struct deflater *d, struct arena *a, const void *p, size_t n, size_t *out_n);

#endif
