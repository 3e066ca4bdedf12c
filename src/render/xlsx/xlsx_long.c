/* xlsx_long.c: looks at both ends of a long part of a workbook. A sheet of many rows is a hundred megabytes of XML: it goes
 * through a small window, so that looking at it takes no memory. */
#include "render/xlsx/xlsx_inner.h"

#include <string.h>

#include <zlib.h>

enum { HALF = XLSX_ENDS / 2, WINDOW = 128 * 1024 };

struct ends {
    char first[HALF], last[HALF];
    size_t n_first, n_last, total;
};

static void take_first(struct ends *e, const char *p, size_t n) {
    size_t room = HALF - e->n_first;
    if (n > room) n = room;
    memcpy(e->first + e->n_first, p, n);
    e->n_first += n;
}

static void take_last(struct ends *e, const char *p, size_t n) {
    if (n >= HALF) {
        memcpy(e->last, p + n - HALF, HALF);
        e->n_last = HALF;
        return;
    }
    size_t keep = e->n_last + n > HALF ? HALF - n : e->n_last;
    memmove(e->last, e->last + e->n_last - keep, keep);
    memcpy(e->last + keep, p, n);
    e->n_last = keep + n;
}

static bool walk(z_stream *z, unsigned char *window, struct ends *e) {
    for (int state = Z_OK; state != Z_STREAM_END;) {
        z->next_out = window;
        z->avail_out = WINDOW;
        state = inflate(z, Z_NO_FLUSH);
        size_t n = WINDOW - z->avail_out;
        if ((state != Z_OK && state != Z_STREAM_END) || (n == 0 && state == Z_OK)) return false;
        take_first(e, (const char *)window, n);
        take_last(e, (const char *)window, n);
        e->total += n;
    }
    return true;
}

size_t xlsx_ends(const char *packed, size_t n_packed, size_t n, char ends[XLSX_ENDS]) {
    struct arena *a = arena_new();
    struct ends e = {.total = 0};
    z_stream z = {.next_in = (z_const Bytef *)packed, .avail_in = (uInt)n_packed};
    bool whole = inflateInit2(&z, -MAX_WBITS) == Z_OK;
    whole = whole && walk(&z, arena_alloc(a, WINDOW), &e) && e.total == n;
    inflateEnd(&z);
    arena_free(a);
    if (!whole || n < XLSX_ENDS) return 0;
    memcpy(ends, e.first, HALF);
    memcpy(ends + HALF, e.last, HALF);
    return XLSX_ENDS;
}
