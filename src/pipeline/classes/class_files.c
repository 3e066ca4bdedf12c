/* class_files.c: the page, workbook, and dashboard of a class. */
#include "pipeline/classes/class_files.h"

#include "base/codes.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/classes/site_files.h"
#include "pipeline/files/guard.h"
#include "pipeline/tree/plan.h"
#include "pipeline/tree/work_result.h"
#include "render/xlsx/xlsx.h"
#include "view/books/books.h"
#include "view/site/site.h"
#include "view/staff/staff.h"

#include <string.h>

static bool cannot_write(struct class_files *c, const char *path, const char *why) {
    diag_add(
        c->diags,
        (struct diag){.code = code_text(CODE_CANNOT_WRITE),
                      .severity = DIAG_ERROR,
                      .file = c->group->path,
                      .text = arena_printf(c->arena, "cannot write '%s' of the class: %s", path,
                                           why ? why : ""),
                      .remedy = "check that the disk is not full and that you may write there"});
    return false;
}

bool class_put(struct class_files *c, const char *path, const void *data, size_t n) {
    const char *why = NULL;
    const char *full = os_join(c->arena, c->stage, path);
    c->bytes += (long long)n;
    return (os_make_folder_of(full, &why) && os_write(full, data, n, &why)) ||
           cannot_write(c, path, why);
}

void class_made(struct class_files *c, const char *path) { VEC_PUSH(c->arena, &c->made, path); }

/* ---- the page for everybody ---- */

struct site_place { /* where a site goes inside the class's folder */
    struct class_files *files;
    const char *folder; /* "", or ends with a slash */
};

static bool put_in_place(void *context, const char *path, const void *data, size_t n) {
    const struct site_place *p = context;
    const char *full = arena_printf(p->files->arena, "%s%s", p->folder, path);
    if (!class_put(p->files, full, data, n)) return false;
    class_made(p->files, full);
    return true;
}

static const struct lang *language_of(const struct class_files *c) {
    const struct lang *lang = langs_find(c->shared->langs, c->group->language);
    return lang ? lang : shared_staff_lang(c->shared);
}

bool class_page_make(struct class_files *c) {
    if (guarded_is_named(c->shared->guarded, c->group))
        return true; /* already reported by guard_shared */
    const struct lang *lang = language_of(c);
    const struct site *site = view_class_page(c->arena, c->shared->workspace, c->group, lang);
    /* Many hosts list a folder that has no index.html. That would reveal the secret folder names,
     * so with secret paths there is one more page. */
    struct site_place places[] = {{c, ""}, {c, CLASS_NO_LIST}};
    size_t n = c->shared->workspace->secret_paths && !c->group->course ? 2 : 1;
    for (size_t i = 0; i < n; i++, c->pages++)
        if (!site_pages(c->shared, c->arena, site, lang, put_in_place, &places[i], c->diags) ||
            !site_assets(c->shared, put_in_place, &places[i]))
            return false;
    return true;
}

/* ---- staff's ---- */

/* Puts the summaries of the learners who are in the class's files into list, in roster order.
 * Returns how many. */
static size_t summaries(const struct class_files *c, struct summary **list) {
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (c->members[i].in) list[n++] = c->members[i].summary;
    return n;
}

struct book_job {
    struct class_files *files;
    struct summary **list;
    size_t n;
    bool made;
};

static void make_book(void *context, size_t i, struct buf *result) {
    struct book_job *w = context;
    struct class_files *c = w->files;
    struct diags *diags = diags_new(c->arena);
    const struct book *book = view_class_book(c->arena, c->shared->workspace, c->group,
                                              shared_staff_lang(c->shared), w->list, w->n);
    (void)i;
    c->diags = diags;
    /* written beside the staged folder first, because the library makes temporary files */
    const char *why = NULL, *path = arena_printf(c->arena, "%s.xlsx", c->stage),
               *place = os_join(c->arena, c->stage, book->file);
    bool ok = (os_make_folder(c->stage, &why) || cannot_write(c, CLASS_BOOK, why)) &&
              xlsx_write(book, c->staff->theme, path, diags) &&
              (os_rename(path, place, &why) || cannot_write(c, CLASS_BOOK, why));
    const struct date *lasts = c->shared->workspace->calendar->lasts;
    struct work_result r = {.made.books = ok};
    if (lasts) r.lasts = *lasts;
    work_result_write(&r, diags, result);
}

static void book_failed(struct class_files *c, enum code code, const char *text,
                        const char *remedy) {
    diag_add(c->diags, (struct diag){.code = code_text(code),
                                     .severity = DIAG_ERROR,
                                     .file = c->group->path,
                                     .text = text,
                                     .remedy = remedy});
}

static void book_ended(void *context, size_t i, enum os_work outcome, const char *bytes, size_t n) {
    struct book_job *w = context;
    struct class_files *c = w->files;
    (void)i;
    if (outcome == OS_WORK_NO_MEMORY) {
        book_failed(c, CODE_MACHINE_FAILED,
                    "there was not enough memory for the workbook of this class",
                    "close other programs, or use fewer worker processes (-j1), then build again");
    } else if (outcome != OS_WORK_DONE) {
        c->book_crashed = true;
        book_failed(
            c, CODE_BROKE_DOWN,
            arena_printf(c->arena,
                         "the program crashed while working on the workbook of this class (%s)",
                         bytes),
            "this is a bug in Folioscope; please report it. The workbook is unchanged, and everything "
            "else is built");
    } else {
        struct work_result r;
        bool sound = work_result_read(&r, c->arena, bytes, n);
        for (size_t k = 0; k < r.findings.n; k++) diag_add(c->diags, r.findings.v[k]);
        w->made = r.made.books > 0;
        clock_end(c->shared->workspace->calendar->lasts, r.lasts);
        if (!sound)
            book_failed(c, CODE_MACHINE_FAILED, "the workbook of this class could not be made",
                        "build again; what was published before is unchanged");
    }
}

