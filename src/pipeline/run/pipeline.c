/* pipeline.c: a complete build: reads the shared files, plans, opens the output tree, withdraws,
 * makes and places class by class, and publishes. */
#include "pipeline/pipeline.h"

#include "base/codes.h"
#include "base/ending.h"
#include "base/hash.h"
#include "model/audiences.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/classes/class_work.h"
#include "pipeline/classes/relock.h"
#include "pipeline/files/passphrases.h"
#include "pipeline/files/photo_store.h"
#include "pipeline/run/above.h"
#include "pipeline/run/opening.h"
#include "pipeline/run/outlines.h"
#include "pipeline/run/shared_open.h"
#include "pipeline/run/unchanged.h"
#include "pipeline/run/unlocked.h"
#include "pipeline/tree/blind.h"
#include "pipeline/tree/forget.h"
#include "pipeline/tree/plan.h"
#include "pipeline/tree/progress.h"
#include "pipeline/tree/public_folders.h"
#include "pipeline/tree/publish.h"
#include "pipeline/tree/shard.h"
#include "pipeline/tree/shard_key.h"
#include "pipeline/tree/work_result.h"

#include <stdlib.h>
#include <string.h>

struct pipeline {
    bool *unread;       /* by class: one of its files, or a shared one, could not be read at all */
    bool shared_unread; /* a shared file could not be read */
    struct shared shared;
    struct tree tree;
    struct manifest plan;
    struct publisher publisher;
    struct unchanged unchanged;
    const struct build_options *options;
    struct diags *diags;
    struct built *built;
    bool *chosen, *died, *files_died; /* two by learner's index, one by class */
    size_t n_chosen;
    /* by learner's index, shared with workers: the published files are no longer permitted */
    bool *withdrawn;
    size_t *at; /* by class: progress of its worker (class_work.h) */
    /* by class, with --strict: results until everything is known to have no errors; else NULL */
    struct work_result **held;
    bool *left_out;               /* by learner's index: requested, but not made */
    const struct group **classes; /* of this round */
    /* images that each worker may decode at a time: the cores without a class */
    int decoders;
    struct table *reported; /* findings of workers */
    struct table *again;    /* classes to be made again, without what crashed */
    bool pictures_unsure;   /* a record names pictures of who was withdrawn without it */
    bool withdraws;         /* published class files contain what is no longer permitted */
    struct progress progress;
    /* by class: its shard (shard.h); NULL: this build makes all classes */
    const int *shard;
    struct shard_keys *keys; /* or NULL */
    struct shards shards;    /* that are gathered */
};

/* ---- who is built ---- */

static bool matches(const char *glob, const char *id) { return !glob || os_matches(glob, id); }

/* The id most similar to the one requested, or NULL. */
static const char *who_is_meant(const struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    const char **learners = arena_array(r->shared.arena, w->n_learners + 1, sizeof *learners);
    const char **groups = arena_array(r->shared.arena, w->n_groups + 1, sizeof *groups);
    size_t n = 0;
    for (size_t g = 0; g < w->n_groups; g++) {
        groups[g] = w->groups[g].id;
        for (size_t i = 0; i < w->groups[g].n_learners; i++)
            learners[n++] = w->groups[g].learners[i].id;
    }
    const char *near = r->options->learner ? diag_nearest(r->options->learner, learners, n) : NULL;
    return near || !r->options->group ? near : diag_nearest(r->options->group, groups, w->n_groups);
}

#define IDS_MEANT "They are ids, and may hold * and ?: --learner 'maya-*'"

static void report_no_match(struct pipeline *r) {
    const char *near = who_is_meant(r);
    const char *remedy =
        near ? arena_printf(r->shared.arena, "did you mean '%s'? " IDS_MEANT, near) : IDS_MEANT;
    diag_add(r->diags, (struct diag){.code = code_text(CODE_NOBODY_CHOSEN),
                                     .severity = DIAG_ERROR,
                                     .text = "no learner matches --learner and --class",
                                     .remedy = remedy});
}

static void choose_one(struct pipeline *r, const struct learner_place *p) {
    if (r->chosen[p->index] || !matches(r->options->learner, p->id)) return;
    r->chosen[p->index] = true;
    r->n_chosen++;
}

/* --class of a course means its learners. */
static void choose(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    struct arena *a = r->shared.arena;
    r->chosen = arena_array(a, w->n_learners + 1, sizeof *r->chosen);
    r->died = arena_array(a, w->n_learners + 1, sizeof *r->died);
    r->left_out = arena_array(a, w->n_learners + 1, sizeof *r->left_out);
    r->files_died = arena_array(a, w->n_groups + 1, sizeof *r->files_died);
    r->held = arena_array(a, w->n_groups + 1, sizeof *r->held);
    r->reported = table_new(a);
    for (size_t g = 0; g < w->n_groups; g++) {
        const struct group *group = &w->groups[g];
        if (!matches(r->options->group, group->id)) continue;
        for (size_t i = 0; i < group->n_learners; i++) choose_one(r, &group->learners[i]);
        for (size_t i = 0; i < group->n_members; i++) choose_one(r, group->members[i]);
    }
}

static bool is_whole_workspace(const struct pipeline *r) {
    return !r->options->learner && !r->options->group;
}

