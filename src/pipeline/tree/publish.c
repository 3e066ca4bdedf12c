/* publish.c: puts staged files in place, removes what must not stay, and keeps the list of what
 * is published. Only this and tree.c change a published tree. */
#include "pipeline/tree/publish.h"

#include "base/codes.h"
#include "base/ending.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/tree/basis.h"
#include "pipeline/tree/ledger.h"
#include "pipeline/tree/unknown.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* ---- batches ---- */

bool batch_start(struct batch *b, struct publisher *p, struct arena *a) {
    const char *why = NULL;
    *b = (struct batch){.publisher = p, .arena = a};
    if (os_look(os_join(a, p->tree->folder, "lock")).kind != OS_FILE)
        return tree_failed(p->tree, "write into", p->tree->out,
                           "its disk or share is not there now; nothing is written in its place");
    return os_sync_disk(p->tree->folder, &why) ||
           tree_failed(p->tree, "write", p->tree->stage, why);
}

static bool fail(struct batch *b, const char *what, const char *path, const char *why) {
    b->failed = true;
    return tree_failed(b->publisher->tree, what, path, why);
}

static bool make_parent(struct batch *b, const char *path) {
    const char *why = NULL, *folder = os_folder_of(b->arena, path);
    return os_make_folder(folder, &why) || fail(b, "make", folder, why);
}

bool batch_put(struct batch *b, const char *staged, const char *path) {
    const struct tree *t = b->publisher->tree;
    const char *why = NULL, *published = tree_at(t, b->arena, path),
               *aside = arena_printf(b->arena, "%s/aside/%s", t->folder, path);
    assert(manifest_has(b->publisher->plan, path)); /* otherwise no build would ever remove it */
    if (!tree_is_plain(t, b->arena, path)) {
        b->failed = true;
        return false;
    }
    if (!make_parent(b, published) || !make_parent(b, aside)) return false;
    if (!os_exchange(staged, published, aside, &why)) return fail(b, "replace", published, why);
    VEC_PUSH(b->arena, &b->old, staged);
    VEC_PUSH(b->arena, &b->old, aside);
    return true;
}

/* Removes folders that are now empty. */
static void remove_empty_parents(const struct tree *t, struct arena *a, const char *path) {
    char *folder = arena_strdup(a, path), *slash;
    while ((slash = strrchr(folder, '/'))) {
        *slash = '\0';
        if (!os_remove_empty(tree_at(t, a, folder))) return;
    }
}

/* Unlike tree_failed, whose remedy says that all is unchanged: here a file that should be gone
 * is still published. */
static bool cannot_remove(struct batch *b, const char *path, const char *why) {
    const struct tree *t = b->publisher->tree;
    b->failed = true;
    diag_add(
        t->diags,
        (struct diag){
            .code = code_text(CODE_CANNOT_WRITE),
            .severity = DIAG_ERROR,
            .text = arena_printf(t->arena, "cannot remove '%s': %s", path,
                                 why ? why : "unknown reason"),
            .remedy =
                "it is still published: close programs that have it open, check that you may write there, and "
                "build again, or remove it by hand"});
    return false;
}

bool batch_remove(struct batch *b, const char *path) {
    const struct tree *t = b->publisher->tree;
    const char *why = NULL, *published = tree_at(t, b->arena, path);
    const char *away =
        arena_printf(b->arena, "%s/removed-%zu", t->stage, b->publisher->n_removed++);
    if (!tree_is_plain(t, b->arena, path)) {
        b->failed = true;
        return false;
    }
    if (os_look(published).kind == OS_ABSENT) return true;
    if (!os_rename(published, away, &why)) return cannot_remove(b, published, why);
    remove_empty_parents(t, b->arena, path);
    VEC_PUSH(b->arena, &b->old, away);
    return true;
}

bool batch_end(struct batch *b) {
    const struct tree *t = b->publisher->tree;
    const char *why = NULL;
    if (!os_sync_disk(t->folder, &why)) return fail(b, "write", t->out, why);
    for (size_t i = 0; i < b->old.n; i++)
        if (!os_remove(b->old.v[i], &why)) fail(b, "clear", b->old.v[i], why);
    return !b->failed;
}

/* ---- who is gone ---- */

static bool is_there(const struct publisher *p, const struct entry *e) {
    struct arena *a = arena_new();
    const bool there = os_look(tree_at(p->tree, a, e->path)).kind != OS_ABSENT;
    arena_free(a);
    return there;
}

