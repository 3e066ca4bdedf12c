/* squeeze.c: the steps. Small things go first: lines to write on, the height of pictures, the ends
 * of lists; the chart goes last. Where the problem is too many words, pictures keep their size. */
#include "view/parts/squeeze.h"

static const struct squeeze by_height[SQUEEZE_MOST + 1] = {
    [0] = {.board = 99,
           .picture_share = 62,
           .card_words = 180,
           .lines = 99,
           .questions = 4,
           .chart = CHART_WHOLE},
    [1] = {.board = 3,
           .picture_share = 56,
           .card_words = 180,
           .lines = 4,
           .questions = 4,
           .chart = CHART_WHOLE,
           .text_share = 7},
    [2] = {.board = 3,
           .picture_share = 48,
           .card_words = 140,
           .lines = 3,
           .questions = 4,
           .chart = CHART_SMALL,
           .text_share = 5},
    [3] = {.board = 3,
           .picture_share = 40,
           .card_words = 140,
           .lines = 3,
           .questions = 3,
           .chart = CHART_SMALL,
           .text_share = 7,
           .one_table = true},
    [4] = {.board = 2,
           .picture_share = 40,
           .card_words = 110,
           .lines = 2,
           .questions = 3,
           .chart = CHART_SMALL,
           .text_share = 5,
           .one_table = true},
    [5] = {.board = 2,
           .picture_share = 32,
           .card_words = 110,
           .lines = 4,
           .questions = 4,
           .chart = CHART_LEFT_OUT,
           .text_share = 5,
           .one_table = true},
    [6] = {.board = 2,
           .picture_share = 26,
           .card_words = 80,
           .lines = 3,
           .questions = 3,
           .chart = CHART_LEFT_OUT,
           .text_share = 5,
           .one_table = true},
    [7] = {.board = 1,
           .picture_share = 26,
           .card_words = 80,
           .lines = 3,
           .questions = 2,
           .chart = CHART_LEFT_OUT,
           .text_share = 5,
           .one_table = true},
    [8] = {.board = 1,
           .picture_share = 20,
           .card_words = 60,
           .lines = 2,
           .questions = 0,
           .chart = CHART_LEFT_OUT,
           .text_share = 5,
           .one_table = true},
};

static const struct squeeze by_words[SQUEEZE_MOST + 1] = {
    [0] = {.board = 99, .card_words = 180, .legends = 9},
    [1] = {.board = 3, .card_words = 180, .legends = 9},
    [2] = {.board = 3, .card_words = 140, .legends = 9},
    [3] = {.board = 3, .card_words = 140, .legends = 1},
    [4] = {.board = 3, .card_words = 110, .legends = 0},
    [5] = {.board = 3, .card_words = 80, .legends = 0},
    [6] = {.board = 2, .card_words = 110, .legends = 0},
    [7] = {.board = 2, .card_words = 0, .legends = 0},
    [8] = {.board = 1, .card_words = 0, .legends = 0},
};

static int step(int squeeze) {
    if (squeeze < 0) return 0;
    return squeeze > SQUEEZE_MOST ? SQUEEZE_MOST : squeeze;
}

struct squeeze squeeze_of(const struct viewer *v) {
    struct squeeze s = by_height[step(v->squeeze)];
    const struct squeeze *w = &by_words[step(v->few_words)];
    if (w->board < s.board) s.board = w->board;
    if (w->card_words < s.card_words) s.card_words = w->card_words;
    s.legends = w->legends;
    return s;
}
