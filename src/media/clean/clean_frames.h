/* clean_frames.h: removes text between the pictures of a film. Encoders, cameras, and editors write
 * settings, times, places, and captions into the stream itself, which would survive a new
 * container.
 *
 * Pure: bytes in, bytes out, no library. */
#ifndef MEDIA_CLEAN_FRAMES_H
#define MEDIA_CLEAN_FRAMES_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum frames {
    FRAMES_UNKNOWN, /* not known what such a stream may contain */
    FRAMES_PLAIN,   /* pictures only */
    FRAMES_H264,
    FRAMES_H265,
    FRAMES_AV1,
    FRAMES_MPEG, /* MPEG-1, 2, and 4 part 2 */
    FRAMES_JPEG,
    FRAMES_PNG
};

/* How the units of a stream are delimited. The caller sets `kind`. */
struct frames_form {
    enum frames kind;
    size_t length_bytes; /* H.264, H.265: size of a unit's length; 0 if units have start codes */
};
/* Sets form->length_bytes, and appends a clean copy of the head, the data that the container holds
 * outside of the frames, to `out`. False if it is damaged. */
bool frames_clean_head(struct frames_form *form, const unsigned char *head, size_t n,
                       struct buf *out);
/* Cleans one packet. The output is empty if it contained no picture data. */
bool frames_clean(const struct frames_form *form, const unsigned char *p, size_t n,
                  struct buf *out);

#endif
