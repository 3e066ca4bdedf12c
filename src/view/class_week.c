/* class_week.c: what the week asks for: groups, support signals, what was looked at last, what a report lacks tonight.
 * Rows stand in the order of targets and of the roster. */
#include "view/class_book.h"

#include "assess/calendar.h"
#include "base/buf.h"
#include "view/gather.h"
#include "view/reasons.h"

/* ---- groups for this week -------------------------------------------------------------------------------- */

/* Names one to a line, in roster order. */
static const char *members_of(const struct class_book *b, const struct small_group *g) {
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < g->n; i++)
        buf_fmt(&text, "%s%s", i ? "\n" : "", b->learners[g->members[i].learner]->name);
    const char *list = buf_dup(&text, b->arena);
    buf_release(&text);
    return list;
}

static const char *id_of(const struct target *t) { return t ? t->id : ""; }

/* Why each of them, a line each, below the reasons of the group as a whole. */
static const char *reasons_of(const struct class_book *b, const struct small_group *g) {
    struct buf text = BUF_INIT;
    buf_str(&text, lang_capital(b->lang, b->arena, say_group_reasons(b->arena, b->lang, g->why)));
    for (size_t i = 0; i < g->n; i++) {
        const struct need *n = g->members[i].need;
        const struct summary_need need = {id_of(n->target), id_of(n->first), n->why, n->date};
        buf_fmt(&text, "\n%s: %s", b->learners[g->members[i].learner]->name,
                say_need(b->arena, b->workspace, b->lang, &need));
    }
    const char *list = buf_dup(&text, b->arena);
    buf_release(&text);
    return list;
}

static void add_group(struct class_book *b, const struct small_group *g) {
    struct sheets *s = &b->sheets;
    const char *first = g->first ? words_text(&g->first->text, lang_tag(b->lang)) : NULL;
    sheets_row(s);
    sheets_text(s, g->target->id);
    sheets_text(s, words_text(&g->target->text, lang_tag(b->lang)));
    sheets_text(s, members_of(b, g));
    sheets_text(s, reasons_of(b, g));
    sheets_text(s, first ? arena_printf(b->arena, "%s: %s", g->first->id, first) : NULL);
    sheets_date(s, g->from);
    sheets_date(s, g->to);
}

void class_add_groups(struct class_book *b) {
    const struct sheet_column columns[] = {
        {.head = tr(b->lang, "class.code"), .width = 14, .key = "code"},
        {.head = tr(b->lang, "book.target"), .width = 42, .wrap = true},
        {.head = tr(b->lang, "class.learners"), .width = 28, .wrap = true},
        {.head = tr(b->lang, "class.reason"), .width = 46, .wrap = true},
        {.head = tr(b->lang, "class.look_first"), .width = 40, .wrap = true},
        {.head = tr(b->lang, "class.from"), .width = 13},
        {.head = tr(b->lang, "class.to"), .width = 13}};
    const struct needs *needs = gather_needs(b->arena, b->workspace, b->learners, b->n);
    const struct small_groups all = small_groups_of(b->arena, b->workspace, needs, b->n);
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.groups"), "Groups",
                                     tr(b->lang, "class.groups_title"), columns, 7);
    sheet->tab = TAB_SUN;
    sheet->note = tr(b->lang, "class.groups_note");
    sheet->empty = tr(b->lang, "class.groups_none");
    for (size_t i = 0; i < all.n; i++) add_group(b, &all.v[i]);
}

/* ---- support signals ------------------------------------------------------------------------------------- */

static void add_signal(struct class_book *b, const struct summary *of, const struct summary_signal *g) {
    struct sheets *s = &b->sheets;
    const char *why = say_signal(b->arena, b->workspace, b->lang, of, g);
    sheets_row(s);
    sheets_text(s, of->name)->href = class_home_of(b, of);
    sheets_text(s, say_signal_name(b->lang, g->kind));
    sheets_text(s, g->target);
    sheets_text(s, class_target_words(b, g->target));
    /* what a person wrote; the level of a learner who has stalled is in the reason itself */
    sheets_text(s, lang_capital(b->lang, b->arena, why))->note =
        g->kind != SIGNAL_STALLED && *g->about ? g->about : NULL;
    sheets_date(s, g->since);
    sheets_number(s, (double)class_days_since(b, g->since));
}

size_t class_long_signals(const struct class_book *b, long days) {
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < b->learners[i]->n_signals; k++)
            n += class_days_since(b, b->learners[i]->signals[k].since) > days;
    return n;
}

void class_add_signals(struct class_book *b) {
    const struct sheet_column columns[] = {
        {.head = tr(b->lang, "class.learner"), .width = 28, .key = "learner"},
        {.head = tr(b->lang, "class.signal"), .width = 24, .key = "signal"},
        {.head = tr(b->lang, "class.code"), .width = 14},
        {.head = tr(b->lang, "book.target"), .width = 42, .wrap = true},
        {.head = tr(b->lang, "class.reason"), .width = 46, .wrap = true},
        {.head = tr(b->lang, "class.since"), .width = 13, .key = "since"},
        {.head = tr(b->lang, "class.days"), .width = 10, .bars = true, .key = "days"}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.signals"), "SupportSignals",
                                     tr(b->lang, "class.signals_title"), columns, 7);
    sheet->tab = TAB_SUN;
    sheet->note = tr(b->lang, "class.signals_note");
    sheet->empty = tr(b->lang, "class.signals_none");
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < b->learners[i]->n_signals; k++)
            add_signal(b, b->learners[i], &b->learners[i]->signals[k]);
    b->n_signals = sheet->n_rows;
}

