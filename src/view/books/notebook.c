/* notebook.c: the learner's data notebook: where I am, evidence, ratings, goals, and growth. */
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/pathway.h"
#include "model/scale.h"
#include "model/workspace.h"
#include "view/audience/choose.h"
#include "view/books/books.h"
#include "view/books/sheets.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"
#include "view/words/site_paths.h"
#include "view/words/why.h"

/* A book from a locked folder gets saved elsewhere, so its links point to the web, if the pages
 * are there. */
static const char *address(const struct viewer *v, const char *page) {
    const char *path = path_address(v->arena, v->workspace, page);
    return v->workspace->lock && v->site_address
               ? arena_printf(v->arena, "%s%s", v->site_address, path)
               : path;
}

static const char *cli_status_of(const struct viewer *v, const struct outcome *o) {
    static const char *const keys[STATUS_COUNT] = {[STATUS_DEMONSTRATED] = "board.can_do",
                                                   [STATUS_WORKING_ON] = "board.working_on",
                                                   [STATUS_UP_NEXT] = "board.up_next",
                                                   [STATUS_LATER] = "status.later"};
    return T(v, keys[o->status]);
}

static struct sheet_cell level_cell(const struct viewer *v, const struct outcome *o) {
    return cell_level(sign_of_outcome(o), level_name(v, level_scale_of(o->target), o->level_index));
}

