/* unchanged.c: see unchanged.h. In doubt, everything is made again. */
#include "pipeline/run/unchanged.h"

#include "base/hash.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/run/opening.h"
#include "pipeline/tree/plan.h"

#include <string.h>

enum { LARGEST_PARTS = 256 << 20 };

static const char *hash_of(struct arena *a, const struct buf *text) {
    char hex[33];
    hash_text(hash_bytes((struct hash){0}, text->p, text->n), hex);
    return arena_strdup(a, hex);
}

static void add(struct buf *out, const char *word) {
    buf_str(out, word ? word : "\1");
    buf_char(out, '\n');
}

static void add_day(struct buf *out, struct date day) {
    buf_fmt(out, "%d-%d-%d\n", day.year, day.month, day.day);
}

/* ---- before anything is read ---- */

/* Options that change what is made. The others only say how, or which kinds of files
 * (remembered.h). */
static void add_options(struct buf *out, struct arena *a, const struct build_options *o) {
    add(out, os_real_path(a, o->load.root));
    add(out, os_real_path(a, o->load.share));
    add(out, o->load.root);
    add(out, o->out);
    add(out, os_real_path(a, o->out));
    add(out, o->lang);
    add(out, o->load.term);
    buf_fmt(out, "%d %d %d\n", (int)o->audience, o->has_edition, (int)o->edition);
}

static void add_program(struct buf *out) {
    char machine[33];
    hash_text(os_machine_hash(), machine);
    add(out, FOLIOSCOPE_VERSION);
    add(out, machine);
}

static void add_days(struct buf *out, const struct build_options *o) {
    add_day(out, o->load.as_of);
    add_day(out, o->load.clock);
}

/* Each in a hash of its own, so that it can be said what changed. */
static const char *base_of(struct arena *a, const struct build_options *o, const char *rest) {
    struct buf program = BUF_INIT, options = BUF_INIT, days = BUF_INIT, shared = BUF_INIT;
    add_program(&program);
    add_options(&options, a, o);
    add_days(&days, o);
    add(&shared, rest);
    const char *base = arena_printf(a, "%s %s %s %s", hash_of(a, &program), hash_of(a, &options),
                                    hash_of(a, &days), hash_of(a, &shared));
    buf_release(&program);
    buf_release(&options);
    buf_release(&days);
    buf_release(&shared);
    return base;
}

static bool may_be_used(const struct build_options *o) {
    return !o->dry_run && !o->encrypt && !o->shards && !o->gathers;
}

static bool is_of_some(const struct build_options *o) { return o->learner || o->group; }

static void find_parts(struct unchanged *u, const struct build_options *o) {
    struct arena *a = arena_new();
    struct inputs before;
    char *text;
    size_t n;
    const char *why = NULL;
    const char *path = remembered_parts(a, u->folder);
    bool known = !o->full && !os_is_link(path) &&
                 os_read(a, path, LARGEST_PARTS, &text, &n, &why) &&
                 inputs_read(&before, a, text, n);
    inputs_find(&u->inputs, u->arena, &o->load, os_real_path(a, o->out), known ? &before : NULL);
    arena_free(a);
}

static const char *from_all(const struct unchanged *u) {
    struct buf text = BUF_INIT;
    const char *from = NULL;
    add(&text, u->base);
    bool known = u->base != NULL;
    struct hash sum = {0};
    for (size_t i = 0; i < u->inputs.parts.n && known; i++) {
        const struct input_part *p = &u->inputs.parts.v[i];
        struct hash one = hash_bytes((struct hash){0}, p->name, strlen(p->name) + 1);
        one = hash_bytes(one, p->contents, strlen(p->contents));
        sum.high += one.high;
        sum.low += one.low;
        known = !p->unknown;
    }
    buf_add(&text, &sum, sizeof sum);
    if (known) from = hash_of(u->arena, &text);
    buf_release(&text);
    return from;
}

