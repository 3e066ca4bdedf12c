/* attachments.c: evidence files. Photos are decoded, shrunk, stripped of metadata, and written once
 * for pages and once for paper; documents, sound, and film are written as the gate returns them,
 * under safe names. */
#include "pipeline/files/attachments.h"

#include "base/codes.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "media/photo/media.h"
#include "model/audiences.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/files/document_words.h"
#include "pipeline/files/file_bytes.h"
#include "pipeline/files/gate.h"
#include "pipeline/files/kept.h"
#include "pipeline/files/photo_store.h"
#include "pipeline/files/transcript.h"
#include "view/audience/choose.h"

#include <string.h>
#include <strings.h>

enum {
    LARGEST_TEXT = 1 << 20 /* of a transcript */,
    SCREEN_PX = 1600,
    PORTRAIT_PX = 400,
    PAPER_PX = 900
};

/* A path that no other file of the learner has: "x.jpg" and "x.png" would both become pictures
 * named x. */
static const char *free_path(struct output *o, const char *folder, const char *stem,
                             const char *ending) {
    const char *path = arena_printf(o->kept, "%s/%s%s", folder, stem, ending);
    for (int i = 2; table_find(o->taken, path); i++)
        path = arena_printf(o->kept, "%s/%s-%d%s", folder, stem, i, ending);
    table_set(o->taken, path, (void *)path);
    return path;
}

/* The path of a picture, without its width and ending. */
static const char *picture_path(struct output *o, const char *folder, const char *name) {
    char *stem = media_safe_name(o->kept, name), *dot = strrchr(stem, '.');
    if (dot) *dot = '\0';
    return free_path(o, folder, stem, "");
}

/* The ending must match the content: the name's own ending is kept if it does, otherwise replaced
 * by that of the kind. */
static const char *file_path(struct output *o, const char *folder, const char *name,
                             enum media_kind kind) {
    char *safe = media_safe_name(o->kept, name), *dot = strrchr(safe, '.');
    const char *ending = arena_printf(o->kept, ".%s", kind_ending(kind));
    if (dot && kind_fits_name(kind, name) && media_type(safe)) ending = arena_strdup(o->kept, dot);
    if (dot) *dot = kind_of_name(name) == KIND_OTHER ? '-' : '\0';
    return free_path(o, folder, safe, ending);
}

static void for_paper(struct arena *a, struct image *image, const struct photo_copy *copy) {
    image->jpeg = arena_copy(a, copy->jpeg, copy->n);
    image->jpeg_size = copy->n;
    image->jpeg_width = copy->width;
    image->jpeg_height = copy->height;
}

/* Writes each size as "<stem>-<width>.jpg". The copy for paper goes into reports and is not a
 * file. */
static bool write_copies(struct output *o, struct image *image, const struct photo_copies *c,
                         const char *stem) {
    image->sizes = arena_array(o->kept, PHOTO_SIZES, sizeof *image->sizes);
    for (size_t i = 0; i < c->n; i++) {
        const struct photo_copy *copy = &c->sizes[i];
        struct image_size *size = &image->sizes[image->n_sizes++];
        size->width = image->width = copy->width;
        image->height = copy->height;
        size->ref = image->ref = arena_printf(o->kept, "%s-%d.jpg", stem, copy->width);
        if (!output_write(o, size->ref, copy->jpeg, copy->n)) return false;
    }
    for_paper(o->kept, image, &c->print);
    return true;
}

/* The record of what is published of this file. */
static struct published *published_of(struct output *o, const struct evidence_file *f) {
    struct published *p = table_find(o->published, f->path);
    if (p) return p;
    p = arena_make(o->kept, struct published);
    table_set(o->published, f->path, p);
    return p;
}

/* ---- pictures, several at a time ---- */

struct picture { /* to be decoded, in the order of publication */
    const struct evidence_file *file;
    int largest;
    bool started;
    enum gate read;  /* could its bytes be read? */
    const char *key; /* NULL: no copies are kept */
    bool kept;       /* its copies are, or will be when it is taken */
    struct os_child child;
};

struct pictures {
    VEC(struct picture) list;
    size_t next; /* the next one to take */
    int at_once;
};

/* Is the same picture being decoded, to be taken before this one? */
static bool is_started(const struct pictures *all, const struct picture *p) {
    for (size_t i = all->next; i < all->list.n && &all->list.v[i] < p; i++) {
        const struct picture *other = &all->list.v[i];
        if (other->started && other->key && strcmp(other->key, p->key) == 0) return true;
    }
    return false;
}

