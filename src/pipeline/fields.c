/* fields.c: see fields.h. */
#include "pipeline/fields.h"

#include <string.h>

static void write_field(struct buf *out, const char *text) {
    for (const char *p = text ? text : ""; *p; p++) {
        if (*p == '\t')
            buf_str(out, "\\t");
        else if (*p == '\n')
            buf_str(out, "\\n");
        else if (*p == '\\')
            buf_str(out, "\\\\");
        else
            buf_char(out, *p);
    }
}

void fields_write(struct buf *out, const char *const *fields, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (i) buf_char(out, '\t');
        write_field(out, fields[i]);
    }
    buf_char(out, '\n');
}

struct fields_reader fields_open(struct arena *a, const char *text, size_t n, const char *first_line) {
    size_t m = strlen(first_line);
    bool sound = n >= m + 5 && strncmp(text, first_line, m) == 0 && text[m] == '\n' &&
                 memcmp(text + n - 5, "\nend\n", 5) == 0;
    return (struct fields_reader){
        .arena = a, .at = sound ? text + m + 1 : "", .end = sound ? text + n - 4 : "", .sound = sound};
}

static void split(struct arena *a, const char *text, size_t n, struct fields *f) {
    char *out = arena_alloc(a, n + 1);
    size_t fields = 0;
    f->v[fields++] = out;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\t' && fields == FIELDS_MOST) break;
        if (text[i] == '\t') {
            *out++ = '\0';
            f->v[fields++] = out;
        } else if (text[i] == '\\' && i + 1 < n) {
            i++;
            *out++ = text[i] == 't' ? '\t' : text[i] == 'n' ? '\n' : text[i];
        } else {
            *out++ = text[i];
        }
    }
    *out = '\0';
    while (fields < FIELDS_MOST) f->v[fields++] = "";
}

bool fields_next(struct fields_reader *r, struct fields *out) {
    if (r->at >= r->end) return false;
    const char *newline = memchr(r->at, '\n', (size_t)(r->end - r->at));
    size_t n = newline ? (size_t)(newline - r->at) : (size_t)(r->end - r->at);
    split(r->arena, r->at, n, out);
    r->at += n + 1;
    return true;
}
