/* clean.h: films, recordings, documents, and text without metadata (place, device, author, dates,
 * thumbnails) and without what a reader does not see on the page. Pictures are decoded and encoded
 * again instead (media.h). A file that cannot be cleaned is held back. */
#ifndef MEDIA_CLEAN_H
#define MEDIA_CLEAN_H

#include "base/arena.h"
#include "base/buf.h"
#include "media/kind/kind.h"

#include <stdbool.h>
#include <stddef.h>

/* Parts that a person put there and that were removed: these are reported. (Metadata is removed
 * silently.) */
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
    X(TRACKS, "tracks that are switched off")                               \
    X(CAPTIONS, "captions (put them beside the film as .vtt)")

enum clean_note {
#define X(note, words) CLEAN_AT_##note,
    CLEAN_NOTES(X)
#undef X
        CLEAN_NOTES_N
};
#define CLEAN_BIT(note) (1u << CLEAN_AT_##note)
#define CLEAN_CROPPED (1u << 29) /* cropped areas of its pictures are kept in it */
#define CLEAN_HIDDEN (1u << 30)  /* invisible layers of a PDF are kept in it */
#define CLEAN_DAMAGED (1u << 31) /* not all of the file could be read; the readable part is kept */

struct cleaned {
    struct buf bytes;   /* the file as it may be published; released by the caller */
    unsigned removed;   /* CLEAN_BIT of each note; CLEAN_CROPPED, CLEAN_HIDDEN, CLEAN_DAMAGED */
    const char *why;    /* unless made: "it is protected by a password"; in the arena, or static */
    const char *remedy; /* how to make it publishable */
};

enum clean_result {
    CLEAN_MADE,
    CLEAN_HELD,  /* because of the file */
    CLEAN_LOST,  /* the child crashed or ran out of memory, twice: because of the file */
    CLEAN_FAILED /* because of the machine: another try may succeed */
};

/* Whether files of this kind may be published at all: pictures after decoding, other kinds after
 * cleaning. */
bool media_is_publishable(enum media_kind kind);
/* How to save a file of a kind that is not published, so that it can be. */
const char *media_remedy(enum media_kind kind);

/* Copies a film, recording, document, or text without what is listed above. Deterministic.
 * Libraries run in a confined child; a child that crashes or fails is started a second time.
 * Initialize c->bytes to BUF_INIT. */
enum clean_result media_clean(struct arena *a, enum media_kind kind, const void *data, size_t n,
                              struct cleaned *c);
/* "comments and tracked changes", in the arena. */
const char *media_removed(struct arena *a, unsigned removed);

#endif
