/* report.c: a learner's reports, from the outlines in templates/reports/. */
#include "view/reports/report.h"
#include "assess/credentials.h"
#include "model/credential.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/audience/choose.h"
#include "view/parts/bilingual.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/said.h"

#include <string.h>

/* How much the parts of a side are squeezed. The last part may continue on further sides, as
 * credentials do: these are squeezed alike. */
static int squeeze_of_side(const struct squeezes *s, int side, bool last) {
    int most = s && !s->n_sides ? s->flowing : 0;
    for (int i = side; s && s->n_sides && i < REPORT_SIDES && (i == side || last); i++)
        if (s->steps[i] > most) most = s->steps[i];
    return most;
}

static bool is_part(const struct part *p, const char *name) { return strcmp(p->name, name) == 0; }

/* The columns at the end that have something on their right; NULL if there are none. */
static const struct part *closing_columns(const struct outline *o) {
    const struct part *columns = NULL;
    bool slip = false;
    for (size_t i = 0; i < o->n_parts; i++) {
        slip = slip || is_part(&o->parts[i], "family-slip");
        if (slip && is_part(&o->parts[i], "two-columns")) columns = &o->parts[i];
    }
    return columns && columns->n_right ? columns : NULL;
}

bool report_has_closing(const struct outline *o) { return closing_columns(o) != NULL; }

/* The right parts of the columns, one half of them beside the other. */
static struct part closing_part(const struct part *columns) {
    const size_t n_left = (columns->n_right + 1) / 2;
    return (struct part){.name = "side-by-side",
                         .left = columns->right,
                         .n_left = n_left,
                         .right = columns->right + n_left,
                         .n_right = columns->n_right - n_left};
}

static void add_part(const struct viewer *v, const struct lang *pair, const struct part *p,
                     struct blocks *out) {
    if (pair)
        part_add_twice(v, pair, p, out);
    else
        parts_add(v, p, 1, out);
}

/* Each side is squeezed on its own; all its parts alike. */
static void add_sides(struct viewer *v, const struct outline *o, const struct squeezes *squeezes,
                      struct blocks *out) {
    int side = 0;
    const struct lang *pair = v->second ? lang_pair(v->arena, v->lang, v->second) : NULL;
    const struct part *ahead = squeezes && squeezes->closing_ahead ? closing_columns(o) : NULL;
    for (size_t i = 0; i < o->n_parts; i++) {
        struct part p = o->parts[i];
        if (is_part(&p, "page-break")) side++;
        v->squeeze = squeeze_of_side(squeezes, side, i + 1 == o->n_parts);
        v->to_fit = squeezes && side < squeezes->n_sides;
        struct block **added = out->last;
        if (ahead && is_part(&p, "family-slip")) {
            const struct part closing = closing_part(ahead);
            add_part(v, pair, &closing, out);
        }
        if (ahead == &o->parts[i]) p.n_right = 0;
        add_part(v, pair, &p, out);
        for (struct block *b = *added; b; b = b->next) b->space = squeeze_of(v).space;
    }
}

struct report *report_side(struct arena *a, const struct report *r, int side) {
    struct blocks blocks;
    blocks_start(&blocks, a);
    int at = 0;
    for (const struct block *b = r->blocks; b; b = b->next) {
        if (b->kind == BLOCK_PAGE_BREAK) {
            at++;
        } else if (at == side) {
            struct block *copy = arena_copy(a, b, sizeof *b);
            copy->next = NULL;
            blocks_append(&blocks, copy);
        }
    }
    if (side > at) return NULL;
    struct report *one = arena_copy(a, r, sizeof *r);
    one->blocks = blocks.first;
    one->max_pages = 1;
    return one;
}

static bool lists_credentials(const struct outline *o) {
    for (size_t i = 0; i < o->n_parts; i++)
        if (strcmp(o->parts[i].name, "credentials") == 0) return true;
    return false;
}

/* Says nothing by itself of how a learner is doing. */
static bool is_frame(const char *part) {
    static const char *const names[] = {"head",       "page-break", "next-page",
                                        "signatures", "legend",     "site-code"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(part, names[i]) == 0) return true;
    return false;
}

