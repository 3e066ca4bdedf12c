/* ox.h: workbooks as Office Open XML has them (ECMA-376, SpreadsheetML): sheets of cells, formats, links, notes, tables,
 * names, conditional formats, charts and print set-up. Knows no books, no learners and no themes, and only what those who
 * write workbooks here ask for.
 *
 *     struct ox_book *book = ox_open(arena, path, &properties);  // NULL: errno says why
 *     struct ox_sheet *sheet = ox_sheet_add(book, "Overview");
 *     ox_text(sheet, 0, "Learner", format);                   // cells of a row from left to right,
 *     ox_end_row(sheet, 0);                                   // rows from top to bottom
 *     ox_end_sheet(sheet);
 *     bool done = ox_close(book, &why);                       // whole, or nothing is left at the path
 *
 * Rows and columns count from 0. Texts are valid UTF-8 without control characters but tab and line feed, and within Excel's
 * limits. Formats, properties, the sheet's name and the texts of ox_print must hold until the book is closed; all else is read
 * at once. The first fault is kept, and later calls do no harm. Same calls, same bytes. */
#ifndef RENDER_OOXML_OX_H
#define RENDER_OOXML_OX_H

#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

struct ox_book;
struct ox_sheet;

enum { OX_ROWS = 1048576, OX_COLUMNS = 16384 }; /* that a sheet has */

struct ox_area {
    unsigned top, left, bottom, right;
};

/* "B6" */
const char *ox_cell_name(struct arena *a, unsigned row, unsigned column);

/* A colour that is set. Where a colour may be given, 0 is none. */
unsigned ox_rgb(unsigned rgb);

/* ---- the book ---- */
struct ox_properties {
    const char *title, *subject, *author, *company; /* or NULL; the author is that of the notes, too */
    struct date date;                               /* of creation */
};
/* In the arena. The file is made at once; NULL when it cannot be, and errno says why. */
struct ox_book *ox_open(struct arena *a, const char *path, const struct ox_properties *properties);
/* Writes what is not yet written; its sheets have been ended. False, and why, when something went wrong since the book was
 * opened; no file is left then. Nobody speaks to the book after it. */
bool ox_close(struct ox_book *b, const char **why);
/* In place of closing it: no file is left. */
void ox_abandon(struct ox_book *b);

/* ---- formats ---- */
enum ox_align { OX_ALIGN_NONE, OX_LEFT, OX_CENTER, OX_RIGHT };
enum ox_valign { OX_BOTTOM, OX_MIDDLE, OX_TOP };
enum ox_edge { OX_EDGE_LEFT, OX_EDGE_RIGHT, OX_EDGE_BOTTOM, OX_EDGES };

/* Zeroed: as Excel makes a cell. One that is used stays as it is, and is of one book. */
struct ox_format {
    double size; /* of the font, points; 0: 11 */
    bool bold, underline;
    unsigned text, ground;
    unsigned edges[OX_EDGES]; /* colours of hairlines */
    enum ox_align align;
    enum ox_valign valign;
    unsigned indent, rotation; /* characters; degrees */
    bool wrap, rtl;
    const char *number; /* pattern, or NULL */
    /* the book's own: where it stands in the styles, from 1; 0 while it is not used */
    unsigned cell_id, rule_id;
};

/* ---- a sheet ---- */
/* The name is one that Excel takes, and no other sheet's in any capitals. */
struct ox_sheet *ox_sheet_add(struct ox_book *b, const char *name);
/* To be called once, after all else that belongs to the sheet and before the next one begins. */
void ox_end_sheet(struct ox_sheet *s);

void ox_tab(struct ox_sheet *s, unsigned color);
void ox_right_to_left(struct ox_sheet *s);
/* Columns from left to right; width in characters; inner ones fold under the column before them. */
void ox_column(struct ox_sheet *s, double width, bool inner);
/* The first rows, at least one, and columns stay when the others scroll. */
void ox_freeze(struct ox_sheet *s, unsigned rows, unsigned columns);
/* From here on, rows go into the file as they come, and texts stand in their cells: for a sheet of any length in little
 * memory. The four calls above must have been made; the last row and column must be known. */
void ox_stream(struct ox_sheet *s, unsigned last_row, unsigned last_column);

