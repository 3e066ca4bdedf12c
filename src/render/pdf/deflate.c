/* deflate.c: the one file that speaks libdeflate. Bytes in, zlib format out; knows nothing of PDF. */
#include "render/pdf/deflate.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>

struct deflater {
    struct libdeflate_compressor *compressor;
};

struct deflater *deflater_new(int level) {
    struct deflater *d = mem_alloc(sizeof *d);
    if (level < 1) level = 1;
    if (level > 9) level = 9;
    d->compressor = libdeflate_alloc_compressor(level);
    if (!d->compressor) { /* the one reason is memory, which ends the program as in base/arena.c */
        fputs("out of memory\n", stderr);
        exit(3);
    }
    return d;
}

void deflater_free(struct deflater *d) {
    if (!d) return;
    libdeflate_free_compressor(d->compressor);
    free(d);
}

void *deflater_run(struct deflater *d, struct arena *a, const void *p, size_t n, size_t *out_n) {
    size_t room = libdeflate_zlib_compress_bound(d->compressor, n);
    void *out = arena_alloc(a, room);
    *out_n = libdeflate_zlib_compress(d->compressor, p, n, out, room);
    assert(*out_n > 0 && "the bound leaves room for any input");
    return out;
}
