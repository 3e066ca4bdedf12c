/* workbook.h: writes an Excel workbook: cells, formats, links, notes, tables, names, conditional formats, charts, and print
 * setup. Knows no book (doc/book.h), no learner, and no theme; offers only what render/xlsx uses. libxlsxwriter does the work,
 * and workbook.c is the one file that talks to it.
 *
 *     struct wb_book *book = wb_open(arena, path, &properties);  // NULL: errno says why
 *     struct wb_sheet *sheet = wb_sheet_add(book, "Overview", false);
 *     wb_text(sheet, 0, "Learner", format);                   // the cells of a row from left to right,
 *     wb_end_row(sheet, 0);                                   // the rows from top to bottom
 *     bool done = wb_close(book, &why);                       // a whole file, or none
 *
 * Rows and columns count from 0. Texts are valid UTF-8, without control characters except tab and line feed, and within
 * Excel's limits. Everything handed over is copied, except formats, the author, and sheet names, which must outlive the book.
 * The first error is kept and returned by wb_close; later calls do no harm. Same calls, same bytes. */
#ifndef RENDER_XLSX_WORKBOOK_H
#define RENDER_XLSX_WORKBOOK_H

#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

struct wb_book;
struct wb_sheet;

enum { WB_ROWS = 1048576, WB_COLUMNS = 16384 }; /* of a sheet: Excel's limits */

struct wb_area { /* cells, all four included */
    unsigned top, left, bottom, right;
};

/* "B6" */
const char *wb_cell_name(struct arena *a, unsigned row, unsigned column);

/* A color that is set. Wherever a color may be given, 0 means none. */
unsigned wb_rgb(unsigned rgb);

/* ---- the book ---- */
struct wb_properties {
    const char *title, *subject, *author, *company; /* or NULL; notes have the same author */
    struct date date;                               /* of creation */
};
/* In the arena. Creates the file; temporary files go into the same folder, and are unlinked as soon as they are open. NULL when
 * the file cannot be created, and errno says why. */
struct wb_book *wb_open(struct arena *a, const char *path, const struct wb_properties *properties);
/* Writes the file and reads it back (see readback.h). False, with a static string in *why, when anything went wrong since
 * wb_open; then no file is left. The book is invalid afterwards. */
bool wb_close(struct wb_book *b, const char **why);
/* Instead of wb_close: leaves no file. */
void wb_abandon(struct wb_book *b);

/* ---- formats ---- */
enum wb_align { WB_ALIGN_NONE, WB_LEFT, WB_CENTER, WB_RIGHT };
enum wb_valign { WB_BOTTOM, WB_MIDDLE, WB_TOP };

/* Zeroed: Excel's own default. Belongs to one book, and must not change once it has been used. */
struct wb_format {
    double size; /* of the font, points; 0: 11 */
    bool bold, underline;
    unsigned text, ground;
    unsigned sides, below; /* colors of hairlines: left and right, and below */
    enum wb_align align;
    enum wb_valign valign;
    unsigned indent, rotation; /* characters; degrees */
    bool wrap, rtl;
    const char *number;      /* pattern, or NULL */
    void *as_cell, *as_rule; /* private to workbook.c: the library's formats, once used */
};

/* ---- a sheet ---- */
/* Its name is valid in Excel, and differs from every other sheet's when case is ignored. When `streams` is true, each row is
 * written to a temporary file as soon as the next one begins, so that a sheet of any length takes little memory. */
struct wb_sheet *wb_sheet_add(struct wb_book *b, const char *name, bool streams);

void wb_tab(struct wb_sheet *s, unsigned color);
void wb_right_to_left(struct wb_sheet *s);
/* Columns from left to right; width in characters; inner ones fold away under the column before them. */
void wb_column(struct wb_sheet *s, double width, bool inner);
/* These first rows (at least one) and columns stay in view when the others scroll. */
void wb_freeze(struct wb_sheet *s, unsigned rows, unsigned columns);

