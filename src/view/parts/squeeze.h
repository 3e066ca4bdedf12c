/* squeeze.h: what a side of a sheet gives up, step by step, until it fits and is short enough:
 * never part of a text, never type size.
 *
 *     struct squeeze s = squeeze_of(v);
 *     if (s.chart == CHART_LEFT_OUT) ...
 *
 * view_report is called with growing squeezes until a side fits (pipeline/files/papers.c). The rest
 * is on the site, and the sheet says so. */
#ifndef VIEW_SQUEEZE_H
#define VIEW_SQUEEZE_H

#include "view/view.h"

enum { SQUEEZE_MOST = 8 }; /* steps of a side */

struct squeeze {
    int board;         /* most items in a column of the board */
    int picture_share; /* height of a card's picture, in hundredths of its width */
    size_t card_words; /* most bytes of reflection on a card */
    size_t legends;    /* up to this many legends explain levels; more only name them */
    int lines;         /* to write on */
    size_t questions;
    enum { CHART_WHOLE, CHART_SMALL, CHART_LEFT_OUT } chart;
    /* width of a target's text relative to the column of its level, whose words then wrap; 0: the
     * level stays on one line */
    int text_share;
    bool one_table; /* met and remaining targets in one table: the sign shows which */
};

/* Both squeezes of the viewer together, by height and by words. Without a squeeze, the side's own
 * sizes. */
struct squeeze squeeze_of(const struct viewer *v);

#endif
