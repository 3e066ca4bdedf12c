/* class_book.c: the class workbook, from summaries alone: which sheets, Overview and Targets. Learners stand in roster
 * order: nothing here sorts by level. */
#include "view/books/class_book.h"

#include "assess/calendar.h"
#include "view/books/books.h"

#include <string.h>

/* ---- which frameworks ------------------------------------------------------------------------------------ */

static const struct summary_competency *counts_of(const struct summary *s, const char *anchor) {
    for (size_t i = 0; i < s->n_competencies; i++)
        if (strcmp(s->competencies[i].anchor, anchor) == 0) return &s->competencies[i];
    return NULL;
}

static bool is_of_class(const struct class_book *b, const struct framework *f) {
    for (size_t i = 0; i < b->group->n_frameworks; i++)
        if (b->group->frameworks[i] == f) return true;
    return false;
}

static bool is_worked_on(const struct class_book *b, const struct framework *f) {
    for (size_t i = 0; i < b->n; i++)
        if (f->n_competencies && counts_of(b->learners[i], f->competencies[0].anchor)) return true;
    return false;
}

static void find_frameworks(struct class_book *b) {
    const struct workspace *w = b->workspace;
    b->frameworks =
        arena_array(b->arena, w->n_frameworks + b->group->n_frameworks + 1, sizeof(struct framework *));
    for (size_t i = 0; i < b->group->n_frameworks; i++)
        b->frameworks[b->n_frameworks++] = b->group->frameworks[i];
    for (size_t i = 0; i < w->n_frameworks; i++)
        if (!is_of_class(b, &w->frameworks[i]) && is_worked_on(b, &w->frameworks[i]))
            b->frameworks[b->n_frameworks++] = &w->frameworks[i];
}

static void find_competencies(struct class_book *b) {
    size_t n = 0;
    for (size_t f = 0; f < b->n_frameworks; f++) n += b->frameworks[f]->n_competencies;
    b->competencies = arena_array(b->arena, n, sizeof *b->competencies);
    for (size_t f = 0; f < b->n_frameworks; f++)
        for (size_t c = 0; c < b->frameworks[f]->n_competencies; c++)
            b->competencies[b->n_competencies++] = &b->frameworks[f]->competencies[c];
}

/* ---- small questions ------------------------------------------------------------------------------------- */

const char *class_page_of(const struct class_book *b, const struct summary *s, const char *page) {
    size_t above =
        strlen(b->group->out) + 1; /* class.xlsx lies in the class's folder, and the learner's below it */
    return arena_printf(b->arena, "%s/%s", s->out + above, page);
}

struct sheet_cell class_learner(const struct class_book *b, const struct summary *s) {
    return cell_linked(s->name, class_page_of(b, s, "index.html"));
}

const char *class_words(const struct class_book *b, const struct words *w) {
    return words_text(w, lang_tag(b->lang));
}

long class_days_since(const struct class_book *b, struct date d) {
    return date_is_set(d) ? days_from(d, b->workspace->as_of) : 0;
}

static struct date last_evidence(const struct summary *s) {
    struct date last = {0};
    for (size_t i = 0; i < s->n_evidence; i++)
        if (date_cmp(s->evidence[i].date, last) > 0) last = s->evidence[i].date;
    return last;
}

/* ---- Overview: learner by competency, as counts ---------------------------------------------------------- */

static struct sheet_cell counts_cell(struct class_book *b, const struct summary *s,
                                     const struct competency *c) {
    const struct summary_competency *counts = counts_of(s, c->anchor);
    if (!counts) return cell_text(NULL);
    const struct tr_arg args[] = {{.name = "n", .number = counts->demonstrated, .is_number = true},
                                  {.name = "all", .number = counts->all, .is_number = true}};
    return cell_text(tr_with(b->lang, b->arena, "areas.of", args, 2));
}

#define OVERVIEW_COLUMNS(X)                                                           \
    X("class.learner", class_learner(b, s), 28, .key = "learner")                     \
    X("class.evidence", cell_count(s->n_evidence), 13, .bars = true, .key = "pieces") \
    X("class.last_evidence", cell_date(last_evidence(s)), 13, .key = "last")

