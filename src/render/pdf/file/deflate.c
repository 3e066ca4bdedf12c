/* deflate.c: the only file that uses libdeflate. Bytes in, zlib format out; knows nothing of
 * PDF. */
#include "render/pdf/file/deflate.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>

struct deflater {
    struct libdeflate_compressor *compressor;
    void *room; /* holds the largest result so far */
    size_t room_n;
};

struct deflater *deflater_new(int level) {
    if (level < 1) level = 1;
    if (level > 9) level = 9;
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(level);
    if (!c) return NULL;
    struct deflater *d = mem_alloc(sizeof *d);
    *d = (struct deflater){.compressor = c};
    return d;
}

void deflater_free(struct deflater *d) {
    if (!d) return;
    libdeflate_free_compressor(d->compressor);
    free(d->room);
    free(d);
}

void *deflater_run(struct deflater *d, struct arena *a, const void *p, size_t n, size_t *out_n) {
    size_t most = libdeflate_zlib_compress_bound(d->compressor, n);
    if (most > d->room_n) {
        free(d->room);
        d->room = mem_alloc(most);
        d->room_n = most;
    }
    *out_n = libdeflate_zlib_compress(d->compressor, p, n, d->room, d->room_n);
    assert(*out_n > 0 && "the bound leaves room for any input");
    return arena_copy(a, d->room, *out_n);
}
