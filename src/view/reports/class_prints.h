/* class_prints.h: what a class prints besides its learners' reports: the first sheet of a print
 * file, desk cards, a grid for the clipboard, the poster of the agreements. For staff, in the
 * language of the class.
 *
 *     struct prints p = {arena, workspace, group, lang, learners, n};
 *     struct report *first = view_first_sheet(&p, "Progress report"); */
#ifndef VIEW_CLASS_PRINTS_H
#define VIEW_CLASS_PRINTS_H

#include "view/view.h"

/* A learner of the class; learners are in the order of the file. */
struct print_learner {
    const struct viewer *viewer; /* in the language of the first sheet; NULL: not in the file */
    const char *name;            /* of a learner who is not in the file */
    const struct lang **langs;   /* of each household's copies */
    struct date date;            /* of the appointment; not set: none */
    int hour, minute;
};

struct prints {
    struct arena *arena;
    const struct workspace *workspace;
    const struct group *group;
    const struct lang *lang;
    struct print_learner *learners;
    size_t n;
};

/* The first sheet of a print file: who is in it, in which order and language, and what is missing.
 * `what`: the report's title. */
struct report *view_first_sheet(const struct prints *p, const char *what);
/* Desk cards, "I am working on …", four to a page, each with this many lines to write on. */
struct report *view_cards(const struct prints *p, int lines);
enum { CARDS_A_PAGE = 4 };
/* A grid to carry on a clipboard: learners by targets, a page or more for each competency that the
 * class works on. Learners are in the given order. NULL if there are no targets. */
struct report *view_grid(const struct prints *p);
/* The class's agreements as a poster; NULL if there are none. */
struct report *view_poster(const struct prints *p);

#endif
