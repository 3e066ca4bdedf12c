/* notebook.c: the learner's data notebook: where I am, evidence, ratings, goals, and growth. */
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/pathway.h"
#include "model/rated.h"
#include "model/scale.h"
#include "model/term.h"
#include "view/audience/choose.h"
#include "view/books/books.h"
#include "view/books/sheets.h"
#include "view/words/area_words.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"
#include "view/words/why.h"

#include <stdint.h>
#include <string.h>

/* A book gets saved or opened elsewhere, also on the web, so its links point to the web, if the
 * pages are there. */
static const char *address(const struct viewer *v, const char *page) {
    const char *path = path_address(v->arena, v->workspace, page);
    return v->site_address ? arena_printf(v->arena, "%s%s", v->site_address, path) : path;
}

static const char *cli_status_of(const struct viewer *v, const struct outcome *o) {
    static const char *const keys[STATUS_COUNT] = {[STATUS_DEMONSTRATED] = "board.can_do",
                                                   [STATUS_WORKING_ON] = "board.working_on",
                                                   [STATUS_UP_NEXT] = "board.up_next",
                                                   [STATUS_LATER] = "status.later"};
    return T(v, keys[o->status]);
}

static struct sheet_cell level_cell(const struct viewer *v, const struct outcome *o) {
    const char *said = say_outcome(v, o);
    return said ? cell_level(sign_of_outcome(o), said) : cell_text(NULL);
}

static const char *why_of(const struct viewer *v, const struct outcome *o) {
    return o->n_counted || o->judgement ? why_in_a_sentence(v, o) : NULL;
}

/* A short text gets the link: some programs do not wrap a linked text, so the next cell would
 * hide its end. */
#define OUTCOME_COLUMNS(X)                                                                         \
    X("book.competency", cell_text(say_plain(v, &o->target->competency->title)), 26, .wrap = true) \
    X("book.target", cell_text(say_plain(v, &o->target->text)), 52, .wrap = true)                  \
    X("book.status", cell_linked(cli_status_of(v, o), address(v, path_of_target(v, o->target))),   \
      18)                                                                                          \
    X("book.level", level_cell(v, o), 18)                                                          \
    X("book.last", cell_date(o->last_assessed), 13)                                                \
    X("book.evidence_count", cell_count(o->n_evidence), 11, .bars = true)                          \
    X("book.why", cell_text(why_of(v, o)), 60, .wrap = true)

static void add_outcomes(struct sheets *s) {
    const struct viewer *v = s->v;
    s->sheet->title = SAY(v, "book.where_i_am_of", TEXT("name", label_full_name(v)));
    for (size_t i = 0; i < v->assessment->n_competencies; i++) {
        const struct competency *c = v->assessment->competencies[i].competency;
        for (size_t k = 0; k < c->n_targets; k++) {
            const struct outcome *o = v->assessment->outcomes[c->targets[k].index];
            ROW(s, OUTCOME_COLUMNS);
        }
    }
}

static SHEET(where_i_am, OUTCOME_COLUMNS, add_outcomes, .name = "book.where_i_am",
             .table = "WhereIAm", .tab = TAB_LEAF, .frozen = 2);

/* The number of files that the reader may open. */
static size_t files_of(const struct viewer *v, const struct evidence *e) {
    size_t n = 0;
    for (size_t i = 0; i < e->n_files; i++) n += !view_published(v, &e->files[i])->kept;
    return n;
}

static bool same_piece(const struct evidence *a, const struct evidence *b) {
    return a && strcmp(a->id, b->id) == 0;
}

/* "add fractions · Proficient · my teacher": a target, and each of its ratings on this piece. */
static const char *line_of(const struct viewer *v, const struct outcome *o,
                           const struct evidence *e) {
    const char *line = say_plain(v, &o->target->text);
    for (size_t i = 0; i < o->n_ratings; i++) {
        const struct rating *r = o->ratings[i];
        if (!same_piece(r->evidence, e)) continue;
        line = JOIN(v->arena, line, said_rating(v, r).text, say_who_rated(v, r));
    }
    return line;
}

