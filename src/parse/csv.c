/* csv.c: reads CSV in one pass; cells point into one copy of the text. The meaning of columns is
 * the caller's. */
#include "parse/csv.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

struct reader {
    struct source *source;
    struct diags *diags;
    struct arena *arena;
    char *p, *end; /* in a copy of the text, where each cell is terminated by a NUL */
    char *base;
    char *line_start;
    int line, last; /* current line; last line of the latest row */
    char separator;
    size_t n_heads;             /* cells of the head row, with empty ones at its end */
    VEC(struct csv_cell) cells; /* of the row being read */
    VEC(struct csv_gap) gaps;
};

static bool at_break(const struct reader *r) {
    return r->p >= r->end || *r->p == '\n' || *r->p == '\r';
}

static void skip_break(struct reader *r) {
    if (r->p >= r->end) return;
    if (*r->p == '\r' && r->p + 1 < r->end && r->p[1] == '\n') r->p++;
    r->p++;
    r->line++;
    r->line_start = r->p;
}

static struct spot spot_here(const struct reader *r) {
    return (struct spot){r->line, (int)(r->p - r->line_start) + 1, 1};
}

static bool quote_fault(struct reader *r, struct spot at, const char *text, const char *remedy) {
    source_fault(r->source, r->diags, CODE_CSV_QUOTE, at, text, remedy);
    return false;
}

/* Reads a cell that begins with a quotation mark. Compacts the content in place, turning "" into
 * ". */
static bool read_quoted(struct reader *r, struct csv_cell *cell) {
    cell->at = spot_here(r);
    char *to = ++r->p;
    cell->text = to;
    for (;;) {
        if (r->p >= r->end)
            return quote_fault(r, cell->at, "a quotation mark that is never closed",
                               "close it; inside a quoted cell, write a quotation mark twice");
        if (*r->p == '"' && r->p + 1 < r->end && r->p[1] == '"') {
            r->p++;
        } else if (*r->p == '"') {
            break;
        } else if (*r->p == '\n' || (*r->p == '\r' && r->p[1] != '\n')) {
            r->line++;
            r->line_start = r->p + 1;
        }
        *to++ = *r->p++;
    }
    struct spot close = spot_here(r);
    if (close.line == cell->at.line) cell->at.length = close.column - cell->at.column + 1;
    r->p++;
    bool sound = true;
    while (r->p < r->end && (*r->p == ' ' || (*r->p == '\t' && r->separator != '\t'))) r->p++;
    if (!at_break(r) && *r->p != r->separator) {
        sound = quote_fault(r, spot_here(r), "text after the end of a quoted cell",
                            "inside a quoted cell, write a quotation mark twice");
        while (!at_break(r) && *r->p != r->separator) r->p++;
    }
    *to = '\0'; /* at or before the closing mark, which has been read */
    return sound;
}

/* The text ends at *end, which may be the separator, so the caller writes the NUL after reading
 * that. */
static void read_plain(struct reader *r, struct csv_cell *cell, char **end) {
    while (!at_break(r) && *r->p == ' ') r->p++;
    cell->at = spot_here(r);
    char *start = r->p;
    while (!at_break(r) && *r->p != r->separator) r->p++;
    char *last = r->p;
    while (last > start && (last[-1] == ' ' || (last[-1] == '\t' && r->separator != '\t'))) last--;
    cell->at.length = last > start ? (int)(last - start) : 1;
    cell->text = last > start ? start : "";
    if (last > start) *end = last;
}

/* Of the excess columns only one cell is kept: the row is refused anyway, and memory is saved. */
static void keep_cell(struct reader *r, struct csv_cell cell) {
    if (r->cells.n <= CSV_COLUMNS)
        VEC_PUSH(r->arena, &r->cells, cell);
    else if (*cell.text)
        r->cells.v[CSV_COLUMNS] = cell;
}

