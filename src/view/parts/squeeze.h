/* squeeze.h: what a side of a sheet gives up, step by step, until it fits and is short enough:
 * never type size, never the key or the chart, and nothing in secret.
 *
 *     struct squeeze s = squeeze_of(v);
 *     b->lines.count = s.notes;
 *
 * The outline states the steps (give_way). view_report is called with more or fewer of them until a
 * side fits (pipeline/files/papers.c); the room that is then left goes to what can grow
 * (render/pdf/layout/grow.h). The site shows the rest, and the sheet says so. A report without
 * sides gives way by `flowing_order`, only to save its last page. */
#ifndef VIEW_SQUEEZE_H
#define VIEW_SQUEEZE_H

#include "view/view.h"

struct outline;

struct squeeze {
    int board;         /* most items in a column of the board */
    int pictures;      /* height of a card's picture, in percent of its width */
    int pictures_most; /* the same, with room to spare; 0: no more than that */
    size_t quotes;     /* most words of a reflection on a card */
    int chart;         /* height in pt; 0: the renderer's own */
    int chart_most;    /* the same, with room to spare */
    size_t questions;
    size_t narrative; /* most words */
    int notes;        /* lines to write on */
    int notes_most;   /* the same, with room to spare; 0: no more than that */
    int space;        /* between blocks, in percent of the usual; 0: all of it */
    /* width of a target's text relative to the column of its level, whose words then wrap; 0: the
     * level stays on one line */
    int text_share;
    bool one_table; /* met and remaining targets in one table: the sign shows which */
};

struct squeeze squeeze_of(const struct viewer *v);
/* How many steps a side of the report can give way. */
int squeeze_most(const struct outline *o);
/* The same of a report without sides, so that its last page does not have little on it. */
int squeeze_flowing_most(void);

#endif
