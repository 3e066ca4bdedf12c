/* pipeline.c: the whole line: share, fork, gather, publish. Everything else in this folder is one step of it. */
#include "pipeline/pipeline.h"

#include "base/codes.h"
#include "os/os.h"
#include "pipeline/classes.h"
#include "pipeline/one_learner.h"
#include "pipeline/outlines.h"
#include "pipeline/passphrases.h"
#include "pipeline/prints.h"
#include "pipeline/progress.h"
#include "pipeline/publish.h"
#include "pipeline/record.h"

#include <string.h>

struct pipeline {
    struct shared shared;
    struct publisher publisher;
    const struct build_options *options;
    struct diags *diags;
    struct built *built;
    struct learner_place **chosen; /* to be built in this run */
    size_t n_chosen;
    struct class_inputs inputs; /* by index of the learner */
    struct progress progress;
    size_t withheld; /* taken away because consent was, or because it lay open under a lock */
    bool failed;
};

/* ---- who is built ---------------------------------------------------------------------------------------- */

static bool matches(const char *glob, const char *id) { return !glob || os_matches(glob, id); }

/* The names that come nearest to what was asked for. */
static const char *who_is_meant(const struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    const char **learners = arena_array(r->shared.arena, w->n_learners + 1, sizeof *learners);
    const char **groups = arena_array(r->shared.arena, w->n_groups + 1, sizeof *groups);
    size_t n = 0;
    for (size_t g = 0; g < w->n_groups; g++) {
        groups[g] = w->groups[g].id;
        for (size_t i = 0; i < w->groups[g].n_learners; i++) learners[n++] = w->groups[g].learners[i].id;
    }
    const char *near = r->options->learner ? diag_nearest(r->options->learner, learners, n) : NULL;
    return near || !r->options->group ? near : diag_nearest(r->options->group, groups, w->n_groups);
}

#define FOLDER_NAMES "They are folder names, and may hold * and ?: --learner 'maya-*'"

static void nobody(struct pipeline *r) {
    const char *near = who_is_meant(r);
    const char *remedy =
        near ? arena_printf(r->shared.arena, "did you mean '%s'? " FOLDER_NAMES, near) : FOLDER_NAMES;
    diag_add(r->diags, (struct diag){.code = code_text(CODE_NOBODY_CHOSEN),
                                     .severity = DIAG_ERROR,
                                     .text = "no learner matches --learner and --class",
                                     .remedy = remedy});
}

static void choose(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    r->chosen = arena_array(r->shared.arena, w->n_learners + 1, sizeof *r->chosen);
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners && matches(r->options->group, w->groups[g].id); i++)
            if (matches(r->options->learner, w->groups[g].learners[i].id))
                r->chosen[r->n_chosen++] = &w->groups[g].learners[i];
    r->inputs.n = w->n_learners;
    r->inputs.summaries = arena_array(r->shared.arena, w->n_learners + 1, sizeof *r->inputs.summaries);
    r->inputs.notes = arena_array(r->shared.arena, w->n_learners + 1, sizeof *r->inputs.notes);
    if (!r->n_chosen && (r->options->learner || r->options->group)) nobody(r);
}

/* ---- in a worker ----------------------------------------------------------------------------------------- */

static void work(void *context, size_t i, struct buf *result) {
    const struct pipeline *r = context;
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    const char *stage = publish_stage(a, r->options->out, i);
    struct summary *s = learner_build(&r->shared, a, r->chosen[i], stage, diags);
    record_write(s, diags, result);
    arena_free(a);
}

/* ---- in the parent --------------------------------------------------------------------------------------- */

static void count(struct built *b, const struct summary *s) {
    b->learners++;
    b->pages += s->pages;
    b->pdfs += s->pdfs;
    b->books += s->books;
    b->bytes += s->bytes;
}

/* What is kept beside the published folder: the summary, without the findings of this run. */
static bool put_in_place(struct pipeline *r, size_t i, struct summary *s) {
    struct buf record = BUF_INIT;
    record_write(s, NULL, &record);
    bool ok = publish_learner(&r->publisher, r->chosen[i], publish_stage(r->shared.arena, r->options->out, i),
                              record.p, record.n);
    buf_release(&record);
    if (!ok) {
        r->failed = true;
        return false;
    }
    r->inputs.summaries[r->chosen[i]->index] = s;
    count(r->built, s);
    return true;
}

/* Without consent what the public could see before goes, too. */
static bool is_withheld(const struct pipeline *r, const struct learner_place *p) {
    const char *code = code_text(CODE_NO_CONSENT);
    for (size_t i = 0; i < r->diags->list.n; i++) {
        const struct diag *d = &r->diags->list.v[i];
        if (d->code && strcmp(d->code, code) == 0 && d->learner && strcmp(d->learner, p->path) == 0)
            return true;
    }
    return false;
}

/* Under lock nothing stays open, whatever the reason that there is nothing new. */
static bool is_open_under_lock(struct pipeline *r, const struct learner_place *p) {
    const struct summary *s = r->shared.lock ? publish_record(&r->publisher, p) : NULL;
    return s && !s->locked;
}

static void left_out(struct pipeline *r, size_t i) {
    if ((is_withheld(r, r->chosen[i]) || is_open_under_lock(r, r->chosen[i])) &&
        !publish_take_away(&r->publisher, r->chosen[i], &r->withheld))
        r->failed = true;
    r->built->left_out++;
    r->inputs.notes[r->chosen[i]->index] = "left out of this build: see the findings";
}

