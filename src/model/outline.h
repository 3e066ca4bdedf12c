/* outline.h: which parts a page or a report has. */
#ifndef MODEL_OUTLINE_H
#define MODEL_OUTLINE_H

#include "model/basics.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

/* One line of templates/site/<page>.yaml or templates/reports/<report>.yaml. */
struct part {
    const char *name;          /* of a part that `view` knows: "voice", "board" */
    struct words title;        /* replaces the part's own heading; n = 0: the part's own */
    struct words text;         /* text for parts that have some */
    int limit;                 /* items at most, of `voice` on screen words; 0 = all */
    int count;                 /* lines, copies … ; 0 = the part's own */
    struct part *left, *right; /* of `side-by-side`: arrays */
    size_t n_left, n_right;
    struct mark mark;
};

/* A step of what a side gives up until it fits: how much of each is left; 0: as much as before. */
struct give_way {
    int board;     /* items in a column of the board */
    int pictures;  /* height of pictures, in percent of their width */
    int quotes;    /* words of a reflection under a picture */
    int chart;     /* height of the chart in millimeters */
    int questions; /* that a family may ask */
    int narrative; /* words of the educator's note */
    int notes;     /* lines to write on */
    int space;     /* between the parts, in percent of the usual */
};

enum edition {
    EDITION_STANDARD,
    EDITION_LARGE_PRINT, /* 16 pt */
    EDITION_PLAIN,       /* the short words of the catalog */
    EDITION_BILINGUAL,   /* two languages side by side */
};

struct outline {
    const char *name; /* file name without ending */
    struct words title;
    int max_pages; /* reports: page limit; 0 = none */
    /* reports with a page limit: limit of the words to read on the first side; 0 = none */
    int max_words;
    /* Reports: each section between page breaks gets a page of its own, if it fits. */
    bool page_each;
    bool dense; /* reports: smaller type and less space */
    enum edition edition;
    struct give_way *give_way; /* reports: in the order in which things go */
    size_t n_give_way;
    struct part *parts;
    size_t n_parts;
    int order;        /* position of a page in the navigation, lowest first; then by name */
    const char *file; /* the file it was read from */
};

#endif
