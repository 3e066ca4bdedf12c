/* papers.c: fits a learner's reports to their pages and writes them. If something is left out to
 * make a side fit, the report says so, and the site shows it. */
#include "pipeline/files/papers.h"

#include "base/codes.h"
#include "model/audiences.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "pipeline/files/guard.h"
#include "pipeline/files/passphrases.h"
#include "pipeline/tree/plan.h"
#include "render/pdf/file/lock.h"
#include "view/parts/squeeze.h"
#include "view/reports/report.h"
#include "view/words/read_words.h"

#include <string.h>

#define LARGE_PRINT (16.0 / 9) /* the smallest type, 9 pt in charts and keys, becomes 16 pt */

struct viewer learner_viewer(const struct shared *s, struct arena *a, const struct learner *l,
                             const struct learner_place *p) {
    struct viewer v = {.arena = a,
                       .workspace = s->workspace,
                       .calendar = l->calendar,
                       .learner = l,
                       .audience = s->options->audience};
    /* The staff tree contains what goes to families; staff's own pages are made beside it. */
    if (v.audience == AUDIENCE_STAFF) v.audience = AUDIENCE_FAMILY;
    v.lang = shared_lang(s, &l->home_languages);
    v.assessment = assess_learner(a, s->workspace, l);
    if (s->workspace->site_address)
        v.site_address = arena_printf(a, "%s/%s/", s->workspace->site_address, learner_out(a, p));
    return v;
}

const struct outline *paper_outline(const struct workspace *w, const char *name) {
    for (size_t i = 0; i < w->n_report; i++)
        if (strcmp(w->report[i].name, name) == 0) return &w->report[i];
    return NULL;
}

enum edition paper_edition(const struct shared *s, const struct outline *o) {
    return s->options->has_edition ? s->options->edition : o->edition;
}

struct pdf_setup paper_setup(const struct shared *s, enum edition e) {
    struct pdf_setup setup = {
        /* the lowest level of deflate: files are 3 % larger than at the usual level, in a quarter
         * less time */
        .fonts = s->fonts,
        .theme = s->theme,
        .icc = s->icc,
        .icc_size = s->icc_size,
        .level = 1};
    if (e == EDITION_LARGE_PRINT) setup.scale = LARGE_PRINT;
    return setup;
}

/* ---- editions ---- */

/* The second language of a bilingual report: the next home language that has a catalog, otherwise
 * the school's; NULL if there is none. */
static const struct lang *second_language(const struct shared *s, const struct viewer *v) {
    const struct texts *home = v->household && v->household->languages.n
                                   ? &v->household->languages
                                   : &v->learner->home_languages;
    for (size_t i = 0; i < home->n; i++) {
        const struct lang *l = langs_find(s->langs, home->v[i]);
        if (l && l != v->lang) return l;
    }
    const struct lang *staff = shared_staff_lang(s);
    return staff != v->lang ? staff : NULL;
}

static struct viewer edition_viewer(const struct shared *s, const struct viewer *v,
                                    enum edition e) {
    struct viewer own = *v;
    if (e == EDITION_PLAIN) own.lang = lang_plain(v->arena, v->lang);
    if (e == EDITION_BILINGUAL) own.second = second_language(s, v);
    own.large = e == EDITION_LARGE_PRINT;
    return own;
}

/* ---- to fit ---- */

static bool side_fits(const struct pdf_setup *setup, struct arena *a, const struct report *r,
                      int side) {
    struct pdf_result result;
    const struct report *one = report_side(a, r, side);
    if (!one) return true;
    pdf_measure(setup, one, &result);
    return result.fits;
}

/* How many sides must fit on one page each. Large print and bilingual reports take as many sheets
 * as they need. */
static int sides_to_fit(const struct outline *o, enum edition e) {
    if (e != EDITION_STANDARD && e != EDITION_PLAIN) return 0;
    return o->page_each || o->max_pages > REPORT_SIDES ? REPORT_SIDES : o->max_pages;
}

struct fitting {
    const struct pdf_setup *setup;
    const struct viewer *viewer;
    const struct outline *outline;
    struct squeezes squeezes;
    struct report *report;
};

static void view_with(struct fitting *f, int side, int steps) {
    f->squeezes.steps[side] = steps;
    f->report = view_report(f->viewer, f->outline, &f->squeezes);
}

