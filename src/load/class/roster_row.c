/* roster_row.c: a row of roster.csv as the learner.yaml that it is in place of, and the file
 * without that row, for a learner who needs a learner.yaml from now on. */
#include "load/load_inner.h"

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
