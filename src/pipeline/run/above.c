/* above.c: one worker reads all ledgers, then forks one more for each file. A crash in a library
 * thus costs one workbook, and no ledger is read twice. */
#include "pipeline/run/above.h"

#include "base/codes.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/classes/recall.h"
#include "pipeline/classes/site_files.h"
#include "pipeline/tree/ledger.h"
#include "pipeline/tree/plan.h"
#include "pipeline/tree/printed.h"
#include "pipeline/tree/work_result.h"
#include "render/xlsx/xlsx.h"
#include "view/audience/policy.h"
#include "view/books/books.h"
#include "view/staff/staff.h"
#include "view/view.h"

#include <string.h>

enum { LARGEST_LEDGER = 256 << 20 };

struct above {
    const struct shared *shared;
    struct publisher *publisher;
    const bool *left_out; /* indexed like learners */
    unsigned kinds;
    const char *stage;
    /* only in the worker */
    struct arena *arena;
    struct ledger *ledgers;    /* indexed like classes */
    struct roll_unit *schools; /* one if there is no level of schools: the whole workspace */
    size_t n_schools;
    struct work_result result;
    struct diags *diags;
};

struct file {         /* to be made */
    const char *path; /* in the output */
    enum { STAFF_PAGE, SCHOOL, DISTRICT } kind;
    size_t school;
};

/* ---- what is known ---- */

static void read_ledgers(struct above *x) {
    const struct workspace *w = x->shared->workspace;
    x->ledgers = arena_array(x->arena, w->n_groups + 1, sizeof *x->ledgers);
    for (size_t g = 0; g < w->n_groups; g++) {
        struct arena *scratch = arena_new();
        char *text;
        size_t n;
        ledger_start(&x->ledgers[g], x->arena);
        bool read = os_read(scratch, tree_record(x->publisher->tree, scratch, w->groups[g].out),
                            LARGEST_LEDGER, &text, &n, NULL);
        if (read && !ledger_read_counts(&x->ledgers[g], text, n))
            ledger_start(&x->ledgers[g], x->arena);
        arena_free(scratch);
    }
}

/* Classes are in place by now. A file that is not there is not made by this build, and nothing
 * may link to it. */
static const char *if_there(const struct above *x, const char *path) {
    return os_look(tree_at(x->publisher->tree, x->arena, path)).kind == OS_FILE ? path : NULL;
}

static const char *name_of(const struct above *x, const struct words *w) {
    return words_text(w, lang_tag(shared_staff_lang(x->shared)));
}

/* The ledger may date from before an exchange that failed. */
static const struct ledger_learner *published(const struct above *x, size_t group,
                                              const char *path) {
    const struct ledger_learner *l = ledger_find(&x->ledgers[group], path);
    return l && os_look(tree_at(x->publisher->tree, x->arena, l->out)).kind != OS_ABSENT ? l : NULL;
}

/* Puts the counts of a class's published learners who are listed into list, in roster order.
 * Returns how many. */
static size_t counts_of(const struct above *x, size_t group, struct summary **list) {
    const struct group *g = &x->shared->workspace->groups[group];
    size_t n = 0;
    for (size_t i = 0; i < g->n_learners; i++) {
        const struct learner_place *p = group_own(g, i);
        const struct ledger_learner *l = published(x, group, p->path);
        if (l && l->counts && p->roll == ROLL_LISTED) list[n++] = l->counts;
    }
    return n;
}

static bool is_of(const struct group *g, const struct school *school) {
    return !school || g->school == school;
}

static const struct school *school_at(const struct above *x, size_t i) {
    const struct workspace *w = x->shared->workspace;
    return w->n_schools ? &w->schools[i] : NULL;
}

/* Returns how many learners a school has, published or not. school: NULL for the whole
 * workspace. */
