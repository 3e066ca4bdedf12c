/* new_term.c: see new_term.h. */
#include "pipeline/new/new_term.h"

#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/modes.h"
#include "os/os.h"
#include "pipeline/new/new_files.h"

#include <stdint.h>
#include <string.h>

struct adding {
    const struct new_term *n;
    struct arena *arena;
    struct diags *diags;
    const struct workspace *w;
    const struct calendar *calendar;
};

/* ---- where ---- */

static bool is_of(const struct group *g, const char *word) {
    return strcmp(g->id, word) == 0 || strcmp(g->out, word) == 0 || strcmp(g->path, word) == 0;
}

static bool has_own(struct adding *x, const char *folder) {
    if (os_is_below(x->calendar->file, folder)) return true;
    return new_refused(
        x->diags, folder,
        arena_printf(x->arena, "it has no terms of its own, but those of %s", x->calendar->file),
        "without --class, the term is added there, for all who share it");
}

static bool find_calendar(struct adding *x) {
    x->calendar = x->w->calendar;
    if (!x->n->of) return true;
    for (size_t i = 0; i < x->w->n_schools; i++)
        if (strcmp(x->w->schools[i].id, x->n->of) == 0) {
            x->calendar = x->w->schools[i].calendar;
            return has_own(x, x->w->schools[i].path);
        }
    const struct group *found = NULL;
    for (size_t i = 0; i < x->w->n_groups; i++) {
        if (!is_of(&x->w->groups[i], x->n->of)) continue;
        if (found)
            return new_refused(x->diags, NULL,
                               arena_printf(x->arena, "more than one class is '%s'", x->n->of),
                               "write the school before it: north/maple");
        found = &x->w->groups[i];
    }
    if (!found)
        return new_refused(x->diags, NULL,
                           arena_printf(x->arena, "no class and no school '%s'", x->n->of),
                           "they are named by their folders: maple, north, north/maple");
    x->calendar = found->calendar;
    return has_own(x, found->path);
}

/* ---- does it fit? ---- */

static const char *day(struct adding *x, struct date d) {
    char text[20];
    date_iso(d, text);
    return arena_strdup(x->arena, text);
}

static bool is_term_id(const char *id) {
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    const size_t n = strlen(id);
    return n > 0 && n <= 100 && strchr("-._", *id) == NULL && strspn(id, letters) == n;
}

static bool fits(struct adding *x) {
    const struct calendar *c = x->calendar;
    const struct term *last = c->n_terms ? &c->terms[c->n_terms - 1] : NULL;
    if (!is_term_id(x->n->id))
        return new_refused(x->diags, NULL,
                           arena_printf(x->arena, "'%s' cannot be the id of a term", x->n->id),
                           "write letters, digits, and hyphens, such as 2027-spring");
    if (date_cmp(x->n->starts, x->n->ends) > 0)
        return new_refused(x->diags, NULL, "the term ends before it starts",
                           "look at --starts and --ends");
    if (c->unread)
        return new_refused(x->diags, c->file, "its terms cannot be understood",
                           "'folioscope check' says why");
    for (size_t i = 0; i < c->n_terms; i++)
        if (strcmp(c->terms[i].id, x->n->id) == 0)
            return new_refused(x->diags, c->file,
                               arena_printf(x->arena, "there is a term '%s' already", x->n->id),
                               "choose another id");
    if (!last || date_cmp(x->n->starts, last->ends) > 0) return true;
    return new_refused(
        x->diags, c->file,
        arena_printf(x->arena, "the term '%s' ends on %s, after %s", last->id, day(x, last->ends),
                     day(x, x->n->starts)),
        date_cmp(x->n->starts, last->starts) > 0
            ? arena_printf(x->arena,
                           "if '%s' is over before that, put its last day there first; terms do "
                           "not overlap",
                           last->id)
            : "a new term comes after the last one; write one between others into the file "
              "yourself");
}

/* ---- into the file ---- */

static bool add(struct adding *x) {
    enum { LARGEST = 1 << 20 };
    const char *file = x->calendar->file, *path = os_join(x->arena, x->w->root, file), *why = NULL;
    const char *item =
        arena_printf(x->arena, "{id: %s, name: %s, starts: %s, ends: %s}", x->n->id,
                     new_yaml(x->arena, x->n->name), day(x, x->n->starts), day(x, x->n->ends));
    char *data;
    size_t n;
    if (!os_read(x->arena, path, LARGEST, &data, &n, &why))
        return new_failed(x->arena, x->diags, file, why);
    const char *text = load_put_item(x->arena, data, &n, "terms", item);
    if (!text)
        return new_refused(x->diags, file,
                           "its terms are written in a way that cannot be changed safely",
                           arena_printf(x->arena, "write this under 'terms' yourself: %s", item));
    if (x->n->dry_run || os_write_like(path, path, text, n, &why)) return true;
    return new_failed(x->arena, x->diags, file, why);
}

bool new_term(struct arena *a, const struct new_term *n, struct diags *diags, struct texts *lines) {
    struct adding x = {.n = n, .arena = a, .diags = diags};
    *lines = (struct texts){0};
    x.w = new_workspace(a, &n->load, diags);
    if (!x.w) return false;
    const bool ok = find_calendar(&x) && fits(&x) && add(&x);
    if (ok) {
        const char **v = arena_array(a, 1, sizeof *v);
        v[0] =
            arena_printf(a, "%s: term %s, %s to %s%s", x.calendar->file, n->id, day(&x, n->starts),
                         day(&x, n->ends), n->dry_run ? "; nothing has been changed" : "");
        *lines = (struct texts){v, 1};
    }
    load_close((struct workspace *)(uintptr_t)x.w);
    return ok;
}