void unchanged_look(struct unchanged *u, struct arena *a, const struct build_options *o) {
    *u = (struct unchanged){.arena = a, .spares = may_be_used(o) && is_of_some(o)};
    if (!may_be_used(o) || is_of_some(o) || !*o->out) return;
    u->folder = tree_beside(a, os_real_path(a, o->out));
    find_parts(u, o);
    const char *rest = inputs_of_rest(&u->inputs);
    u->base = rest ? base_of(a, o, rest) : NULL;
    u->from = from_all(u);
    const bool cut = os_look(remembered_running(a, u->folder)).kind != OS_ABSENT;
    u->recall.on = u->base && !o->full && !cut && !tree_link(a, u->folder);
    u->recall.keeps = u->base != NULL;
    u->recall.today = o->load.today;
}

/* ---- everything ---- */

static void keep_parts(const struct unchanged *u) {
    struct buf text = BUF_INIT;
    inputs_write(&u->inputs, &text);
    remembered_keep(remembered_parts(u->arena, u->folder), &text);
    buf_release(&text);
}

static bool is_published(const struct unchanged *u, const struct build_options *o,
                         struct remembered *r) {
    if (!remembered_read(r, u->arena, remembered_whole(u->arena, u->folder)) || !r->whole ||
        strcmp(r->from, u->from) != 0 || !remembered_holds(&r->days, o->load.today) ||
        !remembered_covers(r, r->kinds, o->only, 0))
        return false;
    const struct tree t = {.real = os_real_path(u->arena, o->out)};
    const char *list = os_join(u->arena, u->folder, "manifest");
    return strcmp(remembered_sign(u->arena, list), r->ledger) == 0 && remembered_is_there(r, &t);
}

bool unchanged_all(const struct unchanged *u, const struct build_options *o, int *lock,
                   struct diags *diags, struct built *built) {
    struct remembered r;
    if (!u->from || !u->recall.on || o->served || !tree_is_there(u->arena, o->out)) return false;
    const char *path = os_join(u->arena, u->folder, "lock"), *why = NULL;
    const bool had = *lock >= 0;
    if (os_look(u->folder).kind != OS_FOLDER || (!had && os_lock(path, lock, &why) != OS_LOCKED))
        return false;
    if (!is_published(u, o, &r)) {
        if (!had) os_unlock(*lock);
        if (!had) *lock = -1;
        return false;
    }
    if (u->inputs.read) keep_parts(u);
    for (size_t i = 0; i < r.findings.n; i++) diag_add(diags, r.findings.v[i].found);
    for (size_t i = 0; i < r.notes.n; i++)
        VEC_PUSH(diags->arena, &built->notes, arena_strdup(diags->arena, r.notes.v[i]));
    built->unchanged = (size_t)r.unchanged;
    built->would = built->unchanged;
    built->nothing_new = true;
    return true;
}

/* ---- classes and learners ---- */

/* Whom pages may name, and whose ids may be in no other learner's files. */
static const char *everybody(struct arena *a, const struct workspace *w) {
    struct buf text = BUF_INIT;
    for (size_t g = 0; g < w->n_groups; g++) {
        add(&text, w->groups[g].path);
        add(&text, w->groups[g].out);
        for (size_t i = 0; i < w->groups[g].n_learners; i++) {
            const struct learner_place *p = &w->groups[g].learners[i];
            add(&text, p->path);
            add(&text, p->folder);
            add(&text, p->first);
            add(&text, p->last);
            add(&text, p->called);
            buf_fmt(&text, "%d %d\n", (int)p->roll, p->twice);
        }
    }
    const char *hash = hash_of(a, &text);
    buf_release(&text);
    return hash;
}

static bool add_known(struct buf *out, const char *contents) {
    add(out, contents);
    return contents != NULL;
}

/* What class-wide files may say of the learner, besides the row in each of them that says who it
 * is. */
static bool hash_classes(const struct unchanged *u, const struct learner_place *p, char hex[33]) {
    const struct workspace *w = u->shared->workspace;
    struct buf text = BUF_INIT;
    buf_fmt(&text, "%d %d %d %d %d %d\n", p->left_out, p->unread != NULL, (int)p->consent_source,
            p->consent_unread, p->consent_faulty, p->heard_elsewhere);
    bool known = add_known(&text, inputs_of_class(&u->inputs, p->group->path));
    for (size_t i = 0; i < p->n_courses && known; i++)
        known = add_known(&text, inputs_of_class(&u->inputs, p->courses[i]->path));
    for (size_t g = 0; g < w->n_groups && known && p->heard_elsewhere; g++)
        known = add_known(&text, inputs_of_class(&u->inputs, w->groups[g].path));
    hash_text(hash_bytes((struct hash){0}, text.p, text.n), hex);
    buf_release(&text);
    return known;
}

