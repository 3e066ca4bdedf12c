/* part_progress.c: what the report at the end of a term says of the term: goals in brief, what the
 * learner thinks of it, and the targets that moved. */
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/rated.h"
#include "model/scale.h"
#include "model/term.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

#include <stdlib.h>

static bool in_term(const struct viewer *v, struct date d) {
    const struct term *t = v->calendar->term;
    return !t || (date_cmp(d, t->starts) >= 0 && date_cmp(d, t->ends) <= 0);
}

static struct block *table_of(const struct viewer *v, const char *caption,
                              const struct table_column *columns, size_t n) {
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    b->table = (struct block_table){.caption = caption,
                                    .caption_hidden = true,
                                    .columns = arena_copy(v->arena, columns, n * sizeof *columns),
                                    .n_columns = n,
                                    .dense = true};
    return b;
}

static struct inl *signed_level(const struct viewer *v, const struct outcome *o) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_SIGN, NULL)->sign = sign_of_outcome(o);
    inls_add(&is, INLINE_TEXT, "\u00A0");
    inls_append(&is, say_it(v, said_outcome(v, o)));
    return is.first;
}

static struct inl *signed_rating(const struct viewer *v, const struct rating *r) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_SIGN, NULL)->sign = sign_of_rating(r);
    inls_add(&is, INLINE_TEXT, "\u00A0");
    inls_append(&is, say_it(v, said_rating(v, r)));
    return is.first;
}

/* Where only the learner rated, no educator has said anything. */
static struct inl *level_by_teacher(const struct viewer *v, const struct outcome *o) {
    if (level_mark_instead(v, o)) return say_it(v, said_outcome(v, o));
    if (o->no_level == LEVEL_IS_THERE || o->n_counted) return signed_level(v, o);
    return inl_text(v->arena, T(v, "path.not_rated"));
}

/* ---- goals in brief ---- */

/* Until when, of a goal that is worked on; of any other what became of it. */
static const char *goal_facts(const struct viewer *v, const struct goal *g) {
    if (g->status != GOAL_WORKING) return say_goal_status(v, g->status);
    return date_is_set(g->due) ? tr_text(v->lang, v->arena, "goal.due", "date", say_day(v, g->due))
                               : T(v, "goal.working");
}

static void add_goal(const struct viewer *v, const struct goal *g, size_t left,
                     struct block *list) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, say_own(v, g->text));
    const char *facts = JOIN(v->arena, goal_facts(v, g), part_more_words(v, left));
    if (facts) inls_add(&is, INLINE_TEXT, " ");
    if (facts) inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, inl_text(v->arena, facts)));
    list_add(v->arena, list, is.first);
}

/* The goals that are worked on; without any, all others. Whatever is not here is on the site. */
void part_goals_in_brief(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct learner *l = v->learner;
    if (!policy_shows(v, DATUM_GOALS)) return;
    struct block *list = block_new(v->arena, BLOCK_LIST);
    list->list.tight = true;
    size_t n = 0, shown = 0;
    for (size_t i = 0; i < l->n_goals; i++) n += l->goals[i].status == GOAL_WORKING;
    bool working = n > 0;
    if (!working) n = l->n_goals;
    for (size_t i = 0; i < l->n_goals && shown < part_limit(p, n); i++) {
        if (working && l->goals[i].status != GOAL_WORKING) continue;
        shown++;
        bool last = shown == part_limit(p, n);
        add_goal(v, &l->goals[i], last ? l->n_goals - shown : 0, list);
    }
    struct block *b = blocks_add(out, BLOCK_SECTION);
    b->section.level = 2;
    b->section.keep_together = true;
    b->section.title = part_title(v, p, "page.goals");
    b->section.blocks =
        shown ? list : block_paragraph(v->arena, inl_text(v->arena, T(v, "goal.none")));
}

/* ---- what I think of my learning ---- */

/* The learner's latest rating of the target this term, or NULL. */
static const struct rating *own_rating(const struct viewer *v, const struct outcome *o) {
    for (size_t i = o->n_ratings; i-- > 0;)
        if (o->ratings[i]->by == BY_SELF && in_term(v, o->ratings[i]->date)) return o->ratings[i];
    return NULL;
}

/* Latest first; on the same day, in the order of the frameworks. */
static int by_own_day(const void *a, const void *b) {
    const struct rating *const *x = a, *const *y = b;
    int c = date_cmp((*y)->date, (*x)->date);
    return c ? c
             : ((*x)->target->index > (*y)->target->index) -
                   ((*x)->target->index < (*y)->target->index);
}

