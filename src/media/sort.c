/* sort.c: kinds of files as few sorts. */
#include "media/sort.h"

#include "media/kind.h"

#include <string.h>

static enum media_sort sort_of(enum kind_class class) {
    static const enum media_sort sorts[] = {
        [KIND_IS_OTHER] = MEDIA_UNKNOWN,        [KIND_IS_PICTURE] = MEDIA_IS_PICTURE,
        [KIND_IS_FILM] = MEDIA_IS_FILM,         [KIND_IS_SOUND] = MEDIA_IS_SOUND,
        [KIND_IS_DOCUMENT] = MEDIA_IS_DOCUMENT, [KIND_IS_TEXT] = MEDIA_IS_DOCUMENT};
    return sorts[class];
}

/* The sort by the ending of a name that is n bytes long. */
static enum media_sort sort_of_part(const char *name, size_t n) {
    enum { LONGEST = 16 }; /* of what could be an ending */
    char ending[LONGEST + 1] = "";
    size_t length = n < LONGEST ? n : LONGEST;
    memcpy(ending, name + n - length, length);
    enum media_sort sort = sort_of(kind_class(kind_of_name(ending)));
    return sort == MEDIA_IS_FILM || sort == MEDIA_IS_SOUND ? sort : MEDIA_UNKNOWN;
}

/* Slides with a film on them show what the film shows. Each entry of an archive begins with its name (APPNOTE.TXT, 4.3.7). */
static enum media_sort sort_of_parts(const unsigned char *data, size_t n) {
    enum { HEAD = 30, LENGTH_AT = 26 };
    enum media_sort found = MEDIA_IS_DOCUMENT;
    for (const unsigned char *p = data; (p = memmem(p, n - (size_t)(p - data), "PK\3\4", 4)); p += 4) {
        size_t left = n - (size_t)(p - data);
        size_t length = left > HEAD ? p[LENGTH_AT] | (size_t)p[LENGTH_AT + 1] << 8 : 0;
        if (length > left - HEAD) continue;
        enum media_sort part = length ? sort_of_part((const char *)p + HEAD, length) : MEDIA_UNKNOWN;
        if (part == MEDIA_IS_FILM) return part;
        if (part == MEDIA_IS_SOUND) found = part;
    }
    return found;
}

enum media_sort media_sort_of(const char *name, const void *data, size_t n) {
    enum media_sort named = sort_of(kind_class(kind_of_name(name)));
    enum media_sort found = data ? sort_of(kind_class(kind_of(name, data, n))) : MEDIA_UNKNOWN;
    /* any bytes that are text are a text */
    bool plain = found == MEDIA_UNKNOWN || (found == MEDIA_IS_DOCUMENT && named != MEDIA_UNKNOWN);
    enum media_sort sort = plain ? named : found;
    bool packed = data && n > 4 && memcmp(data, "PK\3\4", 4) == 0;
    return sort == MEDIA_IS_DOCUMENT && packed ? sort_of_parts(data, n) : sort;
}
