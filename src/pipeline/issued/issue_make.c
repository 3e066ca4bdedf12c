/* issue_make.c: reads the workspace, has each learner's issue staged by a worker, and puts it in
 * place. */
#include "pipeline/issued/issue_make.h"

#include "base/codes.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/files/guard.h"
#include "pipeline/issued/issue_learner.h"
#include "pipeline/run/outlines.h"
#include "pipeline/run/shared_open.h"
#include "pipeline/tree/work_result.h"

#include <string.h>

enum { WAIT_MS = 100, LONGEST_WAIT_S = 3600 };

struct issuing {
    const struct issue_options *options;
    struct build_options build;
    struct arena *arena;
    struct diags *diags;
    struct issue_made *made;
    struct shared shared;
    struct issues before;
    const char *folder; /* "issued", and in it: */
    const char *stages; /* ".stage-1234" */
    const struct learner_place **asked;
    size_t n_asked;
    int lock;
};

static bool failed(struct issuing *i, const char *what, const char *path, const char *why) {
    diag_add(
        i->diags,
        (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                      .severity = DIAG_ERROR,
                      .file = path,
                      .text = arena_printf(i->arena, "cannot %s '%s': %s", what, path,
                                           why ? why : "unknown reason"),
                      .remedy = "check that the disk is not full, and that you may write there"});
    return false;
}

static bool refuse(struct issuing *i, const char *file, const char *text, const char *remedy) {
    diag_add(i->diags, (struct diag){.code = code_text(CODE_NOT_ISSUED),
                                     .severity = DIAG_ERROR,
                                     .file = file,
                                     .text = text,
                                     .remedy = remedy});
    return false;
}

/* ---- one at a time ---- */

static bool take_lock(struct issuing *i) {
    const char *why = NULL, *path = os_join(i->arena, i->folder, ".lock");
    enum os_lock outcome = os_lock(path, &i->lock, &why);
    if (outcome == OS_LOCK_BUSY && !i->build.quiet)
        fputs("folioscope: reports are being issued here already: waiting\n", stderr);
    for (double start = os_seconds(); outcome == OS_LOCK_BUSY;
         outcome = os_lock(path, &i->lock, &why)) {
        if (os_interrupted() || os_seconds() - start > LONGEST_WAIT_S) {
            diag_add(i->diags, (struct diag){.code = code_text(CODE_BUSY),
                                             .severity = DIAG_ERROR,
                                             .text = "reports are being issued here already",
                                             .remedy = "wait until that has ended"});
            return false;
        }
        os_pause(WAIT_MS);
    }
    return outcome == OS_LOCKED || failed(i, "lock", path, why);
}

/* What a killed run left. */
static void remove_stages(struct issuing *i) {
    struct os_entries in = {0};
    if (!os_list(i->arena, i->folder, &in, NULL)) return;
    for (size_t k = 0; k < in.n; k++)
        if (strncmp(in.v[k].name, ".stage-", 7) == 0)
            os_remove(os_join(i->arena, i->folder, in.v[k].name), NULL);
}

static bool open_folder(struct issuing *i) {
    const char *why = NULL;
    enum os_kind kind = os_look(i->folder).kind;
    if (kind != OS_ABSENT && kind != OS_FOLDER)
        return refuse(i, ISSUED, "nothing is issued: this is not a folder",
                      "what was issued is kept in a folder of this name, in the workspace itself");
    if (i->build.dry_run) return true;
    if (os_look(os_join(i->arena, i->build.load.root, "folioscope.yaml")).kind == OS_ABSENT)
        return true; /* no workspace: nothing is written, and reading it says so */
    if (!os_make_private_folder(i->folder, &why)) return failed(i, "make", i->folder, why);
    if (!take_lock(i)) return false;
    remove_stages(i);
    return true;
}

/* ---- who ---- */

static bool is_chosen(const struct issuing *i, const struct learner_place *p) {
    return shared_is_chosen(i->build.group, i->build.learner, p);
}

/* Whoever has left, or has not joined yet, is issued only if asked for by name. */
static bool is_away(const struct issuing *i, const struct learner_place *p) {
    const char *name = i->build.learner;
    return p->roll != ROLL_LISTED && !(name && strcmp(name, p->id) == 0);
}