static const char *learner_from(const struct unchanged *u, struct arena *a,
                                const struct learner_place *p) {
    char classes[33];
    const char *own = inputs_of_learner(&u->inputs, p->path);
    if (!own || !hash_classes(u, p, classes)) return NULL;
    return arena_printf(a, "%s %s", *own ? own : "-", classes);
}

/* The class's page has them. They may be due to another class's files. */
static void add_found(struct buf *text, const struct diags *found, const struct group *g) {
    for (size_t i = 0; i < found->list.n; i++) {
        const struct diag *d = &found->list.v[i];
        if (!diag_is_in(d, g->path)) continue;
        add(text, d->file);
        add(text, d->text);
        add(text, d->remedy);
        buf_fmt(text, "%d %d\n", d->line, (int)d->severity);
    }
}

static const char *class_from(const struct unchanged *u, struct arena *a, const struct group *g) {
    struct buf text = BUF_INIT;
    const char *from = NULL;
    add(&text, u->recall.common);
    bool known = add_known(&text, inputs_of_people(&u->inputs)) &&
                 add_known(&text, inputs_of_class(&u->inputs, g->path));
    for (size_t i = 0; i < group_size(g) && known; i++)
        known = add_known(&text, u->recall.learners[group_at(g, i)->index]);
    for (size_t i = 0; i < g->n_learners && known; i++)
        known = add_known(&text, u->recall.learners[g->learners[i].index]);
    add_found(&text, u->shared->found, g);
    if (known) from = hash_of(a, &text);
    buf_release(&text);
    return from;
}

void unchanged_stop(struct unchanged *u) {
    u->recall.on = u->recall.keeps = u->spares = false;
    u->from = u->above.path = NULL;
}

/* In the arena. `common` comes first, in the order of recall_why. */
static void find_recall(struct unchanged *u, struct arena *a) {
    const struct workspace *w = u->shared->workspace;
    u->recall.common = arena_printf(a, "%s %s", u->base, everybody(a, w));
    u->recall.learners = arena_array(a, w->n_learners + 1, sizeof *u->recall.learners);
    u->recall.groups = arena_array(a, w->n_groups + 1, sizeof *u->recall.groups);
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++) {
            const struct learner_place *p = &w->groups[g].learners[i];
            u->recall.learners[p->index] = learner_from(u, a, p);
        }
    for (size_t g = 0; g < w->n_groups; g++) u->recall.groups[g] = class_from(u, a, &w->groups[g]);
}

void unchanged_start(struct unchanged *u, const struct shared *s, const struct tree *t, bool sure) {
    const struct workspace *w = s->workspace;
    u->shared = s;
    u->tree = t;
    os_remove(remembered_whole(t->arena, t->folder), NULL);
    if (w->settings_unread || w->lock || t->replaces) unchanged_stop(u);
    if (w->settings_unread || w->lock) remembered_forget(t->folder);
    u->recall.on = u->recall.on && sure;
    u->spares = u->spares && sure;
    recall_above_start(&u->above, u->arena, t->folder, u->recall.on);
    u->above.today = u->recall.today;
    if (!u->recall.keeps) u->above.path = NULL;
    if (!u->recall.keeps && !u->spares) os_remove(remembered_parts(t->arena, t->folder), NULL);
    if (!u->recall.keeps) return;
    if (w->calendar->lasts) u->recall.lasts = *w->calendar->lasts;
    u->stays = arena_array(u->arena, w->n_groups + 1, sizeof *u->stays);
    u->signs = table_new(u->arena);
    find_recall(u, u->arena);
    keep_parts(u);
    remembered_keep(remembered_running(t->arena, t->folder), &(struct buf)BUF_INIT);
}

static const struct learner_place *place_of(const struct group *g, const char *path) {
    for (size_t i = 0; i < g->n_learners; i++)
        if (strcmp(g->learners[i].path, path) == 0) return &g->learners[i];
    return NULL;
}

