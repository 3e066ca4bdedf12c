/* squeeze.c: the steps of an outline, and those of outlines that state none: lines to write on and
 * the height of pictures first, then the ends of lists and of texts. A report without sides gives
 * way by `flowing_order`, only to save its last page. */
#include "view/parts/squeeze.h"

#include "model/outline.h"

#include <stdint.h>

#define PT_PER_MM (72 / 25.4)
#define CHART_MOST 230 /* pt; higher, it says no more */
enum { PICTURES_MOST = 100, NOTES_MOST = 24 };

static const struct give_way usual_order[] = {
    {.notes = 4, .pictures = 66},
    {.chart = 53, .board = 3},
    {.notes = 3, .pictures = 54},
    {.chart = 42, .quotes = 24},
    {.questions = 3},
    {.pictures = 44, .board = 2},
    {.narrative = 90},
    {.quotes = 16, .questions = 2},
    {.notes = 2, .pictures = 34},
    {.chart = 30, .narrative = 50},
    {.board = 1, .quotes = 8},
};

/* A report that takes as many pages as it needs: no text is shortened. */
static const struct give_way flowing_order[] = {
    {.space = 88, .chart = 42},
    {.space = 76, .chart = 38, .notes = 3},
    {.space = 64, .chart = 34, .notes = 2},
    {.space = 52, .chart = 30},
};

/* Tables of targets, likewise: wrapped levels first, then one table instead of two. Which of the
 * last ones is shortest depends on how long the names of levels are in the language. */
static const struct table_step {
    int text_share;
    bool one_table;
} table_steps[] = {{0, false}, {7, false}, {5, false}, {7, true}, {5, true}, {3, true}, {0, true}};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

int squeeze_flowing_most(void) { return COUNT(flowing_order); }

int squeeze_most(const struct outline *o) {
    return o->n_give_way ? (int)o->n_give_way : COUNT(usual_order);
}

static void give_way(struct squeeze *s, const struct give_way *g) {
    if (g->board) s->board = g->board;
    if (g->pictures) s->pictures = g->pictures;
    if (g->quotes) s->quotes = (size_t)g->quotes;
    if (g->chart) s->chart = (int)(g->chart * PT_PER_MM);
    if (g->questions) s->questions = (size_t)g->questions;
    if (g->narrative) s->narrative = (size_t)g->narrative;
    if (g->notes) s->notes = g->notes;
    if (g->space) s->space = g->space;
}

struct squeeze squeeze_of(const struct viewer *v) {
    struct squeeze s = {.board = 1000,
                        .pictures = 66,
                        .quotes = 32,
                        .questions = 4,
                        .narrative = SIZE_MAX,
                        .notes = 1000};
    for (int i = 0; !v->to_fit && i < v->squeeze; i++) give_way(&s, &flowing_order[i]);
    if (!v->to_fit) return s;
    s.pictures = 75;
    s.pictures_most = PICTURES_MOST;
    s.chart = (int)(60 * PT_PER_MM);
    s.chart_most = CHART_MOST;
    s.notes_most = NOTES_MOST;
    const struct give_way *steps = v->outline->n_give_way ? v->outline->give_way : usual_order;
    int n = v->squeeze, last = COUNT(table_steps) - 1;
    for (int i = 0; i < n && i < squeeze_most(v->outline); i++) give_way(&s, &steps[i]);
    const struct table_step *tables = &table_steps[n < last ? n : last];
    s.text_share = tables->text_share;
    s.one_table = tables->one_table;
    return s;
}
