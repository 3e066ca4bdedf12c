/* gate.c: what kind of file it is, and whether it is published. Its content decides; a name that
 * says otherwise is reported. */
#include "pipeline/files/gate.h"

#include "base/codes.h"
#include "media/clean/clean.h"
#include "media/photo/media.h"
#include "model/evidence.h"
#include "model/group.h"
#include "os/os.h"
#include "pipeline/files/file_bytes.h"

#include <string.h>
#include <strings.h>

/* ---- findings ---- */

static void warn(struct output *o, const struct evidence_file *f, const char *code,
                 const char *text, const char *remedy) {
    diag_add(o->diags, (struct diag){.code = code,
                                     .severity = DIAG_WARNING,
                                     .file = f->path,
                                     .learner = o->place->path,
                                     .text = text,
                                     .remedy = remedy});
}

void gate_cannot_show(struct output *o, const struct evidence_file *f, const char *why) {
    warn(o, f, code_text(CODE_CANNOT_SHOW),
         arena_printf(o->kept, "this file cannot be shown: %s", why ? why : "it is damaged"),
         "save it again (a picture as JPEG or PNG); everything else of this learner is built");
}

/* The same text for each picture: the computer lacks a package, and that is one finding. */
void gate_no_decoder(struct output *o, const struct evidence_file *f, const char *why) {
    const char *package = media_decoder_package(why);
    diag_add_once(
        o->diags,
        (struct diag){
            .code = code_text(CODE_NO_DECODER),
            .severity = DIAG_WARNING,
            .text = arena_printf(o->kept, "%s: they are left out of new pages", why),
            .remedy = arena_printf(
                o->kept,
                "install the package %s, then build again; learners whose published pages "
                "have such pictures stay as they were published",
                package)});
    if (o->names_kept)
        diag_add(o->diags,
                 (struct diag){.code = code_text(CODE_NO_DECODER),
                               .severity = DIAG_NOTE,
                               .file = f->path,
                               .learner = o->place->path,
                               .text = arena_printf(o->kept, "this picture is left out: %s", why),
                               .remedy = arena_printf(o->kept, "install the package %s", package)});
    if (!table_set(o->undecoded, f->path, o)) o->n_undecoded++;
}

/* The file exists but cannot be read, because of the machine or of permissions. */
enum gate gate_cannot_read(struct output *o, const struct evidence_file *f, const char *why) {
    diag_add(
        o->diags,
        (struct diag){
            .code = code_text(CODE_CANNOT_READ),
            .severity = DIAG_ERROR,
            .file = f->path,
            .learner = o->place->path,
            .text = arena_printf(o->kept, "this file cannot be read now: %s",
                                 why ? why : "unknown reason"),
            .remedy =
                "check its permissions, the disk, and how much memory is free, then build again; what was "
                "published of this learner is unchanged"});
    return GATE_FAILED;
}

static bool is_drawing(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot && (strcasecmp(dot, ".svg") == 0 || strcasecmp(dot, ".svgz") == 0);
}

/* Only its kind keeps the file from being published. */
static void not_published(struct output *o, const struct evidence_file *f, enum media_kind kind) {
    const char *text = "this kind of file is not published";
    if (is_drawing(f->name)) {
        kind = KIND_MARKUP;
        text = "a drawing as SVG could carry a script and is not published";
    } else if (kind != KIND_OTHER && kind != KIND_TEXT) {
        text = arena_printf(o->kept, "%s: %s", kind == KIND_EMPTY ? "this is" : text,
                            kind_words(kind));
    }
    warn(o, f, code_text(CODE_NOT_PUBLISHED), text, media_remedy(kind));
}

/* Its name claims a kind that could be shown. */
static void is_not_what_it_says(struct output *o, const struct evidence_file *f,
                                enum media_kind kind, enum media_kind claimed) {
    const char *why =
        kind == KIND_OTHER
            ? arena_printf(o->kept, "it is damaged, or it is not %s", kind_words(claimed))
            : arena_printf(o->kept, "it is named like %s, but it is %s", kind_words(claimed),
                           kind_words(kind));
    gate_cannot_show(o, f, why);
}

static void has_another_name(struct output *o, const struct evidence_file *f, enum media_kind kind,
                             enum media_kind claimed) {
    warn(
        o, f, code_text(CODE_NAME_AND_CONTENT),
        arena_printf(o->kept, "this file is named like %s, but it is %s", kind_words(claimed),
                     kind_words(kind)),
        arena_printf(
            o->kept,
            "it is treated as what it is; give it a name that ends in .%s, or put the right file there",
            kind_ending(kind)));
}

/* ---- what it is ---- */

enum gate gate_read(struct output *o, struct arena *a, const struct evidence_file *f, char **data,
                    size_t *n) {
    const char *why = NULL, *full = os_join(a, o->root, f->path);
    if (file_bytes_read(o->file_bytes, a, full, LARGEST_FILE, data, n, &why)) return GATE_OPEN;
    if (os_look(full).size <= LARGEST_FILE) return gate_cannot_read(o, f, why);
    gate_cannot_show(o, f, why);
    return GATE_SHUT;
}

/* Programs, style sheets, and notes are all text: text is published only if the name says that it
 * is. */
