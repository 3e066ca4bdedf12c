/* class_week.c: what to do this week: groups, support signals, what was last looked at, and what
 * is missing from reports today. Rows are in the order of targets and of the roster. */
#include "view/books/class_book.h"

#include "assess/calendar.h"
#include "assess/coverage.h"
#include "model/framework.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/summary/gather.h"
#include "view/words/reasons.h"

#include <string.h>

static struct sheet_cell capital(const struct sheets *s, const char *text) {
    return cell_text(lang_capital(s->lang, s->arena, text));
}

/* ---- groups for this week ---- */

/* Names, one per line, in roster order. */
static struct sheet_cell members_cell(const struct sheets *s, const struct small_group *g) {
    const char **names = arena_array(s->arena, g->n, sizeof *names);
    for (size_t i = 0; i < g->n; i++) names[i] = s->class->learners[g->members[i].learner]->name;
    return cell_lines(s->arena, &(struct texts){names, g->n});
}

static const char *id_of(const struct target *t) { return t ? t->id : ""; }

/* Reasons: first the group's as a whole, then each learner's, one per line. */
static struct sheet_cell reasons_cell(const struct sheets *s, const struct small_group *g) {
    const char **lines = arena_array(s->arena, g->n + 1, sizeof *lines);
    lines[0] = lang_capital(s->lang, s->arena, say_group_reasons(s->arena, s->lang, g->why));
    for (size_t i = 0; i < g->n; i++) {
        const struct need *n = g->members[i].need;
        const struct summary_need need = {id_of(n->target), id_of(n->first), n->why, n->date};
        lines[i + 1] =
            arena_printf(s->arena, "%s%s%s", s->class->learners[g->members[i].learner]->name,
                         T(s, "level.colon"), say_need(s->arena, s->calendar, s->lang, &need));
    }
    return cell_lines(s->arena, &(struct texts){lines, g->n + 1});
}

static const char *look_first(const struct sheets *s, const struct target *t) {
    return t ? arena_printf(s->arena, "%s%s%s", t->id, T(s, "level.colon"),
                            sheets_words(s, &t->text))
             : NULL;
}

#define GROUP_COLUMNS(X)                                                \
    X("class.code", cell_text(g->target->id), 14, .key = "code")        \
    X("book.target", cell_words(s, &g->target->text), 42, .wrap = true) \
    X("class.learners", members_cell(s, g), 28, .wrap = true)           \
    X("class.reason", reasons_cell(s, g), 46, .wrap = true)             \
    X("class.look_first", cell_text(look_first(s, g->first)), 40, .wrap = true)

static void add_groups(struct sheets *s) {
    const struct class_book *b = s->class;
    const struct needs *needs = gather_needs(s->arena, s->workspace, b->learners, b->n);
    const struct small_groups all =
        small_groups_of(s->arena, s->workspace, s->calendar->as_of, needs, b->n);
    if (!all.n) return;
    /* all groups are for the same week */
    s->sheet->note = arena_printf(
        s->arena, "%s %s",
        SAY(s, "class.groups_week", DAY(s, "from", all.v[0].from), DAY(s, "to", all.v[0].to)),
        s->sheet->note);
    ROWS(s, GROUP_COLUMNS, const struct small_group *g, all.v, all.n);
    sheets_drop_empty(s, "class.look_first"); /* often nothing comes before a target */
}

SHEET(class_groups, GROUP_COLUMNS, add_groups, .name = "class.groups", .table = "Groups",
      .title = "class.groups_title", .note = "class.groups_note", .empty = "class.groups_none",
      .tab = TAB_SUN);

/* ---- support signals ---- */

/* The words of a target, or NULL if the workspace does not have it (any more). */
static const char *target_words(const struct sheets *s, const char *id) {
    for (size_t i = 0; i < s->workspace->n_targets; i++)
        if (strcmp(s->workspace->targets[i]->id, id) == 0)
            return sheets_words(s, &s->workspace->targets[i]->text);
    return NULL;
}

/* The note contains what a person wrote. For a stalled learner, `about` is the level, which the
 * reason already gives. */
static struct sheet_cell signal_cell(const struct sheets *s, const struct summary *l,
                                     const struct summary_signal *g) {
    struct sheet_cell reason = capital(s, say_signal(s->arena, s->calendar, s->lang, l, g));
    if (g->kind != SIGNAL_STALLED && *g->about) reason.note = g->about;
    return reason;
}

static struct sheet_cell days_since(const struct sheets *s, struct date d) {
    if (!date_is_set(d)) return cell_number(0);
    return cell_computed(cell_number((double)calendar_days_from(d, s->calendar->as_of)),
                         "=Settings_today-@since");
}

#define SIGNAL_COLUMNS(X)                                                                \
    X("class.learner", class_learner(s, l), 28, .key = "learner")                        \
    X("class.signal", cell_text(say_signal_name(s->lang, g->kind)), 24, .key = "signal") \
    X("class.code", cell_text(g->target), 14)                                            \
    X("book.target", cell_text(target_words(s, g->target)), 42, .wrap = true)            \
    X("class.reason", signal_cell(s, l, g), 46, .wrap = true)                            \
    X("class.since", cell_date(g->since), 13, .key = "since")                            \
    X("class.days", days_since(s, g->since), 10, .bars = true, .key = "days")

