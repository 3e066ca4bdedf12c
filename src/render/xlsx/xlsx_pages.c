/* xlsx_pages.c: which columns of a sheet are printed on one page, at which scale, and where pages
 * end. */
#include "render/xlsx/xlsx_inner.h"

#include <math.h>
#include <string.h>

#define PIXELS_OF_POINT (96.0 / 72)

struct xlsx_paper xlsx_paper_of(const struct xlsx_pen *pen) {
    static const double letter[] = {612, 792}, a4[] = {595, 842}; /* points */
    const double *size = pen->book->a4 ? a4 : letter;
    const double inch = 72;
    const bool landscape = pen->sheet->landscape;
    return (struct xlsx_paper){(size[landscape] - 2 * XLSX_SIDES * inch) * PIXELS_OF_POINT,
                               (size[!landscape] - 2 * XLSX_ENDS * inch) * PIXELS_OF_POINT};
}

/* ---- pages side by side ---- */

/* Below this percentage, the print would be smaller than about 6 points. */
enum { SMALLEST = 55, WHOLE = 100 };

static double width_of(const struct xlsx_pen *pen, size_t from, size_t to) {
    double sum = 0;
    for (size_t i = from; i < to; i++) sum += wb_column_width(pen->page, (unsigned)i);
    return sum;
}

static size_t end_of_group(const struct sheet *s, size_t i) {
    size_t end = i + 1;
    while (end < s->n_columns && xlsx_same_group(&s->columns[i], &s->columns[end])) end++;
    return end;
}

/* Programs that lack the font of the workbook make columns up to a fifth wider. */
static double room_at(const struct xlsx_pen *pen, unsigned scale) {
    return xlsx_paper_of(pen).wide * 0.82 * 100 / scale;
}

/* Fills pages from left to right with whole groups of columns, with the frozen columns on each; a
 * group that is wider than a page is split. Returns the number of pages; starts has room for a page
 * a column. */
static size_t fill(const struct xlsx_pen *pen, unsigned scale, unsigned *starts) {
    const struct sheet *s = pen->sheet;
    const size_t frozen = (size_t)s->freeze_columns;
    const double room = room_at(pen, scale) - width_of(pen, 0, frozen);
    size_t n = 0;
    double used = 0;
    for (size_t i = frozen, end; i < s->n_columns; i = end) {
        end = end_of_group(s, i);
        if (width_of(pen, i, end) > room) end = i + 1;
        double wide = width_of(pen, i, end);
        if (used > 0 && used + wide > room) {
            starts[n++] = (unsigned)i;
            used = 0;
        }
        used += wide;
    }
    return n + 1;
}

struct xlsx_pages xlsx_pages(const struct xlsx_pen *pen) {
    const struct sheet *s = pen->sheet;
    const double all = width_of(pen, 0, s->n_columns),
                 room = xlsx_paper_of(pen).wide * 100 / SMALLEST,
                 frozen = width_of(pen, 0, (size_t)s->freeze_columns);
    struct xlsx_pages pages = {0};
    bool beside = s->plots && !s->plots_below;
    if (beside || all <= room || room - frozen < room / 3) return pages;
    unsigned *starts = arena_array(pen->arena, s->n_columns + 1, sizeof *starts);
    size_t least = fill(pen, SMALLEST, starts);
    pages.scale = WHOLE;
    while (pages.scale > SMALLEST && fill(pen, pages.scale, starts) > least) pages.scale--;
    pages.n = fill(pen, pages.scale, starts) - 1;
    pages.starts = starts;
    return pages;
}

/* ---- page ends ---- */

unsigned xlsx_columns_beside(const struct xlsx_extent *e) {
    enum { COLUMN = 64 }; /* pixels of an empty one */
    return (e->room.beside + COLUMN - 1) / COLUMN;
}

/* Height of a page in pixels of the sheet, at its scale: in whole percent. */
static double pixels_high(const struct xlsx_pen *pen, const struct xlsx_extent *e) {
    const struct xlsx_paper paper = xlsx_paper_of(pen);
    if (pen->pages.scale) return paper.high * 100 / pen->pages.scale;
    double all = width_of(pen, 0, pen->sheet->n_columns + xlsx_columns_beside(e));
    return paper.high / (floor(fmin(1, paper.wide / all) * 100) / 100);
}

unsigned xlsx_rows_high(const struct xlsx_pen *pen, unsigned from, unsigned to) {
    unsigned sum = 0;
    for (unsigned row = from; row < to; row++) sum += wb_row_height(pen->page, row);
    return sum;
}

/* Programs disagree about page ends: LibreOffice makes rows up to a tenth lower than their stated
 * height. The error grows from page to page. */
unsigned xlsx_uncut(const struct xlsx_pen *pen, const struct xlsx_extent *e, unsigned top,
                    unsigned height) {
    const double before = 0.02, after = 0.1, page = pixels_high(pen, e);
    double room = page, page_top = 0, y = 0, n = 1;
    for (unsigned row = 0;; row++) {
        double next = y + wb_row_height(pen->page, row);
        if (next - page_top > room) { /* the page ends above this row */
            if (top + height <= y - n * before * page) return top;
            if (top < y + n * after * page) return (unsigned)(y + n * after * page);
            page_top = y;
            room = page - xlsx_rows_high(pen, e->repeat_from, e->repeat_to + 1);
            n++;
        }
        y = next;
    }
}
