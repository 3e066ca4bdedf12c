/* unlocked.c: see unlocked.h. */
#include "pipeline/run/unlocked.h"

#include "base/codes.h"
#include "model/audiences.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/files/vault.h"

#include <string.h>

static bool is_open(const struct tree *t, struct arena *a, const struct entry *e) {
    const char *folder = tree_at(t, a, e->path);
    return e->kind == OWNER_LEARNER && os_look(folder).kind != OS_ABSENT &&
           os_look(os_join(a, folder, VAULT_SCRIPT)).kind == OS_ABSENT;
}

struct open_class {
    const char *class; /* folder in the workspace */
    size_t n;          /* learners */
};

struct open_classes {
    struct arena *arena;
    VEC(struct open_class) list;
    size_t n; /* learners */
};

static void count(struct open_classes *open, const struct entry *e) {
    const char *class = moved_class_of(open->arena, e->owner);
    size_t i = 0;
    while (i < open->list.n && strcmp(open->list.v[i].class, class) != 0) i++;
    if (i == open->list.n) VEC_PUSH(open->arena, &open->list, ((struct open_class){class, 0}));
    open->list.v[i].n++;
    open->n++;
}

/* "2 of 'classes/maple', 1 of 'classes/oak'" */
static const char *in_words(const struct open_classes *open) {
    const char *text = "";
    for (size_t i = 0; i < open->list.n; i++) {
        const struct open_class *c = &open->list.v[i];
        const char *class = *c->class ? c->class : "the class";
        const char *comma = i ? ", " : "";
        text = arena_printf(open->arena, "%s%s%zu of '%s'", text, comma, c->n, class);
    }
    return text;
}

void unlocked_tell(const struct publisher *p, const struct shared *s) {
    if (!s->workspace->lock || s->options->audience == AUDIENCE_PUBLIC) return;
    struct arena *a = arena_new();
    struct open_classes open = {.arena = a};
    const struct manifest *lists[] = {p->plan, &p->tree->manifest};
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->entries.n; i++) {
            const struct entry *e = &lists[l]->entries.v[i];
            if ((l == 0 || !manifest_has(p->plan, e->path)) && is_open(p->tree, a, e))
                count(&open, e);
        }
    if (open.n)
        diag_add(
            p->tree->diags,
            (struct diag){
                .code = code_text(CODE_STILL_OPEN),
                .severity = DIAG_WARNING,
                .text = arena_printf(p->tree->diags->arena,
                                     "%zu learner%s published without a lock: %s", open.n,
                                     open.n == 1 ? " is still" : "s are still", in_words(&open)),
                .remedy =
                    "build once without --strict, --learner, and --class, and with --remove where learners "
                    "are no longer in the workspace"});
    arena_free(a);
}