/* The targets that the piece shows, one per line. */
static struct sheet_cell shows_cell(const struct viewer *v, const struct evidence *e) {
    const struct assessment *a = v->assessment;
    const char **lines = arena_array(v->arena, a->n_outcomes + 1, sizeof *lines);
    size_t n = 0;
    for (size_t i = 0; i < a->n_outcomes; i++) {
        bool shown = false;
        for (size_t k = 0; a->outcomes[i] && k < a->outcomes[i]->n_evidence; k++)
            shown = shown || same_piece(a->outcomes[i]->evidence[k], e);
        if (shown) lines[n++] = line_of(v, a->outcomes[i], e);
    }
    return cell_lines(v->arena, &(struct texts){lines, n});
}

static struct sheet_cell reflection_cell(const struct viewer *v, const struct evidence *e) {
    struct buf text = BUF_INIT;
    blocks_plain(said_own_passage(v, e->reflection).blocks, "\n", SIZE_MAX, &text);
    return cell_text(buf_take(&text, v->arena));
}

#define EVIDENCE_COLUMNS(X)                                                                      \
    X("book.date", cell_date(e->date), 13)                                                       \
    X("book.title", cell_linked(said_own(v, e->title).text, address(v, path_of_evidence(v, e))), \
      30, .wrap = true)                                                                          \
    X("book.kind", cell_text(say_evidence_kind(v, e->kind)), 18)                                 \
    X("evidence.shows", shows_cell(v, e), 48, .wrap = true)                                      \
    X("evidence.reflection", reflection_cell(v, e), 60, .wrap = true)                            \
    X("book.partner", cell_text(e->partner ? e->partner->name : NULL), 26, .wrap = true)         \
    X("book.hours", e->has_hours ? cell_number(dec_to_double(e->hours)) : cell_text(NULL), 9)    \
    X("book.files", cell_count(files_of(v, e)), 9)

static void add_evidence(struct sheets *s) {
    const struct viewer *v = s->v;
    for (size_t i = 0; i < v->learner->n_evidence; i++) {
        const struct evidence *e = &v->learner->evidence[i];
        if (view_shows_evidence(v, e)) ROW(s, EVIDENCE_COLUMNS);
    }
    /* few pieces are made with a partner or timed; some learners have not reflected yet */
    sheets_drop_empty(s, "evidence.reflection");
    sheets_drop_empty(s, "book.partner");
    sheets_drop_empty(s, "book.hours");
}

static SHEET(evidence, EVIDENCE_COLUMNS, add_evidence, .name = "book.evidence", .table = "Evidence",
             .title = "book.my_evidence", .empty = "evidence.none", .tab = TAB_SKY);

/* The source of a rating: a piece that the reader may know of, or none. */
static struct sheet_cell from_cell(const struct viewer *v, const struct rating *r) {
    if (!r->evidence) return cell_text(T(v, r->judged ? "why.judgement" : "why.quick_check"));
    return cell_linked(said_own(v, r->evidence->title).text,
                       address(v, path_of_evidence(v, r->evidence)));
}

/* The level, or what was written in its place. */
static struct sheet_cell given_cell(const struct viewer *v, const struct rating *r) {
    if (r->unrated) return cell_text(say_unrated(v, r->unrated));
    return cell_level(sign_of_rating(r), said_rating(v, r).text);
}

static struct sheet_cell value_cell(const struct rating *r) {
    return r->unrated ? cell_text(NULL) : cell_number(dec_to_double(level_value_of_rating(r)));
}

