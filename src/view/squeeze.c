/* squeeze.c: the steps. Small things go first: lines to write on, height of pictures, the tails of lists; the chart last. */
#include "view/squeeze.h"

static const struct squeeze steps[SQUEEZE_MOST + 1] = {
    [0] = {.board = 99, .picture_share = 62, .card_words = 180, .lines = 99, .questions = 4, .chart = CHART_WHOLE},
    [1] = {.board = 3, .picture_share = 56, .card_words = 180, .lines = 4, .questions = 4, .chart = CHART_WHOLE},
    [2] = {.board = 3, .picture_share = 48, .card_words = 140, .lines = 3, .questions = 4, .chart = CHART_SMALL},
    [3] = {.board = 3, .picture_share = 40, .card_words = 140, .lines = 3, .questions = 3, .chart = CHART_SMALL},
    [4] = {.board = 2, .picture_share = 40, .card_words = 110, .lines = 2, .questions = 3, .chart = CHART_SMALL},
    [5] = {.board = 2, .picture_share = 32, .card_words = 110, .lines = 4, .questions = 4, .chart = CHART_LEFT_OUT},
    [6] = {.board = 2, .picture_share = 26, .card_words = 80, .lines = 3, .questions = 3, .chart = CHART_LEFT_OUT},
    [7] = {.board = 1, .picture_share = 26, .card_words = 80, .lines = 3, .questions = 2, .chart = CHART_LEFT_OUT},
    [8] = {.board = 1, .picture_share = 20, .card_words = 60, .lines = 2, .questions = 0, .chart = CHART_LEFT_OUT},
};

const struct squeeze *squeeze_of(const struct viewer *v) {
    return &steps[v->squeeze < 0 ? 0 : v->squeeze > SQUEEZE_MOST ? SQUEEZE_MOST : v->squeeze];
}