static size_t expected_of(const struct above *x, const struct school *school) {
    const struct workspace *w = x->shared->workspace;
    size_t n = 0;
    for (size_t g = 0; g < w->n_groups; g++)
        if (is_of(&w->groups[g], school)) n += plan_n_listed(&w->groups[g]);
    return n;
}

/* All learners of a school, class by class. school: NULL for the whole workspace. */
static struct roll_unit school_unit(const struct above *x, const struct school *school) {
    const struct workspace *w = x->shared->workspace;
    struct summary **list = arena_array(x->arena, w->n_learners + 1, sizeof *list);
    size_t n = 0;
    for (size_t g = 0; g < w->n_groups; g++)
        if (is_of(&w->groups[g], school)) n += counts_of(x, g, list + n);
    struct roll_unit unit = {.learners = list, .n = n};
    unit.name = name_of(x, school ? &school->name : &w->name);
    if (!school) return unit;
    unit.school = school->id;
    unit.href = arena_printf(x->arena, "%s/" SCHOOL_BOOK, school->out);
    return unit;
}

static void find_schools(struct above *x) {
    const struct workspace *w = x->shared->workspace;
    x->n_schools = w->n_schools ? w->n_schools : 1;
    x->schools = arena_array(x->arena, x->n_schools, sizeof *x->schools);
    for (size_t i = 0; i < x->n_schools; i++) x->schools[i] = school_unit(x, school_at(x, i));
}

/* The classes of a school, with links relative to the school's folder. */
static struct roll_unit *class_units(const struct above *x, const struct school *school,
                                     size_t *n) {
    const struct workspace *w = x->shared->workspace;
    struct roll_unit *units = arena_array(x->arena, w->n_groups + 1, sizeof *units);
    *n = 0;
    for (size_t i = 0; i < w->n_groups; i++) {
        const struct group *g = &w->groups[i];
        if (!is_of(g, school) || g->course) continue; /* each learner is in one class */
        struct summary **list = arena_array(x->arena, g->n_learners + 1, sizeof *list);
        bool has_book = if_there(x, class_path(x->arena, g, CLASS_BOOK)) != NULL;
        size_t skip = school && os_is_below(g->out, school->out) ? strlen(school->out) + 1 : 0;
        units[(*n)++] = (struct roll_unit){
            .name = name_of(x, &g->name),
            .href = has_book ? arena_printf(x->arena, "%s/" CLASS_BOOK, g->out + skip) : NULL,
            .learners = list,
            .n = counts_of(x, i, list)};
    }
    return units;
}

/* ---- workbooks ---- */

/* Returns the path of a staged file, after making its folder. */
static const char *staged(const struct above *x, struct arena *a, const char *path) {
    const char *full = os_join(a, x->stage, path);
    os_make_folder_of(full, NULL); /* the write that follows will report the reason */
    return full;
}

static bool make_roll(const struct above *x, const struct roll *r, const char *path,
                      struct diags *diags) {
    struct arena *a = arena_new();
    const struct book *book =
        view_roll_book(a, x->shared->workspace, shared_staff_lang(x->shared), r);
    bool ok = xlsx_write(book, x->shared->theme, staged(x, a, path), diags);
    arena_free(a);
    return ok;
}

static bool make_school(const struct above *x, const struct file *f, struct diags *diags) {
    const struct school *school = school_at(x, f->school);
    struct roll r = {.calendar = school ? school->calendar : x->shared->workspace->calendar,
                     .file = SCHOOL_BOOK,
                     .name = x->schools[f->school].name,
                     .school = x->schools[f->school].school,
                     .expected = expected_of(x, school_at(x, f->school))};
    r.units = class_units(x, school_at(x, f->school), &r.n);
    r.n_classes = r.n;
    return make_roll(x, &r, f->path, diags);
}

static size_t home_classes(const struct workspace *w) {
    size_t n = 0;
    for (size_t i = 0; i < w->n_groups; i++) n += !w->groups[i].course;
    return n;
}