static size_t index_of(const struct pipeline *r, const struct group *g) {
    return (size_t)(g - r->shared.workspace->groups);
}

/* ---- in a worker ---- */

static void work(void *context, size_t i, struct buf *result) {
    const struct pipeline *r = context;
    const struct group *g = r->classes[i];
    const struct class_task task = {.shared = &r->shared,
                                    .tree = &r->tree,
                                    .group = g,
                                    .at_group = index_of(r, g),
                                    .recall = &r->unchanged.recall,
                                    .chosen = r->chosen,
                                    .died = r->died,
                                    .files_died = r->files_died[index_of(r, g)],
                                    .spared = r->publisher.spared,
                                    .moved = &r->publisher.moved,
                                    .at = &r->at[index_of(r, g)],
                                    .withdrawn = r->withdrawn,
                                    .unread = r->unread[index_of(r, g)],
                                    .decoders = r->decoders};
    class_make(&task, result);
}

/* ---- a class is put in place ---- */

struct placing {
    struct pipeline *run;
    const struct group *group;
    const struct work_result *made;
    struct arena *arena;
    struct batch batch;
    bool takes_away; /* first pass: removals; second pass: new files */
};

static const struct learner_place *place_at(const struct group *g, size_t index) {
    for (size_t i = 0; i < g->n_learners; i++)
        if (g->learners[i].index == index) return &g->learners[i];
    return NULL;
}

static void count_made(struct built *b, const struct made *made) {
    b->pages += made->pages;
    b->pdfs += made->pdfs;
    b->books += made->books;
    b->bytes += made->bytes;
    b->decoded += made->decoded;
}

static bool is_made_report(const struct placing *c, const char *file) {
    static const char *const others[] = {"cards.pdf", "grid.pdf",
                                         "agreements.pdf"}; /* in the print folder */
    const struct texts *reports = &c->group->reports;
    size_t n = strlen(file);
    for (size_t i = 0; i < reports->n; i++)
        if (strlen(reports->v[i]) + 4 == n && strncmp(reports->v[i], file, n - 4) == 0) return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(file, others[i]) == 0) return true;
    return false;
}

/* Removes reports that are no longer made from a folder that otherwise stays as it was. Nothing
 * links to them. */
static void remove_dropped_reports(struct placing *c, const char *folder) {
    struct os_entries found = {0};
    if (c->run->shared.workspace->reports_unclear) return;
    if (!os_list(c->arena, tree_at(&c->run->tree, c->arena, folder), &found, NULL)) return;
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name;
        if (ending_is(name, ".pdf") && !is_made_report(c, name))
            batch_remove(&c->batch, os_join(c->arena, folder, name));
    }
}

/* Removes everything published of the learner, also under the path before a move. */
static bool withdraw(struct pipeline *r, struct batch *b, const struct learner_place *p) {
    const struct entry *before = table_find(r->publisher.moved.published, p->path);
    bool ok = batch_remove(b, learner_out(b->arena, p));
    return (!before || batch_remove(b, before->path)) && ok;
}

static bool is_taken_away(enum build_result r) {
    return r == RESULT_WITHHELD || r == RESULT_WITHDRAWN;
}

static const char *what_went(bool removed) {
    return removed ? "removed: it is no longer permitted, or nobody can tell whether it is"
                   : "STILL PUBLISHED: it could not be removed, though it is no longer permitted";
}

static const char *what_stays(enum before before) {
    switch (before) {
    case BEFORE_NOTHING: return "not published";
    case BEFORE_HERE: return "still published as before";
    case BEFORE_ELSEWHERE: return "still published as before, in a folder with another name";
    }
    return "";
}

static void count_learner(struct pipeline *r, const struct learner_place *p,
                          enum build_result result, enum before before, bool removed) {
    bool was = before != BEFORE_NOTHING, goes = was && is_taken_away(result);
    if (result == RESULT_BUILT && !was) publish_tell(&r->publisher, p->path, "new");
    if (result == RESULT_SKIPPED || result == RESULT_BUILT) return;
    r->built->left_out++;
    r->built->kept += was && !goes;
    r->built->withdrawn += goes && removed;
    r->left_out[p->index] = true;
    publish_tell(&r->publisher, p->path, goes ? what_went(removed) : what_stays(before));
}

/* Removals come first, because they need no disk space. */
static void place_learner(struct placing *c, const struct learner_result *l) {
    struct pipeline *r = c->run;
    const struct learner_place *p = place_at(c->group, (size_t)l->index);
    enum build_result result = l->result;
    enum before before = l->before;
    bool was = before != BEFORE_NOTHING;
    if (!p || is_taken_away(result) != c->takes_away) return;
    const char *out = learner_out(c->arena, p);
    if (result == RESULT_BUILT &&
        !batch_put(&c->batch, class_stage_learner(&r->tree, c->arena, p), out))
        result = r->withdrawn[p->index] ? RESULT_WITHDRAWN : RESULT_FAILED;
    if (before == BEFORE_ELSEWHERE &&
        !batch_put(&c->batch, class_stage_learner(&r->tree, c->arena, p), out))
        before = BEFORE_NOTHING;
    bool removed = is_taken_away(result) && was && withdraw(r, &c->batch, p);
    if (result == RESULT_BUILT || is_taken_away(result))
        table_set(r->publisher.settled, p->path, r);
    if (result == RESULT_BUILT) {
        r->built->learners++;
        r->built->fresh += !was;
        count_made(r->built, &l->made);
        struct arena *a = r->diags->arena;
        const struct built_line why = {arena_strdup(a, p->path),
                                       arena_strdup(a, l->why ? l->why : "")};
        VEC_PUSH(a, &r->built->whys, why);
    } else if (!is_taken_away(result)) {
        remove_dropped_reports(c, out);
    }
    r->built->unchanged += l->unchanged;
    count_learner(r, p, result, before, removed);
}

