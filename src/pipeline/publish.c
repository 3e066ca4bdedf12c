/* publish.c: the last step. Until here nothing that families see was touched. */
#include "pipeline/publish.h"

#include "base/codes.h"
#include "base/hash.h"
#include "pipeline/one_learner.h"
#include "pipeline/record.h"
#include "os/os.h"

#include <string.h>

static const char marker[] =
    "This folder is made by Folioscope. What is published here is exchanged at every build.\n";

static bool failed(struct publisher *p, const char *what, const char *path, const char *why) {
    diag_add(
        p->diags,
        (struct diag){
            .code = code_text(CODE_CANNOT_WRITE),
            .severity = DIAG_ERROR,
            .text = arena_printf(p->arena, "cannot %s '%s': %s", what, path, why ? why : "unknown reason"),
            .remedy = "look whether the disk is full and whether you may write there; what was published is "
                      "as it was"});
    return false;
}

/* ---- the output folder ----------------------------------------------------------------------------------- */

static bool is_empty(struct publisher *p) {
    struct os_entries entries = {0};
    return !os_list(p->arena, p->out, &entries, NULL) || entries.n == 0;
}

static bool is_ours(struct publisher *p) {
    return os_look(os_join(p->arena, p->work, "README")).kind == OS_FILE;
}

static bool take(struct publisher *p, bool force) {
    const char *why = NULL;
    enum os_kind kind = os_look(p->out).kind;
    if (kind != OS_ABSENT && !force && !is_ours(p) && !is_empty(p)) {
        diag_add(p->diags,
                 (struct diag){
                     .code = code_text(CODE_NOT_OURS),
                     .severity = DIAG_ERROR,
                     .text = arena_printf(
                         p->arena, "the output folder '%s' holds files that Folioscope did not make", p->out),
                     .remedy = "choose an empty folder with -o, or say --force to build into this one"});
        return false;
    }
    if (!os_make_folder(p->work, &why)) return failed(p, "make", p->work, why);
    return os_write(os_join(p->arena, p->work, "README"), marker, sizeof marker - 1, &why) ||
           failed(p, "write in", p->work, why);
}

bool publish_open(struct publisher *p, struct arena *a, const struct build_options *o, struct diags *diags) {
    *p = (struct publisher){.arena = a, .out = o->out, .diags = diags};
    p->work = os_join(a, o->out, ".folioscope");
    const char *why = NULL, *stage = os_join(a, p->work, "stage");
    if (!take(p, o->force)) return false;
    if (!os_remove(stage, &why) || !os_make_folder(stage, &why)) return failed(p, "clear", stage, why);
    return true;
}

const char *publish_stage(struct arena *a, const char *out, size_t index) {
    return arena_printf(a, "%s/.folioscope/stage/%zu", out, index);
}

void publish_close(struct publisher *p) {
    const char *why = NULL, *stage = os_join(p->arena, p->work, "stage");
    if (!os_remove(stage, &why)) failed(p, "clear", stage, why);
}

/* ---- one learner ----------------------------------------------------------------------------------------- */

static const char *record_path(struct publisher *p, const char *learner_folder) {
    return arena_printf(p->arena, "%s/records/%s.txt", p->work, learner_folder);
}

static bool make_parent(struct publisher *p, const char *path) {
    const char *why = NULL;
    char *folder = arena_strdup(p->arena, path);
    *strrchr(folder, '/') = '\0';
    return os_make_folder(folder, &why) || failed(p, "make", folder, why);
}

static bool write_file(struct publisher *p, const char *path, const void *data, size_t n) {
    const char *why = NULL;
    return make_parent(p, path) && (os_write(path, data, n, &why) || failed(p, "write", path, why));
}

bool publish_learner(struct publisher *p, const struct learner_place *place, const char *stage,
                     const char *record, size_t n) {
    const char *why = NULL, *name = learner_out(p->arena, place);
    char *published = os_join(p->arena, p->out, name);
    if (!make_parent(p, published)) return false;
    /* The record first: a folder that has no record would never be taken away again. */
    if (!write_file(p, record_path(p, name), record, n)) return false;
    if (!os_exchange(stage, published, &why)) return failed(p, "publish", published, why);
    return os_remove(stage, &why) || failed(p, "clear", stage, why);
}