#define RATING_COLUMNS(X)                                                         \
    X("book.date", cell_date(r->date), 13)                                        \
    X("book.target", cell_text(say_plain(v, &r->target->text)), 52, .wrap = true) \
    X("book.level", given_cell(v, r), 18)                                         \
    X("book.value", value_cell(r), 9)                                             \
    X("book.by", cell_text(say_who_rated(v, r)), 14)                              \
    X("book.stage", cell_text(r->judged ? NULL : say_stage(v, r->stage)), 14)     \
    X("book.from", from_cell(v, r), 0, .wrap = true)                              \
    X("book.note", cell_text(r->note), 44, .wrap = true)

static void add_ratings(struct sheets *s) {
    const struct viewer *v = s->v;
    size_t n;
    const struct rating **log = why_log(v, NULL, &n);
    for (size_t i = 0; i < n; i++) {
        const struct rating *r = log[i];
        ROW(s, RATING_COLUMNS);
    }
}

static SHEET(ratings, RATING_COLUMNS, add_ratings, .name = "book.ratings", .table = "Ratings",
             .title = "book.my_ratings", .empty = "why.no_ratings", .tab = TAB_SKY);

static struct sheet_cell goal_cell(const struct viewer *v, const struct goal *g) {
    struct sheet_cell cell = cell_text(said_own(v, g->text).text);
    cell.note = said_own(v, g->why).text;
    return cell;
}

static struct sheet_cell own_lines(const struct viewer *v, const struct texts *t) {
    struct texts said = {arena_array(v->arena, t->n + 1, sizeof *said.v), t->n};
    for (size_t i = 0; i < t->n; i++) said.v[i] = said_own(v, t->v[i]).text;
    return cell_lines(v->arena, &said);
}

static const char *confidence_of(const struct viewer *v, const struct goal *g) {
    int confidence = g->n_check_ins ? g->check_ins[g->n_check_ins - 1].confidence : 0;
    return confidence ? tr_n(v->lang, v->arena, "goal.confidence_of", confidence) : NULL;
}

#define GOAL_COLUMNS(X)                                                  \
    X("book.goal", goal_cell(v, g), 40, .wrap = true)                    \
    X("book.status", cell_text(say_goal_status(v, g->status)), 16)       \
    X("book.set", cell_date(g->set), 13)                                 \
    X("book.due", cell_date(g->due), 13)                                 \
    X("goal.i_will", own_lines(v, &g->i_will), 36, .wrap = true)         \
    X("goal.i_need", own_lines(v, &g->i_need), 36, .wrap = true)         \
    X("goal.family_can", own_lines(v, &g->family_can), 36, .wrap = true) \
    X("goal.confidence", cell_text(confidence_of(v, g)), 12)

static void add_goals(struct sheets *s) {
    const struct viewer *v = s->v;
    ROWS(s, GOAL_COLUMNS, const struct goal *g, v->learner->goals, v->learner->n_goals);
}

static SHEET(goals, GOAL_COLUMNS, add_goals, .name = "book.goals", .table = "Goals",
             .title = "book.my_goals", .empty = "goal.none", .tab = TAB_SUN);

/* ---- areas as a whole ---- */

static struct sheet_cell area_cell(const struct viewer *v, const struct area_note *n) {
    int level = area_level_index(n);
    if (level < 0) return cell_text(area_level_name(v, n));
    return cell_level(sign_of_level(area_scale(n), level), area_level_name(v, n));
}

#define AREA_COLUMNS(X)                                                       \
    X("areas.area", cell_text(say_plain(v, area_title(n))), 26, .wrap = true) \
    X("class.term", cell_text(say_plain(v, &n->term->name)), 16)              \
    X("book.level", area_cell(v, n), 18)                                      \
    X("area.because", cell_text(n->because), 44, .wrap = true)                \
    X("area.words", cell_text(area_plain(v, n)), 60, .wrap = true)            \
    X("area.by", cell_text(n->by), 22)                                        \
    X("book.date", cell_date(n->date), 13)

static void add_areas(struct sheets *s) {
    const struct viewer *v = s->v;
    ROWS(s, AREA_COLUMNS, const struct area_note *n, v->learner->areas, v->learner->n_areas);
}

