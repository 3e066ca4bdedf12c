/* new_framework.c: see new_framework.h. Ids of targets are new in the workspace. The file is read
 * before it is written, so that nothing is made that a build would report. */
#include "pipeline/new/new_framework.h"

#include "base/buf.h"
#include "i18n/spelling.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/new/new_files.h"

#include <string.h>

struct making {
    const struct new_framework *n;
    struct arena *arena;
    struct diags *diags;
    const char *path; /* in the workspace */
    struct buf text;
    struct texts others; /* classes that list other frameworks */
};

static bool refused(struct making *m, const char *text, const char *remedy) {
    return new_refused(m->diags, m->path, text, remedy);
}

/* ---- what is in it ---- */

static bool has_id(const struct workspace *w, const char *id) {
    for (size_t i = 0; i < w->n_targets; i++) {
        const struct target *t = w->targets[i];
        if (strcmp(t->id, id) == 0) return true;
        for (size_t k = 0; k < t->was.n; k++)
            if (strcmp(t->was.v[k], id) == 0) return true;
    }
    return false;
}

/* "SCIENCE-5.1": the next one that is free. */
static const char *target_id(struct making *m, const struct workspace *w, int *number) {
    char *stem = arena_strdup(m->arena, m->n->id);
    for (char *p = stem; *p; p++)
        if (*p >= 'a' && *p <= 'z') *p = (char)(*p - 'a' + 'A');
    const char *id;
    do id = arena_printf(m->arena, "%s.%d", stem, ++*number);
    while (has_id(w, id));
    return id;
}

static void write_text(struct making *m, const struct workspace *w) {
    static const char *const examples[] = {"I can explain it in my own words",
                                           "I can use it in a new situation"};
    const struct new_framework *n = m->n;
    const bool example = !n->competency || !n->targets.n;
    const char *title = n->competency ? n->competency : "First area";
    const char *id = spell_id(m->arena, title);
    const size_t count = n->targets.n ? n->targets.n : sizeof examples / sizeof *examples;
    int number = 0;
    if (example)
        buf_str(&m->text, "# An example: write your own competencies and learning targets.\n");
    buf_fmt(&m->text, "title: %s\ncompetencies:\n  - id: %s\n    title: %s\n    targets:\n",
            new_yaml(m->arena, n->title), *id ? id : "area-1", new_yaml(m->arena, title));
    for (size_t i = 0; i < count; i++)
        buf_fmt(&m->text, "      - {id: %s, text: %s}\n", target_id(m, w, &number),
                new_yaml(m->arena, n->targets.n ? n->targets.v[i] : examples[i]));
    buf_str(&m->text, "# Another competency is written like the first one.\n");
}

/* ---- would it be read without a finding? ---- */

static bool has_framework(const struct group *g, const char *id) {
    for (size_t i = 0; i < g->n_frameworks; i++)
        if (strcmp(g->frameworks[i]->id, id) == 0) return true;
    return false;
}

static void find_others(struct making *m, const struct workspace *w) {
    m->others.v = arena_array(m->arena, w->n_groups + 1, sizeof *m->others.v);
    for (size_t i = 0; i < w->n_groups; i++)
        if (!has_framework(&w->groups[i], m->n->id))
            m->others.v[m->others.n++] = arena_strdup(m->arena, w->groups[i].out);
}

static bool would_be_read(struct making *m) {
    const struct load_draft draft = {m->path, m->text.p, m->text.n};
    struct load_options o = m->n->load;
    struct diags *found = diags_new(m->arena);
    bool sound = true;
    o.drafts = &draft;
    o.n_drafts = 1;
    struct workspace *w = load_workspace(m->arena, &o, found);
    for (size_t i = 0; i < found->list.n && sound; i++) {
        const struct diag *d = &found->list.v[i];
        if (!d->file || strcmp(d->file, m->path) != 0) continue;
        sound =
            refused(m, arena_printf(m->arena, "it would have an error: %s", d->text), d->remedy);
    }
    if (w) find_others(m, w);
    load_close(w);
    return sound;
}

static bool write_file(struct making *m) {
    const char *root = m->n->load.root, *full = os_join(m->arena, root, m->path), *why = NULL;
    if (!new_is_inside(m->arena, root, os_folder_of(m->arena, full), m->diags)) return false;
    if (os_look(full).kind != OS_ABSENT)
        return refused(m, "this file is there already",
                       "write into it, or choose another id: nothing is overwritten");
    if (!would_be_read(m)) return false;
    if (m->n->dry_run ||
        (os_make_folder_of(full, &why) && os_write_safe(full, m->text.p, m->text.n, &why)))
        return true;
    return new_failed(m->arena, m->diags, m->path, why);
}

static void say(struct making *m, struct texts *lines) {
    struct arena *a = m->arena;
    lines->v = arena_array(a, 3, sizeof *lines->v);
    lines->v[lines->n++] =
        arena_printf(a, "%s: write competencies and learning targets into it", m->path);
    struct buf list = BUF_INIT;
    for (size_t i = 0; i < m->others.n; i++) buf_fmt(&list, "%s%s", i ? ", " : "", m->others.v[i]);
    if (m->others.n)
        lines->v[lines->n++] = arena_printf(
            a, "add it to 'frameworks' of the classes that work on it, and list their own: %s",
            list.p);
    buf_release(&list);
    if (m->n->dry_run) lines->v[lines->n++] = "nothing has been changed";
}

bool new_framework(struct arena *a, const struct new_framework *n, struct diags *diags,
                   struct texts *lines) {
    struct making m = {.n = n, .arena = a, .diags = diags, .text = BUF_INIT};
    *lines = (struct texts){0};
    if (!new_is_id(n->id))
        return refused(&m, arena_printf(a, "'%s' cannot be the id of a framework", n->id),
                       "write lowercase letters, digits, and hyphens, such as science-5; its name "
                       "for people comes with --title");
    m.path = os_join(a, "frameworks", arena_printf(a, "%s.yaml", n->id));
    struct workspace *w = new_workspace(a, &n->load, diags);
    if (!w) return false;
    write_text(&m, w);
    load_close(w);
    const bool ok = write_file(&m);
    if (ok) say(&m, lines);
    buf_release(&m.text);
    return ok;
}
