/* media.c: turns the bytes of a picture into a small upright photo.
 *
 * Pixel values are averaged as stored, ignoring gamma: thin black lines on white come out slightly
 * darker than through a lens, which is fine for photos of children's work. The meaning of colors is
 * kept (photo_colors.c), but no bytes of the original profile, which may name a person's screen,
 * are written. */
#include "media/kind/kind.h"
#include "media/photo/media_inner.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- shrinking ---- */

/* A row of the small picture covers several rows of the large one. First these are summed column by
 * column; then the sums are added up along the row, and each total is divided once. Both rows are
 * m*n units long: a pixel of the large row covers m units, one of the small row n units, and
 * columns work the same way. So every share is an integer, and the result is the same on every
 * machine. */

static void add_row(const unsigned char *restrict row, size_t n, uint64_t weight,
                    uint64_t *restrict sums) {
    for (size_t i = 0; i < n; i++) sums[i] += weight * row[i];
}

/* Multiplying by the inverse is much faster than dividing, and exact here: quotients of at most 255
 * by at most 2^26 are further from the next integer than the slightly enlarged inverse can move
 * them. */
struct area {
    uint64_t units; /* in one pixel of the small picture */
    double inverse;
};

static struct area area_of(int width, int height) {
    const double trace = 1 + 1.0 / (1ULL << 50);
    return (struct area){(uint64_t)width * (uint64_t)height, trace / ((double)width * height)};
}

/* Averages n columns of sums into m pixels (m <= n), rounded. */
static void put_row(const uint64_t *sums, int n, int m, const struct area *area,
                    unsigned char *out) {
    const uint64_t half = area->units / 2;
    uint64_t pixel[3] = {half, half, half};
    int room = n; /* units left in the current pixel */
    for (int i = 0; i < n; i++, sums += 3) {
        int first = room < m ? room : m, rest = m - first;
        for (int c = 0; c < 3; c++) pixel[c] += (uint64_t)first * sums[c];
        room -= first;
        if (room > 0) continue;
        for (int c = 0; c < 3; c++) {
            *out++ = (unsigned char)((double)(int64_t)pixel[c] * area->inverse);
            pixel[c] = half + (uint64_t)rest * sums[c];
        }
        room = n - rest;
    }
}

static void average(const unsigned char *rgb, int width, int height, const struct photo *out) {
    size_t n = (size_t)width * 3;
    uint64_t *sums = mem_alloc(n * sizeof *sums);
    const struct area area = area_of(width, height);
    memset(sums, 0, n * sizeof *sums);
    int at = 0, room = height;
    for (int y = 0; y < height; y++) {
        const unsigned char *row = rgb + (size_t)y * n;
        int first = room < out->height ? room : out->height, rest = out->height - first;
        add_row(row, n, (uint64_t)first, sums);
        room -= first;
        if (room > 0) continue;
        put_row(sums, width, out->width, &area, out->rgb + (size_t)at++ * (size_t)out->width * 3);
        memset(sums, 0, n * sizeof *sums);
        room = height - rest;
        if (rest) add_row(row, n, (uint64_t)rest, sums);
    }
    free(sums);
}

/* A side of the small picture: in proportion, at least 1, and at most as long as in the decoded
 * picture. */
static int scaled(int full, int longest, int max_px, int decoded) {
    long long side = ((long long)full * max_px + longest / 2) / longest;
    if (side < 1) return 1;
    return side > decoded ? decoded : (int)side;
}

static struct photo shrink(struct arena *a, const struct picture *p, int max_px) {
    int width = p->full_width ? p->full_width : p->width;
    int height = p->full_height ? p->full_height : p->height;
    int longest = width > height ? width : height;
    assert(max_px > 0);
    struct photo small = {.width = p->width, .height = p->height};
    if (longest > max_px) {
        small.width = scaled(width, longest, max_px, p->width);
        small.height = scaled(height, longest, max_px, p->height);
    }
    size_t size = (size_t)small.width * (size_t)small.height * 3;
    small.rgb = arena_alloc(a, size);
    if (small.width < p->width || small.height < p->height)
        average(p->rgb, p->width, p->height, &small);
    else
        memcpy(small.rgb, p->rgb, size);
    return small;
}

struct photo media_shrink(struct arena *a, const struct photo *p, int max_px) {
    if (p->width <= max_px && p->height <= max_px) return *p;
    struct picture whole = {.width = p->width, .height = p->height, .rgb = p->rgb};
    struct photo small = shrink(a, &whole, max_px);
    small.icc = p->icc;
    small.icc_size = p->icc_size;
    return small;
}

/* ---- turning ---- */

/* EXIF 2.32, table 6: where pixel x, y of the upright picture is stored. */
static size_t stored_at(int orientation, int width, int height, int x, int y) {
    const int right = width - 1, bottom = height - 1;
    const bool turned = orientation >= 5; /* columns are stored as rows */
    int sx = turned ? y : x;
    int sy = turned ? x : y;
    if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
        sx = right - sx;
    if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
        sy = bottom - sy;
    return ((size_t)sy * (size_t)width + (size_t)sx) * 3;
}

static struct photo turn(struct arena *a, const struct photo *p, int orientation) {
    if (orientation < 2 || orientation > 8) return *p;
    struct photo out = *p;
    if (orientation >= 5) {
        out.width = p->height;
        out.height = p->width;
    }
    out.rgb = arena_alloc(a, (size_t)out.width * (size_t)out.height * 3);
    unsigned char *to = out.rgb;
    for (int y = 0; y < out.height; y++)
        for (int x = 0; x < out.width; x++, to += 3)
            memcpy(to, p->rgb + stored_at(orientation, p->width, p->height, x, y), 3);
    return out;
}

/* ---- decoding ---- */

static bool decode(const void *data, size_t n, int max_px, struct picture *p, const char **why) {
    switch (kind_of("", data, n)) {
    case KIND_JPEG: return jpeg_decode(data, n, max_px, p, why);
    case KIND_PNG: return png_decode(data, n, p, why);
    case KIND_WEBP: return webp_decode(data, n, p, why);
    case KIND_HEIC:
    case KIND_AVIF: return heic_decode(data, n, p, why);
    case KIND_GIF: return gif_decode(data, n, p, why);
    default: break;
    }
    *why = "it is not a JPEG, PNG, WebP, HEIC, AVIF or GIF picture, whatever its name says";
    return false;
}

bool media_decode(struct arena *a, const void *data, size_t n, int max_px, struct photo *out,
                  const char **why) {
    struct picture p = {.orientation = 1};
    bool ok = decode(data, n, max_px, &p, why);
    if (ok) {
        struct photo small = shrink(a, &p, max_px);
        *out = turn(a, &small, p.orientation);
        if (p.icc) photo_colors_of(a, out, p.icc, p.icc_size);
    }
    free(p.rgb);
    free(p.icc);
    return ok;
}