static SHEET(areas, AREA_COLUMNS, add_areas, .name = "area.sheet", .table = "Areas",
             .title = "area.title", .tab = TAB_LEAF);

/* ---- growth ---- */

enum { GROWTH_DATE = 2, GROWTH_VALUES = 3, GROWTH_SERIES = 3 };

/* The column of a rating: counted, from a classmate, or the learner's own. */
static int growth_column(const struct rating *r) {
    static const int columns[BY_COUNT] = {
        [BY_TEACHER] = 0, [BY_EXPERT] = 0, [BY_PEER] = 1, [BY_SELF] = 2};
    return columns[r->by];
}

static struct sheet_cell growth_cell(const struct rating *r, int column) {
    return column == growth_column(r) ? cell_number(dec_to_double(r->level)) : cell_text(NULL);
}

#define GROWTH_COLUMNS(X)                                                                          \
    X("book.competency", cell_text(say_plain(v, &o->target->competency->title)), 18, .wrap = true) \
    X("book.target", cell_text(say_plain(v, &o->target->text)), 36, .wrap = true)                  \
    X("book.date", cell_date((*r)->date), 13)                                                      \
    X("how.by_counted", growth_cell(*r, 0), 12)                                                    \
    X("how.by_peers", growth_cell(*r, 1), 12)                                                      \
    X("how.by_me", growth_cell(*r, 2), 10)

/* The first day of the month of the first rating. */
static struct date first_month(const struct assessment *a) {
    struct date first = {0};
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct outcome *o = a->outcomes[i];
        if (o && o->n_ratings && (!date_is_set(first) || date_cmp(o->ratings[0]->date, first) < 0))
            first = o->ratings[0]->date;
    }
    if (date_is_set(first)) first.day = 1;
    return first;
}

struct growth {
    struct date first; /* all charts share their time axis */
    VEC(struct growth_axes {
        const struct scale *scale;
        const struct plot *axes;
    })
    axes;
};

static const struct plot *axes_of(const struct viewer *v, struct growth *g,
                                  const struct scale *scale) {
    for (size_t i = 0; i < g->axes.n; i++)
        if (g->axes.v[i].scale == scale) return g->axes.v[i].axes;
    struct plot *axes = arena_make(v->arena, struct plot);
    *axes = (struct plot){.first = g->first,
                          .last = v->calendar->as_of,
                          .n_levels = scale->n_levels,
                          .mastery = dec_to_double(scale->mastery),
                          .mastery_words = T(v, "growth.mastery")};
    axes->levels = arena_array(v->arena, scale->n_levels, sizeof *axes->levels);
    for (size_t i = 0; i < scale->n_levels; i++)
        axes->levels[i] = (struct plot_level){level_name(v, scale, (int)i),
                                              dec_to_double(scale->levels[i].value)};
    label_ticks(v, axes);
    VEC_PUSH(v->arena, &g->axes, ((struct growth_axes){scale, axes}));
    return axes;
}

/* Adds a chart for a target with at least two ratings. */
static void add_growth_plot(struct sheets *s, const struct viewer *v, struct growth *g,
                            const struct outcome *o) {
    static const enum plot_mark marks[GROWTH_SERIES] = {MARK_DISC, MARK_SQUARE, MARK_TRIANGLE};
    bool has[GROWTH_SERIES] = {false};
    struct sheet_plot p = {.kind = SHEET_LINES,
                           .title = say_plain(v, &o->target->text),
                           .first_row = s->sheet->n_rows - o->n_ratings,
                           .n_rows = o->n_ratings,
                           .categories = GROWTH_DATE,
                           .axes = axes_of(v, g, level_scale_of(o->target))};
    for (size_t i = 0; i < o->n_ratings; i++) has[growth_column(o->ratings[i])] = true;
    for (size_t k = 0; k < GROWTH_SERIES; k++)
        if (has[k]) {
            p.marks[p.n_columns] = marks[k];
            p.columns[p.n_columns++] = GROWTH_VALUES + k;
        }
    sheets_plot(s, p);
}

