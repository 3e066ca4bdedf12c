/* prints.c: the print files of a class, made from its learners in memory. */
#include "os/os.h"
#include "pipeline/classes/class_files.h"

#include "model/group.h"
#include "model/learner.h"
#include "pipeline/files/attachments.h"
#include "pipeline/files/papers.h"
#include "pipeline/tree/plan.h"
#include "view/reports/class_prints.h"
#include "view/reports/report.h"
#include "view/words/labels.h"

#include <stdlib.h>

struct print_entry { /* a learner in the print files */
    const struct member *member;
    struct viewer home;  /* in the home language */
    struct viewer staff; /* in the language of the class */
    size_t place;        /* position in the roster */
};

struct class_job {
    struct class_files *files;
    const struct shared *shared;
    const struct group *group;
    struct arena *arena;         /* lives as long as the class */
    struct arena *file;          /* for the file being made; cleared after each */
    struct print_entry *entries; /* in the order of the print files */
    struct print_learner *learners;
    size_t n;
};

static long long moment_of(const struct print_entry *e) {
    const struct conference *c = e->member->in ? &e->home.learner->conference : NULL;
    if (!c || !c->set || !date_is_set(c->date))
        return 1LL << 60; /* after everyone who has an appointment */
    return (long long)date_days(c->date) * 1440 + (c->hour < 0 ? 1439 : c->hour * 60 + c->minute);
}

static int by_appointment(const void *a, const void *b) {
    const struct print_entry *x = a, *y = b;
    long long s = moment_of(x), t = moment_of(y);
    if (s != t) return (s > t) - (s < t);
    return (x->place > y->place) - (x->place < y->place);
}

