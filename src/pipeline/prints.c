/* prints.c: classes in worker processes; each makes its folder whole, and the parent puts it in place. */
#include "pipeline/prints.h"

#include "assess/known.h"
#include "base/codes.h"
#include "pipeline/attachments.h"
#include "pipeline/papers.h"
#include "pipeline/record.h"
#include "os/os.h"
#include "view/class_prints.h"

#include <stdlib.h>
#include <string.h>

struct work {
    const struct shared *shared;
    struct publisher *publisher;
    const struct class_inputs *inputs;
    struct built *built;
    const struct group **groups;
    size_t n;
    bool failed;
};

/* ---- in a worker: one class ------------------------------------------------------------------------------ */

struct member {
    struct viewer home;  /* in the language of the home */
    struct viewer staff; /* in the class's */
    bool in;
    size_t place; /* in the roster */
};

struct class_job {
    const struct shared *shared;
    const struct group *group;
    const char *folder;  /* staged */
    struct arena *arena; /* of the learners */
    struct arena *file;  /* of the file that is being made */
    struct diags *diags;
    struct member *members; /* in the order of the print files */
    struct print_learner *learners;
    size_t n;
};

static long long moment_of(const struct member *m) {
    const struct conference *c = m->in ? &m->home.learner->conference : NULL;
    if (!c || !c->set || !date_is_set(c->date)) return 1LL << 60; /* after all who have an appointment */
    return (long long)date_days(c->date) * 1440 + (c->hour < 0 ? 1439 : c->hour * 60 + c->minute);
}

static int by_appointment(const void *a, const void *b) {
    const struct member *x = a, *y = b;
    long long s = moment_of(x), t = moment_of(y);
    if (s != t) return (s > t) - (s < t);
    return (x->place > y->place) - (x->place < y->place);
}

/* What was found wrong with them was said when their own folder was made. */
static void read_members(struct class_job *j, const struct class_inputs *in) {
    j->n = j->group->n_learners;
    j->members = arena_array(j->arena, j->n, sizeof *j->members);
    j->learners = arena_array(j->arena, j->n, sizeof *j->learners);
    struct image *logo =
        attachments_logo_for_paper(j->arena, j->shared->workspace->root, j->shared->theme, j->group);
    for (size_t i = 0; i < j->n; i++) {
        const struct learner_place *place = &j->group->learners[i];
        struct member *m = &j->members[i];
        struct diags *said = diags_new(j->arena);
        m->place = i;
        if (in->notes[place->index] || !in->summaries[place->index]) continue;
        struct learner *l = load_learner(j->arena, j->shared->workspace, place, said);
        if (!l) continue;
        l = learner_known(j->arena, l, j->shared->workspace->as_of);
        m->in = true;
        m->home = m->staff = learner_viewer(j->shared, j->arena, l, place);
        m->staff.lang = shared_staff_lang(j->shared);
        m->staff.medium = ON_PAPER;
        m->home.logo = logo;
        attachments_for_paper(j->arena, &m->home, l);
    }
    qsort(j->members, j->n, sizeof *j->members, by_appointment);
}

static const struct lang *language_of(const struct class_job *j, const struct learner *l,
                                      const struct household *h) {
    return shared_lang(j->shared, h->languages.n ? &h->languages : &l->home_languages);
}

static const struct lang **languages_of(const struct class_job *j, const struct learner *l) {
    const struct lang **list = arena_array(j->arena, l->n_households, sizeof *list);
    for (size_t i = 0; i < l->n_households; i++) list[i] = language_of(j, l, &l->households[i]);
    return list;
}

static void tell_members(struct class_job *j) {
    for (size_t i = 0; i < j->n; i++) {
        const struct member *m = &j->members[i];
        struct print_learner *l = &j->learners[i];
        const struct conference *c = m->in ? &m->home.learner->conference : NULL;
        *l = (struct print_learner){
            .viewer = m->in ? &m->staff : NULL, .name = j->group->learners[m->place].id, .hour = -1};
        if (m->in) l->langs = languages_of(j, m->home.learner);
        if (c && c->set) l->date = c->date, l->hour = c->hour, l->minute = c->minute;
    }
}

