/* one_learner.c: makes everything that is published of one learner who has been read and judged:
 * photos and files, pages, reports, workbook, and record; sealed if there is a lock. Staged, not
 * published. */
#include "pipeline/classes/one_learner.h"

#include "base/codes.h"
#include "model/audiences.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/classes/carry.h"
#include "pipeline/files/attachments.h"
#include "pipeline/files/guard.h"
#include "pipeline/files/output.h"
#include "pipeline/files/page_words.h"
#include "pipeline/files/papers.h"
#include "pipeline/files/passphrases.h"
#include "pipeline/files/vault.h"
#include "pipeline/tree/basis.h"
#include "pipeline/tree/plan.h"
#include "render/xlsx/xlsx.h"
#include "view/audience/sieve.h"
#include "view/books/books.h"
#include "view/reports/learner_record.h"
#include "view/reports/report.h"
#include "view/site/site.h"
#include "view/summary/gather.h"
#include "view/view.h"

#include <string.h>

/* ---- pages ---- */

static bool build_search(struct output *out, const struct site *site) {
    struct buf text = BUF_INIT;
    html_search(site, &text);
    bool ok = output_write(out, html_search_path(out->arena, site), text.p, text.n);
    buf_release(&text);
    return ok;
}

/* All pages, in one language. */
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

static struct site_language *languages_of(struct arena *a, const struct lang *const *langs,
                                          size_t n) {
    struct site_language *first = NULL, **next = &first;
    for (size_t i = 0; i < n; i++, next = &(*next)->next) {
        *next = arena_make(a, struct site_language);
        **next =
            (struct site_language){.tag = lang_tag(langs[i]),
                                   .name = lang_own_name(langs[i]),
                                   .folder = i ? arena_printf(a, "%s/", lang_tag(langs[i])) : "",
                                   .rtl = lang_rtl(langs[i])};
    }
    return first;
}

/* Makes the site in the first home language, and in the others in subfolders; pictures, style, and
 * script are written once. */
static bool build_site(struct output *out, const struct shared *s, const struct viewer *v,
                       const struct photo_copies *logo) {
    size_t n;
    const struct lang **langs = shared_langs(s, v->arena, &v->learner->home_languages, &n);
    struct viewer in = *v;
    struct site_language *languages = languages_of(v->arena, langs, n), *l = languages;
    in.languages = n > 1 ? languages : NULL;
    in.logo = attachments_logo(out, logo);
    bool ok = !logo || in.logo;
    for (size_t i = 0; i < n && ok; i++, l = l->next) {
        in.lang = langs[i];
        in.folder = l->folder;
        ok = build_pages(out, s, &in);
    }
    return ok && output_style(out, s);
}

/* ---- the workbook ---- */

enum { LARGEST_BOOK = 256 << 20 };

/* Seals a file that a library wrote, under this path in the learner's folder. */
static bool seal_file(struct output *out, const char *from, const char *path) {
    struct arena *a = arena_new();
    char *data;
    size_t n;
    const char *why = NULL;
    bool ok = (os_read(a, from, LARGEST_BOOK, &data, &n, &why) ||
               output_failed(out, "read", from, why)) &&
              (os_remove(from, &why) || output_failed(out, "remove", from, why)) &&
              output_write(out, path, data, n);
    arena_free(a);
    return ok;
}

static bool build_notebook(struct output *out, const struct shared *s, const struct viewer *v,
                           struct diags *diags) {
    const struct book *book = view_notebook(v);
    /* Beside the staged folder: under lock, no unsealed byte may ever be inside it, nor may a
     * temporary file of the library. */
    const char *path = arena_printf(v->arena, "%s.xlsx", out->folder), *why = NULL,
               *place = os_join(v->arena, out->folder, book->file);
    if (!xlsx_write(book, s->theme, path, diags)) return false;
    guard_book(out, book);
    out->books++;
    if (out->vault) return seal_file(out, path, book->file);
    out->bytes += os_look(path).size;
    return os_rename(path, place, &why) || output_failed(out, "write", book->file, why);
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

/* ---- all of it ---- */

static bool render_all(struct output *out, const struct shared *s, const struct viewer *v,
                       const struct photo_copies *logo, struct papers *kept, struct diags *diags) {
    const unsigned only = s->options->only;
    const char *whose = out->place->path;
    double began = trace_begin(s->trace);
    if ((only & ONLY_HTML) && !build_site(out, s, v, logo)) return false;
    trace_end(s->trace, PHASE_PAGES, began, whose);
    /* reports and the workbook are for the family */
    if (v->audience == AUDIENCE_PUBLIC) return true;
    struct viewer on_paper = *v;
    on_paper.logo = attachments_logo_for_paper(v->arena, logo);
    began = trace_begin(s->trace);
    if ((only & ONLY_PDF) && !papers_build(out, s, &on_paper, kept, diags)) return false;
    trace_end(s->trace, PHASE_REPORTS, began, whose);
    began = trace_begin(s->trace);
    bool ok = !(only & ONLY_XLSX) || (build_notebook(out, s, v, diags) && build_record(out, v));
    trace_end(s->trace, PHASE_WORKBOOKS, began, whose);
    return ok;
}

/* ---- under lock ---- */

/* Returns false, with a finding, if the learner has no passphrase: then nothing is published,
 * rather than unlocked. */
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
        if (o && view_has_report(v, o))
            vault_offer(out->vault, arena_printf(v->arena, "%s.pdf", o->name), paper_title(v, o));
    }
    if (!(only & ONLY_XLSX)) return;
    vault_offer(out->vault, "notebook.xlsx", tr(v->lang, "book.notebook"));
    vault_offer(out->vault, "record.json", tr(v->lang, "lock.record"));
}

