/* media_inner.h: what the decoders share. Not for others: they see media.h.
 *
 * A decoder gives a picture as it is stored; media.c shrinks and turns it. Pixels of full size live
 * in malloc, not in the arena: they may be 150 MB, and are needed for a moment. */
#ifndef MEDIA_MEDIA_INNER_H
#define MEDIA_MEDIA_INNER_H

#include "media/photo/media.h"

/* Of a picture that is held whole: 150 MB of pixels. A JPEG is made smaller while it is read, and
 * may have more. */
#ifndef PICTURE_MEGAPIXELS
#define PICTURE_MEGAPIXELS 50
#endif
#define PICTURE_TOO_LARGE "the picture has more than 50 megapixels"
#define JPEG_MEGAPIXELS 100

struct picture {
    int width, height;  /* as stored, before `orientation` */
    unsigned char *rgb; /* width * height * 3, malloc; the caller frees, also after a fault */
    int full_width,
        full_height; /* before a decoder made it smaller, for the right proportion; 0 = as it is */
    unsigned char *icc; /* its colour profile, malloc, or NULL; the caller frees */
    size_t icc_size;
    int orientation; /* 1..8 as in EXIF (tag 0x0112): 1 is upright, 6 is to be turned clockwise */
};

/* Each gives false and a reason that lives forever, without a full stop. */
bool jpeg_decode(const unsigned char *data, size_t n, int max_px, struct picture *out,
                 const char **why);
bool png_decode(const unsigned char *data, size_t n, struct picture *out, const char **why);
bool webp_decode(const unsigned char *data, size_t n, struct picture *out, const char **why);
bool heic_decode(const unsigned char *data, size_t n, struct picture *out, const char **why);
bool gif_decode(const unsigned char *data, size_t n, struct picture *out, const char **why);

/* Orientation in an EXIF block (which starts with the TIFF header), 1 when it says none. */
int exif_orientation(const unsigned char *tiff, size_t n);

/* Room for the pixels of a picture of this size: false and the reason when there are more than 50
 * million of them, none, or no memory for them. */
bool picture_make(struct picture *p, long long width, long long height, const char **why);
/* The profile copied into p; one of no bytes, or beyond any sense, is left out. */
void picture_profile(struct picture *p, const void *icc, size_t n);
/* What the chunks around the pixels say: orientation and profile. */
void png_notes(const unsigned char *data, size_t n, struct picture *out);
void webp_notes(const unsigned char *data, size_t n, struct picture *out);
/* What a profile's colours mean: kept with a profile made anew, or pixels changed to sRGB. One that
 * cannot be used changes nothing. */
void photo_colors_of(struct arena *a, struct photo *p, const void *icc, size_t n);
/* RGBA to RGB on white. */
void picture_from_rgba(struct picture *p, const unsigned char *rgba, size_t stride);

#endif
