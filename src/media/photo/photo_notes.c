/* photo_notes.c: the metadata that a page needs: orientation (EXIF) and color profile (ICC).
 * Nothing else is read, and none of it is written. */
#include "media/photo/media_inner.h"

#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

enum { MOST_PROFILE = 4 << 20 };

void picture_profile(struct picture *p, const void *icc, size_t n) {
    if (p->icc || n < 128 || n > MOST_PROFILE) return;
    p->icc = mem_alloc(n);
    memcpy(p->icc, icc, n);
    p->icc_size = n;
}

/* ---- PNG ---- */

/* iCCP (PNG, third edition, 11.3.2.3): a name of at most 79 bytes, NUL, compression method 0, and
 * the deflated profile. */
static void inflate_profile(const unsigned char *p, size_t n, struct picture *out) {
    const unsigned char *end = memchr(p, 0, n < 80 ? n : 80);
    if (!end || (size_t)(end - p) + 2 > n || end[1] != 0) return;
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    unsigned char *icc = mem_alloc(MOST_PROFILE);
    size_t size, start = (size_t)(end - p) + 2;
    if (d && libdeflate_zlib_decompress(d, p + start, n - start, icc, MOST_PROFILE, &size) ==
                 LIBDEFLATE_SUCCESS)
        picture_profile(out, icc, size);
    if (d) libdeflate_free_decompressor(d);
    free(icc);
}

void png_notes(const unsigned char *data, size_t n, struct picture *out) {
    enum { SIGNATURE = 8, AROUND = 12 }; /* length, type, checksum */
    for (size_t at = SIGNATURE; n >= AROUND && at <= n - AROUND;) {
        const unsigned char *chunk = data + at;
        size_t size =
            (size_t)chunk[0] << 24 | (size_t)chunk[1] << 16 | (size_t)chunk[2] << 8 | chunk[3];
        if (size > n - AROUND - at) return;
        if (!out->icc && memcmp(chunk + 4, "iCCP", 4) == 0) inflate_profile(chunk + 8, size, out);
        if (memcmp(chunk + 4, "eXIf", 4) == 0) out->orientation = exif_orientation(chunk + 8, size);
        at += size + AROUND;
    }
}

/* ---- WebP ---- */

void webp_notes(const unsigned char *data, size_t n, struct picture *out) {
    enum { HEADER = 12, AROUND = 8, EXIF_MARK = 6 };
    for (size_t at = HEADER; n >= AROUND && at <= n - AROUND;) {
        const unsigned char *chunk = data + at, *p = chunk + AROUND;
        size_t size =
            (size_t)chunk[7] << 24 | (size_t)chunk[6] << 16 | (size_t)chunk[5] << 8 | chunk[4];
        if (size > n - AROUND - at) return;
        if (memcmp(chunk, "ICCP", 4) == 0) picture_profile(out, p, size);
        if (memcmp(chunk, "EXIF", 4) == 0) {
            size_t mark = size > EXIF_MARK && memcmp(p, "Exif\0\0", EXIF_MARK) == 0 ? EXIF_MARK : 0;
            out->orientation = exif_orientation(p + mark, size - mark);
        }
        at += AROUND + size + (size & 1);
    }
}
