/* class_book.c: the class workbook, from summaries alone. Learners stand in roster order: nothing here sorts by level. */
#include "view/say.h"
#include "view/sheets.h"

#include <string.h>

struct class_book {
    struct arena *arena;
    const struct workspace *workspace;
    const struct group *group;
    const struct lang *lang;
    struct summary *const *learners;
    size_t n;
    struct framework **frameworks; /* the class's, and those that learners have beside them */
    size_t n_frameworks;
    struct sheets sheets;
};

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

static const char *home_of(const struct class_book *b, const struct summary *s) {
    /* class.xlsx lies in the class's folder, the learner's folder in learners/ beside it */
    return arena_printf(b->arena, "learners/%s/index.html", s->id);
}

/* ---- Overview: learner by competency, as counts ---------------------------------------------------------- */

static void counts_cell(struct class_book *b, const struct summary *s, const struct competency *c) {
    const struct summary_competency *counts = counts_of(s, c->anchor);
    if (!counts) {
        sheets_text(&b->sheets, NULL);
        return;
    }
    const struct tr_arg args[] = {{.name = "n", .number = counts->demonstrated, .is_number = true},
                                  {.name = "all", .number = counts->all, .is_number = true},
                                  {.name = "working", .number = counts->working_on, .is_number = true},
                                  {.name = "next", .number = counts->up_next, .is_number = true}};
    struct sheet_cell *cell = sheets_text(&b->sheets, tr_with(b->lang, b->arena, "areas.of", args, 2));
    cell->note = tr_with(b->lang, b->arena, "class.counts_note", args, 4);
}

static void add_overview(struct class_book *b) {
    size_t n = 2, most = 2;
    for (size_t f = 0; f < b->n_frameworks; f++) most += b->frameworks[f]->n_competencies;
    struct sheet_column *columns = arena_array(b->arena, most, sizeof *columns);
    columns[0] = (struct sheet_column){.head = tr(b->lang, "class.learner"), .width = 28};
    columns[1] = (struct sheet_column){.head = tr(b->lang, "class.evidence"), .width = 11};
    for (size_t f = 0; f < b->n_frameworks; f++)
        for (size_t c = 0; c < b->frameworks[f]->n_competencies; c++)
            columns[n++] = (struct sheet_column){
                .head = words_text(&b->frameworks[f]->competencies[c].title, lang_tag(b->lang)),
                .width = 18,
                .group = words_text(&b->frameworks[f]->title, lang_tag(b->lang))};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.overview"), "Overview",
                                     tr(b->lang, "class.overview_title"), columns, n);
    sheet->note = tr(b->lang, "class.overview_note");
    sheet->tab = TAB_LEAF;
    for (size_t i = 0; i < b->n; i++) {
        const struct summary *s = b->learners[i];
        sheets_row(&b->sheets);
        sheets_text(&b->sheets, s->name)->href = home_of(b, s);
        sheets_number(&b->sheets, (double)s->n_evidence);
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
        struct sheet_cell *cell = sheets_level(&b->sheets, o->sign, o->level, SHEET_LEVEL);
        cell->note = *o->why ? o->why : NULL;
        return;
    }
    sheets_text(&b->sheets, NULL);
}

static void add_targets(struct class_book *b) {
    size_t n = 3;
    struct sheet_column *columns = arena_array(b->arena, b->n + 3, sizeof *columns);
    columns[0] = (struct sheet_column){.head = tr(b->lang, "class.code"), .width = 13};
    columns[1] = (struct sheet_column){.head = tr(b->lang, "book.target"), .width = 46, .wrap = true};
    columns[2] = (struct sheet_column){.head = tr(b->lang, "book.competency"), .width = 24, .wrap = true};
    for (size_t i = 0; i < b->n; i++)
        columns[n++] = (struct sheet_column){.head = b->learners[i]->name, .width = 17};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.targets"), "Targets",
                                     tr(b->lang, "class.targets_title"), columns, n);
    sheet->freeze_columns = 2;
    for (size_t f = 0; f < b->n_frameworks; f++)
        for (size_t c = 0; c < b->frameworks[f]->n_competencies; c++)
            for (size_t k = 0; k < b->frameworks[f]->competencies[c].n_targets; k++) {
                const struct target *t = &b->frameworks[f]->competencies[c].targets[k];
                sheets_row(&b->sheets);
                sheets_text(&b->sheets, t->id);
                sheets_text(&b->sheets, words_text(&t->text, lang_tag(b->lang)));
                sheets_text(&b->sheets, words_text(&t->competency->title, lang_tag(b->lang)));
                for (size_t i = 0; i < b->n; i++) target_cell(b, b->learners[i], t);
            }
}