static void take_away(struct placing *c) {
    struct pipeline *r = c->run;
    struct arena *a = r->diags->arena;
    for (size_t i = 0; i < c->made->notes.n; i++)
        VEC_PUSH(a, &r->built->notes, arena_strdup(a, c->made->notes.v[i]));
    for (size_t i = 0; i < c->made->files.n; i++)
        if (strcmp(c->made->files.v[i], CLASS_PRINT) == 0)
            VEC_PUSH(a, &r->built->prints, arena_strdup(a, class_path(a, c->group, CLASS_PRINT)));
    for (size_t i = 0; i < c->made->drops.n; i++)
        batch_remove(&c->batch, class_path(c->arena, c->group, c->made->drops.v[i]));
    r->withdraws = r->withdraws || c->made->withdraws;
}

static void put_files(struct placing *c) {
    const char *stage = class_stage(&c->run->tree, c->arena, c->group);
    for (size_t i = 0; i < c->made->files.n; i++) {
        const char *file = c->made->files.v[i];
        batch_put(&c->batch, os_join(c->arena, stage, file), class_path(c->arena, c->group, file));
    }
    count_made(c->run->built, &c->made->made);
}

static void place_all(struct placing *c) {
    for (size_t i = 0; i < c->made->learners.n; i++) place_learner(c, &c->made->learners.v[i]);
    if (c->takes_away)
        take_away(c);
    else
        put_files(c);
}

/* Keeps the new ledger beside the old one until everything it lists is in place. */
static bool announce_ledger(struct placing *c, const char *record) {
    struct pipeline *r = c->run;
    const char *why = NULL, *fresh = arena_printf(c->arena, "%s.new", record);
    const char *folder = os_folder_of(c->arena, record);
    return (os_make_folder(folder, &why) &&
            os_rename(class_stage_ledger(&r->tree, c->arena, c->group), fresh, &why) &&
            os_sync_folder(folder, &why)) ||
           tree_failed(&r->tree, "write", fresh, why);
}

/* Records go before what they are about changes. A build of some learners leaves those of the
 * others: what is published of them stays as it is. */
static void forget_class(struct placing *c, const char *memory) {
    struct table *stay = table_new(c->arena);
    for (size_t i = 0; i < c->made->learners.n && c->run->unchanged.spares; i++) {
        const struct learner_result *l = &c->made->learners.v[i];
        const struct learner_place *p = place_at(c->group, (size_t)l->index);
        if (p && l->result == RESULT_SKIPPED && l->before == BEFORE_HERE)
            table_set(stay, p->path, stay);
    }
    remembered_keep_only(memory, stay);
}

/* Puts the new files in place, once the new ledger is on disk. */
static void put_made(struct placing *c) {
    struct pipeline *r = c->run;
    const char *why = NULL, *record = tree_record(&r->tree, c->arena, c->group->out);
    const char *memory = remembered_class(c->arena, r->tree.folder, c->group->out),
               *fresh = recall_stage(&r->tree, c->arena, c->group);
    forget_class(c, memory);
    bool staged = os_look(class_stage_ledger(&r->tree, c->arena, c->group)).kind ==
                  OS_FILE; /* otherwise there is a finding */
    if (!staged || !batch_start(&c->batch, &r->publisher, c->arena) || !announce_ledger(c, record))
        return;
    place_all(c);
    remove_dropped_reports(c, class_path(c->arena, c->group, CLASS_PRINT));
    bool whole = batch_end(&c->batch);
    if (whole && !os_rename(arena_printf(c->arena, "%s.new", record), record, &why))
        tree_failed(&r->tree, "write", record, why);
    else if (whole && os_look(fresh).kind == OS_FILE && os_make_folder_of(memory, &why))
        os_rename(fresh, memory, &why); /* without it, the class is made again */
}

static void place_class(struct pipeline *r, const struct group *g, const struct work_result *made) {
    struct placing c = {
        .run = r, .group = g, .made = made, .arena = made->arena, .takes_away = true};
    const double began = trace_begin(r->shared.trace);
    c.batch = (struct batch){.publisher = &r->publisher, .arena = c.arena};
    place_all(&c);
    if (c.batch.old.n) batch_end(&c.batch);
    c.takes_away = false;
    put_made(&c);
    trace_end(r->shared.trace, PHASE_PUBLISHING, began, g->path);
    arena_free(c.arena);
}

/* Workers name each file that is kept back, so that what they report is the same, whoever asks. */
static bool is_asked_for(const struct pipeline *r, const struct diag *d) {
    const bool names = d->severity == DIAG_NOTE && d->code &&
                       (strcmp(d->code, code_text(CODE_KEPT_BACK)) == 0 ||
                        strcmp(d->code, code_text(CODE_NO_DECODER)) == 0);
    return !names || r->options->names_kept;
}

