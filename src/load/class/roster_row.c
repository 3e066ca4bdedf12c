/* roster_row.c: a row of roster.csv as the learner.yaml that it is in place of, and the file
 * without that row, for a learner who needs a learner.yaml from now on; and with rows of more
 * learners. */
#include "load/load_inner.h"

#include "base/ascii.h"
#include "model/group.h"
#include "model/workspace.h"

#include <string.h>

static void put(struct buf *out, const struct yml *node) {
    struct date day;
    switch (node->kind) {
    case YML_LIST_NODE:
        for (size_t i = 0; i < node->n; i++) {
            buf_str(out, i ? ", " : "[");
            put(out, node->items[i]);
        }
        buf_char(out, ']');
        break;
    case YML_MAP_NODE:
        for (size_t i = 0; i < node->n; i++) {
            buf_fmt(out, "%s%s: ", i ? ", " : "{", node->entries[i].key->text);
            put(out, node->entries[i].value);
        }
        buf_char(out, '}');
        break;
    default:
        if (date_parse(node->text, node->n, &day))
            buf_str(out, node->text);
        else
            load_quote(out, node->text);
    }
}

char *load_row_profile(struct arena *a, const struct learner_place *p, size_t *n) {
    const struct yml *root = p->row ? p->row->root : NULL;
    struct buf out = BUF_INIT;
    if (!root) return NULL;
    for (size_t i = 0; i < root->n; i++) {
        buf_fmt(&out, "%s: ", root->entries[i].key->text);
        put(&out, root->entries[i].value);
        buf_char(&out, '\n');
    }
    *n = out.n;
    return buf_take(&out, a);
}

/* Length of the line at `text`, with its end. */
static size_t line_length(const char *text, size_t n) {
    const char *end = memchr(text, '\n', n);
    return end ? (size_t)(end - text) + 1 : n;
}

static bool is_line(const char *line, size_t n, const char *text, size_t n_text) {
    while (n && (line[n - 1] == '\n' || line[n - 1] == '\r')) n--;
    return n == n_text && memcmp(line, text, n) == 0;
}

char *load_roster_without(struct arena *a, const struct workspace *w, const struct learner_place *p,
                          size_t *n, const char **why) {
    const char *path = os_join(a, w->root, p->group->roster);
    struct source source = *p->row->source;
    size_t n_row, at = SIZE_MAX, cut = 0;
    const char *row = source_line(&source, p->row->mark.line, &n_row);
    char *data;
    if (!os_read(a, path, SOURCE_CSV_LIMIT, &data, n, why)) return NULL;
    for (size_t i = 0, length; i < *n; i += length) {
        length = line_length(data + i, *n - i);
        if (!is_line(data + i, length, row, n_row)) continue;
        *why = "the row is there twice";
        if (cut) return NULL;
        at = i;
        cut = length;
    }
    *why = "the row is not found again";
    if (!cut) return NULL;
    memmove(data + at, data + at + cut, *n - at - cut);
    *n -= cut;
    return data;
}

/* ---- more rows ---- */

static const char *text_for(const struct load_new_row *row, const char *head) {
    const struct {
        const char *key, *text;
    } cells[] = {{"id", row->id},         {"first", row->first},       {"last", row->last},
                 {"called", row->called}, {"pronouns", row->pronouns}, {"grade", row->grade},
                 {"born", row->born},     {"joined", row->joined}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        if (strcmp(cells[i].key, head) == 0) return cells[i].text;
    return "";
}

static const char *head_at(struct arena *a, const struct csv *csv, size_t i) {
    return ascii_lowered(a, csv->heads[i].text);
}

/* Is there a column for all that the row says? */
static bool fits(struct arena *a, const struct csv *csv, const struct load_new_row *row,
                 const char **why) {
    static const char *const keys[] = {"id",       "first", "last", "called",
                                       "pronouns", "grade", "born", "joined"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        bool there = !*text_for(row, keys[k]);
        for (size_t i = 0; i < csv->n_columns && !there; i++)
            there = strcmp(head_at(a, csv, i), keys[k]) == 0;
        if (there) continue;
        *why = arena_printf(a, "it has no column '%s'", keys[k]);
        return false;
    }
    return true;
}

static void add_cell(struct buf *out, const char *text, char separator) {
    const char special[] = {'"', '\n', '\r', ' ', ',', ';', '\t', separator, '\0'};
    const bool quotes = strpbrk(text, special) != NULL;
    if (quotes) buf_char(out, '"');
    if (*text && strchr("=+-@", *text)) buf_char(out, '\'');
    for (; *text; text++) {
        if (*text == '"') buf_char(out, '"');
        buf_char(out, *text);
    }
    if (quotes) buf_char(out, '"');
}

static const char *end_of_lines(const char *text) {
    if (strstr(text, "\r\n")) return "\r\n";
    return strchr(text, '\r') && !strchr(text, '\n') ? "\r" : "\n";
}

static struct csv *parsed(struct arena *a, const char *path, const char *text, size_t n) {
    struct source *source = arena_make(a, struct source);
    struct diags *unseen = diags_new(a);
    struct csv *csv = NULL;
    if (source_open(source, a, path, NULL, text, n, unseen)) csv = csv_parse(source, unseen);
    return csv && csv->sound && !unseen->errors ? csv : NULL;
}

/* Is the new file the old one, and then these rows? */
static bool is_as_meant(struct arena *a, const struct csv *old, const struct csv *new,
                        const struct load_new_row *rows, size_t n_rows) {
    if (!new || new->n_columns != old->n_columns || new->n_rows != old->n_rows + n_rows)
        return false;
    for (size_t r = 0; r < new->n_rows; r++)
        for (size_t i = 0; i < new->n_columns; i++) {
            const char *text = new->rows[r].cells[i].text, *meant;
            meant = r < old->n_rows ? old->rows[r].cells[i].text
                                    : text_for(&rows[r - old->n_rows], head_at(a, old, i));
            if (r >= old->n_rows && *text == '\'') text++;
            if (strcmp(text, meant) != 0) return false;
        }
    return true;
}

char *load_roster_with(struct arena *a, const struct workspace *w, const struct group *g,
                       const struct load_new_row *rows, size_t n_rows, size_t *n,
                       const char **why) {
    struct buf out = BUF_INIT;
    char *data;
    if (!os_read(a, os_join(a, w->root, g->roster), SOURCE_CSV_LIMIT, &data, n, why)) return NULL;
    const struct csv *csv = parsed(a, g->roster, data, *n);
    *why = "it has errors, which 'folioscope check' names";
    if (!csv || g->roster_unclear) return NULL;
    for (size_t r = 0; r < n_rows; r++)
        if (!fits(a, csv, &rows[r], why)) return NULL;
    const char *end = end_of_lines(data);
    buf_add(&out, data, *n);
    if (data[*n - 1] != *end && data[*n - 1] != '\n') buf_str(&out, end);
    for (size_t r = 0; r < n_rows; r++) {
        for (size_t i = 0; i < csv->n_columns; i++) {
            if (i) buf_char(&out, csv->separator);
            add_cell(&out, text_for(&rows[r], head_at(a, csv, i)), csv->separator);
        }
        buf_str(&out, end);
    }
    *n = out.n;
    char *text = buf_take(&out, a);
    *why = "its rows cannot be added to safely";
    return is_as_meant(a, csv, parsed(a, g->roster, text, *n), rows, n_rows) ? text : NULL;
}
