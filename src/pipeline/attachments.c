/* attachments.c: evidence files: photos read, made small, stripped and written, once for the page and once for paper; documents,
 * sound and film copied under safe names. */
#include "pipeline/attachments.h"

#include "base/codes.h"
#include "pipeline/photos.h"
#include "pipeline/transcript.h"
#include "media/media.h"
#include "os/os.h"

#include <string.h>
#include <strings.h>

enum { LARGEST_FILE = 64 << 20, SCREEN_PX = 1600, PORTRAIT_PX = 400, PAPER_PX = 900 };

static void cannot_show(struct output *o, const struct evidence_file *f, const char *why) {
    diag_add(
        o->diags,
        (struct diag){
            .code = code_text(CODE_CANNOT_SHOW),
            .severity = DIAG_WARNING,
            .file = f->path,
            .learner = o->place->path,
            .text = arena_printf(o->arena, "this file cannot be shown: %s", why ? why : "it is damaged"),
            .remedy = "save it again (a picture as JPEG or PNG); everything else of this learner is built"});
}

static bool is_picture(const char *name) {
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i]) == 0) return true;
    return false;
}

/* A path that no other file of the learner has: "x.jpg" and "x.png" both become pictures named after x. */
static const char *free_path(struct output *o, const char *folder, const char *stem, const char *ending) {
    const char *path = arena_printf(o->arena, "%s/%s%s", folder, stem, ending);
    for (int i = 2; table_find(o->taken, path); i++)
        path = arena_printf(o->arena, "%s/%s-%d%s", folder, stem, i, ending);
    table_set(o->taken, path, (void *)path);
    return path;
}

/* Where the picture goes, without its width and ending. */
static const char *picture_path(struct output *o, const char *folder, const char *name) {
    char *stem = media_safe_name(o->arena, name), *dot = strrchr(stem, '.');
    if (dot) *dot = '\0';
    return free_path(o, folder, stem, "");
}

static const char *file_path(struct output *o, const char *folder, const char *name) {
    char *safe = media_safe_name(o->arena, name), *dot = strrchr(safe, '.');
    const char *ending = dot ? arena_strdup(o->arena, dot) : "";
    if (dot) *dot = '\0';
    return free_path(o, folder, safe, ending);
}

static void for_paper(struct arena *a, struct image *image, const struct photo_copy *copy) {
    image->jpeg = arena_copy(a, copy->jpeg, copy->n);
    image->jpeg_size = copy->n;
    image->jpeg_width = copy->width;
    image->jpeg_height = copy->height;
}

/* Each size as "<stem>-<width>.jpg"; the one for paper goes into reports and is no file. */
static bool write_copies(struct output *o, struct image *image, const struct photo_copies *c,
                         const char *stem) {
    image->sizes = arena_array(o->arena, PHOTO_SIZES, sizeof *image->sizes);
    for (size_t i = 0; i < c->n; i++) {
        const struct photo_copy *copy = &c->sizes[i];
        struct image_size *size = &image->sizes[image->n_sizes++];
        size->width = image->width = copy->width;
        image->height = copy->height;
        size->ref = image->ref = arena_printf(o->arena, "%s-%d.jpg", stem, copy->width);
        if (!output_write(o, size->ref, copy->jpeg, copy->n)) return false;
    }
    for_paper(o->arena, image, &c->print);
    return true;
}

/* *why is NULL, or says why there is no picture; false when something could not be written. */
static bool publish_at(struct output *o, const char *full, struct evidence_file *f, const char *folder,
                       int largest, const char **why) {
    struct arena *scratch = arena_new();
    struct photo_copies copies;
    char *data;
    size_t n;
    *why = NULL;
    bool read = os_read(scratch, full, LARGEST_FILE, &data, &n, why) &&
                photo_copies_make(scratch, data, n, largest, &copies, why);
    bool ok = true;
    if (read) {
        struct image *image = arena_make(o->arena, struct image);
        image->alt = f->alt ? f->alt : "";
        ok = write_copies(o, image, &copies, picture_path(o, folder, f->name));
        f->image = image;
    } else {
        *why = arena_strdup(o->arena, *why ? *why : "it is damaged");
    }
    arena_free(scratch);
    return ok;
}

