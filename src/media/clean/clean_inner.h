/* clean_inner.h: what the cleaners share. Each runs in the confined child, gives bytes that no
 * other library has to look at, and ends the child where there is no memory. */
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

/* Always false: the file is held back, for this reason. Both are static strings. */
bool clean_hold(struct cleaning *c, const char *why, const char *remedy);

/* Each gives the clean file in c->out, or false with the reason. */
bool clean_play(struct cleaning *c); /* films and recordings */
bool clean_pdf(struct cleaning *c);
bool clean_office(struct cleaning *c); /* Office Open XML and OpenDocument */
bool clean_text(struct cleaning *c);

/* A picture inside a document, of the kind that it is: its pixels as they are, nothing beside them
 * but which way is up. False where this kind cannot be cleaned this way. */
bool clean_pixels(enum media_kind kind, const unsigned char *p, size_t n, struct buf *out);
/* Of these, EMF, WMF, or BMP: without comments, and without bytes that nothing draws. */
bool clean_windows_picture(const unsigned char *p, size_t n, struct buf *out);
/* By its first bytes: is it meant to be one? */
bool clean_is_windows_picture(const unsigned char *p, size_t n);
/* A JPEG without any of it, for a PDF, where nobody looks for which way is up. False when it is not
 * one. */
bool clean_bare_jpeg(const unsigned char *p, size_t n, struct buf *out);
/* The same of several, one after the other: a frame of a film that was taken in two halves. */
bool clean_bare_jpegs(const unsigned char *p, size_t n, struct buf *out);
/* JPEG 2000: its first picture, and what says how its colors are shown, without remarks and boxes
 * that hold XML and the like. False when it is not one. */
bool clean_bare_jpx(const unsigned char *p, size_t n, struct buf *out);

#endif
