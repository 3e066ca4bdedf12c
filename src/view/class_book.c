/* class_book.c: the class workbook, from summaries alone: which sheets, Overview and Targets. Learners stand in roster
 * order: nothing here sorts by level. */
#include "view/class_book.h"

#include "assess/calendar.h"

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

/* ---- small questions ------------------------------------------------------------------------------------- */

const char *class_page_of(const struct class_book *b, const struct summary *s, const char *page) {
    size_t above =
        strlen(b->group->out) + 1; /* class.xlsx lies in the class's folder, and the learner's below it */
    return arena_printf(b->arena, "%s/%s", s->out + above, page);
}

const char *class_home_of(const struct class_book *b, const struct summary *s) {
    return class_page_of(b, s, "index.html");
}

const char *class_target_words(const struct class_book *b, const char *id) {
    const struct target *t = table_find(b->targets, id);
    return t ? words_text(&t->text, lang_tag(b->lang)) : NULL;
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

size_t class_quiet_learners(const struct class_book *b, long days) {
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++) {
        struct date last = last_evidence(b->learners[i]);
        n += date_is_set(last) && class_days_since(b, last) > days;
    }
    return n;
}

/* ---- Overview: learner by competency, as counts ---------------------------------------------------------- */

static void counts_cell(struct class_book *b, const struct summary *s, const struct competency *c) {
    const struct summary_competency *counts = counts_of(s, c->anchor);
    if (!counts) {
        sheets_text(&b->sheets, NULL);
        return;
    }
    const struct tr_arg args[] = {{.name = "n", .number = counts->demonstrated, .is_number = true},
                                  {.name = "all", .number = counts->all, .is_number = true}};
    sheets_text(&b->sheets, tr_with(b->lang, b->arena, "areas.of", args, 2));
}

static const char *title_of(const struct class_book *b, const struct words *w) {
    return words_text(w, lang_tag(b->lang));
}

static size_t competencies_of(const struct class_book *b) {
    size_t n = 0;
    for (size_t f = 0; f < b->n_frameworks; f++) n += b->frameworks[f]->n_competencies;
    return n;
}

static void add_overview(struct class_book *b) {
    size_t n = 3;
    struct sheet_column *columns = arena_array(b->arena, competencies_of(b) + n, sizeof *columns);
    columns[0] = (struct sheet_column){.head = tr(b->lang, "class.learner"), .width = 28, .key = "learner"};
    columns[1] = (struct sheet_column){
        .head = tr(b->lang, "class.evidence"), .width = 13, .bars = true, .key = "pieces"};
    columns[2] =
        (struct sheet_column){.head = tr(b->lang, "class.last_evidence"), .width = 13, .key = "last"};
    for (size_t f = 0; f < b->n_frameworks; f++)
        for (size_t c = 0; c < b->frameworks[f]->n_competencies; c++)
            columns[n++] =
                (struct sheet_column){.head = title_of(b, &b->frameworks[f]->competencies[c].title),
                                      .width = 18,
                                      .group = title_of(b, &b->frameworks[f]->title)};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.overview"), "Overview",
                                     tr(b->lang, "class.overview_title"), columns, n);
    sheet->note =
        arena_printf(b->arena, "%s %s", tr(b->lang, "class.overview_note"), tr(b->lang, "how.counts"));
    sheet->tab = TAB_LEAF;
    for (size_t i = 0; i < b->n; i++) {
        const struct summary *s = b->learners[i];
        sheets_row(&b->sheets);
        sheets_text(&b->sheets, s->name)->href = class_home_of(b, s);
        sheets_number(&b->sheets, (double)s->n_evidence);
        sheets_date(&b->sheets, last_evidence(s));
        for (size_t f = 0; f < b->n_frameworks; f++)
            for (size_t c = 0; c < b->frameworks[f]->n_competencies; c++)
                counts_cell(b, s, &b->frameworks[f]->competencies[c]);
    }
}

/* ---- Targets: the heat map ------------------------------------------------------------------------------- */

