/* part_growth.c: charts of growth: who rated, when, and which level it was. */
#include "model/framework.h"
#include "model/outline.h"
#include "model/scale.h"
#include "model/workspace.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

enum { TICKS_AT_MOST = 14 };

static struct plot_series series_of(const struct viewer *v, const struct outcome *o,
                                    enum assessor by) {
    static const enum plot_mark marks[BY_COUNT] = {[BY_TEACHER] = MARK_DISC,
                                                   [BY_SELF] = MARK_TRIANGLE,
                                                   [BY_PEER] = MARK_SQUARE,
                                                   [BY_EXPERT] = MARK_DIAMOND};
    const struct scale *s = level_scale_of(o->target);
    struct plot_series series = {
        .name = say_assessor(v, by), .mark = marks[by], .joined = by == BY_TEACHER};
    series.points = arena_array(v->arena, o->n_ratings, sizeof *series.points);
    for (size_t i = 0; i < o->n_ratings; i++) {
        const struct rating *r = o->ratings[i];
        if (r->by != by) continue;
        int level = level_for_value(s, &o->target->competency->framework->method, r->level);
        series.points[series.n_points++] = (struct plot_point){
            .date = r->date,
            .value = dec_to_double(r->level),
            .words = SAY_LINE(v, SAID(say_day(v, r->date)), said_level(v, s, level))};
    }
    return series;
}

/* From the start of the term of the first rating to the as-of day. */
static void span_of(const struct viewer *v, const struct outcome *o, struct plot *p) {
    const struct workspace *w = v->workspace;
    p->first = o->ratings[0]->date;
    p->last = w->as_of;
    for (size_t i = 0; i < w->n_terms; i++)
        if (date_cmp(w->terms[i].starts, p->first) <= 0 &&
            date_cmp(p->first, w->terms[i].ends) <= 0)
            p->first = w->terms[i].starts;
    if (date_days(p->last) - date_days(p->first) < 30)
        p->first = date_from_days(date_days(p->last) - 30);
}

static void add_ticks(const struct viewer *v, struct plot *p) {
    p->ticks = arena_array(v->arena, TICKS_AT_MOST, sizeof *p->ticks);
    long months = (p->last.year - p->first.year) * 12L + p->last.month - p->first.month + 1;
    long step = 1 + months / (TICKS_AT_MOST - 1);
    struct date d = {p->first.year, p->first.month, 1};
    for (long i = 0; i <= months && p->n_ticks < TICKS_AT_MOST; i++) {
        if (i % step == 0 && date_cmp(d, p->first) >= 0 && date_cmp(d, p->last) <= 0)
            p->ticks[p->n_ticks++] =
                (struct plot_tick){.date = d, .label = say_date(v, d, DATE_MONTH_SHORT)};
        d.month++;
        if (d.month > 12) {
            d.month = 1;
            d.year++;
        }
    }
}

static void add_terms(const struct viewer *v, struct plot *p) {
    const struct workspace *w = v->workspace;
    p->terms = arena_array(v->arena, w->n_terms, sizeof *p->terms);
    for (size_t i = 0; i < w->n_terms; i++) {
        if (date_cmp(w->terms[i].ends, p->first) < 0 || date_cmp(w->terms[i].starts, p->last) > 0)
            continue;
        p->terms[p->n_terms++] = (struct plot_term){say_plain(v, &w->terms[i].name),
                                                    w->terms[i].starts, w->terms[i].ends};
    }
}

/* The chart in words: the first level and the current one. */
static const char *describe(const struct viewer *v, const struct outcome *o) {
    const struct scale *s = level_scale_of(o->target);
    const struct method *m = &o->target->competency->framework->method;
    const struct rating *first = o->ratings[0], *last = o->ratings[o->n_ratings - 1];
    const struct tr_arg args[] = {
        {.name = "n", .number = (long)o->n_ratings, .is_number = true},
        {.name = "first_date", .text = say_day(v, first->date)},
        {.name = "first_level", .text = level_name(v, s, level_for_value(s, m, first->level))},
        {.name = "last_date", .text = say_day(v, last->date)},
        {.name = "last_level", .text = level_name(v, s, level_for_value(s, m, last->level))},
    };
    return tr_with(v->lang, v->arena, "growth.description", args, 5);
}

struct plot *part_plot_of(const struct viewer *v, const struct outcome *o, const char *title) {
    struct said of = said_words(v, &o->target->text);
    if (o->n_ratings < 2) return NULL;
    const struct scale *s = level_scale_of(o->target);
    struct plot *p = arena_make(v->arena, struct plot);
    p->title = title ? title : of.text;
    p->title_lang = title ? NULL : of.lang;
    p->description = describe(v, o);
    span_of(v, o, p);
    p->n_levels = s->n_levels;
    p->levels = arena_array(v->arena, s->n_levels, sizeof *p->levels);
    for (size_t i = 0; i < s->n_levels; i++)
        p->levels[i] =
            (struct plot_level){level_name(v, s, (int)i), dec_to_double(s->levels[i].value)};
    p->mastery = dec_to_double(s->mastery);
    p->mastery_words = T(v, "growth.mastery");
    p->series = arena_array(v->arena, BY_COUNT, sizeof *p->series);
    for (int by = 0; by < BY_COUNT; by++) {
        struct plot_series series = series_of(v, o, (enum assessor)by);
        if (series.n_points) p->series[p->n_series++] = series;
    }
    add_ticks(v, p);
    add_terms(v, p);
    p->date_head = T(v, "why.date");
    p->level_head = T(v, "why.level");
    p->by_head = T(v, "why.by");
    return p;
}

