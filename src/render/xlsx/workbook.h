/* workbook.h: writes an Excel workbook: cells, formats, links, notes, tables, names, conditional
 * formats, charts, and print setup. Knows nothing about doc/book.h, learners, or themes; offers
 * only what render/xlsx uses. Based on libxlsxwriter; workbook.c is the only file that uses it.
 *
 *     struct wb_book *book = wb_open(arena, path, &properties, &why);
 *     struct wb_sheet *sheet = wb_sheet_add(book, "Overview", false);
 *     wb_text(sheet, 0, "Learner", format);                     // cells of a row, left to right,
 *     wb_end_row(sheet, 0);                                     // the rows, top to bottom
 *     bool done = wb_close(book, &why);                         // a complete file, or none
 *
 * Rows and columns count from 0. Texts are valid UTF-8, without control characters except tab and
 * line feed, and within Excel's limits. All arguments are copied, except formats, the author, and
 * sheet names, which must outlive the workbook. The first error is kept and returned by wb_close;
 * later calls do no harm. The same calls give the same bytes. */
#ifndef RENDER_XLSX_WORKBOOK_H
#define RENDER_XLSX_WORKBOOK_H

#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

struct wb_book;
struct wb_sheet;

enum { WB_ROWS = 1048576, WB_COLUMNS = 16384 }; /* Excel's limits for a sheet */

struct wb_area { /* cells; all four sides are included */
    unsigned top, left, bottom, right;
};

/* "B6" */
const char *wb_cell_name(const struct wb_sheet *s, unsigned row, unsigned column);

/* A color for the functions below, for which 0 means no color. */
unsigned wb_rgb(unsigned rgb);

/* ---- the book ---- */
struct wb_properties {
    const char *title, *subject, *author, *company; /* or NULL; notes have the same author */
    struct date date;                               /* creation date */
};
/* Creates the file. Temporary files are made in the same folder, and unlinked as soon as they are
 * open. The result is in the arena; NULL if the file cannot be created, with a static string in
 * *why: the system's, or WB_NO_LIBRARY. */
#define WB_NO_LIBRARY \
    "this computer has no libxlsxwriter, or not the one that Folioscope was built for"
struct wb_book *wb_open(struct arena *a, const char *path, const struct wb_properties *properties,
                        const char **why);
/* Writes the file and reads it back (see readback.h). If anything went wrong since wb_open, returns
 * false with a static string in *why, and deletes the file. The workbook is invalid afterwards. */
bool wb_close(struct wb_book *b, const char **why);
/* Ends the workbook without a file; instead of wb_close. */
void wb_abandon(struct wb_book *b);

/* ---- formats ---- */
enum wb_align { WB_ALIGN_NONE, WB_LEFT, WB_CENTER, WB_RIGHT };
enum wb_valign { WB_BOTTOM, WB_MIDDLE, WB_TOP };

/* Zeroed, it is Excel's default. Belongs to one workbook, and must not change after it has been
 * used. */
struct wb_format {
    double size; /* of the font, in points; 0: 11 */
    bool bold, underline;
    unsigned text, ground;
    unsigned sides, below; /* colors of hairlines: left and right, and below */
    enum wb_align align;
    enum wb_valign valign;
    unsigned indent, rotation; /* characters; degrees */
    bool wrap, rtl;
    bool open;               /* may be typed in on a sheet that is protected */
    const char *number;      /* pattern, or NULL */
    void *as_cell, *as_rule; /* private to workbook.c: the library's formats, once used */
};

/* ---- a sheet ---- */
/* Adds a sheet. The name must be valid in Excel, and different from all other sheets', ignoring
 * case. If `streams` is true, each row is written to a temporary file when the next one begins, so
 * that a long sheet takes little memory. */
struct wb_sheet *wb_sheet_add(struct wb_book *b, const char *name, bool streams);

void wb_tab(struct wb_sheet *s, unsigned color);
void wb_right_to_left(struct wb_sheet *s);
/* Hides the sheet, which must not be the first, on paper too: it has no wb_print(). */
void wb_hide(struct wb_sheet *s);
/* Only open cells may be typed in. There is no password: it guards against slips. */
void wb_protect(struct wb_sheet *s);
/* Columns from left to right; width in characters; inner ones can be collapsed into the column
 * before them. */
void wb_column(struct wb_sheet *s, double width, bool inner);
/* Keeps the first rows (at least one) and columns in view when the rest scrolls. */
void wb_freeze(struct wb_sheet *s, unsigned rows, unsigned columns);

/* ---- cells of the current row; formats may be NULL ---- */
unsigned wb_row(const struct wb_sheet *s);
void wb_blank(struct wb_sheet *s, unsigned column, struct wb_format *format);
void wb_text(struct wb_sheet *s, unsigned column, const char *text, struct wb_format *format);
void wb_number(struct wb_sheet *s, unsigned column, double number, struct wb_format *format);
/* The formula begins with "="; the result is shown until it is calculated. Functions that are newer
 * than Excel 2007 have the prefix "_xlfn.". */
void wb_formula(struct wb_sheet *s, unsigned column, const char *formula, double result,
                struct wb_format *format);
void wb_formula_text(struct wb_sheet *s, unsigned column, const char *formula, const char *result,
                     struct wb_format *format);
