/* picture.c: memory for a picture of full size, for the decoders. */
#include "media/photo/media_inner.h"

#include <stdlib.h>

bool picture_make(struct picture *p, long long width, long long height, const char **why) {
    const long long most = PICTURE_MEGAPIXELS * 1000 * 1000;
    if (width < 1 || height < 1) {
        *why = "the picture has no size";
        return false;
    }
    if (width > most || height > most || width * height > most) {
        *why = PICTURE_TOO_LARGE;
        return false;
    }
    p->width = (int)width;
    p->height = (int)height;
    p->rgb = malloc((size_t)(width * height) * 3);
    if (!p->rgb) *why = "there is not enough memory for the picture";
    return p->rgb != NULL;
}

void picture_from_rgba(struct picture *p, const unsigned char *rgba, size_t stride) {
    unsigned char *to = p->rgb;
    for (int y = 0; y < p->height; y++) {
        const unsigned char *from = rgba + (size_t)y * stride;
        for (int x = 0; x < p->width; x++, from += 4)
            for (int c = 0; c < 3; c++)
                *to++ = (unsigned char)((from[c] * from[3] + 255 * (255 - from[3]) + 127) / 255);
    }
}
