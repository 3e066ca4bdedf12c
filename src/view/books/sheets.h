/* sheets.h: the sheets of workbooks, each described by one constant: its words, its columns, and
 * the source of its rows.
 *
 * A row of the column list is everything about a column: the catalog key of its head, the cell for
 * a row of the sheet, the width in characters (0: fit to the text), and, where needed, more members
 * of struct sheet_column.
 *
 *     #define GAP_COLUMNS(X)                                                                 \
 *         X("class.learner", class_learner(s, l), 28, .key = "learner")                      \
 *         X("class.lacks", cell_text(say_gap_name(s->lang, g->kind)), 28, .key = "what")     \
 *         X("class.reason", cell_text(reason_of(s, g)), 70, .wrap = true)
 *
 *     static void add_gaps(struct sheets *s) {
 *         for each learner l
 *             ROWS(s, GAP_COLUMNS, const struct summary_gap *g, l->gaps, l->n_gaps);
 *     }
 *
 *     SHEET(class_missing, GAP_COLUMNS, add_gaps, .name = "class.missing",
 *           .title = "class.missing_title");
 *
 * To add a column, add a row to the list. To add a sheet, write these three parts, and add the
 * description to the book's list of sheets. A cell may use whatever is in scope where its row is
 * added (here s, l, and g). Columns that depend on the workspace come after those of the list:
 * COLUMN for each, before the first row, and sheets_cell in each row. Everything is allocated in
 * the arena; texts are borrowed. */
#ifndef VIEW_SHEETS_H
#define VIEW_SHEETS_H

#include "base/vec.h"
#include "doc/book.h"
#include "view/view.h"
#include "view/words/said.h"

struct framework;

struct sheets {
    struct arena *arena;
    const struct workspace *workspace;
    const struct calendar *calendar;
    const struct lang *lang;
    const struct viewer *v;         /* set for a learner's book, */
    const struct class_book *class; /* for a class's, */
    const struct roll_book *roll;   /* or for a school's or district's; the other two are NULL */
    /* catalog key for heads that are NULL in descriptions; or NULL */
    const char *unit;
    /* the book so far */
    struct book *book;
    struct sheet **next;
    struct sheet *sheet; /* the one being filled */
    VEC(struct sheet_column) columns;
    struct sheet_row **next_row;
    struct sheet_row *row;
    size_t column; /* of the next cell */
};

/* Starts the book. The members above `book` must be set. `own` contains the book's own file,
 * title, subject, and (if other than the workspace) company. The head of every printed page has
 * the two texts, the term, and the as-of day; NULLs are left out. */
void sheets_start(struct sheets *s, const struct book *own, const char *first, const char *second);
/* Adds the levels of the frameworks' scales, each name once, for conditional formats. */
void sheets_levels(struct sheets *s, struct framework *const *frameworks, size_t n);

/* ---- a sheet ---- */
struct sheet_plan {
    const char *name, *title, *note, *empty; /* catalog keys; all but the name may be NULL */
    const char *table;                       /* name of the table, or NULL */
    enum sheet_tab tab;
    bool portrait;
    int frozen; /* number of first columns that stay when scrolling sideways; 0: one; -1: none */
    const struct sheet_column *columns; /* heads are catalog keys; NULL: the book's unit */
    size_t n_columns;
    /* Adds the rows, and before them whatever depends on the workspace: titles and notes with
     * names, more columns. */
    void (*rows)(struct sheets *s);
};
/* Defines a description with the columns of LIST. Further arguments are members of struct
 * sheet_plan. At file scope. */
#define SHEET(plan, LIST, add_rows, ...)                                                           \
    const struct sheet_plan plan = {.columns = (const struct sheet_column[]){LIST(COLUMN_HEAD)},   \
                                    .n_columns =                                                   \
                                        sizeof((const struct sheet_column[]){LIST(COLUMN_HEAD)}) / \
                                        sizeof(struct sheet_column),                               \
                                    .rows = (add_rows),                                            \
                                    __VA_ARGS__}
#define COLUMN_HEAD(title_key, cell, ...) {.head = (title_key), .width = __VA_ARGS__},
#define COLUMN_CELL(title_key, cell, ...) cell,
#define COLUMN_CELLS(LIST) ((const struct sheet_cell[]){LIST(COLUMN_CELL)})
/* Adds the sheets of a NULL-terminated list. */
void sheets_add(struct sheets *s, const struct sheet_plan *const *plans);

/* ---- its rows ---- */
/* Adds a row with the cells of LIST. */
#define ROW(s, LIST) \
    sheets_row((s), COLUMN_CELLS(LIST), sizeof COLUMN_CELLS(LIST) / sizeof(struct sheet_cell))
/* Adds a row for each of the n elements of v. `item` declares the pointer to the element, as in
 * "const struct summary_gap *g". */
