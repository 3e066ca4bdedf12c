/* basis.c: see basis.h. The audience decides in view/choose.c alone; this asks there. */
#include "pipeline/basis.h"

#include "base/hash.h"
#include "base/vec.h"
#include "media/media.h"
#include "view/view.h"

#include <string.h>

struct list {
    struct arena *arena;
    VEC(const char *) words;
};

static void add(struct list *n, const char *word) { VEC_PUSH(n->arena, &n->words, word); }

static void add_piece(struct list *n, const struct viewer *v, const struct evidence *e) {
    if (!view_shows_evidence(v, e)) return;
    add(n, arena_printf(n->arena, "piece %s", e->id));
    for (size_t i = 0; i < e->n_files; i++) {
        const char *name = e->files[i].name;
        if (media_is_picture(name) && !view_shows_photo(v, e)) continue;
        add(n, arena_printf(n->arena, "file %s/%s", e->id, name));
    }
}

struct texts basis_of(struct arena *a, const struct shared *s, const struct learner *l) {
    struct list n = {.arena = a};
    const enum audience audience = s->options->audience;
    const struct viewer v = {.workspace = s->workspace,
                             .learner = l,
                             .audience = audience == AUDIENCE_STAFF ? AUDIENCE_FAMILY : audience};
    if (audience == AUDIENCE_PUBLIC && l->public_ok) add(&n, "consent");
    if (audience == AUDIENCE_PUBLIC || !s->workspace->lock) add(&n, "open");
    if (l->portrait && (audience != AUDIENCE_PUBLIC || l->photos_ok))
        add(&n, arena_printf(a, "portrait %s", l->portrait->name));
    for (size_t i = 0; i < l->n_evidence; i++) add_piece(&n, &v, &l->evidence[i]);
    return (struct texts){n.words.v, n.words.n};
}

bool basis_met(const struct texts *wanted, const struct texts *given) {
    struct arena *a = arena_new();
    struct table *all = table_new(a);
    bool met = true;
    for (size_t i = 0; i < given->n; i++) table_set(all, given->v[i], a);
    for (size_t i = 0; i < wanted->n && met; i++) met = table_find(all, wanted->v[i]) != NULL;
    arena_free(a);
    return met;
}
