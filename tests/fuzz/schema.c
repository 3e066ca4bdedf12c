/* schema.c: any bytes in the place of one file of a workspace: its table fills what it describes, references are
 * looked up, and every learner who can be read is judged. The first byte says which file. What that file cannot change
 * is not loaded once more: a theme is read by itself, and a learner's files against the workspace of the start. */
#include "target.h"
#include "tree.h"

#include "assess/assess.h"
#include "load/load.h"
#include "model/group.h"
#include "model/workspace.h"

#include <stdlib.h>
#include <string.h>

static const struct load_options options = {.root = ".", .today = {2026, 11, 20}};

static struct workspace *sound; /* with every file as it is in the folder */

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    const char *folder = getenv("FUZZ_WORKSPACE");
    tree_read(folder ? folder : "tests/fuzz/workspace", "");
    tree_serve();
    HOLDS(tree_files() > 20 && tree_files() < 64);
    struct arena *a = arena_new(); /* for as long as the program */
    sound = load_workspace(a, &options, diags_new(a));
    HOLDS(sound);
    return 0;
}

static void look(const struct diags *diags) {
    for (size_t i = 0; i < diags->list.n; i++) {
        const struct diag *d = &diags->list.v[i];
        HOLDS(d->text && *d->text && d->code && d->line >= 0 && d->column >= 0 && d->length >= 0);
    }
}

static void load_learners(struct arena *a, const struct workspace *w, struct diags *diags) {
    for (size_t i = 0; i < w->n_groups; i++)
        for (size_t k = 0; k < w->groups[i].n_learners; k++) {
            struct learner *l = load_learner(a, w, &w->groups[i].learners[k], diags);
            if (l) assess_learner(a, w, l);
        }
}

/* learner.yaml is read with the class as well: it has the name. */
static bool only_learners(const char *path) {
    return strstr(path, "/learners/") && !strstr(path, "/learner.yaml");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    size_t which = (data[0] & 63) % tree_files();
    const char *path = tree_file(which)->path;
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    tree_replace(which, (const char *)data + 1, size - 1);
    if (strncmp(path, "themes/", 7) == 0) {
        load_theme(a, &options, "oak", diags);
    } else {
        struct workspace *w = only_learners(path) ? sound : load_workspace(a, &options, diags);
        HOLDS(w || diags->errors > 0);
        if (w) load_learners(a, w, diags);
        load_close(w);
    }
    look(diags);
    arena_free(a);
    return 0;
}