/* The legend for figures in charts: "1 Beginning, 2 Developing, 3 Proficient". */
static const char *figures_of(const struct viewer *v, const struct scale *scale) {
    const char **names = arena_array(v->arena, scale->n_levels, sizeof *names);
    for (size_t i = 0; i < scale->n_levels; i++)
        names[i] = arena_printf(v->arena, "%s %s", say_value(v, scale->levels[i].value),
                                level_name(v, scale, (int)i));
    return lang_list(v->lang, v->arena, names, scale->n_levels);
}

static const char *all_figures(const struct viewer *v) {
    const struct learner *l = v->learner;
    const char **texts = arena_array(v->arena, l->n_frameworks, sizeof *texts);
    size_t n = 0;
    for (size_t i = 0; i < l->n_frameworks; i++) {
        size_t k = 0;
        while (k < i && l->frameworks[k]->scale != l->frameworks[i]->scale) k++;
        if (k == i) texts[n++] = figures_of(v, l->frameworks[i]->scale);
    }
    return said_join_dots(v->arena, texts, n);
}

static void add_growth(struct sheets *s) {
    const struct viewer *v = s->v;
    const struct assessment *a = v->assessment;
    struct growth g = {.first = first_month(a)};
    s->sheet->note = all_figures(v);
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct outcome *o = a->outcomes[i];
        if (!o || !o->n_ratings) continue;
        ROWS(s, GROWTH_COLUMNS, struct rating *const *r, o->ratings, o->n_ratings);
        if (o->n_ratings > 1) add_growth_plot(s, v, &g, o);
    }
}

static SHEET(growth, GROWTH_COLUMNS, add_growth, .name = "how.growth_sheet", .table = "Growth",
             .title = "how.growth_title", .empty = "why.no_ratings", .tab = TAB_LEAF, .frozen = -1);

/* The charts of that table, on a sheet of their own. */
static void add_charts(struct sheets *s) {
    struct sheet *table = s->book->sheets;
    while (table->next != s->sheet) table = table->next;
    s->sheet->plots = table->plots;
    s->sheet->plots_of = table;
    s->sheet->axes_title = T(s, "how.axes");
    table->plots = NULL;
}

static const struct sheet_plan charts = {.name = "how.charts_sheet",
                                         .title = "how.growth_title",
                                         .note = "growth.how_to_read",
                                         .tab = TAB_LEAF,
                                         .frozen = -1,
                                         .rows = add_charts};

struct book *view_notebook(const struct viewer *v) {
    static const struct sheet_plan *const first[] = {&where_i_am, NULL},
                                          *const of_areas[] = {&areas, NULL},
                                          *const rest[] = {&evidence, &ratings, &goals, &growth,
                                                           NULL};
    static const char *const how[][2] = {{"book.level", "how.levels"},
                                         {"book.by", "how.self"},
                                         {"how.charts_sheet", "how.growth"},
                                         {"class.source", "how.change"},
                                         {NULL}};
    struct sheets s = {.arena = v->arena,
                       .workspace = v->workspace,
                       .calendar = v->calendar,
                       .lang = v->lang,
                       .v = v};
    const struct book own = {.file = "notebook.xlsx",
                             .title = SAY(v, "book.notebook_of", TEXT("name", label_full_name(v))),
                             .subject = T(v, "book.notebook")};
    sheets_start(&s, &own, label_full_name(v), label_where_from(v));
    sheets_levels(&s, v->learner->frameworks, v->learner->n_frameworks);
    sheets_add(&s, first);
    if (v->learner->n_areas) sheets_add(&s, of_areas);
    sheets_add(&s, rest);
    if (s.sheet->plots) sheets_add(&s, (const struct sheet_plan *const[]){&charts, NULL});
    sheets_how_to_read(&s, how);
    return s.book;
}