/* ---- cells of the current row; formats may be NULL ---- */
unsigned wb_row(const struct wb_sheet *s);
void wb_blank(struct wb_sheet *s, unsigned column, struct wb_format *format);
void wb_text(struct wb_sheet *s, unsigned column, const char *text, struct wb_format *format);
void wb_number(struct wb_sheet *s, unsigned column, double number, struct wb_format *format);
/* The formula begins with "="; the result is what shows until it is calculated. */
void wb_formula(struct wb_sheet *s, unsigned column, const char *formula, double result,
                struct wb_format *format);
/* Text across the cells of this row, from left to right. */
void wb_merged(struct wb_sheet *s, unsigned left, unsigned right, const char *text, struct wb_format *format);
/* Text that opens an address. "#" separates a file from a place in it. */
void wb_link(struct wb_sheet *s, unsigned column, const char *text, const char *url,
             struct wb_format *format);
struct wb_note {
    const char *text;
    unsigned width, height; /* pixels, 96 to the inch */
    unsigned ground;        /* color */
};
void wb_note(struct wb_sheet *s, unsigned column, const struct wb_note *note);
/* Height in points, or 0 for the default. Begins the next row. */
void wb_end_row(struct wb_sheet *s, double height);

/* Pixels, 96 to the inch; of rows and columns not written, the default. */
unsigned wb_column_width(const struct wb_sheet *s, unsigned column);
unsigned wb_row_height(const struct wb_sheet *s, unsigned row);

/* ---- over the cells ---- */
/* Defines a name for an area, for formulas. */
void wb_define(struct wb_sheet *s, const char *name, const struct wb_area *area);
/* A table with filters over rows that are already written. Its heads, which are the texts of the area's first row, are unique
 * when case is ignored, on one line, of at most 255 characters; `formats` has the format of each head. */
void wb_table(struct wb_sheet *s, const char *name, const struct wb_area *area, const char *const *heads,
              struct wb_format *const *formats);
/* Filter buttons without a table. */
void wb_filter(struct wb_sheet *s, const struct wb_area *area);
/* Cells that hold exactly this text take the format's colors. */
void wb_rule_text(struct wb_sheet *s, const struct wb_area *area, const char *text, struct wb_format *format);
/* Bars from 0 to the largest number of the area. */
void wb_rule_bars(struct wb_sheet *s, const struct wb_area *area, unsigned color, bool rtl);
/* No warning triangles where a text looks like a number. */
void wb_digits_are_text(struct wb_sheet *s, const struct wb_area *area);

/* ---- charts ---- */
struct wb_series {
    unsigned categories, values; /* columns */
    unsigned line, fill;         /* colors */
    double width;                /* of the line, points */
};
struct wb_axis {
    const char *name; /* or NULL */
    bool reversed;
    const double *least, *most; /* or NULL: chosen by the reader's program */
    double step;                /* or 0 */
    const char *number;         /* pattern, or NULL */
};
struct wb_chart {
    enum { WB_LINES, WB_BARS } kind; /* lines: the categories are numbers */
    const char *title;               /* also the alternative text */
    unsigned head;                   /* row of the names of the series */
    unsigned first, last;            /* rows of the values */
    const struct wb_series *series;  /* at most four: lines differ in marker and dash too */
    size_t n_series;                 /* two or more have a legend below */
    struct wb_axis x, y;
    unsigned title_color, text_color, name_color; /* of the title, labels and legend, names of the axes */
    unsigned line;                                /* color of frame, axes, and grid */
    /* position: pixels from the corner of a cell */
    unsigned row, column, right, down, width, height;
};
void wb_chart(struct wb_sheet *s, const struct wb_chart *chart);

/* ---- print ---- */
struct wb_print {
    bool landscape;
    unsigned paper;           /* 1 Letter, 9 A4 */
    double sides, ends, edge; /* margins in inches: left and right, top and bottom, of header and footer */
    unsigned pages_wide;      /* and as many high as it takes */
    const char *head, *foot;  /* with Excel's commands; at most 255 characters; or NULL */
    struct wb_area area;      /* what is printed */
    bool repeats;             /* rows and columns are repeated on every page */
    unsigned repeat_from, repeat_to;
    unsigned repeat_columns; /* the first ones; may be 0 */
};
void wb_print(struct wb_sheet *s, const struct wb_print *print);

#endif