/* again: even if copies are kept. */
static void start_picture(struct output *o, struct picture *p, bool again) {
    struct arena *scratch = arena_new();
    char *data;
    size_t n;
    p->started = true;
    p->read = gate_read(o, scratch, p->file, &data, &n);
    if (p->read == GATE_OPEN && o->store && !p->key)
        p->key = photo_store_key(o->kept, data, n, p->largest);
    p->kept = !again && p->key && (photo_store_has(o->store, p->key) || is_started(o->pictures, p));
    if (p->read == GATE_OPEN && !p->kept) p->child = photo_start(data, n, p->largest);
    arena_free(scratch);
}

static void not_made(struct output *o, const struct evidence_file *f, enum photo_result result,
                     const char *why) {
    if (result == PHOTO_BROKEN || result == PHOTO_LOST) gate_cannot_show(o, f, why);
    if (result == PHOTO_NO_DECODER) gate_no_decoder(o, f, why);
    if (result == PHOTO_FAILED) gate_cannot_read(o, f, why);
}

/* A picture that fails is tried a second time before it costs the photo or the learner: the machine
 * may have been short of memory for a moment. */
static enum gate decode_picture(struct output *o, struct arena *a, struct picture *p,
                                struct photo_copies *copies) {
    const char *why = NULL;
    enum photo_result made = photo_end(a, p->child, copies, &why);
    if (photo_is_uncertain(made)) {
        start_picture(o, p, true);
        if (p->read != GATE_OPEN) return p->read;
        made = photo_end(a, p->child, copies, &why);
    }
    not_made(o, p->file, made, why);
    if (made != PHOTO_MADE) return made == PHOTO_FAILED ? GATE_FAILED : GATE_SHUT;
    copies->key = p->key;
    if (p->key) photo_store_write(o->store, p->key, copies);
    return GATE_OPEN;
}

/* Takes the copies of the next picture. */
static enum gate take_picture(struct output *o, struct arena *a, struct photo_copies *copies) {
    struct pictures *all = o->pictures;
    size_t ahead = all->next + (size_t)all->at_once;
    for (size_t i = all->next; i < all->list.n && i < ahead; i++)
        if (!all->list.v[i].started) start_picture(o, &all->list.v[i], false);
    struct picture *p = &all->list.v[all->next++];
    if (p->read == GATE_OPEN && p->kept) {
        if (photo_store_read(o->store, a, p->key, copies)) return GATE_OPEN;
        start_picture(o, p, true);
    }
    return p->read == GATE_OPEN ? decode_picture(o, a, p, copies) : p->read;
}

/* Ends pictures that were started but are no longer needed because publishing failed. */
static void end_pictures(struct output *o) {
    struct pictures *all = o->pictures;
    struct arena *scratch = arena_new();
    struct photo_copies copies;
    const char *why = NULL;
    for (; all->next < all->list.n; all->next++) {
        const struct picture *p = &all->list.v[all->next];
        if (p->started && p->read == GATE_OPEN && !p->kept)
            photo_end(scratch, p->child, &copies, &why);
    }
    arena_free(scratch);
}

/* Does this file go through the gate, rather than onto the page as text or a table? */
static bool is_a_file(const struct evidence *e, const struct evidence_file *f) {
    return !f->table && !transcript_is_one(e, f);
}

static bool is_shown_picture(struct output *o, const struct viewer *v, const struct evidence *e,
                             const struct evidence_file *f) {
    if (!is_a_file(e, f) || !view_shows_file(v, f)) return false;
    const struct gated *g = gate_of(o, f);
    return g->gate == GATE_OPEN && kind_class(g->kind) == KIND_IS_PICTURE;
}

static void list_pictures(struct output *o, const struct viewer *v, const struct learner *l) {
    struct pictures *all = o->pictures = arena_make(o->arena, struct pictures);
    all->at_once = o->decoders > 1 ? o->decoders : 1;
    if (l->portrait && gate_of_picture(o, l->portrait)->gate == GATE_OPEN)
        VEC_PUSH(o->arena, &all->list,
                 ((struct picture){.file = l->portrait, .largest = PORTRAIT_PX}));
    for (size_t i = 0; i < l->n_evidence; i++) {
        const struct evidence *e = &l->evidence[i];
        for (size_t k = 0; view_shows_evidence(v, e) && k < e->n_files; k++)
            if (!e->files[k].unread && is_shown_picture(o, v, e, &e->files[k]))
                VEC_PUSH(o->arena, &all->list,
                         ((struct picture){.file = &e->files[k], .largest = SCREEN_PX}));
    }
}