static void add_signals(struct sheets *s) {
    for (size_t i = 0; i < s->class->n; i++) {
        const struct summary *l = s->class->learners[i];
        ROWS(s, SIGNAL_COLUMNS, const struct summary_signal *g, l->signals, l->n_signals);
    }
}

SHEET(class_signals, SIGNAL_COLUMNS, add_signals, .name = "class.signals",
      .table = "SupportSignals", .title = "class.signals_title", .note = "class.signals_note",
      .empty = "class.signals_none", .tab = TAB_SUN);

/* ---- hours by partner ---- */

#define PARTNER_COLUMNS(X)                                                    \
    X("class.learner", class_learner(s, l), 28, .key = "learner")             \
    X("book.partner", cell_text(p->name), 34, .wrap = true, .key = "partner") \
    X("book.hours", cell_number(p->hours), 12, .bars = true, .key = "hours")  \
    X("class.evidence", cell_count((size_t)p->pieces), 13, .key = "pieces")   \
    X("class.last_evidence", cell_date(p->last), 13, .key = "last")

static void add_partners(struct sheets *s) {
    for (size_t i = 0; i < s->class->n; i++) {
        const struct summary *l = s->class->learners[i];
        ROWS(s, PARTNER_COLUMNS, const struct summary_partner *p, l->partners, l->n_partners);
    }
}

SHEET(class_partners, PARTNER_COLUMNS, add_partners, .name = "class.partners", .table = "Partners",
      .title = "class.partners_title", .note = "class.overview_note", .tab = TAB_SKY,
      .portrait = true);

/* ---- coverage ---- */

static const char *coverage_says(const struct sheets *s, const struct covered *c) {
    return c->target ? sheets_words(s, &c->target->text)
                     : tr_n(s->lang, s->arena, "class.served_by", (long)c->targets);
}

static struct sheet_cell week_cell(struct date last) {
    if (!date_is_set(last)) return cell_date(last);
    return cell_computed(cell_date(calendar_week_begins(last)),
                         "=IF(@last=\"\",\"\",@last-WEEKDAY(@last,3))");
}

#define COVERAGE_COLUMNS(X)                                                                   \
    X("class.what", cell_text(T(s, c->target ? "class.a_target" : "class.a_standard")), 14,   \
      .key = "what")                                                                          \
    X("class.code", cell_text(c->target ? c->target->id : c->standard), 22)                   \
    X("class.says", cell_text(coverage_says(s, c)), 46, .wrap = true)                         \
    X("book.competency", cell_words(s, c->target ? &c->target->competency->title : NULL), 24, \
      .wrap = true)                                                                           \
    X("class.learners", cell_count(c->learners), 12, .key = "learners")                       \
    X("class.seen", cell_count(c->seen), 14, .bars = true, .key = "seen")                     \
    X("class.week", week_cell(c->last), 13, .key = "week")                                    \
    X("class.last_evidence", cell_date(c->last), 13, .key = "last")                           \
    X("class.weeks", cell_weeks(c->last, s->calendar->as_of), 12, .bars = true, .key = "weeks")

static void add_coverage(struct sheets *s) {
    const struct class_book *b = s->class;
    const struct coverage_part *parts = gather_coverage(s->arena, s->workspace, b->learners, b->n);
    const struct coverage all = coverage_of(s->arena, s->workspace, parts, b->n);
    ROWS(s, COVERAGE_COLUMNS, const struct covered *c, all.targets, all.n_targets);
    ROWS(s, COVERAGE_COLUMNS, const struct covered *c, all.standards, all.n_standards);
    if (all.n_targets)
        PLOT(s, .kind = SHEET_BARS, .title = T(s, "class.coverage_plot"),
             .y_name = T(s, "class.learners"), .n_rows = all.n_targets, .categories = 1,
             .columns = {5, 4}, .n_columns = 2);
}

SHEET(class_coverage, COVERAGE_COLUMNS, add_coverage, .name = "class.coverage", .table = "Coverage",
      .title = "class.coverage_title", .note = "class.coverage_note",
      .empty = "class.coverage_none", .frozen = 2);

/* ---- missing ---- */

#define GAP_COLUMNS(X)                                                                          \
    X("class.learner", class_learner(s, l), 28, .key = "learner")                               \
    X("class.lacks", cell_text(say_gap_name(s->lang, g->kind)), 28, .key = "what")              \
    X("class.reason", capital(s, say_gap(s->arena, s->workspace, s->calendar, s->lang, g)), 70, \
      .wrap = true)

static void add_gaps(struct sheets *s) {
    for (size_t i = 0; i < s->class->n; i++) {
        const struct summary *l = s->class->learners[i];
        ROWS(s, GAP_COLUMNS, const struct summary_gap *g, l->gaps, l->n_gaps);
    }
}

SHEET(class_missing, GAP_COLUMNS, add_gaps, .name = "class.missing", .table = "Missing",
      .title = "class.missing_title", .note = "classpage.missing_note",
      .empty = "class.missing_none", .portrait = true);
