/* clean_frames.h: texts between the pictures of a film. Encoders, cameras, and editors write
 * settings, times, places, and captions into the stream itself, where a new container would carry
 * them along.
 *
 * Pure: bytes in, bytes out, no library. */
#ifndef MEDIA_CLEAN_FRAMES_H
#define MEDIA_CLEAN_FRAMES_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum frames {
    FRAMES_UNKNOWN, /* no one has looked at what such a stream may hold */
    FRAMES_PLAIN,   /* pictures alone */
    FRAMES_H264,
    FRAMES_H265,
    FRAMES_AV1,
    FRAMES_MPEG, /* MPEG-1, 2, and 4 part 2 */
    FRAMES_JPEG,
    FRAMES_PNG
};

/* How a stream's units are delimited; `head` is what the container holds of it beside the frames.
 * Puts a clean head into out. False when it is damaged. */
struct frames_form {
    enum frames kind;
    size_t length_bytes; /* of H.264 and H.265: before each unit; 0: units are found by their start
                            codes */
};
bool frames_clean_head(struct frames_form *form, const unsigned char *head, size_t n,
                       struct buf *out);
/* One packet. Empty when nothing in it was picture. */
bool frames_clean(const struct frames_form *form, const unsigned char *p, size_t n,
                  struct buf *out);

#endif
