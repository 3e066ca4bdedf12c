/* classes.c: outputs above the learner. Never touches a learner's folder. */
#include "build/classes.h"

#include "build/page_words.h"
#include "os/os.h"
#include "render/xlsx/xlsx.h"
#include "view/view.h"

#include <string.h>

/* Workbooks are written beside and renamed, as everything that is published. */
static bool write_book(const struct shared *s, struct publisher *p, const struct group *g,
                       const struct class_inputs *in, struct built *built) {
    struct summary **list = arena_array(p->arena, g->n_learners + 1, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < g->n_learners; i++)
        if (in->summaries[g->learners[i].index]) list[n++] = in->summaries[g->learners[i].index];
    const struct book *book = view_class_book(p->arena, s->workspace, g, shared_staff_lang(s), list, n);
    const char *why = NULL;
    char *folder = os_join(p->arena, p->out, g->out), *path = os_join(p->arena, folder, book->file);
    char *staged = arena_printf(p->arena, "%s/stage/%s.xlsx", p->work, g->id);
    if (!os_make_folder(folder, &why) || !xlsx_write(book, s->theme, staged, p->diags)) return false;
    built->books++;
    built->bytes += os_look(staged).size;
    return os_rename(staged, path, &why);
}

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
    return publish_site(&own, p, arena_printf(p->arena, "%s/", g->out), site, lang, built);
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
    bool html = s->options->only & ONLY_HTML;
    for (size_t g = 0; g < s->workspace->n_groups && html; g++)
        if (!write_class_page(s, p, &s->workspace->groups[g], built)) return false;
    if (s->options->audience != AUDIENCE_STAFF) return true; /* what follows is staff's alone */
    for (size_t g = 0; g < s->workspace->n_groups && (s->options->only & ONLY_XLSX); g++)
        if (!write_book(s, p, &s->workspace->groups[g], in, built)) return false;
    return !html || write_staff_page(s, p, in, built);
}