/* Does an error in a file that others share concern the class? */
static bool is_spoilt(const struct issuing *i, const struct group *g) {
    const char *learners = os_join(i->arena, g->path, "learners");
    bool spoilt = false;
    for (size_t k = 0; k < i->diags->list.n; k++) {
        const struct diag *d = &i->diags->list.v[k];
        if (d->severity != DIAG_ERROR) continue;
        bool of_other = false, own = false;
        for (size_t n = 0; d->file && n < i->shared.workspace->n_groups; n++) {
            const struct group *other = &i->shared.workspace->groups[n];
            bool in = *other->path && os_is_below(d->file, other->path);
            of_other = of_other || (in && other != g);
            own = own || (d->file && os_is_below(d->file, learners));
        }
        spoilt = spoilt || (!of_other && !own);
    }
    return spoilt;
}

static bool makes_report(const struct group *g, const char *list) {
    for (size_t k = 0; k < g->reports.n; k++)
        if (issue_learner_wants(list, g->reports.v[k])) return true;
    return false;
}

static void choose_class(struct issuing *i, const struct group *g) {
    bool any = false;
    for (size_t k = 0; k < g->n_learners; k++) any = any || is_chosen(i, &g->learners[k]);
    if (!any) return;
    bool spoilt = is_spoilt(i, g);
    for (size_t k = 0; k < g->n_learners; k++) {
        if (!is_chosen(i, &g->learners[k])) continue;
        if (is_away(i, &g->learners[k])) {
            i->made->away++;
            continue;
        }
        i->made->refused += spoilt;
        if (!spoilt) i->asked[i->n_asked++] = &g->learners[k];
    }
    if (spoilt)
        refuse(i, *g->path ? g->path : NULL,
               "nothing of this class is issued: it has errors, or what all share has",
               "fix the errors, then issue again");
}

/* Is every name in the list a report that some class makes? */
static bool know_reports(struct issuing *i) {
    const struct workspace *w = i->shared.workspace;
    const char *list = i->options->reports;
    for (const char *p = list; p && *p;) {
        size_t n = strcspn(p, ",");
        const char *name = arena_strndup(i->arena, p, n);
        bool known = false;
        for (size_t g = 0; g < w->n_groups; g++) known = known || makes_report(&w->groups[g], name);
        if (!known)
            return refuse(
                i, NULL, arena_printf(i->arena, "no class makes a report '%s'", name),
                "--report takes names of 'reports' in folioscope.yaml, with commas between them");
        p += n + (p[n] == ',');
    }
    return true;
}

static bool choose(struct issuing *i) {
    const struct workspace *w = i->shared.workspace;
    i->asked = arena_array(i->arena, w->n_learners + 1, sizeof *i->asked);
    if (!know_reports(i)) return false;
    for (size_t g = 0; g < w->n_groups; g++) choose_class(i, &w->groups[g]);
    if (i->n_asked || i->made->refused || i->made->away || (!i->build.learner && !i->build.group))
        return true;
    diag_add(i->diags,
             (struct diag){.code = code_text(CODE_NOBODY_CHOSEN),
                           .severity = DIAG_ERROR,
                           .text = "no learner matches --learner and --class",
                           .remedy = "They are ids, and may hold * and ?: --learner 'maya-*'"});
    return true;
}

/* ---- in a worker ---- */

static const char *stage_of(const struct issuing *i, struct arena *a, size_t k) {
    return arena_printf(a, "%s/%zu", i->stages, k);
}

static void work(void *context, size_t k, struct buf *result) {
    const struct issuing *i = context;
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    const struct issue_task task = {.shared = &i->shared,
                                    .options = i->options,
                                    .before = &i->before,
                                    .stage = stage_of(i, a, k)};
    const struct issue_outcome o = issue_learner(&task, a, i->asked[k], diags);
    struct work_result r = {0};
    const struct learner_result one = {.index = (int)k, .result = o.result};
    VEC_PUSH(a, &r.learners, one);
    if (o.path) VEC_PUSH(a, &r.files, o.path);
    if (o.line) VEC_PUSH(a, &r.notes, o.line);
    work_result_write(&r, diags, result);
    arena_free(a);
}

/* ---- put in place ---- */

/* The folder is complete and on the disk before it gets its name, which was free. */
static bool place(struct issuing *i, size_t k, const char *path) {
    const char *why = NULL, *from = stage_of(i, i->arena, k);
    const char *to = os_join(i->arena, i->build.load.root, path);
    if (os_look(to).kind != OS_ABSENT)
        return failed(i, "write", path, "something else is there already");
    return (os_sync_tree(from, &why) && os_make_folder_of(to, &why) && os_rename(from, to, &why) &&
            os_sync_folder(os_folder_of(i->arena, to), &why)) ||
           failed(i, "write", path, why);
}

