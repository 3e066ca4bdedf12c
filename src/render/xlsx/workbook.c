/* workbook.c: the only file that uses libxlsxwriter.
 *
 * A sheet that streams uses the library's constant_memory mode, which is meant for a whole
 * workbook: it does not share texts between cells, and refuses tables. That suits only long logs,
 * so the mode is switched for each sheet. */
#include "render/xlsx/workbook.h"

#include "base/buf.h"
#include "base/late.h"
#include "base/vec.h"
#include "render/xlsx/readback.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <xlsxwriter.h>

#define CALLS(X)                              \
    X(chart_add_series)                       \
    X(chart_axis_major_gridlines_set_line)    \
    X(chart_axis_major_gridlines_set_visible) \
    X(chart_axis_set_label_position)          \
    X(chart_axis_set_line)                    \
    X(chart_axis_set_major_tick_mark)         \
    X(chart_axis_set_major_unit)              \
    X(chart_axis_set_max)                     \
    X(chart_axis_set_min)                     \
    X(chart_axis_set_name)                    \
    X(chart_axis_set_name_font)               \
    X(chart_axis_set_num_font)                \
    X(chart_axis_set_num_format)              \
    X(chart_axis_set_reverse)                 \
    X(chart_chartarea_set_line)               \
    X(chart_legend_delete_series)             \
    X(chart_legend_set_font)                  \
    X(chart_legend_set_position)              \
    X(chart_series_set_categories)            \
    X(chart_series_set_error_bars)            \
    X(chart_series_set_error_bars_direction)  \
    X(chart_series_set_error_bars_endcap)     \
    X(chart_series_set_error_bars_line)       \
    X(chart_series_set_fill)                  \
    X(chart_series_set_labels)                \
    X(chart_series_set_labels_custom)         \
    X(chart_series_set_labels_font)           \
    X(chart_series_set_labels_position)       \
    X(chart_series_set_line)                  \
    X(chart_series_set_marker_fill)           \
    X(chart_series_set_marker_line)           \
    X(chart_series_set_marker_size)           \
    X(chart_series_set_marker_type)           \
    X(chart_series_set_name)                  \
    X(chart_series_set_name_range)            \
    X(chart_series_set_values)                \
    X(chart_show_blanks_as)                   \
    X(chart_title_set_name)                   \
    X(chart_title_set_name_font)              \
    X(format_set_align)                       \
    X(format_set_bg_color)                    \
    X(format_set_bold)                        \
    X(format_set_bottom)                      \
    X(format_set_bottom_color)                \
    X(format_set_fg_color)                    \
    X(format_set_font_color)                  \
    X(format_set_font_size)                   \
    X(format_set_indent)                      \
    X(format_set_left)                        \
    X(format_set_left_color)                  \
    X(format_set_num_format)                  \
    X(format_set_pattern)                     \
    X(format_set_reading_order)               \
    X(format_set_right)                       \
    X(format_set_right_color)                 \
    X(format_set_rotation)                    \
    X(format_set_text_wrap)                   \
    X(format_set_underline)                   \
    X(format_set_unlocked)                    \
    X(lxw_rowcol_to_cell)                     \
    X(lxw_rowcol_to_range)                    \
    X(lxw_rowcol_to_range_abs)                \
    X(lxw_sst_free)                           \
    X(lxw_sst_new)                            \
    X(lxw_strerror)                           \
    X(lxw_workbook_free)                      \
    X(workbook_add_chart)                     \
    X(workbook_add_format)                    \
    X(workbook_add_worksheet)                 \
    X(workbook_close)                         \
    X(workbook_define_name)                   \
    X(workbook_new_opt)                       \
    X(workbook_set_properties)                \
    X(worksheet_add_table)                    \
    X(worksheet_autofilter)                   \
    X(worksheet_conditional_format_range)     \
    X(worksheet_data_validation_range)        \
    X(worksheet_fit_to_pages)                 \
    X(worksheet_freeze_panes)                 \
    X(worksheet_gridlines)                    \
    X(worksheet_hide)                         \
    X(worksheet_ignore_errors)                \
    X(worksheet_insert_chart_opt)             \
    X(worksheet_merge_range)                  \
    X(worksheet_outline_settings)             \
    X(worksheet_print_across)                 \
    X(worksheet_print_area)                   \
    X(worksheet_protect)                      \
    X(worksheet_repeat_columns)               \
    X(worksheet_repeat_rows)                  \
    X(worksheet_right_to_left)                \
    X(worksheet_set_column_opt)               \
    X(worksheet_set_footer_opt)               \
    X(worksheet_set_h_pagebreaks)             \
    X(worksheet_set_header_opt)               \
    X(worksheet_set_landscape)                \
    X(worksheet_set_margins)                  \
    X(worksheet_set_paper)                    \
    X(worksheet_set_portrait)                 \
    X(worksheet_set_print_scale)              \
    X(worksheet_set_row)                      \
    X(worksheet_set_row_opt)                  \
    X(worksheet_set_tab_color)                \
    X(worksheet_set_v_pagebreaks)             \
    X(worksheet_write_blank)                  \
    X(worksheet_write_comment_opt)            \
    X(worksheet_write_formula_num)            \
    X(worksheet_write_formula_str)            \
    X(worksheet_write_number)                 \
    X(worksheet_write_string)                 \
    X(worksheet_write_url_opt)

