/* photos_sort.c: see photos_sort.h. Copies are the bytes of the phone, which no page shows: the
 * build makes pictures of them, without the place and the camera. */
#include "pipeline/exchange/photos_inner.h"

#include "base/codes.h"
#include "base/utf8.h"
#include "media/kind/kind.h"
#include "media/photo/media.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/files/file_bytes.h"
#include "pipeline/files/photos.h"
#include "pipeline/new/new_files.h"
#include "pipeline/new/new_sheets.h"
#include "pipeline/tree/tree.h"
#include "view/audience/policy.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_FILES = 20000, DEPTH = 16 };

struct waiting { /* a learner without consent to photos */
    const struct learner_place *place;
    size_t n;
};

struct sorting {
    const struct photos_wish *wish;
    struct arena *arena;
    struct diags *diags;
    struct workspace *w;
    struct photos_found found;
    struct photos_names *names;
    const char *root; /* the folder with the photos */
    VEC(const char *) files;
    VEC(const char *) lines, left;
    VEC(struct photos_row) rows;
    VEC(struct waiting) waiting;
    size_t copied, same, hidden;
    bool ok;
};

/* ---- the files ---- */

/* A path for a terminal. */
static const char *shown(struct arena *a, const char *path) {
    size_t n = strlen(path), bad;
    const bool text = utf8_valid(path, n, &bad);
    char *copy = arena_strdup(a, path);
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)copy[i];
        const bool control =
            c < 0x20 || c == 0x7F || (c == 0xC2 && (unsigned char)copy[i + 1] < 0xA0);
        if (control || (!text && c > 0x7E)) copy[i] = '?';
        if (control && c == 0xC2) copy[i + 1] = '?';
    }
    return copy;
}

static void leave(struct sorting *s, const char *file, const char *why) {
    VEC_PUSH(s->arena, &s->left,
             arena_printf(s->arena, "left over: %s: %s", shown(s->arena, file), why));
}

static bool cannot_read(struct sorting *s, const char *file, const char *why) {
    diag_add(s->diags, (struct diag){.code = code_text(CODE_CANNOT_READ),
                                     .severity = DIAG_ERROR,
                                     .file = shown(s->arena, file),
                                     .text = arena_printf(s->arena, "this cannot be read: %s", why),
                                     .remedy = "check its permissions, then run the same command "
                                               "again: what is in place is left alone"});
    return s->ok = false;
}

static void collect(struct sorting *s, const char *folder, int depth);

static void collect_one(struct sorting *s, const char *path, const struct os_entry *e, int depth) {
    if (*e->name == '.' || strcmp(e->name, "__MACOSX") == 0)
        s->hidden++;
    else if (e->kind == OS_LINK)
        leave(s, path, "links are not followed");
    else if (e->kind == OS_FOLDER && depth >= DEPTH)
        leave(s, path, "it is too deep in other folders");
    else if (e->kind == OS_FOLDER)
        collect(s, path, depth + 1);
    else if (e->kind != OS_FILE)
        leave(s, path, "it is not a file");
    else if (s->files.n == MOST_FILES)
        leave(s, path, "there are too many files: run the command again with a part of them");
    else
        VEC_PUSH(s->arena, &s->files, path);
}

static void collect(struct sorting *s, const char *folder, int depth) {
    struct os_entries found = {0};
    const char *full = *folder ? os_join(s->arena, s->root, folder) : s->root, *why = NULL;
    if (!os_list(s->arena, full, &found, &why)) {
        cannot_read(s, *folder ? folder : s->wish->folder, why);
    } else if (tree_is_there(s->arena, full)) {
        leave(s, folder, "it is a folder that is published");
    } else {
        for (size_t i = 0; i < found.n; i++) {
            const char *name = found.v[i].name;
            collect_one(s, *folder ? os_join(s->arena, folder, name) : name, &found.v[i], depth);
        }
    }
}

/* ---- one photo ---- */

struct candidate {
    struct sorting *s;
    struct arena *arena; /* of this photo alone */
    const char *path;
    char *data;
    size_t n;
    enum media_kind kind;
    struct hash hash;
};