static bool add_learner(const struct unchanged *u, const struct group *g,
                        const struct remembered_learner *l, struct work_result *made) {
    const struct learner_place *p = place_of(g, l->path);
    if (!p) return false;
    const bool there =
        l->withheld || remembered_learner_is_there(l, u->tree, learner_out(made->arena, p));
    const struct learner_result r = {.index = (int)p->index,
                                     .result = l->withheld ? RESULT_WITHHELD : RESULT_SKIPPED,
                                     .before = l->withheld ? BEFORE_NOTHING : BEFORE_HERE,
                                     .unchanged = !l->withheld};
    VEC_PUSH(made->arena, &made->learners, r);
    return there;
}

static void note_sign(struct unchanged *u, const char *path, const char *sign) {
    if (*sign) table_set(u->signs, arena_strdup(u->arena, path), arena_strdup(u->arena, sign));
}

/* The published files of the class are as remembered. */
static void note_signs(struct unchanged *u, const struct group *g, const struct remembered *r) {
    for (size_t i = 0; i < r->learners.n; i++) {
        const struct learner_place *p = place_of(g, r->learners.v[i].path);
        if (p) note_sign(u, learner_out(r->arena, p), r->learners.v[i].sign);
    }
    for (size_t i = 0; i < r->files.n; i++) note_sign(u, r->files.v[i].path, r->files.v[i].sign);
}

bool unchanged_class(struct unchanged *u, size_t group, struct arena *a, struct work_result *made) {
    struct remembered r;
    const struct group *g = &u->shared->workspace->groups[group];
    const char *from = u->recall.on ? u->recall.groups[group] : NULL;
    *made = (struct work_result){.arena = a};
    if (!from || !remembered_read(&r, a, remembered_class(a, u->folder, g->out))) return false;
    const char *ledger = tree_record(u->tree, a, g->out);
    bool same = r.whole && strcmp(r.from, from) == 0 &&
                remembered_holds(&r.days, u->recall.today) &&
                remembered_covers(&r, r.kinds, u->shared->options->only, 0) &&
                strcmp(remembered_sign(a, ledger), r.ledger) == 0 &&
                os_look(arena_printf(a, "%s.new", ledger)).kind == OS_ABSENT &&
                remembered_is_there(&r, u->tree);
    for (size_t i = 0; i < r.learners.n && same; i++)
        same = add_learner(u, g, &r.learners.v[i], made);
    for (size_t i = 0; i < r.findings.n; i++) VEC_PUSH(a, &made->findings, r.findings.v[i].found);
    for (size_t i = 0; i < r.notes.n; i++) VEC_PUSH(a, &made->notes, r.notes.v[i]);
    if (!same) return false;
    clock_end(u->shared->workspace->calendar->lasts, r.days.lasts);
    note_signs(u, g, &r);
    return u->stays[group] = true;
}

/* ---- above the classes ---- */

/* What they say of a class is in its record, but for its name, and who is in it. */
static const char *above_from(const struct unchanged *u, const struct diags *diags) {
    const struct workspace *w = u->shared->workspace;
    struct buf text = BUF_INIT;
    const char *from = NULL;
    buf_fmt(&text, "%u\n", u->shared->options->only);
    add(&text, u->recall.common);
    bool known = add_known(&text, inputs_of_people(&u->inputs));
    for (size_t g = 0; g < w->n_groups && known; g++) {
        known = add_known(&text, inputs_of_class(&u->inputs, w->groups[g].path));
        recall_above_add(&text, u->tree, w->groups[g].out);
    }
    recall_above_add_findings(&text, diags);
    if (known) from = hash_of(u->arena, &text);
    buf_release(&text);
    return from;
}

bool unchanged_above(struct unchanged *u, struct diags *diags) {
    if (!u->recall.keeps) return false;
    u->above.from = above_from(u, diags);
    return recall_above_take(&u->above, u->tree, diags, u->shared->workspace->calendar->lasts);
}

/* ---- at the end ---- */

