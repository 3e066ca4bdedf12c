/* part_growth.c: charts of growth: who rated, when, and which level it was. */
#include "model/framework.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/rated.h"
#include "model/scale.h"
#include "model/term.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

#include <string.h>

static struct plot_series series_of(const struct viewer *v, const struct outcome *o,
                                    enum assessor by) {
    static const enum plot_mark marks[BY_COUNT] = {[BY_TEACHER] = MARK_DISC,
                                                   [BY_SELF] = MARK_TRIANGLE,
                                                   [BY_PEER] = MARK_SQUARE,
                                                   [BY_EXPERT] = MARK_DIAMOND};
    struct plot_series series = {
        .name = say_assessor(v, by), .mark = marks[by], .joined = by == BY_TEACHER};
    series.points = arena_array(v->arena, o->n_ratings, sizeof *series.points);
    for (size_t i = 0; i < o->n_ratings; i++) {
        const struct rating *r = o->ratings[i];
        if (r->by != by) continue;
        series.points[series.n_points++] = (struct plot_point){
            .date = r->date,
            .value = dec_to_double(r->level),
            .words = SAY_LINE(v, SAID(say_day(v, r->date)), said_rating(v, r), SAID(r->who))};
    }
    return series;
}

/* From the start of the term of the first rating to the as-of day. */
static void span_of(const struct viewer *v, struct date first, struct plot *p) {
    const struct calendar *c = v->calendar;
    p->first = first;
    p->last = c->as_of;
    for (size_t i = 0; i < c->n_terms; i++)
        if (date_cmp(c->terms[i].starts, p->first) <= 0 &&
            date_cmp(p->first, c->terms[i].ends) <= 0)
            p->first = c->terms[i].starts;
    if (date_days(p->last) - date_days(p->first) < 30)
        p->first = date_from_days(date_days(p->last) - 30);
}

static void add_terms(const struct viewer *v, struct plot *p) {
    const struct calendar *c = v->calendar;
    p->terms = arena_array(v->arena, c->n_terms, sizeof *p->terms);
    for (size_t i = 0; i < c->n_terms; i++) {
        if (date_cmp(c->terms[i].ends, p->first) < 0 || date_cmp(c->terms[i].starts, p->last) > 0)
            continue;
        p->terms[p->n_terms++] = (struct plot_term){say_plain(v, &c->terms[i].name),
                                                    c->terms[i].starts, c->terms[i].ends};
    }
}

struct plot *part_axis_of(const struct viewer *v, struct date first) {
    struct plot *p = arena_make(v->arena, struct plot);
    span_of(v, first, p);
    label_ticks(v, p);
    add_terms(v, p);
    return p;
}

/* "Beginning (Jan 21)" */
static const char *rated(const struct viewer *v, const struct rating *r) {
    const struct tr_arg args[] = {{.name = "level", .text = said_rating(v, r).text},
                                  {.name = "date", .text = say_date(v, r->date, DATE_SHORT)}};
    return tr_with(v->lang, v->arena, "path.rated", args, 2);
}

/* One rater's path, from the first rating to the latest: "Beginning (Jan 21) … Extending (Oct 14)",
 * or with all between as a list; NULL without a rating. */
static const char *path_by(const struct viewer *v, const struct outcome *o, enum assessor by,
                           bool whole) {
    const char **texts = arena_array(v->arena, o->n_ratings + 1, sizeof *texts);
    size_t n = 0;
    for (size_t i = 0; i < o->n_ratings; i++)
        if (o->ratings[i]->by == by) texts[n++] = rated(v, o->ratings[i]);
    if (n == 0) return NULL;
    if (n == 1 || whole) return lang_list(v->lang, v->arena, texts, n);
    const struct tr_arg args[] = {{.name = "first", .text = texts[0]},
                                  {.name = "last", .text = texts[n - 1]}};
    return tr_with(v->lang, v->arena, "path.from_to", args, 2);
}

