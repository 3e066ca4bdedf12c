/* template.c: files that Folioscope ships and a workspace may replace. */
#include "load/load_inner.h"

#include <string.h>

static char *try_read(struct arena *a, const char *root, const char *folder, const char *path,
                      size_t *n, const char **from) {
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
