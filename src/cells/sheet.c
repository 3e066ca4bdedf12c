/* sheet.c: the cells of a worksheet, in the order of its part. */
#include "cells/cells_inner.h"

#include "archive/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct cells_work *work;
    bool in_rows;     /* within sheetData */
    bool bad;         /* work->no says why */
    int row, column;  /* where the reader is; the column is 0 before the first cell of a row */
    int said;         /* the latest row that there is a record of */
    bool in_cell;     /* a cell has begun */
    bool in_reading;  /* within a phonetic reading, which is shown above the text */
    bool has_formula; /* also one without text, as of a shared formula */
    bool has_value;
    char type[12];
    int style;
    struct buf value, formula;
    struct buf *into; /* which of them a text belongs to; NULL for none */
};

/* ---- places ---- */

/* Reads "B7"; either figure is 0 if it is missing. */
static bool read_place(const char *p, int *row, int *column) {
    enum { LETTERS = 26 };
    *row = *column = 0;
    for (; *p >= 'A' && *p <= 'Z'; p++) {
        *column = *column * LETTERS + (*p - 'A' + 1);
        if (*column > CELLS_COLUMNS) return false;
    }
    for (; *p >= '0' && *p <= '9'; p++) {
        *row = *row * 10 + (*p - '0');
        if (*row > CELLS_ROWS) return false;
    }
    return !*p;
}

static bool refuse_order(struct reading *r) {
    r->bad = true;
    return cells_damaged(r->work);
}

/* ---- records ---- */

static void add_int(struct buf *out, int value) {
    const int32_t same = value;
    buf_add(out, &same, sizeof same);
}

static void refuse_size(struct reading *r) {
    r->bad = true;
    cells_refuse(r->work, "this workbook is far too large",
                 "split it, or take the other sheets out");
}

static void add_cell(struct reading *r, enum cells_kind kind, const char *text) {
    struct buf *out = r->work->out;
    size_t n = strlen(text);
    while (n && strchr(" \t\r\n", text[n - 1])) n--;
    const size_t blanks = strspn(text, " \t\r\n");
    if (blanks >= n) return;
    if (r->said != r->row) {
        buf_char(out, CELLS_R_ROW);
        add_int(out, r->row);
        r->said = r->row;
        if (++r->work->rows > CELLS_FILLED) refuse_size(r);
    }
    buf_char(out, CELLS_R_CELL);
    add_int(out, r->column);
    buf_char(out, (char)kind);
    buf_add(out, text + blanks, n - blanks);
    buf_char(out, '\0');
    if (out->n > CELLS_RECORDS) refuse_size(r);
}

static bool is_type(const struct reading *r, const char *type) {
    return strcmp(r->type, type) == 0;
}

static void add_shared(struct reading *r) {
    char *end;
    const long i = strtol(r->value.p, &end, 10);
    if (end == r->value.p || *end || i < 0 || (size_t)i >= r->work->n_texts)
        refuse_order(r);
    else
        add_cell(r, CELLS_TEXT, r->work->texts[i]);
}

static void add_text(struct reading *r) {
    struct buf text = BUF_INIT;
    cells_unescaped(r->value.p, &text);
    if (text.n) add_cell(r, CELLS_TEXT, text.p);
    buf_release(&text);
}

static void add_number(struct reading *r) {
    const struct cells_formats *f = &r->work->formats;
    enum cells_format format = CELLS_PLAIN;
    struct buf text = BUF_INIT;
    if (r->style >= 0 && (size_t)r->style < f->n) format = f->of[r->style];
    const enum cells_kind kind = cells_number(r->value.p, format, r->work->from_1904, &text);
    add_cell(r, kind, text.p);
    buf_release(&text);
}

/* A formula that gave an empty text has the type str; without its result it has no value at all. */
static void add_missing(struct reading *r) {
    struct buf text = BUF_INIT;
    buf_char(&text, '=');
    if (r->formula.n) buf_str(&text, r->formula.p);
    add_cell(r, CELLS_NO_VALUE, text.p);
    buf_release(&text);
}

static void end_cell(struct reading *r) {
    if (!r->in_cell) return;
    r->in_cell = false;
    r->into = NULL;
    const bool empty = !r->value.n;
    if (empty && r->has_formula && !(is_type(r, "str") && r->has_value))
        add_missing(r);
    else if (empty)
        return;
    else if (is_type(r, "s"))
        add_shared(r);
    else if (is_type(r, "b"))
        add_cell(r, CELLS_BOOLEAN, strcmp(r->value.p, "0") == 0 ? "FALSE" : "TRUE");
    else if (is_type(r, "e"))
        add_cell(r, CELLS_ERROR, r->value.p);
    else if (is_type(r, "d"))
        add_cell(r, CELLS_DATE, r->value.p);
    else if (is_type(r, "str") || is_type(r, "inlineStr"))
        add_text(r);
    else
        add_number(r);
}

