/* one_learner.c: the line for one learner, readable from top to bottom: load, judge, photos, pages, reports, workbook, guard. */
#include "pipeline/one_learner.h"

#include "assess/known.h"
#include "base/codes.h"
#include "os/os.h"
#include "pipeline/attachments.h"
#include "pipeline/guard.h"
#include "pipeline/output.h"
#include "pipeline/page_words.h"
#include "pipeline/papers.h"
#include "pipeline/passphrases.h"
#include "pipeline/vault.h"
#include "render/xlsx/xlsx.h"
#include "view/learner_record.h"
#include "view/view.h"

#include <string.h>

const char *learner_out(struct arena *a, const struct learner_place *p) {
    return arena_printf(a, "%s/learners/%s", p->group->out, p->folder);
}

/* ---- pages ----------------------------------------------------------------------------------------------- */

static bool build_search(struct output *out, const struct site *site) {
    struct buf text = BUF_INIT;
    html_search(site, &text);
    bool ok = output_write(out, html_search_path(out->arena, site), text.p, text.n);
    buf_release(&text);
    return ok;
}

/* All pages in one language. */
static bool build_pages(struct output *out, const struct shared *s, const struct viewer *v) {
    const struct site *site = view_site(v);
    const struct html_words words = page_words(v->arena, v->lang);
    struct arena *scratch = arena_new();
    struct buf text = BUF_INIT;
    bool ok = true;
    for (const struct page *p = site->pages; p && ok; p = p->next) {
        buf_clear(&text);
        arena_clear(scratch);
        const char *endless = html_page(s->html, scratch, site, &words, p, &text);
        if (!endless) output_characters(out, text.p);
        const char *path = arena_printf(out->arena, "%s%s", site->folder, p->path);
        ok = endless ? shared_endless(endless, out->place->path, out->diags)
                     : output_write(out, path, text.p, text.n);
        out->pages++;
    }
    ok = ok && build_search(out, site);
    buf_release(&text);
    arena_free(scratch);
    return ok;
}

static struct site_language *languages_of(struct arena *a, const struct lang *const *langs, size_t n) {
    struct site_language *first = NULL, **next = &first;
    for (size_t i = 0; i < n; i++, next = &(*next)->next) {
        *next = arena_make(a, struct site_language);
        **next = (struct site_language){.tag = lang_tag(langs[i]),
                                        .name = lang_own_name(langs[i]),
                                        .folder = i ? arena_printf(a, "%s/", lang_tag(langs[i])) : "",
                                        .rtl = lang_rtl(langs[i])};
    }
    return first;
}

/* The site in the first language of the home, and in the others below it; pictures, style and script once. */
static bool build_site(struct output *out, const struct shared *s, const struct viewer *v) {
    size_t n;
    const struct lang **langs = shared_langs(s, v->arena, &v->learner->home_languages, &n);
    struct viewer in = *v;
    struct site_language *languages = languages_of(v->arena, langs, n), *l = languages;
    in.languages = n > 1 ? languages : NULL;
    in.logo = attachments_logo(out, s->theme, v->learner->group);
    bool ok = true;
    for (size_t i = 0; i < n && ok; i++, l = l->next) {
        in.lang = langs[i];
        in.folder = l->folder;
        ok = build_pages(out, s, &in);
    }
    return ok && output_style(out, s);
}

/* ---- the workbook ---------------------------------------------------------------------------------------- */

enum { LARGEST_BOOK = 256 << 20 };

/* A file that a library wrote, sealed under its name in the learner's folder. */
static bool seal_file(struct output *out, const char *from, const char *path) {
    struct arena *a = arena_new();
    char *data;
    size_t n;
    bool ok = os_read(a, from, LARGEST_BOOK, &data, &n, NULL) && os_remove(from, NULL) &&
              output_write(out, path, data, n);
    arena_free(a);
    return ok;
}

static bool build_notebook(struct output *out, const struct shared *s, const struct viewer *v,
                           struct diags *diags) {
    const struct book *book = view_notebook(v);
    /* under lock beside the staged folder: no plain byte is ever in it */
    char *path = out->vault ? arena_printf(v->arena, "%s.xlsx", out->folder)
                            : os_join(v->arena, out->folder, book->file);
    if (!xlsx_write(book, s->theme, path, diags)) return false;
    guard_book(out, book);
    out->books++;
    if (out->vault) return seal_file(out, path, book->file);
    out->bytes += os_look(path).size;
    return true;
}

static bool build_record(struct output *out, const struct viewer *v) {
    struct buf text = BUF_INIT;
    struct json json = {.out = &text};
    view_record(v, &json);
    buf_char(&text, '\n');
    bool ok = output_write(out, "record.json", text.p, text.n);
    buf_release(&text);
    return ok;
}

/* ---- all of it ------------------------------------------------------------------------------------------- */

static bool render_all(struct output *out, const struct shared *s, const struct viewer *v,
                       struct diags *diags) {
    unsigned only = s->options->only;
    if ((only & ONLY_HTML) && !build_site(out, s, v)) return false;
    if (v->audience == AUDIENCE_PUBLIC) return true; /* reports and the notebook are the family's */
    struct viewer on_paper = *v;
    if (only & ONLY_PDF)
        on_paper.logo = attachments_logo_for_paper(v->arena, out->root, s->theme, v->learner->group);
    if ((only & ONLY_PDF) && !papers_build(out, s, &on_paper, diags)) return false;
    return !(only & ONLY_XLSX) || (build_notebook(out, s, v, diags) && build_record(out, v));
}