static void order_members(struct class_job *j) {
    const struct class_files *c = j->files;
    struct image *logo = attachments_logo_for_paper(j->arena, c->logo);
    j->n = c->n;
    j->entries = arena_array(j->arena, j->n + 1, sizeof *j->entries);
    j->learners = arena_array(j->arena, j->n + 1, sizeof *j->learners);
    for (size_t i = 0; i < j->n; i++) {
        const struct member *m = &c->members[i];
        struct print_entry *e = &j->entries[i];
        *e = (struct print_entry){.member = m, .place = i};
        if (!m->in) continue;
        e->home = m->viewer;
        e->staff = m->staff;
        e->staff.medium = ON_PAPER;
        e->home.logo = logo;
    }
    qsort(j->entries, j->n, sizeof *j->entries, by_appointment);
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

static void describe_members(struct class_job *j) {
    for (size_t i = 0; i < j->n; i++) {
        const struct print_entry *e = &j->entries[i];
        struct print_learner *l = &j->learners[i];
        bool in = e->member->in;
        const struct conference *c = in ? &e->home.learner->conference : NULL;
        *l = (struct print_learner){
            .viewer = in ? &e->staff : NULL, .name = e->member->place->id, .hour = -1};
        if (in) l->langs = languages_of(j, e->staff.learner);
        if (!c || !c->set) continue;
        l->date = c->date;
        l->hour = c->hour;
        l->minute = c->minute;
    }
}

static bool put_file(struct class_job *j, const struct print_file *file, const struct buf *pdf) {
    bool ok = class_put(j->files, arena_printf(j->arena, "%s/%s.pdf", CLASS_PRINT, file->name),
                        pdf->p, pdf->n);
    j->files->pdfs += ok;
    if (ok) VEC_PUSH(j->arena, &j->files->prints, *file);
    return ok;
}

static bool write_file(struct class_job *j, const char *name, const struct pdf_setup *setup,
                       const struct report *r) {
    struct buf pdf = BUF_INIT;
    struct pdf_result result;
    bool ok = pdf_write(setup, &r, 1, false, &pdf, &result, j->files->diags) &&
              put_file(j, &(struct print_file){.name = name, .pages = result.pages}, &pdf);
    buf_release(&pdf);
    return ok;
}

/* ---- copies for households ---- */

struct copies {
    VEC(struct pdf_part) list;
    int n;                          /* without the first sheet */
    VEC(const struct lang *) langs; /* each once */
};

static void note_language(struct copies *c, struct arena *a, const struct lang *lang) {
    for (size_t i = 0; i < c->langs.n; i++)
        if (c->langs.v[i] == lang) return;
    VEC_PUSH(a, &c->langs, lang);
}

static struct prints prints_of(const struct class_job *j) {
    return (struct prints){.arena = j->file,
                           .workspace = j->shared->workspace,
                           .group = j->group,
                           .lang = shared_staff_lang(j->shared),
                           .learners = j->learners,
                           .n = j->n};
}

/* The layout of the learner's own report, unless the household's copy differs: it names the
 * household if there are several, and may be in another language. */
static const struct pdf_laid *laid_for(struct class_job *j, const struct print_entry *e,
                                       const struct outline *o, const struct household *h) {
    const struct learner *l = e->staff.learner;
    const struct lang *lang = language_of(j, l, h);
    const struct pdf_laid *own =
        l->n_households == 1 && lang == e->home.lang ? papers_find(&e->member->papers, o) : NULL;
    if (own) return own;
    struct viewer v = e->home;
    v.arena = j->file;
    v.household = h;
    v.several_households = l->n_households > 1;
    v.lang = lang;
    return paper_make(j->shared, &v, o, j->file).laid;
}

static void add_copies(struct class_job *j, const struct print_entry *e, const struct outline *o,
                       struct copies *out) {
    const struct learner *l = e->staff.learner;
    for (size_t i = 0; i < l->n_households; i++) {
        struct pdf_part part = pdf_part_of(laid_for(j, e, o, &l->households[i]));
        if (i) part.bookmark = NULL; /* the learner's bookmark goes with the first household */
        if (l->households[i].copies)
            note_language(out, j->file, language_of(j, l, &l->households[i]));
        out->n += l->households[i].copies;
        for (int k = 0; k < l->households[i].copies; k++) {
            VEC_PUSH(j->file, &out->list, part);
            part.bookmark = part.bookmark_under = NULL;
        }
    }
}

static bool has_report(const struct class_job *j, size_t i, const struct outline *o) {
    const struct print_entry *e = &j->entries[i];
    return e->member->in && view_has_report(&e->home, o);
}

/* On the first sheet, those who have no such report are not in the file, and it says why. */
static struct prints prints_with(const struct class_job *j, const struct outline *o) {
    struct prints p = prints_of(j);
    struct print_learner *learners = arena_copy(j->file, j->learners, j->n * sizeof *learners);
    for (size_t i = 0; i < j->n; i++) {
        const struct viewer *v = &j->entries[i].staff;
        if (!j->entries[i].member->in || has_report(j, i, o)) continue;
        learners[i].viewer = NULL;
        learners[i].name = JOIN(j->file, label_full_name(v), tr(p.lang, "credential.none"));
    }
    p.learners = learners;
    return p;
}

static bool write_report(struct class_job *j, const struct outline *o) {
    struct copies copies = {0};
    struct buf pdf = BUF_INIT;
    size_t n = 0, without = 0;
    for (size_t i = 0; i < j->n; i++) {
        n += has_report(j, i, o);
        without += j->entries[i].member->in && !has_report(j, i, o);
    }
    if (without && !n) return true;
    const struct prints p = prints_with(j, o);
    const struct viewer staff = {.arena = j->file, .lang = p.lang};
    const struct pdf_setup setup = paper_setup(j->shared, paper_edition(j->shared, o));
    VEC_PUSH(j->file, &copies.list,
             pdf_part_of(pdf_lay(j->file, &setup, view_first_sheet(&p, paper_title(&staff, o)))));
    for (size_t i = 0; i < j->n; i++)
        if (has_report(j, i, o)) add_copies(j, &j->entries[i], o, &copies);
    struct pdf_result result;
    bool ok = pdf_paint(&setup, copies.list.v, copies.list.n, true, &pdf, &result, j->files->diags);
    const struct print_file file = {.name = o->name,
                                    .pages = result.pages,
                                    .copies = copies.n,
                                    .languages = (int)copies.langs.n};
    ok = ok && put_file(j, &file, &pdf);
    buf_release(&pdf);
    return ok;
}

/* ---- cards and poster ---- */

enum { LINES_MOST = 12 };

static bool write_cards(struct class_job *j) {
    const struct prints p = prints_of(j);
    const struct pdf_setup setup = paper_setup(j->shared, EDITION_STANDARD);
    struct pdf_result result;
    int in = 0;
    for (size_t i = 0; i < j->n; i++) in += j->entries[i].member->in;
    int pages = (in + CARDS_A_PAGE - 1) / CARDS_A_PAGE, lines = LINES_MOST;
    const struct report *r = view_cards(&p, lines);
    for (pdf_measure(&setup, r, &result); result.pages > pages && lines > 0;
         pdf_measure(&setup, r, &result))
        r = view_cards(&p, --lines);
    return in == 0 || write_file(j, "cards", &setup, r);
}

/* In the order of the roster, like the files that the grid is copied into. */
static bool write_grid(struct class_job *j) {
    struct prints p = prints_of(j);
    const struct pdf_setup setup = paper_setup(j->shared, EDITION_STANDARD);
    p.learners = arena_array(j->file, j->n + 1, sizeof *p.learners);
    for (size_t i = 0; i < j->n; i++) p.learners[j->entries[i].place] = j->learners[i];
    const struct report *r = view_grid(&p);
    return !r || write_file(j, "grid", &setup, r);
}

/* Makes the poster as large as one page can hold. */
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
    return !r || write_file(j, "agreements", &setup, r);
}

bool prints_make(struct class_files *c) {
    bool ok = true;
    if (!plan_has_prints(c->group)) return true;
    struct class_job j = {
        .files = c, .shared = c->shared, .group = c->group, .arena = c->arena, .file = arena_new()};
    order_members(&j);
    describe_members(&j);
    for (size_t k = 0; ok && k < j.group->reports.n; k++) {
        const struct outline *o = paper_outline(c->shared->workspace, j.group->reports.v[k]);
        if (o) ok = write_report(&j, o);
        arena_clear(j.file);
    }
    /* cards have the goals of a learner, and are the home class's */
    ok = ok && (j.group->course || write_cards(&j)) && write_grid(&j) && write_poster(&j);
    arena_free(j.file);
    const char *folder = os_join(c->arena, c->stage, CLASS_PRINT);
    c->nothing_to_print = ok && os_look(folder).kind == OS_ABSENT;
    if (ok && !c->nothing_to_print) class_made(c, CLASS_PRINT);
    return ok;
}