struct library {
    CALLS(LATE_CALL)
};
static const char *const call_names[] = {CALLS(LATE_NAME)};
LATE_NAMED(LIBRARY_XLSXWRITER);

struct wb_book {
    const struct library *l;
    struct arena *arena;
    lxw_workbook *workbook;
    char *path, *folder;
    const char *author;
    struct readback_counts written;
    lxw_error error; /* the first error */
};

/* The end of the library's messages, NUL-terminated. */
struct captured {
    char text[512];
    size_t length;
    bool no_memory;
};

struct wb_sheet {
    const struct library *l;
    struct wb_book *book;
    lxw_worksheet *page;
    const char *name;
    unsigned row;
    bool streams, has_notes;
    VEC(unsigned) widths, heights; /* pixels */
};

/* Called after each library call, because a later system error could replace ENOMEM in errno. */
static void check(struct wb_book *b, lxw_error e) {
    if (e == LXW_ERROR_MEMORY_MALLOC_FAILED) errno = ENOMEM;
    mem_check();
    if (e != LXW_NO_ERROR && b->error == LXW_NO_ERROR) b->error = e;
}

static lxw_col_t column_of(unsigned i) { return (lxw_col_t)i; }

/* An area as four arguments for the library. */
#define AREA(a) (a)->top, column_of((a)->left), (a)->bottom, column_of((a)->right)

unsigned wb_rgb(unsigned rgb) { return rgb | 1u << 24; }

/* For the library, 0 means "no color"; it has a special value for black. */
static lxw_color_t color_of(unsigned c) { return c & 0xFFFFFF ? c & 0xFFFFFF : LXW_COLOR_BLACK; }

const char *wb_cell_name(const struct wb_sheet *s, unsigned row, unsigned column) {
    char name[LXW_MAX_CELL_NAME_LENGTH];
    s->l->lxw_rowcol_to_cell(name, row, column_of(column));
    return arena_strdup(s->book->arena, name);
}

/* ---- the book ---- */

/* "." for a path without a folder. */
static char *folder_of(struct arena *a, const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(a, path, (size_t)(slash - path) + (slash == path))
                 : arena_strdup(a, ".");
}

static void set_properties(struct wb_book *b, const struct wb_properties *p) {
    /* Noon is on the same day in nearly every time zone. */
    const time_t noon = (time_t)date_days(p->date) * 86400 + 43200;
    lxw_doc_properties properties = {.title = (char *)p->title,
                                     .subject = (char *)p->subject,
                                     .author = (char *)p->author,
                                     .company = (char *)p->company,
                                     .created = noon};
    check(b, b->l->workbook_set_properties(b->workbook, &properties));
}

struct wb_book *wb_open(struct arena *a, const char *path, const struct wb_properties *properties,
                        const char **why) {
    struct library *l = arena_make(a, struct library);
    *why = WB_NO_LIBRARY;
    if (late_load(LIBRARY_XLSXWRITER, call_names, l, sizeof *l) != LATE_LOADED) return NULL;
    FILE *file = fopen(path, "wb"); /* because the library would not say why it failed */
    if (!file || fclose(file) != 0) {
        *why = strerror(errno);
        return NULL;
    }
    struct wb_book *b = arena_make(a, struct wb_book);
    b->l = l;
    b->arena = a;
    b->path = arena_strdup(a, path);
    b->folder = folder_of(a, path);
    b->author = properties->author ? properties->author : "";
    /* Until wb_close: when out of memory, the library prints a message and writes an incomplete
     * workbook. */
    mem_watch();
    b->workbook = l->workbook_new_opt(path, &(lxw_workbook_options){.tmpdir = b->folder});
    mem_check();
    set_properties(b, properties);
    return b;
}

/* ---- messages printed by the library ---- */

/* If the library runs out of memory while it assembles the workbook, it prints a message and
 * continues, and the workbook lacks a format or a text. With glibc, a program can replace stderr
 * (GNU C Library manual, "Standard Streams"), so the messages can be captured. */

static ssize_t keep_line(void *cookie, const char *text, size_t size) {
    struct captured *s = cookie;
    const size_t most = sizeof s->text - 1, kept = size < most ? size : most;
    if (s->length + kept > most) { /* keep only the end */
        const size_t less = s->length + kept - most;
        memmove(s->text, s->text + less, s->length - less);
        s->length -= less;
    }
    memcpy(s->text + s->length, text + size - kept, kept);
    s->length += kept;
    s->text[s->length] = '\0';
    s->no_memory = s->no_memory || strstr(s->text, "Memory allocation failed");
    return (ssize_t)size;
}

