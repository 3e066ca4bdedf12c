/* document_words.c: extracts the text of documents in a confined child, which sends one byte (1:
 * success, 0: failure), then the text, or the reason. The child has read hostile bytes, so what it
 * sends must be valid UTF-8. Plain text is read in this process. */
#include "pipeline/files/document_words.h"

#include "base/codes.h"
#include "base/utf8.h"
#include "media/text/extract.h"
#include "model/audiences.h"
#include "model/consent.h"
#include "model/evidence.h"
#include "model/group.h"
#include "os/os.h"
#include "pipeline/files/gate.h"
#include "pipeline/files/guard.h"

#include <string.h>

static const struct os_limits limits = {
    .cpu_seconds = 20, .memory = 768u << 20, .result = EXTRACT_MOST + (1u << 20), .seconds = 60};

struct reading {
    enum extract_kind kind;
    const void *data;
    size_t n;
};

static void read_words(void *context, struct buf *result) {
    const struct reading *r = context;
    const char *why = NULL;
    buf_char(result, 1);
    if (extract_text(r->kind, r->data, r->n, result, &why)) return;
    buf_clear(result);
    buf_char(result, 0);
    buf_str(result, why ? why : "it is damaged");
}

/* Returns OS_CONFINED_DONE if the text was extracted; otherwise *why is the reason. */
static enum os_confined try_once(struct arena *a, struct reading *r, struct buf *words,
                                 const char **why) {
    size_t bad;
    buf_clear(words);
    const enum os_confined end = os_confined(&limits, read_words, r, words, why);
    if (end != OS_CONFINED_DONE) return end;
    if (words->n && words->p[0] && utf8_valid(words->p + 1, words->n - 1, &bad))
        return OS_CONFINED_DONE;
    *why = words->n > 1 && !words->p[0] ? arena_strdup(a, words->p + 1) : "it is damaged";
    return OS_CONFINED_BROKE;
}

/* Tries twice, because libraries crash or call a document damaged when they run out of memory. */
static enum os_confined read_confined(struct arena *a, struct reading *r, struct buf *words,
                                      const char **why) {
    const enum os_confined end = try_once(a, r, words, why);
    return end == OS_CONFINED_DONE ? end : try_once(a, r, words, why);
}

static const char *remedy_of(const char *why) {
    if (strcmp(why, EXTRACT_NO_LIBRARY) == 0)
        return "install the package libpoppler-glib8, then build again";
    if (strcmp(why, EXTRACT_NO_OBJECTS) == 0)
        return "install it, as the README says, and build Folioscope and the pages again";
    return "save it again as a simpler or a shorter document, without a password, or as PDF; then build again";
}

/* The document might name anyone, so it is not published. */
static enum gate unsearched(struct output *o, const struct evidence_file *f, const char *why) {
    if (!why) why = "it is damaged";
    diag_add(
        o->diags,
        (struct diag){
            .code = code_text(CODE_UNSEARCHED),
            .severity = DIAG_WARNING,
            .file = f->path,
            .learner = o->place->path,
            .text = arena_printf(
                o->kept,
                "this document is held back: it could not be searched for other learners' names: %s",
                why),
            .remedy = remedy_of(why)});
    return GATE_SHUT;
}

static void look_through(struct output *o, const struct workspace *w, const struct evidence *e,
                         const struct evidence_file *f, const struct load_words_of *words) {
    if (o->guarded) guard_words(o, f->path, words->text);
    load_check_words(o->arena, w, o->place, &e->mentions, words, o->diags);
}

enum gate document_words_check(struct output *o, const struct workspace *w,
                               const struct evidence *e, const struct evidence_file *f,
                               const void *data, size_t n) {
    struct reading r = {extract_kind(f->name, data, n), data, n};
    struct buf words = BUF_INIT;
    const char *why = NULL;
    if (r.kind == EXTRACT_NONE || o->writes_nothing) return GATE_OPEN;
    enum gate gate = GATE_OPEN;
    bool everybody = e->audience == AUDIENCE_PUBLIC && o->place->consent.given[CONSENT_PUBLIC];
    if (r.kind == EXTRACT_TEXT && n > EXTRACT_MOST) {
        gate = unsearched(o, f, "it is too long to be searched completely");
    } else if (r.kind == EXTRACT_TEXT) {
        extract_text(r.kind, data, n, &words, &why);
        struct load_words_of text = {f->path, words.p, words.n, true, everybody};
        /* only names: ids are found when the file is written */
        load_check_words(o->arena, w, o->place, &e->mentions, &text, o->diags);
    } else {
        const enum os_confined end = read_confined(o->arena, &r, &words, &why);
        if (end == OS_CONFINED_DONE)
            look_through(
                o, w, e, f,
                &(struct load_words_of){f->path, words.p + 1, words.n - 1, false, everybody});
        else if (end == OS_CONFINED_FAILED)
            gate = gate_cannot_read(o, f, why);
        else
            gate = unsearched(o, f, why);
    }
    buf_release(&words);
    return gate;
}
