/* roll_book.h: what the files of the school and district workbooks share among themselves. Nobody else includes it. */
#ifndef VIEW_ROLL_BOOK_H
#define VIEW_ROLL_BOOK_H

#include "assess/coverage.h"
#include "view/books/books.h"
#include "view/books/sheets.h"

struct roll_book {
    struct arena *arena;
    const struct workspace *workspace;
    const struct lang *lang;
    const struct roll *roll;
    const char *unit;  /* catalog key of the head of the first column: "Class" or "School" */
    struct date since; /* first day of what counts as this term */
    struct sheets sheets;
};

/* What is counted of a unit. */
struct roll_counts {
    size_t learners, pieces, pieces_term, ratings_term, by_educators_term, supports_term, supports_running,
        outcomes;
    size_t signals, gaps,
        waiting; /* signals; learners whose report lacks something; learners with a signal */
    struct date last;
};
struct roll_counts roll_counts_of(const struct workspace *w, struct date since, const struct roll_unit *u);
/* The first day of the term; without terms, of the twelve weeks up to the as-of day. */
struct date roll_since(const struct workspace *w);

/* roll_flow.c */
void roll_add_flow(struct roll_book *b);
void roll_add_feedback(struct roll_book *b);
/* roll_reach.c */
void roll_add_coverage(struct roll_book *b);
void roll_add_supports(struct roll_book *b);
void roll_add_credentials(struct roll_book *b);
/* equity.c */
void roll_add_equity(struct roll_book *b);
/* conditions.c */
void roll_add_conditions(struct roll_book *b);

#endif