static lxw_error close_and_capture(struct wb_book *b, struct captured *messages) {
    FILE *sink = fopencookie(messages, "w", (cookie_io_functions_t){.write = keep_line});
    if (!sink) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    setvbuf(sink, NULL, _IONBF, 0);
    FILE *before = stderr;
    stderr = sink;
    const lxw_error e = b->l->workbook_close(b->workbook);
    stderr = before;
    const int system = errno;
    fclose(sink);
    errno = system;
    return messages->no_memory ? LXW_ERROR_MEMORY_MALLOC_FAILED : e;
}

/* The system's message is more precise than the library's. */
static const char *fault_of(const struct wb_book *b, int system) {
    if (b->error != LXW_NO_ERROR) return system ? strerror(system) : b->l->lxw_strerror(b->error);
    if (readback_is_whole(b->path, &b->written)) return NULL;
    return "part of it was lost while it was written; the disk may be full";
}

bool wb_close(struct wb_book *b, const char **why) {
    struct captured messages = {0};
    mem_check();
    mem_watch();
    if (b->error == LXW_NO_ERROR)
        check(b, close_and_capture(b, &messages));
    else
        b->l->lxw_workbook_free(b->workbook);
    mem_check();
    *why = fault_of(b, errno);
    if (*why) remove(b->path);
    return !*why;
}

void wb_abandon(struct wb_book *b) {
    b->l->lxw_workbook_free(b->workbook);
    remove(b->path);
}

/* ---- formats ---- */

static void set_edges(const struct library *l, lxw_format *f, const struct wb_format *o) {
    if (o->sides) {
        l->format_set_left(f, LXW_BORDER_THIN);
        l->format_set_right(f, LXW_BORDER_THIN);
        l->format_set_left_color(f, color_of(o->sides));
        l->format_set_right_color(f, color_of(o->sides));
    }
    if (o->below) l->format_set_bottom(f, LXW_BORDER_THIN);
    if (o->below) l->format_set_bottom_color(f, color_of(o->below));
}

/* The background of a conditional format corresponds to the foreground of a cell's pattern. */
static void set_ground(const struct library *l, lxw_format *f, unsigned ground, bool rule) {
    if (!ground) return;
    if (rule) {
        l->format_set_bg_color(f, color_of(ground));
        return;
    }
    l->format_set_pattern(f, LXW_PATTERN_SOLID);
    l->format_set_fg_color(f, color_of(ground));
}

static void set_place(const struct library *l, lxw_format *f, const struct wb_format *o) {
    static const uint8_t across[] = {LXW_ALIGN_NONE, LXW_ALIGN_LEFT, LXW_ALIGN_CENTER,
                                     LXW_ALIGN_RIGHT};
    static const uint8_t down[] = {LXW_ALIGN_NONE, LXW_ALIGN_VERTICAL_CENTER,
                                   LXW_ALIGN_VERTICAL_TOP};
    enum { RIGHT_TO_LEFT = 2 };
    if (o->align) l->format_set_align(f, across[o->align]);
    if (o->valign) l->format_set_align(f, down[o->valign]);
    if (o->indent) l->format_set_indent(f, (uint8_t)o->indent);
    if (o->rotation) l->format_set_rotation(f, (int16_t)o->rotation);
    if (o->wrap) l->format_set_text_wrap(f);
    if (o->rtl) l->format_set_reading_order(f, RIGHT_TO_LEFT);
}

static lxw_format *new_format(struct wb_book *b, const struct wb_format *o, bool rule) {
    lxw_format *f = b->l->workbook_add_format(b->workbook);
    if (o->size > 0) b->l->format_set_font_size(f, o->size);
    if (o->bold) b->l->format_set_bold(f);
    if (o->underline) b->l->format_set_underline(f, LXW_UNDERLINE_SINGLE);
    if (o->text) b->l->format_set_font_color(f, color_of(o->text));
    if (o->number) b->l->format_set_num_format(f, o->number);
    if (o->open) b->l->format_set_unlocked(f);
    set_ground(b->l, f, o->ground, rule);
    set_edges(b->l, f, o);
    set_place(b->l, f, o);
    return f;
}

static lxw_format *cell_format(struct wb_book *b, struct wb_format *o) {
    if (o && !o->as_cell) o->as_cell = new_format(b, o, false);
    return o ? o->as_cell : NULL;
}

static lxw_format *rule_format(struct wb_book *b, struct wb_format *o) {
    if (!o->as_rule) o->as_rule = new_format(b, o, true);
    return o->as_rule;
}

/* ---- a sheet ---- */

