/* photo_png.c: PNG through the simple part of libpng, which reads every kind (palette, 16 bits, interlaced)
 * and does not jump. Transparent pixels are laid on white by it. */
#include "media/media_inner.h"

#include <string.h>

#include <png.h>

bool png_decode(const unsigned char *data, size_t n, struct picture *out, const char **why) {
    static const png_color white = {255, 255, 255};
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, data, n)) {
        *why = "the PNG file is damaged";
        return false;
    }
    image.flags |=
        PNG_IMAGE_FLAG_16BIT_sRGB; /* else 16 bits without a word about gamma would count as linear */
    image.format = PNG_FORMAT_RGB;
    bool made = picture_make(out, image.width, image.height, why);
    bool ok = made && png_image_finish_read(&image, &white, out->rgb, 0, NULL);
    if (made && !ok) *why = "the PNG file is damaged";
    png_image_free(&image);
    return ok;
}