#define ROWS(s, LIST, item, v, n)            \
    for (size_t at_ = 0; at_ < (n); at_++) { \
        item = &(v)[at_];                    \
        ROW(s, LIST);                        \
    }
/* Used instead of ROW for a sheet whose rows come from a struct sheet_source. */
#define FILL(cells, LIST) memcpy((cells), COLUMN_CELLS(LIST), sizeof COLUMN_CELLS(LIST))
void sheets_row(struct sheets *s, const struct sheet_cell *cells,
                size_t n); /* ROW expands to this */
/* Adds a column, before the first row. The head is text, not a key. */
#define COLUMN(s, ...) sheets_column((s), (struct sheet_column){__VA_ARGS__})
void sheets_column(struct sheets *s, struct sheet_column column);
/* Sets the next cell of the row. */
void sheets_cell(struct sheets *s, struct sheet_cell cell);
/* The column with this head, which must exist. */
struct sheet_column *sheets_column_of(struct sheets *s, const char *title_key);
/* After the last row: removes the column with this head if it is empty. */
void sheets_drop_empty(struct sheets *s, const char *title_key);
/* Adds a chart to the current sheet: lines beside the table, bars below it. */
#define PLOT(s, ...) sheets_plot((s), (struct sheet_plot){__VA_ARGS__})
void sheets_plot(struct sheets *s, struct sheet_plot plot);

/* ---- cells ---- */
struct sheet_cell cell_text(const char *text); /* NULL and "" give an empty cell */
/* NULL gives an empty cell */
struct sheet_cell cell_words(const struct sheets *s, const struct words *words);
struct sheet_cell cell_linked(const char *text, const char *href);
struct sheet_cell cell_lines(struct arena *a, const struct texts *texts); /* one per line */
struct sheet_cell cell_count(size_t n);
struct sheet_cell cell_number(double number);
struct sheet_cell cell_date(struct date d);
/* Weeks from the last evidence, in the column "last" of the same row, to Settings_today; empty if
 * `last` is unset. */
struct sheet_cell cell_weeks(struct date last, struct date today);
struct sheet_cell cell_level(struct sign sign, const char *name);
/* The cell with a formula that gives its value (doc/book.h). */
struct sheet_cell cell_computed(struct sheet_cell cell, const char *formula);

/* ---- words ---- */
/* The words in the language of the workbook. */
const char *sheets_words(const struct sheets *s, const struct words *words);
/* A catalog text with arguments: SAY(s, "areas.of", NUMBER("n", 3), NUMBER("all", 8)). `in` is
 * anything with a language and an arena. */
#define SAY(in, key, ...)                                                           \
    tr_with((in)->lang, (in)->arena, (key), ((const struct tr_arg[]){__VA_ARGS__}), \
            sizeof((const struct tr_arg[]){__VA_ARGS__}) / sizeof(struct tr_arg))
#define NUMBER(word, value) \
    ((struct tr_arg){.name = (word), .number = (long)(value), .is_number = true})
#define TEXT(word, value) ((struct tr_arg){.name = (word), .text = (value)})
/* "October 14, 2026" */
#define DAY(s, word, date) TEXT(word, lang_date((s)->lang, (s)->arena, (date), DATE_LONG))

/* ---- sheets that several workbooks have ---- */
/* The columns of settings and definitions. The first row is the as-of day, which formulas call
 * Settings_today. */
#define SETTING_COLUMNS(X)                             \
    X("class.what", cell_text(what), 46, .wrap = true) \
    X("class.figure", figure, 13)                      \
    X("class.now", now, 12)                            \
    X("how.means", cell_text(means), 80, .wrap = true)
void sheets_today(struct sheets *s);
/* Adds a row that explains a word. */
void sheets_setting(struct sheets *s, const char *what, const char *means);
/* Adds such a row for each word of a NULL-terminated list. The keys are patterns:
 * "class.word_%s", "class.word_%s_means". */
void sheets_definitions(struct sheets *s, const char *const *words, const char *what,
                        const char *means);
/* A row with a figure that the reader may change, and a formula that counts the cells of a
 * column beyond it: greater numbers, or dates more than that many days before today. */
struct sheet_question {
    const char *what, *means; /* keys in the catalog */
    const char *name;         /* of the cell with the figure */
    int figure;
    const char *table, *column; /* of an earlier sheet, and the column's key */
    bool days_ago;              /* the column has dates */
};
void sheets_question(struct sheets *s, struct sheet_question q);
/* Adds the sheet that explains the others: the levels, then the lines, NULL-terminated. A line
 * is two keys: the subject (a word of a sheet or column), and its explanation. */
void sheets_how_to_read(struct sheets *s, const char *const (*lines)[2]);

#endif