/* Nothing of it says more than what is met of credentials and what is left. */
static bool is_of_credentials(const struct outline *o) {
    for (size_t i = 0; i < o->n_parts; i++)
        if (strcmp(o->parts[i].name, "credentials") != 0 && !is_frame(o->parts[i].name))
            return false;
    return lists_credentials(o);
}

bool view_has_report(const struct viewer *v, const struct outline *o) {
    return !is_of_credentials(o) || choose_credentials_for(v).n > 0;
}

/* Until it is earned, a credential is not called one: "My way to: Welder". NULL if all are
 * earned, or none is chosen. */
static const char *way_to_credentials(const struct viewer *v) {
    const struct credential_states all = choose_credentials_for(v);
    size_t met = 0;
    for (size_t i = 0; i < all.n; i++) met += all.v[i].met;
    if (met == all.n) return NULL;
    if (all.n > 1) return T(v, "credential.ways");
    return tr_text(v->lang, v->arena, "credential.way", "title",
                   say_plain(v, &all.v[0].credential->title));
}

/* The outline's title, otherwise the catalog's title of a report that comes with Folioscope,
 * otherwise its name. */
static const char *report_title(const struct viewer *v, const struct outline *o) {
    const char *key = arena_printf(v->arena, "report.%s", o->name);
    const char *way = is_of_credentials(o) ? way_to_credentials(v) : NULL;
    if (o->title.n) return say_plain(v, &o->title);
    if (way) return way;
    return lang_has(v->lang, key) ? T(v, key) : o->name;
}

/* NULL if the report is not issued. */
static const char *issue_words(const struct viewer *v) {
    return v->issue ? part_issue_words(v, v->lang) : NULL;
}

/* At the end of an issued report: the code that it can be checked with. */
static void add_code(const struct viewer *v, struct blocks *out) {
    if (!v->issue) return;
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_TEXT, tr_text(v->lang, v->arena, "issue.check", "code", v->issue->code));
    if (v->second) {
        inls_add(&is, INLINE_BREAK, NULL);
        struct inl *second = inls_add(
            &is, INLINE_TEXT, tr_text(v->second, v->arena, "issue.check", "code", v->issue->code));
        second->lang = lang_tag(v->second);
    }
    struct block *b = blocks_add(out, BLOCK_QR);
    b->qr.address = arena_printf(v->arena, ISSUE_CODE_PREFIX "%s", v->issue->code);
    b->qr.text = is.first;
    b->qr.foot = true;
}

struct report *view_report(const struct viewer *v, const struct outline *o,
                           const struct squeezes *squeezes) {
    struct report *r = arena_make(v->arena, struct report);
    struct viewer on_paper = *v;
    on_paper.medium = ON_PAPER;
    const char *what = report_title(v, o);
    struct texts translators = {0};
    on_paper.title = what;
    on_paper.translators = &translators;
    on_paper.outline = o;
    struct blocks blocks;
    blocks_start(&blocks, v->arena);
    add_sides(&on_paper, o, squeezes, &blocks);
    add_code(&on_paper, &blocks);
    part_contents_fill(&on_paper, blocks.first);
    const struct group *g = v->learner->group;
    const struct words *author = g->school ? &g->school->name : &v->workspace->name;
    const char *household = v->household ? v->household->name : NULL;
    *r = (struct report){
        .name = o->name,
        .title = arena_printf(v->arena, "%s%s%s", what, T(v, "level.colon"), label_full_name(v)),
        .author = say_plain(v, author),
        .lang = lang_tag(v->lang),
        .rtl = lang_rtl(v->lang),
        .paper = v->workspace->paper,
        .date = v->issue ? v->issue->issued : v->calendar->as_of,
        .code = v->issue ? arena_printf(v->arena, ISSUE_CODE_PREFIX "%s", v->issue->code) : NULL,
        .foot = JOIN(v->arena, label_full_name(v), what, label_term_name(v),
                     said_translators(&on_paper), issue_words(v), v->issue ? v->issue->code : NULL),
        .page_of = T(v, "report.page_of"),
        .continued = T(v, "report.continued"),
        .max_pages = o->max_pages,
        .sides = squeezes && squeezes->n_sides && o->max_pages,
        .dense = o->dense,
        .bookmark = label_full_name(v),
        .bookmark_under = v->several_households ? household : NULL,
        .blocks = blocks.first,
    };
    return r;
}
