/* xlsx_long.c: packs a long part of a workbook as it comes. A sheet of many rows is a hundred megabytes of XML: it goes
 * through a small window into the file, and only its ends are kept, to see that it came whole. */
#include "render/xlsx/xlsx_inner.h"

#include <stdio.h>
#include <string.h>

#include <zlib.h>

enum {
    HALF = 512,
    WINDOW = 128 * 1024,
    LEVEL = 3 /* of zlib: as small as what libdeflate makes of short parts */
};

struct xlsx_long {
    FILE *file;
    z_stream stream;
    unsigned char *window;
    char ends[2 * HALF]; /* the first and the last characters */
    bool broken;
};

/* Of less than HALF characters in all nothing is kept: nobody asks for those of a short part. */
static void keep_ends(struct xlsx_long *l, const char *p, size_t n) {
    size_t before = l->stream.total_in, room = before < HALF ? HALF - before : 0;
    memcpy(l->ends + HALF - room, p, n < room ? n : room);
    size_t last = n < HALF ? n : HALF;
    memmove(l->ends + HALF, l->ends + HALF + last, HALF - last);
    memcpy(l->ends + 2 * HALF - last, p + n - last, last);
}

static void pump(struct xlsx_long *l, int flush) {
    int state;
    do {
        l->stream.next_out = l->window;
        l->stream.avail_out = WINDOW;
        state = deflate(&l->stream, flush);
        size_t n = WINDOW - l->stream.avail_out;
        if (fwrite(l->window, 1, n, l->file) != n) l->broken = true;
    } while (state == Z_OK && l->stream.avail_out == 0);
    if (state == Z_STREAM_ERROR || (flush == Z_FINISH && state != Z_STREAM_END)) l->broken = true;
}

struct xlsx_long *xlsx_long_new(struct arena *a, FILE *file) {
    enum { MEMORY = 8 };
    struct xlsx_long *l = arena_make(a, struct xlsx_long);
    l->file = file;
    l->window = arena_alloc(a, WINDOW);
    return deflateInit2(&l->stream, LEVEL, Z_DEFLATED, -MAX_WBITS, MEMORY, Z_DEFAULT_STRATEGY) == Z_OK ? l
                                                                                                       : NULL;
}

bool xlsx_long_add(struct xlsx_long *l, const void *bytes, size_t n) {
    keep_ends(l, bytes, n);
    l->stream.next_in = (z_const Bytef *)bytes;
    l->stream.avail_in = (uInt)n;
    pump(l, Z_NO_FLUSH);
    return !l->broken;
}

bool xlsx_long_end(struct xlsx_long *l, size_t *n_packed) {
    pump(l, Z_FINISH);
    *n_packed = l->stream.total_out;
    deflateEnd(&l->stream);
    return !l->broken && xlsx_is_whole_xml(l->ends, sizeof l->ends);
}
