/* new_year_list.c: the list of all learners, for the next school year. */
#include "pipeline/new/new_year.h"

#include "base/codes.h"
#include "i18n/spelling.h"
#include "load/list.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/modes.h"
#include "os/os.h"
#include "pipeline/new/move_step.h"
#include "pipeline/new/new_files.h"
#include "pipeline/tree/tree.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *const new_year_columns[YEAR_COLUMNS] = {"learner", "name", "class", "next", "grade"};

struct listing {
    const struct new_year *n;
    struct arena *arena;
    struct diags *diags;
    const struct workspace *w;
    const char **next; /* of each class: what --map says, or NULL */
    struct buf out;
    size_t learners, open;
};

/* ---- which class follows which ---- */

static bool map_one(struct listing *l, const char *pair) {
    const char *sign = strchr(pair, '=');
    struct move x = {.arena = l->arena, .diags = l->diags, .w = l->w};
    if (!sign || sign == pair || !sign[1])
        return new_refused(l->diags, NULL,
                           arena_printf(l->arena, "'%s' does not say which class follows", pair),
                           "write --map maple=oak,oak=" YEAR_LEAVES
                           ": the class of this year, and that of the next one");
    const char *to = sign + 1;
    const struct group *from =
        move_find_class(&x, arena_strndup(l->arena, pair, (size_t)(sign - pair)));
    if (!from) return false;
    const char **next = &l->next[from - l->w->groups];
    if (*next)
        return new_refused(l->diags, NULL,
                           arena_printf(l->arena, "'%s' is in --map twice", from->path),
                           "learners of one class who go to different ones are told apart in the "
                           "list");
    if (strcasecmp(to, YEAR_LEAVES) == 0 || strcasecmp(to, YEAR_STAYS) == 0) {
        *next = to;
        return true;
    }
    const struct group *group = move_find_class(&x, to);
    if (group) *next = move_name_of(group);
    return group != NULL;
}

static bool read_map(struct listing *l) {
    l->next = arena_array(l->arena, l->w->n_groups + 1, sizeof *l->next);
    if (!l->n->map) return true;
    bool sound = true;
    for (const char *p = l->n->map; *p;) {
        const size_t n = strcspn(p, ",");
        if (n) sound = map_one(l, arena_strndup(l->arena, p, n)) && sound;
        p += n + (p[n] == ',');
    }
    return sound;
}

/* ---- rows ---- */

/* "5" after "4", "1" after "K"; "" where it cannot be known. */
static const char *grade_after(struct arena *a, const char *grade) {
    char *end;
    if (!grade) return "";
    if (strcasecmp(grade, "K") == 0) return "1";
    const long n = strtol(grade, &end, 10);
    return *grade >= '0' && *grade <= '9' && !*end && n < 20 ? arena_printf(a, "%ld", n + 1) : "";
}

const char *new_year_name(struct arena *a, const struct learner_place *p) {
    const char *first = p->first ? p->first : "";
    return spell_full_name(a, first, p->last);
}

static void add_learner(struct listing *l, const struct learner_place *p) {
    const struct group *g = p->group;
    const bool is_new = p->roll == ROLL_NOT_YET;
    const char *next = is_new ? YEAR_STAYS : l->next[g - l->w->groups];
    const bool leaves = next && strcasecmp(next, YEAR_LEAVES) == 0;
    struct arena *scratch = arena_new();
    enum load_result result;
    const struct learner *k = load_learner_partly(scratch, l->w, p, diags_new(scratch), &result);
    load_add_cell(&l->out, p->id, false);
    load_add_cell(&l->out, new_year_name(scratch, p), false);
    load_add_cell(&l->out, move_name_of(g), false);
    load_add_cell(&l->out, next ? next : "", false);
    load_add_cell(&l->out, is_new || leaves ? "" : grade_after(scratch, k->grade), true);
    l->learners++;
    l->open += !next;
    arena_free(scratch);
}

static void add_all(struct listing *l) {
    buf_str(&l->out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < YEAR_COLUMNS; i++)
        load_add_cell(&l->out, new_year_columns[i], i + 1 == YEAR_COLUMNS);
    for (size_t g = 0; g < l->w->n_groups; g++)
        for (size_t i = 0; i < l->w->groups[g].n_learners; i++) {
            const struct learner_place *p = &l->w->groups[g].learners[i];
            if (p->roll != ROLL_LEFT) add_learner(l, p);
        }
}

/* ---- the file ---- */

static bool may_write(const struct listing *l) {
    const char *file = l->n->file;
    if (tree_is_around(l->arena, file))
        return new_refused(l->diags, file,
                           "this folder is published, and the list names every learner",
                           "name a place outside of the output folder with --to");
    if (os_look(file).kind == OS_ABSENT) return true;
    return new_refused(l->diags, file,
                       "there is a file of this name already, and somebody may have filled it in",
                       "use it with --take, rename or remove it, or name another one with --to");
}

static bool write_list(const struct listing *l) {
    const char *why = NULL;
    if (os_write_like(l->n->file, NULL, l->out.p, l->out.n, &why)) return true;
    diag_add(l->diags,
             (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                           .severity = DIAG_ERROR,
                           .file = l->n->file,
                           .text = arena_printf(l->arena, "the list was not written: %s", why),
                           .remedy = "check that the disk is not full, and that you may write "
                                     "there"});
    return false;
}

static const char *learners(struct arena *a, size_t n) {
    return arena_printf(a, "%zu learner%s", n, n == 1 ? "" : "s");
}

static struct texts said(const struct listing *l) {
    struct arena *a = l->arena;
    const char **v = arena_array(a, 3, sizeof *v);
    size_t n = 0;
    v[n++] = arena_printf(a, "%s %s %s", l->n->file, l->n->dry_run ? "would list" : "lists",
                          learners(a, l->learners));
    if (l->open)
        v[n++] = arena_printf(a,
                              "write under 'next' where each goes: a class, '" YEAR_STAYS
                              "', or '" YEAR_LEAVES "'; this is still open for %s",
                              learners(a, l->open));
    v[n++] = arena_printf(a,
                          "look at the column 'grade' too, and then: folioscope new year --take %s "
                          "--first-day DATE --dry-run%s",
                          new_word(a, l->n->file), new_from(a, l->n->here));
    return (struct texts){v, n};
}

bool new_year_list(struct arena *a, const struct new_year *n, struct diags *diags,
                   struct texts *lines) {
    struct listing l = {.n = n, .arena = a, .diags = diags, .out = BUF_INIT};
    *lines = (struct texts){0};
    l.w = new_workspace(a, &n->load, diags);
    if (!l.w) return false;
    bool ok = read_map(&l) && (n->dry_run || may_write(&l));
    if (ok) add_all(&l);
    ok = ok && (n->dry_run || write_list(&l));
    if (ok) *lines = said(&l);
    buf_release(&l.out);
    load_close((struct workspace *)(uintptr_t)l.w);
    return ok;
}
