/* new_ids.c: ids for new learners. An id belongs to one person for good: what logs, issued reports,
 * passphrases, or other learners' files still say of a learner who has left must never become
 * another child's. So every word of the workspace's files counts as used. */
#include "pipeline/new/new_people.h"

#include "base/ending.h"
#include "base/hash.h"
#include "i18n/spelling.h"
#include "load/list.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/new/new_files.h"

#include <string.h>

/* Of a workspace that is one class. */
static const char *const own[] = {"narratives", "activities"};

struct used {
    struct arena *arena;
    struct diags *diags;
    struct table *table;
};

static bool is_of_id(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static void use(struct used *u, const char *word) {
    if (!table_find(u->table, word)) table_set(u->table, arena_strdup(u->arena, word), u->table);
}

static void use_words(struct used *u, const char *text, size_t n) {
    struct arena *scratch = arena_new();
    for (size_t i = 0, end; i < n; i = end + 1) {
        for (end = i; end < n && is_of_id(text[end]);) end++;
        if (end > i) use(u, arena_strndup(scratch, text + i, end - i));
    }
    arena_free(scratch);
}

static bool use_file(struct used *u, const char *path) {
    struct arena *scratch = arena_new();
    const char *why = NULL;
    char *data;
    size_t n;
    const bool read = load_list_text(scratch, path, &data, &n, &why);
    if (read) use_words(u, data, n);
    if (!read)
        new_refused(u->diags, path,
                    arena_printf(u->arena, "this file cannot be searched for ids: %s", why),
                    "a new learner must not get the id of one who has left: mend or move the file, "
                    "then run the same command again");
    arena_free(scratch);
    return read;
}

static bool is_searched(const char *name) {
    static const char *const endings[] = {".csv", ".md", ".yaml", ".txt", ".xlsx"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ending_is(name, endings[i])) return *name != '~';
    return false;
}

/* Names of folders count as well. */
static bool use_folder(struct used *u, const char *folder, int depth) {
    struct os_entries found = {0};
    const char *why = NULL;
    bool ok = true;
    if (!os_may_be_there(folder)) return true;
    if (!os_list(u->arena, folder, &found, &why))
        return new_refused(
            u->diags, folder,
            arena_printf(u->arena, "this folder cannot be searched for ids: %s", why),
            "check its permissions");
    for (size_t i = 0; i < found.n && ok; i++) {
        const struct os_entry *e = &found.v[i];
        const char *path = os_join(u->arena, folder, e->name);
        if (*e->name == '.') continue;
        if (e->kind == OS_FOLDER) use(u, e->name);
        if (e->kind == OS_FOLDER && depth > 0) ok = use_folder(u, path, depth - 1);
        if (e->kind == OS_FILE && is_searched(e->name)) ok = use_file(u, path);
    }
    return ok;
}

/* A class whose folder is away is in no list; its learners have ids all the same. */
static bool is_all_read(const struct used *u, const struct workspace *w) {
    static const char *const folders[] = {"learners", "classes", "schools", "roster.csv"};
    const struct texts *unread = &w->unknown.unread;
    for (size_t i = 0; i < unread->n; i++)
        for (size_t f = 0; f < sizeof folders / sizeof *folders; f++)
            if (os_is_below(unread->v[i], folders[f]))
                return new_refused(
                    u->diags, os_join(u->arena, w->root, unread->v[i]),
                    "this cannot be searched for ids, because it cannot be read",
                    "a new learner must not get the id of another: bring it back or make it "
                    "readable, then run the same command again; or remove it if it is not needed");
    return true;
}

struct table *new_ids_used(struct arena *a, const struct workspace *w, struct diags *diags) {
    enum { LEARNERS = 6, ISSUED = 1 }; /* how deep files are that may name a learner */
    struct used u = {a, diags, table_new(a)};
    bool ok = is_all_read(&u, w) && use_folder(&u, w->root, 0) &&
              use_folder(&u, os_join(a, w->root, "issued"), ISSUED);
    for (size_t i = 0; i < w->n_groups && ok; i++) {
        const struct group *g = &w->groups[i];
        for (size_t k = 0; k < g->n_learners; k++) use(&u, g->learners[k].id);
        if (*g->path) ok = use_folder(&u, os_join(a, w->root, g->path), LEARNERS);
        if (!*g->path) ok = use_folder(&u, os_join(a, w->root, "learners"), LEARNERS);
        for (size_t k = 0; !*g->path && ok && k < sizeof own / sizeof *own; k++)
            ok = use_folder(&u, os_join(a, w->root, own[k]), 1);
    }
    return ok ? u.table : NULL;
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
