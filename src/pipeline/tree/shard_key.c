/* shard_key.c: see shard_key.h. */
#include "pipeline/tree/shard_key.h"

#include "base/hash.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/pipeline.h"

#include <string.h>

struct shard_keys {
    struct arena *arena;
    const struct workspace *w;
    const struct tree *tree;
    struct table *classes, *learners; /* by path in the workspace: &by_class[…], &by_learner[…] */
    struct hash all;                  /* what counts for every class */
    struct hash *by_class, *by_learner;
    bool unknown;
};

static void add(struct hash *h, const char *text) { *h = hash_bytes(*h, text, strlen(text) + 1); }

static void add_number(struct hash *h, long long number) {
    *h = hash_bytes(*h, &number, sizeof number);
}

static void add_hash(struct hash *h, const struct hash *more) {
    *h = hash_bytes(*h, &more->high, sizeof more->high);
    *h = hash_bytes(*h, &more->low, sizeof more->low);
}

/* ---- files ---- */

static void add_file(struct shard_keys *k, struct hash *h, const char *name, const char *path) {
    add(h, name);
    add(h, os_stamp(k->arena, path));
}

static bool counts_for_all(const char *name) {
    static const char *const names[] = {"class.yaml", "roster.csv", "consent.csv", "learner.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static const char *below(struct arena *a, const char *folder, const char *name) {
    return *folder ? os_join(a, folder, name) : name;
}

/* path: in the workspace. `part` gets the stamps. */
static void walk(struct shard_keys *k, const char *path, struct hash *part) {
    struct arena *a = k->arena;
    const char *why = NULL, *folder = *path ? os_join(a, k->w->root, path) : k->w->root;
    struct os_entries found = {0};
    if (!os_list(a, folder, &found, &why)) {
        k->unknown = true;
        return;
    }
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name, *inner = below(a, path, name),
                   *real = os_join(a, folder, name);
        enum os_kind kind = found.v[i].kind;
        struct hash *own = table_find(k->learners, inner);
        if (!own) own = table_find(k->classes, inner);
        if (kind == OS_LINK && os_file_size(real) < 0) k->unknown = true;
        if (kind != OS_FOLDER) add_file(k, counts_for_all(name) ? &k->all : part, inner, real);
        if (kind == OS_FOLDER && strcmp(os_real_path(a, real), k->tree->real) != 0 &&
            strcmp(os_real_path(a, real), k->tree->folder) != 0)
            walk(k, inner, own ? own : part);
    }
}

/* Files outside of the workspace. */
static void walk_program(struct shard_keys *k, const char *folder) {
    struct os_entries found = {0};
    const char *why = NULL;
    if (!os_list(k->arena, folder, &found, &why)) return; /* without it, nothing is built */
    for (size_t i = 0; i < found.n; i++) {
        const char *path = os_join(k->arena, folder, found.v[i].name);
        if (found.v[i].kind == OS_FOLDER)
            walk_program(k, path);
        else
            add_file(k, &k->all, path, path);
    }
}

/* ---- what counts for all ---- */

static void add_options(struct shard_keys *k, const struct build_options *o) {
    struct hash *h = &k->all;
    add(h, o->lang ? o->lang : "");
    add(h, o->load.term ? o->load.term : "");
    add_number(h, o->audience);
    add_number(h, o->only);
    add_number(h, o->has_edition ? (int)o->edition : -1);
    add_number(h, o->names_kept);
    if (o->encrypt) add_file(k, h, o->encrypt, o->encrypt);
    char day[20];
    date_iso(k->w->calendar->as_of, day);
    add(h, day);
}

/* The published tree, and its records. */
static void add_tree(struct shard_keys *k, const struct table *spared) {
    static const char *const notes[] = {"manifest", "locked-with", "locked-pages", "locked-reports",
                                        "opened-pages"};
    const struct manifest *m = &k->tree->manifest;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        add_file(k, &k->all, notes[i], os_join(k->arena, k->tree->folder, notes[i]));
    add_number(&k->all, os_look(os_join(k->arena, k->tree->folder, "aside")).kind);
    for (size_t i = 0; i < m->entries.n; i++)
        if (table_find(spared, m->entries.v[i].owner)) add(&k->all, m->entries.v[i].owner);
    for (size_t g = 0; g < k->w->n_groups; g++) {
        const char *record = tree_record(k->tree, k->arena, k->w->groups[g].out);
        add_file(k, &k->all, record, record);
        add_file(k, &k->all, ".new", arena_printf(k->arena, "%s.new", record));
    }
}

/* Consent that has ended since a shard was made. */
static void add_consent(struct shard_keys *k) {
    const struct date today = os_today();
    for (size_t g = 0; g < k->w->n_groups; g++)
        for (size_t i = 0; i < k->w->groups[g].n_learners; i++) {
            const struct date until = k->w->groups[g].learners[i].consent.until;
            add_number(&k->all, date_is_set(until) && date_cmp(until, today) < 0);
        }
}

struct shard_keys *shard_keys_of(struct arena *a, const struct shared *s, const struct tree *t,
                                 const struct table *spared) {
    struct shard_keys *k = arena_make(a, struct shard_keys);
    const struct workspace *w = s->workspace;
    *k = (struct shard_keys){.arena = a, .w = w, .tree = t, .classes = table_new(a)};
    k->learners = table_new(a);
    k->by_class = arena_array(a, w->n_groups + 1, sizeof *k->by_class);
    k->by_learner = arena_array(a, w->n_learners + 1, sizeof *k->by_learner);
    for (size_t g = 0; g < w->n_groups; g++) {
        table_set(k->classes, w->groups[g].path, &k->by_class[g]);
        for (size_t i = 0; i < w->groups[g].n_learners; i++) {
            const struct learner_place *p = &w->groups[g].learners[i];
            table_set(k->learners, p->path, &k->by_learner[p->index]);
        }
    }
    add_file(k, &k->all, "program", "/proc/self/exe");
    walk_program(k, os_join(a, s->options->load.share, "templates"));
    walk_program(k, os_join(a, s->options->load.share, "themes"));
    add_options(k, s->options);
    add_tree(k, spared);
    add_consent(k);
    walk(k, "", &k->all);
    return k;
}

/* ---- one class ---- */

static void add_class(const struct shard_keys *k, struct hash *h, const struct group *g) {
    add(h, g->path);
    add_hash(h, &k->by_class[g - k->w->groups]);
}

static void add_learner(const struct shard_keys *k, struct hash *h, const struct learner_place *p) {
    add_hash(h, &k->by_learner[p->index]);
    add_class(k, h, p->group);
    for (size_t i = 0; i < p->n_courses; i++) add_class(k, h, p->courses[i]);
    add_number(h, p->heard_elsewhere);
    for (size_t g = 0; g < k->w->n_groups && p->heard_elsewhere; g++)
        add_class(k, h, &k->w->groups[g]);
}

const char *shard_key(const struct shard_keys *k, struct arena *a, const struct group *g) {
    struct hash h = k->all;
    char text[33];
    if (k->unknown) return NULL;
    add_class(k, &h, g);
    for (size_t i = 0; i < group_size(g); i++) add_learner(k, &h, group_at(g, i));
    hash_text(h, text);
    return arena_strdup(a, text);
}