static void take(struct issuing *i, size_t k, const struct work_result *r) {
    const enum build_result result = r->learners.v[0].result;
    i->made->already += result == RESULT_SKIPPED;
    i->made->refused += result == RESULT_LEFT_OUT || result == RESULT_FAILED;
    if (result != RESULT_BUILT || !r->files.n || !r->notes.n) return;
    if (!i->build.dry_run && !place(i, k, r->files.v[0])) {
        i->made->refused++;
        return;
    }
    i->made->issued++;
    VEC_PUSH(i->diags->arena, &i->made->lines, arena_strdup(i->diags->arena, r->notes.v[0]));
}

static void report_crash(struct issuing *i, size_t k, enum os_work outcome, const char *how) {
    const char *path = i->asked[k]->path;
    bool memory = outcome == OS_WORK_NO_MEMORY;
    struct diag d = {.severity = DIAG_ERROR, .file = path, .learner = path};
    d.code = code_text(memory ? CODE_MACHINE_FAILED : CODE_BROKE_DOWN);
    d.text = memory ? "there was not enough memory for this learner, or a file could not be read"
                    : arena_printf(i->arena,
                                   "the program crashed while working on this learner (%s)", how);
    d.remedy =
        memory
            ? "close other programs, or use fewer worker processes (-j1), then issue again"
            : "this is a bug in Folioscope; please report it. Nothing of this learner was issued";
    diag_add(i->diags, d);
    i->made->refused++;
}

static void gather(void *context, size_t k, enum os_work outcome, const char *bytes, size_t n) {
    struct issuing *i = context;
    struct arena *a = arena_new();
    struct work_result r;
    bool read = outcome == OS_WORK_DONE && work_result_read(&r, a, bytes, n) && r.learners.n == 1;
    if (read) {
        for (size_t f = 0; f < r.findings.n; f++) diag_add_once(i->diags, r.findings.v[f]);
        take(i, k, &r);
    } else {
        report_crash(i, k, outcome,
                     outcome == OS_WORK_DIED ? bytes : "what it said cannot be understood");
    }
    if (!i->build.dry_run) os_remove(stage_of(i, a, k), NULL);
    arena_free(a);
}

/* ---- all of it ---- */

/* Is there a class that has the term? Otherwise one finding says so already. */
static bool is_term_known(const struct issuing *i) {
    const struct workspace *w = i->shared.workspace;
    for (size_t g = 0; g < w->n_groups; g++) {
        const struct calendar *c = w->groups[g].calendar;
        if (c->unread) return true;
        for (size_t k = 0; k < c->n_terms; k++)
            if (strcmp(c->terms[k].id, i->build.load.term) == 0) return true;
    }
    return !i->diags->errors;
}

static bool make_all(struct issuing *i) {
    const char *why = NULL;
    const struct os_job job = {.context = i,
                               .n = i->n_asked,
                               .jobs = i->build.jobs ? i->build.jobs : os_cores(),
                               .item = work,
                               .done = gather};
    i->stages = arena_printf(i->arena, "%s/.stage-%ld", i->folder, os_process());
    if (!i->n_asked) return true;
    bool ok = os_work(&job, &why);
    if (!i->build.dry_run) os_remove(i->stages, NULL);
    i->made->interrupted = os_interrupted();
    return ok || i->made->interrupted || failed(i, "start worker processes for", ISSUED, why);
}

bool issue_make(const struct issue_options *o, struct diags *diags, struct issue_made *made) {
    struct arena *a = arena_new();
    struct issuing i = {
        .options = o, .build = o->build, .arena = a, .diags = diags, .made = made, .lock = -1};
    i.build.audience = AUDIENCE_FAMILY;
    i.build.only = ONLY_PDF;
    i.folder = os_join(a, o->build.load.root, ISSUED);
    *made = (struct issue_made){0};
    bool ok = open_folder(&i) && shared_open(&i.shared, a, &i.build, diags);
    if (ok && is_term_known(&i)) {
        outlines_check(i.shared.workspace, diags);
        i.before = issues_read(a, o->build.load.root, o->build.load.term);
        ok = !choose(&i) || make_all(&i);
    }
    shared_close(&i.shared);
    if (i.lock >= 0) os_unlock(i.lock);
    arena_free(a);
    return ok && !diags->machine;
}
