/* diag.c: the list of findings, and how a finding is printed. Reads no files. */
#include "base/diag.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/codes.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct diags *diags_new(struct arena *a) {
    struct diags *ds = arena_make(a, struct diags);
    ds->arena = a;
    return ds;
}

static const char *copy(struct arena *a, const char *s) { return s ? arena_strdup(a, s) : NULL; }

static void count(struct diags *ds, const struct diag *d) {
    ds->errors += d->severity == DIAG_ERROR;
    ds->warnings += d->severity == DIAG_WARNING;
    ds->machine += d->code && d->severity == DIAG_ERROR && code_cause(d->code) == CAUSE_MACHINE;
}

void diag_add(struct diags *ds, struct diag d) {
    d.file = copy(ds->arena, d.file);
    d.cell = copy(ds->arena, d.cell);
    d.first_cell = copy(ds->arena, d.first_cell);
    d.text = copy(ds->arena, d.text);
    d.remedy = copy(ds->arena, d.remedy);
    d.source = copy(ds->arena, d.source);
    d.learner = copy(ds->arena, d.learner);
    d.trace = copy(ds->arena, d.trace);
    d.first.file = copy(ds->arena, d.first.file);
    d.code = copy(ds->arena, d.code);
    d.order = (unsigned)ds->list.n;
    VEC_PUSH(ds->arena, &ds->list, d);
    count(ds, &d);
}

static bool is_same(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

void diag_add_once(struct diags *ds, struct diag d) {
    for (size_t i = 0; i < ds->list.n; i++) {
        const struct diag *old = &ds->list.v[i];
        if (is_same(old->code, d.code) && is_same(old->file, d.file) && is_same(old->text, d.text))
            return;
    }
    diag_add(ds, d);
}

static const char *file_of(const struct diag *d) { return d->file ? d->file : ""; }

const char *diag_key(struct arena *a, const struct diag *d) {
    const char *code = d->code ? d->code : "";
    return arena_printf(a, "%s %s:%d:%d %s", code, file_of(d), d->line, d->column, d->text);
}

bool diag_is_in(const struct diag *d, const char *folder) {
    const size_t n = strlen(folder);
    return d->file && strncmp(d->file, folder, n) == 0 && d->file[n] == '/';
}

void diags_cut(struct diags *ds, size_t n) {
    ds->list.n = n;
    ds->errors = ds->warnings = ds->machine = 0;
    for (size_t i = 0; i < n; i++) count(ds, &ds->list.v[i]);
}

void diags_join(struct diags *ds, const struct diags *from) {
    for (size_t i = 0; i < from->list.n; i++) diag_add(ds, from->list.v[i]);
}

static int compare(const void *a, const void *b) {
    const struct diag *x = a, *y = b;
    int c = strcmp(file_of(x), file_of(y));
    if (c) return c;
    if (x->sheet != y->sheet) return x->sheet < y->sheet ? -1 : 1;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

void diags_sort(struct diags *ds) {
    if (ds->list.n) qsort(ds->list.v, ds->list.n, sizeof *ds->list.v, compare);
}

/* Control characters, and characters that change the direction of what follows: they could make a
 * terminal show something other than the text. */
static bool steers(unsigned c, size_t len) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c == 0xFFFD && len == 1)) return true;
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 ||
           c == 0x2029;
}

/* Prints n bytes with harmful characters replaced; returns the columns they take. If out is NULL,
 * only measures. */
static size_t put(const char *s, size_t n, struct buf *out) {
    size_t width = 0;
    for (size_t i = 0, len; i < n; i += len) {
        unsigned c = utf8_decode(s + i, n - i, &len);
        bool harmful = steers(c, len);
        width += harmful ? 1 : utf8_columns(c);
        if (!out) continue;
        if (harmful)
            buf_char(out, c == '\t' ? ' ' : '?');
        else
            buf_add(out, s + i, len);
    }
    return width;
}

static void print_source(const struct diag *d, bool color, struct buf *out) {
    size_t length = strlen(d->source);
    size_t start = d->column > 0 ? (size_t)d->column - 1 : 0;
    if (start > length) start = length;
    size_t marked = d->length > 0 ? (size_t)d->length : 1;
    if (marked > length - start) marked = length - start;
    buf_fmt(out, "%5d | ", d->line);
    put(d->source, length, out);
    buf_str(out, "\n      | ");
    size_t before = put(d->source, start, NULL), under = put(d->source + start, marked, NULL);
    for (size_t i = 0; i < before; i++) buf_char(out, ' ');
    buf_str(out, color ? "\033[1;32m^" : "^");
    for (size_t i = 1; i < under; i++) buf_char(out, '~');
    buf_str(out, color ? "\033[0m\n" : "\n");
}