static const struct os_limits limits = {.cpu_seconds = 10, .memory = 512u << 20, .result = 4096};

static void find_day(void *context, struct buf *result) {
    const struct candidate *p = context;
    struct date day;
    if (media_taken(p->data, p->n, &day)) buf_add(result, &day, sizeof day);
}

/* What a camera wrote is read in a child, as everything hostile is. */
static bool taken(void *context, struct date *day) {
    struct candidate *p = context;
    struct buf result = BUF_INIT;
    const char *why = NULL;
    const bool found = os_confined(&limits, find_day, p, &result, &why) == OS_CONFINED_DONE &&
                       result.n == sizeof *day;
    if (found) memcpy(day, result.p, sizeof *day);
    buf_release(&result);
    return found;
}

static const char *full_path(const struct candidate *p) {
    return os_join(p->arena, p->s->root, p->path);
}

/* Can it be published? If not, it is left over, or an error. */
static bool open_photo(struct candidate *p) {
    const char *why = NULL;
    if (os_file_size(full_path(p)) > LARGEST_FILE) {
        leave(p->s, p->path, "it is larger than 64 MB");
        return false;
    }
    if (!os_read(p->arena, full_path(p), LARGEST_FILE, &p->data, &p->n, &why))
        return cannot_read(p->s, p->path, why);
    p->kind = kind_of("", p->data, p->n);
    if (kind_class(p->kind) == KIND_IS_PICTURE && *kind_ending(p->kind)) return true;
    leave(
        p->s, p->path,
        arena_printf(p->arena, "it is %s, and only photos are put in place", kind_words(p->kind)));
    return false;
}

/* A damaged photo is found now, while the phone is at hand. A computer without a decoder may not be
 * the one that builds. */
static bool is_sound(struct candidate *p) {
    const char *why = NULL;
    const enum photo_result result = photo_look(p->arena, full_path(p), &why);
    if (result == PHOTO_MADE || result == PHOTO_NO_DECODER) return true;
    leave(p->s, p->path, arena_printf(p->arena, "it cannot be shown: %s", why));
    return false;
}

/* ---- its place ---- */

/* The files in the folder of a piece. */
static bool read_copies(struct sorting *s, struct photos_piece *piece) {
    const char *full = os_join(s->arena, s->w->root, piece->path), *why = NULL;
    struct os_entries found = {0};
    if (piece->copies.n) return true;
    if (!os_list(s->arena, full, &found, &why)) return cannot_read(s, piece->path, why);
    for (size_t i = 0; i < found.n; i++) {
        const struct photos_copy copy = {
            .name = found.v[i].name,
            .size = os_file_size(os_join(s->arena, full, found.v[i].name))};
        VEC_PUSH(s->arena, &piece->copies, copy);
    }
    return true;
}

static bool same_bytes(struct candidate *p, const struct photos_piece *piece,
                       struct photos_copy *c) {
    char *data;
    size_t n;
    const char *why = NULL;
    if (c->size != (long long)p->n) return false;
    if (!c->hash.high && !c->hash.low &&
        os_read(p->arena, os_join(p->arena, os_join(p->arena, p->s->w->root, piece->path), c->name),
                LARGEST_FILE, &data, &n, &why))
        c->hash = hash_bytes((struct hash){0}, data, n);
    return c->hash.high == p->hash.high && c->hash.low == p->hash.low;
}

static struct photos_copy *there_already(struct candidate *p, struct photos_piece *piece) {
    for (size_t i = 0; i < piece->copies.n; i++)
        if (same_bytes(p, piece, &piece->copies.v[i])) return &piece->copies.v[i];
    return NULL;
}

/* On some disks, large and small letters are the same. */
static bool is_used(const struct photos_piece *piece, const char *name) {
    for (size_t i = 0; i < piece->copies.n; i++)
        if (strcasecmp(piece->copies.v[i].name, name) == 0) return true;
    return false;
}