static bool is_read(const struct unchanged *u, const struct learner_place *p) {
    const struct group *all = u->shared->workspace->groups;
    bool stays = u->stays[p->group - all];
    for (size_t i = 0; i < p->n_courses; i++) stays = stays && u->stays[p->courses[i] - all];
    return !stays;
}

/* Learners none of whose classes was made. */
static struct table *find_passed(const struct unchanged *u, struct arena *a) {
    const struct workspace *w = u->shared->workspace;
    struct table *passed = table_new(a);
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++) {
            const struct learner_place *p = &w->groups[g].learners[i];
            if (!is_read(u, p)) table_set(passed, p->path, passed);
        }
    return passed;
}

/* A file may have been changed before it was read and changed back afterwards, so its hash would
 * not show it. */
void unchanged_settle(struct unchanged *u) {
    const struct build_options *o = u->shared->options;
    const struct workspace *w = u->shared->workspace;
    struct arena *a = arena_new();
    if (u->recall.keeps) {
        inputs_doubt(&u->inputs, &o->load, os_real_path(a, o->out), find_passed(u, a));
        if (!inputs_of_rest(&u->inputs)) {
            unchanged_stop(u);
            remembered_forget(u->folder);
        }
    }
    if (u->recall.keeps) {
        u->from = from_all(u);
        find_recall(u, a);
        for (size_t g = 0; g < w->n_groups; g++)
            if (!u->recall.groups[g])
                os_remove(remembered_class(a, u->folder, w->groups[g].out), NULL);
    }
    if (u->folder) os_remove(remembered_running(a, u->folder), NULL);
    u->recall.common = NULL; /* all of it is in this arena */
    u->recall.learners = u->recall.groups = NULL;
    arena_free(a);
}

/* Would the same build leave all as it is, and say the same? */
static bool is_final(const struct unchanged *u, const struct diags *diags,
                     const struct built *built) {
    return u->from && u->recall.keeps && !u->shared->options->names_kept && !diags->errors &&
           !diags->machine && !built->kept && !opening_is_noted(u->tree) && !built->withdrawn &&
           !built->removed && !built->moved && !os_interrupted();
}

/* Classes that were made, as far as they are remembered. */
static void note_made(struct unchanged *u) {
    const struct workspace *w = u->shared->workspace;
    for (size_t g = 0; g < w->n_groups; g++) {
        if (u->stays[g]) continue;
        struct arena *a = arena_new();
        struct remembered r;
        if (remembered_read(&r, a, remembered_class(a, u->folder, w->groups[g].out)))
            note_signs(u, &w->groups[g], &r);
        arena_free(a);
    }
}

static const char *sign_of(const struct unchanged *u, const char *path) {
    const char *noted = table_find(u->signs, path);
    return noted ? noted : remembered_sign(u->arena, tree_at(u->tree, u->arena, path));
}

void unchanged_conclude(struct unchanged *u, const struct manifest *now, const struct diags *diags,
                        const struct built *built) {
    struct arena *a = u->arena;
    struct buf text = BUF_INIT;
    if (!is_final(u, diags, built)) return;
    struct remembered r = {.arena = a,
                           .from = u->from,
                           .days = {.made = u->recall.today},
                           .whole = true,
                           .kinds = u->shared->options->only,
                           .unchanged = (int)(built->learners + built->unchanged),
                           .ledger = remembered_sign(a, os_join(a, u->folder, "manifest"))};
    const struct date *lasts = u->shared->workspace->calendar->lasts;
    recall_above_keep(&u->above, u->tree, now, lasts);
    note_made(u);
    if (lasts) r.days.lasts = *lasts;
    for (size_t i = 0; i < now->entries.n; i++) {
        const char *path = now->entries.v[i].path, *sign = sign_of(u, path);
        if (*sign) VEC_PUSH(a, &r.files, ((struct remembered_file){path, sign}));
    }
    for (size_t i = 0; i < diags->list.n; i++)
        VEC_PUSH(a, &r.findings,
                 ((struct remembered_finding){.found = diags->list.v[i], .made = true}));
    for (size_t i = 0; i < built->notes.n; i++) VEC_PUSH(a, &r.notes, built->notes.v[i]);
    remembered_text(&r, &text);
    remembered_keep(remembered_whole(a, u->folder), &text);
    buf_release(&text);
}
