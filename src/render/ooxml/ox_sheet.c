/* ox_sheet.c: the rows of a sheet, from top to bottom, and their cells, from left to right. Each is XML as soon as it is said:
 * of a sheet that streams only a few rows are in memory. */
#include "render/ooxml/ox_inner.h"

#include <string.h>

static void fail(struct ox_sheet *s, const char *why) {
    if (!s->book->fault) s->book->fault = why;
}

struct ox_sheet *ox_sheet_add(struct ox_book *b, const char *name) {
    struct ox_sheet *s = arena_make(b->arena, struct ox_sheet);
    s->book = b;
    s->name = name;
    s->number = (unsigned)b->sheets.n + 1;
    s->part = ox_part_add(b, arena_printf(b->arena, "xl/worksheets/sheet%u.xml", s->number),
                          OX_TYPE "spreadsheetml.worksheet+xml");
    struct buf *bufs[] = {&s->cells,   &s->rows,     &s->merges,  &s->rules,    &s->bars,
                          &s->links,   &s->comments, &s->drawing, &s->rels.xml, &s->drawing_rels.xml,
                          &s->row_name};
    for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++) *bufs[i] = (struct buf)BUF_INIT;
    VEC_PUSH(b->arena, &b->sheets, s);
    return s;
}

void ox_tab(struct ox_sheet *s, unsigned color) { s->tab = color; }

void ox_right_to_left(struct ox_sheet *s) { s->rtl = true; }

void ox_column(struct ox_sheet *s, double width, bool inner) {
    enum { DIGIT = 7, PARTS = 256 };
    unsigned pixels = ox_column_pixels(width);
    double exact = (double)(unsigned)(pixels / (double)DIGIT * PARTS) / PARTS;
    VEC_PUSH(s->book->arena, &s->columns, ((struct ox_column){exact, pixels, inner}));
    s->folds = s->folds || inner;
}

void ox_freeze(struct ox_sheet *s, unsigned rows, unsigned columns) {
    s->frozen_rows = rows;
    s->frozen_columns = columns;
}

/* ---- cells ------------------------------------------------------------------------------------------------
 */

static void put_row_name(struct ox_sheet *s, struct buf *b) {
    if (!s->row_name.n) buf_int(&s->row_name, s->row + 1LL);
    buf_add(b, s->row_name.p, s->row_name.n);
}

static void open_cell(struct ox_sheet *s, unsigned column, struct ox_format *format) {
    struct buf *b = &s->cells;
    unsigned id = ox_cell_id(s->book, format);
    if (column >= OX_COLUMNS) fail(s, "a sheet of it would have more than 16,384 columns");
    if (column > s->used.right) s->used.right = column;
    s->used.bottom = s->row;
    buf_str(b, "<c r=\"");
    ox_letters(b, column);
    put_row_name(s, b);
    buf_char(b, '"');
    if (id) ox_attribute_int(b, "s", id);
}

unsigned ox_row(const struct ox_sheet *s) { return s->row; }

void ox_blank(struct ox_sheet *s, unsigned column, struct ox_format *format) {
    open_cell(s, column, format);
    buf_str(&s->cells, "/>");
}

void ox_text(struct ox_sheet *s, unsigned column, const char *text, struct ox_format *format) {
    struct buf *b = &s->cells;
    open_cell(s, column, format);
    if (s->streams) {
        buf_str(b, " t=\"inlineStr\"><is>");
        ox_t(b, text);
        buf_str(b, "</is></c>");
    } else {
        buf_str(b, " t=\"s\"><v>");
        buf_int(b, ox_string_id(&s->book->strings, text));
        buf_str(b, "</v></c>");
    }
}

static void close_with_number(struct buf *b, double number) {
    buf_str(b, "<v>");
    ox_decimal(b, number);
    buf_str(b, "</v></c>");
}

void ox_number(struct ox_sheet *s, unsigned column, double number, struct ox_format *format) {
    open_cell(s, column, format);
    buf_char(&s->cells, '>');
    close_with_number(&s->cells, number);
}

void ox_formula(struct ox_sheet *s, unsigned column, const char *formula, double result,
                struct ox_format *format) {
    open_cell(s, column, format);
    buf_str(&s->cells, "><f>");
    ox_escape(&s->cells, formula + 1);
    buf_str(&s->cells, "</f>");
    close_with_number(&s->cells, result);
}

