/* roll_book.h: shared by the files of the school and district workbooks. Only they include it. */
#ifndef VIEW_ROLL_BOOK_H
#define VIEW_ROLL_BOOK_H

#include "assess/signals.h"
#include "view/books/books.h"
#include "view/books/sheets.h"

/* Time until a person responded to a piece of evidence. */
enum feedback { SAME_DAY, ONE_WEEK, TWO_WEEKS, LATER, NOT_YET, FEEDBACK_COUNT };

/* The counts of one unit. */
struct roll_counts {
    const struct roll_unit *unit;
    size_t learners, pieces, pieces_term, ratings_term, by_educators_term, supports_term,
        supports_running, outcomes;
    size_t feedback[FEEDBACK_COUNT]; /* pieces of the term, by time */
    size_t kinds[SIGNAL_KIND_COUNT]; /* signals, by kind */
    /* signals; learners with gaps in their reports; learners with a signal */
    size_t signals, gaps, waiting;
    struct date last;
};

struct roll_book {
    const struct roll *of;
    struct date since;         /* first day of the current term */
    struct roll_counts *units; /* of->n */
};
/* The column that names the unit of a row. */
#define UNIT_COLUMN(X, u, width) \
    X(NULL, cell_linked((u)->name, (u)->href), width, .wrap = true, .key = "unit")

struct roll_counts roll_counts_of(const struct sheets *s, const struct roll_unit *u);
/* The sum of `n` cells of the row from column `first` (0, 1, ...), as a formula; NULL for none. */
const char *roll_sum(const struct sheets *s, size_t first, size_t n);
/* Is the day in the term, and not after today? */
bool roll_is_now(const struct sheets *s, struct date d);

extern const struct sheet_plan roll_flow, roll_feedback;                       /* roll_flow.c */
extern const struct sheet_plan roll_coverage, roll_supports, roll_credentials; /* roll_reach.c */
extern const struct sheet_plan roll_equity;                                    /* equity.c */
extern const struct sheet_plan roll_conditions;                                /* conditions.c */

#endif