static struct table *owners_of(struct arena *a, const struct manifest *m) {
    struct table *owners = table_new(a);
    for (size_t i = 0; i < m->entries.n; i++) table_set(owners, m->entries.v[i].owner, owners);
    return owners;
}

struct tally {
    size_t published, gone; /* learners */
    struct table *classes;  /* that still have a learner */
    const char *whole;      /* a class that is gone, or all of whose published learners are */
};

static bool has_owner_in(const struct manifest *m, const struct table *owners) {
    bool any = false;
    for (size_t i = 0; i < m->entries.n && !any; i++)
        any = table_find(owners, m->entries.v[i].owner) != NULL;
    return any;
}

static struct tally count_gone(const struct publisher *p, const struct table *gone) {
    const struct manifest *m = &p->tree->manifest;
    struct arena *a = p->tree->arena;
    struct tally t = {.classes = table_new(a)};
    if (!has_owner_in(m, gone)) return t;
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct entry *e = &m->entries.v[i];
        if (e->kind != OWNER_LEARNER || !is_there(p, e)) continue;
        bool is_gone = table_find(gone, e->owner) != NULL;
        t.published++;
        t.gone += is_gone;
        if (!is_gone) table_set(t.classes, moved_class_of(a, e->owner), m->by_path);
    }
    for (size_t i = 0; i < m->entries.n && !t.whole; i++) {
        const struct entry *e = &m->entries.v[i];
        if (!table_find(gone, e->owner) || !is_there(p, e)) continue;
        const char *class = e->kind == OWNER_LEARNER ? moved_class_of(a, e->owner) : e->owner;
        if (e->kind != OWNER_SCHOOL && !table_find(t.classes, class))
            t.whole = *class ? class : "the class";
    }
    return t;
}

/* "3 of 24 published learners, all of classes/maple among them, are no longer in the workspace" */
static const char *what_goes(const struct publisher *p, const struct tally *t) {
    struct arena *a = p->tree->arena;
    const char *whole = t->whole ? arena_printf(a, ", all of '%s' among them,", t->whole) : "";
    const char *plural = t->published == 1 ? "" : "s";
    const char *verb = t->gone == 1 ? "is" : "are";
    return arena_printf(a, "%zu of %zu published learner%s%s %s no longer in the workspace",
                        t->gone, t->published, plural, whole, verb);
}

bool publish_ask(const struct build_options *o, const char *what, const char *question) {
    char answer[16];
    if (!o->ask) return false;
    fprintf(stderr, "%s.\n%s [y/N] ", what, question);
    fflush(stderr);
    return os_read_answer(answer, sizeof answer) && (answer[0] == 'y' || answer[0] == 'Y');
}

static bool may_remove(const struct publisher *p, const struct build_options *o,
                       const struct tally *t) {
    const char *what = what_goes(p, t);
    if (!t->gone || (!t->whole && t->gone * 5 <= t->published)) return true;
    if (o->remove || publish_ask(o, what, "Remove what is published of them?")) return true;
    diag_add(
        p->tree->diags,
        (struct diag){
            .code = code_text(CODE_NOT_REMOVED),
            .severity = DIAG_ERROR,
            .text = arena_printf(p->tree->arena, "%s; what is published stays for now", what),
            .remedy =
                "use --remove to remove it; otherwise look for the folders: a shared drive may be disconnected"});
    return false;
}

void publish_tell(struct publisher *p, const char *path, const char *what) {
    struct arena *a = p->tree->diags->arena; /* outlives the build */
    VEC_PUSH(a, &p->built->lines, ((struct built_line){arena_strdup(a, path), what}));
}

static void read_basis(const struct publisher *p, const struct entry *e, const char *ending,
                       struct ledger *ledger) {
    enum { LARGEST = 256 << 20 };
    struct arena *a = ledger->arena;
    const char *path =
        arena_printf(a, "%s%s", tree_record(p->tree, a, moved_class_of(a, e->path)), ending);
    char *text;
    size_t n;
    if (!os_read(a, path, LARGEST, &text, &n, NULL) || !ledger_read(ledger, text, n))
        ledger_start(ledger, a);
}

