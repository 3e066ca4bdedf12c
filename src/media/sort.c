/* sort.c: kinds of files as few sorts. */
#include "media/sort.h"

#include "media/kind.h"

static enum media_sort sort_of(enum kind_class class) {
    static const enum media_sort sorts[] = {
        [KIND_IS_OTHER] = MEDIA_UNKNOWN,        [KIND_IS_PICTURE] = MEDIA_IS_PICTURE,
        [KIND_IS_FILM] = MEDIA_IS_FILM,         [KIND_IS_SOUND] = MEDIA_IS_SOUND,
        [KIND_IS_DOCUMENT] = MEDIA_IS_DOCUMENT, [KIND_IS_TEXT] = MEDIA_IS_DOCUMENT};
    return sorts[class];
}

enum media_sort media_sort_of(const char *name, const void *data, size_t n) {
    enum media_sort named = sort_of(kind_class(kind_of_name(name)));
    enum media_sort found = data ? sort_of(kind_class(kind_of(name, data, n))) : MEDIA_UNKNOWN;
    /* any bytes that are text are a text */
    bool plain = found == MEDIA_UNKNOWN || (found == MEDIA_IS_DOCUMENT && named != MEDIA_UNKNOWN);
    return plain ? named : found;
}
