/* clean_content.h: removes invisible data from the streams of a PDF. Pure: bytes in, bytes out. */
#ifndef MEDIA_CLEAN_CONTENT_H
#define MEDIA_CLEAN_CONTENT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* A content stream without the comments of its author (ISO 32000, 7.2.4). False if it contains an
 * inline photo in the form of the original file, with everything that the camera wrote. */
bool content_clean(const unsigned char *p, size_t n, struct buf *out);

/* A color profile (ICC.1:2010): tags that compute colors are kept; descriptions, devices, and dates
 * become zeros, so that offsets stay the same. False if it is not a profile. */
bool content_clean_profile(const unsigned char *p, size_t n, struct buf *out);

#endif
