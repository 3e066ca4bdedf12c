/* clean.c: chooses the cleaner for a kind, and runs it in a confined child.
 *
 * The child sends one byte: 1 (clean) or 0 (held back). After 1 follow the CLEAN_BITs of removed
 * parts, as a number, and the file; after 0 the reason, a NUL, and the remedy. Because the child
 * has read hostile bytes, the parent accepts only valid text and numbers. */
#include "media/clean/clean_inner.h"

#include "base/utf8.h"
#include "os/os.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const struct os_limits limits = {
    .cpu_seconds = 30, .memory = 1536u << 20, .result = 160u << 20};

static const char *const words[] = {
#define X(note, text) text,
    CLEAN_NOTES(X)
#undef X
};

bool clean_hold(struct cleaning *c, const char *why, const char *remedy) {
    c->why = why;
    c->remedy = remedy;
    return false;
}

/* ---- kinds ---- */

bool media_is_publishable(enum media_kind kind) { return kind_type(kind) != NULL; }

const char *media_remedy(enum media_kind kind) {
    switch (kind) {
    case KIND_OTHER_PICTURE:
        return "open it in the program that made it and save it as JPEG or PNG";
    case KIND_MKV:
    case KIND_OTHER_FILM: return "save it as an MP4 film";
    case KIND_OTHER_SOUND: return "save it as an MP3 or M4A recording";
    case KIND_OLE2:
    case KIND_RTF:
        return "open it, and save it as PDF, or as .docx, .xlsx or .pptx without a password";
    case KIND_EPUB: return "save the book as PDF";
    case KIND_ARCHIVE:
        return "unpack it and put its files into the evidence folder; save a Pages, Numbers or Keynote document as PDF";
    case KIND_MARKUP:
        return "open it in the program that made it, save it as PNG or PDF, and put that into the evidence folder";
    case KIND_EMPTY: return "copy the file again, or take it out of the evidence folder";
    default:
        return "save it as PDF, a picture, audio, or video; or take it out of the evidence folder";
    }
}

const char *media_removed(struct arena *a, unsigned removed) {
    const char *text = "";
    removed &= (1u << CLEAN_NOTES_N) - 1; /* without the bits that are only reported */
    for (unsigned i = 0; i < CLEAN_NOTES_N; i++) {
        if (!(removed >> i & 1)) continue;
        const char *before = removed >> i >> 1 ? ", " : " and ";
        text = arena_printf(a, "%s%s%s", text, *text ? before : "", words[i]);
    }
    return text;
}

/* ---- the child's side ---- */

static bool clean(struct cleaning *c) {
    switch (kind_class(c->kind)) {
    case KIND_IS_FILM:
    case KIND_IS_SOUND: return clean_play(c);
    case KIND_IS_DOCUMENT: return c->kind == KIND_PDF ? clean_pdf(c) : clean_office(c);
    default: return clean_hold(c, "Folioscope cannot clean it", media_remedy(c->kind));
    }
}

static void work(void *context, struct buf *result) {
    struct cleaning *c = context;
    struct buf out = BUF_INIT;
    c->out = &out;
    if (clean(c)) {
        uint32_t removed = c->removed;
        buf_char(result, 1);
        buf_add(result, &removed, sizeof removed);
        buf_add(result, out.p, out.n);
    } else {
        buf_char(result, 0);
        buf_add(result, c->why, strlen(c->why) + 1);
        buf_str(result, c->remedy);
    }
    buf_release(&out);
}

/* ---- the parent's side ---- */

static const char again[] =
    "open it in the program that made it and save it again; or take it out of the evidence folder";

static enum clean_result lost(struct cleaned *c, const char *why) {
    c->why = why;
    c->remedy = again;
    return CLEAN_LOST;
}

static enum clean_result take_reason(struct arena *a, const struct buf *result, struct cleaned *c) {
    const char *why = result->p + 1, *remedy = memchr(why, 0, result->n - 1);
    size_t bad;
    if (!remedy || !utf8_valid(why, strlen(why), &bad) ||
        !utf8_valid(remedy + 1, strlen(remedy + 1), &bad))
        return lost(c, "it crashes the program that reads it");
    c->why = arena_strdup(a, why);
    c->remedy = arena_strdup(a, remedy + 1);
    return CLEAN_HELD;
}

static enum clean_result take(struct arena *a, struct buf *result, struct cleaned *c) {
    uint32_t removed;
    if (result->n && !result->p[0]) return take_reason(a, result, c);
    if (result->n <= 1 + sizeof removed) return lost(c, "it crashes the program that reads it");
    memcpy(&removed, result->p + 1, sizeof removed);
    c->removed = removed;
    buf_clear(&c->bytes);
    buf_add(&c->bytes, result->p + 1 + sizeof removed, result->n - 1 - sizeof removed);
    return CLEAN_MADE;
}

static enum clean_result try_once(struct arena *a, struct cleaning *job, struct cleaned *c) {
    struct buf result = BUF_INIT;
    const char *why = NULL;
    enum clean_result made;
    switch (os_confined(&limits, work, job, &result, &why)) {
    case OS_CONFINED_DONE: made = take(a, &result, c); break;
    case OS_CONFINED_FAILED:
        made = CLEAN_FAILED;
        c->why = why;
        break;
    default: made = lost(c, why); break;
    }
    buf_release(&result);
    return made;
}

/* Text is read by our own code only, so it needs no child. */
static enum clean_result clean_here(struct cleaning *job, struct cleaned *c) {
    buf_clear(&c->bytes);
    job->out = &c->bytes;
    const bool made = clean_text(job);
    c->removed = job->removed;
    c->why = job->why;
    c->remedy = job->remedy;
    return made ? CLEAN_MADE : CLEAN_HELD;
}

enum clean_result media_clean(struct arena *a, enum media_kind kind, const void *data, size_t n,
                              struct cleaned *c) {
    struct cleaning job = {.kind = kind, .data = data, .n = n};
    if (kind_class(kind) == KIND_IS_TEXT) return clean_here(&job, c);
    enum clean_result made = try_once(a, &job, c);
    return made == CLEAN_LOST || made == CLEAN_FAILED ? try_once(a, &job, c) : made;
}