/* Does it rest on a consent that is not given any more? */
static bool is_refused(const struct publisher *p, const struct entry *e) {
    static const char *const endings[] = {"", ".new"};
    struct arena *a = arena_new();
    bool refused = false;
    for (size_t i = 0; i < 2 && e->kind == OWNER_LEARNER; i++) {
        struct ledger ledger;
        ledger_start(&ledger, a);
        read_basis(p, e, endings[i], &ledger);
        const struct ledger_learner *l = ledger_find(&ledger, e->owner);
        refused = refused || (l && basis_is_refused(&l->basis, e->owner, p->workspace));
    }
    arena_free(a);
    return refused;
}

/* Finds learners, classes, and schools that are published and not in the plan. Those that may
 * only be unreadable go to p->spared; the rest are returned. Learners who moved, and the classes
 * they left, are in neither: their fate depends on what is made (is_staying). */
static struct table *find_missing(struct publisher *p) {
    const struct manifest *m = &p->tree->manifest;
    struct arena *scratch = arena_new();
    struct table *owners = owners_of(scratch, p->plan), *gone = table_new(p->tree->arena);
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct entry *e = &m->entries.v[i];
        if (e->kind == OWNER_ROOT || table_find(owners, e->owner)) continue;
        if (table_find(p->moved.now, e->owner)) continue;
        if (e->kind == OWNER_CLASS && table_find(p->moved.left, e->owner)) continue;
        const bool unknown = unknown_may_be(p->workspace, &p->workspace->unknown, e->owner);
        if (unknown && is_refused(p, e))
            table_set(p->refused, e->owner, p);
        else
            table_set(unknown ? p->spared : gone, e->owner, p);
    }
    arena_free(scratch);
    return gone;
}

void publish_find_gone(struct publisher *p, const struct build_options *o) {
    const struct manifest *m = &p->tree->manifest;
    struct arena *a = p->tree->arena;
    p->gone = table_new(a);
    p->spared = table_new(a);
    p->refused = table_new(a);
    p->settled = table_new(a);
    moved_find(&p->moved, a, p->workspace, p->plan, m);
    struct table *gone = find_missing(p);
    const struct tally t = count_gone(p, gone);
    bool removes = may_remove(p, o, &t);
    for (size_t i = 0; i < m->entries.n; i++) {
        const char *owner = m->entries.v[i].owner;
        if (table_find(gone, owner)) table_set(removes ? p->gone : p->spared, owner, p);
        if (table_find(p->refused, owner)) table_set(p->gone, owner, p);
    }
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct entry *e = &m->entries.v[i];
        if (e->kind == OWNER_LEARNER && table_find(p->spared, e->owner) && is_there(p, e))
            publish_tell(p, e->owner, "not found: still published as before");
    }
}

/* ---- what goes ---- */

bool publish_remove_gone(struct publisher *p) {
    const struct manifest *m = &p->tree->manifest;
    struct batch b;
    if (!has_owner_in(m, p->gone)) return true;
    if (!batch_start(&b, p, p->tree->arena)) return false;
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct entry *e = &m->entries.v[i];
        if (!table_find(p->gone, e->owner)) continue;
        bool there = is_there(p, e);
        if (!batch_remove(&b, e->path) || !there || e->kind != OWNER_LEARNER) continue;
        const bool refused = table_find(p->refused, e->owner) != NULL;
        if (refused)
            p->built->withdrawn++;
        else
            p->built->removed++;
        publish_tell(p, e->owner,
                     refused ? "removed: no longer permitted"
                             : "removed: no longer in the workspace");
    }
    return batch_end(&b);
}

/* Moved, but not yet published in the new place nor known to be forbidden. */
static bool is_between(const struct publisher *p, const char *owner) {
    const struct entry *now = table_find(p->moved.now, owner);
    return now && !table_find(p->settled, now->owner);
}

static bool is_staying(const struct publisher *p, const char *owner) {
    return table_find(p->spared, owner) || is_between(p, owner);
}

/* A class keeps its own files while learners of it stay, although the plan of a class without
 * learners does not name the print files. */
static struct table *classes_staying(const struct publisher *p) {
    const struct manifest *m = &p->tree->manifest;
    struct arena *a = p->tree->arena;
    struct table *classes = table_new(a);
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct entry *e = &m->entries.v[i];
        if (e->kind == OWNER_LEARNER && is_staying(p, e->owner))
            table_set(classes, moved_class_of(a, e->owner), m->by_path);
    }
    return classes;
}

/* The learner's folder has a new name, but the machine failed before anything was put there or
 * was known to be forbidden. */
