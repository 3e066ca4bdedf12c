/* xlsx_print.c: print setup of a sheet: paper, heads repeated on every page, page numbers. */
#include "base/buf.h"
#include "base/utf8.h"
#include "render/xlsx/xlsx_inner.h"

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

/* ---- setup ---- */

/* Of a sheet of charts, only the first column is printed. */
static unsigned last_column(const struct xlsx_pen *pen, const struct xlsx_extent *extent) {
    if (pen->sheet->plots_of) return 0;
    return (unsigned)pen->sheet->n_columns - 1 + xlsx_columns_beside(extent);
}

void xlsx_print_setup(struct xlsx_pen *pen, const struct xlsx_extent *extent) {
    enum { LETTER = 1, A4 = 9, ROW = 20 /* pixels of an empty one */ };
    const struct sheet *s = pen->sheet;
    unsigned below = (extent->room.below + ROW - 1) / ROW;
    const struct wb_print print = {
        .landscape = s->landscape,
        .paper = pen->book->a4 ? A4 : LETTER,
        .sides = XLSX_SIDES,
        .ends = XLSX_ENDS,
        .edge = 0.35,
        .scale = pen->pages.scale,
        .columns = pen->pages.starts,
        .n_columns = pen->pages.n,
        .rows = extent->breaks,
        .n_rows = extent->n_breaks,
        .head = head(pen),
        .foot = foot(pen),
        .area = {.bottom = extent->last + below, .right = last_column(pen, extent)},
        .repeats = s->n_rows > 0,
        .repeat_from = extent->repeat_from,
        .repeat_to = extent->repeat_to,
        .repeat_columns = (unsigned)s->freeze_columns};
    wb_print(pen->page, &print);
}