static struct summary *read_record(struct publisher *p, const char *learner_folder) {
    char *text;
    size_t n;
    struct summary *s = NULL;
    if (!os_read(p->arena, record_path(p, learner_folder), 64 << 20, &text, &n, NULL)) return NULL;
    return record_read(p->arena, text, n, &s, NULL) ? s : NULL;
}

struct summary *publish_record(struct publisher *p, const struct learner_place *place) {
    return read_record(p, learner_out(p->arena, place));
}

/* ---- what is no longer there ----------------------------------------------------------------------------- */

static bool ends_with(const char *s, const char *end) {
    size_t n = strlen(s), m = strlen(end);
    return n > m && strcmp(s + n - m, end) == 0;
}

/* The print files of the class hold the learner too; those of a class that is still there are made again. */
static bool remove_prints(struct publisher *p, const char *learner_folder) {
    const char *why = NULL, *at = strstr(learner_folder, "/learners/");
    if (!at) return true;
    char *prints =
        arena_printf(p->arena, "%s/%.*s/print", p->out, (int)(at - learner_folder), learner_folder);
    return os_remove(prints, &why) || failed(p, "take away", prints, why);
}

static bool remove_one(struct publisher *p, const char *folder) {
    const char *why = NULL;
    char *published = os_join(p->arena, p->out, folder);
    if (!os_remove(published, &why)) return failed(p, "take away", published, why);
    if (!remove_prints(p, folder)) return false;
    return os_remove(record_path(p, folder), &why) || failed(p, "take away", folder, why);
}

struct gone {
    const struct table *folders; /* where learners of the workspace are published */
    const struct table
        *paths; /* of learners who are still in the workspace, and may have another folder now */
    bool whole; /* else those alone */
    struct built *built;
};

static bool remove_if_gone(struct publisher *p, const char *folder, const struct gone *gone) {
    if (table_find(gone->folders, folder)) return true;
    const struct summary *s = read_record(p, folder);
    bool moved = s && table_find(gone->paths, s->path);
    if (!moved && !gone->whole) return true;
    if (!remove_one(p, folder)) return false;
    *(moved ? &gone->built->moved : &gone->built->removed) += 1;
    return true;
}

/* Records lie in folders as the published ones do: records/maple/learners/maya-torres.txt. */
static bool remove_gone(struct publisher *p, const char *folder, const struct gone *gone) {
    struct os_entries entries = {0};
    const char *path = arena_printf(p->arena, "%s/records%s%s", p->work, *folder ? "/" : "", folder);
    if (!os_list(p->arena, path, &entries, NULL)) return true;
    for (size_t i = 0; i < entries.n; i++) {
        const char *name = *folder ? os_join(p->arena, folder, entries.v[i].name) : entries.v[i].name;
        bool record = entries.v[i].kind != OS_FOLDER && ends_with(name, ".txt");
        if (entries.v[i].kind == OS_FOLDER && !remove_gone(p, name, gone)) return false;
        if (record && !remove_if_gone(p, arena_strndup(p->arena, name, strlen(name) - 4), gone)) return false;
    }
    return true;
}

bool publish_remove_gone(struct publisher *p, const struct workspace *w, struct learner_place *const *chosen,
                         size_t n, bool whole, struct built *built) {
    struct table *folders = table_new(p->arena), *paths = table_new(p->arena);
    if (w->secret_paths && !w->secret) return true; /* nobody knows what folders are called */
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            table_set(folders, learner_out(p->arena, &w->groups[g].learners[i]), &w->groups[g].learners[i]);
    for (size_t i = 0; i < n; i++) table_set(paths, chosen[i]->path, chosen[i]);
    return remove_gone(p, "", &(struct gone){folders, paths, whole, built});
}

bool publish_take_away(struct publisher *p, const struct learner_place *place, size_t *removed) {
    const char *folder = learner_out(p->arena, place);
    if (os_look(os_join(p->arena, p->out, folder)).kind == OS_ABSENT) return true;
    (*removed)++;
    return remove_one(p, folder);
}

bool publish_file(struct publisher *p, const char *path, const void *data, size_t n) {
    return write_file(p, os_join(p->arena, p->out, path), data, n);
}
