/* photos.h: turns the bytes of a picture into the copies that are published.
 *
 *     struct os_child child = photo_start(data, n, 1600); // start several
 *     enum photo_result result = photo_end(arena, child, &copies, &why); */
#ifndef PIPELINE_PHOTOS_H
#define PIPELINE_PHOTOS_H

#include "base/arena.h"
#include "base/buf.h"
#include "os/os.h"

#include <stdbool.h>
#include <stddef.h>

enum { PHOTO_SIZES = 3 };

struct photo_copy {
    int width, height; /* pixels */
    const void *jpeg;  /* in the arena */
    size_t n;
};

struct photo_copies {
    struct photo_copy sizes[PHOTO_SIZES]; /* for screens, from small to large */
    size_t n;                             /* at least 1 */
    struct photo_copy print;
    const char *key; /* under which they are kept (photo_store.h); NULL: they are not */
    bool decoded;    /* made now, rather than before and kept */
};

enum photo_result {
    PHOTO_MADE,
    /* the computer lacks a package: media_decoder_package(why) names it */
    PHOTO_NO_DECODER,
    /* the picture is broken: everything else can be made without it */
    PHOTO_BROKEN,
    /* its reader crashed or ran out of memory: the picture is broken if this happens twice */
    PHOTO_LOST,
    /* the machine is the cause: it may work another time */
    PHOTO_FAILED
};

/* Makes upright JPEGs in the original colors, without metadata except what describes those colors:
 * 400, 800, and 1600 pixels on the longer side (no larger than the picture, and at most `largest`),
 * and one in sRGB for paper. The picture is decoded in a process of its own with limits. A picture
 * that crashes the decoder, or takes far too much time or memory, is broken. Unless the result is
 * PHOTO_MADE, *why is the reason, in the arena or a static string. */
enum photo_result photo_copies_make(struct arena *a, const void *data, size_t n, int largest,
                                    struct photo_copies *out, const char **why);
/* The same in two steps, so that several pictures are decoded at the same time. The data is not
 * needed after the first step. */
struct os_child photo_start(const void *data, size_t n, int largest);
enum photo_result photo_end(struct arena *a, struct os_child child, struct photo_copies *out,
                            const char **why);

/* The copies as bytes, and back. False if the bytes are not those of copies; what is read points
 * into copies of them in the arena. */
void photo_copies_write(const struct photo_copies *c, struct buf *out);
bool photo_copies_read(struct arena *a, const char *p, size_t n, struct photo_copies *out);

/* Might another try succeed? */
static inline bool photo_is_uncertain(enum photo_result r) {
    return r == PHOTO_LOST || r == PHOTO_FAILED;
}
/* Can the file be decoded as a picture? Returns PHOTO_MADE if so, but makes nothing. */
enum photo_result photo_look(struct arena *a, const char *full, const char **why);

#endif