/* ---- the logs -------------------------------------------------------------------------------------------- */

static void add_evidence_log(struct class_book *b) {
    const struct sheet_column columns[] = {{.head = tr(b->lang, "class.learner"), .width = 28},
                                           {.head = tr(b->lang, "book.date"), .width = 13},
                                           {.head = tr(b->lang, "book.title"), .width = 46, .wrap = true},
                                           {.head = tr(b->lang, "book.kind"), .width = 18},
                                           {.head = tr(b->lang, "class.shows"), .width = 34, .wrap = true}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.evidence_log"), "EvidenceLog",
                                     tr(b->lang, "class.evidence_log_title"), columns, 5);
    sheet->tab = TAB_SKY;
    sheet->empty = tr(b->lang, "evidence.none");
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < b->learners[i]->n_evidence; k++) {
            const struct summary_evidence *e = &b->learners[i]->evidence[k];
            sheets_row(&b->sheets);
            sheets_text(&b->sheets, b->learners[i]->name);
            sheets_date(&b->sheets, e->date);
            struct sheet_cell *title = sheets_text(&b->sheets, e->title);
            if (*e->page) title->href = arena_printf(b->arena, "learners/%s/%s", b->learners[i]->id, e->page);
            sheets_text(&b->sheets, e->kind);
            sheets_text(&b->sheets, e->targets);
        }
}

static void add_ratings_log(struct class_book *b) {
    const struct sheet_column columns[] = {{.head = tr(b->lang, "class.learner"), .width = 28},
                                           {.head = tr(b->lang, "book.date"), .width = 13},
                                           {.head = tr(b->lang, "class.code"), .width = 13},
                                           {.head = tr(b->lang, "book.level"), .width = 18},
                                           {.head = tr(b->lang, "book.by"), .width = 14},
                                           {.head = tr(b->lang, "book.stage"), .width = 14},
                                           {.head = tr(b->lang, "book.note"), .width = 44, .wrap = true},
                                           {.head = tr(b->lang, "class.source"), .width = 60}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.ratings_log"), "RatingsLog",
                                     tr(b->lang, "class.ratings_log_title"), columns, 8);
    sheet->empty = tr(b->lang, "why.no_ratings");
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < b->learners[i]->n_ratings; k++) {
            const struct summary_rating *r = &b->learners[i]->ratings[k];
            sheets_row(&b->sheets);
            sheets_text(&b->sheets, b->learners[i]->name);
            sheets_date(&b->sheets, r->date);
            sheets_text(&b->sheets, r->target);
            sheets_level(&b->sheets, r->sign, r->level, SHEET_LEVEL);
            sheets_text(&b->sheets, r->by);
            sheets_text(&b->sheets, r->stage);
            sheets_text(&b->sheets, r->note);
            sheets_text(&b->sheets, r->source);
        }
}

struct book *view_class_book(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang, struct summary *const *learners, size_t n) {
    struct class_book b = {
        .arena = a, .workspace = w, .group = g, .lang = lang, .learners = learners, .n = n};
    sheets_start(&b.sheets, a, w, lang, "class.xlsx");
    const char *name = words_text(&g->name, lang_tag(lang));
    const char *school = words_text(g->school ? &g->school->name : &w->name, lang_tag(lang));
    const char *term = w->term ? words_text(&w->term->name, lang_tag(lang)) : NULL;
    b.sheets.book->title = tr_text(lang, a, "class.title", "name", name);
    b.sheets.book->subject = tr(lang, "class.subject");
    b.sheets.book->head = JOIN(a, name, school, term);
    find_frameworks(&b);
    sheets_levels(&b.sheets, lang, b.frameworks, b.n_frameworks);
    add_overview(&b);
    add_targets(&b);
    add_evidence_log(&b);
    add_ratings_log(&b);
    sheets_how_to_read(&b.sheets, lang);
    return b.sheets.book;
}