/* One cause, one finding: classes that share a file share its errors. */
static void add_findings(struct pipeline *r, const struct work_result *made) {
    struct arena *a = r->shared.arena;
    for (size_t i = 0; i < made->findings.n; i++) {
        const struct diag *d = &made->findings.v[i];
        if (is_asked_for(r, d) && !table_set(r->reported, diag_key(a, d), r))
            diag_add(r->diags, *d);
    }
}

/* The class is published as it would be made. */
static bool class_stays(struct pipeline *r, const struct group *g) {
    struct arena *a = arena_new();
    struct work_result *made = arena_make(a, struct work_result);
    const bool same =
        !r->unread[index_of(r, g)] && unchanged_class(&r->unchanged, index_of(r, g), a, made);
    if (same) {
        struct placing c = {.run = r, .group = g, .made = made, .arena = a, .takes_away = true};
        add_findings(r, made);
        for (size_t i = 0; i < made->learners.n; i++) {
            const struct learner_result *l = &made->learners.v[i];
            const struct learner_place *p = place_at(g, (size_t)l->index);
            r->built->unchanged += l->unchanged;
            count_learner(r, p, l->result, l->before, false);
        }
        take_away(&c);
        progress_step(&r->progress, g->n_learners, g->n_learners);
    }
    arena_free(a);
    return same;
}

/* ---- a worker died ---- */

static void report_crash(struct pipeline *r, const char *what, const char *path, const char *how) {
    diag_add(
        r->diags,
        (struct diag){
            .code = code_text(CODE_BROKE_DOWN),
            .severity = DIAG_ERROR,
            .file = path,
            .learner = path,
            .text = arena_printf(r->shared.arena, "the program crashed while working on %s (%s)",
                                 what, how),
            .remedy =
                "this is a bug in Folioscope; please report it. What was published before is unchanged, and "
                "everything else is built"});
}

static void no_memory(struct pipeline *r, const struct group *g) {
    diag_add(
        r->diags,
        (struct diag){
            .code = code_text(CODE_MACHINE_FAILED),
            .severity = DIAG_ERROR,
            .file = g->path,
            .text = "there was not enough memory for this class, or a file could not be read",
            .remedy =
                "close other programs, or use fewer worker processes (-j1), then build again; what was "
                "published before is unchanged"});
    struct batch b = {.publisher = &r->publisher, .arena = r->shared.arena};
    for (size_t i = 0; i < g->n_learners; i++) {
        const struct learner_place *p = &g->learners[i];
        r->left_out[p->index] = true;
        if (!r->withdrawn[p->index]) continue;
        table_set(r->publisher.settled, p->path, r);
        if (!withdraw(r, &b, p)) continue;
        r->built->withdrawn++;
        r->withdraws = r->pictures_unsure = true;
    }
    static const char *const own[] = {CLASS_BOOK, CLASS_STAFF,
                                      CLASS_PRINT}; /* may contain what is withdrawn */
    for (size_t i = 0; r->withdraws && b.old.n && i < 3; i++)
        batch_remove(&b, class_path(b.arena, g, own[i]));
    if (b.old.n) batch_end(&b);
}

/* Skips whatever the worker was on, and makes the class again. */
static void class_died(struct pipeline *r, const struct group *g, const char *how) {
    size_t at = r->at[index_of(r, g)];
    const struct learner_place *p =
        at >= AT_FIRST_LEARNER ? place_at(g, at - AT_FIRST_LEARNER) : NULL;
    bool *flag = p ? &r->died[p->index] : &r->files_died[index_of(r, g)];
    if (p)
        report_crash(r, "this learner", p->path, how);
    else
        report_crash(r, "the files of this class", g->path, how);
    if (*flag) return; /* it crashed even without it */
    *flag = true;
    table_set(r->again, g->out, r);
}

/* With --strict, or when replacing another tree, results are put in place only when all of them
 * are ready. */
static bool holds(const struct pipeline *r) { return r->options->strict || r->tree.replaces; }

/* Another process puts in place what this one made. It also makes whatever failed here, and reports
 * why that failed. */
static void keep_for_later(struct pipeline *r, const struct group *g,
                           const struct work_result *made, const char *bytes, size_t n) {
    const char *key = shard_key(r->keys, made->arena, g);
    for (size_t i = 0; i < made->learners.n; i++) {
        const struct learner_result *l = &made->learners.v[i];
        if (l->result != RESULT_BUILT) continue;
        r->built->learners++;
        count_made(r->built, &l->made);
    }
    if (key && shard_keep(&r->tree, made->arena, g, key, r->withdrawn, bytes, n))
        r->built->classes++;
    arena_free(made->arena);
}

static size_t n_unchanged(const struct work_result *made) {
    size_t n = 0;
    for (size_t i = 0; i < made->learners.n; i++) n += made->learners.v[i].unchanged;
    return n;
}

