/* ox_pack.c: packs a long part as it comes. A sheet of many rows is a hundred megabytes of XML: it goes through a small
 * window into the file. */
#include "render/ooxml/ox_inner.h"

#include <stdio.h>

#include <zlib.h>

enum {
    WINDOW = 128 * 1024,
    LEVEL = 3, /* of zlib: as small as what libdeflate makes of whole parts */
    MEMORY = 8
};

struct ox_pack {
    FILE *file;
    z_stream stream;
    unsigned char *window;
    bool broken;
};

static void pump(struct ox_pack *p, int flush) {
    int state;
    do {
        p->stream.next_out = p->window;
        p->stream.avail_out = WINDOW;
        state = deflate(&p->stream, flush);
        size_t n = WINDOW - p->stream.avail_out;
        if (fwrite(p->window, 1, n, p->file) != n) p->broken = true;
    } while (state == Z_OK && p->stream.avail_out == 0);
    if (state == Z_STREAM_ERROR || (flush == Z_FINISH && state != Z_STREAM_END)) p->broken = true;
}

struct ox_pack *ox_pack_new(struct arena *a, FILE *file) {
    struct ox_pack *p = arena_make(a, struct ox_pack);
    p->file = file;
    p->window = arena_alloc(a, WINDOW);
    int state = deflateInit2(&p->stream, LEVEL, Z_DEFLATED, -MAX_WBITS, MEMORY, Z_DEFAULT_STRATEGY);
    return state == Z_OK ? p : NULL;
}

bool ox_pack_add(struct ox_pack *p, const void *bytes, size_t n) {
    p->stream.next_in = (z_const Bytef *)bytes;
    p->stream.avail_in = (uInt)n;
    pump(p, Z_NO_FLUSH);
    return !p->broken;
}

bool ox_pack_end(struct ox_pack *p, size_t *n_packed) {
    pump(p, Z_FINISH);
    *n_packed = p->stream.total_out;
    deflateEnd(&p->stream);
    return !p->broken;
}
