/* shard.c: see shard.h. */
#include "pipeline/tree/shard.h"

#include "base/hash.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/tree/fields.h"

#include <stdlib.h>
#include <string.h>

/* ---- who makes what ---- */

struct load {
    size_t class, learners;
};

/* The largest first. */
static int by_size(const void *a, const void *b) {
    const struct load *x = a, *y = b;
    if (x->learners != y->learners) return x->learners < y->learners ? 1 : -1;
    return x->class < y->class ? -1 : x->class > y->class;
}

int *shard_split(struct arena *a, const struct workspace *w, int n) {
    int *shard = arena_array(a, w->n_groups + 1, sizeof *shard);
    struct load *loads = arena_array(a, w->n_groups + 1, sizeof *loads);
    size_t *given = arena_array(a, (size_t)n, sizeof *given);
    for (size_t g = 0; g < w->n_groups; g++)
        loads[g] = (struct load){g, group_size(&w->groups[g]) + 1};
    qsort(loads, w->n_groups, sizeof *loads, by_size);
    for (size_t g = 0; g < w->n_groups; g++) {
        int least = 0;
        for (int k = 1; k < n; k++)
            if (given[k] < given[least]) least = k;
        given[least] += loads[g].learners;
        shard[loads[g].class] = least + 1;
    }
    return shard;
}

/* ---- files of a class in a shard ---- */

static const char *learner_at(struct arena *a, const char *folder, const struct learner_place *p) {
    return arena_printf(a, "%s/learner-%zu", folder, p->index);
}

static const char *in(struct arena *a, const char *folder, const char *what,
                      const struct group *g) {
    return arena_printf(a, "%s/%s/%s", folder, what, g->out);
}

static const char *key_at(struct arena *a, const char *folder, const struct group *g) {
    return arena_printf(a, "%s.key", in(a, folder, "results", g));
}

struct kept {
    const char *key, *checksum;
    const char *staged; /* of the staged files (staged_of) */
    VEC(struct kept_learner { const char *id; }) withdrawn;
};

static const char what[] = "folioscope-shard";
static const struct field own_fields[] = {FIELD(TEXT, struct kept, key),
                                          FIELD(TEXT, struct kept, checksum),
                                          FIELD(TEXT, struct kept, staged)};
static const struct field learner_fields[] = {FIELD(TEXT, struct kept_learner, id)};
static const struct fields_line own = LINE("class", own_fields);
static const struct fields_list lists[] = {
    LINES("withdrawn", learner_fields, struct kept, withdrawn.v, withdrawn.n, NULL)};

static const char *checksum_of(struct arena *a, const char *bytes, size_t n) {
    char text[33];
    hash_text(hash_bytes((struct hash){0, 0}, bytes, n), text);
    return arena_strdup(a, text);
}

static void add_stamps(struct hash *h, struct arena *a, const char *path) {
    struct os_entries found = {0};
    const char *stamp = os_stamp(a, path);
    const bool folder = os_look(path).kind == OS_FOLDER;
    /* of a folder, the names in it count */
    if (!folder) *h = hash_bytes(*h, stamp, strlen(stamp) + 1);
    if (!folder || !os_list(a, path, &found, NULL)) return;
    for (size_t i = 0; i < found.n; i++) {
        *h = hash_bytes(*h, found.v[i].name, strlen(found.v[i].name) + 1);
        add_stamps(h, a, os_join(a, path, found.v[i].name));
    }
}

/* A hash of the names, sizes, and times of all staged files of the class: none is missing, cut, or
 * changed since. */
static const char *staged_of(struct arena *a, const char *folder, const struct group *g) {
    struct hash h = {0, 0};
    char text[33];
    add_stamps(&h, a, in(a, folder, "class", g));
    add_stamps(&h, a, in(a, folder, "ledger", g));
    for (size_t i = 0; i < g->n_learners; i++)
        add_stamps(&h, a, learner_at(a, folder, &g->learners[i]));
    hash_text(h, text);
    return arena_strdup(a, text);
}

static bool read_kept(struct kept *k, struct arena *a, const char *folder, const struct group *g,
                      const char *key) {
    enum { LARGEST = 16 << 20 };
    char *text;
    size_t n;
    *k = (struct kept){.key = "", .checksum = "", .staged = ""};
    if (!os_read(a, key_at(a, folder, g), LARGEST, &text, &n, NULL)) return false;
    struct fields_reader r = fields_open(a, text, n, what);
    bool ok = r.sound && !r.unnamed;
    while (ok && fields_next(&r)) ok = fields_read(&r, &own, k) || fields_read_any(&r, lists, 1);
    fields_settle(&r, a, lists, 1, ok ? k : NULL);
    return ok && strcmp(k->key, key) == 0 && strcmp(k->staged, staged_of(a, folder, g)) == 0;
}

/* The bytes that a worker sent, if they are those that were kept. */
static bool read_result(const struct kept *k, struct arena *a, const char *folder,
                        const struct group *g, char **bytes, size_t *n) {
    enum { LARGEST = 256 << 20 };
    return os_read(a, in(a, folder, "results", g), LARGEST, bytes, n, NULL) &&
           strcmp(checksum_of(a, *bytes, *n), k->checksum) == 0;
}

/* ---- making a shard ---- */