struct wb_sheet *wb_sheet_add(struct wb_book *b, const char *name, bool streams) {
    struct wb_sheet *s = arena_make(b->arena, struct wb_sheet);
    b->workbook->options.constant_memory = streams;
    *s = (struct wb_sheet){.l = b->l, .book = b, .name = name, .streams = streams};
    s->page = b->l->workbook_add_worksheet(b->workbook, name);
    b->l->worksheet_gridlines(s->page, LXW_HIDE_ALL_GRIDLINES);
    return s;
}

void wb_tab(struct wb_sheet *s, unsigned color) {
    s->l->worksheet_set_tab_color(s->page, color_of(color));
}

void wb_right_to_left(struct wb_sheet *s) { s->l->worksheet_right_to_left(s->page); }

/* Some programs print hidden sheets too: of this one, a cell that is always empty. */
void wb_hide(struct wb_sheet *s) {
    const struct wb_area blank = {LXW_ROW_MAX - 1, LXW_COL_MAX - 1, LXW_ROW_MAX - 1,
                                  LXW_COL_MAX - 1};
    s->l->worksheet_hide(s->page);
    check(s->book, s->l->worksheet_print_area(s->page, AREA(&blank)));
}

void wb_protect(struct wb_sheet *s) {
    lxw_protection may = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE};
    s->l->worksheet_protect(s->page, NULL, &may);
}

void wb_column(struct wb_sheet *s, double width, bool inner) {
    enum { DIGIT = 7, PADDING = 5 }; /* pixels of Calibri 11 */
    lxw_row_col_options fold = {.level = inner};
    lxw_col_t i = column_of((unsigned)s->widths.n);
    unsigned pixels = (unsigned)(width * DIGIT + 0.5) + PADDING;
    VEC_PUSH(s->book->arena, &s->widths, pixels);
    check(s->book, s->l->worksheet_set_column_opt(s->page, i, i, width, NULL, &fold));
    /* The button that collapses columns is above the column before the inner ones. */
    if (inner) s->l->worksheet_outline_settings(s->page, LXW_TRUE, LXW_TRUE, LXW_FALSE, LXW_FALSE);
}

void wb_freeze(struct wb_sheet *s, unsigned rows, unsigned columns) {
    /* One selection for each pane except the fixed corner. */
    if (rows || columns) s->book->written.selections += rows && columns ? 3 : 1;
    s->l->worksheet_freeze_panes(s->page, rows, column_of(columns));
}

/* ---- cells ---- */

unsigned wb_row(const struct wb_sheet *s) { return s->row; }

static void count_cells(struct wb_sheet *s, size_t cells, lxw_error e) {
    s->book->written.cells += cells;
    check(s->book, e);
}

/* Without a format, no cell is written. */
void wb_blank(struct wb_sheet *s, unsigned column, struct wb_format *f) {
    count_cells(
        s, f ? 1 : 0,
        s->l->worksheet_write_blank(s->page, s->row, column_of(column), cell_format(s->book, f)));
}

void wb_text(struct wb_sheet *s, unsigned column, const char *text, struct wb_format *f) {
    count_cells(s, f || *text ? 1 : 0,
                s->l->worksheet_write_string(s->page, s->row, column_of(column), text,
                                             cell_format(s->book, f)));
}

void wb_number(struct wb_sheet *s, unsigned column, double number, struct wb_format *f) {
    count_cells(s, 1,
                s->l->worksheet_write_number(s->page, s->row, column_of(column), number,
                                             cell_format(s->book, f)));
}

void wb_formula(struct wb_sheet *s, unsigned column, const char *formula, double result,
                struct wb_format *f) {
    count_cells(s, 1,
                s->l->worksheet_write_formula_num(s->page, s->row, column_of(column), formula,
                                                  cell_format(s->book, f), result));
}

void wb_formula_text(struct wb_sheet *s, unsigned column, const char *formula, const char *result,
                     struct wb_format *f) {
    count_cells(s, 1,
                s->l->worksheet_write_formula_str(s->page, s->row, column_of(column), formula,
                                                  cell_format(s->book, f), result));
}

void wb_merged(struct wb_sheet *s, unsigned left, unsigned right, const char *text,
               struct wb_format *f) {
    count_cells(s, right - left + 1,
                s->l->worksheet_merge_range(s->page, s->row, column_of(left), s->row,
                                            column_of(right), text, cell_format(s->book, f)));
}

void wb_link(struct wb_sheet *s, unsigned column, const char *text, const char *url,
             struct wb_format *f) {
    s->book->written.links++;
    count_cells(s, 1,
                s->l->worksheet_write_url_opt(s->page, s->row, column_of(column), url,
                                              cell_format(s->book, f), text, NULL));
}

