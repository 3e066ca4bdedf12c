/* printed.c: looks for the print files of a class by the names that they can have. */
#include "pipeline/tree/printed.h"

#include "model/group.h"
#include "os/os.h"
#include "pipeline/tree/plan.h"

#include <string.h>

struct found {
    struct arena *arena;
    const struct tree *tree;
    const struct group *group;
    struct print_file *list;
    size_t n;
};

static void look_for(struct found *f, const struct print_file *file) {
    const char *path = arena_printf(f->arena, "%s/%s.pdf", CLASS_PRINT, file->name);
    const char *full = tree_at(f->tree, f->arena, class_path(f->arena, f->group, path));
    for (size_t i = 0; i < f->n; i++)
        if (strcmp(f->list[i].name, file->name) == 0) return;
    if (os_look(full).kind == OS_FILE) f->list[f->n++] = *file;
}

size_t printed_files(struct arena *a, const struct tree *t, const struct group *g,
                     const struct ledger *l, struct print_file **out) {
    static const char *const others[] = {"cards", "grid", "agreements"};
    const size_t most = l->prints.n + g->reports.n + 3;
    struct found f = {.arena = a, .tree = t, .group = g};
    f.list = arena_array(a, most, sizeof *f.list);
    *out = f.list;
    if (!plan_has_prints(g)) return 0; /* their folder is not in the plan */
    for (size_t i = 0; i < l->prints.n; i++) look_for(&f, &l->prints.v[i]);
    for (size_t i = 0; i < g->reports.n; i++)
        look_for(&f, &(struct print_file){.name = g->reports.v[i]});
    for (size_t i = 0; i < 3; i++) look_for(&f, &(struct print_file){.name = others[i]});
    return f.n;
}
