/* book.h: what a workbook is: sheets of typed cells with roles, ready for print. No formats and no colours here. */
#ifndef DOC_BOOK_H
#define DOC_BOOK_H

#include "base/date.h"
#include "doc/sign.h"

#include <stdbool.h>
#include <stddef.h>

enum sheet_cell_kind {
    SHEET_EMPTY,
    SHEET_TEXT,   /* text; whatever it starts with, it stays text */
    SHEET_NUMBER, /* number: a count, hours, a value that was written; never a percentage of achievement */
    SHEET_DATE,   /* date */
    SHEET_LEVEL,  /* sign and text: "Proficient" */
    SHEET_SIGN, /* the sign alone, where there is no room for words; text is its name. A line above the table explains signs */
    SHEET_INPUT, /* number that the reader may change: formulas count with it */
    SHEET_FORMULA, /* text is the formula, "=COUNTIFS(Signals_days,...)"; number what it comes to, which is kept beside it */
};

struct sheet_cell {
    enum sheet_cell_kind kind;
    const char *text;
    double number;
    struct date date;
    struct sign sign;
    const char *href; /* relative to the workbook's file, or with a scheme; or NULL */
    const char *note; /* what a person wrote about it; or NULL */
    const char *name; /* defined name of the cell, for formulas: "Settings_quiet"; or NULL */
};

struct sheet_column {
    const char *head;  /* unique on the sheet; what the table's column is called */
    const char *group; /* head over several columns (the competency), or NULL */
    double width;      /* characters; 0 = fit to the text (between 8 and 60) */
    bool wrap;
    bool narrow;      /* heat map column: head is turned upright */
    bool bars;        /* a bar in each cell, as long as its number: for counts of evidence, weeks and days */
    bool inner;       /* may be folded away: belongs to the outer column before it */
    const char *note; /* on the head, or NULL */
    const char *key;  /* [a-z_]*: the cells below the head are named TABLE_key, for formulas; or NULL */
};

struct sheet_row {
    struct sheet_cell *cells; /* n_columns */
    struct sheet_row *next;
};

/* Where the rows of a large sheet come from: called for rows 0, 1, ... n_rows - 1, whenever they are needed. Fills
 * n_columns cells, all empty before; what they point at must hold until the next call. The cells have no notes, so that memory
 * does not grow with the rows. */
struct sheet_source {
    void (*fill)(void *context, size_t row, struct sheet_cell *cells);
    void *context;
};

/* A native chart of the sheet's own cells, which a reader may change as any other. */
struct sheet_plot {
    enum { SHEET_LINES, SHEET_BARS } kind;
    const char *title;            /* also what is read out to those who do not see it */
    const char *x_name, *y_name;  /* of the axes, or NULL */
    size_t first_row, n_rows;     /* of the sheet's rows */
    size_t categories;            /* column: dates for lines, texts for bars */
    size_t columns[4], n_columns; /* one series each; its name is the column's head */
    double least, most;           /* of the value axis; both 0: as the numbers are */
    struct date from, to;         /* of lines: ends of the time axis; no date: as the dates are */
    struct sheet_plot *next;
};

enum sheet_tab { TAB_PLAIN, TAB_LEAF, TAB_SUN, TAB_SKY };

struct sheet {
    const char *name;       /* at most 31 characters, without []:*?/\ */
    const char *table_name; /* [A-Za-z_][A-Za-z0-9_]*, unique in the workbook; NULL = plain cells, no table */
    const char *title;      /* line above the table */
    const char *note;       /* a second line, or NULL */
    enum sheet_tab tab;
    bool landscape;
    int freeze_columns; /* first columns that stay when scrolling sideways */
    struct sheet_column *columns;
    size_t n_columns;
    struct sheet_row *rows;
    size_t n_rows;
    const struct sheet_source *source; /* in place of `rows`; every column has a width then; or NULL */
    struct sheet_plot *plots;          /* stand beside the table */
    bool plots_below;                  /* under it, side by side */
    const char *empty;                 /* kind words where there are no rows */
    struct sheet *next;
};

struct book {
    const char *file; /* "class.xlsx" */
    const char *title, *subject, *author, *company;
    const char *lang;
    const char *dates; /* pattern of dates, as Excel writes it; NULL: the year first */
    bool rtl;
    bool a4;             /* paper; else Letter */
    struct date date;    /* of creation, as far as the document says */
    const char *head;    /* printed at the head of every page: school, class, term */
    const char *page_of; /* "Page {page} of {pages}" */
    struct sheet *sheets;
    /* the levels that occur, for conditional formats and the explanation of signs: lowest first */
    struct book_level {
        const char *name;
        struct sign sign;
    } * levels;
    size_t n_levels;
};

#endif