/* With so many steps, does the side fit, and is it short enough to read? */
static bool fits_with(struct fitting *f, int side, int steps) {
    const size_t most_words = side == 0 ? (size_t)f->outline->max_words : 0;
    view_with(f, side, steps);
    if (most_words && said_word_count(f->viewer, f->report->lang, f->report->blocks) > most_words)
        return false;
    return side_fits(f->setup, f->viewer->arena, f->report, side);
}

/* Squeezes a side by the fewest steps with which it fits. Nearly every step leaves less than the
 * one before, so halving finds them in a few layouts. With tables, an earlier step may be the
 * shortest: if all steps do not fit, each is tried. Returns false if none is enough. */
static bool fit_side(struct fitting *f, int side) {
    const int most = squeeze_most(f->outline);
    int too_few = 0, enough = most + 1;
    if (fits_with(f, side, 0)) return true;
    while (enough - too_few > 1) {
        int steps = (too_few + enough) / 2;
        if (fits_with(f, side, steps))
            enough = steps;
        else
            too_few = steps;
    }
    if (enough <= most) {
        view_with(f, side, enough);
        return true;
    }
    for (int steps = 1; steps < most; steps++)
        if (fits_with(f, side, steps)) return true;
    view_with(f, side, most);
    return false;
}

/* Squeezes one side after the other. Returns false if even the shortest version takes more than its
 * pages. */
static bool fit(struct fitting *f, int n_sides) {
    bool fits = true;
    for (int side = 0; side < n_sides; side++) {
        if (fit_side(f, side)) continue;
        if (side < f->outline->max_pages) {
            fits = false;
        } else { /* it may take the pages that it needs, so it is not squeezed */
            view_with(f, side, 0);
        }
    }
    return fits;
}

/* ---- to flow ---- */

static struct pdf_result flowing_with(struct fitting *f, int steps) {
    struct pdf_result result;
    f->squeezes.flowing = steps;
    f->report = view_report(f->viewer, f->outline, &f->squeezes);
    f->report->max_pages = 0;
    pdf_measure(f->setup, f->report, &result);
    return result;
}

/* Fewer pages, or as many that the slip does not part. */
static bool is_better(const struct pdf_result *r, const struct pdf_result *before) {
    if (r->parted && !before->parted) return false;
    return r->pages < before->pages || (r->pages == before->pages && before->parted && !r->parted);
}

/* Gives way by the fewest steps that make it better, more than `too_few`, and sets what came of it.
 * Returns false, with the report as it was, if all steps do not. */
static bool gives_way(struct fitting *f, int too_few, struct pdf_result *now) {
    const struct pdf_result before = *now;
    struct report *as_it_is = f->report;
    int enough = squeeze_flowing_most();
    *now = flowing_with(f, enough);
    while (is_better(now, &before) && enough - too_few > 1) {
        int steps = (too_few + enough) / 2;
        const struct pdf_result result = flowing_with(f, steps);
        if (!is_better(&result, &before)) {
            too_few = steps;
            continue;
        }
        enough = steps;
        *now = result;
    }
    if (!is_better(now, &before)) {
        *now = before;
        f->report = as_it_is;
        return false;
    }
    if (f->squeezes.flowing != enough) flowing_with(f, enough);
    return true;
}

/* In large print or in two languages, what closes the report would take a page before the slip. */
static bool may_close_ahead(const struct fitting *f) {
    return f->setup->scale <= 1 && !f->viewer->second && report_has_closing(f->outline);
}

/* A report that takes as many pages as it needs, with little on the last one, or parted by its
 * slip, gives way by the fewest steps that save a page or keep the text together. If there is still
 * little on the last page, what closes the report comes before the slip, where that saves the page.
 * Otherwise it stays as it is. Returns whether it gave way. */
static bool flow_closer(struct fitting *f, const struct pdf_result *before) {
    struct pdf_result now = *before;
    const bool closer = gives_way(f, 0, &now);
    if (!now.little || !may_close_ahead(f)) return closer;
    f->squeezes.closing_ahead = true;
    if (gives_way(f, -1, &now)) return true;
    return closer;
}

void paper_words(const struct shared *s, const struct viewer *v, const struct outline *o,
                 struct buf *out) {
    const struct viewer own = edition_viewer(s, v, paper_edition(s, o));
    const struct report *r = view_report(&own, o, NULL);
    buf_fmt(out, "%s\n%s\n", r->title, r->foot ? r->foot : "");
    doc_dump(r->blocks, out);
}