static bool make_district(const struct above *x, const struct file *f, struct diags *diags) {
    const struct workspace *w = x->shared->workspace;
    const struct roll r = {.calendar = w->calendar,
                           .file = DISTRICT_BOOK,
                           .name = name_of(x, &w->name),
                           .district = true,
                           .units = x->schools,
                           .n = x->n_schools,
                           .n_classes = home_classes(w),
                           .expected = expected_of(x, NULL)};
    return make_roll(x, &r, f->path, diags);
}

/* ---- staff's first page ---- */

static struct staff_class staff_class_of(const struct above *x, size_t group) {
    const struct group *g = &x->shared->workspace->groups[group];
    struct arena *a = x->arena;
    struct staff_class c = {.group = g};
    c.learners = arena_array(a, g->n_learners + 1, sizeof *c.learners);
    c.away = arena_array(a, g->n_learners + 1, sizeof *c.away);
    for (size_t i = 0; i < g->n_learners; i++) {
        const struct learner_place *p = group_own(g, i);
        const struct ledger_learner *l = published(x, group, p->path);
        const char *name = l ? l->name : p->id;
        const char *path = l ? arena_printf(a, "%s/index.html", l->out) : NULL;
        if (p->roll != ROLL_LISTED) {
            c.away[c.n_away++] = (struct staff_away){name, path, p->roll == ROLL_LEFT};
            continue;
        }
        struct staff_learner *to = &c.learners[c.n_learners++];
        to->name = name;
        to->path = path;
        to->left_out = x->left_out[p->index];
        if (l && l->counts) policy_add_kept(&c.kept, &l->counts->kept);
    }
    const char **files = arena_array(a, 1, sizeof *files);
    files[0] = if_there(x, class_path(a, g, CLASS_BOOK));
    c.files = files;
    c.n_files = files[0] != NULL;
    struct print_file *prints;
    c.n_prints = printed_files(a, x->publisher->tree, g, &x->ledgers[group], &prints);
    c.prints = prints;
    c.dashboard = if_there(x, dashboard_path(a, g));
    c.page = if_there(x, class_path(a, g, CLASS_PAGE));
    return c;
}

static bool put_staged(void *context, const char *path, const void *data, size_t n) {
    const struct above *x = context;
    const char *why = NULL, *full = staged(x, x->arena, path);
    return os_write(full, data, n, &why) || tree_failed(x->publisher->tree, "write", full, why);
}

static bool is_made(const struct above *x, const char *path) {
    for (size_t i = 0; i < x->result.files.n; i++)
        if (strcmp(x->result.files.v[i], path) == 0) return true;
    return if_there(x, path) != NULL;
}

/* The workbooks above the classes that are there: made just now, or before. */
static size_t find_books(const struct above *x, const char **books) {
    const struct workspace *w = x->shared->workspace;
    size_t n = 0;
    for (size_t i = 0; i < w->n_schools; i++) {
        const char *path = os_join(x->arena, w->schools[i].out, SCHOOL_BOOK);
        if (is_made(x, path)) books[n++] = path;
    }
    if (w->n_schools && is_made(x, DISTRICT_BOOK)) books[n++] = DISTRICT_BOOK;
    if (plan_has_school_book(w) && is_made(x, SCHOOL_BOOK)) books[n++] = SCHOOL_BOOK;
    return n;
}

static bool make_page(struct above *x, struct diags *diags) {
    const struct workspace *w = x->shared->workspace;
    const struct lang *lang = shared_staff_lang(x->shared);
    struct staff_class *classes = arena_array(x->arena, w->n_groups + 1, sizeof *classes);
    for (size_t g = 0; g < w->n_groups; g++) classes[g] = staff_class_of(x, g);
    const char **books = arena_array(x->arena, w->n_schools + 2, sizeof *books);
    const struct staff_home home = {.classes = classes,
                                    .n = w->n_groups,
                                    .books = books,
                                    .n_books = find_books(x, books),
                                    .findings = x->publisher->tree->diags};
    diags_sort(x->publisher->tree->diags); /* workers end in any order */
    const struct site *site = view_staff(x->arena, w, lang, &home);
    x->publisher->tree->diags = diags;
    return site_pages(x->shared, x->arena, site, lang, put_staged, x, diags) &&
           site_assets(x->shared, put_staged, x);
}

