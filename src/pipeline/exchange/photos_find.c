/* photos_find.c: the folders that photos may belong into. Folders are listed from the disk, so that
 * one whose index.md cannot be understood is not forgotten: a photo may belong there. */
#include "pipeline/exchange/photos_inner.h"

#include "base/ending.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/new/new_files.h"

#include <string.h>

struct finding {
    struct arena *arena;
    const struct workspace *w;
    struct photos_found *out;
    struct diags *diags;
    struct table *seen; /* paths of learners */
};

static struct date day_of_name(const char *id) {
    struct date d = {0};
    if (strlen(id) >= 10 && (id[10] == '-' || !id[10])) date_parse(id, 10, &d);
    return d;
}

static const char *under(struct arena *a, const char *folder, const char *name) {
    return *folder ? os_join(a, folder, name) : name;
}

static void add_piece(struct finding *f, const char *folder, const char *name, bool is_file,
                      const struct group *g, const struct learner_place *owner) {
    struct arena *a = f->arena;
    const char *path = os_join(a, folder, name);
    if (table_find(f->out->by_path, path)) return; /* a folder, and a table of its levels */
    struct photos_piece *p = arena_make(a, struct photos_piece);
    *p = (struct photos_piece){.id = arena_strdup(a, name),
                               .path = path,
                               .group = g,
                               .owner = owner,
                               .is_file = is_file,
                               .day = day_of_name(name),
                               .described = table_new(a)};
    if (owner) VEC_PUSH(a, &p->who, owner);
    table_set(f->out->by_path, p->path, p);
    VEC_PUSH(a, &f->out->pieces, p);
}

/* Folders first: a file of the same name belongs to one. */
static bool list(struct finding *f, const char *folder, const struct group *g,
                 const struct learner_place *owner) {
    const char *full = os_join(f->arena, f->w->root, folder), *why = NULL;
    struct os_entries found = {0};
    if (!os_may_be_there(full)) return true;
    if (!os_list(f->arena, full, &found, &why)) return new_failed(f->arena, f->diags, folder, why);
    for (int files = 0; files < 2; files++)
        for (size_t i = 0; i < found.n; i++) {
            const struct os_entry *e = &found.v[i];
            const char *id = ending_cut(f->arena, e->name, owner ? ".md" : ".csv");
            if (*e->name == '.') continue;
            if (!files && (e->kind == OS_FOLDER || (e->kind == OS_LINK && !id)))
                add_piece(f, folder, e->name, false, g, owner);
            if (files && e->kind != OS_FOLDER && id) add_piece(f, folder, id, true, g, owner);
        }
    return true;
}

static bool add_learner(struct finding *f, const struct learner_place *p) {
    if (table_find(f->seen, p->path)) return true;
    table_set(f->seen, p->path, f);
    if (!p->first) f->out->unread = true;
    if (p->linked) return true;
    VEC_PUSH(f->arena, &f->out->learners, p);
    return list(f, os_join(f->arena, p->path, "evidence"), NULL, p);
}

static bool add_class(struct finding *f, const struct group *g) {
    bool ok = list(f, under(f->arena, g->path, "activities"), g, NULL);
    for (size_t i = 0; i < group_size(g) && ok; i++) ok = add_learner(f, group_at(g, i));
    return ok;
}

/* ---- what they say ---- */

static void note(struct finding *f, struct photos_piece *p, const struct evidence *e,
                 const struct learner_place *of) {
    struct arena *a = f->arena;
    if (p->group) VEC_PUSH(a, &p->who, of);
    if (p->read) return;
    p->read = true;
    p->title = e->title ? arena_strdup(a, e->title) : NULL;
    p->day = e->date;
    for (size_t i = 0; i < e->n_files; i++)
        if (e->files[i].alt) table_set(p->described, arena_strdup(a, e->files[i].name), p);
}

static void read_learner(struct finding *f, const struct learner_place *p) {
    struct arena *scratch = arena_new();
    enum load_result result;
    const struct learner *l = load_learner_partly(scratch, f->w, p, diags_new(scratch), &result);
    for (size_t i = 0; i < l->n_evidence; i++) {
        const struct evidence *e = &l->evidence[i];
        const char *path = ending_cut(scratch, e->mark.file, "/index.md");
        if (!path) path = ending_cut(scratch, e->mark.file, ".md");
        struct photos_piece *piece = path ? table_find(f->out->by_path, path) : NULL;
        if (piece) note(f, piece, e, p);
    }
    arena_free(scratch);
}

/* Those who were in the class before may have taken part. */
static void read_all(struct finding *f, const struct group *class) {
    for (size_t g = 0; g < f->w->n_groups; g++)
        for (size_t i = 0; i < f->w->groups[g].n_learners; i++) {
            const struct learner_place *p = &f->w->groups[g].learners[i];
            if (!class || table_find(f->seen, p->path) || p->n_earlier) read_learner(f, p);
        }
}

bool photos_find(struct arena *a, const struct workspace *w, const struct group *class,
                 struct photos_found *out, struct diags *diags) {
    struct finding f = {a, w, out, diags, table_new(a)};
    bool ok = true;
    *out = (struct photos_found){.by_path = table_new(a)};
    out->unread = w->unknown.unread.n || w->unknown.misnamed.n;
    if (class)
        ok = add_class(&f, class);
    else
        for (size_t i = 0; i < w->n_groups && ok; i++) ok = add_class(&f, &w->groups[i]);
    if (ok) read_all(&f, class);
    return ok;
}

struct photos_piece *photos_piece_of(struct arena *a, const struct photos_found *found,
                                     const char *path, const char **name) {
    const char *slash = strrchr(path, '/');
    if (!slash || !slash[1] || slash[1] == '.') return NULL;
    *name = slash + 1;
    return table_find(found->by_path, arena_strndup(a, path, (size_t)(slash - path)));
}
