/* reprint.c: checks and copies issued files. */
#include "pipeline/issued/reprint.h"

#include "base/codes.h"
#include "os/os.h"
#include "pipeline/tree/issue.h"

#include <string.h>

struct copying {
    const struct reprint_options *options;
    struct arena *arena;
    struct diags *diags;
    struct issues all;
    struct reprinted *made;
};

static bool refuse(const struct copying *c, enum code code, const char *file, const char *text,
                   const char *remedy) {
    diag_add(c->diags, (struct diag){.code = code_text(code),
                                     .severity = DIAG_ERROR,
                                     .file = file,
                                     .text = text,
                                     .remedy = remedy});
    return false;
}

/* Reports of children may be neither among the files of the workspace, nor in a folder whose other
 * files are handed on: the output of a build is published. */
static bool may_write(const struct copying *c) {
    const char *out = os_real_path(c->arena, c->options->out),
               *root = os_real_path(c->arena, c->options->root);
    struct os_entries in = {0};
    if (os_is_below(out, root) || os_is_below(root, out))
        return refuse(c, CODE_OVERLAP, c->options->out,
                      "reprints do not go into the workspace, nor around it",
                      "choose a new folder with -o");
    bool empty = os_look(out).kind == OS_ABSENT ||
                 (os_look(out).kind == OS_FOLDER && os_list(c->arena, out, &in, NULL) && !in.n);
    return empty || refuse(c, CODE_NOT_OURS, c->options->out, "this is not an empty folder",
                           "choose a new folder with -o: it will hold nothing but reprints");
}

static bool is_asked(const struct copying *c, const struct issue *i) {
    const char *glob = c->options->learner;
    return !glob || os_matches(glob, issue_id(i));
}

/* Data stay in the workspace: they hold more than was handed out, such as why there was a
 * correction. */
static bool is_latest(const struct copying *c, const struct issue *i, const struct issue_file *f) {
    return f->report && *f->report && issues_latest(&c->all, i->folder, f->report) == i;
}

/* Calls each(...) for every file of this folder that is to be copied; false if one of them was. */
static bool each_file(struct copying *c, const char *folder,
                      bool (*each)(struct copying *, const struct issue *,
                                   const struct issue_file *)) {
    for (size_t k = 0; k < c->all.list.n; k++) {
        const struct issue *i = &c->all.list.v[k];
        if (strcmp(i->folder, folder) != 0) continue;
        for (size_t f = 0; f < i->files.n; f++)
            if (is_latest(c, i, &i->files.v[f]) && !each(c, i, &i->files.v[f])) return false;
    }
    return true;
}

static bool is_as_issued(struct copying *c, const struct issue *i, const struct issue_file *f) {
    struct arena *scratch = arena_new();
    const char *why = NULL;
    size_t n;
    bool ok = issue_file_read(scratch, c->options->root, i, f, &n, &why) != NULL;
    if (!ok) issue_tell_damage(c->arena, i, f, why, c->diags);
    arena_free(scratch);
    return ok;
}

static bool copy(struct copying *c, const struct issue *i, const struct issue_file *f) {
    struct arena *scratch = arena_new();
    const char *why = NULL;
    const char *to = arena_printf(c->arena, "%s/%s/%s", c->options->out, issue_id(i), f->path);
    size_t n;
    char *data = issue_file_read(scratch, c->options->root, i, f, &n, &why);
    bool ok = data && os_make_folder_of(to, &why) && os_write(to, data, n, &why);
    if (!ok)
        refuse(c, CODE_CANNOT_WRITE, to, arena_printf(c->arena, "cannot write this file: %s", why),
               "check that the disk is not full, and that you may write there");
    c->made->files += ok;
    arena_free(scratch);
    return ok;
}

static bool copy_learner(struct copying *c, const char *folder) {
    const struct issue *damaged = issues_damaged(&c->all, folder);
    if (damaged) issue_tell_damage(c->arena, damaged, NULL, NULL, c->diags);
    if (damaged || !each_file(c, folder, is_as_issued)) return true; /* with a finding */
    if (!each_file(c, folder, copy)) return false;
    c->made->learners++;
    return true;
}

bool reprint(const struct reprint_options *o, struct diags *diags, struct reprinted *made) {
    struct arena *a = arena_new();
    struct copying c = {.options = o, .arena = a, .diags = diags, .made = made};
    const char *before = "";
    bool ok = true, any = false;
    *made = (struct reprinted){0};
    bool plain = *o->term && *o->term != '.' && !strchr(o->term, '/');
    if (plain) c.all = issues_read(a, o->root, o->term);
    for (size_t k = 0; k < c.all.list.n; k++) any = any || is_asked(&c, &c.all.list.v[k]);
    for (size_t k = 0; k < c.all.unread.n; k++) issues_tell_unread(&c.all.unread.v[k], diags);
    if (!any && !c.all.unread.n)
        refuse(&c, CODE_NOT_ISSUED, NULL,
               o->learner ? arena_printf(a, "nothing was issued for '%s' in the term '%s'",
                                         o->learner, o->term)
                          : arena_printf(a, "nothing was issued for the term '%s'", o->term),
               "look into the folder 'issued' of the workspace");
    any = any && may_write(&c);
    for (size_t k = 0; any && ok && k < c.all.list.n; k++) {
        const struct issue *i = &c.all.list.v[k];
        if (is_asked(&c, i) && strcmp(i->folder, before) != 0) {
            ok = copy_learner(&c, i->folder);
            before = i->folder;
        }
    }
    arena_free(a);
    return ok;
}
