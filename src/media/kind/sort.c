/* sort.c: groups kinds of files into a few sorts. */
#include "media/kind/sort.h"

#include "media/kind/kind.h"

#include <string.h>
#include <strings.h>

static enum media_sort sort_of(enum kind_class class) {
    static const enum media_sort sorts[] = {
        [KIND_IS_OTHER] = MEDIA_UNKNOWN,        [KIND_IS_PICTURE] = MEDIA_IS_PICTURE,
        [KIND_IS_FILM] = MEDIA_IS_FILM,         [KIND_IS_SOUND] = MEDIA_IS_SOUND,
        [KIND_IS_DOCUMENT] = MEDIA_IS_DOCUMENT, [KIND_IS_TEXT] = MEDIA_IS_DOCUMENT};
    return sorts[class];
}

/* ---- archives ---- */

enum holds { HOLDS_PICTURE = 1, HOLDS_SOUND = 2, HOLDS_FILM = 4 };

static bool contains(const char *name, size_t n, const char *part) {
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= n; i++)
        if (strncasecmp(name + i, part, length) == 0) return true;
    return false;
}

/* What a part holds, by its name of n bytes. Thumbnails of the first page do not count because they
 * are not published. */
static unsigned held_by(const char *name, size_t n) {
    static const char *const drawings[] = {".bmp", ".tif", ".tiff", ".jp2",
                                           ".emf", ".wmf", ".svg",  ".wdp"};
    static const enum holds of[] = {[KIND_IS_PICTURE] = HOLDS_PICTURE,
                                    [KIND_IS_SOUND] = HOLDS_SOUND,
                                    [KIND_IS_FILM] = HOLDS_FILM,
                                    [KIND_IS_DOCUMENT] = 0};
    enum { LONGEST = 16 }; /* of anything that could be an ending */
    if (!n || name[n - 1] == '/' || contains(name, n, "thumbnail")) return 0;
    char ending[LONGEST + 1] = "";
    size_t length = n < LONGEST ? n : LONGEST;
    memcpy(ending, name + n - length, length);
    enum kind_class class = kind_class(kind_of_name(ending));
    if ((size_t) class < sizeof of / sizeof *of && of[class]) return of[class];
    for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++)
        if (length > strlen(drawings[i]) &&
            strcasecmp(ending + length - strlen(drawings[i]), drawings[i]) == 0)
            return HOLDS_PICTURE;
    return contains(name, n, "/media/") || contains(name, n, "pictures/") ? HOLDS_PICTURE : 0;
}

/* The names of the entries of an archive are before their bytes and again in the central directory
 * (APPNOTE.TXT, 4.3.7 and 4.3.12). */
static unsigned held_in(const unsigned char *data, size_t n, const char *sign, size_t head,
                        size_t length_at) {
    unsigned held = 0;
    for (const unsigned char *p = data; (p = memmem(p, n - (size_t)(p - data), sign, 4)); p += 4) {
        size_t left = n - (size_t)(p - data);
        size_t length = left > head ? p[length_at] | (size_t)p[length_at + 1] << 8 : 0;
        if (length && length <= left - head) held |= held_by((const char *)p + head, length);
    }
    return held;
}

/* Slides with a film in them count as a film, and so do pictures together with sound. */
static enum media_sort sort_of_parts(const unsigned char *data, size_t n) {
    unsigned held = held_in(data, n, "PK\3\4", 30, 26) | held_in(data, n, "PK\1\2", 46, 28);
    if (held & HOLDS_FILM || held == (HOLDS_PICTURE | HOLDS_SOUND)) return MEDIA_IS_FILM;
    if (held & HOLDS_SOUND) return MEDIA_IS_SOUND;
    return held ? MEDIA_IS_PICTURE : MEDIA_IS_DOCUMENT;
}

/* ---- PDF ---- */

static int hex_of(unsigned char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* Whether the name at p, after its slash, is this one; "#49mage" is "Image". Returns its length in
 * the file, 0 if it is another. */
static size_t name_at(const unsigned char *p, const unsigned char *end, const char *name) {
    const unsigned char *begin = p;
    for (; *name; name++, p++) {
        int c = p < end ? *p : -1;
        if (c == '#' && end - p > 2 && hex_of(p[1]) >= 0 && hex_of(p[2]) >= 0) {
            c = hex_of(p[1]) << 4 | hex_of(p[2]);
            p += 2;
        }
        if (c != *name) return 0;
    }
    bool ends = p >= end || !*p || strchr(" \t\r\n\f/<>[]()%", *p);
    return ends ? (size_t)(p - begin) : 0;
}

static const unsigned char *past_blanks(const unsigned char *p, const unsigned char *end) {
    while (p < end && (!*p || strchr(" \t\r\n\f%", *p))) {
        bool note = *p++ == '%';
        while (note && p < end && *p != '\r' && *p != '\n') p++;
    }
    return p;
}

/* Pictures are streams, and stream dictionaries are never compressed. Inline images (BI) are not
 * detected: they are small. */
static bool has_picture(const unsigned char *data, size_t n) {
    const unsigned char *end = data + n;
    for (const unsigned char *p = data; p < end && (p = memchr(p, '/', (size_t)(end - p))) != NULL;
         p++) {
        size_t length = name_at(p + 1, end, "Subtype");
        const unsigned char *value = length ? past_blanks(p + 1 + length, end) : end;
        if (value < end && *value == '/' && name_at(value + 1, end, "Image")) return true;
    }
    return false;
}

/* ---- all of it ---- */

enum media_sort media_sort_of(const char *name, const void *data, size_t n) {
    enum media_sort named = sort_of(kind_class(kind_of_name(name)));
    enum media_sort found = data ? sort_of(kind_class(kind_of(name, data, n))) : MEDIA_UNKNOWN;
    /* Any bytes that look like text are recognized as text, so another name counts more. */
    bool plain = found == MEDIA_UNKNOWN || (found == MEDIA_IS_DOCUMENT && named != MEDIA_UNKNOWN);
    enum media_sort sort = plain ? named : found;
    if (sort != MEDIA_IS_DOCUMENT || !data) return sort;
    if (n > 4 && memcmp(data, "PK\3\4", 4) == 0) return sort_of_parts(data, n);
    return kind_of(name, data, n) == KIND_PDF && has_picture(data, n) ? MEDIA_IS_PICTURE : sort;
}
