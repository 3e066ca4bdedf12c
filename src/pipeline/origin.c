/* origin.c: the learner's files in order of their names, and the first that holds the other's id. */
#include "pipeline/origin.h"

#include "media/media.h"
#include "os/os.h"

#include <string.h>

enum { LARGEST_TEXT = 4 << 20, DEEPEST = 4 };

struct hunt {
    struct output *o;
    const struct learner_place *other;
    struct origin found;
};

/* As it is published: "Omar Haddad.txt" becomes "omar-haddad.txt". */
static bool is_called(struct hunt *h, const char *name) {
    const char *safe = media_safe_name(h->o->arena, name), *id = h->other->id;
    size_t n = strlen(id);
    if (guard_line(h->o, name, h->other) || guard_line(h->o, safe, h->other)) return true;
    return strncmp(safe, id, n) == 0 &&
           (safe[n] == '.' || (safe[n] == '-' && safe[n + 1] >= '0' && safe[n + 1] <= '9'));
}

static void look_at(struct hunt *h, const char *path) {
    struct arena *a = arena_new();
    const char *name = strrchr(path, '/');
    char *data;
    size_t n;
    if (is_called(h, name ? name + 1 : path)) {
        h->found = (struct origin){arena_strdup(h->o->arena, path), 0};
    } else if (os_read(a, os_join(a, h->o->root, path), LARGEST_TEXT, &data, &n, NULL) && n &&
               !memchr(data, 0, n)) {
        size_t line = guard_line(h->o, data, h->other);
        if (line) h->found = (struct origin){arena_strdup(h->o->arena, path), line};
    }
    arena_free(a);
}

static void look_in(struct hunt *h, const char *folder, int depth) {
    struct os_entries found = {0};
    struct arena *a = h->o->arena;
    if (depth > DEEPEST || !os_list(a, os_join(a, h->o->root, folder), &found, NULL)) return;
    for (size_t i = 0; i < found.n && !h->found.file; i++) {
        const char *path = os_join(a, folder, found.v[i].name);
        if (found.v[i].kind == OS_FOLDER && is_called(h, found.v[i].name))
            h->found = (struct origin){path, 0};
        else if (found.v[i].kind == OS_FOLDER)
            look_in(h, path, depth + 1);
        else if (found.v[i].kind == OS_FILE)
            look_at(h, path);
    }
}

/* A line of the class's log begins with the id of the learner whom it is of. */
static void look_in_log(struct hunt *h, const struct group *g) {
    struct arena *a = h->o->arena;
    const char *path = *g->path ? os_join(a, g->path, "ratings.csv") : "ratings.csv", *id = h->o->place->id;
    char *data;
    size_t n, line = 1;
    if (h->found.file || os_look(os_join(a, h->o->root, path)).kind != OS_FILE) return;
    if (!os_read(a, os_join(a, h->o->root, path), LARGEST_TEXT, &data, &n, NULL)) return;
    for (char *p = data; *p; line++) {
        size_t length = strcspn(p, "\n"), own = strlen(id);
        bool more = p[length] != '\0';
        p[length] = '\0';
        if (strncmp(p, id, own) == 0 && strchr(",;\t", p[own]) && guard_line(h->o, p, h->other)) {
            h->found = (struct origin){path, line};
            return;
        }
        p += length + more;
    }
}

struct origin origin_of(struct output *o, const struct learner_place *other) {
    struct hunt h = {.o = o, .other = other};
    if (!o->root) return h.found;
    look_in(&h, o->place->path, 0);
    if (!h.found.file && o->place->group) look_in_log(&h, o->place->group);
    return h.found;
}