/* Reads one row into r->cells. False if a quoted cell is malformed. */
static bool read_row(struct reader *r) {
    bool sound = true;
    r->cells.n = 0;
    for (bool more = true; more;) {
        struct csv_cell cell = {0};
        char *end = NULL;
        while (r->p < r->end && *r->p == ' ') r->p++;
        if (r->p < r->end && *r->p == '"')
            sound = read_quoted(r, &cell) && sound;
        else
            read_plain(r, &cell, &end);
        more = r->p < r->end && *r->p == r->separator;
        r->last = r->line;
        if (more)
            r->p++;
        else
            skip_break(r);
        if (end) *end = '\0';
        keep_cell(r, cell);
    }
    return sound;
}

static bool row_is_empty(const struct reader *r) {
    for (size_t i = 0; i < r->cells.n; i++)
        if (*r->cells.v[i].text) return false;
    return true;
}

/* The separator that is most frequent in the first row that is not blank, outside of quotes. */
static char find_separator(const char *p, const char *end) {
    static const char candidates[] = ",;\t";
    size_t count[3] = {0}, best = 0;
    bool quoted = false;
    p += strspn(p, " \r\n");
    for (; p < end && (quoted || (*p != '\n' && *p != '\r')); p++) {
        const char *c = *p ? strchr(candidates, *p) : NULL;
        if (*p == '"')
            quoted = !quoted;
        else if (c && !quoted)
            count[c - candidates]++;
    }
    for (size_t i = 1; i < 3; i++)
        if (count[i] > count[best]) best = i;
    return candidates[best];
}

static bool limit(struct reader *r, int line, const char *text) {
    source_fault(r->source, r->diags, CODE_CSV_LIMIT, (struct spot){line, 1, 1}, text,
                 "split the file");
    return false;
}

/* Is the cell not empty, and is there a blank between it and the separator, which is a comma? */
static bool has_blank_before(const struct csv_cell *cells, size_t i, char separator) {
    const struct spot *before = i ? &cells[i - 1].at : NULL, *at = &cells[i].at;
    if (!before || separator != ',' || !*cells[i].text || !*cells[i - 1].text) return false;
    return before->line == at->line && at->column - (before->column + before->length) > 1;
}

static bool any_blank_before(const struct csv_cell *cells, size_t n, char separator) {
    bool any = false;
    for (size_t i = 1; i < n && !any; i++) any = has_blank_before(cells, i, separator);
    return any;
}

bool csv_may_be_split(const struct csv *csv, const struct csv_row *row, size_t cell) {
    return cell < row->n_written && has_blank_before(row->cells, cell, csv->separator) &&
           !any_blank_before(csv->heads, csv->n_columns, csv->separator);
}

const char *csv_says_split(struct arena *a, const struct csv_row *row, size_t cell) {
    return arena_printf(a, "'%s, %s' may be one cell that was split at its comma",
                        source_quote(a, row->cells[cell - 1].text),
                        source_quote(a, row->cells[cell].text));
}

static bool read_heads(struct reader *r, struct csv *csv) {
    bool empty;
    do {
        if (r->p >= r->end) return false;
        if (!read_row(r)) return false;
        empty = row_is_empty(r);
    } while (empty);
    size_t n = r->cells.n;
    while (n > 0 && !*r->cells.v[n - 1].text) n--;
    if (n > CSV_COLUMNS)
        return limit(r, r->line - 1, arena_printf(r->arena, "more than %d columns", CSV_COLUMNS));
    r->n_heads = r->cells.n;
    csv->heads = arena_copy(r->arena, r->cells.v, n * sizeof *csv->heads);
    csv->n_columns = n;
    return true;
}

/* Are there cells beyond the heads? Empty ones are skipped; but where the row has more of them than
 * the head row, a cell of it may have been split in two. */
