/* front.c: finds the two fences of dashes. Does not read the YAML or the Markdown. */
#include "parse/front.h"

#include <string.h>

/* Is the line a fence: three dashes, and otherwise blank? */
static bool is_fence(const char *line, size_t n) {
    if (n < 3 || memcmp(line, "---", 3) != 0) return false;
    for (size_t i = 3; i < n; i++)
        if (line[i] != ' ' && line[i] != '\t') return false;
    return true;
}

static const char *end_of_line(const char *p, const char *end) {
    while (p < end && *p != '\n' && *p != '\r') p++;
    return p;
}

static const char *after_line(const char *p, const char *end) {
    p = end_of_line(p, end);
    if (p < end && *p == '\r' && p + 1 < end && p[1] == '\n') p++;
    return p < end ? p + 1 : end;
}

bool front_split(struct source *s, struct diags *diags, struct front *out) {
    const char *end = s->text + s->n, *start = s->text;
    *out = (struct front){.body = s->text, .n_body = s->n};
    if (!is_fence(start, (size_t)(end_of_line(start, end) - start))) return true;
    const char *matter = after_line(start, end);
    int line = 2;
    for (const char *p = matter; p < end; p = after_line(p, end), line++) {
        if (!is_fence(p, (size_t)(end_of_line(p, end) - p))) continue;
        const char *body = after_line(p, end);
        *out = (struct front){
            true, {matter, (size_t)(p - matter), 1}, body, (size_t)(end - body), line};
        return true;
    }
    source_fault(s, diags, CODE_FRONT_MATTER, (struct spot){1, 1, 3},
                 "the front matter that begins here never ends",
                 "put a line '---' after the last key, before the text");
    return false;
}
