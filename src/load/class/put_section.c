/* put_section.c: puts the translation of one learner's words into narratives/<term>.es.md of a
 * class, where it is a section among others. The rest of the file does not change. */
#include "load/load_inner.h"

#include "base/ascii.h"

#include <string.h>

/* Could a line of it begin another learner's words, or hide them? */
static bool is_plain(const char *text) {
    if (strstr(text, "<!--") || strstr(text, "```") || strstr(text, "~~~")) return false;
    for (const char *line = text; line; line = strpbrk(line, "\r\n")) {
        line += strspn(line, " \t\r\n");
        const size_t n = strcspn(line, "\r\n"), marks = strspn(line, "#");
        const size_t dashes = strspn(line, "-= \t");
        if (marks == 1 || marks == 2 || (n && dashes >= n)) return false;
    }
    return true;
}

static char *new_file(struct arena *a, const struct load_put *put) {
    struct buf by = BUF_INIT, out = BUF_INIT;
    load_quote(&by, put->by);
    buf_fmt(&out, "---\ntranslated_by: %s\nof:\n  %s: \"%s\"\n---\n\n## %s\n\n%s\n", by.p,
            put->slot->key, put->slot->mark, put->slot->key, put->text);
    char *text = buf_dup(&out, a);
    buf_release(&by);
    buf_release(&out);
    return text;
}

/* The end of the front matter, whose last key is `of`, of a file by this translator; or NULL. */
static const char *end_of_marks(struct arena *a, const char *there, const char *by) {
    struct buf quoted = BUF_INIT;
    load_quote(&quoted, by);
    const char *who = arena_printf(a, "\ntranslated_by: %s\n", quoted.p);
    buf_release(&quoted);
    const char *end = strncmp(there, "---\n", 4) == 0 ? strstr(there, "\n---\n") : NULL;
    const char *named = strstr(there, who), *of = strstr(there, "\nof:\n");
    if (!end || !named || named >= end || !of || of >= end) return NULL;
    for (const char *line = of + strlen("\nof:\n"); line <= end; line = strchr(line, '\n') + 1)
        if (strncmp(line, "  ", 2) != 0) return NULL;
    return end + 1;
}

char *load_put_section(struct arena *a, const struct load_put *put, const char *there) {
    const char *id = put->slot->key;
    if (!is_plain(put->text)) return NULL;
    if (!there) return new_file(a, put);
    const char *end = end_of_marks(a, there, put->by);
    const char *mark = arena_printf(a, "\n  %s:", id), *heading = arena_printf(a, "## %s", id);
    if (!end || strstr(there, mark) || strstr(there, heading)) return NULL;
    const size_t n = strlen(there);
    return arena_printf(a, "%.*s  %s: \"%s\"\n%s%s\n## %s\n\n%s\n", (int)(end - there), there, id,
                        put->slot->mark, end, n && there[n - 1] == '\n' ? "" : "\n", id, put->text);
}
