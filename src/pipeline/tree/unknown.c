/* unknown.c: see unknown.h. */
#include "pipeline/tree/unknown.h"

#include "model/group.h"
#include "model/unread.h"
#include "model/workspace.h"
#include "os/os.h"

#include <string.h>

/* The folder was listed in full: only an absent child can be hidden behind an
 * invalid name. */
static bool may_be_misnamed(const struct workspace *w, const char *folder, const char *path) {
    if (!os_is_below(path, folder) || strcmp(path, folder) == 0) return false;
    struct arena *a = arena_new();
    size_t skip = strcmp(folder, ".") == 0 ? 0 : strlen(folder) + 1;
    const char *child = arena_strndup(a, path, skip + strcspn(path + skip, "/"));
    bool absent = os_look(os_join(a, w->root, child)).kind == OS_ABSENT;
    arena_free(a);
    return absent;
}

bool unknown_may_be(const struct workspace *w, const struct unknown *u, const char *path) {
    for (size_t i = 0; i < u->unread.n; i++)
        if (os_is_below(path, u->unread.v[i]) || os_is_below(u->unread.v[i], path)) return true;
    for (size_t i = 0; i < u->misnamed.n; i++)
        if (may_be_misnamed(w, u->misnamed.v[i], path)) return true;
    return false;
}

static const struct group *class_with(struct arena *a, const struct workspace *w,
                                      const char *folder) {
    for (size_t i = 0; i < w->n_groups; i++) {
        const char *path = w->groups[i].path;
        if (strcmp(folder, *path ? os_join(a, path, "learners") : "learners") == 0)
            return &w->groups[i];
    }
    return NULL;
}

bool unknown_may_agree(const struct workspace *w, const char *path) {
    const struct unknown *u = &w->unknown;
    struct arena *a = arena_new();
    const char *folder = os_folder_of(a, path);
    const struct group *g = class_with(a, w, folder);
    bool may = !g || !g->roster_unclear || g->consents_unclear || g->course;
    for (size_t i = 0; i < u->unread.n && !may; i++)
        may = os_is_below(path, u->unread.v[i]) || os_is_below(u->unread.v[i], path);
    size_t misnamed = 0; /* once for the roster */
    for (size_t i = 0; i < u->misnamed.n; i++) misnamed += os_is_below(folder, u->misnamed.v[i]);
    arena_free(a);
    return may || misnamed > 1;
}
