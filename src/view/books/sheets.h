/* sheets.h: the sheets of workbooks, each made from one list of its columns.
 *
 * A row of the list says all there is to say about a column: the catalog's key of its head, the cell that a row of the sheet has
 * there, the width in characters (0: fit to the text), and, where needed, more members of struct sheet_column. To add a column,
 * add a row.
 *
 *     #define GAP_COLUMNS(X)                                                                 \
 *         X("class.learner", class_learner(b, of), 28, .key = "learner")                     \
 *         X("class.lacks", cell_text(say_gap_name(b->lang, g->kind)), 28, .key = "what")     \
 *         X("class.reason", cell_text(reason_of(b, g)), 70, .wrap = true)
 *
 *     SHEET(s, GAP_COLUMNS, .name = "class.missing", .title = "class.missing_title");
 *     ROWS(s, GAP_COLUMNS, const struct summary_gap *g, of->gaps, of->n_gaps);
 *
 * A cell may use whatever is in scope where its row is added (here b, of, and g); head and width, what is in scope at SHEET.
 * Columns that depend on the workspace follow those of the list: sheets_column for each, and sheets_cell in each row.
 * Everything is allocated in the arena; texts are borrowed. */
#ifndef VIEW_SHEETS_H
#define VIEW_SHEETS_H

#include "base/vec.h"
#include "doc/book.h"
#include "view/view.h"

struct sheets {
    struct arena *arena;
    const struct lang *lang;
    struct book *book;
    struct sheet **next;
    struct sheet *sheet; /* the one being filled */
    VEC(struct sheet_column) columns;
    struct sheet_row **next_row;
    struct sheet_row *row;
    size_t column; /* where the next cell goes */
};

/* `own` has what the book has for itself: file, title, subject, head, and company, if that is not the workspace. */
void sheets_start(struct sheets *s, struct arena *a, const struct workspace *w, const struct lang *lang,
                  const struct book *own);
/* The levels of the frameworks' scales, each name once, for conditional formats. */
void sheets_levels(struct sheets *s, struct framework *const *frameworks, size_t n);
/* What stands at the head of every printed page: NULLs are left out, the as-of day is the last. */
const char *sheets_head(struct arena *a, const struct workspace *w, const struct lang *lang,
                        const char *first, const char *second);

/* ---- a sheet ---- */
struct sheet_plan {
    const char *name, *title, *note, *empty; /* keys in the catalog; note and empty may be NULL */
    const char *table;                       /* name of the table, or NULL */
    enum sheet_tab tab;
    bool portrait;
    int frozen; /* first columns that stay when scrolling sideways; 0: one; -1: none */
};
#define COLUMN_HEAD(title_key, cell, ...) {.head = (title_key), .width = __VA_ARGS__},
#define COLUMN_CELL(title_key, cell, ...) cell,
/* Begins a sheet with the columns of LIST; further arguments are members of struct sheet_plan. */
#define SHEET(s, LIST, ...)                                      \
    sheets_add((s), &(const struct sheet_plan){__VA_ARGS__},     \
               (const struct sheet_column[]){LIST(COLUMN_HEAD)}, \
               sizeof((const struct sheet_column[]){LIST(COLUMN_HEAD)}) / sizeof(struct sheet_column))
#define COLUMN_CELLS(LIST) ((const struct sheet_cell[]){LIST(COLUMN_CELL)})
/* Adds a row with the cells of LIST. */
#define ROW(s, LIST) \
    sheets_row((s), COLUMN_CELLS(LIST), sizeof COLUMN_CELLS(LIST) / sizeof(struct sheet_cell))
/* A row for each of the n elements of v: `item` declares the pointer to it, as in "const struct summary_gap *g". */
#define ROWS(s, LIST, item, v, n)            \
    for (size_t at_ = 0; at_ < (n); at_++) { \
        item = &(v)[at_];                    \
        ROW(s, LIST);                        \
    }
/* Instead of ROW, for a sheet whose rows come from a struct sheet_source. */
#define FILL(cells, LIST) memcpy((cells), COLUMN_CELLS(LIST), sizeof COLUMN_CELLS(LIST))
/* What SHEET and ROW expand to; heads of these columns are keys in the catalog. */
struct sheet *sheets_add(struct sheets *s, const struct sheet_plan *plan, const struct sheet_column *columns,
                         size_t n);
void sheets_row(struct sheets *s, const struct sheet_cell *cells, size_t n);
/* One more column, before the first row; its head is the text itself. */
void sheets_column(struct sheets *s, struct sheet_column column);
/* The next cell of the row. */
void sheets_cell(struct sheets *s, struct sheet_cell cell);
/* After the last row: takes away the column with this head when nothing stands in it. */
void sheets_drop_empty(struct sheets *s, const char *title_key);
/* A chart on the sheet that is being filled, after those that it has: lines beside the table, bars below it. */
void sheets_plot(struct sheets *s, struct sheet_plot plot);

/* ---- cells ---- */
struct sheet_cell cell_text(const char *text); /* NULL and "" give an empty cell */
struct sheet_cell cell_linked(const char *text, const char *href);
struct sheet_cell cell_lines(struct arena *a, const struct texts *texts); /* one below the other */
struct sheet_cell cell_count(size_t n);
struct sheet_cell cell_number(double number);
struct sheet_cell cell_date(struct date d);
/* Weeks from the last evidence to today; empty without a day. */
struct sheet_cell cell_weeks(struct date last, struct date today);
struct sheet_cell cell_level(struct sign sign, const char *name);

/* ---- sheets that several workbooks have ---- */
/* Settings and definitions; the first row is the as-of day, which formulas know as Settings_today. Name and title are keys. */
void sheets_settings(struct sheets *s, const char *name, const char *title);
/* A row that says what a word means. */
void sheets_setting(struct sheets *s, const char *what, const char *means);
/* A row with a figure that the reader may change, and a formula that counts the cells of a column that are beyond it: numbers that
 * are greater, or days that are so many days before today. */
struct sheet_question {
    const char *what, *means; /* keys in the catalog */
    const char *name;         /* of the cell with the figure */
    int figure;
    const char *table, *column; /* of an earlier sheet, and the column's key */
    bool days_ago;              /* the column has dates */
};
void sheets_question(struct sheets *s, const struct sheet_question *q);
/* The sheet that says how to read the others: the levels, then lines. A line is two keys: what is explained (a word of a sheet or
 * of a column), and how to read it. */
void sheets_how_to_read(struct sheets *s, const char *const (*lines)[2], size_t n);

#endif