/* ---- coverage -------------------------------------------------------------------------------------------- */

static void add_covered(struct class_book *b, const struct covered *c) {
    struct sheets *s = &b->sheets;
    const struct target *t = c->target;
    long weeks = coverage_weeks(c->last, b->workspace->as_of);
    sheets_row(s);
    sheets_text(s, tr(b->lang, t ? "class.a_target" : "class.a_standard"));
    sheets_text(s, t ? t->id : c->standard);
    sheets_text(s, t ? words_text(&t->text, lang_tag(b->lang))
                     : tr_n(b->lang, b->arena, "class.served_by", (long)c->targets));
    sheets_text(s, t ? words_text(&t->competency->title, lang_tag(b->lang)) : NULL);
    sheets_number(s, (double)c->learners);
    sheets_number(s, (double)c->seen);
    sheets_date(s, date_is_set(c->last) ? week_begins(c->last) : c->last);
    sheets_date(s, c->last);
    if (weeks >= 0)
        sheets_number(s, (double)weeks);
    else
        sheets_text(s, NULL);
}

static void add_coverage_plot(struct class_book *b, size_t n_targets) {
    struct sheet_plot *p = sheets_plot(&b->sheets);
    *p = (struct sheet_plot){.kind = SHEET_BARS,
                             .title = tr(b->lang, "class.coverage_plot"),
                             .y_name = tr(b->lang, "class.learners"),
                             .n_rows = n_targets,
                             .categories = 1,
                             .columns = {5, 4},
                             .n_columns = 2};
    b->sheets.sheet->plots_below = true;
}

void class_add_coverage(struct class_book *b) {
    const struct sheet_column columns[] = {
        {.head = tr(b->lang, "class.what"), .width = 14, .key = "what"},
        {.head = tr(b->lang, "class.code"), .width = 22},
        {.head = tr(b->lang, "class.says"), .width = 46, .wrap = true},
        {.head = tr(b->lang, "book.competency"), .width = 24, .wrap = true},
        {.head = tr(b->lang, "class.learners"), .width = 12, .key = "learners"},
        {.head = tr(b->lang, "class.seen"), .width = 14, .bars = true, .key = "seen"},
        {.head = tr(b->lang, "class.week"), .width = 13, .key = "week"},
        {.head = tr(b->lang, "class.last_evidence"), .width = 13, .key = "last"},
        {.head = tr(b->lang, "class.weeks"), .width = 12, .bars = true, .key = "weeks"}};
    const struct coverage_part *parts = gather_coverage(b->arena, b->workspace, b->learners, b->n);
    const struct coverage all = coverage_of(b->arena, b->workspace, parts, b->n);
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.coverage"), "Coverage",
                                     tr(b->lang, "class.coverage_title"), columns, 9);
    sheet->freeze_columns = 2;
    sheet->note = tr(b->lang, "class.coverage_note");
    sheet->empty = tr(b->lang, "class.coverage_none");
    for (size_t i = 0; i < all.n_targets; i++) add_covered(b, &all.targets[i]);
    for (size_t i = 0; i < all.n_standards; i++) add_covered(b, &all.standards[i]);
    if (all.n_targets) add_coverage_plot(b, all.n_targets);
    b->n_covered = all.n_targets + all.n_standards;
    b->coverage = all;
}

size_t class_old_coverage(const struct class_book *b, long weeks) {
    size_t n = 0;
    for (size_t i = 0; i < b->coverage.n_targets; i++)
        n += coverage_weeks(b->coverage.targets[i].last, b->workspace->as_of) > weeks;
    for (size_t i = 0; i < b->coverage.n_standards; i++)
        n += coverage_weeks(b->coverage.standards[i].last, b->workspace->as_of) > weeks;
    return n;
}

/* ---- missing --------------------------------------------------------------------------------------------- */

void class_add_missing(struct class_book *b) {
    const struct sheet_column columns[] = {
        {.head = tr(b->lang, "class.learner"), .width = 28, .key = "learner"},
        {.head = tr(b->lang, "class.lacks"), .width = 28, .key = "what"},
        {.head = tr(b->lang, "class.reason"), .width = 70, .wrap = true}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.missing"), "Missing",
                                     tr(b->lang, "class.missing_title"), columns, 3);
    sheet->landscape = false;
    sheet->note = tr(b->lang, "classpage.missing_note");
    sheet->empty = tr(b->lang, "class.missing_none");
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < b->learners[i]->n_gaps; k++) {
            const struct summary_gap *g = &b->learners[i]->gaps[k];
            sheets_row(&b->sheets);
            sheets_text(&b->sheets, b->learners[i]->name)->href = class_home_of(b, b->learners[i]);
            sheets_text(&b->sheets, say_gap_name(b->lang, g->kind));
            const char *why = say_gap(b->arena, b->workspace, b->lang, g);
            sheets_text(&b->sheets, lang_capital(b->lang, b->arena, why));
        }
}