/* "Ms. Okafor and Mr. Lund"; the role, if one of these ratings does not say who gave it. */
static const char *who_rated(const struct viewer *v, const struct outcome *o, enum assessor by) {
    const char **names = arena_array(v->arena, o->n_ratings + 1, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < o->n_ratings; i++) {
        const struct rating *r = o->ratings[i];
        size_t k = 0;
        if (r->by != by) continue;
        if (!r->who) return say_assessor(v, by);
        while (k < n && strcmp(names[k], r->who) != 0) k++;
        if (k == n) names[n++] = r->who;
    }
    const char *list = lang_list(v->lang, v->arena, names, n);
    return by == BY_TEACHER ? list : JOIN(v->arena, list, say_assessor(v, by));
}

static void add_said(const struct viewer *v, struct buf *b, const char *who, const char *what) {
    const struct tr_arg args[] = {
        {.name = "who", .text = lang_capital(v->lang, v->arena, who)},
        {.name = "what", .text = what},
    };
    if (b->n) buf_char(b, ' ');
    buf_str(b, tr_with(v->lang, v->arena, "path.said", args, 2));
}

static void add_paths(const struct viewer *v, const struct outcome *o, bool whole, struct buf *b) {
    for (int by = 0; by < BY_COUNT; by++) {
        const char *path = path_by(v, o, (enum assessor)by, whole);
        if (path) add_said(v, b, who_rated(v, o, (enum assessor)by), path);
    }
}

const char *part_uncounted(const struct viewer *v, const struct outcome *o) {
    struct buf b = BUF_INIT;
    if (o->no_level == LEVEL_IS_THERE || o->n_counted || !o->n_ratings) return NULL;
    add_paths(v, o, false, &b);
    return buf_take(&b, v->arena);
}

/* "Ms. Okafor: Beginning (Jan 21) … Extending (Oct 14). Me: Proficient (Oct 14). My level now:
 * Proficient." */
const char *part_path_of(const struct viewer *v, const struct outcome *o, bool whole) {
    struct buf b = BUF_INIT;
    add_paths(v, o, whole, &b);
    add_said(v, &b, T(v, "path.now"), say_outcome(v, o));
    return buf_take(&b, v->arena);
}

/* The latest rating of the target that is on no chart, because its scale is another; or NULL. */
static const struct rating *latest_history(const struct viewer *v, const struct outcome *o) {
    const struct learner *l = v->learner;
    const struct rating *latest = NULL;
    for (size_t i = 0; i < l->n_unrated; i++)
        if (l->unrated[i].target == o->target && l->unrated[i].then) latest = &l->unrated[i];
    return latest;
}

/* Are some ratings of that time on the chart? Those that count as a level of today's scale are. */
static bool is_partly_there(const struct outcome *o, const struct rating *latest) {
    const struct rating *first = o->n_ratings ? o->ratings[0] : NULL;
    return first && date_cmp(first->date, latest->date) <= 0;
}

const char *part_chart_lacks(const struct viewer *v, const struct outcome *o) {
    const struct rating *r = latest_history(v, o);
    if (!r) return NULL;
    const char *key = is_partly_there(o, r) ? "growth.earlier_some" : "growth.earlier";
    const char *scale = say_plain(v, &r->then->name);
    const struct tr_arg args[] = {{.name = "date", .text = say_date(v, r->date, DATE_LONG)},
                                  {.name = "scale", .text = scale ? scale : r->then->id}};
    return tr_with(v->lang, v->arena, key, args, 2);
}

static struct plot_now *now_of(const struct viewer *v, const struct outcome *o) {
    if (o->no_level != LEVEL_IS_THERE) return NULL;
    const char *name = level_name(v, level_scale_of(o->target), o->level_index);
    struct plot_now *now = arena_make(v->arena, struct plot_now);
    *now = (struct plot_now){
        .words = arena_printf(v->arena, "%s%s%s", T(v, "path.now"), T(v, "level.colon"), name),
        .sign = sign_of_outcome(o),
        .value = dec_to_double(o->level->value)};
    return now;
}