/* Returns how many learners of the class are unchanged. */
static size_t take_result(struct pipeline *r, const struct group *g, enum os_work outcome,
                          const char *bytes, size_t n) {
    if (outcome != OS_WORK_DONE) {
        struct arena *a = r->shared.arena;
        os_remove(remembered_class(a, r->tree.folder, g->out), NULL);
        if (outcome == OS_WORK_NO_MEMORY)
            no_memory(r, g);
        else
            class_died(r, g, bytes);
        return 0;
    }
    struct arena *a = arena_new();
    struct work_result *made = arena_make(a, struct work_result);
    if (!work_result_read(made, a, bytes, n)) {
        arena_free(a);
        class_died(r, g, "what it said cannot be understood");
        return 0;
    }
    const size_t unchanged = n_unchanged(made); /* `made` may be freed when it is in place */
    add_findings(r, made);
    clock_end(r->shared.workspace->calendar->lasts, made->lasts);
    if (r->shard)
        keep_for_later(r, g, made, bytes, n);
    else if (holds(r))
        r->held[index_of(r, g)] = made;
    else
        place_class(r, g, made);
    return unchanged;
}

static void take(struct pipeline *r, const struct group *g, enum os_work outcome, const char *bytes,
                 size_t n) {
    const size_t unchanged = take_result(r, g, outcome, bytes, n);
    progress_step(&r->progress, g->n_learners, unchanged);
}

static void take_worker(void *context, size_t i, enum os_work outcome, const char *bytes,
                        size_t n) {
    struct pipeline *r = context;
    take(r, r->classes[i], outcome, bytes, n);
}

/* Takes what a shard made of the class. False if it is still to be made. */
static bool take_from_shard(struct pipeline *r, const struct group *g) {
    struct arena *a = arena_new();
    const char *key = r->keys ? shard_key(r->keys, a, g) : NULL;
    char *bytes;
    size_t n;
    bool taken = key && shard_take(&r->shards, &r->tree, a, g, key, r->withdrawn, &bytes, &n);
    if (taken) take(r, g, OS_WORK_DONE, bytes, n);
    r->built->classes += taken;
    arena_free(a);
    return taken;
}

/* ---- all classes ---- */

/* A process that could not finish the shard may have made it. */
static bool is_made_already(struct pipeline *r, const struct group *g) {
    const char *key = shard_key(r->keys, r->shared.arena, g);
    bool made = shard_has(&r->tree, r->shared.arena, g, key ? key : "");
    r->built->classes += made;
    return made;
}

/* Lists the classes of the next round, which are to be made again. Returns how many. */
static size_t next_round(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    size_t n = 0;
    for (size_t g = 0; g < w->n_groups; g++)
        if (table_find(r->again, w->groups[g].out)) r->classes[n++] = &w->groups[g];
    r->again = table_new(r->shared.arena);
    return n;
}

/* Of a shard: its classes that are not made yet. Gathering: the classes that no shard made. */
static size_t first_round(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    size_t n = 0;
    r->again = table_new(r->shared.arena);
    for (size_t i = 0; i < w->n_groups; i++) {
        const struct group *g = &w->groups[i];
        if (r->shard && (r->shard[i] != r->options->shard || is_made_already(r, g))) continue;
        if (r->options->gathers && take_from_shard(r, g)) continue;
        if (!r->shard && !r->options->gathers && class_stays(r, g)) continue;
        r->classes[n++] = g;
    }
    r->built->remade = r->options->gathers ? n : 0;
    return n;
}

static bool make_classes(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    const char *why = NULL;
    bool ok = true;
    r->classes = arena_array(r->shared.arena, w->n_groups + 1, sizeof *r->classes);
    if (!r->at) r->at = os_share((w->n_groups + 1) * sizeof *r->at);
    if (!r->withdrawn) r->withdrawn = os_share((w->n_learners + 1) * sizeof *r->withdrawn);
    if (!r->at || !r->withdrawn)
        return tree_failed(&r->tree, "make files for", r->tree.out, "there is not enough memory");
    progress_start(&r->progress, w->n_learners, r->options->progress);
    size_t n = first_round(r);
    for (; ok && n; n = next_round(r)) {
        const int jobs = r->options->jobs ? r->options->jobs : os_cores();
        const struct os_job job = {
            .context = r, .n = n, .jobs = jobs, .item = work, .done = take_worker};
        r->decoders = (size_t)jobs > n ? jobs / (int)n : 1;
        ok = os_work(&job, &why);
    }
    progress_end(&r->progress);
    if (ok || os_interrupted()) return true;
    return tree_failed(&r->tree, "start worker processes for", r->tree.out, why);
}

static void place_held(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    for (size_t g = 0; g < w->n_groups; g++)
        if (r->held[g]) place_class(r, &w->groups[g], r->held[g]);
}

/* Without the secret that names the folders, published paths cannot be recognized. */
static bool names_are_known(const struct pipeline *r) {
    return !r->shared.workspace->secret_paths || r->shared.workspace->secret;
}

static bool is_anything_withdrawn(const struct pipeline *r) {
    return r->built->removed || r->built->withdrawn || r->withdraws;
}

/* Was anything removed that the files above the classes may contain as well? */
static bool anything_went(const struct pipeline *r) {
    return is_anything_withdrawn(r) || r->publisher.moved.n;
}

/* Whatever is removed from a class must also disappear from the files above it, even of kinds
 * that were not requested. */
