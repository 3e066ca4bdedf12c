/* xlsx_inner.h: shared by the files of this folder; not for other rooms, which use xlsx.h.
 *
 * There is one xlsx_pen for each workbook. workbook.c keeps the first error, and xlsx_write checks
 * for it once, at the end. */
#ifndef RENDER_XLSX_XLSX_INNER_H
#define RENDER_XLSX_XLSX_INNER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/codes.h"
#include "base/diag.h"
#include "base/vec.h"
#include "doc/book.h"
#include "doc/theme.h"
#include "render/xlsx/workbook.h"

enum xlsx_style {
    XLSX_TITLE, /* lines above the table */
    XLSX_NOTE,
    XLSX_KIND_WORDS, /* on a sheet without rows */
    XLSX_GROUP,
    XLSX_HEAD,
    XLSX_HEAD_UPRIGHT,
    XLSX_TEXT, /* from here on, styles of cells */
    XLSX_NUMBER,
    XLSX_DATE,
    XLSX_LEVEL,
    XLSX_SIGN,
    XLSX_INPUT,
    XLSX_OPEN,
    XLSX_OPEN_TEXT,
    XLSX_STYLE_COUNT
};
enum { XLSX_WRAP = 1, XLSX_LINK = 2, XLSX_VARIANTS = 4 }; /* bits for variants of a style */

struct xlsx_pen {
    struct arena *arena;
    const struct book *book;
    const struct theme *theme;
    struct diags *diags;
    struct wb_book *workbook;
    struct wb_format *styles[XLSX_STYLE_COUNT][XLSX_VARIANTS];
    struct wb_format **level_styles; /* book->n_levels, for conditional formats */
    const char **level_texts;        /* book->n_levels, as written in cells */
    /* The sheet being written: */
    const struct sheet *sheet;
    struct wb_sheet *page;
    const char *page_name;    /* in the workbook, after fixing */
    const char *const *heads; /* of its columns, likewise */
    const double *widths;     /* of its columns, in characters */
    unsigned *kinds;          /* of its columns: bit (1 << kind) for every kind of cell written */
    struct xlsx_pages {
        unsigned scale;         /* percent; 0: one page wide, at the scale that this needs */
        const unsigned *starts; /* columns that begin a page, except the first */
        size_t n;
    } pages; /* of its columns */
    size_t n_links;
    /* Sheets that were written, for charts of their cells on later ones: */
    VEC(struct xlsx_written {
        const struct sheet *sheet;
        const struct wb_sheet *page;
        unsigned first; /* row below the heads */
    })
    written;
    bool refused; /* nothing will be published; a finding has the reason */
};

/* ---- xlsx.c ---- */
/* Adds a finding, so that nothing is published; always returns false. */
bool xlsx_refuse(struct xlsx_pen *pen, enum code code, const char *text, const char *remedy);
bool xlsx_is_taken(const char *const *names, size_t n, const char *name); /* ignoring case */

/* ---- xlsx_style.c ---- */
void xlsx_styles(struct xlsx_pen *pen);
const char *xlsx_dates(const struct book *b); /* its date format */
/* A color of the theme, for workbook.h. */
unsigned xlsx_color(const struct xlsx_pen *pen, enum theme_color color);
/* Contrast ratio of two colors, 1 to 21 (WCAG 2.2, "contrast ratio"). */
double xlsx_contrast(unsigned a, unsigned b);

/* ---- xlsx_text.c ---- */
/* s with everything replaced that a workbook cannot contain: U+FFFD for control characters and
 * invalid UTF-8, LF for CR LF. s may be NULL. The result is s itself if nothing changed, otherwise
 * in the arena. */
const char *xlsx_clean(struct arena *a, const char *s);
/* The same, and protects "_x0041_", which Excel would read as an escaped "A". For cells, heads, and
 * notes. */
const char *xlsx_escaped(struct arena *a, const char *s);
/* Length in UTF-16 units, as Excel counts. */
size_t xlsx_length(const char *s);
/* An address that may be used as a link: relative, http(s), or mailto, short enough for Excel;
 * otherwise NULL. */
const char *xlsx_link(struct arena *a, const char *href);
const char *xlsx_symbol(struct sign sign);
/* The text of a level in a cell: "✔ Proficient". */
const char *xlsx_level_text(struct arena *a, struct sign sign, const char *name);
/* Text for the header or footer of a printed page, where & begins a command. */
const char *xlsx_print_text(struct arena *a, const char *s);