/* The report with as much as fits on each side of its sheet. fits is false if even the shortest
 * version takes more: then nothing is cut, and the report has more pages. */
struct made_paper paper_make(const struct shared *s, const struct viewer *v,
                             const struct outline *o, struct arena *keep) {
    enum edition e = paper_edition(s, o);
    const struct pdf_setup setup = paper_setup(s, e);
    const struct viewer own = edition_viewer(s, v, e);
    struct fitting f = {.setup = &setup, .viewer = &own, .outline = o};
    struct made_paper p = {.outline = o};
    f.squeezes.n_sides = sides_to_fit(o, e);
    view_with(&f, 0, 0);
    if (!f.squeezes.n_sides) f.report->max_pages = 0;
    p.fits = fit(&f, f.squeezes.n_sides);
    p.laid = pdf_lay(keep, &setup, f.report);
    const struct pdf_result result = pdf_laid_result(p.laid);
    if (!f.squeezes.n_sides && (result.little || result.parted) && flow_closer(&f, &result))
        p.laid = pdf_lay(keep, &setup, f.report);
    p.report = f.report;
    return p;
}

/* ---- written ---- */

static void say_too_long(const struct viewer *v, const struct outline *o, struct diags *diags) {
    diag_add(
        diags,
        (struct diag){
            .code = code_text(CODE_TOO_LONG),
            .severity = DIAG_WARNING,
            .file = v->learner->path,
            .learner = v->learner->path,
            .text = arena_printf(v->arena, "the report '%s' takes more than its %d pages%s",
                                 o->name, o->max_pages, o->max_words ? ", or too many words" : ""),
            .remedy = "nothing was cut: it has more pages; shorten the texts that it shows, "
                      "such as a goal or the narrative"});
}

const char *paper_title(const struct viewer *v, const struct outline *o) {
    const char *key = arena_printf(v->arena, "report.%s", o->name),
               *own = words_text(&o->title, lang_tag(v->lang));
    if (own) return own;
    return lang_has(v->lang, key) ? tr(v->lang, key) : o->name;
}

bool paper_write(struct output *out, const struct shared *s, const struct viewer *v,
                 const struct made_paper *p, const char *file, struct diags *diags) {
    struct pdf_setup setup = paper_setup(s, paper_edition(s, p->outline));
    const char *passphrase = NULL;
    if (s->encrypt) {
        passphrase = passphrase_of(s->encrypt, v->learner, diags);
        if (!passphrase) return false;
        setup.icc = NULL; /* PDF/A does not allow encryption: the file must not claim to be PDF/A */
    }
    if (!p->fits) say_too_long(v, p->outline, diags);
    pdf_find_missing(&setup, p->report, v->learner->path, diags);
    struct buf pdf = BUF_INIT;
    const struct pdf_part part = pdf_part_of(p->laid);
    bool ok = pdf_paint(&setup, &part, 1, false, &pdf, NULL, diags) &&
              (!passphrase || pdf_lock(&pdf, passphrase, diags)) &&
              output_write(out, file, pdf.p, pdf.n);
    buf_release(&pdf);
    guard_report(out, p->report);
    out->pdfs += ok;
    return ok;
}

const struct pdf_laid *papers_find(const struct papers *p, const struct outline *o) {
    for (size_t i = 0; i < p->list.n; i++)
        if (p->list.v[i].outline == o) return p->list.v[i].laid;
    return NULL;
}

static bool build_one(struct output *out, const struct shared *s, const struct viewer *v,
                      const struct outline *o, struct papers *kept, struct diags *diags) {
    struct made_paper made = paper_make(s, v, o, kept ? kept->arena : v->arena);
    const char *file = arena_printf(out->arena, "%s.pdf", o->name);
    bool ok = paper_write(out, s, v, &made, file, diags);
    made.report = NULL;
    if (ok && kept) VEC_PUSH(kept->arena, &kept->list, made);
    return ok;
}

bool papers_build(struct output *out, const struct shared *s, const struct viewer *v,
                  struct papers *kept, struct diags *diags) {
    const struct texts *names = &v->learner->group->reports;
    for (size_t i = 0; i < names->n; i++) {
        const struct outline *o = paper_outline(v->workspace, names->v[i]);
        if (o && view_has_report(v, o) && !build_one(out, s, v, o, kept, diags))
            return false; /* unknown names were reported when the settings were read */
    }
    return true;
}