static bool publish_picture(struct output *o, const struct evidence_file *f, const char *folder) {
    struct arena *scratch = arena_new();
    struct photo_copies copies;
    enum gate gate = take_picture(o, scratch, &copies);
    bool ok = gate != GATE_FAILED;
    if (gate == GATE_OPEN) {
        o->decoded += copies.decoded;
        if (copies.key) VEC_PUSH(o->kept, &o->keys, copies.key);
        struct image *image = arena_make(o->kept, struct image);
        image->alt = f->alt ? f->alt : "";
        ok = write_copies(o, image, &copies, picture_path(o, folder, f->name));
        published_of(o, f)->image = image;
    }
    arena_free(scratch);
    return ok;
}

void attachments_logo_trouble(struct arena *a, const char *file, enum photo_result result,
                              const char *why, struct diags *diags) {
    struct diag d = {.code = code_text(CODE_CANNOT_SHOW),
                     .severity = DIAG_WARNING,
                     .file = file,
                     .remedy = "save it again as JPEG or PNG; the pages have none until then"};
    const char *what = "shown";
    if (result == PHOTO_FAILED) {
        what = "read now";
        d.code = code_text(CODE_CANNOT_READ);
        d.severity = DIAG_ERROR;
        d.remedy = "check its permissions and the disk, then build again; what was published with "
                   "it is unchanged";
    }
    d.text = arena_printf(a, "this logo cannot be %s: %s", what, why ? why : "it is damaged");
    diag_add(diags, d);
}

bool attachments_read_logo(struct arena *a, const char *root, const struct photo_store *store,
                           const struct theme *t, const struct group *g,
                           const struct photo_copies **out, struct diags *diags) {
    const char *own = g->school ? g->school->logo : NULL, *why = NULL;
    const char *full = own ? os_join(a, root, own) : t->logo;
    struct photo_copies *copies = arena_make(a, struct photo_copies);
    char *data;
    size_t n;
    *out = NULL;
    if (!full) return true;
    enum photo_result result = os_look(full).size > LARGEST_FILE ? PHOTO_BROKEN : PHOTO_FAILED;
    if (os_read(a, full, LARGEST_FILE, &data, &n, &why))
        result = photo_store_make(store, a, data, n, PAPER_PX, copies, &why);
    if (result == PHOTO_MADE)
        *out = copies;
    else
        attachments_logo_trouble(a, own ? own : full, result, why, diags);
    return result != PHOTO_FAILED;
}

struct image *attachments_logo(struct output *o, const struct photo_copies *logo) {
    if (!logo) return NULL;
    struct photo_copies small = *logo;
    struct image *image = arena_make(o->kept, struct image);
    small.n = 1; /* the smallest size is enough */
    image->alt = "";
    return write_copies(o, image, &small, picture_path(o, "assets", "logo")) ? image : NULL;
}

struct image *attachments_logo_for_paper(struct arena *a, const struct photo_copies *logo) {
    if (!logo) return NULL;
    struct image *image = arena_make(a, struct image);
    image->ref = "logo";
    image->alt = "";
    for_paper(a, image, &logo->print);
    image->width = image->jpeg_width;
    image->height = image->jpeg_height;
    return image;
}

/* ---- documents, sound, film ---- */

static bool publish_file(struct output *o, const struct workspace *w, const struct evidence *e,
                         const struct evidence_file *f, enum media_kind kind, const char *folder) {
    struct arena *scratch = arena_new();
    const void *data;
    size_t n;
    enum gate gate = gate_clean(o, scratch, f, kind, &data, &n);
    if (gate == GATE_OPEN) gate = document_words_check(o, w, e, f, data, n);
    bool ok = gate != GATE_FAILED;
    if (gate == GATE_OPEN) {
        struct published *p = published_of(o, f);
        p->ref = file_path(o, folder, f->name, kind);
        p->type = kind_type(kind);
        ok = output_write(o, p->ref, data, n);
    }
    arena_free(scratch);
    return ok;
}

static bool check_transcript(struct output *o, const struct workspace *w, const struct evidence *e,
                             const struct evidence_file *f) {
    struct arena *scratch = arena_new();
    char *data;
    size_t n;
    enum gate gate = o->writes_nothing ? GATE_SHUT : gate_read(o, scratch, f, &data, &n);
    size_t bad;
    if (gate == GATE_OPEN && (n > LARGEST_TEXT || !utf8_valid(data, n, &bad)))
        gate_cannot_show(o, f, "a transcript is UTF-8 text of 1 MB at most");
    if (gate == GATE_OPEN) gate = document_words_check(o, w, e, f, data, n);
    arena_free(scratch);
    return gate != GATE_FAILED;
}

