/* drafts.c: files that are not written yet, read in place of those in the workspace: what would be
 * found in them is known before anything is changed. */
#include "load/load_inner.h"

#include <string.h>

const struct load_draft *load_draft_of(const struct loader *l, const char *path) {
    const struct load_index *x = l->index;
    for (size_t i = 0; x && i < x->n_drafts; i++)
        if (strcmp(x->drafts[i].path, path) == 0) return &x->drafts[i];
    return NULL;
}

/* What of the path is below the folder; NULL if it is not in it. */
static const char *below(const char *path, const char *folder) {
    const size_t n = strlen(folder);
    if (!n) return path;
    return strncmp(path, folder, n) == 0 && path[n] == '/' ? path + n + 1 : NULL;
}

/* Entries are sorted by bytes. */
static void add_entry(struct loader *l, struct os_entries *found, struct os_entry e) {
    struct os_entry *v = arena_array(l->arena, found->n + 1, sizeof *v);
    size_t n = 0;
    while (n < found->n && strcmp(found->v[n].name, e.name) < 0) n++;
    for (size_t i = 0; i < found->n; i++) v[i + (i >= n)] = found->v[i];
    v[n] = e;
    *found = (struct os_entries){v, found->n + 1};
}

static void drop_entry(struct os_entries *found, const char *name) {
    size_t kept = 0;
    for (size_t i = 0; i < found->n; i++)
        if (strcmp(found->v[i].name, name) != 0) found->v[kept++] = found->v[i];
    found->n = kept;
}

bool load_add_drafts(struct loader *l, const char *folder, struct os_entries *found) {
    bool any = false;
    for (size_t i = 0; l->index && i < l->index->n_drafts; i++) {
        const char *name = below(l->index->drafts[i].path, folder);
        if (!name) continue;
        if (!l->index->drafts[i].text) {
            drop_entry(found, name);
            continue;
        }
        const size_t n = strcspn(name, "/");
        const struct os_entry e = {arena_strndup(l->arena, name, n), name[n] ? OS_FOLDER : OS_FILE};
        any = true;
        if (!load_has(*found, e.name, e.kind)) add_entry(l, found, e);
    }
    return any;
}
