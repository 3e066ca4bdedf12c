/* media_inner.h: shared by the decoders only; other rooms include media.h.
 *
 * A decoder returns a picture as it is stored; media.c shrinks and turns it. Full-size pixels are
 * allocated with malloc, not in the arena: they may take 150 MB and are only needed briefly. */
#ifndef MEDIA_MEDIA_INNER_H
#define MEDIA_MEDIA_INNER_H

#include "media/photo/media.h"

/* The limit for a picture that is held as a whole: 150 MB of pixels. A JPEG is scaled down while it
 * is read, so it may have more. */
#ifndef PICTURE_MEGAPIXELS
#define PICTURE_MEGAPIXELS 50
#endif
#define PICTURE_TOO_LARGE "the picture has more than 50 megapixels"
#define JPEG_MEGAPIXELS 100

struct picture {
    int width, height;  /* as stored, before `orientation` */
    unsigned char *rgb; /* width * height * 3, malloc; freed by the caller even after an error */
    /* The size before a decoder scaled it down, for the correct proportions; 0 if not scaled. */
    int full_width, full_height;
    unsigned char *icc; /* color profile, malloc, or NULL; freed by the caller */
    size_t icc_size;
    int orientation; /* 1..8 as in EXIF (tag 0x0112): 1 is upright, 6 must be turned clockwise */
};

/* On false, *why is a static string without a period at the end. */
bool jpeg_decode(const unsigned char *data, size_t n, int max_px, struct picture *out,
                 const char **why);
bool png_decode(const unsigned char *data, size_t n, struct picture *out, const char **why);
bool webp_decode(const unsigned char *data, size_t n, struct picture *out, const char **why);
bool heic_decode(const unsigned char *data, size_t n, struct picture *out, const char **why);
bool gif_decode(const unsigned char *data, size_t n, struct picture *out, const char **why);

/* Orientation from an EXIF block (which starts with the TIFF header); 1 if it has none. */
int exif_orientation(const unsigned char *tiff, size_t n);
/* The day on which it was taken; false if the block does not say. */
bool exif_day(const unsigned char *tiff, size_t n, struct date *day);
/* The day from the metadata of a HEIC or AVIF file. */
bool heic_day(const unsigned char *data, size_t n, struct date *day);

/* Allocates the pixels of a picture of this size. False if there are none or more than 50 million,
 * or if there is no memory for them; *why is then a static string. */
bool picture_make(struct picture *p, long long width, long long height, const char **why);
/* Copies a profile into p; empty and absurdly large ones are ignored. */
void picture_profile(struct picture *p, const void *icc, size_t n);
/* Read orientation and profile from the chunks around the pixels. */
void png_notes(const unsigned char *data, size_t n, struct picture *out);
void webp_notes(const unsigned char *data, size_t n, struct picture *out);
/* Keeps the meaning of the colors of a profile: attaches a rebuilt profile to p, or converts its
 * pixels to sRGB. A profile that cannot be used changes nothing. */
void photo_colors_of(struct arena *a, struct photo *p, const void *icc, size_t n);
/* RGBA to RGB on white. */
void picture_from_rgba(struct picture *p, const unsigned char *rgba, size_t stride);

#endif
