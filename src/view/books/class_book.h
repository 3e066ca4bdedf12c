/* class_book.h: what the files of the class workbook share among themselves. Nobody else includes it. */
#ifndef VIEW_CLASS_BOOK_H
#define VIEW_CLASS_BOOK_H

#include "assess/coverage.h"
#include "view/books/sheets.h"

struct class_book {
    struct arena *arena;
    const struct workspace *workspace;
    const struct group *group;
    const struct lang *lang;
    struct summary *const *learners; /* in roster order; nothing here puts them into another */
    size_t n;
    struct framework **frameworks; /* the class's, and those that learners have beside them */
    size_t n_frameworks;
    const struct competency **competencies; /* of these frameworks */
    size_t n_competencies;
    struct sheets sheets;
};

/* A learner's name, with a link from class.xlsx to the first page. */
struct sheet_cell class_learner(const struct class_book *b, const struct summary *s);
/* A link from class.xlsx to one of the learner's pages. */
const char *class_page_of(const struct class_book *b, const struct summary *s, const char *page);
/* In the language of the workbook. */
const char *class_words(const struct class_book *b, const struct words *w);
/* Days to the as-of day. */
long class_days_since(const struct class_book *b, struct date d);

/* class_logs.c */
void class_add_evidence_log(struct class_book *b);
void class_add_ratings_log(struct class_book *b);
/* class_week.c */
void class_add_groups(struct class_book *b);
void class_add_signals(struct class_book *b);
void class_add_coverage(struct class_book *b);
void class_add_missing(struct class_book *b);
/* class_settings.c */
void class_add_settings(struct class_book *b);

#endif