static bool publish(struct output *o, const char *root, struct evidence_file *f, const char *folder,
                    int largest) {
    const char *why;
    bool ok = publish_at(o, os_join(o->arena, root, f->path), f, folder, largest, &why);
    if (why) cannot_show(o, f, why);
    return ok;
}

/* The school's own, else the theme's; or NULL. */
static const char *logo_path(struct arena *a, const char *root, const struct theme *t,
                             const struct group *g) {
    return g->school && g->school->logo ? os_join(a, root, g->school->logo) : t->logo;
}

struct image *attachments_logo(struct output *o, const struct theme *t, const struct group *g) {
    const char *full = logo_path(o->arena, o->root, t, g);
    if (!full) return NULL;
    struct evidence_file f = {.name = "logo", .path = full, .alt = ""};
    const char *why;
    return publish_at(o, full, &f, "assets", PORTRAIT_PX, &why) ? f.image : NULL;
}

/* ---- documents, sound, film ------------------------------------------------------------------------------ */

/* Published as they are, under a safe name. What no browser opens, or what could carry a script, is not. */
static bool is_published(const char *type) {
    static const char *const refused[] = {"text/html", "image/svg+xml", "text/css", "text/javascript"};
    for (size_t i = 0; type && i < sizeof refused / sizeof *refused; i++)
        if (strcmp(type, refused[i]) == 0) return false;
    return type != NULL;
}

static void not_published(struct output *o, const struct evidence_file *f) {
    const char *dot = strrchr(f->name, '.');
    bool drawing = dot && (strcasecmp(dot, ".svg") == 0 || strcasecmp(dot, ".svgz") == 0);
    diag_add(o->diags,
             (struct diag){.code = code_text(CODE_NOT_PUBLISHED),
                           .severity = DIAG_WARNING,
                           .file = f->path,
                           .learner = o->place->path,
                           .text = drawing ? "a drawing as SVG could carry a script and is not published"
                                           : "this kind of file is not published",
                           .remedy = drawing
                                         ? "open it in the program that made it, save it as PNG or PDF, and "
                                           "put that into the evidence folder"
                                         : "save it as PDF, a picture, sound or film; or take it out of the "
                                           "evidence folder"});
}

static bool publish_file(struct output *o, const char *root, struct evidence_file *f, const char *folder) {
    const char *type = media_type(f->name), *why = NULL;
    char *data;
    size_t n;
    if (!is_published(type)) {
        not_published(o, f);
        return true;
    }
    struct arena *scratch = arena_new();
    bool ok = os_read(scratch, os_join(scratch, root, f->path), LARGEST_FILE, &data, &n, &why);
    if (!ok) cannot_show(o, f, why);
    if (ok) {
        f->ref = file_path(o, folder, f->name);
        f->type = type;
        ok = output_write(o, f->ref, data, n);
    } else {
        ok = true; /* said, and everything else goes on */
    }
    arena_free(scratch);
    return ok;
}

static bool publish_evidence_file(struct output *o, const struct viewer *v, const struct evidence *e,
                                  struct evidence_file *f, const char *folder) {
    const char *root = v->workspace->root;
    if (f->table) return true;            /* a table on the page */
    if (is_transcript(e, f)) return true; /* words on the page */
    f->transcript = transcript_of(o, e, f);
    if (!is_picture(f->name)) return publish_file(o, root, f, folder);
    f->image_kept = !view_shows_photo(v, e);
    return f->image_kept || publish(o, root, f, folder, SCREEN_PX);
}

