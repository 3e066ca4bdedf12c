/* photo_png.c: PNG through the simplified API of libpng, which reads every kind (palette, 16 bits,
 * interlaced), blends transparent pixels with white, and does not use longjmp. */
#include "media/photo/media_inner.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

/* With a profile, a gAMA chunk is redundant: it is for programs that ignore profiles. The
 * simplified API of libpng is one of them, so it gets a copy without the chunk; otherwise colors
 * would be changed twice. NULL if there is no such chunk. */
static unsigned char *without_gamma(const unsigned char *data, size_t n, size_t *left) {
    enum { SIGNATURE = 8, AROUND = 12, GAMMA = 4 };
    for (size_t at = SIGNATURE; n >= AROUND + GAMMA && at <= n - AROUND - GAMMA;) {
        const unsigned char *chunk = data + at;
        size_t size =
            (size_t)chunk[0] << 24 | (size_t)chunk[1] << 16 | (size_t)chunk[2] << 8 | chunk[3];
        if (size > n - AROUND - at || memcmp(chunk + 4, "IDAT", 4) == 0) return NULL;
        size_t after = at + AROUND + size;
        if (memcmp(chunk + 4, "gAMA", 4) == 0) {
            unsigned char *copy = mem_alloc(n);
            memcpy(copy, data, at);
            memcpy(copy + at, data + after, n - after);
            *left = n - (after - at);
            return copy;
        }
        at = after;
    }
    return NULL;
}

static bool decode(const unsigned char *data, size_t n, struct picture *out, const char **why) {
    static const png_color white = {255, 255, 255};
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, data, n)) {
        *why = "the PNG file is damaged";
        return false;
    }
    /* Otherwise 16-bit files without a gamma would be treated as linear. */
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    image.format = PNG_FORMAT_RGB;
    bool made = picture_make(out, image.width, image.height, why);
    bool ok = made && png_image_finish_read(&image, &white, out->rgb, 0, NULL);
    if (made && !ok) *why = "the PNG file is damaged";
    png_image_free(&image);
    return ok;
}

bool png_decode(const unsigned char *data, size_t n, struct picture *out, const char **why) {
    size_t left = n;
    png_notes(data, n, out);
    unsigned char *copy = out->icc ? without_gamma(data, n, &left) : NULL;
    bool ok = decode(copy ? copy : data, left, out, why);
    free(copy);
    return ok;
}
