/* clean_inner.h: shared by the cleaners. All but clean_text run in the confined child and end it if
 * out of memory. No other library has to check the bytes that they write. */
#ifndef MEDIA_CLEAN_INNER_H
#define MEDIA_CLEAN_INNER_H

#include "base/arena.h"
#include "media/clean/clean.h"

struct cleaning {
    enum media_kind kind;
    const unsigned char *data;
    size_t n;
    struct buf *out;
    unsigned removed; /* CLEAN_BIT of each note */
    const char *why, *remedy;
};

/* Holds the file back for this reason. Both are static strings. Always returns false. */
bool clean_hold(struct cleaning *c, const char *why, const char *remedy);

/* Each writes the clean file to c->out, or returns false after clean_hold. */
bool clean_play(struct cleaning *c); /* films and recordings */
bool clean_pdf(struct cleaning *c);
bool clean_office(struct cleaning *c); /* Office Open XML and OpenDocument */
bool clean_text(struct cleaning *c);

/* A picture inside a document, in its own format: unchanged pixels, and no metadata except for the
 * orientation. False if this kind cannot be cleaned in this way. */
bool clean_pixels(enum media_kind kind, const unsigned char *p, size_t n, struct buf *out);
/* EMF, WMF, or BMP, without comments and without bytes that are never drawn. */
bool clean_windows_picture(const unsigned char *p, size_t n, struct buf *out);
/* Whether it claims to be EMF, WMF, or BMP, by its first bytes. */
bool clean_is_windows_picture(const unsigned char *p, size_t n);
/* A JPEG without any metadata, for a PDF, where orientation is not used. False if it is not a
 * JPEG. */
bool clean_bare_jpeg(const unsigned char *p, size_t n, struct buf *out);
/* The same for consecutive JPEGs: an interlaced frame of a film consists of two. */
bool clean_bare_jpegs(const unsigned char *p, size_t n, struct buf *out);
/* JPEG 2000: the first picture and its color information, without comments and boxes with XML and
 * the like. False if it is not JPEG 2000. */
bool clean_bare_jpx(const unsigned char *p, size_t n, struct buf *out);

#endif
