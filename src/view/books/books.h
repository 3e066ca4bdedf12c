/* books.h: workbooks of a learner, a class, a school, and a district.
 *
 *     struct book *book = view_notebook(&viewer);
 *     ok = xlsx_write(book, theme, "notebook.xlsx", diags);
 *
 * Books are allocated in the arena (that of the viewer, for a notebook) and borrow texts from their
 * arguments. */
#ifndef VIEW_BOOKS_H
#define VIEW_BOOKS_H

#include "view/view.h"

struct group;

/* The learner's data notebook. */
struct book *view_notebook(const struct viewer *v);
/* The class workbook, made only from summaries, in roster order. */
struct book *view_class_book(struct arena *a, const struct workspace *w, const struct group *g,
                             const struct lang *lang, struct summary *const *learners, size_t n);
/* The workbook of a school (units: its classes) or of a district (units: its schools), made only
 * from summaries. */
struct roll_unit {
    const char *name, *href; /* href: relative link to the unit's own workbook, or NULL */
    const char *school;      /* id; NULL unless it is a school */
    struct summary *const *learners;
    size_t n;
};
struct roll {
    const struct calendar *calendar; /* of the school, or of the workspace */
    const char *file, *name;         /* "school.xlsx", "Cedar Grove School" */
    bool district;
    const struct roll_unit *units;
    size_t n;
    size_t n_classes;
    const char *school; /* id; NULL for a district, or if there are no schools */
    size_t expected;    /* learners of the workspace; if the units have fewer, the book says so */
};
struct book *view_roll_book(struct arena *a, const struct workspace *w, const struct lang *lang,
                            const struct roll *r);

#endif
