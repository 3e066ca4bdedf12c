/* photo_colours.c: the colours of a profile as sRGB, through Little CMS. Telephones write Display P3, cameras Adobe RGB;
 * without this, faces and paint would look pale. Profiles of gray and of ink are not followed: their pixels were made
 * red, green and blue before. */
#include "media/media_inner.h"

#include <stdlib.h>

#include <lcms2.h>

/* Most profiles are sRGB by another name. Then the pixels stay as they are, to the bit. */
static bool changes_nothing(cmsHTRANSFORM transform) {
    enum { STEPS = 5, STEP = 255 / (STEPS - 1), SAME = 2 };
    for (int i = 0; i < STEPS * STEPS * STEPS; i++) {
        unsigned char from[3] = {(unsigned char)(i % STEPS * STEP), (unsigned char)(i / STEPS % STEPS * STEP),
                                 (unsigned char)(i / STEPS / STEPS * STEP)},
                      to[3];
        cmsDoTransform(transform, from, to, 1);
        for (int c = 0; c < 3; c++)
            if (abs(from[c] - to[c]) > SAME) return false;
    }
    return true;
}

static void transform_rows(cmsHTRANSFORM transform, struct photo *p) {
    for (int y = 0; y < p->height; y++) {
        unsigned char *row = p->rgb + (size_t)y * (size_t)p->width * 3;
        cmsDoTransform(transform, row, row, (cmsUInt32Number)p->width);
    }
}

void colours_to_srgb(struct photo *p, const void *icc, size_t n) {
    cmsHPROFILE from = cmsOpenProfileFromMem(icc, (cmsUInt32Number)n), to = cmsCreate_sRGBProfile();
    cmsHTRANSFORM transform = NULL;
    if (from && to && cmsGetColorSpace(from) == cmsSigRgbData)
        transform = cmsCreateTransform(from, TYPE_RGB_8, to, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, 0);
    if (transform && !changes_nothing(transform)) transform_rows(transform, p);
    if (transform) cmsDeleteTransform(transform);
    if (to) cmsCloseProfile(to);
    if (from) cmsCloseProfile(from);
}
