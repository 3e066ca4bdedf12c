/* clean_ogg.h: recordings that follow one another in a file. */
#ifndef MEDIA_CLEAN_OGG_H
#define MEDIA_CLEAN_OGG_H

#include <stddef.h>

/* How many bytes the first one takes: all, where there is one alone. */
size_t ogg_link(const unsigned char *p, size_t n);

#endif
