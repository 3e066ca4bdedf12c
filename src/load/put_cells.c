/* put_cells.c: puts translations of notes into a log (CSV) that a person writes, too: only their
 * cells change, and columns that are missing are added behind the others. The result is parsed and
 * compared with the log as it was; if anything else differs, it is not used. */
#include "load/load_inner.h"

#include "parse/csv.h"

#include <string.h>

enum { PARTS = 3 }; /* text, translator, mark of the original */

struct cells {
    struct arena *arena;
    struct source *source;
    const struct csv *csv;
    const struct load_put *puts;
    size_t n;
    VEC(const char *) heads; /* the columns of the log, then those that are added */
};

static const char *head_of(struct arena *a, const char *tag, size_t part) {
    static const char *const after[PARTS] = {"", ".translated_by", ".of"};
    return arena_printf(a, "note.%s%s", tag, after[part]);
}

static const char *value_of(const struct load_put *p, size_t part) {
    if (part == 0) return p->text;
    return part == 1 ? p->by : p->slot->mark;
}

static void add_heads(struct cells *c, const char *tag) {
    for (size_t part = 0; part < PARTS; part++) {
        const char *head = head_of(c->arena, tag, part);
        size_t i = 0;
        while (i < c->heads.n && strcmp(c->heads.v[i], head) != 0) i++;
        if (i == c->heads.n) VEC_PUSH(c->arena, &c->heads, head);
    }
}

/* The new text of the cell; NULL if the cell is left alone. */
static const char *put_in(const struct cells *c, const struct csv_row *row, size_t column) {
    for (size_t i = 0; i < c->n; i++) {
        int line = c->puts[i].slot->node->at.line;
        if (line < row->line || line > row->last) continue;
        for (size_t part = 0; part < PARTS; part++)
            if (strcmp(c->heads.v[column], head_of(c->arena, c->puts[i].tag, part)) == 0)
                return value_of(&c->puts[i], part);
    }
    return NULL;
}

/* A text that begins like a formula gets the apostrophe that log.c takes away again. */
static void add_cell(struct buf *out, const char *text) {
    buf_char(out, '"');
    if (strchr("=+-@\t\r", *text)) buf_char(out, '\'');
    for (const char *p = text; *p; p++) {
        if (*p == '"') buf_char(out, '"');
        buf_char(out, *p);
    }
    buf_char(out, '"');
}

static size_t offset_of(const struct cells *c, struct spot at) {
    size_t n;
    return (size_t)(source_line(c->source, at.line, &n) - c->source->text) + (size_t)at.column - 1;
}

static size_t end_of_line(const struct cells *c, int line) {
    size_t n;
    size_t at = (size_t)(source_line(c->source, line, &n) - c->source->text);
    return at + strcspn(c->source->text + at, "\r\n");
}

/* The bytes of a cell as it is written. A cell of several lines has no length that is known. */
static size_t length_of(const struct cells *c, const struct csv_cell *cell) {
    const char *text = c->source->text + offset_of(c, cell->at);
    return *cell->text || *text == '"' ? (size_t)cell->at.length : 0;
}

static void copy_to(const struct cells *c, size_t *at, size_t to, struct buf *out) {
    if (to > *at) buf_add(out, c->source->text + *at, to - *at);
    if (to > *at) *at = to;
}

static void put_heads(const struct cells *c, size_t *at, struct buf *out) {
    copy_to(c, at, end_of_line(c, c->csv->heads[c->csv->n_columns - 1].at.line), out);
    for (size_t i = c->csv->n_columns; i < c->heads.n; i++) {
        buf_char(out, c->csv->separator);
        buf_str(out, c->heads.v[i]);
    }
}

static void put_row(const struct cells *c, const struct csv_row *row, size_t *at, struct buf *out) {
    size_t last = row->n_written;
    for (size_t i = 0; i < c->heads.n; i++) {
        const char *text = put_in(c, row, i);
        if (!text) continue;
        if (i >= row->n_written) {
            last = i + 1;
            continue;
        }
        size_t from = offset_of(c, row->cells[i].at);
        copy_to(c, at, from, out);
        add_cell(out, text);
        *at = from + length_of(c, &row->cells[i]);
    }
    if (last == row->n_written) return;
    copy_to(c, at, end_of_line(c, row->last), out);
    for (size_t i = row->n_written; i < last; i++) {
        const char *text = put_in(c, row, i);
        buf_char(out, c->csv->separator);
        if (text) add_cell(out, text);
    }
}

/* ---- is everything else as it was? ---- */

static bool is_cell(const char *now, const char *text) {
    return strcmp(*now == '\'' && strcmp(now, text) != 0 ? now + 1 : now, text) == 0;
}

static bool same_row(const struct cells *c, const struct csv_row *was, const struct csv_row *now) {
    for (size_t i = 0; i < c->heads.n; i++) {
        const char *text = put_in(c, was, i),
                   *before = i < c->csv->n_columns ? was->cells[i].text : "";
        if (text ? !is_cell(now->cells[i].text, text) : strcmp(now->cells[i].text, before) != 0)
            return false;
    }
    return true;
}

static bool same(const struct cells *c, const char *text) {
    struct diags *diags = diags_new(c->arena);
    struct source *s = arena_make(c->arena, struct source);
    if (!source_open(s, c->arena, c->source->file, NULL, text, strlen(text), diags)) return false;
    const struct csv *now = csv_parse(s, diags);
    if (!now || now->n_rows != c->csv->n_rows || now->n_columns != c->heads.n) return false;
    for (size_t i = 0; i < now->n_columns; i++)
        if (strcmp(now->heads[i].text, c->heads.v[i]) != 0) return false;
    for (size_t i = 0; i < now->n_rows; i++)
        if (!same_row(c, &c->csv->rows[i], &now->rows[i])) return false;
    return true;
}

char *load_put_cells(struct arena *a, const struct load_put *puts, size_t n) {
    struct source *s = (struct source *)(uintptr_t)puts[0].slot->source;
    struct cells c = {.arena = a, .source = s, .puts = puts, .n = n};
    struct buf out = BUF_INIT;
    size_t at = 0;
    c.csv = csv_parse(s, diags_new(a));
    if (!c.csv || !c.csv->sound) return NULL;
    for (size_t i = 0; i < c.csv->n_columns; i++) VEC_PUSH(a, &c.heads, c.csv->heads[i].text);
    for (size_t i = 0; i < n; i++) add_heads(&c, puts[i].tag);
    put_heads(&c, &at, &out);
    for (size_t i = 0; i < c.csv->n_rows; i++) put_row(&c, &c.csv->rows[i], &at, &out);
    copy_to(&c, &at, s->n, &out);
    char *text = buf_dup(&out, a);
    buf_release(&out);
    if (!same(&c, text)) return NULL;
    return s->marked ? arena_printf(a, "\xEF\xBB\xBF%s", text) : text;
}