static bool publish_evidence_file(struct output *o, const struct viewer *v,
                                  const struct evidence *e, const struct evidence_file *f,
                                  const char *folder) {
    /* the text of a transcript is on the page, with its recording */
    if (transcript_is_one(e, f)) return check_transcript(o, v->workspace, e, f);
    struct published *p = published_of(o, f);
    p->kept = !view_shows_file(v, f);
    if (!p->kept && f->unread && !f->table) return gate_cannot_read(o, f, f->unread) != GATE_FAILED;
    if (p->kept) kept_tell(v, f, o->names_kept, o->diags);
    if (p->kept || f->table) return true; /* a table is on the page */
    p->transcript = transcript_of(o, v, e, f);
    const struct gated *g = gate_of(o, f);
    if (g->gate != GATE_OPEN) return g->gate == GATE_SHUT;
    if (kind_class(g->kind) != KIND_IS_PICTURE)
        return publish_file(o, v->workspace, e, f, g->kind, folder);
    return publish_picture(o, f, folder);
}

static bool publish_portrait(struct output *o, const struct evidence_file *f) {
    enum gate gate = gate_of_picture(o, f)->gate;
    return gate == GATE_OPEN ? publish_picture(o, f, "assets") : gate == GATE_SHUT;
}

static bool publish_all(struct output *o, const struct viewer *v, const struct learner *l) {
    if (l->portrait && !publish_portrait(o, l->portrait)) return false;
    for (size_t i = 0; i < l->n_evidence; i++) {
        const struct evidence *e = &l->evidence[i];
        if (!view_shows_evidence(v, e)) continue;
        const char *folder = arena_printf(o->kept, "evidence/%s", e->id);
        for (size_t k = 0; k < e->n_files; k++)
            if (!publish_evidence_file(o, v, e, &e->files[k], folder)) return false;
    }
    return true;
}

bool attachments_publish(struct output *o, const struct viewer *v, const struct learner *l) {
    list_pictures(o, v, l);
    bool ok = publish_all(o, v, l);
    end_pictures(o);
    return ok;
}

/* ---- nothing is written ---- */

static void check_picture(struct output *o, const struct evidence_file *f) {
    const char *why;
    enum photo_result result = photo_look(o->kept, os_join(o->arena, o->root, f->path), &why);
    not_made(o, f, result, why);
}

static void check_file(struct output *o, const struct workspace *w, const struct evidence *e,
                       const struct evidence_file *f, enum media_kind kind) {
    struct arena *scratch = arena_new();
    const void *data;
    size_t n;
    if (gate_clean(o, scratch, f, kind, &data, &n) == GATE_OPEN)
        document_words_check(o, w, e, f, data, n);
    arena_free(scratch);
}

static void check_evidence_file(struct output *o, const struct viewer *v, const struct evidence *e,
                                const struct evidence_file *f) {
    if (transcript_is_one(e, f)) {
        check_transcript(o, v->workspace, e, f);
        return;
    }
    bool reaches = e->audience >= AUDIENCE_FAMILY; /* otherwise families don't expect it */
    if (!view_shows_file(v, f)) kept_tell(v, f, o->names_kept && reaches, o->diags);
    if (f->table || !view_shows_file(v, f)) return;
    const struct gated *g = gate_of(o, f);
    if (g->gate != GATE_OPEN) return;
    if (kind_class(g->kind) != KIND_IS_PICTURE)
        check_file(o, v->workspace, e, f, g->kind);
    else
        check_picture(o, f);
}

void attachments_check(struct output *o, const struct viewer *v) {
    const struct learner *l = v->learner;
    if (l->portrait && gate_of_picture(o, l->portrait)->gate == GATE_OPEN)
        check_picture(o, l->portrait);
    for (size_t i = 0; i < l->n_evidence; i++) {
        const struct evidence *e = &l->evidence[i];
        for (size_t k = 0; k < e->n_files && view_shows_evidence(v, e); k++)
            check_evidence_file(o, v, e, &e->files[k]);
    }
}

/* ---- for reports alone ---- */

bool attachments_for_paper(struct arena *a, const struct photo_store *store, const struct viewer *v,
                           const struct learner_place *p, struct paper_files *paper,
                           struct diags *diags) {
    struct arena *scratch = arena_new();
    struct output out;
    output_start(&out, scratch, a, "", p, NULL, diags_new(scratch));
    out.root = v->workspace->root;
    out.writes_nothing = true;
    out.store = store;
    /* Files that cannot be shown were reported when the learner was built. */
    bool ok = attachments_publish(&out, v, v->learner);
    for (size_t i = 0; !ok && i < out.diags->list.n; i++)
        if (out.diags->list.v[i].severity == DIAG_ERROR) diag_add(diags, out.diags->list.v[i]);
    *paper = (struct paper_files){.published = ok ? out.published : NULL,
                                  .undecoded = out.undecoded,
                                  .pictures = {out.keys.v, out.keys.n},
                                  .decoded = out.decoded};
    arena_free(scratch);
    return ok;
}