void wb_note(struct wb_sheet *s, unsigned column, const struct wb_note *note) {
    lxw_comment_options options = {.visible = LXW_COMMENT_DISPLAY_HIDDEN,
                                   .author = (char *)s->book->author,
                                   .width = (uint16_t)note->width,
                                   .height = (uint16_t)note->height,
                                   .font_name = "Calibri",
                                   .font_size = 10,
                                   .color = color_of(note->ground)};
    s->book->written.notes++;
    /* The library lists an empty author first, which is also the author of notes without one. */
    if (!s->has_notes) s->book->written.authors += *s->book->author ? 2 : 1;
    s->has_notes = true;
    check(s->book, s->l->worksheet_write_comment_opt(s->page, s->row, column_of(column), note->text,
                                                     &options));
}

enum { COLUMN_PIXELS = 64, ROW_POINTS = 15 }; /* Excel's defaults */

static unsigned pixels_of(double points) { return (unsigned)(points * 96 / 72); }

void wb_end_row(struct wb_sheet *s, double height) {
    mem_check();
    if (height > 0) check(s->book, s->l->worksheet_set_row(s->page, s->row, height, NULL));
    VEC_PUSH(s->book->arena, &s->heights, pixels_of(height > 0 ? height : ROW_POINTS));
    s->row++;
}

void wb_end_hidden_row(struct wb_sheet *s) {
    lxw_row_col_options hidden = {.hidden = LXW_TRUE};
    mem_check();
    check(s->book, s->l->worksheet_set_row_opt(s->page, s->row, ROW_POINTS, NULL, &hidden));
    VEC_PUSH(s->book->arena, &s->heights, 0);
    s->row++;
}

unsigned wb_column_width(const struct wb_sheet *s, unsigned i) {
    return i < s->widths.n ? s->widths.v[i] : COLUMN_PIXELS;
}

unsigned wb_row_height(const struct wb_sheet *s, unsigned i) {
    return i < s->heights.n ? s->heights.v[i] : pixels_of(ROW_POINTS);
}

/* ---- over the cells ---- */

/* Appends text in quotes, with quotes inside it doubled. */
static void add_quoted(struct buf *out, char quote, const char *text) {
    buf_char(out, quote);
    for (; *text; text++) {
        if (*text == quote) buf_char(out, quote);
        buf_char(out, *text);
    }
    buf_char(out, quote);
}

void wb_define(struct wb_sheet *s, const char *name, const struct wb_area *a) {
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    struct buf formula = BUF_INIT;
    s->l->lxw_rowcol_to_range_abs(range, AREA(a));
    buf_char(&formula, '=');
    add_quoted(&formula, '\'', s->name);
    buf_fmt(&formula, "!%s", range);
    check(s->book, s->l->workbook_define_name(s->book->workbook, name, formula.p));
    buf_release(&formula);
}

static lxw_error add_table(struct wb_sheet *s, const struct wb_area *a,
                           lxw_table_options *options) {
    return s->l->worksheet_add_table(s->page, AREA(a), options);
}

/* The library refuses a table on a sheet that streams, because it writes the heads of the table
 * itself. They are in the file already, so it is made to write them to places that are never read:
 * cells that a streamed sheet does not use, and a separate list of texts. */
static lxw_error add_table_to_stream(struct wb_sheet *s, const struct wb_area *a,
                                     lxw_table_options *options) {
    lxw_sst *strings = s->page->sst, *unused = s->l->lxw_sst_new();
    if (!unused) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    s->page->sst = unused;
    s->page->optimize = LXW_FALSE;
    lxw_error e = add_table(s, a, options);
    s->page->optimize = LXW_TRUE;
    s->page->sst = strings;
    s->l->lxw_sst_free(unused);
    return e;
}

/* The library writes the heads again over the same cells, which would count their texts twice. */
static lxw_error add_table_to_cells(struct wb_sheet *s, const struct wb_area *a,
                                    lxw_table_options *options) {
    const uint32_t count = s->page->sst->string_count;
    lxw_error e = add_table(s, a, options);
    s->page->sst->string_count = count;
    return e;
}

void wb_table(struct wb_sheet *s, const char *name, const struct wb_area *a,
              const char *const *heads, struct wb_format *const *formats) {
    size_t n = a->right - a->left + 1;
    lxw_table_column *columns = arena_array(s->book->arena, n, sizeof *columns);
    lxw_table_column **list = arena_array(s->book->arena, n + 1, sizeof *list); /* ends with NULL */
    for (size_t i = 0; i < n; i++) {
        columns[i] = (lxw_table_column){.header = (char *)heads[i],
                                        .header_format = cell_format(s->book, formats[i])};
        list[i] = &columns[i];
    }
    lxw_table_options options = {.name = (char *)name,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .columns = list};
    check(s->book, (s->streams ? add_table_to_stream : add_table_to_cells)(s, a, &options));
}

void wb_filter(struct wb_sheet *s, const struct wb_area *a) {
    check(s->book, s->l->worksheet_autofilter(s->page, AREA(a)));
}

