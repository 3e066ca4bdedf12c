/* classes.c: outputs above the learner. Never touches a learner's folder. */
#include "build/classes.h"

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

static bool write_staff_page(const struct shared *s, struct publisher *p, const struct class_inputs *in,
                             struct built *built) {
    const struct workspace *w = s->workspace;
    const struct lang *lang = shared_staff_lang(s);
    struct staff_class *classes = arena_array(p->arena, w->n_groups + 1, sizeof *classes);
    for (size_t g = 0; g < w->n_groups; g++) classes[g] = staff_class_of(s, p, &w->groups[g], in);
    const struct site *site = view_staff(p->arena, w, lang, classes, w->n_groups);
    const struct html_words words = {.show_data = tr(lang, "html.show_data"),
                                     .print = tr(lang, "html.print"),
                                     .external = tr(lang, "html.external")};
    struct buf text = BUF_INIT;
    const char *endless = html_page(s->html, p->arena, site, &words, site->pages, &text);
    if (endless) {
        buf_release(&text);
        return shared_endless(endless, NULL, p->diags);
    }
    bool ok = publish_file(p, site->pages->path, text.p, text.n);
    buf_clear(&text);
    html_style(s->html, s->css, NULL, 0, &text);
    ok = ok && publish_file(p, "assets/style.css", text.p, text.n);
    buf_release(&text);
    built->pages++;
    return ok;
}

bool classes_build(const struct shared *s, struct publisher *p, const struct class_inputs *in,
                   struct built *built) {
    for (size_t g = 0; g < s->workspace->n_groups && (s->options->only & ONLY_XLSX); g++)
        if (!write_book(s, p, &s->workspace->groups[g], in, built)) return false;
    return !(s->options->only & ONLY_HTML) || write_staff_page(s, p, in, built);
}