static bool is_awaited(const struct publisher *p, const struct table *planned,
                       const struct entry *e) {
    const struct entry *now = e->kind == OWNER_LEARNER ? table_find(planned, e->owner) : NULL;
    return now && !table_find(p->settled, e->owner) && !is_there(p, now);
}

static struct table *planned_learners(struct arena *a, const struct manifest *plan) {
    struct table *planned = table_new(a);
    for (size_t i = 0; i < plan->entries.n; i++)
        if (plan->entries.v[i].kind == OWNER_LEARNER)
            table_set(planned, plan->entries.v[i].owner, &plan->entries.v[i]);
    return planned;
}

/* The learner is in a folder with another name now, or in none. */
static void count_old_folder(struct publisher *p, const struct table *planned,
                             const struct entry *e) {
    const struct entry *now = table_find(planned, e->owner);
    if (now && !is_there(p, now))
        p->built->withdrawn++;
    else
        p->built->moved++;
}

bool publish_remove_unplanned(struct publisher *p) {
    const struct manifest *m = &p->tree->manifest;
    struct batch b = {.publisher = p, .arena = p->tree->arena};
    struct table *classes = classes_staying(p),
                 *planned = planned_learners(p->tree->arena, p->plan);
    size_t n = 0;
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct entry *e = &m->entries.v[i];
        if (manifest_has(p->plan, e->path) || !is_there(p, e) || is_staying(p, e->owner)) continue;
        if (e->kind == OWNER_CLASS && table_find(classes, e->owner)) continue;
        if (is_awaited(p, planned, e)) continue;
        if (batch_remove(&b, e->path) && e->kind == OWNER_LEARNER) count_old_folder(p, planned, e);
        n++;
    }
    return !n || batch_end(&b);
}

/* Is it the record of a class in the workspace, or the "<class>.new" of an interrupted
 * publishing? */
static bool is_class(const struct publisher *p, const char *out) {
    if (ending_is(out, ".new")) out = ending_cut(p->tree->arena, out, ".new");
    for (size_t g = 0; g < p->workspace->n_groups; g++)
        if (strcmp(p->workspace->groups[g].out, out) == 0) return true;
    return false;
}

/* The record of a spared class stays, because its page is still published. */
static void prune_records(struct publisher *p, const char *folder) {
    struct arena *a = p->tree->arena;
    struct os_entries found = {0};
    const char *records = p->tree->records, *why = NULL;
    if (!os_list(a, *folder ? os_join(a, records, folder) : records, &found, NULL)) return;
    for (size_t i = 0; i < found.n; i++) {
        const char *out = *folder ? os_join(a, folder, found.v[i].name) : found.v[i].name,
                   *record = os_join(a, records, out);
        bool published = os_look(tree_at(p->tree, a, out)).kind != OS_ABSENT;
        if (found.v[i].kind == OS_FOLDER)
            prune_records(p, out);
        else if (!is_class(p, out) && !published && !os_remove(record, &why))
            tree_failed(p->tree, "clear", record, why);
    }
    os_remove_empty(*folder ? os_join(a, records, folder) : records);
}

void publish_remove_records(struct publisher *p) { prune_records(p, ""); }

/* ---- the list ---- */

static void start_list(struct manifest *m, struct arena *a, const struct publisher *p) {
    manifest_start(m, a);
    m->audience = p->plan->audience;
    m->workspace = p->plan->workspace;
    m->name = p->plan->name;
}

static void add_all(struct manifest *m, const struct publisher *p, const struct manifest *from,
                    bool there_alone) {
    for (size_t i = 0; i < from->entries.n; i++)
        if (!there_alone || is_there(p, &from->entries.v[i])) manifest_add(m, from->entries.v[i]);
}

bool publish_announce(struct publisher *p) {
    struct arena *a = arena_new();
    struct manifest all;
    start_list(&all, a, p);
    add_all(&all, p, p->plan, false);
    add_all(&all, p, &p->tree->manifest, false);
    const bool ok = tree_keep_manifest(p->tree, &all, NULL);
    arena_free(a);
    return ok;
}

bool publish_conclude(struct publisher *p, struct manifest *now) {
    start_list(now, p->tree->arena, p);
    add_all(now, p, p->plan, true);
    add_all(now, p, &p->tree->manifest, true);
    return tree_keep_manifest(
        p->tree, now,
        "only this list of what is published could not be updated; check that the disk is not full and that "
        "you may write there, and build again");
}
