/* sort.h: what a file can give away: what is seen, what is heard, what is written. By its content
 * (kind.h). */
#ifndef MEDIA_SORT_H
#define MEDIA_SORT_H

#include <stddef.h>

enum media_sort {
    MEDIA_UNKNOWN,
    MEDIA_IS_PICTURE,
    MEDIA_IS_FILM,
    MEDIA_IS_SOUND,
    MEDIA_IS_DOCUMENT /* text as well */
};

/* A document with a picture, a film, or a recording in it is one: it asks for the same consent.
 * Where the content says nothing, the name decides: a film that is damaged is a film. data NULL: by
 * the name alone. */
enum media_sort media_sort_of(const char *name, const void *data, size_t n);

#endif
