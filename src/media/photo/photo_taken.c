/* photo_taken.c: the day on which a photo was taken, as its camera wrote it: finds the EXIF block
 * of each kind of picture. */
#include "media/kind/kind.h"
#include "media/photo/media_inner.h"

#include <string.h>

/* The segments of a JPEG file up to its pixels. */
static bool jpeg_day(const unsigned char *p, size_t n, struct date *day) {
    enum { MARKER = 0xFF, APP1 = 0xE1, SCAN = 0xDA, HEAD = 4, MARK = 6 };
    for (size_t at = 2; at + HEAD < n && p[at] == MARKER && p[at + 1] != SCAN;) {
        const size_t size = (size_t)p[at + 2] << 8 | p[at + 3];
        if (p[at + 1] == MARKER) { /* one more before the marker */
            at++;
            continue;
        }
        if (size < 2 || size > n - at - 2) return false;
        const unsigned char *block = p + at + HEAD;
        if (p[at + 1] == APP1 && size > MARK + 2 && memcmp(block, "Exif\0\0", MARK) == 0)
            return exif_day(block + MARK, size - 2 - MARK, day);
        at += size + 2;
    }
    return false;
}

static bool png_day(const unsigned char *p, size_t n, struct date *day) {
    enum { SIGNATURE = 8, AROUND = 12 };
    for (size_t at = SIGNATURE; n >= AROUND && at <= n - AROUND;) {
        const unsigned char *c = p + at;
        const size_t size = (size_t)c[0] << 24 | (size_t)c[1] << 16 | (size_t)c[2] << 8 | c[3];
        if (size > n - AROUND - at) return false;
        if (memcmp(c + 4, "eXIf", 4) == 0) return exif_day(c + 8, size, day);
        at += size + AROUND;
    }
    return false;
}

static bool webp_day(const unsigned char *p, size_t n, struct date *day) {
    enum { HEADER = 12, AROUND = 8, MARK = 6 };
    for (size_t at = HEADER; n >= AROUND && at <= n - AROUND;) {
        const unsigned char *c = p + at, *block = c + AROUND;
        const size_t size = (size_t)c[7] << 24 | (size_t)c[6] << 16 | (size_t)c[5] << 8 | c[4];
        if (size > n - AROUND - at) return false;
        if (memcmp(c, "EXIF", 4) == 0) {
            const size_t mark = size > MARK && memcmp(block, "Exif\0\0", MARK) == 0 ? MARK : 0;
            return exif_day(block + mark, size - mark, day);
        }
        at += AROUND + size + (size & 1);
    }
    return false;
}

bool media_taken(const void *data, size_t n, struct date *day) {
    switch (kind_of("", data, n)) {
    case KIND_JPEG: return jpeg_day(data, n, day);
    case KIND_PNG: return png_day(data, n, day);
    case KIND_WEBP: return webp_day(data, n, day);
    case KIND_HEIC:
    case KIND_AVIF: return heic_day(data, n, day);
    default: return false;
    }
}