/* ---- events ---- */

static bool begin_row(struct reading *r) {
    end_cell(r);
    r->column = 0;
    return ++r->row <= CELLS_ROWS || refuse_order(r);
}

static bool begin_cell(struct reading *r) {
    end_cell(r);
    r->in_cell = true;
    r->in_reading = r->has_formula = r->has_value = false;
    r->type[0] = '\0';
    r->style = -1;
    buf_clear(&r->value);
    buf_clear(&r->formula);
    return ++r->column <= CELLS_COLUMNS || refuse_order(r);
}

static bool start(struct reading *r, const char *element) {
    r->into = NULL;
    if (strcmp(element, "sheetData") == 0) r->in_rows = true;
    if (!r->in_rows) return true;
    if (strcmp(element, "row") == 0) return begin_row(r);
    if (strcmp(element, "c") == 0) return begin_cell(r);
    if (!r->in_cell) return true;
    if (strcmp(element, "rPh") == 0) r->in_reading = true;
    if (strcmp(element, "f") == 0) {
        r->has_formula = true;
        r->into = &r->formula;
    } else if (strcmp(element, "v") == 0) {
        r->has_value = true;
        r->into = &r->value;
    } else if (strcmp(element, "t") == 0 && !r->in_reading) {
        r->into = &r->value;
    }
    return true;
}

static void end(struct reading *r, const char *element) {
    r->into = NULL;
    if (strcmp(element, "rPh") == 0) r->in_reading = false;
    if (strcmp(element, "c") == 0 || strcmp(element, "row") == 0) end_cell(r);
    if (strcmp(element, "sheetData") == 0) {
        end_cell(r);
        r->in_rows = false;
    }
}

/* A row or a cell may say where it is. None is before another that came earlier. */
static bool set_place(struct reading *r, const char *element, const char *value) {
    int row, column;
    if (!read_place(value, &row, &column) || !row) return refuse_order(r);
    if (strcmp(element, "row") == 0) {
        if (column || row < r->row) return refuse_order(r);
        r->row = row;
    } else {
        if (row != r->row || column < r->column) return refuse_order(r);
        r->column = column;
    }
    return true;
}

static bool add_merged(struct reading *r, const char *value) {
    struct cells_range m;
    struct buf *out = r->work->out;
    const char *colon = strchr(value, ':');
    if (!colon || ++r->work->merged > CELLS_MERGED) return true;
    char first[16] = "";
    if ((size_t)(colon - value) < sizeof first) memcpy(first, value, (size_t)(colon - value));
    if (!read_place(first, &m.first_row, &m.first_column) ||
        !read_place(colon + 1, &m.last_row, &m.last_column))
        return true;
    buf_char(out, CELLS_R_MERGED);
    add_int(out, m.first_row);
    add_int(out, m.first_column);
    add_int(out, m.last_row);
    add_int(out, m.last_column);
    return true;
}

static bool attribute(struct reading *r, const char *element, const char *name, const char *value) {
    const bool cell = strcmp(element, "c") == 0;
    if (strcmp(element, "mergeCell") == 0 && strcmp(name, "ref") == 0) return add_merged(r, value);
    if (!r->in_rows || !(cell || strcmp(element, "row") == 0)) return true;
    if (strcmp(name, "r") == 0) return set_place(r, element, value);
    if (cell && strcmp(name, "s") == 0) r->style = cells_figure(value);
    if (cell && strcmp(name, "t") == 0) snprintf(r->type, sizeof r->type, "%s", value);
    return true;
}

static bool hear(void *context, enum xml_event event, const char *element, const char *name,
                 const char *value) {
    struct reading *r = context;
    bool sound = true;
    switch (event) {
    case XML_START: sound = start(r, element); break;
    case XML_ATTRIBUTE: sound = attribute(r, element, name, value); break;
    case XML_TEXT:
        if (r->into) buf_str(r->into, value);
        break;
    case XML_END: end(r, element); break;
    case XML_DOCTYPE: sound = refuse_order(r); break;
    }
    return sound && !r->bad;
}

bool cells_read_sheet(struct cells_work *w, const struct buf *part) {
    struct reading r = {.work = w, .value = BUF_INIT, .formula = BUF_INIT};
    const bool read = xml_read(part->p, part->n, hear, &r);
    buf_release(&r.value);
    buf_release(&r.formula);
    if (r.bad) return false;
    return read || cells_damaged(w);
}