static bool may_leave(enum media_kind kind, enum media_kind claimed) {
    bool text = kind_class(kind) == KIND_IS_TEXT;
    return media_is_publishable(kind) && (!text || kind_class(claimed) == KIND_IS_TEXT);
}

/* Do name and content agree? Any kind of picture may be named like another, because all are
 * published as JPEG and need the same consent. */
static bool agrees(enum media_kind kind, enum media_kind claimed, const char *name) {
    bool pictures = kind_class(kind) == KIND_IS_PICTURE && kind_class(claimed) == KIND_IS_PICTURE;
    return claimed == KIND_OTHER || pictures || kind_fits_name(kind, name);
}

static enum gate judge(struct output *o, const struct evidence_file *f, enum media_kind kind) {
    enum media_kind claimed = kind_of_name(f->name);
    if (may_leave(kind, claimed)) {
        if (!agrees(kind, claimed, f->name)) has_another_name(o, f, kind, claimed);
        return GATE_OPEN;
    }
    if (media_is_publishable(claimed))
        is_not_what_it_says(o, f, kind, claimed);
    else
        not_published(o, f, kind);
    return GATE_SHUT;
}

static const struct gated *look(struct output *o, const struct evidence_file *f, bool picture) {
    struct gated *g = table_find(o->gated, f->path);
    if (g) return g;
    struct arena *scratch = arena_new();
    char *data;
    size_t n;
    g = arena_make(o->kept, struct gated);
    g->gate = gate_read(o, scratch, f, &data, &n);
    if (g->gate == GATE_OPEN) {
        g->kind = kind_of(f->name, data, n);
        g->gate = judge(o, f, g->kind);
    }
    if (g->gate == GATE_OPEN && picture && kind_class(g->kind) != KIND_IS_PICTURE) {
        gate_cannot_show(o, f,
                         arena_printf(o->kept, "it is %s, and not a picture", kind_words(g->kind)));
        g->gate = GATE_SHUT;
    }
    arena_free(scratch);
    table_set(o->gated, f->path, g);
    return g;
}

const struct gated *gate_of(struct output *o, const struct evidence_file *f) {
    return look(o, f, false);
}

const struct gated *gate_of_picture(struct output *o, const struct evidence_file *f) {
    return look(o, f, true);
}

/* ---- as it leaves ---- */

static void held_back(struct output *o, const struct evidence_file *f, const struct cleaned *c) {
    const char *why = c->why ? c->why : "it is damaged";
    warn(o, f, code_text(CODE_HELD_BACK), arena_printf(o->kept, "this file is held back: %s", why),
         c->remedy ? arena_strdup(o->kept, c->remedy) : media_remedy(KIND_OTHER));
}

/* Warns about a file that is published but may not be what its owner thinks. */
static void is_doubtful(struct output *o, const struct evidence_file *f, unsigned removed) {
    if (removed & CLEAN_DAMAGED)
        warn(o, f, code_text(CODE_DOUBTFUL),
             "this file is damaged; what could be read of it is published",
             "look at the published copy; if something is missing, save the document again");
    if (removed & CLEAN_HIDDEN)
        warn(o, f, code_text(CODE_DOUBTFUL),
             "this file has hidden layers, and they are published with it",
             "anyone can show them again: delete what no one should see");
    if (removed & CLEAN_CROPPED)
        warn(
            o, f, code_text(CODE_DOUBTFUL),
            "this document has cropped pictures, and what was cropped is still in it",
            "crop pictures before you insert them, or use \"Compress Pictures\" with \"Delete cropped areas "
            "of pictures\", and save the document again");
}

static void was_cleaned(struct output *o, const struct evidence_file *f, unsigned removed) {
    const char *words = media_removed(o->kept, removed);
    is_doubtful(o, f, removed);
    if (!*words) return;
    warn(o, f, code_text(CODE_CLEANED),
         arena_printf(o->kept, "this file is published without its %s", words),
         "look at the published copy; put what readers should see into the text of the document");
}

static enum gate clean(struct output *o, struct arena *a, const struct evidence_file *f,
                       enum media_kind kind, const void **data, size_t *n) {
    struct cleaned c = {.bytes = BUF_INIT};
    enum clean_result made = media_clean(a, kind, *data, *n, &c);
    enum gate gate = GATE_OPEN;
    if (made == CLEAN_FAILED) {
        gate = gate_cannot_read(o, f, c.why);
    } else if (made != CLEAN_MADE) {
        held_back(o, f, &c);
        gate = GATE_SHUT;
    } else {
        if (c.removed) was_cleaned(o, f, c.removed);
        *data = buf_dup(&c.bytes, a); /* buf_dup adds the NUL that the guard needs */
        *n = c.bytes.n;
    }
    buf_release(&c.bytes);
    return gate;
}

enum gate gate_clean(struct output *o, struct arena *a, const struct evidence_file *f,
                     enum media_kind kind, const void **data, size_t *n) {
    char *bytes;
    enum gate gate = gate_read(o, a, f, &bytes, n);
    if (gate != GATE_OPEN) return gate;
    *data = bytes;
    return clean(o, a, f, kind, data, n);
}
