/* basis.c: see basis.h. The audience decides in view/choose.c alone; this asks there. */
#include "pipeline/basis.h"

#include "base/hash.h"
#include "base/vec.h"
#include "media/media.h"
#include "os/os.h"
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

#define ANY_REPORT "made report *" /* nobody knows which */

static void add_made(struct list *n, const struct shared *s, const struct learner *l) {
    const struct texts *reports = &l->group->reports;
    size_t count;
    const struct lang **langs = shared_langs(s, n->arena, &l->home_languages, &count);
    if (s->workspace->reports_unclear) add(n, ANY_REPORT);
    /* another child in the same folder: nothing of the one before may be kept */
    add(n, arena_printf(n->arena, "made of %s %s", l->first ? l->first : "", l->last ? l->last : ""));
    for (size_t i = 0; i < reports->n; i++) add(n, arena_printf(n->arena, "made report %s", reports->v[i]));
    for (size_t i = 0; i < count; i++) add(n, arena_printf(n->arena, "made language %s", lang_tag(langs[i])));
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
    add_made(&n, s, l);
    return (struct texts){n.words.v, n.words.n};
}

static bool is_made(const char *word) { return strncmp(word, "made ", 5) == 0; }

static bool holds(const struct texts *was, const struct texts *now, bool made) {
    struct arena *a = arena_new();
    struct table *all = table_new(a);
    bool ok = true;
    for (size_t i = 0; i < now->n; i++) table_set(all, now->v[i], a);
    bool any = table_find(all, ANY_REPORT) != NULL;
    for (size_t i = 0; i < was->n && ok; i++)
        ok = (!made && is_made(was->v[i])) || table_find(all, was->v[i]) ||
             (any && strncmp(was->v[i], "made report ", 12) == 0);
    arena_free(a);
    return ok;
}

bool basis_met(const struct texts *was, const struct texts *now) { return holds(was, now, false); }

bool basis_current(const struct texts *was, const struct texts *now) { return holds(was, now, true); }

/* ---- where not all could be read ------------------------------------------------------------------------- */

static bool is_below(const char *path, const char *folder) {
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 && (path[n] == '/' || !path[n]);
}

static bool is_among(const struct texts *places, const char *path) {
    for (size_t i = 0; i < places->n; i++)
        if (is_below(path, places->v[i]) || is_below(places->v[i], path)) return true;
    return false;
}

static bool may_be_in_unread(const struct learner *l, const char *path) {
    return is_among(&l->unread, path) || is_among(&l->unclear, path);
}

/* Where in the learner's folder a word comes from: "evidence/2026-10-03-bridge" of "file 2026-10-03-bridge/bridge.jpg". */
static bool comes_from_unread(struct arena *a, const struct learner *l, const char *word) {
    const char *id = strchr(word, ' ');
    bool piece = strncmp(word, "piece ", 6) == 0 || strncmp(word, "file ", 5) == 0;
    if (strcmp(word, "open") == 0) return false;
    if (!piece) return may_be_in_unread(l, os_join(a, l->path, "learner.yaml"));
    const char *folder = arena_printf(a, "%s/evidence/%.*s", l->path, (int)strcspn(id + 1, "/"), id + 1);
    return may_be_in_unread(l, folder) || may_be_in_unread(l, arena_printf(a, "%s.md", folder));
}

bool basis_met_where_read(const struct texts *was, const struct texts *now, const struct learner *l) {
    struct arena *a = arena_new();
    struct table *all = table_new(a);
    bool ok = true;
    for (size_t i = 0; i < now->n; i++) table_set(all, now->v[i], a);
    for (size_t i = 0; i < was->n && ok; i++)
        ok = is_made(was->v[i]) || table_find(all, was->v[i]) || comes_from_unread(a, l, was->v[i]);
    arena_free(a);
    return ok;
}
