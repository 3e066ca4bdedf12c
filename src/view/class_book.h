/* class_book.h: what the files of the class workbook share among themselves. Nobody else includes it. */
#ifndef VIEW_CLASS_BOOK_H
#define VIEW_CLASS_BOOK_H

#include "assess/coverage.h"
#include "base/hash.h"
#include "view/say.h"
#include "view/sheets.h"

struct class_book {
    struct arena *arena;
    const struct workspace *workspace;
    const struct group *group;
    const struct lang *lang;
    struct summary *const *learners; /* in roster order; nothing here puts them into another */
    size_t n;
    struct framework **frameworks; /* the class's, and those that learners have beside them */
    size_t n_frameworks;
    struct table *targets; /* id -> struct target */
    struct sheets sheets;
    /* what Settings counts again when a figure is changed; 0 where a sheet has no rows and no names */
    size_t n_logged, n_signals, n_covered;
    struct coverage coverage;
};

/* Links from class.xlsx to the learner's pages. */
const char *class_page_of(const struct class_book *b, const struct summary *s, const char *page);
const char *class_home_of(const struct class_book *b, const struct summary *s);
/* The words of a target, by id; NULL where the workspace does not have it (any more). */
const char *class_target_words(const struct class_book *b, const char *id);
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

/* What formulas of the settings count now: the same questions, asked of the summaries. */
size_t class_quiet_learners(const struct class_book *b, long days);
size_t class_late_feedback(const struct class_book *b, long days);
size_t class_long_signals(const struct class_book *b, long days);
size_t class_old_coverage(const struct class_book *b, long weeks);

#endif
