/* xlsx_size.c: the size of a sheet before it is written. A sheet that streams keeps only one row in
 * memory; but notes and links of any sheet stay there until the workbook is closed. */
#include "render/xlsx/xlsx_inner.h"

/* Measured with libxlsxwriter 1.1.4 and the texts of a class of 25, rounded up. */
enum { CELL_BYTES = 160, NOTE_BYTES = 1200, LINK_BYTES = 400 };

enum { MOST_BYTES = 1 << 30 }; /* of one sheet; a worker should take less than this */

bool xlsx_streams(const struct sheet *s) {
    enum { MANY_ROWS = 5000, MANY_CELLS = 200000 };
    return s->n_rows > MANY_ROWS || s->n_rows * s->n_columns > MANY_CELLS;
}

static size_t bytes_of(const struct sheet *s) {
    size_t sum = xlsx_streams(s) ? 0 : s->n_rows * s->n_columns * (size_t)CELL_BYTES;
    for (const struct sheet_row *r = s->rows; r; r = r->next)
        for (size_t i = 0; i < s->n_columns; i++) {
            if (r->cells[i].note) sum += NOTE_BYTES;
            if (r->cells[i].href) sum += LINK_BYTES;
        }
    return sum;
}

static bool refuse(struct xlsx_pen *pen, const char *text) {
    return xlsx_refuse(
        pen, CODE_SHEET_TOO_LARGE, text,
        "build a smaller part with --class, split the class, or give it fewer frameworks");
}

bool xlsx_sheet_fits(struct xlsx_pen *pen, const struct sheet *s, const char *name) {
    enum { ABOVE = 6 }; /* rows above the cells: title, note, legend, space, groups, heads */
    if (s->n_rows + ABOVE > WB_ROWS || s->n_columns > WB_COLUMNS)
        return refuse(
            pen,
            arena_printf(
                pen->arena,
                "sheet '%s' would need %zu rows and %zu columns; Excel's limits are 1,048,576 and 16,384",
                name, s->n_rows + ABOVE, s->n_columns));
    size_t bytes = bytes_of(s);
    if (bytes <= MOST_BYTES) return true;
    return refuse(pen,
                  arena_printf(pen->arena,
                               "sheet '%s' would need about %zu MB of memory; the limit is %d MB",
                               name, bytes >> 20, MOST_BYTES >> 20));
}
