/* class_week.c: what the week asks for: groups, support signals, what was looked at last, what a report lacks tonight.
 * Rows stand in the order of targets and of the roster. */
#include "view/books/class_book.h"

#include "assess/calendar.h"
#include "view/summary/gather.h"
#include "view/words/reasons.h"

#include <string.h>

static struct sheet_cell capital(const struct class_book *b, const char *text) {
    return cell_text(lang_capital(b->lang, b->arena, text));
}

/* ---- groups for this week -------------------------------------------------------------------------------- */

/* Names one to a line, in roster order. */
static struct sheet_cell members_cell(const struct class_book *b, const struct small_group *g) {
    const char **names = arena_array(b->arena, g->n, sizeof *names);
    for (size_t i = 0; i < g->n; i++) names[i] = b->learners[g->members[i].learner]->name;
    return cell_lines(b->arena, &(struct texts){names, g->n});
}

static const char *id_of(const struct target *t) { return t ? t->id : ""; }

/* Why each of them, a line each, below the reasons of the group as a whole. */
static struct sheet_cell reasons_cell(const struct class_book *b, const struct small_group *g) {
    const char **lines = arena_array(b->arena, g->n + 1, sizeof *lines);
    lines[0] = lang_capital(b->lang, b->arena, say_group_reasons(b->arena, b->lang, g->why));
    for (size_t i = 0; i < g->n; i++) {
        const struct need *n = g->members[i].need;
        const struct summary_need need = {id_of(n->target), id_of(n->first), n->why, n->date};
        lines[i + 1] = arena_printf(b->arena, "%s: %s", b->learners[g->members[i].learner]->name,
                                    say_need(b->arena, b->workspace, b->lang, &need));
    }
    return cell_lines(b->arena, &(struct texts){lines, g->n + 1});
}

static const char *look_first(const struct class_book *b, const struct target *t) {
    return t ? arena_printf(b->arena, "%s: %s", t->id, class_words(b, &t->text)) : NULL;
}

#define GROUP_COLUMNS(X)                                                            \
    X("class.code", cell_text(g->target->id), 14, .key = "code")                    \
    X("book.target", cell_text(class_words(b, &g->target->text)), 42, .wrap = true) \
    X("class.learners", members_cell(b, g), 28, .wrap = true)                       \
    X("class.reason", reasons_cell(b, g), 46, .wrap = true)                         \
    X("class.look_first", cell_text(look_first(b, g->first)), 40, .wrap = true)     \
    X("class.from", cell_date(g->from), 13)                                         \
    X("class.to", cell_date(g->to), 13)

void class_add_groups(struct class_book *b) {
    const struct needs *needs = gather_needs(b->arena, b->workspace, b->learners, b->n);
    const struct small_groups all = small_groups_of(b->arena, b->workspace, needs, b->n);
    SHEET(&b->sheets, GROUP_COLUMNS, .name = "class.groups", .table = "Groups", .title = "class.groups_title",
          .note = "class.groups_note", .empty = "class.groups_none", .tab = TAB_SUN);
    ROWS(&b->sheets, GROUP_COLUMNS, const struct small_group *g, all.v, all.n);
}

/* ---- support signals ------------------------------------------------------------------------------------- */

/* The words of a target; NULL where the workspace does not have it (any more). */
static const char *target_words(const struct class_book *b, const char *id) {
    for (size_t i = 0; i < b->workspace->n_targets; i++)
        if (strcmp(b->workspace->targets[i]->id, id) == 0)
            return class_words(b, &b->workspace->targets[i]->text);
    return NULL;
}

/* With a note of what a person wrote; the level of a learner who has stalled is in the reason itself. */
static struct sheet_cell signal_cell(const struct class_book *b, const struct summary *s,
                                     const struct summary_signal *g) {
    struct sheet_cell reason = capital(b, say_signal(b->arena, b->workspace, b->lang, s, g));
    if (g->kind != SIGNAL_STALLED && *g->about) reason.note = g->about;
    return reason;
}

#define SIGNAL_COLUMNS(X)                                                                \
    X("class.learner", class_learner(b, s), 28, .key = "learner")                        \
    X("class.signal", cell_text(say_signal_name(b->lang, g->kind)), 24, .key = "signal") \
    X("class.code", cell_text(g->target), 14)                                            \
    X("book.target", cell_text(target_words(b, g->target)), 42, .wrap = true)            \
    X("class.reason", signal_cell(b, s, g), 46, .wrap = true)                            \
    X("class.since", cell_date(g->since), 13, .key = "since")                            \
    X("class.days", cell_number((double)class_days_since(b, g->since)), 10, .bars = true, .key = "days")

