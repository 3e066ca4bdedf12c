/* photo_store.c: see photo_store.h. A file is one line, with its name, the encoder, and a hash of
 * what follows, and then the copies as photos.c writes them. */
#include "pipeline/files/photo_store.h"

#include "base/hash.h"
#include "pipeline/tree/ledger.h"
#include "seal/seal.h"

#include <stdio.h>
#include <string.h>

enum { LARGEST_KEPT = 64 << 20, LARGEST_LEDGER = 256 << 20 };

#define FOLDER "pictures"

static const char *folder_of(struct arena *a, const struct tree *t) {
    return os_join(a, t->folder, FOLDER);
}

/* ---- the encoder ---- */

/* Those that photos are decoded, changed, and encoded with, and what these use. */
static const char *const libraries[] = {"libjpeg",  "libpng",   "libwebp", "libsharpyuv", "libgif",
                                        "liblcms2", "libexif",  "libz.so", "libm.so",     "libheif",
                                        "libde265", "libdav1d", "libaom",  "libx265"};

static const char *encoder(struct arena *a) {
    const size_t n = sizeof libraries / sizeof *libraries;
    static const char sources[] = PICTURE_SOURCES; /* a checksum of them (Makefile) */
    char text[33];
    hash_text(hash_bytes(os_libraries_hash(libraries, n), sources, sizeof sources), text);
    return arena_strdup(a, text);
}

const struct photo_store *photo_store_of(struct arena *a, const struct tree *t) {
    struct photo_store *s = arena_make(a, struct photo_store);
    *s = (struct photo_store){.folder = folder_of(a, t), .made_by = encoder(a)};
    return s;
}

/* ---- one picture ---- */

const char *photo_store_key(struct arena *a, const void *data, size_t n, int largest) {
    char digest[SEAL_HEX];
    seal_digest(data, n, digest);
    return arena_printf(a, "%s-%d", digest, largest);
}

/* The line before the copies. */
static const char *head_of(struct arena *a, const struct photo_store *s, const char *key,
                           const char *copies, size_t n) {
    char sum[33];
    hash_text(hash_bytes((struct hash){0}, copies, n), sum);
    return arena_printf(a, "folioscope-picture 1 %s %s %s\n", key, s->made_by, sum);
}

bool photo_store_has(const struct photo_store *s, const char *key) {
    struct arena *a = arena_new();
    const bool has = os_look(os_join(a, s->folder, key)).kind == OS_FILE;
    arena_free(a);
    return has;
}

static bool read_copies(const struct photo_store *s, struct arena *scratch, struct arena *a,
                        const char *key, struct photo_copies *out) {
    char *text;
    size_t n;
    const char *why = NULL; /* what cannot be read is made again */
    if (!os_read(scratch, os_join(scratch, s->folder, key), LARGEST_KEPT, &text, &n, &why))
        return false;
    const char *line = memchr(text, '\n', n);
    const size_t head = line ? (size_t)(line - text) + 1 : n;
    const char *expected = head_of(scratch, s, key, text + head, n - head);
    return strlen(expected) == head && memcmp(expected, text, head) == 0 &&
           photo_copies_read(a, text + head, n - head, out);
}

bool photo_store_read(const struct photo_store *s, struct arena *a, const char *key,
                      struct photo_copies *out) {
    struct arena *scratch = arena_new();
    const bool read = read_copies(s, scratch, a, key, out);
    if (read) out->key = key;
    arena_free(scratch);
    return read;
}

void photo_store_write(const struct photo_store *s, const char *key, const struct photo_copies *c) {
    struct arena *a = arena_new();
    struct buf copies = BUF_INIT, file = BUF_INIT;
    photo_copies_write(c, &copies);
    buf_str(&file, head_of(a, s, key, copies.p, copies.n));
    buf_add(&file, copies.p, copies.n);
    if (os_make_folder(s->folder, NULL)) os_write(os_join(a, s->folder, key), file.p, file.n, NULL);
    buf_release(&copies);
    buf_release(&file);
    arena_free(a);
}

enum photo_result photo_store_make(const struct photo_store *s, struct arena *a, const void *data,
                                   size_t n, int largest, struct photo_copies *out,
                                   const char **why) {
    const char *key = s ? photo_store_key(a, data, n, largest) : NULL;
    if (s && photo_store_read(s, a, key, out)) return PHOTO_MADE;
    enum photo_result made = photo_copies_make(a, data, n, largest, out, why);
    if (photo_is_uncertain(made)) made = photo_copies_make(a, data, n, largest, out, why);
    if (made == PHOTO_MADE) out->key = key;
    if (made == PHOTO_MADE && s) photo_store_write(s, key, out);
    return made;
}

/* ---- what is not used ---- */

static void add_used(struct arena *a, const struct tree *t, struct table *used) {
    struct os_walk found = {0};
    os_walk(a, t->records, NULL, NULL, &found); /* without records, nothing is published */
    for (size_t i = 0; i < found.n; i++) {
        struct arena *scratch = arena_new();
        char *text;
        size_t n;
        const char *why = NULL; /* without its record, a class is made again */
        if (found.v[i].kind == OS_FILE &&
            os_read(scratch, os_join(scratch, t->records, found.v[i].path), LARGEST_LEDGER, &text,
                    &n, &why))
            ledger_pictures(a, text, n, used);
        arena_free(scratch);
    }
}

void photo_store_sweep(const struct tree *t) {
    struct arena *a = arena_new();
    const char *folder = folder_of(a, t), *why = NULL;
    struct table *used = table_new(a);
    struct os_entries found = {0};
    if (!os_list(a, folder, &found, &why)) found.n = 0;
    if (found.n) add_used(a, t, used);
    for (size_t i = 0; i < found.n; i++)
        if (!table_find(used, found.v[i].name))
            os_remove(os_join(a, folder, found.v[i].name), NULL);
    os_remove_empty(folder);
    arena_free(a);
}

void photo_store_clear(const struct tree *t) {
    struct arena *a = arena_new();
    os_remove(folder_of(a, t), NULL);
    arena_free(a);
}
