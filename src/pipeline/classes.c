/* classes.c: outputs above the learner. Never touches a learner's folder. */
#include "pipeline/classes.h"

#include "pipeline/page_words.h"
#include "os/os.h"
#include "render/xlsx/xlsx.h"
#include "view/view.h"

#include <string.h>

/* Workbooks are written beside and renamed, as everything that is published. folder: from the root of the output, or "". */
static bool put_book(const struct shared *s, struct publisher *p, const struct book *book, const char *folder,
                     struct built *built) {
    const char *why = NULL;
    char *into = *folder ? os_join(p->arena, p->out, folder) : arena_strdup(p->arena, p->out);
    char *staged = arena_printf(p->arena, "%s/stage/%s", p->work, book->file);
    if (!os_make_folder(into, &why) || !xlsx_write(book, s->theme, staged, p->diags)) return false;
    built->books++;
    built->bytes += os_look(staged).size;
    return os_rename(staged, os_join(p->arena, into, book->file), &why);
}

/* The learners of a class who are published, in roster order, into list; how many. */
static size_t published(const struct group *g, const struct class_inputs *in, struct summary **list) {
    size_t n = 0;
    for (size_t i = 0; i < g->n_learners; i++)
        if (in->summaries[g->learners[i].index]) list[n++] = in->summaries[g->learners[i].index];
    return n;
}

static bool write_class_book(const struct shared *s, struct publisher *p, const struct group *g,
                             const struct class_inputs *in, struct built *built) {
    struct summary **list = arena_array(p->arena, g->n_learners + 1, sizeof *list);
    size_t n = published(g, in, list);
    struct arena *a = arena_new();
    const struct book *book = view_class_book(a, s->workspace, g, shared_staff_lang(s), list, n);
    bool ok = put_book(s, p, book, g->out, built);
    arena_free(a);
    return ok;
}

/* ---- schools and the district ------------------------------------------------------------------------------ */

struct above { /* what is made above the classes */
    const struct shared *shared;
    struct publisher *publisher;
    const struct class_inputs *in;
    struct built *built;
    struct roll_unit *schools; /* one when there is no level of schools: the workspace as a whole */
    size_t n;
    const struct equity *equity;
};

static bool is_of(const struct group *g, const struct school *school) {
    return !school || g->school == school;
}

static const char *name_of(const struct above *a, const struct words *w) {
    return words_text(w, lang_tag(shared_staff_lang(a->shared)));
}

/* All learners of a school, class by class; of all, for NULL. */
static struct roll_unit school_unit(const struct above *a, const struct school *school) {
    const struct workspace *w = a->shared->workspace;
    struct arena *arena = a->publisher->arena;
    struct summary **list = arena_array(arena, w->n_learners + 1, sizeof *list);
    size_t n = 0;
    for (size_t g = 0; g < w->n_groups; g++)
        if (is_of(&w->groups[g], school)) n += published(&w->groups[g], a->in, list + n);
    return (struct roll_unit){.name = name_of(a, school ? &school->name : &w->name),
                              .href = school ? arena_printf(arena, "%s/school.xlsx", school->out) : NULL,
                              .learners = list,
                              .n = n};
}

/* The classes of a school; links lead from the school's folder. */
static struct roll_unit *class_units(const struct above *a, const struct school *school, size_t *n) {
    const struct workspace *w = a->shared->workspace;
    struct arena *arena = a->publisher->arena;
    struct roll_unit *units = arena_array(arena, w->n_groups + 1, sizeof *units);
    *n = 0;
    for (size_t i = 0; i < w->n_groups; i++) {
        const struct group *g = &w->groups[i];
        if (!is_of(g, school)) continue;
        struct summary **list = arena_array(arena, g->n_learners + 1, sizeof *list);
        size_t skip =
            school && strncmp(g->out, school->out, strlen(school->out)) == 0 ? strlen(school->out) + 1 : 0;
        units[(*n)++] = (struct roll_unit){.name = name_of(a, &g->name),
                                           .href = arena_printf(arena, "%s/class.xlsx", g->out + skip),
                                           .learners = list,
                                           .n = published(g, a->in, list)};
    }
    return units;
}

static bool write_roll(const struct above *a, const struct roll *r, const char *folder) {
    struct arena *arena = arena_new();
    const struct book *book = view_roll_book(arena, a->shared->workspace, shared_staff_lang(a->shared), r);
    bool ok = put_book(a->shared, a->publisher, book, folder, a->built);
    arena_free(arena);
    return ok;
}

static bool write_school_book(const struct above *a, const struct school *school, size_t which) {
    struct roll r = {.file = "school.xlsx",
                     .name = a->schools[which].name,
                     .equity = a->equity,
                     .equity_unit = (int)which};
    r.units = class_units(a, school, &r.n);
    r.n_classes = r.n;
    return write_roll(a, &r, school ? school->out : "");
}

static bool write_district_book(const struct above *a) {
    const struct workspace *w = a->shared->workspace;
    const struct roll r = {.file = "district.xlsx",
                           .name = name_of(a, &w->name),
                           .district = true,
                           .units = a->schools,
                           .n = a->n,
                           .n_classes = w->n_groups,
                           .equity = a->equity,
                           .equity_unit = EQUITY_ALL};
    return write_roll(a, &r, "");
}

/* Schools have a workbook each, in their folder, and the district one at the root. Classes without schools are one school,
 * whose workbook lies at the root. A single class has its class workbook alone. */