static bool close_vault(struct output *out, const struct shared *s, const struct viewer *v) {
    const struct group *g = v->learner->group;
    if (!out->vault) return true;
    offer_files(out, s, v);
    return vault_close(
        out, s, v->lang,
        words_text(g->school ? &g->school->name : &s->workspace->name, lang_tag(v->lang)));
}

/* ---- all of it ---- */

struct viewer learner_staff_viewer(const struct shared *s, const struct viewer *whole) {
    struct viewer staff = *whole;
    staff.audience = AUDIENCE_STAFF;
    staff.lang = shared_staff_lang(s);
    view_sieve(&staff);
    return staff;
}

struct summary *learner_summary(const struct member *m, const char *out) {
    struct summary *summary = gather_summary(&m->staff, &m->viewer);
    summary->out = out;
    return summary;
}

static bool has_row(const struct learner *l) {
    const struct group *g = l->group;
    for (size_t i = 0; i < g->n_learners; i++)
        if (g->learners[i].row && strcmp(g->learners[i].id, l->id) == 0) return true;
    return false;
}

/* The home language has no catalog, so the pages are in another language: a warning says so. */
void learner_say_language(const struct shared *s, struct arena *a, const struct learner *l,
                          const struct lang *lang, struct diags *diags) {
    const char *home = l->home_languages.n && !s->options->lang ? l->home_languages.v[0] : NULL;
    if (!home || langs_offered(s->langs, home)) return;
    if (!lang) lang = shared_lang(s, &l->home_languages);
    const bool row = has_row(l);
    diag_add(diags,
             (struct diag){
                 .code = code_text(CODE_NO_WORDS),
                 .severity = DIAG_WARNING,
                 .file = row ? l->group->roster : os_join(a, l->path, "learner.yaml"),
                 .text = arena_printf(
                     a, "Folioscope has no '%s' translation yet, so these pages are in '%s'", home,
                     lang_tag(lang)),
                 .remedy = arena_printf(
                     a,
                     "translate templates/locales/en.yaml as templates/locales/%s.yaml in your "
                     "workspace, or put another language first in '%s'",
                     home, row ? "languages" : "home")});
}

static bool publish_files(struct output *out, const struct shared *s, const struct viewer *v) {
    const double began = trace_begin(s->trace);
    bool ok = attachments_publish(out, v, v->learner);
    trace_end(s->trace, PHASE_FILES, began, out->place->path);
    return ok;
}

bool learner_make(const struct shared *shared, struct member *m, const struct photo_copies *logo,
                  const char *published, int decoders, struct diags *diags) {
    struct arena *scratch = arena_new(); /* takes many times the memory of the finished files */
    struct build_options options = *shared->options;
    struct shared own = *shared, *s = &own;
    struct viewer v = m->viewer;
    struct output out;
    options.only = m->kinds;
    own.options = &options;
    v.arena = scratch;
    output_start(&out, scratch, m->arena, m->stage, m->place, s->guarded, diags);
    out.root = s->workspace->root;
    out.learner = v.learner;
    out.decoders = decoders;
    out.store = s->pictures;
    out.names_kept = true; /* pipeline.c leaves those out again */
    out.file_bytes = m->file_bytes;
    /* gets its entries before the first page is made */
    v.published = m->viewer.published = out.published;
    bool ok = lock(&out, s, v.learner) && output_ready(&out) && publish_files(&out, s, &v);
    m->rendered = diags->list.n;
    ok = ok && render_all(&out, s, &v, logo, m->papers.arena ? &m->papers : NULL, diags) &&
         close_vault(&out, s, &v) && (!m->carried || carry(&out, published, m->stage, m->carried));
    m->locked = out.vault != NULL;
    m->undecoded = basis_of_pictures(m->arena, v.learner, out.undecoded);
    vault_free(out.vault);
    m->pages = out.pages;
    m->pdfs = out.pdfs;
    m->books = out.books;
    m->decoded = out.decoded;
    m->pictures = (struct texts){out.keys.v, out.keys.n};
    m->bytes = out.bytes;
    ok = ok && !out.leaks;
    arena_free(scratch);
    return ok;
}
