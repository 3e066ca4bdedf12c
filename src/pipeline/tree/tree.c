/* tree.c: opening and closing an output tree. */
#include "pipeline/tree/tree.h"

#include "base/codes.h"
#include "base/ending.h"
#include "model/audiences.h"
#include "model/workspace.h"
#include "os/os.h"

#include <stdio.h>
#include <string.h>

static const char marker[] =
    "This folder is made by Folioscope, which replaces and removes what is in it at every build.\n"
    "Keep your own files elsewhere. The folder may be copied and published as it is.\n";

#define MARKER ".folioscope"

static bool failed(const struct tree *t, const char *what, const char *path, const char *why,
                   const char *remedy) {
    diag_add(t->diags, (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                                     .severity = DIAG_ERROR,
                                     .text = arena_printf(t->arena, "cannot %s '%s': %s", what,
                                                          path, why ? why : "unknown reason"),
                                     .remedy = remedy});
    return false;
}

bool tree_failed(const struct tree *t, const char *what, const char *path, const char *why) {
    return failed(t, what, path, why,
                  "check that the disk is not full, that you may write there, and that no other "
                  "program has the file open; what was published before is unchanged");
}

static bool refuse(const struct tree *t, enum code code, const char *text, const char *remedy) {
    diag_add(t->diags,
             (struct diag){
                 .code = code_text(code), .severity = DIAG_ERROR, .text = text, .remedy = remedy});
    return false;
}

const char *tree_at(const struct tree *t, struct arena *a, const char *path) {
    return os_join(a, t->real, path);
}

const char *tree_record(const struct tree *t, struct arena *a, const char *class_out) {
    return os_join(a, t->records, class_out);
}