/* Text across merged cells of this row. */
void wb_merged(struct wb_sheet *s, unsigned left, unsigned right, const char *text,
               struct wb_format *format);
/* Text that links to an address. "#" separates a file from a place in it. */
void wb_link(struct wb_sheet *s, unsigned column, const char *text, const char *url,
             struct wb_format *format);
struct wb_note {
    const char *text;
    unsigned width, height; /* pixels, 96 to the inch */
    unsigned ground;        /* color */
};
void wb_note(struct wb_sheet *s, unsigned column, const struct wb_note *note);
/* Ends the current row. Height in points, or 0 for the default. */
void wb_end_row(struct wb_sheet *s, double height);
/* The same for a row that is not shown. */
void wb_end_hidden_row(struct wb_sheet *s);

/* In pixels, 96 per inch; the default for rows and columns that have not been written. */
unsigned wb_column_width(const struct wb_sheet *s, unsigned column);
unsigned wb_row_height(const struct wb_sheet *s, unsigned row);

/* ---- over the cells ---- */
/* Defines a name for an area, for formulas. */
void wb_define(struct wb_sheet *s, const char *name, const struct wb_area *area);
/* A table with filters over rows that have been written. Its heads are the texts in the area's
 * first row; they must be unique ignoring case, one line each, at most 255 characters. `formats`
 * has the format of each head. */
void wb_table(struct wb_sheet *s, const char *name, const struct wb_area *area,
              const char *const *heads, struct wb_format *const *formats);
/* Adds filter buttons without a table. */
void wb_filter(struct wb_sheet *s, const struct wb_area *area);
/* Cells with exactly this text get the format's colors. */
void wb_rule_text(struct wb_sheet *s, const struct wb_area *area, const char *text,
                  struct wb_format *format);
/* Bars from 0 to the largest number in the area. */
void wb_rule_bars(struct wb_sheet *s, const struct wb_area *area, unsigned color, bool rtl);
/* Offers the texts of a defined name in these cells. Something else may be typed after a
 * warning. */
void wb_choices(struct wb_sheet *s, const struct wb_area *area, const char *name);
/* Suppresses warning triangles on texts that look like numbers. */
void wb_digits_are_text(struct wb_sheet *s, const struct wb_area *area);

/* ---- charts ---- */
struct wb_series {
    unsigned categories, values; /* columns */
    unsigned look;               /* of a line: its marker and dash, 0 to 3 */
    unsigned line, fill;         /* colors */
    double width;                /* of the line, in points */
};
/* A line, or a column of lines, that is part of the chart's frame: without markers, and, unless it
 * has a name, without an entry in the legend. Its cells are on the chart's own sheet. */
struct wb_guide {
    const char *name;            /* or NULL */
    unsigned categories, values; /* columns */
    unsigned first, last;        /* rows */
    unsigned line;               /* color; 0: nothing is drawn */
    double width;                /* points */
    bool dashed;
    /* From each point, a line of this length along the x axis. Written once, as Excel's error bars,
     * they take a tenth of what as many series would take. 0: none. */
    double reach;
    unsigned reach_line;       /* color */
    const char *const *labels; /* one for each point, or NULL for none; or NULL */
    enum { WB_LABEL_LEFT, WB_LABEL_RIGHT, WB_LABEL_ABOVE } where;
};
struct wb_axis {
    const char *name; /* or NULL */
    bool reversed;
    const double *least, *most; /* NULL: chosen by the reader's program */
    double step;                /* or 0 */
    const char *number;         /* pattern, or NULL */
};
struct wb_chart {
    enum { WB_LINES, WB_BARS } kind; /* lines: the categories are numbers */
    const char *title;               /* also the alternative text */
    unsigned head;                   /* row with the names of the series */
    unsigned first, last;            /* rows of the values */
    const struct wb_sheet *cells;    /* of the series; NULL: those of the chart's own sheet */
    const struct wb_series *series;  /* at most four */
    size_t n_series;                 /* with two or more, there is a legend below */
    const struct wb_guide *guides;   /* of lines: instead of words and lines of the axes */
    size_t n_guides;
    struct wb_axis x, y;
    /* Of the title; labels and legend; names of axes. */
    unsigned title_color, text_color, name_color;
    unsigned line; /* color of frame, axes, and grid */
    /* Position, in pixels from the corner of a cell. */
    unsigned row, column, right, down, width, height;
};
void wb_chart(struct wb_sheet *s, const struct wb_chart *chart);

/* ---- print ---- */
struct wb_print {
    bool landscape;
    unsigned paper; /* 1 Letter, 9 A4 */
    /* Margins in inches: left and right; top and bottom; of header and footer. */
    double sides, ends, edge;
    /* Percent, with page breaks before these rows and columns; or 0: one page wide, and any number
     * of pages high. */
    unsigned scale;
    const unsigned *rows, *columns;
    size_t n_rows, n_columns;
    const char *head, *foot; /* with Excel's commands; at most 255 characters; or NULL */
    struct wb_area area;     /* area to print */
    bool repeats;            /* rows and columns are repeated on every page */
    unsigned repeat_from, repeat_to;
    unsigned repeat_columns; /* number of first columns; may be 0 */
};
void wb_print(struct wb_sheet *s, const struct wb_print *print);

#endif