/* ---- cells of the row that is being written; formats may be NULL ---- */
unsigned ox_row(const struct ox_sheet *s);
void ox_blank(struct ox_sheet *s, unsigned column, struct ox_format *format);
void ox_text(struct ox_sheet *s, unsigned column, const char *text, struct ox_format *format);
void ox_number(struct ox_sheet *s, unsigned column, double number, struct ox_format *format);
/* The formula begins with "="; the result is what shows until it is calculated. */
void ox_formula(struct ox_sheet *s, unsigned column, const char *formula, double result,
                struct ox_format *format);
/* Text over the cells of this row from left to right. */
void ox_merged(struct ox_sheet *s, unsigned left, unsigned right, const char *text, struct ox_format *format);
/* On the cell that was written last. "#" divides an address from a place in it. */
void ox_link(struct ox_sheet *s, unsigned column, const char *url);
struct ox_note {
    const char *text;
    unsigned width, height; /* pixels, 96 to the inch */
    unsigned ground;        /* colour */
};
void ox_note(struct ox_sheet *s, unsigned column, const struct ox_note *note);
/* Height in points, or 0 for the standard one. The next row begins. */
void ox_end_row(struct ox_sheet *s, double height);

/* Pixels of a column, and of a row that was written or will be as high as others; 96 to the inch. */
unsigned ox_column_width(const struct ox_sheet *s, unsigned column);
unsigned ox_row_height(const struct ox_sheet *s, unsigned row);

/* ---- what lies over cells ---- */
/* The name of an area, for formulas. */
void ox_define(struct ox_sheet *s, const char *name, const struct ox_area *area);
/* Heads, of the area's first row, are unique in any capitals, on one line, of at most 255 characters. */
void ox_table(struct ox_sheet *s, const char *name, const struct ox_area *area, const char *const *heads);
/* Buttons to filter without a table. */
void ox_filter(struct ox_sheet *s, const struct ox_area *area);
/* Cells that hold exactly this text take the format's colours. */
void ox_rule_text(struct ox_sheet *s, const struct ox_area *area, const char *text, struct ox_format *format);
/* Bars from 0 to the largest number of the area. */
void ox_rule_bars(struct ox_sheet *s, const struct ox_area *area, unsigned color, bool rtl);
/* No green corners where a text looks like a number. */
void ox_digits_are_text(struct ox_sheet *s, const struct ox_area *area);

/* ---- charts ---- */
struct ox_value { /* of a cell, as the chart shows it until it is calculated */
    const char *text;
    double number;
    bool is_set, is_number;
};
struct ox_font {
    double size; /* points */
    bool bold;
    unsigned color;
};
enum ox_marker { OX_CIRCLE, OX_TRIANGLE, OX_SQUARE, OX_DIAMOND };
enum ox_dash { OX_SOLID, OX_DASH, OX_DOT, OX_LONG_DASH };
struct ox_series {
    const char *name;             /* what stands in the first cell above the values */
    unsigned categories, values;  /* columns */
    const struct ox_value *x, *y; /* what is in them, or NULL */
    unsigned line, fill;          /* colours */
    double width;                 /* of the line, points */
    enum ox_marker marker;        /* of lines */
    enum ox_dash dash;
};
struct ox_axis {
    const char *name; /* or NULL */
    bool reversed;
    const double *least, *most; /* or NULL: as the numbers are */
    double step;                /* or 0 */
    const char *number;         /* pattern, or NULL */
};
struct ox_chart {
    enum { OX_LINES, OX_BARS } kind; /* lines: the categories are numbers */
    const char *title;               /* also what is read out to those who do not see it */
    unsigned head;                   /* row of the series' names */
    unsigned first, last;            /* rows of the values */
    const struct ox_series *series;
    size_t n_series; /* a legend stands below two or more */
    struct ox_axis x, y;
    struct ox_font title_font, label_font, name_font, legend_font;
    unsigned line; /* colour of frame, axes and grid */
    /* where it stands: pixels from the corner of a cell */
    unsigned row, column, right, down, width, height;
};
void ox_chart(struct ox_sheet *s, const struct ox_chart *chart);

/* ---- print ---- */
struct ox_print {
    bool landscape;
    unsigned paper;           /* 1 Letter, 9 A4 */
    double sides, ends, edge; /* margins in inches: left and right, top and bottom, of head and foot */
    unsigned pages_wide;      /* and as many high as it takes */
    const char *head, *foot;  /* with the commands of Excel; at most 255 characters; or NULL */
    struct ox_area area;      /* what is printed */
    bool repeats;             /* rows and columns come again on every page */
    unsigned repeat_from, repeat_to;
    unsigned repeat_columns; /* the first ones; may be 0 */
};
void ox_print(struct ox_sheet *s, const struct ox_print *print);

#endif