bool shard_open(struct tree *t, struct arena *a, const struct shared *s,
                const struct manifest *plan, struct diags *diags) {
    const struct build_options *o = s->options;
    return tree_open_beside(t, a, s, plan, arena_printf(a, "shards/%d-of-%d", o->shard, o->shards),
                            diags);
}

static void remove_class(const struct tree *t, struct arena *a, const char *folder,
                         const struct group *g) {
    const char *why = NULL;
    const char *const paths[] = {key_at(a, folder, g), in(a, folder, "results", g),
                                 in(a, folder, "class", g), in(a, folder, "ledger", g)};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (!os_remove(paths[i], &why)) tree_failed(t, "clear", paths[i], why);
    for (size_t i = 0; i < g->n_learners; i++) {
        const char *path = learner_at(a, folder, &g->learners[i]);
        if (!os_remove(path, &why)) tree_failed(t, "clear", path, why);
    }
}

bool shard_has(const struct tree *t, struct arena *a, const struct group *g, const char *key) {
    struct kept kept;
    char *bytes;
    size_t n;
    if (read_kept(&kept, a, t->stage, g, key) && read_result(&kept, a, t->stage, g, &bytes, &n))
        return true;
    remove_class(t, a, t->stage, g);
    return false;
}

bool shard_keep(const struct tree *t, struct arena *a, const struct group *g, const char *key,
                const bool *withdrawn, const char *bytes, size_t n) {
    const char *why = NULL, *result = in(a, t->stage, "results", g);
    struct kept kept = {.key = key, .checksum = checksum_of(a, bytes, n)};
    kept.staged = staged_of(a, t->stage, g);
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < g->n_learners; i++)
        if (withdrawn[g->learners[i].index])
            VEC_PUSH(a, &kept.withdrawn, ((struct kept_learner){g->learners[i].id}));
    fields_start(&text, what);
    fields_write(&text, &own, &kept);
    fields_write_all(&text, lists, 1, &kept);
    fields_finish(&text);
    /* the key is the last to be on the disk: with it, everything else is there */
    const bool ok = os_make_folder_of(result, &why) && os_write(result, bytes, n, &why) &&
                    os_sync_disk(t->stage, &why) &&
                    os_write_safe(key_at(a, t->stage, g), text.p, text.n, &why);
    buf_release(&text);
    return ok || tree_failed(t, "write", result, why);
}

/* ---- gathering ---- */

static const char *shards_folder(const struct tree *t, struct arena *a) {
    return os_join(a, t->folder, "shards");
}

struct shards shard_find(const struct tree *t, struct arena *a) {
    struct os_entries found = {0};
    struct shards s = {0};
    const char *folder = shards_folder(t, a);
    if (!os_list(a, folder, &found, NULL)) return s;
    s.folders = arena_array(a, found.n + 1, sizeof *s.folders);
    for (size_t i = 0; i < found.n; i++)
        if (found.v[i].kind == OS_FOLDER) s.folders[s.n++] = os_join(a, folder, found.v[i].name);
    return s;
}

/* Moves a file or folder that may not be there. */
static bool move_if_there(struct arena *a, const char *from, const char *to) {
    const char *why = NULL;
    if (os_look(from).kind == OS_ABSENT) return true;
    return os_make_folder(os_folder_of(a, to), &why) && os_rename(from, to, &why);
}

static bool move_all(const struct tree *t, struct arena *a, const char *folder,
                     const struct group *g) {
    bool ok = move_if_there(a, in(a, folder, "class", g), in(a, t->stage, "class", g)) &&
              move_if_there(a, in(a, folder, "ledger", g), in(a, t->stage, "ledger", g));
    for (size_t i = 0; ok && i < g->n_learners; i++) {
        const struct learner_place *p = &g->learners[i];
        ok = move_if_there(a, learner_at(a, folder, p), learner_at(a, t->stage, p));
    }
    return ok;
}

bool shard_take(const struct shards *s, const struct tree *t, struct arena *a,
                const struct group *g, const char *key, bool *withdrawn, char **bytes, size_t *n) {
    for (size_t i = 0; i < s->n; i++) {
        const char *folder = s->folders[i];
        struct kept kept;
        if (!read_kept(&kept, a, folder, g, key) || !read_result(&kept, a, folder, g, bytes, n))
            continue;
        /* taken once: what is moved is no longer there for another try */
        const char *why = NULL, *key_file = key_at(a, folder, g);
        if (!os_remove(key_file, &why) || !move_all(t, a, folder, g)) {
            remove_class(t, a, t->stage, g);
            continue;
        }
        for (size_t k = 0; k < kept.withdrawn.n; k++)
            for (size_t m = 0; m < g->n_learners; m++)
                if (strcmp(g->learners[m].id, kept.withdrawn.v[k].id) == 0)
                    withdrawn[g->learners[m].index] = true;
        return true;
    }
    return false;
}

void shard_clear(const struct shards *s, const struct tree *t) {
    const char *why = NULL;
    for (size_t i = 0; i < s->n; i++) {
        int lock = -1;
        if (os_lock(os_join(t->arena, s->folders[i], "lock"), &lock, &why) != OS_LOCKED) continue;
        if (!os_remove(s->folders[i], &why)) tree_failed(t, "clear", s->folders[i], why);
        os_unlock(lock);
    }
    os_remove_empty(shards_folder(t, t->arena));
}
