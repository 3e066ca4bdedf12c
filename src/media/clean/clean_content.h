/* clean_content.h: what stands inside the streams of a PDF and shows nowhere. Pure: bytes in, bytes
 * out. */
#ifndef MEDIA_CLEAN_CONTENT_H
#define MEDIA_CLEAN_CONTENT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* What draws a page, without the remarks of whoever wrote it (ISO 32000, 7.2.4). False when a photo
 * stands in the middle of it as its file was, with all that the camera wrote. */
bool content_clean(const unsigned char *p, size_t n, struct buf *out);

/* A color profile (ICC.1:2010): what computes colors is kept; descriptions, devices, and dates
 * become zeros, so that nothing moves. False when it is none. */
bool content_clean_profile(const unsigned char *p, size_t n, struct buf *out);

#endif