struct plot *part_plot_of(const struct viewer *v, const struct outcome *o, const char *title) {
    struct said of = said_words(v, &o->target->text);
    if (o->n_ratings < 2) return NULL;
    const struct scale *s = level_scale_of(o->target);
    struct plot *p = part_axis_of(v, o->ratings[0]->date);
    p->title = title ? title : of.text;
    p->title_lang = title ? NULL : of.lang;
    p->description = part_path_of(v, o, false);
    p->n_levels = s->n_levels;
    p->levels = arena_array(v->arena, s->n_levels, sizeof *p->levels);
    for (size_t i = 0; i < s->n_levels; i++)
        p->levels[i] =
            (struct plot_level){level_name(v, s, (int)i), dec_to_double(s->levels[i].value)};
    p->mastery = dec_to_double(s->mastery);
    p->mastery_words = T(v, "growth.mastery");
    p->now = now_of(v, o);
    p->series = arena_array(v->arena, BY_COUNT, sizeof *p->series);
    for (int by = 0; by < BY_COUNT; by++) {
        struct plot_series series = series_of(v, o, (enum assessor)by);
        if (series.n_points) p->series[p->n_series++] = series;
    }
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
    const char *lacks = part_chart_lacks(v, o);
    if (lacks) blocks_add_paragraph(out, PARAGRAPH_SMALL, inl_text(v->arena, lacks));
}

/* Is the latest rating by others above their first? */
static bool rises(const struct outcome *o) {
    const struct rating *first = NULL, *last = NULL;
    for (size_t i = 0; i < o->n_ratings; i++) {
        if (o->ratings[i]->by == BY_SELF) continue;
        last = o->ratings[i];
        if (!first) first = last;
    }
    return first && dec_cmp(last->level, first->level) > 0;
}

/* Under "How I grew", a line that rises says more than a flat one with more ratings. */
static bool is_better(const struct outcome *o, const struct outcome *best) {
    if (!best || is_charted(o) != is_charted(best)) return !best || is_charted(o);
    return rises(o) != rises(best) ? rises(o) : o->n_ratings > best->n_ratings;
}

/* The one chart of the conference: the target in the sentence at the top, if its line rises;
 * otherwise one that does, and that was rated most often. */
static const struct outcome *chart_worth_seeing(const struct viewer *v) {
    const struct outcome *best = choose_focus_of(v);
    const struct assessment *a = v->assessment;
    if (best && is_charted(best) && rises(best)) return best;
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct outcome *o = a->outcomes[i];
        if (o && is_better(o, best)) best = o;
    }
    return best;
}

/* Cuts off the first chart with the note that follows it; NULL without a chart. */
static struct block *cut_chart(struct block **charts) {
    struct block *first = *charts, *last = first;
    if (!first) return NULL;
    while (last->next && last->next->kind != BLOCK_CHART) last = last->next;
    *charts = last->next;
    last->next = NULL;
    return first;
}

/* On paper two charts go side by side. */
static struct block *in_pairs(const struct viewer *v, struct block *charts) {
    struct blocks out;
    blocks_start(&out, v->arena);
    while (charts) {
        struct block *left = cut_chart(&charts), *right = cut_chart(&charts);
        struct column *columns = arena_array(v->arena, 2, sizeof *columns);
        columns[0] = (struct column){.weight = 1, .blocks = left, .next = &columns[1]};
        columns[1] = (struct column){.weight = 1, .blocks = right};
        struct block *b = blocks_add(&out, BLOCK_COLUMNS);
        b->columns.style = COLUMNS_PLAIN;
        b->columns.columns = columns;
    }
    return out.first;
}

/* On paper, how many charts are only on the site. */
static void add_more_charts(const struct viewer *v, size_t shown, struct blocks *out) {
    const struct assessment *a = v->assessment;
    size_t n = 0;
    for (size_t i = 0; i < a->n_outcomes; i++) n += a->outcomes[i] && is_charted(a->outcomes[i]);
    if (v->medium == ON_PAPER && n > shown)
        blocks_add_paragraph(out, PARAGRAPH_SMALL,
                             inl_text(v->arena, part_more_words(v, n - shown)));
}

void part_growth(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct blocks charts;
    size_t shown = 0;
    blocks_start(&charts, v->arena);
    if (v->medium == ON_SCREEN && !p->limit && !p->title.n) {
        part_growth_lines(v, out);
        return;
    }
    if (p->limit == 1) {
        const struct outcome *o = chart_worth_seeing(v);
        if (o) add_chart(v, o, &charts);
        shown = o && is_charted(o);
    } else {
        const struct assessment *a = v->assessment;
        size_t most = part_limit(p, a->n_outcomes);
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
    add_more_charts(v, shown, out);
}
