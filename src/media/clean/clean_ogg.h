/* clean_ogg.h: consecutive recordings in one file. */
#ifndef MEDIA_CLEAN_OGG_H
#define MEDIA_CLEAN_OGG_H

#include <stddef.h>

/* The size of the first recording in bytes; n if there is only one. */
size_t ogg_link(const unsigned char *p, size_t n);

#endif
