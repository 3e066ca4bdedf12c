/* sheets.h: building workbooks cell by cell. */
#ifndef VIEW_SHEETS_H
#define VIEW_SHEETS_H

#include "doc/book.h"
#include "view/view.h"

struct sheets {
    struct arena *arena;
    struct book *book;
    struct sheet **next;
    struct sheet *sheet; /* the one being filled */
    struct sheet_row **next_row;
    struct sheet_row *row;
    size_t column; /* where the next cell goes */
};

void sheets_start(struct sheets *s, struct arena *a, const struct workspace *w, const struct lang *lang,
                  const char *file);
/* Begin a sheet; columns are borrowed. */
struct sheet *sheets_add(struct sheets *s, const char *name, const char *table_name, const char *title,
                         const struct sheet_column *columns, size_t n);
void sheets_row(struct sheets *s);
struct sheet_cell *sheets_text(struct sheets *s, const char *text); /* NULL gives an empty cell */
struct sheet_cell *sheets_number(struct sheets *s, double number);
struct sheet_cell *sheets_date(struct sheets *s, struct date d);
struct sheet_cell *sheets_level(struct sheets *s, struct sign sign, const char *name,
                                enum sheet_cell_kind kind);
/* A number that the reader may change; formulas know it by its name. Borrowed. */
struct sheet_cell *sheets_input(struct sheets *s, double number, const char *name);
/* A formula, and what it comes to now. */
struct sheet_cell *sheets_formula(struct sheets *s, const char *formula, double value);
/* A chart on the sheet that is being filled, after those that it has. */
struct sheet_plot *sheets_plot(struct sheets *s);
/* The levels of a framework's scale, each name once, for conditional formats. */
void sheets_levels(struct sheets *s, const struct lang *lang, struct framework *const *frameworks, size_t n);
/* The sheet that says how to read the others: the levels, and a line for each key, which may be NULL at the end. */
void sheets_how_to_read(struct sheets *s, const struct lang *lang, const char *const *keys, size_t n);
/* What stands at the head of every printed page: NULLs are left out, the as-of day is the last. */
const char *sheets_head(struct arena *a, const struct workspace *w, const struct lang *lang,
                        const char *first, const char *second);

#endif
