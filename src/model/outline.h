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
    int limit;                 /* items at most; 0 = all */
    int count;                 /* lines, copies … ; 0 = the part's own */
    struct part *left, *right; /* of `side-by-side`: arrays */
    size_t n_left, n_right;
    struct mark mark;
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
    int max_words; /* reports with a page limit: word limit of the first side; 0 = none */
    /* Reports: each section between page breaks gets a page of its own, if it fits. */
    bool page_each;
    bool dense; /* reports: smaller type and less space */
    enum edition edition;
    struct part *parts;
    size_t n_parts;
    int order;        /* position of a page in the navigation, lowest first; then by name */
    const char *file; /* the file it was read from */
};

#endif