static void worker_died(struct pipeline *r, size_t i, const char *how, size_t n) {
    const struct learner_place *p = r->chosen[i];
    diag_add(r->diags,
             (struct diag){
                 .code = code_text(CODE_BROKE_DOWN),
                 .severity = DIAG_ERROR,
                 .file = p->path,
                 .learner = p->path,
                 .text = arena_printf(r->shared.arena, "the program broke down over this learner (%.*s)",
                                      (int)n, how),
                 .remedy = "this is a fault of Folioscope, and worth a report; what was published of this "
                           "learner is as it was, the others are built"});
    left_out(r, i);
}

static void gather(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n) {
    struct pipeline *r = context;
    struct summary *s = NULL;
    progress_step(&r->progress);
    if (outcome == OS_WORK_DIED) {
        worker_died(r, i, bytes, n);
    } else if (!record_read(r->shared.arena, bytes, n, &s, r->diags) || !s) {
        left_out(r, i);
    } else if (r->options->strict) {
        r->inputs.summaries[r->chosen[i]->index] = s; /* put in place at the end, if all is sound */
    } else {
        put_in_place(r, i, s);
    }
}

static void publish_strict(struct pipeline *r) {
    for (size_t i = 0; i < r->n_chosen && !r->diags->errors; i++) {
        struct summary *s = r->inputs.summaries[r->chosen[i]->index];
        if (s && !put_in_place(r, i, s)) return;
    }
}

/* Learners that were not built now are in the class outputs as they were published before. */
static void recall_others(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    for (size_t g = 0; g < w->n_groups; g++)
        for (size_t i = 0; i < w->groups[g].n_learners; i++) {
            const struct learner_place *p = &w->groups[g].learners[i];
            if (!r->inputs.summaries[p->index])
                r->inputs.summaries[p->index] = publish_record(&r->publisher, p);
        }
}

/* Of the classes that had a learner in this run. They are for staff: a tree for families or for everybody has none. */
static bool print_classes(struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    bool *wanted = arena_array(r->shared.arena, w->n_groups + 1, sizeof *wanted);
    if (!(r->options->only & ONLY_PDF) || r->options->audience != AUDIENCE_STAFF) return true;
    for (size_t i = 0; i < r->n_chosen; i++) wanted[r->chosen[i]->group - w->groups] = true;
    return prints_build(&r->shared, &r->publisher, &r->inputs, wanted, r->built);
}

static bool is_whole_workspace(const struct pipeline *r) {
    return !r->options->learner && !r->options->group;
}

static bool build_all(struct pipeline *r) {
    const char *why = NULL;
    const struct os_job job = {.context = r,
                               .n = r->n_chosen,
                               .jobs = r->options->jobs ? r->options->jobs : os_cores(),
                               .item = work,
                               .done = gather};
    progress_start(&r->progress, r->n_chosen, r->options->progress);
    bool worked = os_work(&job, &why);
    progress_end(&r->progress);
    if (os_interrupted()) {
        r->built->interrupted = true;
        return true;
    }
    if (!worked) {
        diag_add(r->diags,
                 (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                               .severity = DIAG_ERROR,
                               .text = arena_printf(r->shared.arena, "cannot start worker processes: %s",
                                                    why ? why : "")});
        return false;
    }
    if (r->options->strict && r->diags->errors) return true; /* nothing is published */
    if (r->options->strict) publish_strict(r);
    recall_others(r);
    if (!publish_remove_gone(&r->publisher, r->shared.workspace, r->chosen, r->n_chosen,
                             is_whole_workspace(r), r->built))
        return false;
    return classes_build(&r->shared, &r->publisher, &r->inputs, r->built) && print_classes(r) && !r->failed;
}

/* What opens or names the learners' folders must not lie among them. */
static bool keep_key(const struct pipeline *r, const char *path, const char *shown) {
    if (!path || !os_inside(r->options->out, path)) return true;
    diag_add(r->diags,
             (struct diag){.code = code_text(CODE_KEY_PUBLISHED),
                           .severity = DIAG_ERROR,
                           .file = shown,
                           .text = arena_printf(r->shared.arena, "this file lies in the output folder '%s'",
                                                r->options->out),
                           .remedy =
                               "choose another folder with -o, one that does not hold the workspace: what "
                               "lies there is for others to read"});
    return false;
}

static bool keep_keys(const struct pipeline *r) {
    const struct workspace *w = r->shared.workspace;
    struct arena *a = r->shared.arena;
    bool secret = keep_key(r, w->secret ? os_join(a, w->root, "secret.txt") : NULL, "secret.txt"),
         lock = keep_key(r, w->lock ? os_join(a, w->root, w->lock) : NULL, w->lock),
         encrypt = keep_key(r, r->options->encrypt, r->options->encrypt);
    return secret && lock && encrypt;
}

bool build_run(const struct build_options *o, struct diags *diags, struct built *built) {
    double start = os_seconds();
    struct arena *a = arena_new();
    struct pipeline r = {.options = o, .diags = diags, .built = built};
    *built = (struct built){0};
    bool ok = shared_open(&r.shared, a, o, diags);
    if (ok) outlines_check(r.shared.workspace, diags);
    ok = ok && keep_keys(&r);
    if (ok) choose(&r);
    if (ok && r.n_chosen && !o->dry_run) {
        ok = publish_open(&r.publisher, a, o, diags) && build_all(&r);
        if (r.publisher.work) publish_close(&r.publisher);
    }
    shared_close(&r.shared);
    arena_free(a);
    built->seconds = os_seconds() - start;
    return ok;
}
