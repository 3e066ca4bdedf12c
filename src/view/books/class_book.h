/* class_book.h: shared by the files of the class workbook. Only they include it. */
#ifndef VIEW_CLASS_BOOK_H
#define VIEW_CLASS_BOOK_H

#include "view/books/sheets.h"

struct class_book {
    const struct group *group;
    struct summary *const *learners; /* always in roster order */
    size_t n;
    /* those of the class, then others that its learners work on */
    VEC(struct framework *) frameworks;
    VEC(const struct competency *) competencies; /* of these frameworks */
};

/* A cell with the learner's name, linked to the first page. */
struct sheet_cell class_learner(const struct sheets *s, const struct summary *l);
/* The link from class.xlsx to one of the learner's pages: on the web where the workspace says
 * `published_at`, otherwise relative. */
const char *class_page_of(const struct sheets *s, const struct summary *l, const char *page);

extern const struct sheet_plan class_evidence_log, class_ratings_log; /* class_logs.c */
extern const struct sheet_plan class_groups, class_signals, class_partners, class_coverage,
    class_missing;                             /* class_week.c */
extern const struct sheet_plan class_settings; /* class_settings.c */

#endif