static void add_rule(struct wb_sheet *s, const struct wb_area *a, lxw_conditional_format *rule) {
    check(s->book, s->l->worksheet_conditional_format_range(s->page, AREA(a), rule));
}

void wb_rule_text(struct wb_sheet *s, const struct wb_area *a, const char *text,
                  struct wb_format *f) {
    struct buf quoted = BUF_INIT;
    add_quoted(&quoted, '"', text);
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                   .value_string = quoted.p,
                                   .format = rule_format(s->book, f)};
    add_rule(s, a, &rule);
    buf_release(&quoted);
}

void wb_rule_bars(struct wb_sheet *s, const struct wb_area *a, unsigned color, bool rtl) {
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_DATA_BAR,
                                   .data_bar_2010 = LXW_TRUE,
                                   .bar_solid = LXW_TRUE,
                                   .bar_no_border = LXW_TRUE,
                                   .bar_color = color_of(color),
                                   .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .min_value = 0,
                                   .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_AUTO_MAX};
    if (rtl) rule.bar_direction = LXW_CONDITIONAL_BAR_DIRECTION_RIGHT_TO_LEFT;
    /* For Excel 2010 data bars, the library would write every row in the style of Excel 2010, with
     * the descent of its font: 23 bytes for each row that no program needs. */
    const uint16_t version = s->page->excel_version;
    add_rule(s, a, &rule);
    s->page->excel_version = version;
}

#ifdef __SANITIZE_ADDRESS__
/* The library never frees the name of a list (1.1.4), a few bytes for each column. */
const char *__lsan_default_suppressions(void);
__attribute__((weak)) const char *__lsan_default_suppressions(void) { return "leak:lxw_strdup\n"; }
#endif

void wb_choices(struct wb_sheet *s, const struct wb_area *a, const char *name) {
    lxw_data_validation list = {
        .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .value_formula = arena_printf(s->book->arena, "=%s", name),
    };
    check(s->book, s->l->worksheet_data_validation_range(s->page, AREA(a), &list));
}

