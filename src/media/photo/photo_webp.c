/* photo_webp.c: still WebP pictures through libwebp. Animated ones are refused. */
#include "media/photo/media_inner.h"

#include <webp/decode.h>

static bool refuse(const char **why, const char *reason) {
    *why = reason;
    return false;
}

bool webp_decode(const unsigned char *data, size_t n, struct picture *out, const char **why) {
    WebPBitstreamFeatures f;
    if (WebPGetFeatures(data, n, &f) != VP8_STATUS_OK)
        return refuse(why, "the WebP file is damaged");
    if (f.has_animation) return refuse(why, "moving WebP pictures cannot be shown");
    /* Lossless and transparent pictures take 11 bytes per pixel while being read. */
    enum { LOSSLESS = 2, MOST = 16 * 1000 * 1000 };
    if ((f.has_alpha || f.format == LOSSLESS) && (long long)f.width * f.height > MOST)
        return refuse(
            why, "the WebP picture has more than 16 megapixels and is lossless or see-through");
    if (!picture_make(out, f.width, f.height, why)) return false;
    webp_notes(data, n, out);
    size_t stride = (size_t)f.width * 3;
    if (!f.has_alpha)
        return WebPDecodeRGBInto(data, n, out->rgb, stride * (size_t)f.height, (int)stride) ||
               refuse(why, "the WebP file is damaged");
    int width, height;
    unsigned char *rgba = WebPDecodeRGBA(data, n, &width, &height);
    bool same = rgba && width == out->width && height == out->height;
    if (same) picture_from_rgba(out, rgba, (size_t)width * 4);
    WebPFree(rgba);
    return same || refuse(why, "the WebP file is damaged");
}