static void print_more(const char *text, struct buf *out) {
    for (const char *line = text; line && *line;) {
        size_t n = strcspn(line, "\n");
        buf_str(out, "      = ");
        put(line, n, out);
        buf_char(out, '\n');
        line += n + (line[n] == '\n');
    }
}

/* ":7:13", or ":B7" in a workbook. */
static void print_place(int line, int column, const char *cell, struct buf *out) {
    if (line <= 0) return;
    if (cell) {
        buf_char(out, ':');
        put(cell, strlen(cell), out);
        return;
    }
    buf_fmt(out, ":%d", line);
    if (column > 0) buf_fmt(out, ":%d", column);
}

static void print_first(const struct diag_place *first, const char *cell, struct buf *out) {
    buf_str(out, "      = the first one is at ");
    put(first->file, strlen(first->file), out);
    print_place(first->line, first->column, cell, out);
    buf_char(out, '\n');
}

const char *diag_cell(struct arena *a, int row, size_t column) {
    enum { LETTERS = 26 };
    char name[8], *p = name + sizeof name - 1;
    *p = '\0';
    for (; column && p > name; column = (column - 1) / LETTERS)
        *--p = (char)('A' + (column - 1) % LETTERS);
    return arena_printf(a, "%s%d", p, row);
}

static void print_severity(enum diag_severity severity, bool color, struct buf *out) {
    static const char *const names[] = {"note", "warning", "error"};
    static const char *const colors[] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};
    if (color)
        buf_fmt(out, "%s%s:\033[0m ", colors[severity], names[severity]);
    else
        buf_fmt(out, "%s: ", names[severity]);
}

static void print_all(const struct diag *d, bool color, struct buf *out) {
    if (d->file) {
        put(d->file, strlen(d->file), out);
        print_place(d->line, d->column, d->cell, out);
        buf_str(out, ": ");
    }
    print_severity(d->severity, color, out);
    put(d->text, strlen(d->text), out);
    buf_char(out, '\n');
    if (d->source && d->line > 0) print_source(d, color, out);
    print_more(d->trace, out);
    if (d->first.file) print_first(&d->first, d->first_cell, out);
    print_more(d->remedy, out);
}

/* Written at once: stderr has no buffer of its own, so each piece would be a call of the system. */
void diag_print(const struct diag *d, bool color, FILE *out) {
    struct buf whole = BUF_INIT;
    print_all(d, color, &whole);
    fwrite(whole.p, 1, whole.n, out);
    buf_release(&whole);
}

void diags_print(const struct diags *ds, bool color, FILE *out) {
    for (size_t i = 0; i < ds->list.n; i++) diag_print(&ds->list.v[i], color, out);
}

enum { LONGEST_NAME = 64 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Optimal string alignment distance: insertions, deletions, substitutions, and swaps of neighbors
 * cost one each. */
static size_t distance(const char *a, size_t n, const char *b, size_t m) {
    size_t d[3][LONGEST_NAME + 1];
    size_t *before = d[0], *last = d[1], *row = d[2];
    for (size_t j = 0; j <= m; j++) last[j] = j;
    for (size_t i = 1; i <= n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t change = ascii_lower(a[i - 1]) != ascii_lower(b[j - 1]);
            row[j] = least(least(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
            bool swapped = i > 1 && j > 1 && ascii_lower(a[i - 1]) == ascii_lower(b[j - 2]) &&
                           ascii_lower(a[i - 2]) == ascii_lower(b[j - 1]);
            if (swapped) row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[m];
}

bool diag_is_among(const char *word, const char *list) {
    const size_t length = strlen(word);
    for (const char *p = list ? list : ""; *p;) {
        const size_t n = strcspn(p, " ");
        if (n == length && strncasecmp(p, word, n) == 0) return true;
        p += n + strspn(p + n, " ");
    }
    return false;
}

const char *diag_nearest(const char *wrong, const char *const *names, size_t n) {
    size_t length = strlen(wrong), best = length / 3 + 1;
    const char *nearest = NULL;
    if (length > LONGEST_NAME) return NULL;
    for (size_t i = 0; i < n; i++) {
        size_t m = strlen(names[i]);
        if (m > LONGEST_NAME || (m > length ? m - length : length - m) > best) continue;
        size_t d = distance(wrong, length, names[i], m);
        if (d > best || (d == best && nearest)) continue;
        best = d;
        nearest = names[i];
    }
    return nearest;
}