bool attachments_publish(struct output *o, const struct viewer *v, const struct learner *l) {
    const char *root = l->workspace->root;
    if (l->portrait && !publish(o, root, l->portrait, "assets", PORTRAIT_PX)) return false;
    for (size_t i = 0; i < l->n_evidence; i++) {
        struct evidence *e = &l->evidence[i];
        if (!view_shows_evidence(v, e)) continue;
        const char *folder = arena_printf(o->arena, "evidence/%s", e->id);
        for (size_t k = 0; k < e->n_files; k++)
            if (!publish_evidence_file(o, v, e, &e->files[k], folder)) return false;
    }
    return true;
}

/* ---- nothing is written ---------------------------------------------------------------------------------- */

static void check_picture(struct output *o, const struct evidence_file *f) {
    const char *why;
    if (!photo_can_be_shown(o->arena, os_join(o->arena, o->root, f->path), &why)) cannot_show(o, f, why);
}

static void check_file(struct output *o, const struct evidence_file *f) {
    struct arena *scratch = arena_new();
    char *data;
    size_t n;
    const char *why = NULL;
    if (!is_published(media_type(f->name)))
        not_published(o, f);
    else if (!os_read(scratch, os_join(scratch, o->root, f->path), LARGEST_FILE, &data, &n, &why))
        cannot_show(o, f, why);
    arena_free(scratch);
}

void attachments_check(struct output *o, const struct viewer *v) {
    const struct learner *l = v->learner;
    if (l->portrait) check_picture(o, l->portrait);
    for (size_t i = 0; i < l->n_evidence; i++) {
        const struct evidence *e = &l->evidence[i];
        for (size_t k = 0; k < e->n_files && view_shows_evidence(v, e); k++) {
            const struct evidence_file *f = &e->files[k];
            if (f->table || is_transcript(e, f)) continue;
            if (!is_picture(f->name))
                check_file(o, f);
            else if (view_shows_photo(v, e))
                check_picture(o, f);
        }
    }
}

/* ---- for reports alone ----------------------------------------------------------------------------------- */

static struct image *image_for_paper(struct arena *a, const char *full, const char *name, const char *alt) {
    struct arena *scratch = arena_new();
    struct photo_copies copies;
    struct image *image = NULL;
    char *data;
    size_t n;
    const char *why = NULL;
    if (os_read(scratch, full, LARGEST_FILE, &data, &n, &why) &&
        photo_copies_make(scratch, data, n, PAPER_PX, &copies, &why)) {
        image = arena_make(a, struct image);
        image->ref = name;
        image->alt = alt ? alt : "";
        for_paper(a, image, &copies.print);
        image->width = image->jpeg_width;
        image->height = image->jpeg_height;
    }
    arena_free(scratch);
    return image;
}

static void picture_for_paper(struct arena *a, const char *root, struct evidence_file *f) {
    struct image *image = image_for_paper(a, os_join(a, root, f->path), f->name, f->alt);
    if (image) f->image = image;
}

struct image *attachments_logo_for_paper(struct arena *a, const char *root, const struct theme *t,
                                         const struct group *g) {
    const char *full = logo_path(a, root, t, g);
    return full ? image_for_paper(a, full, "logo", "") : NULL;
}

void attachments_for_paper(struct arena *a, const struct viewer *v, const struct learner *l) {
    const char *root = l->workspace->root;
    if (l->portrait) picture_for_paper(a, root, l->portrait);
    for (size_t i = 0; i < l->n_evidence; i++) {
        struct evidence *e = &l->evidence[i];
        if (!view_shows_evidence(v, e)) continue;
        for (size_t k = 0; k < e->n_files; k++) {
            struct evidence_file *f = &e->files[k];
            if (f->table || !is_picture(f->name)) continue;
            f->image_kept = !view_shows_photo(v, e);
            if (!f->image_kept) picture_for_paper(a, root, f);
        }
    }
}
