/* cells.c: starts the child that reads a workbook, and makes a book of what it sends. The child has
 * read hostile bytes, so each record is checked. */
#include "cells/cells_inner.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "os/os.h"

#include <string.h>

const struct cells_range *cells_merged(const struct cells_sheet *s, int row, int column) {
    for (size_t i = 0; i < s->n_merged; i++) {
        const struct cells_range *m = &s->merged[i];
        const bool within = row >= m->first_row && row <= m->last_row &&
                            column >= m->first_column && column <= m->last_column;
        if (within && !(row == m->first_row && column == m->first_column)) return m;
    }
    return NULL;
}

/* ---- records ---- */

struct decoding {
    struct arena *arena;
    const char *p, *end;
    bool bad;
    VEC(struct cells_sheet) sheets;
    VEC(struct cells_row) rows;
    VEC(struct cells_cell) cells;
    VEC(struct cells_range) merged;
};

static int take_int(struct decoding *d, int most) {
    int32_t value = 0;
    if (d->end - d->p < (ptrdiff_t)sizeof value) {
        d->bad = true;
        return 0;
    }
    memcpy(&value, d->p, sizeof value);
    d->p += sizeof value;
    if (value < 0 || value > most) d->bad = true;
    return value;
}

static int take_byte(struct decoding *d, int most) {
    if (d->p >= d->end || (unsigned char)*d->p > most) {
        d->bad = true;
        return 0;
    }
    return (unsigned char)*d->p++;
}

static const char *take_text(struct decoding *d) {
    size_t left = (size_t)(d->end - d->p), n = strnlen(d->p, left), bad;
    const char *text = d->p;
    if (n == left || !utf8_valid(text, n, &bad)) {
        d->bad = true;
        return "";
    }
    d->p += n + 1;
    return arena_strndup(d->arena, text, n);
}

static void end_row(struct decoding *d) {
    if (!d->rows.n) return;
    if (!d->cells.n) d->bad = true; /* a row is sent for its cells */
    struct cells_row *last = &d->rows.v[d->rows.n - 1];
    last->cells = arena_copy(d->arena, d->cells.v, d->cells.n * sizeof *d->cells.v);
    last->n = d->cells.n;
    d->cells.n = 0;
}

static void end_sheet(struct decoding *d) {
    end_row(d);
    if (!d->sheets.n) return;
    struct cells_sheet *last = &d->sheets.v[d->sheets.n - 1];
    last->rows = arena_copy(d->arena, d->rows.v, d->rows.n * sizeof *d->rows.v);
    last->n_rows = d->rows.n;
    last->merged = arena_copy(d->arena, d->merged.v, d->merged.n * sizeof *d->merged.v);
    last->n_merged = d->merged.n;
    d->rows.n = d->merged.n = 0;
}

static void take_sheet(struct decoding *d) {
    end_sheet(d);
    const bool hidden = take_byte(d, 1) != 0;
    VEC_PUSH(d->arena, &d->sheets, ((struct cells_sheet){.name = take_text(d), .hidden = hidden}));
}

static void take_row(struct decoding *d) {
    end_row(d);
    const int number = take_int(d, CELLS_ROWS);
    if (!d->sheets.n || (d->rows.n && d->rows.v[d->rows.n - 1].number >= number)) d->bad = true;
    VEC_PUSH(d->arena, &d->rows, ((struct cells_row){.number = number}));
}

static void take_cell(struct decoding *d) {
    struct cells_cell c = {.column = take_int(d, CELLS_COLUMNS)};
    c.kind = (enum cells_kind)take_byte(d, CELLS_NO_VALUE);
    c.text = take_text(d);
    if (!d->rows.n || !*c.text || (d->cells.n && d->cells.v[d->cells.n - 1].column >= c.column))
        d->bad = true;
    VEC_PUSH(d->arena, &d->cells, c);
}

static void take_merged(struct decoding *d) {
    struct cells_range m = {.first_row = take_int(d, CELLS_ROWS)};
    m.first_column = take_int(d, CELLS_COLUMNS);
    m.last_row = take_int(d, CELLS_ROWS);
    m.last_column = take_int(d, CELLS_COLUMNS);
    VEC_PUSH(d->arena, &d->merged, m);
}

static bool refused(struct decoding *d, struct cells_refusal *no) {
    no->text = take_text(d);
    no->remedy = take_text(d);
    return false;
}

bool cells_decode(struct arena *a, const char *data, size_t n, struct cells_book *book,
                  struct cells_refusal *no) {
    struct decoding d = {.arena = a, .p = data, .end = data + n};
    *no = (struct cells_refusal){"this workbook cannot be read", "save it as .csv instead"};
    while (d.p < d.end && !d.bad) switch (*d.p++) {
        case CELLS_R_SHEET: take_sheet(&d); break;
        case CELLS_R_ROW: take_row(&d); break;
        case CELLS_R_CELL: take_cell(&d); break;
        case CELLS_R_MERGED: take_merged(&d); break;
        case CELLS_R_REFUSED: return refused(&d, no);
        default: d.bad = true;
        }
    end_sheet(&d);
    *book = (struct cells_book){d.sheets.v, d.sheets.n};
    return !d.bad;
}

/* ---- the child ---- */

static const struct os_limits limits = {
    .cpu_seconds = 20, .memory = 768u << 20, .result = CELLS_RECORDS + (4u << 20), .seconds = 60};

struct job {
    const void *data;
    size_t n;
};

static void work(void *context, struct buf *result) {
    const struct job *job = context;
    cells_unpack(job->data, job->n, result);
}

enum cells_result cells_read(struct arena *a, const void *data, size_t n, struct cells_book *book,
                             struct cells_refusal *no) {
    struct job job = {data, n};
    struct buf records = BUF_INIT;
    const char *why = NULL;
    const enum os_confined end = os_confined(&limits, work, &job, &records, &why);
    enum cells_result result = end == OS_CONFINED_FAILED ? CELLS_FAILED : CELLS_REFUSED;
    *no = (struct cells_refusal){
        arena_printf(a, "this workbook cannot be read: %s", why ? why : "it is damaged"),
        "save it again in the spreadsheet program, as .xlsx or as .csv"};
    if (end == OS_CONFINED_DONE && cells_decode(a, records.p, records.n, book, no))
        result = CELLS_READ;
    buf_release(&records);
    return result;
}