/* Safe on every disk, with the ending of what it is. */
static const char *name_for(struct candidate *p, const struct photos_piece *piece) {
    struct arena *a = p->s->arena;
    const char *slash = strrchr(p->path, '/'), *own = slash ? slash + 1 : p->path;
    const char *safe = media_safe_name(a, own), *dot = strrchr(safe, '.');
    const int stem = (int)(dot ? (size_t)(dot - safe) : strlen(safe));
    const char *ending = dot && kind_fits_name(p->kind, safe) ? dot + 1 : kind_ending(p->kind);
    const char *name = arena_printf(a, "%.*s.%s", stem, safe, ending);
    for (int i = 2; is_used(piece, name); i++)
        name = arena_printf(a, "%.*s-%d.%s", stem, safe, i, ending);
    return name;
}

static bool copy_to(struct candidate *p, struct photos_piece *piece, const char *name) {
    struct sorting *s = p->s;
    const char *path = os_join(s->arena, piece->path, name),
               *full = os_join(s->arena, s->w->root, path), *why = NULL;
    if (s->wish->dry_run) return true;
    if (!new_is_inside(s->arena, s->w->root, os_folder_of(s->arena, full), s->diags))
        return s->ok = false;
    if (os_may_be_there(full)) {
        leave(s, p->path, "its place was taken in the meantime: run the same command again");
        return false;
    }
    if (os_write_safe(full, p->data, p->n, &why)) return true;
    piece->failed = true;
    return s->ok = new_failed(s->arena, s->diags, path, why);
}

/* ---- what is said of it ---- */

static const char *seen_by(struct arena *a, const struct photos_piece *piece) {
    if (piece->owner) return piece->owner->id;
    return arena_printf(a, "%zu learners", piece->who.n);
}

static void note(struct candidate *p, const struct photos_piece *piece, const char *name) {
    struct sorting *s = p->s;
    struct photos_row row = {.file = os_join(s->arena, piece->path, name)};
    char of[33];
    hash_text(p->hash, of);
    row.of = arena_strdup(s->arena, of);
    row.shown = arena_printf(s->arena, "%s (%s)", piece->title ? piece->title : piece->id,
                             seen_by(s->arena, piece));
    if (!table_find(piece->described, name)) VEC_PUSH(s->arena, &s->rows, row);
}

static void count_waiting(struct sorting *s, const struct photos_piece *piece) {
    for (size_t i = 0; i < piece->who.n; i++) {
        const struct learner_place *p = piece->who.v[i];
        size_t k = 0;
        if (policy_agreed(s->w, &p->consent, CONSENT_PHOTOS)) continue;
        while (k < s->waiting.n && s->waiting.v[k].place != p) k++;
        if (k == s->waiting.n) VEC_PUSH(s->arena, &s->waiting, ((struct waiting){p, 0}));
        s->waiting.v[k].n++;
    }
}

static void put(struct candidate *p, struct photos_piece *piece) {
    struct sorting *s = p->s;
    if (!read_copies(s, piece)) return;
    p->hash = hash_bytes((struct hash){0}, p->data, p->n);
    const struct photos_copy *there = there_already(p, piece);
    if (there) {
        s->same++;
        note(p, piece, there->name);
        count_waiting(s, piece);
        return;
    }
    if (!is_sound(p)) return;
    const char *name = name_for(p, piece);
    if (!copy_to(p, piece, name)) return;
    const struct photos_copy copy = {name, p->hash, (long long)p->n};
    VEC_PUSH(s->arena, &piece->copies, copy);
    s->copied++;
    note(p, piece, name);
    count_waiting(s, piece);
    VEC_PUSH(s->arena, &s->lines,
             arena_printf(s->arena, "%s/%s: %s", piece->path, name, shown(p->arena, p->path)));
}

static void sort_one(struct sorting *s, const char *path) {
    struct candidate p = {.s = s, .arena = arena_new(), .path = path};
    const struct photos_photo photo = {path, taken, &p};
    const char *why = NULL;
    if (open_photo(&p)) {
        struct photos_piece *piece = photos_place_of(p.arena, &s->found, s->names, &photo, &why);
        if (!piece)
            leave(s, path, why);
        else if (piece->failed)
            leave(s, path, "its place cannot be written to");
        else
            put(&p, piece);
    }
    arena_free(p.arena);
}

/* ---- the whole ---- */