void class_add_signals(struct class_book *b) {
    SHEET(&b->sheets, SIGNAL_COLUMNS, .name = "class.signals", .table = "SupportSignals",
          .title = "class.signals_title", .note = "class.signals_note", .empty = "class.signals_none",
          .tab = TAB_SUN);
    for (size_t i = 0; i < b->n; i++) {
        const struct summary *s = b->learners[i];
        ROWS(&b->sheets, SIGNAL_COLUMNS, const struct summary_signal *g, s->signals, s->n_signals);
    }
}

/* ---- coverage -------------------------------------------------------------------------------------------- */

static const char *coverage_says(const struct class_book *b, const struct covered *c) {
    return c->target ? class_words(b, &c->target->text)
                     : tr_n(b->lang, b->arena, "class.served_by", (long)c->targets);
}

static const char *area_of(const struct class_book *b, const struct covered *c) {
    return c->target ? class_words(b, &c->target->competency->title) : NULL;
}

#define COVERAGE_COLUMNS(X)                                                                              \
    X("class.what", cell_text(tr(b->lang, c->target ? "class.a_target" : "class.a_standard")), 14,       \
      .key = "what")                                                                                     \
    X("class.code", cell_text(c->target ? c->target->id : c->standard), 22)                              \
    X("class.says", cell_text(coverage_says(b, c)), 46, .wrap = true)                                    \
    X("book.competency", cell_text(area_of(b, c)), 24, .wrap = true)                                     \
    X("class.learners", cell_count(c->learners), 12, .key = "learners")                                  \
    X("class.seen", cell_count(c->seen), 14, .bars = true, .key = "seen")                                \
    X("class.week", cell_date(date_is_set(c->last) ? week_begins(c->last) : c->last), 13, .key = "week") \
    X("class.last_evidence", cell_date(c->last), 13, .key = "last")                                      \
    X("class.weeks", cell_weeks(c->last, b->workspace->as_of), 12, .bars = true, .key = "weeks")

void class_add_coverage(struct class_book *b) {
    const struct coverage_part *parts = gather_coverage(b->arena, b->workspace, b->learners, b->n);
    const struct coverage all = coverage_of(b->arena, b->workspace, parts, b->n);
    SHEET(&b->sheets, COVERAGE_COLUMNS, .name = "class.coverage", .table = "Coverage",
          .title = "class.coverage_title", .note = "class.coverage_note", .empty = "class.coverage_none",
          .frozen = 2);
    ROWS(&b->sheets, COVERAGE_COLUMNS, const struct covered *c, all.targets, all.n_targets);
    ROWS(&b->sheets, COVERAGE_COLUMNS, const struct covered *c, all.standards, all.n_standards);
    if (all.n_targets)
        sheets_plot(&b->sheets, (struct sheet_plot){.kind = SHEET_BARS,
                                                    .title = tr(b->lang, "class.coverage_plot"),
                                                    .y_name = tr(b->lang, "class.learners"),
                                                    .n_rows = all.n_targets,
                                                    .categories = 1,
                                                    .columns = {5, 4},
                                                    .n_columns = 2});
}

/* ---- missing --------------------------------------------------------------------------------------------- */

#define GAP_COLUMNS(X)                                                             \
    X("class.learner", class_learner(b, s), 28, .key = "learner")                  \
    X("class.lacks", cell_text(say_gap_name(b->lang, g->kind)), 28, .key = "what") \
    X("class.reason", capital(b, say_gap(b->arena, b->workspace, b->lang, g)), 70, .wrap = true)

void class_add_missing(struct class_book *b) {
    SHEET(&b->sheets, GAP_COLUMNS, .name = "class.missing", .table = "Missing",
          .title = "class.missing_title", .note = "classpage.missing_note", .empty = "class.missing_none",
          .portrait = true);
    for (size_t i = 0; i < b->n; i++) {
        const struct summary *s = b->learners[i];
        ROWS(&b->sheets, GAP_COLUMNS, const struct summary_gap *g, s->gaps, s->n_gaps);
    }
}