static void target_cell(struct class_book *b, const struct summary *s, const struct target *t) {
    for (size_t i = 0; i < s->n_targets; i++) {
        const struct summary_target *o = &s->targets[i];
        if (strcmp(o->id, t->id) != 0) continue;
        if (!*o->level) break;
        sheets_level(&b->sheets, o->sign, o->level, SHEET_SIGN);
        return;
    }
    sheets_text(&b->sheets, NULL);
}

/* The competency's counts stay when its targets are folded away. */
static size_t target_columns(struct class_book *b, struct sheet_column *columns, size_t n) {
    for (size_t f = 0; f < b->n_frameworks; f++)
        for (size_t c = 0; c < b->frameworks[f]->n_competencies; c++) {
            const struct competency *one = &b->frameworks[f]->competencies[c];
            const char *title = title_of(b, &one->title);
            columns[n++] = (struct sheet_column){
                .head = arena_printf(b->arena, "%s: %s", title, tr(b->lang, "class.counts")),
                .width = 11,
                .group = title};
            for (size_t k = 0; k < one->n_targets; k++)
                columns[n++] = (struct sheet_column){.head = one->targets[k].id,
                                                     .group = title,
                                                     .note = title_of(b, &one->targets[k].text),
                                                     .narrow = true,
                                                     .inner = true};
        }
    return n;
}

static void add_targets(struct class_book *b) {
    size_t most = 1 + competencies_of(b) + b->workspace->n_targets;
    struct sheet_column *columns = arena_array(b->arena, most, sizeof *columns);
    columns[0] = (struct sheet_column){.head = tr(b->lang, "class.learner"), .width = 28, .key = "learner"};
    size_t n = target_columns(b, columns, 1);
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.targets"), "Targets",
                                     tr(b->lang, "class.targets_title"), columns, n);
    sheet->note = tr(b->lang, "class.targets_note");
    sheet->tab = TAB_LEAF;
    for (size_t i = 0; i < b->n; i++) {
        const struct summary *s = b->learners[i];
        sheets_row(&b->sheets);
        sheets_text(&b->sheets, s->name)->href = class_home_of(b, s);
        for (size_t f = 0; f < b->n_frameworks; f++)
            for (size_t c = 0; c < b->frameworks[f]->n_competencies; c++) {
                const struct competency *one = &b->frameworks[f]->competencies[c];
                counts_cell(b, s, one);
                for (size_t k = 0; k < one->n_targets; k++) target_cell(b, s, &one->targets[k]);
            }
    }
}

/* ---- all of it ------------------------------------------------------------------------------------------- */

static void find_targets(struct class_book *b) {
    b->targets = table_new(b->arena);
    for (size_t i = 0; i < b->workspace->n_targets; i++)
        table_set(b->targets, b->workspace->targets[i]->id, b->workspace->targets[i]);
}

static void start_book(struct class_book *b) {
    const struct workspace *w = b->workspace;
    const struct group *g = b->group;
    sheets_start(&b->sheets, b->arena, w, b->lang, "class.xlsx");
    const char *name = title_of(b, &g->name);
    const char *school = title_of(b, g->school ? &g->school->name : &w->name);
    b->sheets.book->title = tr_text(b->lang, b->arena, "class.title", "name", name);
    b->sheets.book->subject = tr(b->lang, "class.subject");
    b->sheets.book->company = school;
    b->sheets.book->head = sheets_head(b->arena, w, b->lang, name, strcmp(name, school) == 0 ? NULL : school);
    sheets_levels(&b->sheets, b->lang, b->frameworks, b->n_frameworks);
}

struct book *view_class_book(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang, struct summary *const *learners, size_t n) {
    static const char *const how[] = {"how.levels", "how.counts",  "how.order",  "how.self",
                                      "how.folds",  "how.figures", "how.groups", "how.change"};
    struct class_book *b = arena_make(a, struct class_book); /* logs ask it for their rows later */
    *b = (struct class_book){
        .arena = a, .workspace = w, .group = g, .lang = lang, .learners = learners, .n = n};
    find_frameworks(b);
    find_targets(b);
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
    sheets_how_to_read(&b->sheets, lang, how, sizeof how / sizeof *how);
    return b->sheets.book;
}
