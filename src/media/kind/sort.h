/* sort.h: what a file can reveal: something seen, heard, or written. By its content (kind.h). */
#ifndef MEDIA_SORT_H
#define MEDIA_SORT_H

#include <stddef.h>

enum media_sort {
    MEDIA_UNKNOWN,
    MEDIA_IS_PICTURE,
    MEDIA_IS_FILM,
    MEDIA_IS_SOUND,
    MEDIA_IS_DOCUMENT /* includes plain text */
};

/* A document with a picture, film, or recording in it has the sort of that part, because it needs
 * the same consent. If the content is inconclusive, the name decides: a damaged film is still a
 * film. If data is NULL, only the name counts. */
enum media_sort media_sort_of(const char *name, const void *data, size_t n);

#endif