static unsigned kinds_above(const struct pipeline *r) {
    struct arena *a = r->shared.arena;
    unsigned kinds = r->options->only;
    bool goes = anything_went(r);
    if (goes && os_look(tree_at(&r->tree, a, ROOT_PAGE)).kind != OS_ABSENT) kinds |= ONLY_HTML;
    if (goes && (os_look(tree_at(&r->tree, a, SCHOOL_BOOK)).kind != OS_ABSENT ||
                 os_look(tree_at(&r->tree, a, DISTRICT_BOOK)).kind != OS_ABSENT))
        kinds |= ONLY_XLSX;
    return kinds;
}

/* Would new files above the classes lack learners or frameworks that the published ones have,
 * though nothing was removed on purpose? */
static bool would_be_poorer(const struct pipeline *r) {
    const struct manifest *m = &r->tree.manifest;
    const struct workspace *w = r->shared.workspace;
    bool lacks = w->n_faulty_frameworks > 0;
    for (size_t i = 0; i < m->entries.n && !lacks; i++)
        lacks = m->entries.v[i].kind == OWNER_LEARNER &&
                table_find(r->publisher.spared, m->entries.v[i].owner);
    return lacks && !anything_went(r) &&
           os_look(tree_at(&r->tree, r->shared.arena, ROOT_PAGE)).kind == OS_FILE;
}

static void report_poorer(struct pipeline *r) {
    diag_add(r->diags,
             (struct diag){
                 .code = code_text(CODE_CLASS_FILES_KEPT),
                 .severity = DIAG_WARNING,
                 .text =
                     "the first page and the workbooks of school and district are still the old "
                     "ones: new ones would lack what cannot be used or found now",
                 .remedy = "fix the errors, then build again"});
}

/* The files above the classes, where they are not what they would be. */
static bool make_above(struct pipeline *r) {
    const double began = trace_begin(r->shared.trace);
    const bool sound = !anything_went(r) && !r->built->left_out && !r->diags->errors;
    if (sound && unchanged_above(&r->unchanged, r->diags)) return true;
    const size_t found = r->diags->list.n;
    const bool ok = above_make(&r->shared, &r->publisher, r->left_out, kinds_above(r));
    recall_above_made(&r->unchanged.above, r->diags, found);
    trace_end(r->shared.trace, PHASE_ABOVE, began, r->options->out);
    return ok;
}

static bool replace(struct pipeline *r) {
    if (!tree_replace(&r->tree)) return false;
    remembered_forget(r->tree.folder); /* it is of the other tree */
    opening_forget(&r->tree);
    return opening_note(&r->tree, &r->shared) && publish_announce(&r->publisher);
}

/* A class with a file that the machine could not read stays as it was; if the file is a shared
 * one, all classes do. Anything no longer permitted is removed all the same. */
static void find_unread(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    r->unread = arena_array(r->shared.arena, w->n_groups + 1, sizeof *r->unread);
    for (size_t i = 0; i < r->diags->list.n; i++) {
        const struct diag *d = &r->diags->list.v[i];
        bool of_class = false;
        if (d->severity != DIAG_ERROR || !d->code || code_cause(d->code) != CAUSE_MACHINE) continue;
        for (size_t g = 0; d->file && g < w->n_groups; g++)
            if (*w->groups[g].path && os_is_below(d->file, w->groups[g].path))
                r->unread[g] = of_class = true;
        r->shared_unread = r->shared_unread || !of_class;
    }
    r->shared_unread = r->shared_unread || w->settings_unread;
    for (size_t g = 0; r->shared_unread && g < w->n_groups; g++) r->unread[g] = true;
}

static void discard_held(struct pipeline *r) {
    for (size_t g = 0; g < r->shared.workspace->n_groups; g++) {
        if (r->held[g]) arena_free(r->held[g]->arena);
        r->held[g] = NULL;
    }
}

/* With --strict and an error, nothing new is published. Looks at every learner again without
 * making anything, and removes what is no longer permitted, as without settings (blind.h). Pages
 * that are only to be locked, or locked with another passphrase, stay: unlocked.h warns. */
static bool withdraw_only(struct pipeline *r) {
    struct workspace *w = r->shared.workspace;
    const struct workspace as_read = *w;
    discard_held(r);
    unchanged_stop(&r->unchanged);
    remembered_forget(r->tree.folder);
    if (r->tree.replaces || !r->tree.manifest.entries.n) return true;
    w->settings_unread = w->reports_unclear = true;
    w->lock = NULL;
    r->tree.locked_today = true;
    find_unread(r);
    blind_plan(&r->plan, &r->shared, &r->tree.manifest);
    bool ok = make_classes(r);
    if (ok && !os_interrupted()) place_held(r);
    *w = as_read;
    return (!is_anything_withdrawn(r) || blind_drop_above(&r->publisher)) && ok;
}

static bool publish(struct pipeline *r) {
    if (!make_classes(r)) return false;
    if (os_interrupted()) return true;
    const bool blind = r->shared.workspace->settings_unread;
    if (r->options->strict && r->diags->errors && !blind) return withdraw_only(r);
    bool held = holds(r);
    if (r->tree.replaces && !replace(r)) return false;
    if (held) place_held(r);
    if (os_interrupted()) return true;
    if (blind) return !is_anything_withdrawn(r) || blind_drop_above(&r->publisher);
    bool needless =
        r->options->audience != AUDIENCE_STAFF || (r->shared_unread && !anything_went(r));
    if (!needless && would_be_poorer(r)) {
        report_poorer(r);
        needless = true;
    }
    bool above = needless || make_above(r);
    bool known = names_are_known(r) && !r->shared_unread;
    return !os_interrupted() && known ? publish_remove_unplanned(&r->publisher) && above : above;
}

