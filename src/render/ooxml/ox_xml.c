/* ox_xml.c: pieces of XML: texts that stay texts, numbers, names of cells. */
#include "render/ooxml/ox_inner.h"

#include <math.h>
#include <string.h>

/* ---- texts ------------------------------------------------------------------------------------------------
 */

static const char *entity(char c, bool quoted) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return quoted ? "&quot;" : NULL;
    case '\n': return quoted ? "&#10;" : NULL;
    case '\t': return quoted ? "&#9;" : NULL;
    default: return NULL;
    }
}

/* All that needs an entity stands at or below '>'. */
static void escape(struct buf *b, const char *s, bool quoted) {
    const char *start = s;
    for (; *s; s++) {
        const char *e = *s > '>' ? NULL : entity(*s, quoted);
        if (!e) continue;
        buf_add(b, start, (size_t)(s - start));
        buf_str(b, e);
        start = s + 1;
    }
    buf_add(b, start, (size_t)(s - start));
}

void ox_escape(struct buf *b, const char *s) { escape(b, s, false); }

void ox_escape_attribute(struct buf *b, const char *s) { escape(b, s, true); }

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/* A reader may drop blanks at the ends unless it is told not to. */
void ox_t(struct buf *b, const char *s) {
    size_t n = strlen(s);
    bool keep = n && (is_blank(s[0]) || is_blank(s[n - 1]));
    buf_str(b, keep ? "<t xml:space=\"preserve\">" : "<t>");
    ox_escape(b, s);
    buf_str(b, "</t>");
}

void ox_attribute(struct buf *b, const char *name, const char *value) {
    buf_char(b, ' ');
    buf_str(b, name);
    buf_str(b, "=\"");
    ox_escape_attribute(b, value);
    buf_char(b, '"');
}

void ox_attribute_int(struct buf *b, const char *name, long long value) {
    buf_char(b, ' ');
    buf_str(b, name);
    buf_str(b, "=\"");
    buf_int(b, value);
    buf_char(b, '"');
}

void ox_color(struct buf *b, const char *name, unsigned color) {
    buf_fmt(b, "<%s rgb=\"FF%06X\"/>", name, color & 0xFFFFFF);
}

/* ---- numbers ----------------------------------------------------------------------------------------------
 */

void ox_decimal(struct buf *b, double v) {
    const double exact = 1e15; /* a whole number below it needs no more than 15 digits */
    if (fabs(v) < exact && v == trunc(v))
        buf_int(b, (long long)v);
    else
        buf_fmt(b, "%.16G", v);
}

/* ---- cells ------------------------------------------------------------------------------------------------
 */

void ox_letters(struct buf *b, unsigned column) {
    enum { LETTERS = 26 };
    char text[8];
    size_t i = sizeof text;
    for (unsigned n = column + 1; n; n = (n - 1) / LETTERS) text[--i] = (char)('A' + (n - 1) % LETTERS);
    buf_add(b, text + i, sizeof text - i);
}

void ox_ref(struct buf *b, unsigned row, unsigned column) {
    ox_letters(b, column);
    buf_int(b, row + 1LL);
}

const char *ox_cell_name(struct arena *a, unsigned row, unsigned column) {
    struct buf b = BUF_INIT;
    ox_ref(&b, row, column);
    const char *name = buf_dup(&b, a);
    buf_release(&b);
    return name;
}

static bool is_one_cell(const struct ox_area *a) { return a->top == a->bottom && a->left == a->right; }

void ox_range(struct buf *b, const struct ox_area *a) {
    ox_ref(b, a->top, a->left);
    if (is_one_cell(a)) return;
    buf_char(b, ':');
    ox_ref(b, a->bottom, a->right);
}

static void fixed_ref(struct buf *b, unsigned row, unsigned column) {
    buf_char(b, '$');
    ox_letters(b, column);
    buf_char(b, '$');
    buf_int(b, row + 1LL);
}

void ox_fixed_range(struct buf *b, const struct ox_area *a) {
    fixed_ref(b, a->top, a->left);
    if (is_one_cell(a)) return;
    buf_char(b, ':');
    fixed_ref(b, a->bottom, a->right);
}

/* Quoted, whatever it is: "Q1" would be a cell. */
void ox_sheet_name(struct buf *b, const char *name) {
    buf_char(b, '\'');
    for (; *name; name++) {
        if (*name == '\'') buf_char(b, '\'');
        buf_char(b, *name);
    }
    buf_str(b, "'!");
}
