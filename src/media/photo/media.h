/* media.h: evidence files as they may be published: photos are turned upright, shrunk, and stripped
 * of all metadata; file names are made safe.
 *
 * Works in memory only. Decoders read hostile bytes, so they run in a confined child with
 * limits. */
#ifndef MEDIA_MEDIA_H
#define MEDIA_MEDIA_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

struct photo {
    int width, height;  /* in pixels, after orientation */
    unsigned char *rgb; /* width * height * 3 bytes, blended with white; in the arena */
    const void *icc;    /* profile if the colors are not sRGB, otherwise NULL; in the arena */
    size_t icc_size;
};

/* Decodes to at most max_px on the longer side. False if the file is damaged or has more than 50
 * megapixels (JPEG: 100); *why is then one line for a diagnostic, a static string. */
bool media_decode(struct arena *a, const void *data, size_t n, int max_px, struct photo *out,
                  const char **why);
/* The package that has the decoder, if media_decode failed for lack of one; else NULL. */
const char *media_decoder_package(const char *why);
/* The day on which the camera says that it was taken (EXIF, DateTimeOriginal), in local time. False
 * if it does not say, and for pictures without EXIF. */
bool media_taken(const void *data, size_t n, struct date *day);
/* A smaller copy by area averaging; the photo itself if it is small enough already. */
struct photo media_shrink(struct arena *a, const struct photo *p, int max_px);
/* A copy in sRGB, for outputs without profiles; the photo itself if it is sRGB already. */
struct photo media_srgb(struct arena *a, const struct photo *p);
/* Baseline JPEG, 4:2:0, without metadata except for the profile. Deterministic. */
bool media_jpeg(const struct photo *p, int quality, struct buf *out);

/* Makes the name of an evidence file safe for any file system and address but still readable:
 * "Meine Brücke.JPG" becomes "meine-bruecke.jpg". At most 80 bytes of a-z, 0-9, -, and one dot
 * before the ending; never empty. Two names may become the same ("A.jpg" and "a.jpg"); the caller
 * that writes the files keeps them apart. */
char *media_safe_name(struct arena *a, const char *name);
/* Media type by ending, for files that are already published: "application/pdf"; NULL for a kind
 * that is not published. */
const char *media_type(const char *name);

#endif
