/* lines.c: plain text in columns. Knows nothing of its content. */
#include "view/explain/lines.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <stdbool.h>
#include <string.h>

enum { GAP = 2, DEEPER = 4 };

/* Replaces control characters (C0 and C1), line breaks, and direction overrides with spaces. */
static void add_clean(struct buf *out, const char *text, size_t n) {
    for (size_t i = 0, len; i < n; i += len) {
        unsigned c = utf8_decode(text + i, n - i, &len);
        bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E);
        if (control)
            buf_char(out, ' ');
        else
            buf_add(out, text + i, len);
    }
}

static void add_spaces(struct buf *out, size_t n) {
    while (n-- > 0) buf_char(out, ' ');
}

static size_t width_of(const char *text) { return utf8_width(text, strlen(text)); }

void lines_line(struct lines *l, const char *text) {
    if (!text) return;
    add_clean(l->out, text, strlen(text));
    buf_char(l->out, '\n');
}

void lines_head(struct lines *l, const char *text) {
    if (l->out->n) buf_char(l->out, '\n');
    lines_line(l, text);
}

/* Breaks a text between words, which are separated by white space. */
static void add_broken(struct buf *out, size_t indent, const char *text) {
    size_t at = indent;
    bool first = true;
    add_spaces(out, indent);
    for (const char *p = text + strspn(text, " \t\r\n"); *p; p += strspn(p, " \t\r\n")) {
        size_t n = strcspn(p, " \t\r\n"), width = utf8_width(p, n);
        if (!first && at + 1 + width > LINES_WIDTH) {
            buf_char(out, '\n');
            add_spaces(out, indent);
            at = indent;
        } else if (!first) {
            buf_char(out, ' ');
            at++;
        }
        add_clean(out, p, n);
        at += width;
        first = false;
        p += n;
    }
    buf_char(out, '\n');
}

void lines_paragraph(struct lines *l, const char *text) {
    if (text) add_broken(l->out, LINES_INDENT, text);
}

/* ---- tables ---- */

struct line_row {
    const char **cells; /* cleaned, never NULL */
    const char *under;
};

struct lines_table {
    struct arena *arena;
    size_t columns;
    size_t *widths;
    VEC(struct line_row) rows;
};

struct lines_table *lines_table(struct lines *l, size_t columns) {
    struct lines_table *t = arena_make(l->arena, struct lines_table);
    t->arena = l->arena;
    t->columns = columns;
    t->widths = arena_array(l->arena, columns, sizeof *t->widths);
    return t;
}

static const char *clean(struct arena *a, const char *text) {
    struct buf b = BUF_INIT;
    if (text) add_clean(&b, text, strlen(text));
    return buf_take(&b, a);
}

void lines_row(struct lines_table *t, const char *const *cells, const char *under) {
    struct line_row row = {arena_array(t->arena, t->columns, sizeof(char *)), under};
    for (size_t i = 0; i < t->columns; i++) {
        row.cells[i] = clean(t->arena, cells[i]);
        size_t width = width_of(row.cells[i]);
        if (width > t->widths[i]) t->widths[i] = width;
    }
    VEC_PUSH(t->arena, &t->rows, row);
}

/* Columns that are empty in every row take no room; lines are not padded at the end. */
static void add_row(const struct lines_table *t, const struct line_row *row, struct buf *out) {
    size_t pending = LINES_INDENT;
    for (size_t i = 0; i < t->columns; i++) {
        if (t->widths[i] == 0) continue;
        if (*row->cells[i]) {
            add_spaces(out, pending);
            buf_str(out, row->cells[i]);
            pending = 0;
        }
        pending += t->widths[i] - width_of(row->cells[i]) + GAP;
    }
    buf_char(out, '\n');
    if (row->under && *row->under) add_broken(out, LINES_INDENT + DEEPER, row->under);
}

void lines_end(struct lines *l, const struct lines_table *t) {
    for (size_t i = 0; i < t->rows.n; i++) add_row(t, &t->rows.v[i], l->out);
}