/* ---- xlsx_fit.c ---- */
/* Widths of the sheet's columns in characters, in the arena. */
double *xlsx_widths(struct arena *a, const struct sheet *sheet);
/* The number of lines of a text in a column of this many characters, broken at blanks. */
size_t xlsx_lines(const char *s, double width);
/* The width of the longest line, in characters. */
size_t xlsx_longest_line(const char *s);
/* Height in points for so many lines of the standard font times `scale`; at most Excel's limit. */
double xlsx_height(size_t lines, double scale);

/* ---- xlsx_size.c ---- */
/* Are the rows written to the file one by one, instead of being kept in memory? */
bool xlsx_streams(const struct sheet *sheet);
/* False, with a finding, if the sheet is larger than Excel or memory allows; then nothing of it is
 * written. */
bool xlsx_sheet_fits(struct xlsx_pen *pen, const struct sheet *sheet, const char *name);

/* ---- xlsx_cell.c: cells of the current row ---- */
/* Writes the cell; returns its number of lines. */
size_t xlsx_cell(struct xlsx_pen *pen, size_t column, const struct sheet_cell *cell);
/* The date as Excel's number of days since 1900. */
double xlsx_day(struct date d);
/* A note on a cell. */
void xlsx_note(struct xlsx_pen *pen, size_t column, const char *note);
/* The text, or if it is too long for a cell or note, its beginning, with an error; the workbook is
 * still made. */
const char *xlsx_fit(struct xlsx_pen *pen, size_t column, const char *text);

/* ---- xlsx_sheet.c ---- */
void xlsx_sheet(struct xlsx_pen *pen, const struct sheet *sheet, const char *name);

/* ---- xlsx_table.c: what is added to cells after they are written ---- */
void xlsx_table(struct xlsx_pen *pen, unsigned head, unsigned last, const char *const *heads);
/* Adds tints by level and bars by number. */
void xlsx_rules(struct xlsx_pen *pen, unsigned first, unsigned last);
/* Names the lists of a sheet, and offers those of others in its cells. */
void xlsx_lists(struct xlsx_pen *pen, unsigned first, unsigned last);
struct wb_format *xlsx_head_format(struct xlsx_pen *pen, size_t column);

bool xlsx_same_group(const struct sheet_column *a, const struct sheet_column *b);

/* ---- xlsx_pages.c ---- */
struct xlsx_room {
    unsigned beside, below; /* pixels, 96 to the inch */
};
struct xlsx_extent {
    unsigned repeat_from, repeat_to, last; /* rows */
    struct xlsx_room room;                 /* taken by charts beside and below the table */
    unsigned *breaks;                      /* rows before which a page ends, of a sheet of charts */
    size_t n_breaks;
};
/* Margins in inches; 14 mm at the sides. */
#define XLSX_SIDES 0.55
#define XLSX_ENDS 0.75
struct xlsx_paper { /* the area inside the margins, in pixels at full scale */
    double wide, high;
};
struct xlsx_paper xlsx_paper_of(const struct xlsx_pen *pen);
/* How the sheet's columns are distributed over pages. Its columns must have been set. */
struct xlsx_pages xlsx_pages(const struct xlsx_pen *pen);
unsigned xlsx_columns_beside(const struct xlsx_extent *e);
/* The y (pixels from the top of the sheet) at which a box of this height must start so that no page
 * break cuts it: `top`, or the start of the next printed page. room.beside must be set. */
unsigned xlsx_uncut(const struct xlsx_pen *pen, const struct xlsx_extent *extent, unsigned top,
                    unsigned height);
/* Height in pixels of the written rows from `from` to `to`, excluding `to`. */
unsigned xlsx_rows_high(const struct xlsx_pen *pen, unsigned from, unsigned to);

/* ---- xlsx_print.c ---- */
void xlsx_print_setup(struct xlsx_pen *pen, const struct xlsx_extent *extent);

/* ---- xlsx_plot.c ---- */
enum { XLSX_CHART_WIDTH = 480, XLSX_CHART_GAP = 16 }; /* pixels */
/* Adds the sheet's charts and sets the room that they take; the sheet's rows begin at `first`. */
void xlsx_plots(struct xlsx_pen *pen, unsigned first, struct xlsx_extent *extent);
/* A chart of cells whose rows begin at `first`, without its place, height, and guides. */
struct wb_chart xlsx_chart_of(struct xlsx_pen *pen, const struct sheet_plot *p, unsigned first);

/* ---- xlsx_charts.c ---- */
/* Writes the rows of a sheet of charts. Its column must have been set. */
void xlsx_charts(struct xlsx_pen *pen, struct xlsx_extent *extent);
/* The columns of such a sheet. */
extern const struct sheet_column xlsx_charts_columns[];
extern const size_t xlsx_charts_n_columns;

#endif