void ox_merged(struct ox_sheet *s, unsigned left, unsigned right, const char *text,
               struct ox_format *format) {
    ox_text(s, left, text, format);
    for (unsigned i = left + 1; i <= right; i++) ox_blank(s, i, format);
    buf_str(&s->merges, "<mergeCell ref=\"");
    ox_range(&s->merges, &(struct ox_area){s->row, left, s->row, right});
    buf_str(&s->merges, "\"/>");
    s->n_merges++;
}

/* ---- links and notes --------------------------------------------------------------------------------------
 */

void ox_link(struct ox_sheet *s, unsigned column, const char *url) {
    struct buf *b = &s->links;
    size_t n = strcspn(url, "#");
    buf_str(b, "<hyperlink ref=\"");
    ox_ref(b, s->row, column);
    buf_str(b, "\" r:id=\"rId");
    buf_int(b, ox_rel_outside(&s->rels, url, n));
    buf_char(b, '"');
    if (url[n]) ox_attribute(b, "location", url + n + 1);
    buf_str(b, "/>");
}

void ox_note(struct ox_sheet *s, unsigned column, const struct ox_note *note) {
    struct buf *b = &s->comments;
    buf_str(b, "<comment ref=\"");
    ox_ref(b, s->row, column);
    buf_str(b,
            "\" authorId=\"0\"><text><r><rPr><sz val=\"10\"/><color indexed=\"81\"/><rFont val=\"Calibri\"/>"
            "<family val=\"2\"/></rPr>");
    ox_t(b, note->text);
    buf_str(b, "</r></text></comment>");
    VEC_PUSH(s->book->arena, &s->boxes,
             ((struct ox_box){s->row, column, note->width, note->height, note->ground}));
}

/* ---- rows -------------------------------------------------------------------------------------------------
 */

static void send(struct ox_sheet *s) {
    ox_zip_add(s->book->zip, &s->rows);
    buf_clear(&s->rows);
}

static void write_row(struct ox_sheet *s, double height) {
    struct buf *b = &s->rows;
    buf_str(b, "<row r=\"");
    put_row_name(s, b);
    buf_char(b, '"');
    if (height > 0) {
        buf_str(b, " ht=\"");
        ox_decimal(b, height);
        buf_str(b, "\" customHeight=\"1\"");
    }
    buf_str(b, s->cells.n ? ">" : "/>");
    if (!s->cells.n) return;
    buf_add(b, s->cells.p, s->cells.n);
    buf_str(b, "</row>");
    buf_clear(&s->cells);
}

void ox_end_row(struct ox_sheet *s, double height) {
    enum { STANDARD = 15, PIECE = 64 * 1024 };
    if (s->cells.n || height > 0) write_row(s, height);
    unsigned pixels = ox_row_pixels(height > 0 ? height : STANDARD);
    VEC_PUSH(s->book->arena, &s->heights, (uint16_t)pixels);
    buf_clear(&s->row_name);
    if (++s->row > OX_ROWS) fail(s, "a sheet of it would have more than 1,048,576 rows");
    if (s->streams && s->rows.n > PIECE) send(s);
}

/* ---- the sheet's part -------------------------------------------------------------------------------------
 */

void ox_stream(struct ox_sheet *s, unsigned last_row, unsigned last_column) {
    struct buf head = BUF_INIT;
    s->streams = true;
    s->part->is_written = true;
    s->used.bottom = last_row;
    s->used.right = last_column;
    ox_worksheet_head(s, &head);
    ox_zip_begin(s->book->zip, s->part->name);
    ox_zip_add(s->book->zip, &head);
    buf_release(&head);
}

static void finish(struct ox_sheet *s) {
    if (s->streams) {
        ox_worksheet_tail(s, &s->rows);
        send(s);
        ox_zip_end(s->book->zip);
    } else {
        ox_worksheet_head(s, &s->part->xml);
        buf_add(&s->part->xml, s->rows.p, s->rows.n);
        ox_worksheet_tail(s, &s->part->xml);
    }
}

void ox_end_sheet(struct ox_sheet *s) {
    finish(s);
    ox_rels_part(s->book, &s->rels,
                 arena_printf(s->book->arena, "xl/worksheets/_rels/sheet%u.xml.rels", s->number));
    struct buf *bufs[] = {&s->cells, &s->rows,     &s->merges,  &s->rules,   &s->bars,
                          &s->links, &s->comments, &s->drawing, &s->row_name};
    for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++) buf_release(bufs[i]);
}
