/* media.h: evidence files to publishable ones: photos oriented, shrunk, stripped of every piece of
 * metadata.
 *
 * Pure in memory; decoders of hostile bytes run inside the worker process of one learner, under
 * limits. */
#ifndef MEDIA_MEDIA_H
#define MEDIA_MEDIA_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct photo {
    int width, height;  /* pixels, after orientation */
    unsigned char *rgb; /* width * height * 3; alpha is laid on white; in the arena */
    const void *icc;    /* of colours alone, where they are not sRGB; in the arena; or NULL */
    size_t icc_size;
};

/* Decode to at most max_px on the longer side. False and *why (one line, for a diagnostic) on a
 * file that is damaged, or of more than 50 megapixels (a JPEG: 100). */
bool media_decode(struct arena *a, const void *data, size_t n, int max_px, struct photo *out,
                  const char **why);
/* A smaller copy by area averaging; the same when it is small enough already. */
struct photo media_shrink(struct arena *a, const struct photo *p, int max_px);
/* A copy in sRGB, for where no profile is read; the same when it is sRGB already. */
struct photo media_srgb(struct arena *a, const struct photo *p);
/* Baseline JPEG, 4:2:0, no metadata but the profile. Deterministic. */
bool media_jpeg(const struct photo *p, int quality, struct buf *out);

/* The name of an evidence file made safe for any file system and address, still readable: "Meine
 * Brücke.JPG" gives "meine-bruecke.jpg". At most 80 bytes of a-z, 0-9, - and one dot before the
 * ending; never empty. Two names may give one ("A.jpg" and "a.jpg"): whoever writes files keeps
 * them apart. */
char *media_safe_name(struct arena *a, const char *name);
/* Media type by ending, for what is published already: "application/pdf", or NULL for a kind that
 * is not published. */
const char *media_type(const char *name);

#endif