static bool write_file(struct class_job *j, const char *name, const struct pdf_setup *setup,
                       const struct report *const *list, size_t n, bool duplex) {
    struct buf pdf = BUF_INIT;
    const char *why = NULL, *path = arena_printf(j->arena, "%s/%s.pdf", j->folder, name);
    bool ok = pdf_write(setup, list, n, duplex, &pdf, NULL, j->diags);
    if (ok && !os_write(path, pdf.p, pdf.n, &why)) {
        diag_add(j->diags, (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                                         .severity = DIAG_ERROR,
                                         .text = arena_printf(j->arena, "cannot write '%s': %s", path,
                                                              why ? why : "")});
        ok = false;
    }
    buf_release(&pdf);
    return ok;
}

/* ---- copies for households ------------------------------------------------------------------------------- */

struct copies {
    VEC(const struct report *) list;
};

static struct prints prints_of(const struct class_job *j) {
    return (struct prints){.arena = j->file,
                           .workspace = j->shared->workspace,
                           .group = j->group,
                           .lang = shared_staff_lang(j->shared),
                           .learners = j->learners,
                           .n = j->n};
}

static void add_copies(struct class_job *j, const struct member *m, const struct outline *o,
                       struct copies *out) {
    const struct learner *l = m->home.learner;
    for (size_t i = 0; i < l->n_households; i++) {
        struct viewer v = m->home;
        bool fits;
        v.arena = j->file;
        v.household = &l->households[i];
        v.lang = language_of(j, l, v.household);
        const struct report *r = paper_of(j->shared, &v, o, &fits);
        struct report *again = arena_copy(j->file, r, sizeof *r);
        if (i) again->bookmark = NULL; /* the learner's stands above the first household's */
        for (int k = 0; k < l->households[i].copies; k++) {
            VEC_PUSH(j->file, &out->list, again);
            again = arena_copy(j->file, again, sizeof *again);
            again->bookmark = again->bookmark_under = NULL;
        }
    }
}

static bool write_report(struct class_job *j, const struct outline *o) {
    struct copies copies = {0};
    const struct prints p = prints_of(j);
    const struct viewer staff = {.arena = j->file, .lang = p.lang};
    const struct pdf_setup setup = paper_setup(j->shared, paper_edition(j->shared, o));
    VEC_PUSH(j->file, &copies.list, (const struct report *)view_first_sheet(&p, paper_title(&staff, o)));
    for (size_t i = 0; i < j->n; i++)
        if (j->members[i].in) add_copies(j, &j->members[i], o, &copies);
    return write_file(j, o->name, &setup, copies.list.v, copies.list.n, true);
}

/* ---- cards and poster ------------------------------------------------------------------------------------ */

enum { LINES_MOST = 12 };

static bool write_cards(struct class_job *j) {
    const struct prints p = prints_of(j);
    const struct pdf_setup setup = paper_setup(j->shared, EDITION_STANDARD);
    struct pdf_result result;
    int in = 0;
    for (size_t i = 0; i < j->n; i++) in += j->members[i].in;
    int pages = (in + CARDS_A_PAGE - 1) / CARDS_A_PAGE, lines = LINES_MOST;
    const struct report *r = view_cards(&p, lines);
    for (pdf_measure(&setup, r, &result); result.pages > pages && lines > 0; pdf_measure(&setup, r, &result))
        r = view_cards(&p, --lines);
    return in == 0 || write_file(j, "cards", &setup, &r, 1, false);
}

