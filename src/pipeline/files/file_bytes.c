/* file_bytes.c: see file_bytes.h. */
#include "pipeline/files/file_bytes.h"

#include "base/hash.h"
#include "os/os.h"

enum { MOST = 48 << 20 }; /* bytes of all files of a learner together: about a dozen photos */

struct file_bytes {
    struct arena *arena;
    struct table *files; /* path -> struct kept_file */
    size_t used;
};

struct kept_file {
    char *data;
    size_t n;
};

struct file_bytes *file_bytes_new(void) {
    struct arena *a = arena_new();
    struct file_bytes *b = arena_make(a, struct file_bytes);
    *b = (struct file_bytes){.arena = a, .files = table_new(a)};
    return b;
}

void file_bytes_free(struct file_bytes *b) {
    if (b) arena_free(b->arena);
}

bool file_bytes_read(struct file_bytes *b, struct arena *a, const char *path, size_t limit,
                     char **data, size_t *n, const char **why) {
    const struct kept_file *kept = b ? table_find(b->files, path) : NULL;
    if (kept && kept->n <= limit) {
        *data = kept->data;
        *n = kept->n;
        return true;
    }
    const long long size = b && !kept ? os_look(path).size : -1;
    const bool keeps = size >= 0 && b->used < MOST && (size_t)size <= MOST - b->used;
    if (!os_read(keeps ? b->arena : a, path, limit, data, n, why)) return false;
    if (!keeps) return true;
    struct kept_file *k = arena_make(b->arena, struct kept_file);
    *k = (struct kept_file){*data, *n};
    table_set(b->files, arena_strdup(b->arena, path), k);
    b->used += *n;
    return true;
}