/* ---- which files ---- */

/* The page comes last: it leads to the others. */
static size_t list_files(const struct above *x, struct arena *a, struct file **out) {
    const struct workspace *w = x->shared->workspace;
    struct file *list = arena_array(a, w->n_schools + 3, sizeof *list);
    size_t n = 0;
    bool books = x->kinds & ONLY_XLSX;
    if (books && plan_has_school_book(w))
        list[n++] = (struct file){.path = SCHOOL_BOOK, .kind = SCHOOL};
    for (size_t i = 0; books && i < w->n_schools; i++)
        list[n++] = (struct file){
            .path = os_join(a, w->schools[i].out, SCHOOL_BOOK), .kind = SCHOOL, .school = i};
    if (books && w->n_schools) list[n++] = (struct file){.path = DISTRICT_BOOK, .kind = DISTRICT};
    if (x->kinds & ONLY_HTML) list[n++] = (struct file){.path = ROOT_PAGE, .kind = STAFF_PAGE};
    *out = list;
    return n;
}

/* ---- in the workers ---- */

struct files {
    struct above *above;
    struct file *list;
    size_t n;
};

static bool make_kind(struct above *x, const struct file *f, struct diags *diags) {
    switch (f->kind) {
    case STAFF_PAGE: return make_page(x, diags);
    case SCHOOL: return make_school(x, f, diags);
    case DISTRICT: return make_district(x, f, diags);
    }
    return false;
}

static struct date *lasts_of(const struct above *x) {
    return x->shared->workspace->calendar->lasts;
}

static void make_file(void *context, size_t i, struct buf *result) {
    struct files *files = context;
    const struct file *f = &files->list[i];
    struct above *x = files->above;
    struct diags *diags = diags_new(x->arena);
    const char *made[] = {f->path, SITE_STYLE, SITE_SCRIPT};
    struct work_result r = {.files = {made, 0, 3}};
    if (make_kind(x, f, diags)) r.files.n = f->kind == STAFF_PAGE ? 3 : 1;
    if (lasts_of(x)) r.lasts = *lasts_of(x);
    work_result_write(&r, diags, result);
}

static void report(struct diags *diags, enum code code, const char *text, const char *remedy) {
    diag_add(diags,
             (struct diag){
                 .code = code_text(code), .severity = DIAG_ERROR, .text = text, .remedy = remedy});
}

static const char no_memory[] =
    "close other programs, or use fewer worker processes (-j1), then build again; everything else is built, and what was published before is unchanged";
static const char crashed[] =
    "this is a bug in Folioscope; please report it. The file is unchanged, and everything else is built";

static void gather_file(void *context, size_t i, enum os_work outcome, const char *bytes,
                        size_t n) {
    struct files *files = context;
    struct above *x = files->above;
    struct work_result made;
    const char *path = files->list[i].path, *how = bytes;
    if (outcome == OS_WORK_DONE && work_result_read(&made, x->arena, bytes, n)) {
        for (size_t k = 0; k < made.files.n; k++)
            VEC_PUSH(x->arena, &x->result.files, made.files.v[k]);
        for (size_t k = 0; k < made.findings.n; k++) diag_add(x->diags, made.findings.v[k]);
        clock_end(lasts_of(x), made.lasts);
        return;
    }
    if (outcome == OS_WORK_DONE) how = "what it said cannot be understood";
    if (outcome == OS_WORK_NO_MEMORY)
        report(x->diags, CODE_MACHINE_FAILED,
               arena_printf(x->arena,
                            "there was not enough memory for '%s', or a file could not be read",
                            path),
               no_memory);
    else
        report(x->diags, CODE_BROKE_DOWN,
               arena_printf(x->arena, "the program crashed while working on '%s' (%s)", path, how),
               crashed);
}