/* True if every published learner was examined in this build. */
static bool all_were_examined(const struct pipeline *r) {
    bool died = false;
    for (size_t i = 0; i < r->shared.workspace->n_learners; i++) died = died || r->died[i];
    for (size_t i = 0; i < r->tree.manifest.entries.n; i++)
        if (table_find(r->publisher.spared, r->tree.manifest.entries.v[i].owner)) return false;
    return !died && !os_interrupted() && !r->diags->machine &&
           !(r->options->strict && r->diags->errors);
}

/* Files of shards that were not taken are of no use after a build of everything, and may be those
 * of a learner who is withdrawn now. */
static void clear_shards(struct pipeline *r) {
    if (!is_whole_workspace(r) && !is_anything_withdrawn(r)) return;
    const struct shards all = shard_find(&r->tree, r->shared.arena);
    if (!os_interrupted()) shard_clear(&all, &r->tree);
}

static bool has_public_folders(const struct shared *s) {
    return s->options->audience == AUDIENCE_PUBLIC && !s->workspace->secret_paths;
}

/* Locked files must not be opened: makes nothing, but still removes what is no longer permitted.
 * Settings that lost the lock may have lost more, so consent for photos may have been waived,
 * and any report may be made. */
static void make_nothing(struct pipeline *r) {
    struct workspace *w = r->shared.workspace;
    w->settings_unread = w->reports_unclear = w->photos_all = true;
    find_unread(r);
}

/* Is every published learner found, and in the same class? */
static bool all_are_where_they_were(const struct pipeline *r) {
    const struct manifest *m = &r->tree.manifest;
    bool all = !r->publisher.moved.n;
    for (size_t i = 0; i < m->entries.n && all; i++)
        all = !table_find(r->publisher.gone, m->entries.v[i].owner) &&
              !table_find(r->publisher.spared, m->entries.v[i].owner);
    return all;
}

/* Under a lock, nothing may be kept that is not locked. Without settings, no picture is made. */
static void open_pictures(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    if (!w->lock && !w->settings_unread)
        r->shared.pictures = photo_store_of(r->shared.arena, &r->tree);
}

/* Copies of pictures that are not published any more go as well. */
static void clear_pictures(const struct pipeline *r) {
    if (r->shared.workspace->lock || r->pictures_unsure)
        photo_store_clear(&r->tree);
    else
        photo_store_sweep(&r->tree);
}

static void find_keys(struct pipeline *r) {
    r->keys = shard_keys_of(r->shared.arena, &r->shared, &r->tree, r->publisher.spared);
    if (r->options->gathers) r->shards = shard_find(&r->tree, r->shared.arena);
}

/* Everybody who may not be published any more, or is not found, is left to `gather`. */
static bool build_shard(struct pipeline *r) {
    struct diags *own = diags_new(r->shared.arena), *all = r->diags;
    plan_make(&r->plan, r->shared.arena, &r->shared);
    if (!shard_open(&r->tree, r->shared.arena, &r->shared, &r->plan, r->diags)) return false;
    if (r->tree.waited) return true;
    if (!opening_is_meant(&r->tree, &r->shared)) return true;
    if (has_public_folders(&r->shared) &&
        public_folders_keep(r->shared.arena, r->shared.workspace, &r->tree.manifest))
        plan_make(&r->plan, r->shared.arena, &r->shared);
    struct built unused = {0};
    r->publisher = (struct publisher){
        .tree = &r->tree, .plan = &r->plan, .workspace = r->shared.workspace, .built = &unused};
    r->tree.diags = own; /* `gather` says who is not found */
    publish_find_gone(&r->publisher, r->options);
    r->tree.diags = all;
    relock_look(&r->tree, &r->shared);
    r->shard = shard_split(r->shared.arena, r->shared.workspace, r->options->shards);
    find_keys(r);
    open_pictures(r);
    return make_classes(r);
}

