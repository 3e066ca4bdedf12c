/* class_book.h: what the files of the class workbook share. Only they include it. */
#ifndef VIEW_CLASS_BOOK_H
#define VIEW_CLASS_BOOK_H

#include "view/books/sheets.h"

struct class_book {
    const struct group *group;
    struct summary *const *learners; /* in roster order; nothing here puts them into another */
    size_t n;
    VEC(struct framework *) frameworks; /* the class's, and those that learners have beside them */
    VEC(const struct competency *) competencies; /* of these frameworks */
};

/* A learner's name, with a link from class.xlsx to the first page. */
struct sheet_cell class_learner(const struct sheets *s, const struct summary *l);
/* A link from class.xlsx to one of the learner's pages. */
const char *class_page_of(const struct sheets *s, const struct summary *l, const char *page);

extern const struct sheet_plan class_evidence_log, class_ratings_log; /* class_logs.c */
extern const struct sheet_plan class_groups, class_signals, class_coverage,
    class_missing;                             /* class_week.c */
extern const struct sheet_plan class_settings; /* class_settings.c */

#endif
