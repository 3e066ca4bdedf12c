/* photos.h: from the bytes of a picture to the copies of it that go out. */
#ifndef PIPELINE_PHOTOS_H
#define PIPELINE_PHOTOS_H

#include "base/arena.h"
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
    struct photo_copy sizes[PHOTO_SIZES]; /* for screens, small to large */
    size_t n;                             /* at least 1 */
    struct photo_copy print;
};

enum photo_result {
    PHOTO_MADE,
    PHOTO_BROKEN, /* the picture is at fault: everything else can be made without it */
    PHOTO_LOST,   /* its reader crashed or had too little memory: the picture's fault if it happens
                     twice */
    PHOTO_FAILED  /* the machine is at fault: it may do another time */
};

/* JPEG, upright, in the colors that came in, without any metadata but what they mean: 400, 800, and
 * 1600 pixels on the longer side (as far as the picture is that large, and `largest` at most), and
 * one for paper, in sRGB. The picture is read in a process of its own with limits: one that crashes
 * the reader or takes far too much time or memory is broken. Unless made, *why is the reason, in
 * the arena or static. */
enum photo_result photo_copies_make(struct arena *a, const void *data, size_t n, int largest,
                                    struct photo_copies *out, const char **why);
/* The same in two steps, so that several pictures are read at a time; the data is not needed after
 * the first. */
struct os_child photo_start(const void *data, size_t n, int largest);
enum photo_result photo_end(struct arena *a, struct os_child child, struct photo_copies *out,
                            const char **why);

/* May another try end otherwise? */
static inline bool photo_is_uncertain(enum photo_result r) {
    return r == PHOTO_LOST || r == PHOTO_FAILED;
}
/* Can the file be read as a picture? Made if so; nothing is made of it. */
enum photo_result photo_look(struct arena *a, const char *full, const char **why);

#endif