static bool build_tree(struct pipeline *r) {
    plan_make(&r->plan, r->shared.arena, &r->shared);
    if (!tree_open(&r->tree, r->shared.arena, &r->shared, &r->plan, r->diags)) return false;
    if (r->tree.waited) return true;
    if (!r->shared.workspace->settings_unread && !opening_is_meant(&r->tree, &r->shared)) {
        if (r->tree.replaces) return true; /* the other tree is unchanged */
        make_nothing(r);
    }
    if (has_public_folders(&r->shared) &&
        public_folders_keep(r->shared.arena, r->shared.workspace, &r->tree.manifest))
        plan_make(&r->plan, r->shared.arena, &r->shared);
    if (r->shared.workspace->settings_unread) blind_plan(&r->plan, &r->shared, &r->tree.manifest);
    r->publisher = (struct publisher){
        .tree = &r->tree, .plan = &r->plan, .workspace = r->shared.workspace, .built = r->built};
    publish_find_gone(&r->publisher, r->options);
    relock_look(&r->tree, &r->shared);
    if (r->options->gathers) find_keys(r);
    unchanged_start(&r->unchanged, &r->shared, &r->tree, all_are_where_they_were(r));
    open_pictures(r);
    bool ok = (r->tree.replaces ||
               (opening_note(&r->tree, &r->shared) && publish_announce(&r->publisher))) &&
              publish_remove_gone(&r->publisher) && publish(r);
    if (r->tree.replaces) return ok; /* not replaced after all: the other tree is unchanged */
    if (!os_interrupted()) {
        publish_remove_records(&r->publisher);
        forget_moved(&r->publisher);
        remembered_prune(&r->tree, r->shared.workspace);
    }
    if (r->unchanged.spares && is_anything_withdrawn(r)) remembered_forget(r->tree.folder);
    clear_shards(r);
    clear_pictures(r);
    unchanged_settle(&r->unchanged);
    unlocked_tell(&r->publisher, &r->shared);
    relock_note(&r->tree, &r->shared, ok && all_were_examined(r));
    struct manifest now;
    ok = publish_conclude(&r->publisher, &now) && ok;
    if (ok) unchanged_conclude(&r->unchanged, &now, r->diags, r->built);
    return ok;
}

/* The passphrases that open the reports must not be published with them. (Other keys are in the
 * workspace, which no output folder may contain.) */
static bool keep_key(const struct pipeline *r) {
    const char *key = r->options->encrypt;
    if (!key || !os_inside(r->options->out, key)) return true;
    diag_add(
        r->diags,
        (struct diag){
            .code = code_text(CODE_KEY_PUBLISHED),
            .severity = DIAG_ERROR,
            .file = key,
            .text = arena_printf(r->shared.arena, "this file is in the output folder '%s'",
                                 r->options->out),
            .remedy =
                "keep it outside of the output folder: everything in it is for others to read"});
    return false;
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Before workers add theirs: what a class's page says depends on no order. */
static void keep_found(struct pipeline *r) {
    struct diags *found = diags_new(r->shared.arena);
    diags_join(found, r->diags);
    r->shared.found = found;
}

/* True to build again: another build was writing the output folder, so what this one read may be
 * older than what that one read. With unreadable settings (blind) nothing is made: what is no
 * longer permitted is removed, and that is all. */
static bool build_once(struct pipeline *r, struct build_options *o, struct arena *a,
                       struct trace *trace, bool *ok) {
    unchanged_look(&r->unchanged, a, o);
    if (unchanged_all(&r->unchanged, o, &r->tree.lock, r->diags, r->built)) return !(*ok = true);
    const double began = trace_begin(trace);
    *ok = shared_open(&r->shared, a, o, r->diags);
    r->shared.trace = trace;
    trace_end(trace, PHASE_SHARED, began, o->load.root);
    const bool blind = *ok && r->shared.workspace->settings_unread;
    if (blind) o->force = false;
    if (*ok && !blind) outlines_check(r->shared.workspace, r->diags);
    if (*ok) keep_found(r);
    *ok = *ok && (blind || keep_key(r));
    if (*ok) choose(r);
    if (*ok) find_unread(r);
    bool anybody = *ok && (r->n_chosen || is_whole_workspace(r));
    if (*ok && !anybody) report_no_match(r);
    r->built->would = r->n_chosen;
    const bool makes = anybody && !o->dry_run && (!blind || tree_is_there(a, o->out));
    if (makes && o->shards)
        *ok = !blind && build_shard(r);
    else if (makes)
        *ok = build_tree(r);
    bool again = *ok && r->tree.waited && !os_interrupted();
    *ok = *ok && !r->shared.workspace->settings_unread;
    return again;
}

static bool cannot_trace(const char *file, const char *why, struct diags *diags) {
    diag_add(diags, (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                                  .severity = DIAG_ERROR,
                                  .text = arena_printf(diags->arena, "cannot write '%s': %s", file,
                                                       why ? why : "unknown reason"),
                                  .remedy = "name another file after --trace"});
    return false;
}

bool build_run(const struct build_options *o, struct diags *diags, struct built *built) {
    double start = os_seconds();
    struct pipeline r;
    struct trace *trace;
    const char *why = NULL;
    bool ok, again;
    int lock = -1;
    *built = (struct built){0};
    if (!trace_open(&trace, diags->arena, o->trace, &why))
        return cannot_trace(o->trace, why, diags);
    do {
        struct build_options options = *o;
        struct diags *found = diags_new(diags->arena);
        struct arena *a = arena_new();
        options.load.despite_settings = true;
        *built = (struct built){0};
        r = (struct pipeline){
            .options = &options, .diags = found, .built = built, .tree = {.lock = lock}};
        again = build_once(&r, &options, a, trace, &ok);
        lock = r.tree.lock;
        if (!again) {
            tree_close(&r.tree);
            diags_join(diags, found);
        }
        shared_close(&r.shared);
        arena_free(a);
    } while (again);
    if (built->notes.n) qsort(built->notes.v, built->notes.n, sizeof *built->notes.v, by_text);
    trace_sums(trace, built->phases);
    trace_close(trace);
    built->interrupted = os_interrupted();
    built->seconds = os_seconds() - start;
    return ok && !diags->machine;
}