/* Makes the workbook in a process of its own: a crash inside the library costs only the
 * workbook. */
static bool book_made(struct class_files *c, struct summary **list, size_t n) {
    struct book_job w = {.files = c, .list = list, .n = n};
    const struct os_job job = {
        .context = &w, .n = 1, .jobs = 1, .item = make_book, .done = book_ended};
    const char *why = NULL;
    if (!os_work(&job, &why) && !os_interrupted())
        book_failed(c, CODE_MACHINE_FAILED,
                    arena_printf(c->arena,
                                 "cannot start a process for the workbook of this class: %s", why),
                    "close other programs, then build again");
    if (!w.made) return c->book_crashed;
    class_made(c, CLASS_BOOK);
    c->books++;
    c->bytes += os_look(os_join(c->arena, c->stage, CLASS_BOOK)).size;
    return true;
}

/* Paths of pages in the staff site start at the root of the output. */
static bool put_dashboard(void *context, const char *path, const void *data, size_t n) {
    struct class_files *c = context;
    return class_put(c, path + strlen(c->group->out) + 1, data, n);
}

/* The languages of a learner's pages; where the first one at home has no catalog, with the one that
 * takes its place: "hmn → en". */
static const char *languages_of(const struct class_files *c, const struct member *m) {
    const struct texts *home = &m->staff.learner->home_languages;
    size_t n;
    const struct lang **langs = shared_langs(c->shared, c->arena, home, &n);
    const char **tags = arena_array(c->arena, n + 1, sizeof *tags);
    for (size_t i = 0; i < n; i++) tags[i] = lang_tag(langs[i]);
    const char *list = lang_list(shared_staff_lang(c->shared), c->arena, tags, n);
    bool first = !home->n || strcmp(home->v[0], tags[0]) == 0;
    return first ? list : arena_printf(c->arena, "%s → %s", home->v[0], list);
}

static struct date first_conference(const struct class_files *c) {
    struct date first = {0};
    for (size_t i = 0; i < c->n; i++) {
        if (!c->members[i].in) continue;
        const struct date day = c->members[i].staff.learner->conference.date;
        if (!date_is_set(day) || date_cmp(day, c->group->calendar->as_of) < 0) continue;
        if (!date_is_set(first) || date_cmp(day, first) < 0) first = day;
    }
    return first;
}

/* Will this file, a path in the output, be there after this build? One of a kind that this build
 * makes is only there if it was made; what was published before is taken away. */
static bool is_there(const struct class_files *c, const char *path, unsigned kind, bool made) {
    if (c->kinds & kind) return made;
    return os_look(os_join(c->arena, c->shared->options->out, path)).kind == OS_FILE;
}

/* The workbooks that the page can lead to. */
static size_t find_books(const struct class_files *c, const char **books) {
    const struct workspace *w = c->shared->workspace;
    const char *own = class_path(c->arena, c->group, CLASS_BOOK), *school = SCHOOL_BOOK;
    size_t n = 0;
    if (c->group->school) school = os_join(c->arena, c->group->school->out, SCHOOL_BOOK);
    if (is_there(c, own, ONLY_XLSX, c->books > 0)) books[n++] = own;
    if (is_there(c, school, ONLY_XLSX, w->n_schools || plan_has_school_book(w)))
        books[n++] = school;
    return n;
}

/* Of the class's files, as they were read for all learners, and of what was made of them. */
static const struct diags *findings_of(const struct class_files *c) {
    struct diags *all = diags_new(c->arena);
    const struct diags *shared = c->shared->found;
    for (size_t i = 0; i < shared->list.n; i++)
        if (diag_is_in(&shared->list.v[i], c->group->path)) diag_add(all, shared->list.v[i]);
    diags_join(all, c->diags);
    return all;
}

static bool make_dashboard(struct class_files *c, struct summary **list, size_t n) {
    const struct lang *lang = shared_staff_lang(c->shared);
    const char **languages = arena_array(c->arena, c->n + 1, sizeof *languages), *books[2];
    for (size_t i = 0, k = 0; i < c->n; i++)
        if (c->members[i].in) languages[k++] = languages_of(c, &c->members[i]);
    const char *page = class_path(c->arena, c->group, CLASS_PAGE);
    const struct diags *findings = findings_of(c);
    const struct staff_dashboard board = {.group = c->group,
                                          .learners = list,
                                          .languages = languages,
                                          .n = n,
                                          .away = c->away,
                                          .n_away = c->n_away,
                                          .prints = c->prints.v,
                                          .n_prints = c->prints.n,
                                          .books = books,
                                          .n_books = find_books(c, books),
                                          .page = is_there(c, page, ONLY_HTML, c->pages > 0) ? page
                                                                                             : NULL,
                                          .conferences = first_conference(c),
                                          .findings = findings};
    const struct site *site = view_dashboard_site(c->arena, c->shared->workspace, lang, &board);
    c->pages++;
    if (!site_pages(c->staff, c->arena, site, lang, put_dashboard, c, c->diags)) return false;
    class_made(c, CLASS_STAFF);
    return true;
}

bool class_staff_make(struct class_files *c) {
    struct summary **list = arena_array(c->arena, c->n + 1, sizeof *list);
    size_t n = summaries(c, list);
    if (c->kinds & ONLY_PDF) c->prints.n = 0; /* those that were published before */
    return (!(c->kinds & ONLY_XLSX) || book_made(c, list, n)) &&
           (!(c->kinds & ONLY_PDF) || !c->n || prints_make(c)) &&
           (!(c->kinds & ONLY_HTML) || make_dashboard(c, list, n));
}
