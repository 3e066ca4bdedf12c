/* squeeze.h: what a side of a sheet gives up, step by step, so that it fits and has few words: never text that was begun,
 * never a smaller type.
 *
 * view_report is asked with growing squeezes until a side fits (pipeline/papers.c). What is left out stands on the site, and the
 * sheet says so. */
#ifndef VIEW_SQUEEZE_H
#define VIEW_SQUEEZE_H

#include "view/view.h"

enum { SQUEEZE_MOST = 8 }; /* steps of a side */

struct squeeze {
    int board;         /* items a column of the board keeps at most */
    int picture_share; /* height of a card's picture, in hundredths of its width */
    size_t card_words; /* bytes of reflection on a card, at most */
    size_t legends; /* legends say what levels mean when there are at most so many; else their names alone */
    int lines;      /* to write on */
    size_t questions;
    enum { CHART_WHOLE, CHART_SMALL, CHART_LEFT_OUT } chart;
    int text_share; /* room for a target's text, in those of its level, which breaks its words then; 0: the level has one line */
    bool one_table; /* targets that are met and those that are left: the sign tells them apart */
};

/* The steps of the viewer, by height and by words, together; what the side would have by itself when nothing is squeezed. */
struct squeeze squeeze_of(const struct viewer *v);

#endif