void wb_digits_are_text(struct wb_sheet *s, const struct wb_area *a) {
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    s->l->lxw_rowcol_to_range(range, AREA(a));
    check(s->book, s->l->worksheet_ignore_errors(s->page, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

/* ---- charts ---- */

static lxw_chart_font font_of(unsigned color, double size) {
    return (lxw_chart_font){.size = size, .bold = LXW_EXPLICIT_FALSE, .color = color_of(color)};
}

enum { TEXT_SIZE = 9, TITLE_SIZE = 11, MARKER_SIZE = 8 }; /* points */

static void set_markers(const struct library *l, lxw_chart_series *x, const struct wb_series *o) {
    static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_TRIANGLE,
                                      LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_DIAMOND};
    lxw_chart_fill fill = {.color = color_of(o->fill)};
    lxw_chart_line edge = {.color = color_of(o->line)};
    l->chart_series_set_marker_type(x, markers[o->look]);
    l->chart_series_set_marker_size(x, MARKER_SIZE);
    l->chart_series_set_marker_line(x, &edge);
    l->chart_series_set_marker_fill(x, &fill);
}

static const struct wb_sheet *cells_of(const struct wb_sheet *s, const struct wb_chart *c) {
    return c->cells ? c->cells : s;
}

static void add_series(const struct wb_sheet *s, lxw_chart *chart, const struct wb_chart *c,
                       size_t i) {
    static const uint8_t dashes[] = {LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH,
                                     LXW_CHART_LINE_DASH_ROUND_DOT, LXW_CHART_LINE_DASH_LONG_DASH};
    const struct wb_series *o = &c->series[i];
    const lxw_col_t x_column = column_of(o->categories), y_column = column_of(o->values);
    lxw_chart_series *x = s->l->chart_add_series(chart, NULL, NULL);
    lxw_chart_fill fill = {.color = color_of(o->fill)};
    lxw_chart_line line = {.color = color_of(o->line), .width = (float)o->width};
    if (c->kind == WB_LINES) line.dash_type = dashes[o->look];
    s->l->chart_series_set_categories(x, s->name, c->first, x_column, c->last, x_column);
    s->l->chart_series_set_values(x, s->name, c->first, y_column, c->last, y_column);
    s->l->chart_series_set_name_range(x, s->name, c->head, y_column);
    s->l->chart_series_set_line(x, &line);
    if (c->kind == WB_BARS)
        s->l->chart_series_set_fill(x, &fill);
    else
        set_markers(s->l, x, o);
}

static void set_labels(struct wb_sheet *s, lxw_chart_series *x, const struct wb_guide *g,
                       const struct wb_chart *c) {
    static const uint8_t places[] = {[WB_LABEL_LEFT] = LXW_CHART_LABEL_POSITION_LEFT,
                                     [WB_LABEL_RIGHT] = LXW_CHART_LABEL_POSITION_RIGHT,
                                     [WB_LABEL_ABOVE] = LXW_CHART_LABEL_POSITION_ABOVE};
    const size_t n = g->last - g->first + 1;
    lxw_chart_font font = font_of(c->text_color, TEXT_SIZE);
    lxw_chart_data_label *labels = arena_array(s->book->arena, n, sizeof *labels);
    lxw_chart_data_label **list = arena_array(s->book->arena, n + 1, sizeof *list);
    for (size_t i = 0; i < n; i++) {
        labels[i] = (lxw_chart_data_label){.value = (char *)g->labels[i],
                                           .hide = !g->labels[i],
                                           .font = g->labels[i] ? &font : NULL};
        list[i] = &labels[i];
    }
    s->l->chart_series_set_labels(x);
    s->l->chart_series_set_labels_position(x, places[g->where]);
    s->l->chart_series_set_labels_font(x, &font);
    check(s->book, s->l->chart_series_set_labels_custom(x, list));
}

static void set_reach(const struct library *l, lxw_chart_series *x, const struct wb_guide *g) {
    lxw_chart_line line = {.color = color_of(g->reach_line), .width = (float)g->width};
    lxw_series_error_bars *bars = x->x_error_bars;
    l->chart_series_set_error_bars(bars, LXW_CHART_ERROR_BAR_TYPE_FIXED, g->reach);
    l->chart_series_set_error_bars_direction(bars, LXW_CHART_ERROR_BAR_DIR_PLUS);
    l->chart_series_set_error_bars_endcap(bars, LXW_CHART_ERROR_BAR_NO_CAP);
    l->chart_series_set_error_bars_line(bars, &line);
}

static void add_guide(struct wb_sheet *s, lxw_chart *chart, const struct wb_chart *c,
                      const struct wb_guide *g) {
    lxw_chart_series *x = s->l->chart_add_series(chart, NULL, NULL);
    lxw_chart_line line = {.color = color_of(g->line), .width = (float)g->width, .none = !g->line};
    if (g->dashed) line.dash_type = LXW_CHART_LINE_DASH_DASH;
    s->l->chart_series_set_categories(x, s->name, g->first, column_of(g->categories), g->last,
                                      column_of(g->categories));
    s->l->chart_series_set_values(x, s->name, g->first, column_of(g->values), g->last,
                                  column_of(g->values));
    if (g->name) s->l->chart_series_set_name(x, g->name);
    s->l->chart_series_set_line(x, &line);
    s->l->chart_series_set_marker_type(x, LXW_CHART_MARKER_NONE);
    if (g->reach > 0) set_reach(s->l, x, g);
    if (g->labels) set_labels(s, x, g, c);
}

/* Guides replace the words, lines, and grid of the axes. */
static void add_guides(struct wb_sheet *s, lxw_chart *chart, const struct wb_chart *c) {
    lxw_chart_axis *axes[] = {chart->x_axis, chart->y_axis};
    lxw_chart_line nothing = {.none = LXW_TRUE};
    int16_t *nameless = arena_array(s->book->arena, c->n_guides + 1, sizeof *nameless);
    size_t n = 0;
    if (!c->n_guides) return;
    for (size_t i = 0; i < c->n_guides; i++) {
        add_guide(s, chart, c, &c->guides[i]);
        if (!c->guides[i].name) nameless[n++] = (int16_t)(c->n_series + i);
    }
    nameless[n] = -1;
    check(s->book, s->l->chart_legend_delete_series(chart, nameless));
    for (int i = 0; i < 2; i++) {
        s->l->chart_axis_set_label_position(axes[i], LXW_CHART_AXIS_LABEL_POSITION_NONE);
        s->l->chart_axis_major_gridlines_set_visible(axes[i], LXW_FALSE);
        s->l->chart_axis_set_major_tick_mark(axes[i], LXW_CHART_AXIS_TICK_MARK_NONE);
        s->l->chart_axis_set_line(axes[i], &nothing);
    }
}

/* The library repeats the numbers and names of cells that are in memory: a name, and two cells for
 * each row. */
static size_t points_of(const struct wb_sheet *s, const struct wb_chart *c) {
    size_t n = 0;
    if (!cells_of(s, c)->streams) n = c->n_series * (1 + 2 * (size_t)(c->last - c->first + 1));
    for (size_t i = 0; i < c->n_guides; i++)
        n += 2 * (size_t)(c->guides[i].last - c->guides[i].first + 1);
    return n;
}

static void set_axis(const struct library *l, lxw_chart_axis *x, const struct wb_axis *a,
                     const struct wb_chart *c) {
    lxw_chart_font label = font_of(c->text_color, TEXT_SIZE),
                   name = font_of(c->name_color, TEXT_SIZE);
    lxw_chart_line line = {.color = color_of(c->line)};
    l->chart_axis_set_num_font(x, &label);
    l->chart_axis_set_line(x, &line);
    if (a->name) l->chart_axis_set_name(x, a->name);
    if (a->name) l->chart_axis_set_name_font(x, &name);
    if (a->reversed) l->chart_axis_set_reverse(x);
    if (a->least) l->chart_axis_set_min(x, *a->least);
    if (a->most) l->chart_axis_set_max(x, *a->most);
    if (a->step > 0) l->chart_axis_set_major_unit(x, a->step);
    if (a->number) l->chart_axis_set_num_format(x, a->number);
}

static void set_look(const struct library *l, lxw_chart *chart, const struct wb_chart *c) {
    lxw_chart_line line = {.color = color_of(c->line)};
    lxw_chart_font title = font_of(c->title_color, TITLE_SIZE),
                   legend = font_of(c->text_color, TEXT_SIZE);
    title.bold = LXW_TRUE;
    set_axis(l, chart->x_axis, &c->x, c);
    set_axis(l, chart->y_axis, &c->y, c);
    l->chart_axis_major_gridlines_set_line(chart->y_axis, &line);
    l->chart_title_set_name(chart, c->title);
    l->chart_title_set_name_font(chart, &title);
    const bool has_legend = c->n_series > 1 || c->n_guides > 0;
    l->chart_legend_set_position(chart,
                                 has_legend ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
    if (has_legend) l->chart_legend_set_font(chart, &legend);
    l->chart_chartarea_set_line(chart, &line);
    l->chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_CONNECTED);
}

void wb_chart(struct wb_sheet *s, const struct wb_chart *c) {
    const double wide = 480, high = 288; /* pixels of a chart at scale 1 */
    lxw_chart *chart = s->l->workbook_add_chart(
        s->book->workbook,
        c->kind == WB_LINES ? LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS : LXW_CHART_COLUMN);
    for (size_t i = 0; i < c->n_series; i++) add_series(cells_of(s, c), chart, c, i);
    set_look(s->l, chart, c);
    add_guides(s, chart, c);
    lxw_chart_options place = {.x_offset = (int32_t)c->right,
                               .y_offset = (int32_t)c->down,
                               .x_scale = c->width / wide,
                               .y_scale = c->height / high,
                               .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                               .description = (char *)c->title};
    s->book->written.charts++;
    s->book->written.points += points_of(s, c);
    check(s->book,
          s->l->worksheet_insert_chart_opt(s->page, c->row, column_of(c->column), chart, &place));
}

/* ---- print ---- */

/* A list that ends with 0, as the library wants it. */
static const lxw_row_t *row_breaks(struct arena *a, const struct wb_print *p) {
    lxw_row_t *list = arena_array(a, p->n_rows + 1, sizeof *list);
    for (size_t i = 0; i < p->n_rows; i++) list[i] = p->rows[i];
    return list;
}

static const lxw_col_t *column_breaks(struct arena *a, const struct wb_print *p) {
    lxw_col_t *list = arena_array(a, p->n_columns + 1, sizeof *list);
    for (size_t i = 0; i < p->n_columns; i++) list[i] = column_of(p->columns[i]);
    return list;
}

/* Excel ignores page breaks on a sheet that is made to fit a number of pages. */
static void set_pages(struct wb_sheet *s, const struct wb_print *p) {
    struct arena *a = s->book->arena;
    if (!p->scale) {
        s->l->worksheet_fit_to_pages(s->page, 1, 0);
        return;
    }
    s->l->worksheet_set_print_scale(s->page, (uint16_t)p->scale);
    if (p->n_rows)
        check(s->book, s->l->worksheet_set_h_pagebreaks(s->page, (lxw_row_t *)row_breaks(a, p)));
    if (p->n_columns)
        check(s->book, s->l->worksheet_set_v_pagebreaks(s->page, (lxw_col_t *)column_breaks(a, p)));
}

void wb_print(struct wb_sheet *s, const struct wb_print *p) {
    lxw_worksheet *page = s->page;
    lxw_header_footer_options edge = {.margin = p->edge};
    (p->landscape ? s->l->worksheet_set_landscape : s->l->worksheet_set_portrait)(page);
    s->l->worksheet_set_paper(page, (uint8_t)p->paper);
    s->l->worksheet_set_margins(page, p->sides, p->sides, p->ends, p->ends);
    set_pages(s, p);
    s->l->worksheet_print_across(page);
    check(s->book, s->l->worksheet_print_area(page, AREA(&p->area)));
    if (p->repeats) check(s->book, s->l->worksheet_repeat_rows(page, p->repeat_from, p->repeat_to));
    if (p->repeats && p->repeat_columns)
        check(s->book, s->l->worksheet_repeat_columns(page, 0, column_of(p->repeat_columns - 1)));
    if (p->head) check(s->book, s->l->worksheet_set_header_opt(page, p->head, &edge));
    if (p->foot) check(s->book, s->l->worksheet_set_footer_opt(page, p->foot, &edge));
}