bool tree_is_plain(const struct tree *t, struct arena *a, const char *path) {
    char *folder = arena_strdup(a, path);
    for (char *slash = strchr(folder, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        enum os_kind kind = os_look(tree_at(t, a, folder)).kind;
        if (kind != OS_FOLDER && kind != OS_ABSENT)
            return tree_failed(t, "publish into", tree_at(t, a, folder),
                               "it is a link, or not a folder; remove it from the output");
        *slash = '/';
    }
    return true;
}

/* ---- where it may be ---- */

static bool overlaps(const char *a, const char *b) {
    return os_is_below(a, b) || os_is_below(b, a);
}

static bool refuse_overlap(const struct tree *t, const char *with) {
    return refuse(
        t, CODE_OVERLAP,
        arena_printf(t->arena,
                     "the output folder '%s' would overlap '%s', which Folioscope reads from",
                     t->out, with),
        "choose another folder with -o, such as 'out': what is in an output folder is replaced and removed");
}

/* Inside the workspace, only a folder at its root that is not read is allowed: 'out'. */
static bool overlaps_workspace(const struct tree *t, const char *real, const char *root) {
    if (os_is_below(root, real)) return true;
    if (!os_is_below(real, root)) return false;
    const char *below = real + strlen(root) + (strcmp(root, "/") != 0);
    return load_is_input(arena_strndup(t->arena, below, strcspn(below, "/")));
}

/* The output tree, or the folder beside one, that contains this path, or NULL. Nested trees
 * would get mixed up. */
static const char *tree_around(const struct tree *t, const char *real) {
    char *folder = arena_strdup(t->arena, real), *slash;
    while ((slash = strrchr(folder, '/')) && slash != folder) {
        *slash = '\0';
        const char *name = strrchr(folder, '/');
        bool beside = name && name[1] == '.' && ending_is(name + 1, MARKER);
        if (beside || os_look(os_join(t->arena, folder, MARKER)).kind == OS_FILE) return folder;
    }
    return NULL;
}

static bool stays_apart(const struct tree *t, const struct shared *s) {
    static const char *const shipped[] = {"templates", "themes"};
    const char *real = os_real_path(t->arena, t->out), *around = tree_around(t, real);
    if (around)
        return refuse(
            t, CODE_OVERLAP,
            arena_printf(t->arena,
                         "the output folder '%s' would be in '%s', which belongs to another build",
                         t->out, around),
            "choose another folder with -o, beside that one");
    if (overlaps_workspace(t, real, os_real_path(t->arena, s->workspace->root)))
        return refuse_overlap(t, s->workspace->root);
    for (size_t i = 0; i < 2; i++) {
        const char *folder = os_join(t->arena, s->options->load.share, shipped[i]);
        if (overlaps(real, os_real_path(t->arena, folder))) return refuse_overlap(t, folder);
    }
    return true;
}

/* ---- whose it is ---- */

/* A first build that was killed may have left nothing but the mark. */
static bool is_empty(const struct tree *t) {
    struct os_entries found = {0};
    if (os_look(t->real).kind == OS_ABSENT) return true;
    if (!os_list(t->arena, t->real, &found, NULL)) return false;
    return !found.n ||
           (found.n == 1 && found.v[0].kind == OS_FILE && strcmp(found.v[0].name, MARKER) == 0);
}

static bool is_marked(const struct tree *t) {
    return os_look(os_join(t->arena, t->real, MARKER)).kind == OS_FILE;
}

bool tree_is_there(struct arena *a, const char *out) {
    return *out && os_look(os_join(a, out, MARKER)).kind == OS_FILE;
}

bool tree_is_around(struct arena *a, const char *file) {
    const char *folder = os_real_path(a, os_folder_of(a, file));
    for (;;) {
        if (tree_is_there(a, folder)) return true;
        const char *above = os_folder_of(a, folder);
        if (strcmp(above, folder) == 0) return false;
        folder = above;
    }
}

static bool not_ours(const struct tree *t) {
    return refuse(
        t, CODE_NOT_OURS,
        arena_printf(t->arena, "the output folder '%s' holds files that Folioscope did not make",
                     t->out),
        "choose an empty folder with -o; --force does not help here, for it would remove those files");
}

static const char *word_of(enum audience a) {
    static const char *const words[AUDIENCE_COUNT] = {[AUDIENCE_STAFF] = "staff",
                                                      [AUDIENCE_LEARNER] = "learners",
                                                      [AUDIENCE_FAMILY] = "families",
                                                      [AUDIENCE_PUBLIC] = "the public"};
    return words[a];
}

static const char *id_of(const struct entry *e) {
    const char *slash = strrchr(e->owner, '/');
    return slash ? slash + 1 : e->owner;
}

/* Is at least one in five published learners in the plan? In any class, because much may have
 * changed since. A plan without unpublished learners will do as well. */
static bool has_its_learners(const struct tree *t, const struct manifest *plan) {
    struct table *planned = table_new(t->arena), *found = table_new(t->arena);
    size_t all = 0, known = 0, strangers = 0;
    for (size_t i = 0; i < plan->entries.n; i++)
        if (plan->entries.v[i].kind == OWNER_LEARNER)
            table_set(planned, id_of(&plan->entries.v[i]), planned);
    for (size_t i = 0; i < t->manifest.entries.n; i++) {
        const struct entry *e = &t->manifest.entries.v[i];
        if (e->kind != OWNER_LEARNER) continue;
        all++;
        known += table_find(planned, id_of(e)) != NULL;
        table_set(found, id_of(e), found);
    }
    for (size_t i = 0; i < plan->entries.n; i++) {
        const struct entry *e = &plan->entries.v[i];
        strangers += e->kind == OWNER_LEARNER && !table_find(found, id_of(e));
    }
    return known * 5 >= all || !strangers;
}

/* The workspace was moved: its old folder is no longer a workspace, and the school has the same
 * name and some of the same learners. A disk that is away for a while is not a move: another
 * school's workspace must not take its place. */
static bool has_moved(const struct tree *t, const struct manifest *plan) {
    const char *settings = os_join(t->arena, t->manifest.workspace, "folioscope.yaml");
    return os_look(settings).kind == OS_ABSENT && strcmp(t->manifest.name, plan->name) == 0 &&
           has_its_learners(t, plan);
}

/* Do the files there belong to a tree of this workspace for this audience? */
static bool is_this_tree(const struct tree *t, const struct manifest *plan, bool known,
                         const char *why) {
    const struct manifest *m = &t->manifest;
    if (!known)
        return refuse(
            t, CODE_OTHER_TREE,
            arena_printf(
                t->arena,
                "it is not known what the output folder '%s' holds: '%s' cannot be used: %s",
                t->out, os_join(t->arena, t->folder, "manifest"), why ? why : "it is missing"),
            "use --force to replace everything in the output folder, or choose another one with -o");
    if (m->audience != plan->audience)
        return refuse(
            t, CODE_OTHER_TREE,
            arena_printf(t->arena,
                         "the output folder '%s' was made for %s, and this build is for %s", t->out,
                         word_of(m->audience), word_of(plan->audience)),
            plan->audience < m->audience
                ? "choose another folder with -o: everyone who has this one would get what is for fewer eyes"
                : "choose another folder with -o for each audience, or use --force to replace everything in "
                  "this one");
    if (strcmp(m->workspace, plan->workspace) != 0 && !has_moved(t, plan))
        return refuse(
            t, CODE_OTHER_TREE,
            arena_printf(t->arena, "the output folder '%s' was made from another workspace, '%s'",
                         t->out, m->workspace),
            "choose another folder with -o, or use --force to replace everything in this one");
    return true;
}

/* ---- one at a time ---- */

enum { WAIT_MS = 100, LONGEST_WAIT_S = 300 };

static const char *holder_of(const struct tree *t, const char *lock) {
    char *text;
    size_t n;
    if (!os_read(t->arena, lock, 4096, &text, &n, NULL) || !n) return "another process";
    text[strcspn(text, "\n")] = '\0';
    return text;
}

static bool still_busy(const struct tree *t, const char *lock) {
    return refuse(
        t, CODE_BUSY,
        arena_printf(t->arena, "another build is writing '%s' (%s)", t->out, holder_of(t, lock)),
        "wait until it has ended, then build again; nothing was changed");
}

static bool take_lock(struct tree *t, const char *folder, bool quiet) {
    if (t->lock >= 0) return true;
    const char *why = NULL, *path = os_join(t->arena, folder, "lock");
    char note[64], time[6];
    enum os_lock outcome = os_lock(path, &t->lock, &why);
    if (outcome == OS_LOCK_BUSY && !quiet)
        fprintf(stderr, "folioscope: another build is writing '%s' (%s): waiting\n", t->out,
                holder_of(t, path));
    for (double start = os_seconds(); outcome == OS_LOCK_BUSY;
         outcome = os_lock(path, &t->lock, &why)) {
        if (os_interrupted() || os_seconds() - start > LONGEST_WAIT_S) return still_busy(t, path);
        t->waited = true;
        os_pause(WAIT_MS);
    }
    if (outcome == OS_LOCK_FAILED) return tree_failed(t, "lock", path, why);
    os_time_of_day(time);
    snprintf(note, sizeof note, "process %ld, since %s\n", os_process(), time);
    os_lock_note(t->lock, note);
    return true;
}

/* ---- what a killed build left ---- */

/* An exchange in two steps was interrupted between them: restores the old folder. */
static bool bring_back(struct tree *t) {
    const char *why = NULL, *aside = os_join(t->arena, t->folder, "aside");
    for (size_t i = 0; os_look(aside).kind != OS_ABSENT && i < t->manifest.entries.n; i++) {
        const char *path = t->manifest.entries.v[i].path, *old = os_join(t->arena, aside, path),
                   *published = tree_at(t, t->arena, path);
        if (os_look(old).kind == OS_ABSENT || os_look(published).kind != OS_ABSENT ||
            !tree_is_plain(t, t->arena, path))
            continue;
        if (!os_make_folder_of(published, &why) || !os_rename(old, published, &why))
            return tree_failed(t, "bring back", published, why);
    }
    return os_remove(aside, &why) ||
           /* `published` exists, so what is left here is old */
           tree_failed(t, "clear", aside, why);
}

static bool clear_stages(struct tree *t) {
    const char *why = NULL;
    struct os_entries found = {0};
    if (!os_list(t->arena, t->folder, &found, &why)) return tree_failed(t, "read", t->folder, why);
    for (size_t i = 0; i < found.n; i++) {
        const char *path = os_join(t->arena, t->folder, found.v[i].name);
        bool left =
            strncmp(found.v[i].name, "stage-", 6) == 0 ||
            ending_is(found.v[i].name, ".part"); /* of os_write in a process that was killed */
        if (left && !os_remove(path, &why)) return tree_failed(t, "clear", path, why);
    }
    return true;
}

/* ---- all of it ---- */

const char *tree_beside(struct arena *a, const char *real) {
    const char *name = strrchr(real, '/') + 1;
    return arena_printf(a, "%.*s/.%s.folioscope", (int)(name - 1 - real), real, name);
}

const char *tree_link(struct arena *a, const char *folder) {
    static const char *const places[] = {"records", "remembered", "remembered/classes", "pictures"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *path = os_join(a, folder, places[i]);
        if (os_look(path).kind == OS_LINK) return path;
    }
    return NULL;
}

static bool make_places(struct tree *t) {
    const char *why = NULL, *parent = os_join(t->arena, t->real, "..");
    if (os_look(t->real).kind == OS_ABSENT && !os_make_folder(t->real, &why))
        return tree_failed(t, "make", t->out, why);
    if (!os_same_disk(t->real, parent))
        return refuse(t, CODE_CANNOT_WRITE,
                      arena_printf(t->arena, "the output folder '%s' is a disk of its own", t->out),
                      arena_printf(t->arena, "choose a folder on it, such as '%s'",
                                   os_join(t->arena, t->out, "out")));
    enum os_kind kind = os_look(t->folder).kind;
    if (kind != OS_FOLDER && kind != OS_ABSENT)
        return tree_failed(t, "use", t->folder, "it is a link, or not a folder");
    return os_make_private_folder(t->folder, &why) || tree_failed(t, "make", t->folder, why);
}

/* Written beside the tree first, so that a file left by a killed build is never taken for a
 * person's own. */
static bool put_mark(struct tree *t) {
    const char *why = NULL, *mark = os_join(t->arena, t->real, MARKER),
               *fresh = os_join(t->arena, t->stage, MARKER);
    if (os_look(mark).kind == OS_FILE) return true;
    return (os_write_safe(fresh, marker, sizeof marker - 1, &why) && os_rename(fresh, mark, &why) &&
            os_sync_folder(t->real, &why)) ||
           tree_failed(t, "write", mark, why);
}

/* With --force. Until everything is made, the build sees an empty folder without records. */
static bool prepare_to_replace(struct tree *t) {
    const char *why = NULL;
    manifest_start(&t->manifest, t->arena);
    t->replaces = t->real;
    t->real = os_join(t->arena, t->stage, "empty");
    t->records = os_join(t->arena, t->stage, "no-records");
    return os_make_folder(t->real, &why) || tree_failed(t, "make", t->real, why);
}

/* The old folder is removed with the stage. */
bool tree_replace(struct tree *t) {
    const char *why = NULL, *empty = t->real, *old = os_join(t->arena, t->stage, "replaced"),
               *aside = os_join(t->arena, t->folder, "aside");
    t->real = t->replaces;
    t->replaces = NULL;
    t->records = os_join(t->arena, t->folder, "records");
    return (os_remove(aside, &why) || tree_failed(t, "clear", aside, why)) &&
           (os_exchange(empty, t->real, old, &why) || tree_failed(t, "replace", t->out, why)) &&
           (os_remove(t->records, &why) || tree_failed(t, "clear", t->records, why)) && put_mark(t);
}
static bool begin(struct tree *t, const struct manifest *plan, bool force) {
    const char *why = NULL;
    bool found, empty = is_empty(t);
    manifest_start(&t->manifest, t->arena);
    bool known =
        manifest_read(&t->manifest, os_join(t->arena, t->folder, "manifest"), &found, &why) &&
        found;
    if (!empty && !is_marked(t)) return not_ours(t);
    bool ours = empty || force || is_this_tree(t, plan, known, why);
    if (!ours || !clear_stages(t)) return false;
    if (!os_make_folder(t->stage, &why)) return tree_failed(t, "make", t->stage, why);
    /* if it is the same workspace and audience, the plan replaces everything anyway */
    if (force && !empty &&
        !(known && t->manifest.audience == plan->audience &&
          strcmp(t->manifest.workspace, plan->workspace) == 0)) {
        return prepare_to_replace(t);
    }
    if (empty && !known) manifest_start(&t->manifest, t->arena);
    return bring_back(t);
}

static bool is_free_of_links(const struct tree *t) {
    const char *link = tree_link(t->arena, t->folder);
    return !link || failed(t, "use", link, "it is a link",
                           "remove the link; what was published before is unchanged");
}

/* Finds where everything is. False with a finding if it may not be there. */
static bool find_places(struct tree *t, struct arena *a, const struct shared *s,
                        struct diags *diags) {
    *t = (struct tree){.arena = a, .out = s->options->out, .diags = diags, .lock = t->lock};
    if (!*t->out)
        return refuse(t, CODE_CANNOT_WRITE, "the output folder has no name",
                      "name a folder after -o, such as 'out'");
    const char *real = os_real_path(a, t->out);
    t->real = real;
    t->folder = tree_beside(a, real);
    t->stage = arena_printf(a, "%s/stage-%ld", t->folder, os_process());
    if (!stays_apart(t, s)) return false;
    if (os_look(real).kind != OS_ABSENT && os_look(real).kind != OS_FOLDER)
        return tree_failed(t, "make", t->out, "a file has this name");
    if (!is_empty(t) && !is_marked(t)) return not_ours(t);
    t->records = os_join(a, t->folder, "records");
    return is_free_of_links(t) && make_places(t);
}

bool tree_open(struct tree *t, struct arena *a, const struct shared *s, const struct manifest *plan,
               struct diags *diags) {
    if (!find_places(t, a, s, diags) || !take_lock(t, t->folder, s->options->quiet)) return false;
    return t->waited || (begin(t, plan, s->options->force) && put_mark(t));
}

bool tree_open_beside(struct tree *t, struct arena *a, const struct shared *s,
                      const struct manifest *plan, const char *folder, struct diags *diags) {
    const char *why = NULL;
    bool found;
    if (!find_places(t, a, s, diags)) return false;
    t->stage = os_join(a, t->folder, folder);
    t->stays = true;
    if (!os_make_folder(t->stage, &why)) return tree_failed(t, "make", t->stage, why);
    if (!take_lock(t, t->stage, s->options->quiet)) return false;
    if (t->waited) return true;
    manifest_start(&t->manifest, a);
    bool known = manifest_read(&t->manifest, os_join(a, t->folder, "manifest"), &found, &why);
    known = known && found;
    if (!is_empty(t) && !is_this_tree(t, plan, known, why)) return false;
    if (is_empty(t) && !known) manifest_start(&t->manifest, a);
    return true;
}

bool tree_keep_manifest(struct tree *t, const struct manifest *m, const char *remedy) {
    const char *why = NULL, *path = os_join(t->arena, t->folder, "manifest");
    if (manifest_write(m, path, &why)) return true;
    return remedy ? failed(t, "write", path, why, remedy) : tree_failed(t, "write", path, why);
}

void tree_close(struct tree *t) {
    const char *why = NULL;
    if (t->lock < 0) return;
    /* without a stage, it was only waited for: nothing was to be done after all */
    if (t->stage && !t->stays) {
        if (!os_remove(t->stage, &why)) tree_failed(t, "clear", t->stage, why);
        os_prune(os_join(t->arena, t->folder, "aside"));
    }
    os_unlock(t->lock);
    t->lock = -1;
}
