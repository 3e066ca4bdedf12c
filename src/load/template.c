/* template.c: what Folioscope ships and a workspace may replace, and one hash over all that learners share.
 */
#include "load/load_inner.h"

#include "base/hash.h"

#include <string.h>

static char *try_read(struct arena *a, const char *root, const char *folder, const char *path, size_t *n,
                      const char **from) {
    char *data;
    if (!root) return NULL;
    const char *full = os_join(a, root, *folder ? os_join(a, folder, path) : path);
    enum os_kind kind = os_look(full).kind;
    if (kind != OS_FILE && (kind != OS_LINK || !os_inside(root, full))) return NULL;
    if (!os_read(a, full, SOURCE_TEXT_LIMIT, &data, n, NULL)) return NULL;
    if (from) *from = full;
    return data;
}

char *load_template(struct arena *a, const struct load_options *o, const char *path, size_t *n,
                    const char **from) {
    size_t unused;
    if (!n) n = &unused;
    char *data = try_read(a, o->root, "templates", path, n, from);
    if (!data && strncmp(path, "locales/", 8) == 0) data = try_read(a, o->root, "", path, n, from);
    return data ? data : try_read(a, o->share, "templates", path, n, from);
}

/* ---- the hash ------------------------------------------------------------------------------------------ */

static void hash_file(struct arena *a, const char *full, const char *path, struct hash *h) {
    char *data;
    size_t n;
    const char *why; /* what cannot be read counts by its name */
    *h = hash_bytes(*h, path, strlen(path) + 1);
    if (os_read(a, full, SOURCE_CSV_LIMIT, &data, &n, &why)) *h = hash_bytes(*h, data, n);
}

/* Every file below a folder, by name; links are not followed. */
static void hash_tree(struct arena *a, const char *full, const char *path, int depth, struct hash *h) {
    struct os_entries found;
    const char *why;
    if (depth > 8 || !os_list(a, full, &found, &why)) return;
    for (size_t i = 0; i < found.n; i++) {
        const char *f = os_join(a, full, found.v[i].name), *p = os_join(a, path, found.v[i].name);
        if (found.v[i].kind == OS_FOLDER)
            hash_tree(a, f, p, depth + 1, h);
        else if (found.v[i].kind == OS_FILE)
            hash_file(a, f, p, h);
    }
}

static void hash_class(struct arena *a, const char *root, const char *folder, struct hash *h) {
    static const char *const files[] = {"class.yaml", "school.yaml", "agreements.md", "ratings.csv"};
    const char *full = *folder ? os_join(a, root, folder) : root;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        hash_file(a, os_join(a, full, files[i]), files[i], h);
}

void load_shared_hash(const struct workspace *w, const struct load_options *o, struct hash *out) {
    static const char *const own[] = {"scales",    "frameworks", "credentials", "pathways",
                                      "templates", "themes",     "locales"};
    static const char *const shipped[] = {"templates", "themes"};
    struct arena *a = arena_new();
    struct hash h = hash_bytes((struct hash){0}, &w->as_of, sizeof w->as_of);
    if (w->term) h = hash_bytes(h, w->term->id, strlen(w->term->id) + 1);
    hash_file(a, os_join(a, o->root, "folioscope.yaml"), "folioscope.yaml", &h);
    hash_file(a, os_join(a, o->root, "partners.yaml"), "partners.yaml", &h);
    hash_file(a, os_join(a, o->root, "secret.txt"), "secret.txt", &h);
    if (w->lock) hash_file(a, os_join(a, o->root, w->lock), w->lock, &h);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        hash_tree(a, os_join(a, o->root, own[i]), own[i], 0, &h);
    for (size_t i = 0; o->share && i < sizeof shipped / sizeof *shipped; i++)
        hash_tree(a, os_join(a, o->share, shipped[i]), shipped[i], 0, &h);
    for (size_t i = 0; i < w->n_schools; i++) hash_class(a, o->root, w->schools[i].path, &h);
    for (size_t i = 0; i < w->n_groups; i++) hash_class(a, o->root, w->groups[i].path, &h);
    *out = h;
    arena_free(a);
}
