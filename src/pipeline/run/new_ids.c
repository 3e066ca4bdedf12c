/* new_ids.c: ids for new learners. An id belongs to one person for good: what the logs of a class,
 * issued reports, or passphrases still say of a learner who has left must never become another
 * child's. So every word of those files counts as used. */
#include "pipeline/run/new_people.h"

#include "base/ending.h"
#include "base/hash.h"
#include "i18n/spelling.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"

#include <string.h>

enum { LARGEST = 10 << 20 };

struct used {
    struct arena *arena;
    struct table *table;
};

static bool is_of_id(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static void use(const struct used *u, const char *word) {
    if (!table_find(u->table, word)) table_set(u->table, arena_strdup(u->arena, word), u->table);
}

static void use_words(const struct used *u, const char *text, size_t n) {
    struct arena *scratch = arena_new();
    for (size_t i = 0, end; i < n; i = end + 1) {
        for (end = i; end < n && is_of_id(text[end]);) end++;
        if (end > i) use(u, arena_strndup(scratch, text + i, end - i));
    }
    arena_free(scratch);
}

static void use_file(const struct used *u, const char *path) {
    struct arena *scratch = arena_new();
    const char *why = NULL;
    char *data;
    size_t n;
    if (os_read(scratch, path, LARGEST, &data, &n, &why)) use_words(u, data, n);
    arena_free(scratch);
}

static bool is_text(const char *name) {
    return ending_is(name, ".csv") || ending_is(name, ".md") || ending_is(name, ".yaml") ||
           ending_is(name, ".txt");
}

/* `names`: names of folders count as well. Learners' own folders are known by their names. */
static void use_folder(const struct used *u, const char *folder, bool names, int depth) {
    struct os_entries found;
    const char *why = NULL;
    if (!os_list(u->arena, folder, &found, &why)) return;
    for (size_t i = 0; i < found.n; i++) {
        const struct os_entry *e = &found.v[i];
        const char *path = os_join(u->arena, folder, e->name);
        if (*e->name == '.') continue;
        if (e->kind == OS_FOLDER && (names || strcmp(e->name, "learners") == 0)) {
            use(u, e->name);
            if (depth > 0) use_folder(u, path, true, depth - 1);
        } else if (e->kind == OS_FOLDER && depth > 0) {
            use_folder(u, path, false, depth - 1);
        } else if (e->kind == OS_FILE && is_text(e->name)) {
            use_file(u, path);
        }
    }
}

struct table *new_ids_used(struct arena *a, const struct workspace *w) {
    const struct used u = {a, table_new(a)};
    for (size_t i = 0; i < w->n_groups; i++) {
        const struct group *g = &w->groups[i];
        for (size_t k = 0; k < g->n_learners; k++) use(&u, g->learners[k].id);
        use_folder(&u, os_join(a, w->root, g->path), false, 1);
    }
    use_folder(&u, w->root, false, 0);
    use_folder(&u, os_join(a, w->root, "issued"), true, 1);
    return u.table;
}

const char *new_id_of(struct arena *a, struct table *used, const char *name, const char *class) {
    const char *plain = spell_id(a, name), *id;
    if (!*plain) plain = "learner";
    /* of one word, it would be found in texts where it means something else */
    if (!strchr(plain, '-')) plain = arena_printf(a, "%s-%s", plain, class);
    id = plain;
    for (int i = 2; table_find(used, id); i++) id = arena_printf(a, "%s-%d", plain, i);
    table_set(used, id, used);
    return id;
}
