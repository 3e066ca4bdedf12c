/* move.c: see move.h. */
#include "pipeline/new/move.h"

#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "pipeline/new/move_step.h"
#include "pipeline/new/new_files.h"

#include <stdint.h>
#include <string.h>

static bool find_learner(struct move *x, const char *word) {
    const char *where = "";
    size_t n = 0;
    for (size_t g = 0; g < x->w->n_groups; g++)
        for (size_t i = 0; i < x->w->groups[g].n_learners; i++) {
            const struct learner_place *p = &x->w->groups[g].learners[i];
            if (strcmp(p->id, word) != 0 && strcmp(p->path, word) != 0 &&
                strcmp(arena_printf(x->arena, "%s/%s", p->group->id, p->id), word) != 0 &&
                strcmp(arena_printf(x->arena, "%s/%s", p->group->out, p->id), word) != 0)
                continue;
            where = arena_printf(x->arena, "%s%s%s", where, n++ ? ", and " : "", p->path);
            x->place = p;
        }
    if (n == 1 && !x->place->twice) return true;
    if (n > 0)
        return move_refused(
            x, x->place->path,
            arena_printf(x->arena, "'%s' has a folder in two classes", x->place->id),
            "keep the folder that is right, and remove the other; 'folioscope check' "
            "names both");
    return move_refused(
        x, NULL, arena_printf(x->arena, "no learner '%s'", word),
        "write the id: it is in the column 'id' of roster.csv, or the name of the learner's "
        "folder");
}

/* False, with a finding, unless a move that was cut off is complete now. */
static bool finish(struct move *x, bool dry_run) {
    if (!dry_run && !move_end(x)) return false;
    VEC_PUSH(x->arena, &x->done, "learner.yaml: a move that had been cut off is complete now");
    return true;
}

static struct texts said(struct move *x, bool dry_run) {
    const char **v = arena_array(x->arena, x->done.n + x->look.n + 3, sizeof *v);
    size_t n = 0;
    char day[20];
    date_iso(x->on, day);
    if (x->place->group != x->group)
        v[n++] = arena_printf(x->arena, "%s %s from %s to %s, since %s", x->place->id,
                              dry_run ? "would move" : "moved", x->place->group->path,
                              x->group->path, day);
    for (size_t i = 0; i < x->done.n; i++) v[n++] = arena_printf(x->arena, "  %s", x->done.v[i]);
    if (x->look.n) v[n++] = "please look at:";
    for (size_t i = 0; i < x->look.n; i++) v[n++] = arena_printf(x->arena, "  %s", x->look.v[i]);
    v[n++] = dry_run ? "nothing has been changed"
                     : "build again: pages are made in the new place, and removed in the old";
    return (struct texts){v, n};
}

/* A name of its own, or a file in the way, is refused: nothing is overwritten. */
static bool prepare(struct move *x) {
    const bool ready =
        move_find_folder(x) && move_read(x) && move_check_day(x) && move_write_earlier(x);
    if (ready) move_look_around(x);
    return ready;
}

static bool move_it(struct move *x, const struct moving *m) {
    if (!find_learner(x, m->learner)) return false;
    x->group = move_find_class(x, m->class);
    if (!x->group) return false;
    x->on = date_is_set(m->on) ? m->on : x->group->calendar->as_of;
    if (move_was_cut_off(x)) return finish(x, m->dry_run);
    return prepare(x) && (m->dry_run || move_put_in_place(x));
}

bool move_learner(struct arena *a, const struct moving *m, struct diags *diags,
                  struct texts *lines) {
    struct move x = {.arena = a, .diags = diags};
    *lines = (struct texts){0};
    x.w = new_workspace(a, &m->load, diags);
    if (!x.w) return false;
    const bool ok = move_it(&x, m);
    if (ok) *lines = said(&x, m->dry_run);
    load_close((struct workspace *)(uintptr_t)x.w);
    return ok;
}