static const char *why_of(const struct viewer *v, const struct outcome *o) {
    return o->n_counted || o->judgement ? why_in_lines(v, o) : NULL;
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

#define EVIDENCE_COLUMNS(X)                                                                      \
    X("book.date", cell_date(e->date), 13)                                                       \
    X("book.title", cell_linked(said_own(v, e->title).text, address(v, path_of_evidence(v, e))), \
      0, .wrap = true)                                                                           \
    X("book.kind", cell_text(say_evidence_kind(v, e->kind)), 18)                                 \
    X("book.partner", cell_text(e->partner ? e->partner->name : NULL), 26, .wrap = true)         \
    X("book.hours", e->has_hours ? cell_number(dec_to_double(e->hours)) : cell_text(NULL), 9)    \
    X("book.files", cell_count(files_of(v, e)), 9)

static void add_evidence(struct sheets *s) {
    const struct viewer *v = s->v;
    for (size_t i = 0; i < v->learner->n_evidence; i++) {
        const struct evidence *e = &v->learner->evidence[i];
        if (view_shows_evidence(v, e)) ROW(s, EVIDENCE_COLUMNS);
    }
    /* few pieces are made with a partner or timed */
    sheets_drop_empty(s, "book.partner");
    sheets_drop_empty(s, "book.hours");
}

static SHEET(evidence, EVIDENCE_COLUMNS, add_evidence, .name = "book.evidence", .table = "Evidence",
             .title = "book.my_evidence", .empty = "evidence.none", .tab = TAB_SKY);

/* The source of a rating: a piece that the reader may know of, or none. */
static struct sheet_cell from_cell(const struct viewer *v, const struct rating *r) {
    if (!r->evidence) return cell_text(T(v, "why.quick_check"));
    return cell_linked(said_own(v, r->evidence->title).text,
                       address(v, path_of_evidence(v, r->evidence)));
}

#define RATING_COLUMNS(X)                                                                     \
    X("book.date", cell_date(r->date), 13)                                                    \
    X("book.target", cell_text(say_plain(v, &r->target->text)), 52, .wrap = true)             \
    X("book.level", cell_level(sign_of_level(scale, level), level_name(v, scale, level)), 18) \
    X("book.value", cell_number(dec_to_double(r->level)), 9)                                  \
    X("book.by", cell_text(say_assessor(v, r->by)), 14)                                       \
    X("book.stage", cell_text(say_stage(v, r->stage)), 14)                                    \
    X("book.from", from_cell(v, r), 0, .wrap = true)                                          \
    X("book.note", cell_text(r->note), 44, .wrap = true)

static void add_ratings(struct sheets *s) {
    const struct viewer *v = s->v;
    for (size_t i = 0; i < v->learner->n_ratings; i++) {
        const struct rating *r = &v->learner->ratings[i];
        const struct scale *scale = level_scale_of(r->target);
        int level = level_for_value(scale, &r->target->competency->framework->method, r->level);
        ROW(s, RATING_COLUMNS);
    }
}

static SHEET(ratings, RATING_COLUMNS, add_ratings, .name = "book.ratings", .table = "Ratings",
             .title = "book.my_ratings", .empty = "why.no_ratings", .tab = TAB_SKY);

static const char *goal_status(const struct viewer *v, const struct goal *g) {
    static const char *const keys[] = {
        [GOAL_WORKING] = "goal.working", [GOAL_MET] = "goal.met", [GOAL_CHANGED] = "goal.changed"};
    return T(v, keys[g->status]);
}

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
    X("book.status", cell_text(goal_status(v, g)), 16)                   \
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

/* Adds a chart for a target with at least two ratings. All charts share their time axis. */
static void add_growth_plot(struct sheets *s, const struct viewer *v, const struct outcome *o,
                            struct date first) {
    const struct scale *scale = level_scale_of(o->target);
    bool has[GROWTH_SERIES] = {false};
    struct sheet_plot p = {.kind = SHEET_LINES,
                           .title = say_plain(v, &o->target->text),
                           .first_row = s->sheet->n_rows - o->n_ratings,
                           .n_rows = o->n_ratings,
                           .categories = GROWTH_DATE,
                           .least = dec_to_double(scale->levels[0].value),
                           .most = dec_to_double(scale->levels[scale->n_levels - 1].value),
                           .from = first,
                           .to = v->workspace->as_of};
    for (size_t i = 0; i < o->n_ratings; i++) has[growth_column(o->ratings[i])] = true;
    for (size_t k = 0; k < GROWTH_SERIES; k++)
        if (has[k]) p.columns[p.n_columns++] = GROWTH_VALUES + k;
    sheets_plot(s, p);
}

static struct date first_rating(const struct assessment *a) {
    struct date first = {0};
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct outcome *o = a->outcomes[i];
        if (o && o->n_ratings && (!date_is_set(first) || date_cmp(o->ratings[0]->date, first) < 0))
            first = o->ratings[0]->date;
    }
    return first;
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
    const struct date first = first_rating(a);
    s->sheet->note = all_figures(v);
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct outcome *o = a->outcomes[i];
        if (!o || !o->n_ratings) continue;
        ROWS(s, GROWTH_COLUMNS, struct rating *const *r, o->ratings, o->n_ratings);
        if (o->n_ratings > 1) add_growth_plot(s, v, o, first);
    }
}

static SHEET(growth, GROWTH_COLUMNS, add_growth, .name = "how.growth_sheet", .table = "Growth",
             .title = "how.growth_title", .empty = "why.no_ratings", .tab = TAB_LEAF, .frozen = -1);

struct book *view_notebook(const struct viewer *v) {
    static const struct sheet_plan *const plans[] = {&where_i_am, &evidence, &ratings,
                                                     &goals,      &growth,   NULL};
    static const char *const how[][2] = {{"book.level", "how.levels"},
                                         {"book.by", "how.self"},
                                         {"how.growth_sheet", "how.growth"},
                                         {"class.source", "how.change"},
                                         {NULL}};
    struct sheets s = {.arena = v->arena, .workspace = v->workspace, .lang = v->lang, .v = v};
    const struct book own = {.file = "notebook.xlsx",
                             .title = SAY(v, "book.notebook_of", TEXT("name", label_full_name(v))),
                             .subject = T(v, "book.notebook")};
    sheets_start(&s, &own, label_full_name(v), label_where_from(v));
    sheets_levels(&s, v->learner->frameworks, v->learner->n_frameworks);
    sheets_add(&s, plans);
    sheets_how_to_read(&s, how);
    return s.book;
}
