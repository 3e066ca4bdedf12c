/* tree.c: the calls of os.h that load makes, answered from memory: no file is written for an input, so that tens of
 * thousands run in a second. */
#include "tree.h"

#include "base/vec.h"
#include "os/os.h"

#include <string.h>

static struct {
    struct arena *arena;
    VEC(struct tree_file) files;
    size_t replaced;
    struct tree_file by;
    bool serves; /* false: the real files are read */
} tree;

bool __real_os_read(struct arena *a, const char *path, size_t limit, char **data, size_t *n,
                    const char **why);
bool __real_os_list(struct arena *a, const char *folder, struct os_entries *out, const char **why);
struct os_info __real_os_look(const char *path);
bool __wrap_os_read(struct arena *a, const char *path, size_t limit, char **data, size_t *n,
                    const char **why);
bool __wrap_os_list(struct arena *a, const char *folder, struct os_entries *out, const char **why);
struct os_info __wrap_os_look(const char *path);
bool __wrap_os_inside(const char *root, const char *path);

/* ---- what is in it ---- */

static void read_below(const char *full, const char *path) {
    struct os_entries found;
    if (!__real_os_list(tree.arena, full, &found, NULL)) return;
    for (size_t i = 0; i < found.n; i++) {
        const char *f = os_join(tree.arena, full, found.v[i].name),
                   *p = os_join(tree.arena, path, found.v[i].name);
        struct tree_file file = {.path = p};
        char *data;
        if (found.v[i].kind == OS_FOLDER)
            read_below(f, p);
        else if (__real_os_read(tree.arena, f, 1 << 20, &data, &file.n, NULL)) {
            file.data = data;
            VEC_PUSH(tree.arena, &tree.files, file);
        }
    }
}

void tree_read(const char *folder, const char *path) {
    if (!tree.arena) tree.arena = arena_new();
    read_below(folder, path);
}

void tree_serve(void) {
    tree.replaced = tree.files.n;
    tree.serves = true;
}

size_t tree_files(void) { return tree.files.n; }
const struct tree_file *tree_file(size_t i) { return &tree.files.v[i]; }

void tree_replace(size_t i, const char *data, size_t n) {
    tree.replaced = data ? i : tree.files.n;
    tree.by = (struct tree_file){.data = data, .n = n};
}

/* ---- as files ---- */

/* "./a/." is "a". */
static const char *plain(const char *path, size_t *n) {
    while (path[0] == '.' && path[1] == '/') path += 2;
    *n = strlen(path);
    if (*n >= 2 && strcmp(path + *n - 2, "/.") == 0) *n -= 2;
    if (*n == 1 && *path == '.') *n = 0;
    return path;
}

static bool below(const char *path, const char *folder, size_t n) {
    return n == 0 || (strncmp(path, folder, n) == 0 && path[n] == '/');
}

bool __wrap_os_read(struct arena *a, const char *path, size_t limit, char **data, size_t *n,
                    const char **why) {
    size_t length;
    const char *p = plain(path, &length);
    if (!tree.serves) return __real_os_read(a, path, limit, data, n, why);
    for (size_t i = 0; i < tree.files.n; i++) {
        const struct tree_file *f = &tree.files.v[i];
        if (strlen(f->path) != length || strncmp(f->path, p, length) != 0) continue;
        if (i == tree.replaced) f = &tree.by;
        *data = arena_strndup(a, f->data, f->n);
        *n = f->n;
        return f->n <= limit;
    }
    if (why) *why = "there is no such file";
    return false;
}

struct os_info __wrap_os_look(const char *path) {
    size_t n;
    const char *p = plain(path, &n);
    if (!tree.serves) return __real_os_look(path);
    for (size_t i = 0; i < tree.files.n; i++) {
        if (strlen(tree.files.v[i].path) == n && strncmp(tree.files.v[i].path, p, n) == 0)
            return (struct os_info){.kind = OS_FILE, .size = (long long)tree.files.v[i].n};
        if (below(tree.files.v[i].path, p, n)) return (struct os_info){.kind = OS_FOLDER};
    }
    return (struct os_info){.kind = OS_ABSENT};
}

bool __wrap_os_inside(const char *root, const char *path) {
    (void)root, (void)path;
    return true;
}

/* Files are in order, so entries of one name stand together. */
bool __wrap_os_list(struct arena *a, const char *folder, struct os_entries *out, const char **why) {
    VEC(struct os_entry) list = {0};
    size_t n;
    const char *p = plain(folder, &n);
    if (!tree.serves) return __real_os_list(a, folder, out, why);
    for (size_t i = 0; i < tree.files.n; i++) {
        const char *path = tree.files.v[i].path;
        if (!below(path, p, n)) continue;
        path += n ? n + 1 : 0;
        const char *slash = strchr(path, '/');
        struct os_entry e = {arena_strndup(a, path, slash ? (size_t)(slash - path) : strlen(path)),
                             slash ? OS_FOLDER : OS_FILE};
        if (list.n == 0 || strcmp(list.v[list.n - 1].name, e.name) != 0) VEC_PUSH(a, &list, e);
    }
    *out = (struct os_entries){list.v, list.n};
    if (why) *why = "there is no such folder";
    return list.n > 0;
}
