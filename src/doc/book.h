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
    SHEET_SIGN, /* the sign alone, text is its name (shown where there is no room for words: the symbol; name as note) */
};

struct sheet_cell {
    enum sheet_cell_kind kind;
    const char *text;
    double number;
    struct date date;
    struct sign sign;
    const char *href; /* relative to the workbook's file, or with a scheme; or NULL */
    const char *note; /* says why; or NULL */
};

struct sheet_column {
    const char *head;  /* unique on the sheet; what the table's column is called */
    const char *group; /* head over several columns (the competency), or NULL */
    double width;      /* characters; 0 = fit to the text (between 8 and 60) */
    bool wrap;
    bool narrow; /* heat map column: head is turned upright */
};

struct sheet_row {
    struct sheet_cell *cells; /* n_columns */
    struct sheet_row *next;
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
    const char *empty; /* kind words where there are no rows */
    struct sheet *next;
};

struct book {
    const char *file; /* "class.xlsx" */
    const char *title, *subject, *author, *company;
    const char *lang;
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