static bool write_above(const struct shared *s, struct publisher *p, const struct class_inputs *in,
                        struct built *built) {
    const struct workspace *w = s->workspace;
    struct above a = {
        .shared = s, .publisher = p, .in = in, .built = built, .n = w->n_schools ? w->n_schools : 1};
    if (!w->n_schools && w->n_groups == 1 && !*w->groups[0].path) return true;
    a.schools = arena_array(p->arena, a.n, sizeof *a.schools);
    for (size_t i = 0; i < a.n; i++) a.schools[i] = school_unit(&a, w->n_schools ? &w->schools[i] : NULL);
    a.equity = view_equity(p->arena, w, a.schools, a.n);
    for (size_t i = 0; i < a.n; i++)
        if (!write_school_book(&a, w->n_schools ? &w->schools[i] : NULL, i)) return false;
    return !w->n_schools || write_district_book(&a);
}

/* ---- the staff's first page -------------------------------------------------------------------------------- */

static struct staff_class staff_class_of(const struct shared *s, struct publisher *p, const struct group *g,
                                         const struct class_inputs *in) {
    struct staff_class c = {.group = g};
    c.learners = arena_array(p->arena, g->n_learners + 1, sizeof *c.learners);
    for (size_t i = 0; i < g->n_learners; i++) {
        const struct learner_place *place = &g->learners[i];
        const struct summary *summary = in->summaries[place->index];
        c.learners[c.n_learners++] = (struct staff_learner){
            .name = summary ? summary->name : place->id,
            .path = summary ? arena_printf(p->arena, "%s/index.html", summary->out) : NULL,
            .note = in->notes[place->index],
        };
    }
    const char **files = arena_array(p->arena, 1, sizeof *files);
    files[0] = arena_printf(p->arena, "%s/class.xlsx", g->out);
    c.files = files;
    c.n_files = (s->options->only & ONLY_XLSX) ? 1 : 0;
    return c;
}

/* All pages of a site, with style and script, in a folder of the output ("" for the root, else with a slash). */
static bool publish_site(const struct shared *s, struct publisher *p, const char *folder,
                         const struct site *site, const struct lang *lang, struct built *built) {
    const struct html_words words = page_words(p->arena, lang);
    struct arena *scratch = arena_new();
    struct buf text = BUF_INIT;
    bool ok = true;
    for (const struct page *page = site->pages; page && ok; page = page->next) {
        buf_clear(&text);
        arena_clear(scratch);
        const char *endless = html_page(s->html, scratch, site, &words, page, &text);
        ok = endless ? shared_endless(endless, NULL, p->diags)
                     : publish_file(p, arena_printf(p->arena, "%s%s", folder, page->path), text.p, text.n);
        built->pages++;
    }
    buf_clear(&text);
    html_style(s->html, s->css, NULL, 0, &text);
    ok = ok && publish_file(p, arena_printf(p->arena, "%sassets/style.css", folder), text.p, text.n) &&
         publish_file(p, arena_printf(p->arena, "%sassets/site.js", folder), s->script, strlen(s->script));
    buf_release(&text);
    arena_free(scratch);
    return ok;
}

/* The page of a class, for everybody: in the class's own folder and theme. */
static bool write_class_page(const struct shared *s, struct publisher *p, const struct group *g,
                             struct built *built) {
    const struct shared own = shared_for(s, g);
    const struct lang *lang = langs_find(s->langs, g->language);
    if (!lang) lang = shared_staff_lang(s);
    const struct site *site = view_class_page(p->arena, s->workspace, g, lang);
    /* Many a host lists a folder that has no index.html: there it would list what nobody should guess. */
    return publish_site(&own, p, arena_printf(p->arena, "%s/", g->out), site, lang, built) &&
           (!s->workspace->secret_paths ||
            publish_site(&own, p, arena_printf(p->arena, "%s/learners/", g->out), site, lang, built));
}

static const struct staff_dashboard *dashboards(const struct shared *s, struct publisher *p,
                                                const struct class_inputs *in) {
    const struct workspace *w = s->workspace;
    struct staff_dashboard *all = arena_array(p->arena, w->n_groups + 1, sizeof *all);
    for (size_t g = 0; g < w->n_groups; g++) {
        const struct group *group = &w->groups[g];
        all[g].group = group;
        all[g].learners = arena_array(p->arena, group->n_learners + 1, sizeof *all[g].learners);
        for (size_t i = 0; i < group->n_learners; i++) {
            struct summary *summary = in->summaries[group->learners[i].index];
            if (summary) all[g].learners[all[g].n++] = summary;
        }
    }
    return all;
}

static bool write_staff_page(const struct shared *s, struct publisher *p, const struct class_inputs *in,
                             struct built *built) {
    const struct workspace *w = s->workspace;
    const struct lang *lang = shared_staff_lang(s);
    struct staff_class *classes = arena_array(p->arena, w->n_groups + 1, sizeof *classes);
    for (size_t g = 0; g < w->n_groups; g++) classes[g] = staff_class_of(s, p, &w->groups[g], in);
    const struct staff_dashboard *boards = dashboards(s, p, in);
    return publish_site(s, p, "", view_staff(p->arena, w, lang, classes, boards, w->n_groups), lang, built);
}

bool classes_build(const struct shared *s, struct publisher *p, const struct class_inputs *in,
                   struct built *built) {
    bool html = s->options->only & ONLY_HTML, books = s->options->only & ONLY_XLSX;
    for (size_t g = 0; g < s->workspace->n_groups && html; g++)
        if (!write_class_page(s, p, &s->workspace->groups[g], built)) return false;
    if (s->options->audience != AUDIENCE_STAFF) return true; /* what follows is staff's alone */
    for (size_t g = 0; g < s->workspace->n_groups && books; g++)
        if (!write_class_book(s, p, &s->workspace->groups[g], in, built)) return false;
    if (books && !write_above(s, p, in, built)) return false;
    return !html || write_staff_page(s, p, in, built);
}
