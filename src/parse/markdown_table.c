/* markdown_table.c: tables in pipes. */
#include "parse/markdown_table.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/vec.h"

#include <string.h>

/* ---- one line ---- */

/* The next cell of a line, without blanks around it, or NULL at the end. "\|" is a pipe. */
static const char *next_cell(struct arena *a, const char **at) {
    if (!*at) return NULL;
    struct buf cell = BUF_INIT;
    const char *c = *at;
    for (; *c && *c != '|'; c++) {
        if (*c == '\\' && c[1] == '|') {
            c++;
        } else if (*c == '\\' && c[1]) {
            buf_char(&cell, *c++);
        }
        buf_char(&cell, *c);
    }
    *at = *c ? c + 1 : NULL;
    char *text = ascii_trim(buf_dup(&cell, a));
    buf_release(&cell);
    return text;
}

/* Where the cells begin: after the pipe before the first one. */
static const char *line_start(const char *line) {
    line += strspn(line, " \t");
    return *line == '|' ? line + 1 : line;
}

/* The pipe after the last cell begins no other cell. */
static bool is_rest_blank(const char *at) { return !at || !at[strspn(at, " \t\r\n")]; }

static size_t count_cells(struct arena *a, const char *line) {
    const char *at = line_start(line);
    size_t n = 0;
    do {
        next_cell(a, &at);
        n++;
    } while (!is_rest_blank(at));
    return n;
}

/* ":---:"; false for any other text. */
static bool read_align(const char *cell, enum cell_align *align) {
    const size_t n = strlen(cell);
    const bool left = n && cell[0] == ':', right = n > 1 && cell[n - 1] == ':';
    const size_t dashes = strspn(cell + left, "-");
    *align = ALIGN_START;
    if (right) *align = left ? ALIGN_CENTER : ALIGN_END;
    return dashes > 0 && left + dashes + right == n;
}

/* Reads the line of dashes below the heads, which has a pipe. Returns the number of columns, or
 * 0 if it is another line. */
static size_t read_aligns(struct arena *a, const char *line, enum cell_align **aligns) {
    VEC(enum cell_align) list = {0};
    if (!strchr(line, '|') || line[strspn(line, " \t|:-\r\n")]) return 0;
    const char *at = line_start(line);
    do {
        const char *cell = next_cell(a, &at);
        if (!read_align(cell, VEC_ADD(a, &list))) return 0;
    } while (!is_rest_blank(at));
    *aligns = list.v;
    return list.n;
}

/* ---- the rows ---- */

static void read_row(struct arena *a, const char *line, struct markdown_table *t, size_t row) {
    const char *at = line_start(line);
    for (size_t i = 0; i < t->n_columns; i++) {
        const char *cell = is_rest_blank(at) && i > 0 ? "" : next_cell(a, &at);
        t->cells[row * t->n_columns + i] = cell;
    }
    if (is_rest_blank(at)) return;
    const char **last = &t->cells[row * t->n_columns + t->n_columns - 1];
    char *rest = ascii_trim(arena_strdup(a, at));
    const size_t n = strlen(rest);
    if (rest[n - 1] == '|') rest[n - 1] = '\0';
    *last = arena_printf(a, "%s | %s", *last, rest);
}

static const char *joined(struct arena *a, const char *const *lines, size_t n) {
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < n; i++) buf_fmt(&text, "%s\n", lines[i]);
    const char *copy = buf_dup(&text, a);
    buf_release(&text);
    return copy;
}

static void fill(struct arena *a, const char *const *lines, size_t n, size_t heads,
                 struct markdown_table *t) {
    t->before = joined(a, lines, heads);
    t->line = (int)heads;
    t->n_rows = n - heads - 1;
    t->cells = arena_array(a, t->n_rows * t->n_columns, sizeof *t->cells);
    read_row(a, lines[heads], t, 0);
    for (size_t i = heads + 2; i < n; i++) read_row(a, lines[i], t, i - heads - 1);
}

static bool are_in_pipes(const char *const *lines, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (lines[i][strspn(lines[i], " \t")] != '|') return false;
    return n > 1;
}

enum markdown_table_kind markdown_table_of(struct arena *a, const char *const *lines, size_t n,
                                           struct markdown_table *table) {
    for (size_t i = 1; i < n; i++) {
        table->n_columns = read_aligns(a, lines[i], &table->aligns);
        if (!table->n_columns) continue;
        if (!strchr(lines[i - 1], '|')) continue;
        if (count_cells(a, lines[i - 1]) != table->n_columns) return MARKDOWN_TABLE_UNEVEN;
        if (n - i > MARKDOWN_CELLS / table->n_columns) return MARKDOWN_TABLE_LARGE;
        fill(a, lines, n, i - 1, table);
        return MARKDOWN_TABLE;
    }
    return are_in_pipes(lines, n) ? MARKDOWN_TABLE_UNLINED : MARKDOWN_NO_TABLE;
}