/* ---- under lock ------------------------------------------------------------------------------------------ */

/* False, with a finding, for a learner who has no passphrase: nothing is published open instead. */
static bool lock(struct output *out, const struct shared *s, const struct learner *l) {
    const struct workspace *w = s->workspace;
    if (!w->lock || s->options->audience == AUDIENCE_PUBLIC) return true;
    const char *passphrase = s->lock ? passphrase_of(s->lock, l, out->diags) : NULL;
    const char *whose = arena_printf(out->arena, "%s/%s", words_text(&w->name, w->language),
                                     learner_out(out->arena, out->place));
    if (passphrase) out->vault = vault_new(out->arena, passphrase, whose);
    return passphrase != NULL;
}

static void offer_files(struct output *out, const struct shared *s, const struct viewer *v) {
    const struct texts *reports = &v->learner->group->reports;
    unsigned only = s->options->only;
    for (size_t i = 0; (only & ONLY_PDF) && i < reports->n; i++) {
        const struct outline *o = paper_outline(v->workspace, reports->v[i]);
        if (o) vault_offer(out->vault, arena_printf(v->arena, "%s.pdf", o->name), paper_title(v, o));
    }
    if (!(only & ONLY_XLSX)) return;
    vault_offer(out->vault, "notebook.xlsx", tr(v->lang, "book.notebook"));
    vault_offer(out->vault, "record.json", tr(v->lang, "lock.record"));
}

static bool close_vault(struct output *out, const struct shared *s, const struct viewer *v) {
    const struct group *g = v->learner->group;
    if (!out->vault) return true;
    offer_files(out, s, v);
    return vault_close(out, s, v->lang,
                       words_text(g->school ? &g->school->name : &s->workspace->name, lang_tag(v->lang)));
}

/* ---- what is kept ---------------------------------------------------------------------------------------- */

/* What is kept beside the published folder; for families and the public nothing that is staff's. */
static struct summary *summarise(const struct shared *s, const struct viewer *v, const struct output *out) {
    struct viewer staff = *v;
    staff.lang = shared_staff_lang(s);
    struct summary *summary =
        s->options->audience == AUDIENCE_STAFF ? view_summary(&staff) : arena_make(v->arena, struct summary);
    if (s->options->audience != AUDIENCE_STAFF)
        *summary = (struct summary){
            .id = v->learner->id, .path = v->learner->path, .name = v->learner->called, .out = ""};
    summary->pages = out->pages, summary->pdfs = out->pdfs, summary->books = out->books,
    summary->bytes = out->bytes;
    summary->locked = out->vault != NULL;
    return summary;
}

/* The family's language has no catalog: their pages are in another, and somebody should know. */
void learner_say_language(const struct shared *s, struct arena *a, const struct learner *l,
                          const struct lang *lang, struct diags *diags) {
    const char *home = l->home_languages.n && !s->options->lang ? l->home_languages.v[0] : NULL;
    if (!home || langs_find(s->langs, home)) return;
    diag_add(diags,
             (struct diag){.code = code_text(CODE_NO_WORDS),
                           .severity = DIAG_WARNING,
                           .file = os_join(a, l->path, "learner.yaml"),
                           .text = arena_printf(a, "there are no words in '%s' yet: these pages are in '%s'",
                                                home, lang_tag(lang)),
                           .remedy = arena_printf(
                               a,
                               "translate templates/locales/en.yaml as templates/locales/%s.yaml in your "
                               "workspace, or put another language first in 'home'",
                               home)});
}

static struct summary *withheld(struct arena *a, const struct learner *l, struct diags *diags) {
    diag_add(diags, (struct diag){.code = code_text(CODE_NO_CONSENT),
                                  .severity = DIAG_WARNING,
                                  .file = os_join(a, l->path, "learner.yaml"),
                                  .learner = l->path,
                                  .text = "not published for the public: there is no consent to it",
                                  .remedy = "write 'consent: {public: true}' once the family agreed"});
    return NULL;
}

struct summary *learner_build(const struct shared *s, struct arena *a, const struct learner_place *p,
                              const char *stage, struct diags *diags) {
    struct learner *l = load_learner(a, s->workspace, p, diags);
    if (!l) return NULL;
    if (s->options->audience == AUDIENCE_PUBLIC && !l->public_ok) return withheld(a, l, diags);
    const struct shared own = shared_for(s, p->group); /* in the theme of the class */
    s = &own;
    l = learner_known(a, l, s->workspace->as_of);
    struct viewer v = learner_viewer(s, a, l, p);
    if (v.audience == AUDIENCE_PUBLIC) view_for_public(&v);
    learner_say_language(s, a, l, v.lang, diags);
    struct output out;
    output_start(&out, a, stage, p, s->learner_ids, diags);
    out.root = s->workspace->root;
    bool ok = lock(&out, s, l) && output_ready(&out) && attachments_publish(&out, &v, v.learner) &&
              render_all(&out, s, &v, diags) && close_vault(&out, s, &v);
    ok = ok && output_finish(&out);
    vault_free(out.vault);
    if (!ok || out.leaks) return NULL;
    struct summary *summary = summarise(s, &v, &out);
    summary->out = learner_out(a, p);
    return summary;
}