static const struct rating **own_ratings(const struct viewer *v, size_t *n) {
    const struct assessment *a = v->assessment;
    const struct rating **list = arena_array(v->arena, a->n_outcomes, sizeof *list);
    *n = 0;
    for (size_t i = 0; i < a->n_outcomes; i++) {
        const struct rating *r = a->outcomes[i] ? own_rating(v, a->outcomes[i]) : NULL;
        if (r) list[(*n)++] = r;
    }
    if (*n) qsort(list, *n, sizeof *list, by_own_day);
    return list;
}

static struct block *own_table(const struct viewer *v, const struct rating *const *list, size_t n) {
    const struct table_column columns[] = {{.head = T(v, "table.target"), .weight = 3},
                                           {.head = T(v, "think.i_say")},
                                           {.head = T(v, "think.teacher_says")}};
    struct block *b = table_of(v, T(v, "think.title"), columns, 3);
    for (size_t i = 0; i < n; i++) {
        const struct target *t = list[i]->target;
        const struct outcome *o = v->assessment->outcomes[t->index];
        struct row *row = block_table_add(v->arena, b);
        row_add(v->arena, row, say_target_short(v, t), true);
        row_add(v->arena, row, signed_rating(v, list[i]), false);
        row_add(v->arena, row, level_by_teacher(v, o), false);
    }
    return b;
}

/* The text of a reflection's first paragraph, in the learner's quotation marks, if it is short
 * enough to be shown whole. */
static const char *whole_words(const struct viewer *v, const struct evidence *e) {
    enum { MOST = 320 }; /* bytes */
    const struct block *b = e->reflection;
    while (b && b->kind != BLOCK_PARAGRAPH) b = b->next;
    if (!b) return NULL;
    struct buf text = BUF_INIT;
    inl_plain(b->paragraph.text, &text);
    const char *words = NULL;
    if (text.n && text.n <= MOST)
        words = arena_printf(v->arena, "%s%.*s%s", T(v, "quote.open"), (int)text.n, text.p,
                             T(v, "quote.close"));
    buf_release(&text);
    return words;
}

static bool has_words(const struct viewer *v, const struct evidence *e) {
    return view_shows_evidence(v, e) && in_term(v, e->date) && e->reflection;
}

/* The reflection with the piece that it is about, and how many others there are. */
static struct inl *reflection_on(const struct viewer *v, const struct evidence *e,
                                 const char *words, size_t left) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, say_own(v, words));
    inls_add(&is, INLINE_TEXT, " ");
    struct inl *about = SAY_LINE(v, said_own(v, e->title), SAID(say_day(v, e->date)),
                                 SAID(part_more_pieces(v, left)));
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, about));
    return is.first;
}

/* The latest reflection of this term that fits. */
static struct inl *reflection(const struct viewer *v) {
    const struct learner *l = v->learner;
    size_t n = 0;
    for (size_t i = 0; i < l->n_evidence; i++) n += has_words(v, &l->evidence[i]);
    for (size_t i = l->n_evidence; i-- > 0;) {
        const struct evidence *e = &l->evidence[i];
        const char *words = has_words(v, e) ? whole_words(v, e) : NULL;
        if (words) return reflection_on(v, e, words, n - 1);
    }
    return NULL;
}

/* The learner's ratings and words; room to write if there are none. */
void part_think(const struct viewer *v, const struct part *p, struct blocks *out) {
    if (!policy_shows(v, DATUM_WHY)) return;
    size_t n;
    const struct rating **own = own_ratings(v, &n);
    size_t shown = part_limit(p, n);
    struct inl *words = reflection(v);
    blocks_add_heading(out, 2, part_title(v, p, "think.title"));
    if (n) blocks_append(out, own_table(v, own, shown));
    if (n > shown)
        blocks_add_paragraph(out, PARAGRAPH_SMALL,
                             inl_text(v->arena, part_more_words(v, n - shown)));
    if (words) blocks_add_paragraph(out, PARAGRAPH_BODY, words);
    if (n || words) return;
    blocks_add_paragraph(out, PARAGRAPH_SMALL, inl_text(v->arena, T(v, "think.none")));
    part_add_lines(v, p->count > 0 ? p->count : 3, out);
}

/* ---- the targets that moved ---- */

/* Those with a level higher than at the end of the last term come before those with their first
 * level; within each, in the order of the frameworks. Returns how many there are; the list has at
 * most `most` of them. */
static size_t moved_targets(const struct viewer *v, const struct outcome **list, size_t most) {
    const struct assessment *a = v->assessment;
    size_t n = 0;
    for (int first = 0; first < 2; first++)
        for (size_t i = 0; i < a->n_outcomes; i++) {
            const struct outcome *o = a->outcomes[i];
            bool moved = o && o->new_this_term && o->n_ratings >= 2;
            if (!moved || (o->level_before == NULL) != (first == 1)) continue;
            if (n < most) list[n] = o;
            n++;
        }
    return n;
}