static bool too_many(struct reader *r, const struct csv *csv, int line) {
    size_t n = r->cells.n;
    const size_t kept = n < CSV_COLUMNS ? n : CSV_COLUMNS;
    const bool split = n > r->n_heads && any_blank_before(r->cells.v, kept, r->separator) &&
                       !any_blank_before(csv->heads, csv->n_columns, r->separator);
    while (n > csv->n_columns && !split && !*r->cells.v[n - 1].text) n--;
    if (n <= csv->n_columns) return false;
    struct spot at = r->cells.v[csv->n_columns].at;
    const char *count = arena_printf(r->arena, "%zu", n);
    if (n > CSV_COLUMNS) count = arena_printf(r->arena, "more than %d", CSV_COLUMNS);
    source_fault(
        r->source, r->diags, CODE_CSV_CELLS, at,
        arena_printf(r->arena, "this row has %s cells, the head row has %zu", count,
                     csv->n_columns),
        arena_printf(
            r->arena,
            "remove the extra separator, or put a cell that holds '%s' in double quotes (the row begins in line %d)",
            r->separator == '\t' ? "tab" : (char[]){r->separator, 0}, line));
    return true;
}

static struct csv_row keep_row(struct reader *r, const struct csv *csv, int line) {
    size_t n = r->cells.n < csv->n_columns ? r->cells.n : csv->n_columns;
    struct csv_row row = {arena_array(r->arena, csv->n_columns, sizeof *row.cells), line, r->last,
                          n};
    memcpy(row.cells, r->cells.v, n * sizeof *row.cells);
    for (size_t i = n; i < csv->n_columns; i++)
        row.cells[i] = (struct csv_cell){"", {line, 1, 1}, NULL};
    return row;
}

static void add_gap(struct reader *r, int first, int last) {
    VEC_PUSH(r->arena, &r->gaps, ((struct csv_gap){first, last}));
}

/* Notes the lines of a row that cannot be read; up to the end of the file if the row swallowed the
 * rest. */
static void add_row_gap(struct reader *r, int line) {
    add_gap(r, line, r->p >= r->end ? INT_MAX : r->last);
}

/* False, with a finding, if the latest row exceeds a limit. */
static bool has_room(struct reader *r, const struct csv *csv, int line, size_t n) {
    if (n >= CSV_ROWS) return limit(r, line, arena_printf(r->arena, "more than %d rows", CSV_ROWS));
    if ((n + 1) * csv->n_columns > CSV_CELLS)
        return limit(r, line, arena_printf(r->arena, "more than %d cells", CSV_CELLS));
    return true;
}

static void read_rows(struct reader *r, struct csv *csv) {
    VEC(struct csv_row) rows = {0};
    while (r->p < r->end) {
        int line = r->line;
        if (r->source->found > SOURCE_FINDINGS) {
            add_gap(r, line, INT_MAX);
            break;
        }
        bool sound = read_row(r);
        if (row_is_empty(r) && sound) continue;
        if (!sound || too_many(r, csv, line)) {
            add_row_gap(r, line);
            continue;
        }
        if (!has_room(r, csv, line, rows.n)) {
            add_gap(r, line, INT_MAX);
            break;
        }
        struct csv_row row = keep_row(r, csv, line);
        VEC_PUSH(r->arena, &rows, row);
    }
    csv->rows = rows.v;
    csv->n_rows = rows.n;
    csv->gaps = r->gaps.v;
    csv->n_gaps = r->gaps.n;
    csv->sound = csv->n_gaps == 0;
}

struct csv *csv_parse(struct source *s, struct diags *diags) {
    struct reader r = {.source = s, .diags = diags, .arena = s->arena, .line = 1};
    r.base = r.p = r.line_start = arena_strndup(s->arena, s->text, s->n);
    r.end = r.p + s->n;
    struct csv *csv = arena_make(s->arena, struct csv);
    csv->sound = true;
    if (s->n >= 5 && strncasecmp(r.p, "sep=", 4) == 0 && r.p[4] != '\n' && r.p[4] != '\r') {
        csv->separator = r.p[4];
        r.p += 5;
        skip_break(&r);
    } else {
        csv->separator = find_separator(r.p, r.end);
    }
    r.separator = csv->separator;
    if (!read_heads(&r, csv)) return NULL;
    read_rows(&r, csv);
    return csv;
}

void csv_cut_notes(struct csv *csv, struct source *s, struct diags *diags) {
    for (size_t r = 0; r < csv->n_rows; r++)
        for (size_t i = 0; i < csv->n_columns; i++) {
            struct csv_cell *c = &csv->rows[r].cells[i];
            c->text = source_without_notes(s, diags, c->at, c->text);
        }
}
