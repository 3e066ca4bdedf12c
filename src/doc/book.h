/* book.h: a workbook as data: sheets of typed cells with roles, ready to print. Formats and colors
 * are the renderer's. */
#ifndef DOC_BOOK_H
#define DOC_BOOK_H

#include "base/date.h"
#include "doc/plot.h"
#include "doc/sign.h"

#include <stdbool.h>
#include <stddef.h>

enum sheet_cell_kind {
    SHEET_EMPTY,
    SHEET_TEXT, /* text; always shown as text, even if it looks like a formula or number */
    /* Number: a count, hours, a value that was written; never a percentage of achievement. */
    SHEET_NUMBER,
    SHEET_DATE,  /* date */
    SHEET_LEVEL, /* sign and text: "Proficient" */
    /* Only the sign, for narrow columns; text is its name. A line above the table explains the
     * signs. */
    SHEET_SIGN,
    SHEET_INPUT, /* number that the reader may change; formulas use it */
};

struct sheet_cell {
    enum sheet_cell_kind kind;
    const char *text;
    double number;
    struct date date;
    struct sign sign;
    /* How a text, number, or date follows from other cells, "=COUNTIFS(Signals_days,...)"; or NULL.
     * The value above is stored with it, and must be the same; for SHEET_EMPTY it is "". "@since" is
     * the cell of this row in the column with that key, "@4" the one in column 4; "@DONE" and "@STAR"
     * are what shows these signs. */
    const char *formula;
    const char *href; /* relative to the workbook's file, or with a scheme; or NULL */
    const char *note; /* a person's words about it; or NULL */
    const char *name; /* defined name of the cell, for formulas: "Settings_quiet"; or NULL */
};

struct sheet_column {
    const char *head;  /* unique on the sheet; the name of the table's column */
    const char *group; /* heading over several columns (the competency), or NULL */
    double width;      /* characters; 0 = fit to the text (between 8 and 60) */
    bool wrap;
    bool narrow; /* heat map column: its head is turned upright */
    /* Each cell has a bar as long as its number: for counts of evidence, weeks, and days. */
    bool bars;
    bool inner;       /* can be collapsed; belongs to the outer column before it */
    const char *note; /* on the head, or NULL */
    const char *key;  /* [a-z_]*: formulas call the cells below the head TABLE_key; or NULL */
    /* Of a sheet to be filled in. */
    bool open;           /* its cells may be typed in, though the sheet is locked */
    bool as_text;        /* typed words stay text: neither a date nor a formula */
    const char *choices; /* name of a list that is offered in its cells; or NULL */
    const char *list;    /* defined name of the texts below its head, as a list; or NULL */
    const char *mark;    /* in a hidden first row: what a program finds the column by; or NULL */
};

struct sheet_row {
    struct sheet_cell *cells; /* n_columns */
    struct sheet_row *next;
};

/* The rows of a large sheet: `fill` is called for rows 0, 1, ... n_rows - 1, when each is needed.
 * It fills n_columns cells, which are empty before; pointers in them must stay valid until the next
 * call. The cells have no notes, so that memory does not grow with the number of rows. */
struct sheet_source {
    void (*fill)(void *context, size_t row, struct sheet_cell *cells);
    void *context;
};

/* A native chart of cells of a sheet, which the reader can edit like any other. */
struct sheet_plot {
    enum { SHEET_LINES, SHEET_BARS } kind;
    const char *title;            /* also its text for screen readers */
    const char *x_name, *y_name;  /* of the axes, or NULL */
    size_t first_row, n_rows;     /* rows of the sheet */
    size_t categories;            /* column: dates for lines, text for bars */
    size_t columns[4], n_columns; /* one series each, named by the column's head */
    enum plot_mark marks[4];      /* lines: marker, dash, and color of each series */
    double least, most;           /* ends of the value axis; both 0: chosen from the numbers */
    struct date from, to;         /* lines: ends of the time axis; no date: chosen from the dates */
    /* Lines, on a sheet of charts: levels, mastery, ticks, and ends of its axes; or NULL. */
    const struct plot *axes;
    struct sheet_plot *next;
};

enum sheet_tab { TAB_PLAIN, TAB_LEAF, TAB_SUN, TAB_SKY };

struct sheet {
    const char *name; /* at most 31 characters, without []:*?/\ */
    /* [A-Za-z_][A-Za-z0-9_]*, unique in the workbook; NULL = plain cells, no table. */
    const char *table_name;
    const char *title; /* line above the table */
    const char *note;  /* a second line, or NULL */
    enum sheet_tab tab;
    bool landscape;
    int freeze_columns; /* number of first columns that stay in view when scrolling sideways */
    struct sheet_column *columns;
    size_t n_columns;
    struct sheet_row *rows;
    size_t n_rows;
    /* Instead of `rows`; then every column has a width; or NULL. */
    const struct sheet_source *source;
    struct sheet_plot *plots; /* beside the table */
    bool plots_below;         /* below it instead, side by side */
    /* A sheet of charts, without columns and rows: its charts are of cells of this earlier sheet.
     * axes_title: a line above the cells that give the axes their words. */
    const struct sheet *plots_of;
    const char *axes_title;
    const char *empty; /* kind words for a sheet without rows */
    bool locked;       /* only cells of open columns may be typed in */
    bool hidden;       /* for programs; not the first sheet */
    struct sheet *next;
};

struct book {
    const char *file; /* "class.xlsx" */
    const char *title, *subject, *author, *company;
    const char *lang;
    const char *dates; /* date format in Excel's syntax; NULL: year first */
    bool rtl;
    bool a4;             /* otherwise Letter */
    struct date date;    /* creation date in the document properties */
    const char *head;    /* page header: school, class, term */
    const char *page_of; /* "Page {page} of {pages}" */
    struct sheet *sheets;
    /* The levels that occur, lowest first; for conditional formats and the explanation of signs. */
    struct book_level {
        const char *name;
        struct sign sign;
        const char *means; /* "I need help to start"; or NULL */
        const char *words; /* both: "Beginning: I need help to start"; or NULL */
    } * levels;
    size_t n_levels;
};

#endif