/* The chart of one term: of what was before it, only where it starts. */
static struct plot *plot_of_term(const struct viewer *v, const struct outcome *o) {
    struct plot *p = part_plot_of(v, o, NULL);
    const struct term *t = v->calendar->term;
    p->show = PLOT_WITHOUT_KEY;
    p->n_terms = 0;
    if (!t || date_cmp(p->first, t->starts) >= 0) return p;
    p->first = t->starts;
    for (size_t i = 0; i < p->n_series; i++) {
        struct plot_series *s = &p->series[i];
        while (s->n_points > 1 && date_cmp(s->points[1].date, t->starts) < 0) {
            s->points++;
            s->n_points--;
        }
    }
    while (p->n_ticks && date_cmp(p->ticks->date, t->starts) < 0) {
        p->ticks++;
        p->n_ticks--;
    }
    return p;
}

static void add_series(struct plot *key, const struct plot_series *s) {
    for (size_t i = 0; i < key->n_series; i++)
        if (key->series[i].mark == s->mark) return;
    key->series[key->n_series++] = *s;
}

/* Each chart ends at a level of its own: the key that they share names none. */
static struct plot_now *any_now(const struct viewer *v, struct plot *const *plots, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!plots[i]->now) continue;
        struct plot_now *now = arena_make(v->arena, struct plot_now);
        now->words = T(v, "path.now");
        return now;
    }
    return NULL;
}

/* One key for all of them, and how many others are on the site. */
static struct block *key_of(const struct viewer *v, struct plot *const *plots, size_t n,
                            size_t left) {
    struct plot *key = arena_copy(v->arena, plots[0], sizeof *key);
    key->show = PLOT_KEY;
    key->title = key->title_lang = NULL;
    key->now = any_now(v, plots, n);
    key->more = part_more_words(v, left);
    key->series = arena_array(v->arena, BY_COUNT, sizeof *key->series);
    key->n_series = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < plots[i]->n_series; k++) add_series(key, &plots[i]->series[k]);
    const char **names = arena_array(v->arena, key->n_series + 3, sizeof *names);
    for (size_t i = 0; i < key->n_series; i++) {
        names[i] = key->series[i].name;
        key->series[i].n_points = 0;
    }
    names[key->n_series] = key->mastery_words;
    names[key->n_series + 1] = key->now ? key->now->words : NULL;
    names[key->n_series + 2] = key->more;
    key->description = said_join_dots(v->arena, names, key->n_series + 3);
    struct block *b = block_new(v->arena, BLOCK_CHART);
    b->chart.plot = key;
    b->chart.small = true;
    return b;
}

/* Each as wide as `most` of them. */
static struct block *side_by_side(const struct viewer *v, struct block *const *charts, size_t n,
                                  size_t most) {
    struct block *b = block_new(v->arena, BLOCK_COLUMNS);
    struct column **next = &b->columns.columns;
    b->columns.style = COLUMNS_PLAIN;
    for (size_t i = 0; i < n; i++, next = &(*next)->next) {
        *next = arena_make(v->arena, struct column);
        **next = (struct column){.weight = 1, .blocks = charts[i]};
    }
    if (n < most) {
        *next = arena_make(v->arena, struct column);
        (*next)->weight = (int)(most - n);
    }
    return b;
}

void part_moved(const struct viewer *v, const struct part *p, struct blocks *out) {
    enum { MOST = 3 };
    const struct outcome *list[MOST];
    const size_t most = part_limit(p, MOST);
    const size_t all = policy_shows(v, DATUM_WHY) ? moved_targets(v, list, most) : 0;
    const size_t n = all < most ? all : most;
    if (!n) return;
    struct block *section = blocks_add(out, BLOCK_SECTION);
    section->section.level = 2;
    section->section.title = part_title(v, p, "moved.title");
    section->section.keep_together = !v->large;
    struct blocks in;
    struct block *charts[MOST];
    struct plot *plots[MOST];
    blocks_start(&in, v->arena);
    for (size_t i = 0; i < n; i++) {
        struct block *chart = charts[i] = block_new(v->arena, BLOCK_CHART);
        chart->chart.plot = plots[i] = plot_of_term(v, list[i]);
        chart->chart.small = true;
        chart->chart.height = squeeze_of(v).chart;
        if (v->large) blocks_append(&in, chart);
    }
    if (!v->large) blocks_append(&in, side_by_side(v, charts, n, MOST));
    blocks_append(&in, key_of(v, plots, n, all - n));
    section->section.blocks = in.first;
}