/* As large as one page can hold. */
static bool write_poster(struct class_job *j) {
    static const double scales[] = {2.6, 2.3, 2.0, 1.8, 1.6, 1.4, 1.2, 1.0};
    const struct prints p = prints_of(j);
    const struct report *r = view_poster(&p);
    struct pdf_setup setup = paper_setup(j->shared, EDITION_STANDARD);
    struct pdf_result result = {.pages = 2};
    for (size_t i = 0; r && i < sizeof scales / sizeof *scales && result.pages > 1; i++) {
        setup.scale = scales[i];
        pdf_measure(&setup, r, &result);
    }
    return !r || write_file(j, "agreements", &setup, &r, 1, false);
}

static void make_class(void *context, size_t i, struct buf *result) {
    const struct work *w = context;
    struct arena *a = arena_new();
    const struct shared own = shared_for(w->shared, w->groups[i]); /* in the theme of the class */
    struct class_job j = {.shared = &own, .group = w->groups[i], .arena = a, .diags = diags_new(a)};
    const char *why = NULL;
    j.file = arena_new();
    j.folder = arena_printf(a, "%s/stage/print-%zu", w->publisher->work, i);
    bool ok = os_make_folder(j.folder, &why);
    read_members(&j, w->inputs);
    tell_members(&j);
    for (size_t k = 0; ok && k < j.group->reports.n; k++) {
        const struct outline *o = paper_outline(w->shared->workspace, j.group->reports.v[k]);
        if (o) ok = write_report(&j, o);
        arena_clear(j.file);
    }
    ok = ok && write_cards(&j) && write_poster(&j);
    record_write(NULL, j.diags, result);
    arena_free(j.file);
    arena_free(a);
}

/* ---- in the parent --------------------------------------------------------------------------------------- */

static void fail(struct work *w, size_t i, const char *what, const char *why) {
    w->failed = true;
    diag_add(w->publisher->diags,
             (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                           .severity = DIAG_ERROR,
                           .file = w->groups[i]->path,
                           .text = arena_printf(w->publisher->arena, "the print files of the class %s: %s",
                                                what, why)});
}

static void count(struct work *w, const char *folder) {
    struct os_entries files = {0};
    if (!os_list(w->publisher->arena, folder, &files, NULL)) return;
    for (size_t i = 0; i < files.n; i++) {
        w->built->pdfs++;
        w->built->bytes += os_look(os_join(w->publisher->arena, folder, files.v[i].name)).size;
    }
}

static void put_in_place(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n) {
    struct work *w = context;
    struct arena *a = w->publisher->arena;
    struct summary *none;
    const char *why = NULL, *staged = arena_printf(a, "%s/stage/print-%zu", w->publisher->work, i);
    const char *class_folder = os_join(a, w->publisher->out, w->groups[i]->out);
    size_t errors = w->publisher->diags->errors;
    if (outcome == OS_WORK_DIED) {
        fail(w, i, "broke down", bytes);
        return;
    }
    record_read(a, bytes, n, &none, w->publisher->diags);
    if (w->publisher->diags->errors > errors) return;
    count(w, staged);
    if (!os_make_folder(class_folder, &why) || !os_sync_tree(staged, &why) ||
        !os_exchange(staged, os_join(a, class_folder, "print"), &why))
        fail(w, i, "could not be published", why ? why : "");
}

bool prints_build(const struct shared *s, struct publisher *p, const struct class_inputs *in,
                  const bool *wanted, struct built *built) {
    struct work w = {.shared = s, .publisher = p, .inputs = in, .built = built};
    const char *why = NULL;
    w.groups = arena_array(p->arena, s->workspace->n_groups, sizeof *w.groups);
    for (size_t g = 0; g < s->workspace->n_groups; g++)
        if (wanted[g]) w.groups[w.n++] = &s->workspace->groups[g];
    const struct os_job job = {.context = &w,
                               .n = w.n,
                               .jobs = s->options->jobs ? s->options->jobs : os_cores(),
                               .item = make_class,
                               .done = put_in_place};
    if (w.n && !os_work(&job, &why) && !os_interrupted()) fail(&w, 0, "were not made", why ? why : "");
    return !w.failed;
}
