/* class_prints.h: what a class prints beside its learners' reports: the first sheet of a print file, desk cards, the poster of the
 * agreements. For staff; in the class's language. */
#ifndef VIEW_CLASS_PRINTS_H
#define VIEW_CLASS_PRINTS_H

#include "view/view.h"

/* One learner of the class, in the order of the file. */
struct print_learner {
    const struct viewer *viewer; /* in the language of the first sheet; NULL: is not in the file */
    const char *name;            /* of one who is not in the file */
    const struct lang **langs;   /* of the copies of each household */
    struct date date;            /* of the appointment; no date: none */
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

/* The file's first sheet: who is in it, in which order and language, and what is missing. `what`: the report's title. */
struct report *view_first_sheet(const struct prints *p, const char *what);
/* "I am working on …", four on a page, each with so many lines to write on. */
struct report *view_cards(const struct prints *p, int lines);
enum { CARDS_A_PAGE = 4 };
/* The class's agreements, to hang up; NULL where there are none. */
struct report *view_poster(const struct prints *p);

#endif