static bool refused(struct sorting *s, const char *file, const char *text, const char *remedy) {
    return new_refused(s->diags, file, text, remedy);
}

static bool find_folder(struct sorting *s) {
    const char *root = os_real_path(s->arena, s->w->root);
    s->root = os_real_path(s->arena, s->wish->folder);
    if (os_look(s->root).kind != OS_FOLDER)
        return refused(s, s->wish->folder, "there is no such folder",
                       "name the folder with the photos");
    if (os_is_below(s->root, root) || os_is_below(root, s->root))
        return refused(s, s->wish->folder, "photos are not taken from the workspace itself",
                       "copy them from the phone into another folder, and name that");
    if (tree_is_around(s->arena, os_join(s->arena, s->root, "x")))
        return refused(s, s->wish->folder, "this folder is published",
                       "name the folder with the photos as the phone has them");
    return true;
}

static const char *counted(struct arena *a, size_t n, const char *one) {
    return arena_printf(a, "%zu %s%s", n, one, n == 1 ? "" : "s");
}

static void say(struct sorting *s, const char *line) { VEC_PUSH(s->arena, &s->lines, line); }

static void say_waiting(struct sorting *s) {
    struct buf out = BUF_INIT;
    if (!s->waiting.n) return;
    for (size_t i = 0; i < s->waiting.n; i++)
        buf_fmt(&out, "%s%s (%zu)", i ? ", " : "", s->waiting.v[i].place->id, s->waiting.v[i].n);
    say(s, arena_printf(s->arena, "no consent to photos: %s", out.p));
    buf_release(&out);
}

static void say_all(struct sorting *s) {
    struct arena *a = s->arena;
    const bool dry = s->wish->dry_run;
    for (size_t i = 0; i < s->left.n; i++) say(s, s->left.v[i]);
    const char *already = s->same ? arena_printf(a, ", %zu already there", s->same) : "";
    const char *over = s->left.n ? arena_printf(a, ", %zu left over", s->left.n) : "";
    say(s, arena_printf(a, "%s %s%s%s", counted(a, s->copied, "photo"),
                        dry ? "would be put in place" : "put in place", already, over));
    if (s->hidden)
        say(s, arena_printf(a, "not looked at: %s", counted(a, s->hidden, "hidden file")));
    say_waiting(s);
    if (s->rows.n && !dry) {
        const char *list = photos_list_from_here(a, s->wish);
        say(s, arena_printf(a, "%s: describe %s there, then: folioscope photos --take %s%s", list,
                            counted(a, s->rows.n, "photo"), new_word(a, list),
                            new_from(a, s->wish->here)));
        say(s, "name in 'people' which other learners can be seen: they must have agreed, too");
    }
    if (dry) say(s, "nothing has been changed");
}

static void sort_all(struct sorting *s) {
    int lock = -1;
    if (!s->wish->dry_run && !photos_lock(s->arena, s->w, &lock, s->diags)) {
        s->ok = false;
        return;
    }
    s->names = photos_names_of(s->arena, &s->found);
    collect(s, "", 0);
    for (size_t i = 0; i < s->files.n; i++) sort_one(s, s->files.v[i]);
    if (!s->wish->dry_run && s->rows.n)
        s->ok =
            photos_list_write(s->arena, s->w, &s->found, s->rows.v, s->rows.n, s->diags) && s->ok;
    if (lock >= 0) os_unlock(lock);
    say_all(s);
}

bool photos_sort(struct arena *a, const struct photos_wish *wish, struct diags *diags,
                 struct texts *lines) {
    struct sorting s = {.wish = wish, .arena = a, .diags = diags, .ok = true};
    const struct group *class = NULL;
    *lines = (struct texts){0};
    s.w = new_workspace(a, &wish->load, diags);
    if (!s.w) return false;
    if (wish->class) class = new_class_called(a, s.w, wish->class, diags);
    s.ok =
        (class || !wish->class) && find_folder(&s) && photos_find(a, s.w, class, &s.found, diags);
    if (s.ok) sort_all(&s);
    load_close(s.w);
    *lines = (struct texts){s.lines.v, s.lines.n};
    return s.ok;
}
