/* xlsx_print.c: print setup of a sheet: paper, heads repeated on every page, page numbers. */
#include "base/buf.h"
#include "base/utf8.h"
#include "render/xlsx/xlsx_inner.h"

#include <math.h>
#include <string.h>

/* ---- header and footer ---- */

/* Excel's limit is 255 characters including commands. A longer text is cut: it only repeats what is
 * on the sheet. */
static const char *shortened(struct arena *a, const char *text, size_t room) {
    if (xlsx_length(text) <= room) return text;
    const char *end = text;
    for (size_t n = 0;;) {
        const char *p = end;
        bool is_pair = *p == '&'; /* "&&" is one character, so it is not split */
        n += utf8_next(&p) >= 0x10000 ? 2 : 1;
        if (is_pair) {
            n++;
            p++;
        }
        if (n >= room) break;
        end = p;
    }
    return arena_printf(a, "%.*s…", (int)(end - text), text);
}

/* "Page {page} of {pages}" with Excel's commands for the numbers. */
static const char *page_numbers(struct arena *a, const char *page_of) {
    static const struct {
        const char *word, *command;
    } words[] = {{"{page}", "&P"}, {"{pages}", "&N"}};
    struct buf b = BUF_INIT;
    for (const char *p = xlsx_print_text(a, page_of); *p;) {
        size_t i = 0, n = sizeof words / sizeof *words;
        while (i < n && strncmp(p, words[i].word, strlen(words[i].word)) != 0) i++;
        if (i < n) {
            buf_str(&b, words[i].command);
            p += strlen(words[i].word);
        } else {
            buf_char(&b, *p++);
        }
    }
    const char *text = shortened(a, b.p, 60);
    text = text == b.p ? buf_dup(&b, a) : text;
    buf_release(&b);
    return text;
}

static const char *head(struct xlsx_pen *pen) {
    struct arena *a = pen->arena;
    const struct book *b = pen->book;
    if (!b->head || !*b->head) return NULL;
    const char *text = shortened(a, xlsx_print_text(a, b->head), 230);
    return arena_printf(a, "&%c&9&K%06X%s", b->rtl ? 'R' : 'L', pen->theme->light[COLOR_SOFT],
                        text);
}

static const char *foot(struct xlsx_pen *pen) {
    struct arena *a = pen->arena;
    const struct book *b = pen->book;
    unsigned soft = pen->theme->light[COLOR_SOFT];
    const char *title = shortened(a, xlsx_print_text(a, b->title), 150);
    const char *pages = page_numbers(a, b->page_of ? b->page_of : "{page} / {pages}");
    if (b->rtl) return arena_printf(a, "&L&9&K%06X%s&R&9&K%06X%s", soft, pages, soft, title);
    return arena_printf(a, "&L&9&K%06X%s&R&9&K%06X%s", soft, title, soft, pages);
}

/* ---- pages ---- */

static double sum(const double *widths, size_t n) {
    double total = 0;
    for (size_t i = 0; i < n; i++) total += widths[i];
    return total;
}

struct paper { /* the area inside the margins, in points */
    double wide, high;
};

#define SIDES 0.55 /* margins in inches; 14 mm */
#define ENDS 0.75
#define EDGE 0.35 /* of header and footer */

static struct paper paper_of(const struct xlsx_pen *pen) {
    static const double letter[] = {612, 792}, a4[] = {595, 842};
    const double *size = pen->book->a4 ? a4 : letter;
    const double inch = 72;
    const bool landscape = pen->sheet->landscape;
    return (struct paper){size[landscape] - 2 * SIDES * inch, size[!landscape] - 2 * ENDS * inch};
}

/* One page wide, unless that would make the print smaller than about 6 points: then as many pages
 * as needed, with the frozen columns on each. */
static unsigned pages_wide(const struct xlsx_pen *pen, const struct xlsx_room *plots) {
    const double points_of_character = 5.25, smallest = 0.55;
    const struct sheet *s = pen->sheet;
    double room = paper_of(pen).wide / points_of_character / smallest;
    double frozen = sum(pen->widths, (size_t)s->freeze_columns),
           total = sum(pen->widths, s->n_columns);
    if (plots->beside) return 1;
    if (total <= room || room - frozen < room / 3) return 1;
    return (unsigned)ceil((total - frozen) / (room - frozen));
}

enum { COLUMN = 64, ROW = 20 }; /* pixels of empty columns and rows */

static unsigned columns_beside(const struct xlsx_extent *e) {
    return (e->room.beside + COLUMN - 1) / COLUMN;
}

/* Height of a page in pixels of the sheet, at the scale that fits its width: in whole percent. */
static double pixels_high(const struct xlsx_pen *pen, const struct xlsx_extent *e) {
    const double pixels_of_point = 96.0 / 72;
    const struct sheet *s = pen->sheet;
    const struct paper paper = paper_of(pen);
    double all = 0, frozen = 0;
    for (unsigned i = 0; i < s->n_columns + columns_beside(e); i++) {
        all += wb_column_width(pen->page, i);
        if (i + 1 == (unsigned)s->freeze_columns) frozen = all;
    }
    unsigned n = pages_wide(pen, &e->room);
    double wide = frozen + (all - frozen) / n, scale = fmin(1, paper.wide * pixels_of_point / wide);
    return paper.high * pixels_of_point / (floor(scale * 100) / 100);
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

void xlsx_print_setup(struct xlsx_pen *pen, const struct xlsx_extent *extent) {
    enum { LETTER = 1, A4 = 9 };
    const struct sheet *s = pen->sheet;
    unsigned below = (extent->room.below + ROW - 1) / ROW;
    const struct wb_print print = {
        .landscape = s->landscape,
        .paper = pen->book->a4 ? A4 : LETTER,
        .sides = SIDES,
        .ends = ENDS,
        .edge = EDGE,
        .pages_wide = pages_wide(pen, &extent->room),
        .head = head(pen),
        .foot = foot(pen),
        .area = {.bottom = extent->last + below,
                 .right = (unsigned)s->n_columns - 1 + columns_beside(extent)},
        .repeats = s->n_rows > 0,
        .repeat_from = extent->repeat_from,
        .repeat_to = extent->repeat_to,
        .repeat_columns = (unsigned)s->freeze_columns};
    wb_print(pen->page, &print);
}