/* No file could be made. After an interruption the user knows why. */
static void no_processes(const struct above *x, const char *why) {
    if (os_interrupted()) return;
    report(x->diags, CODE_MACHINE_FAILED,
           arena_printf(x->arena,
                        "cannot start worker processes for the files above the classes: %s", why),
           no_memory);
}

static void make_all(void *context, size_t i, struct buf *result) {
    struct above *x = context;
    struct files files = {.above = x};
    const char *why = NULL;
    (void)i;
    x->arena = arena_new();
    x->diags = diags_new(x->arena);
    read_ledgers(x);
    find_schools(x);
    struct file *list;
    const size_t n = list_files(x, x->arena, &list), page = n && list[n - 1].kind == STAFF_PAGE;
    const struct files rounds[] = {{x, list, n - page}, {x, list + (n - page), page}};
    for (size_t round = 0; round < 2 && !os_interrupted(); round++) {
        files = rounds[round];
        const struct os_job job = {.context = &files,
                                   .n = files.n,
                                   .jobs = x->shared->options->jobs,
                                   .item = make_file,
                                   .done = gather_file};
        if (files.n && !os_work(&job, &why)) no_processes(x, why);
    }
    if (lasts_of(x)) x->result.lasts = *lasts_of(x);
    work_result_write(&x->result, x->diags, result);
}

/* ---- in the parent ---- */

static bool put_all(struct above *x, struct arena *a, const char *bytes, size_t n) {
    struct publisher *p = x->publisher;
    struct work_result made;
    struct batch b;
    if (!work_result_read(&made, a, bytes, n)) return false;
    clock_end(lasts_of(x), made.lasts);
    for (size_t i = 0; i < made.findings.n; i++) diag_add(p->tree->diags, made.findings.v[i]);
    if (!batch_start(&b, p, a)) return true;
    for (size_t i = 0; i < made.files.n; i++) {
        const char *file = made.files.v[i], *from = os_join(a, x->stage, file);
        recall_keep_same(from, tree_at(p->tree, a, file));
        long long size = os_look(from).size;
        if (!batch_put(&b, from, file)) continue;
        p->built->books += strstr(file, ".xlsx") != NULL;
        p->built->pages += strcmp(file, ROOT_PAGE) == 0;
        p->built->bytes += size;
    }
    batch_end(&b);
    return true;
}

static void gather(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n) {
    struct above *x = context;
    struct tree *t = x->publisher->tree;
    (void)i;
    struct arena *a = arena_new();
    bool understood = outcome == OS_WORK_DONE && put_all(x, a, bytes, n);
    const char *how = outcome == OS_WORK_DONE ? "what it said cannot be understood" : bytes;
    arena_free(a);
    if (understood) return;
    if (outcome == OS_WORK_NO_MEMORY)
        report(
            t->diags, CODE_MACHINE_FAILED,
            "there was not enough memory for the files above the classes, or a file could not be read",
            no_memory);
    else
        report(t->diags, CODE_BROKE_DOWN,
               arena_printf(t->arena,
                            "the program crashed while working on the files above the classes (%s)",
                            how),
               crashed);
}

bool above_make(const struct shared *s, struct publisher *p, const bool *left_out, unsigned kinds) {
    const char *why = NULL;
    size_t machine = p->tree->diags->machine;
    struct above x = {.shared = s,
                      .publisher = p,
                      .left_out = left_out,
                      .kinds = kinds,
                      .stage = os_join(p->tree->arena, p->tree->stage, "above")};
    const struct os_job job = {.context = &x, .n = 1, .jobs = 1, .item = make_all, .done = gather};
    if (!os_work(&job, &why) && !os_interrupted())
        return tree_failed(p->tree, "make files for", p->tree->out, why);
    return p->tree->diags->machine == machine;
}