/* Two points are only a line, and say little. */
static bool is_charted(const struct outcome *o) { return o->n_ratings >= 3; }

static void add_chart(const struct viewer *v, const struct outcome *o, struct blocks *out) {
    struct plot *p = part_plot_of(v, o, NULL);
    if (!p) return;
    struct block *b = blocks_add(out, BLOCK_CHART);
    b->chart.plot = p;
    b->chart.height = squeeze_of(v).chart;
    b->chart.height_most = squeeze_of(v).chart_most;
}

/* The one chart of the conference: the target in the sentence at the top, otherwise the one rated
 * most often. */
static const struct outcome *chart_worth_seeing(const struct viewer *v) {
    const struct outcome *best = choose_focus_of(v);
    if (best && best->n_ratings >= 3) return best;
    const struct assessment *a = v->assessment;
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct outcome *o = a->outcomes[i];
        if (o && (!best || o->n_ratings > best->n_ratings)) best = o;
    }
    return best;
}

/* On paper two charts go side by side. */
static struct block *in_pairs(const struct viewer *v, struct block *charts) {
    struct blocks out;
    blocks_start(&out, v->arena);
    while (charts) {
        struct block *left = charts, *right = left->next;
        charts = right ? right->next : NULL;
        left->next = NULL;
        if (right) right->next = NULL;
        struct column *columns = arena_array(v->arena, 2, sizeof *columns);
        columns[0] = (struct column){.weight = 1, .blocks = left, .next = &columns[1]};
        columns[1] = (struct column){.weight = 1, .blocks = right};
        struct block *b = blocks_add(&out, BLOCK_COLUMNS);
        b->columns.style = COLUMNS_PLAIN;
        b->columns.columns = columns;
    }
    return out.first;
}

/* A competency's charts in cards, starting at outcome *i; advances *i past the competency. */
static struct column *area_of(const struct viewer *v, size_t *i) {
    enum { WIDEST = 3 }; /* cards in a row */
    const struct assessment *a = v->assessment;
    const struct competency *c = a->outcomes[*i]->target->competency;
    struct blocks in;
    blocks_start(&in, v->arena);
    blocks_add_heading(&in, 2, say_words(v, &c->title));
    struct block *row = blocks_add(&in, BLOCK_COLUMNS);
    row->columns.style = COLUMNS_CARDS;
    struct column *area = arena_make(v->arena, struct column), **next = &row->columns.columns;
    for (; *i < a->n_outcomes && (!a->outcomes[*i] || a->outcomes[*i]->target->competency == c);
         ++*i) {
        const struct outcome *o = a->outcomes[*i];
        if (!o || !is_charted(o)) continue;
        struct block *chart = block_new(v->arena, BLOCK_CHART);
        chart->chart.plot = part_plot_of(v, o, NULL);
        chart->chart.small = true;
        *next = arena_make(v->arena, struct column);
        **next = (struct column){.weight = 1, .blocks = chart};
        next = &(*next)->next;
        if (area->weight < WIDEST) area->weight++;
    }
    area->blocks = in.first;
    return area;
}

/* On screen: competencies side by side, each as wide as its charts, which are all the same size. */
static struct block *areas_of(const struct viewer *v) {
    const struct assessment *a = v->assessment;
    struct block *b = block_new(v->arena, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_PLAIN;
    struct column **next = &b->columns.columns;
    for (size_t i = 0; i < a->n_outcomes;) {
        if (!a->outcomes[i] || !is_charted(a->outcomes[i])) {
            i++;
            continue;
        }
        *next = area_of(v, &i);
        next = &(*next)->next;
    }
    return b->columns.columns ? b : NULL;
}

static void on_screen(const struct viewer *v, struct blocks *out) {
    struct block *areas = areas_of(v);
    blocks_add_paragraph(out, PARAGRAPH_BODY,
                         inl_text(v->arena, T(v, areas ? "growth.how_to_read" : "growth.none")));
    blocks_append(out, areas);
}

void part_growth(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct blocks charts;
    blocks_start(&charts, v->arena);
    if (v->medium == ON_SCREEN && !p->limit && !p->title.n) {
        on_screen(v, out);
        return;
    }
    if (p->limit == 1) {
        const struct outcome *o = chart_worth_seeing(v);
        if (o) add_chart(v, o, &charts);
    } else {
        const struct assessment *a = v->assessment;
        size_t shown = 0, most = part_limit(p, a->n_outcomes);
        for (size_t i = 0; i < a->n_outcomes && shown < most; i++) {
            if (!a->outcomes[i] || !is_charted(a->outcomes[i])) continue;
            add_chart(v, a->outcomes[i], &charts);
            shown++;
        }
    }
    if (!charts.first) {
        if (v->medium == ON_SCREEN)
            blocks_add_paragraph(out, PARAGRAPH_BODY, inl_text(v->arena, T(v, "growth.none")));
        return;
    }
    if (v->medium == ON_PAPER || p->title.n)
        blocks_add_heading(out, 2, part_title(v, p, "growth.title"));
    if (v->medium == ON_SCREEN && p->limit != 1)
        blocks_add_paragraph(out, PARAGRAPH_BODY, inl_text(v->arena, T(v, "growth.how_to_read")));
    bool pairs = v->medium == ON_PAPER && p->limit != 1;
    blocks_append(out, pairs ? in_pairs(v, charts.first) : charts.first);
}
