/* xlsx_inner.h: what the files of this folder share. Not for others: they see xlsx.h.
 *
 * One xlsx_pen lives for one workbook. workbook.c keeps the first error of the writing, and xlsx_write asks for it
 * once, at the end. */
#ifndef RENDER_XLSX_XLSX_INNER_H
#define RENDER_XLSX_XLSX_INNER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/codes.h"
#include "base/diag.h"
#include "doc/book.h"
#include "doc/theme.h"
#include "render/xlsx/workbook.h"

enum xlsx_style {
    XLSX_TITLE, /* lines above the table */
    XLSX_NOTE,
    XLSX_KIND_WORDS, /* where there are no rows */
    XLSX_GROUP,
    XLSX_HEAD,
    XLSX_HEAD_UPRIGHT,
    XLSX_TEXT, /* cells, from here on */
    XLSX_NUMBER,
    XLSX_DATE,
    XLSX_LEVEL,
    XLSX_SIGN,
    XLSX_INPUT,
    XLSX_STYLE_COUNT
};
enum { XLSX_WRAP = 1, XLSX_LINK = 2, XLSX_VARIANTS = 4 }; /* bits: of a style */

struct xlsx_pen {
    struct arena *arena;
    const struct book *book;
    const struct theme *theme;
    struct diags *diags;
    struct wb_book *workbook;
    struct wb_format *styles[XLSX_STYLE_COUNT][XLSX_VARIANTS];
    struct wb_format **level_styles; /* book->n_levels, for conditional formats */
    const char **level_texts;        /* book->n_levels, what stands in a cell */
    /* the sheet being written */
    const struct sheet *sheet;
    struct wb_sheet *page;
    const char *page_name;    /* as it stands in the workbook */
    const char *const *heads; /* of its columns, as they stand there */
    const double *widths;     /* of its columns, in characters */
    unsigned *kinds;          /* of its columns: bit (1 << kind) for every kind of cell that was written */
    size_t n_links;
    bool refused; /* nothing is published: a diagnostic says why */
};

/* ---- xlsx.c ---- */
/* Publishes nothing: adds a diagnostic. Returns false. */
bool xlsx_refuse(struct xlsx_pen *pen, enum code code, const char *text, const char *remedy);
bool xlsx_is_taken(const char *const *names, size_t n, const char *name); /* whatever the case */

/* ---- xlsx_style.c ---- */
void xlsx_styles(struct xlsx_pen *pen);
const char *xlsx_dates(const struct book *b); /* the pattern of its dates */
/* A color of the theme, for workbook.h. */
unsigned xlsx_color(const struct xlsx_pen *pen, enum theme_color color);
/* Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
double xlsx_contrast(unsigned a, unsigned b);

/* ---- xlsx_text.c ---- */
/* s without what a workbook cannot hold: control characters and broken UTF-8 are replaced by U+FFFD, CR LF by
 * LF. s may be NULL. The result is s itself when nothing had to change, else in the arena. */
const char *xlsx_clean(struct arena *a, const char *s);
/* The same, and "_x0041_", which Excel would read as an escaped "A", protected. For cells, heads and notes. */
const char *xlsx_escaped(struct arena *a, const char *s);
/* Length as Excel counts: UTF-16 units. */
size_t xlsx_length(const char *s);
/* An address that may be clicked in a workbook: relative, http(s) or mailto, of a length that Excel takes;
 * else NULL. */
const char *xlsx_link(struct arena *a, const char *href);
const char *xlsx_symbol(struct sign sign);
/* What stands in a cell: "✔ Proficient". */
const char *xlsx_level_text(struct arena *a, struct sign sign, const char *name);
/* Text for the head or foot of a printed page, where & commands. */
const char *xlsx_print_text(struct arena *a, const char *s);

/* ---- xlsx_fit.c ---- */
/* Widths of the sheet's columns in characters, in the arena. */
double *xlsx_widths(struct arena *a, const struct sheet *sheet);
/* Lines that a text takes in a column of so many characters, broken at blanks. */
size_t xlsx_lines(const char *s, double width);
/* The longest line, in characters. */
size_t xlsx_longest_line(const char *s);
/* Height in points for so many lines of the standard font, `scale` times as large; at most what Excel takes. */
double xlsx_height(size_t lines, double scale);

/* ---- xlsx_size.c ---- */
/* Are the rows written to the file one by one, instead of being kept in memory? */
bool xlsx_streams(const struct sheet *sheet);
/* False, and a diagnostic, when the sheet is larger than Excel or memory allows; then nothing of it is written. */
bool xlsx_sheet_fits(struct xlsx_pen *pen, const struct sheet *sheet, const char *name);

/* ---- xlsx_cell.c: cells of the row that is being written ---- */
/* Writes the cell; returns the lines that it takes. */
size_t xlsx_cell(struct xlsx_pen *pen, size_t column, const struct sheet_cell *cell);
/* Days as Excel counts them since 1900. */
double xlsx_day(struct date d);
/* A note on a cell. */
void xlsx_note(struct xlsx_pen *pen, size_t column, const char *note);
/* The text, or as much of it as a cell or note holds, with an error that says so: the rest of the workbook is made. */
const char *xlsx_fit(struct xlsx_pen *pen, size_t column, const char *text);

/* ---- xlsx_sheet.c ---- */
void xlsx_sheet(struct xlsx_pen *pen, const struct sheet *sheet, const char *name);

/* ---- xlsx_table.c: what lies over the cells between two rows, once they are written ---- */
void xlsx_table(struct xlsx_pen *pen, unsigned head, unsigned last, const char *const *heads);
/* Tints by level, bars by number. */
void xlsx_rules(struct xlsx_pen *pen, unsigned first, unsigned last);
struct wb_format *xlsx_head_format(struct xlsx_pen *pen, size_t column);

/* ---- xlsx_print.c ---- */
struct xlsx_room {
    unsigned beside, below; /* pixels, 96 to the inch */
};
struct xlsx_extent {
    unsigned repeat_from, repeat_to, last; /* rows */
    struct xlsx_room room;                 /* of charts, beside and below the table */
};
/* Where what would begin `top` pixels below the upper edge of the sheet, and is so high, is to begin, so that it stands on one
 * printed page: there, or at the head of the next one. Room beside the table must be known. */
unsigned xlsx_uncut(const struct xlsx_pen *pen, const struct xlsx_extent *extent, unsigned top,
                    unsigned height);
/* Pixels of the rows that are written, from `from` up to `to`, which is not counted. */
unsigned xlsx_rows_high(const struct xlsx_pen *pen, unsigned from, unsigned to);
void xlsx_print_setup(struct xlsx_pen *pen, const struct xlsx_extent *extent);

/* ---- xlsx_plot.c ---- */
/* The sheet's charts, and the room that they take; rows of the sheet begin at `first`. */
void xlsx_plots(struct xlsx_pen *pen, unsigned first, struct xlsx_extent *extent);

#endif