static void add_overview(struct class_book *b) {
    struct sheet *sheet = SHEET(&b->sheets, OVERVIEW_COLUMNS, .name = "class.overview", .table = "Overview",
                                .title = "class.overview_title", .tab = TAB_LEAF);
    sheet->note =
        arena_printf(b->arena, "%s %s", tr(b->lang, "class.overview_note"), tr(b->lang, "how.counts"));
    for (size_t i = 0; i < b->n_competencies; i++) {
        const struct competency *c = b->competencies[i];
        sheets_column(&b->sheets, (struct sheet_column){.head = class_words(b, &c->title),
                                                        .width = 18,
                                                        .group = class_words(b, &c->framework->title)});
    }
    for (size_t i = 0; i < b->n; i++) {
        const struct summary *s = b->learners[i];
        ROW(&b->sheets, OVERVIEW_COLUMNS);
        for (size_t k = 0; k < b->n_competencies; k++)
            sheets_cell(&b->sheets, counts_cell(b, s, b->competencies[k]));
    }
}

/* ---- Targets: the heat map ------------------------------------------------------------------------------- */

static struct sheet_cell target_cell(const struct summary *s, const struct target *t) {
    for (size_t i = 0; i < s->n_targets; i++) {
        const struct summary_target *o = &s->targets[i];
        if (strcmp(o->id, t->id) != 0) continue;
        if (!*o->level) break;
        return (struct sheet_cell){.kind = SHEET_SIGN, .sign = o->sign, .text = o->level};
    }
    return cell_text(NULL);
}

/* The competency's counts stay when its targets are folded away. */
static void target_columns(struct class_book *b, const struct competency *c) {
    const char *title = class_words(b, &c->title);
    const char *counts = arena_printf(b->arena, "%s: %s", title, tr(b->lang, "class.counts"));
    sheets_column(&b->sheets, (struct sheet_column){.head = counts, .width = 11, .group = title});
    for (size_t i = 0; i < c->n_targets; i++)
        sheets_column(&b->sheets, (struct sheet_column){.head = c->targets[i].id,
                                                        .group = title,
                                                        .note = class_words(b, &c->targets[i].text),
                                                        .narrow = true,
                                                        .inner = true});
}

#define TARGETS_COLUMNS(X) X("class.learner", class_learner(b, s), 28, .key = "learner")

static void add_targets(struct class_book *b) {
    SHEET(&b->sheets, TARGETS_COLUMNS, .name = "class.targets", .table = "Targets",
          .title = "class.targets_title", .note = "class.targets_note", .tab = TAB_LEAF);
    for (size_t i = 0; i < b->n_competencies; i++) target_columns(b, b->competencies[i]);
    for (size_t i = 0; i < b->n; i++) {
        const struct summary *s = b->learners[i];
        ROW(&b->sheets, TARGETS_COLUMNS);
        for (size_t k = 0; k < b->n_competencies; k++) {
            const struct competency *c = b->competencies[k];
            sheets_cell(&b->sheets, counts_cell(b, s, c));
            for (size_t t = 0; t < c->n_targets; t++) sheets_cell(&b->sheets, target_cell(s, &c->targets[t]));
        }
    }
}

/* ---- all of it ------------------------------------------------------------------------------------------- */

static void start_book(struct class_book *b) {
    const struct workspace *w = b->workspace;
    const struct group *g = b->group;
    const char *name = class_words(b, &g->name);
    const char *school = class_words(b, g->school ? &g->school->name : &w->name);
    const char *second = strcmp(name, school) == 0 ? NULL : school;
    const struct book own = {.file = "class.xlsx",
                             .title = tr_text(b->lang, b->arena, "class.title", "name", name),
                             .subject = tr(b->lang, "class.subject"),
                             .company = school,
                             .head = sheets_head(b->arena, w, b->lang, name, second)};
    sheets_start(&b->sheets, b->arena, w, b->lang, &own);
    sheets_levels(&b->sheets, b->frameworks, b->n_frameworks);
}

struct book *view_class_book(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang, struct summary *const *learners, size_t n) {
    static const char *const how[][2] = {{"book.level", "how.levels"},    {"class.counts", "how.counts"},
                                         {"class.learners", "how.order"}, {"book.by", "how.self"},
                                         {"class.targets", "how.folds"},  {"class.figure", "how.figures"},
                                         {"class.groups", "how.groups"},  {"class.source", "how.change"}};
    struct class_book *b = arena_make(a, struct class_book); /* logs ask it for their rows later */
    *b = (struct class_book){
        .arena = a, .workspace = w, .group = g, .lang = lang, .learners = learners, .n = n};
    find_frameworks(b);
    find_competencies(b);
    start_book(b);
    add_overview(b);
    add_targets(b);
    class_add_evidence_log(b);
    class_add_ratings_log(b);
    class_add_groups(b);
    class_add_signals(b);
    class_add_coverage(b);
    class_add_missing(b);
    class_add_settings(b);
    sheets_how_to_read(&b->sheets, how, sizeof how / sizeof *how);
    return b->sheets.book;
}
