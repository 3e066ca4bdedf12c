/* clean.h: films, recordings, documents, and texts without what they say of themselves: place,
 * device, author, dates, thumbnails, and what a reader does not see on the page. Pictures are made
 * anew instead (media.h). A file that cannot be cleaned is held back. */
#ifndef MEDIA_CLEAN_H
#define MEDIA_CLEAN_H

#include "base/arena.h"
#include "base/buf.h"
#include "media/kind/kind.h"

#include <stdbool.h>
#include <stddef.h>

/* What a person put there, and what was taken out: it is told. (Metadata is taken out without a
 * word.) */
#define CLEAN_NOTES(X)                                                      \
    X(COMMENTS, "comments")                                                 \
    X(CHANGES, "tracked changes (insertions are kept, deletions are gone)") \
    X(HIDDEN, "hidden text and shapes")                                     \
    X(SPEAKER_NOTES, "speaker notes")                                       \
    X(ATTACHMENTS, "attached files")                                        \
    X(DATA, "workbooks behind charts")                                      \
    X(PIVOTS, "pivot tables (their values are kept)")                       \
    X(SCENARIOS, "scenarios")                                               \
    X(FONTS, "embedded fonts")                                              \
    X(UNKNOWN, "parts of an unknown kind")                                  \
    X(SCRIPTS, "scripts")                                                   \
    X(LINKS, "links to other files")                                        \
    X(SIGNATURES, "digital signatures")                                     \
    X(FRONT_MATTER, "front matter")                                         \
    X(CAPTIONS, "captions (put them beside the film as .vtt)")

enum clean_note {
#define X(note, words) CLEAN_AT_##note,
    CLEAN_NOTES(X)
#undef X
        CLEAN_NOTES_N
};
#define CLEAN_BIT(note) (1u << CLEAN_AT_##note)
#define CLEAN_CROPPED (1u << 29) /* what was cropped from its pictures is in it, and stays */
#define CLEAN_HIDDEN (1u << 30)  /* layers of a PDF that are not shown are in it, and stay */
#define CLEAN_DAMAGED (1u << 31) /* not all of the file could be read, and what could is kept */

struct cleaned {
    struct buf bytes;   /* the file as it may be published; the caller releases */
    unsigned removed;   /* CLEAN_BIT of each note; CLEAN_CROPPED, CLEAN_HIDDEN, CLEAN_DAMAGED */
    const char *why;    /* unless made: "it is protected by a password"; in the arena, or static */
    const char *remedy; /* what would make it publishable */
};

enum clean_result {
    CLEAN_MADE,
    CLEAN_HELD, /* the file is at fault */
    CLEAN_LOST, /* its reader crashed or had too little memory: the file's fault if it happens twice
                 */
    CLEAN_FAILED /* the machine is at fault: it may do another time */
};

/* May a file of this kind be published at all? Pictures are made anew, the rest is cleaned. */
bool media_is_publishable(enum media_kind kind);
/* How a file of a kind that is not published may be saved so that it is. */
const char *media_remedy(enum media_kind kind);

/* A copy of a film, a recording or a document. Same bytes in, same bytes out. The libraries run in
 * a confined child. A try that may end otherwise is made twice. Put BUF_INIT into c->bytes first.
 */
enum clean_result media_clean(struct arena *a, enum media_kind kind, const void *data, size_t n,
                              struct cleaned *c);
/* "comments and tracked changes", in the arena. */
const char *media_removed(struct arena *a, unsigned removed);

#endif
