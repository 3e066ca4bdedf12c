/* comments.c: a scan of Markdown for comments, fences, and code spans, in one pass. */
#include "parse/comments.h"

#include "base/buf.h"

#include <stdbool.h>
#include <string.h>

enum { LONGEST_RUN = 80 }; /* backticks that may open a code span; cmark has the same limit */

struct scan {
    const char *p, *end;
    struct buf out;
    char fence; /* '`' or '~' inside a fenced block, else 0 */
    size_t fence_length;
    int line; /* of out, from 1 */
    int moved;
};

static size_t run_of(const char *p, char c) {
    size_t n = 0;
    while (p[n] == c) n++;
    return n;
}

static const char *line_end(const char *p) { return p + strcspn(p, "\r\n"); }

static bool is_blank_to(const char *p, const char *end) {
    while (p < end && (*p == ' ' || *p == '\t')) p++;
    return p == end;
}

/* Behind the marks of quotes and lists that may stand before a fence. */
static const char *past_containers(const char *p) {
    for (;;) {
        p += strspn(p, " \t>");
        size_t digits = strspn(p, "0123456789");
        bool number =
            digits > 0 && digits < 10 && (p[digits] == '.' || p[digits] == ')') && p[digits + 1] == ' ';
        if (!number && !(strchr("-+*", *p) && *p && p[1] == ' ')) return p;
        p += number ? digits + 2 : 2;
    }
}

/* At the start of a line: does a fence open or close here, or is this line inside of one? */
static bool is_code_line(struct scan *s) {
    const char *p = past_containers(s->p), *end = line_end(p);
    size_t n = *p == '`' || *p == '~' ? run_of(p, *p) : 0;
    if (s->fence) {
        if (n >= s->fence_length && *p == s->fence && is_blank_to(p + n, end)) s->fence = 0;
        return true;
    }
    if (n < 3 || (*p == '`' && memchr(p + n, '`', (size_t)(end - p) - n))) return false;
    s->fence = *p;
    s->fence_length = n;
    return true;
}

static void copy(struct scan *s, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (s->p[i] == '\n' || (s->p[i] == '\r' && s->p[i + 1] != '\n')) s->line++;
    buf_add(&s->out, s->p, n);
    s->p += n;
}

/* The end of the code span that begins with n backticks at p, or NULL. It ends in the same paragraph. */
static const char *span_end(const char *p, size_t n) {
    if (n > LONGEST_RUN) return NULL;
    for (p += n; *p;) {
        if (*p == '\n' && is_blank_to(p + 1, line_end(p + 1))) return NULL;
        size_t run = run_of(p, '`');
        if (run == n) return p + n;
        p += run ? run : 1;
    }
    return NULL;
}

static void trim_space(struct buf *out) {
    while (out->n && (out->p[out->n - 1] == ' ' || out->p[out->n - 1] == '\t')) out->p[--out->n] = '\0';
}

static bool at_line_start(const struct buf *out) {
    size_t n = out->n;
    while (n && (out->p[n - 1] == ' ' || out->p[n - 1] == '\t')) n--;
    return n == 0 || out->p[n - 1] == '\n' || out->p[n - 1] == '\r';
}

static int lines_in(const char *p, const char *end) {
    int n = 0;
    for (; p < end; p++) n += *p == '\n' || (*p == '\r' && p[1] != '\n');
    return n;
}

/* From s->p to `after` is a comment. One on lines of its own stays an HTML block; from within a line it goes with the space
 * on one side, so that neither two spaces nor a line break are left. */
static void leave_out(struct scan *s, const char *after, struct uncommented *u, struct arena *a) {
    const int lines = lines_in(s->p, after);
    s->p = after;
    const char *next = after + strspn(after, " \t");
    const bool ends_line = *next == '\0' || *next == '\n' || *next == '\r';
    if (at_line_start(&s->out)) {
        if (ends_line) buf_str(&s->out, COMMENT_MARK);
    } else if (ends_line) {
        trim_space(&s->out);
    }
    const bool space_before = !s->out.n || strchr(" \t\n\r", s->out.p[s->out.n - 1]);
    if (ends_line || space_before) s->p = next;
    if (!lines) return;
    s->moved += lines;
    VEC_PUSH(a, &u->moved, ((struct moved_line){s->line + 1, s->moved}));
}

static size_t step_of(const struct scan *s) {
    if (*s->p == '\\' && s->p + 1 < s->end) return 2;
    if (*s->p != '`') return 1;
    const size_t n = run_of(s->p, '`');
    const char *end = span_end(s->p, n);
    return end ? (size_t)(end - s->p) : n;
}

struct uncommented comments_take_out(struct arena *a, const char *text, size_t n) {
    struct uncommented u = {.text = text, .n = n, .unclosed = SIZE_MAX};
    if (!strstr(text, "<!--")) return u;
    struct scan s = {.p = text, .end = text + n, .out = BUF_INIT, .line = 1};
    bool starts_line = true;
    while (s.p < s.end) {
        if (starts_line && is_code_line(&s)) {
            const char *end = line_end(s.p);
            copy(&s, (size_t)(end - s.p) + (end < s.end));
        } else if (strncmp(s.p, "<!--", 4) == 0) {
            const char *close = strstr(s.p + 2, "-->"); /* "<!-->" is one, too */
            if (!close) u.unclosed = (size_t)(s.p - text);
            if (!close) break;
            leave_out(&s, close + 3, &u, a);
        } else {
            copy(&s, step_of(&s));
        }
        starts_line = s.p > text && (s.p[-1] == '\n' || (s.p[-1] == '\r' && *s.p != '\n'));
    }
    u.n = s.out.n;
    u.text = buf_take(&s.out, a);
    return u;
}

int comments_line(const struct uncommented *u, int line) {
    int by = 0;
    for (size_t i = 0; i < u->moved.n && u->moved.v[i].line <= line; i++) by = u->moved.v[i].by;
    return line + by;
}

char *comments_strip(struct arena *a, const char *html) {
    struct buf b = BUF_INIT;
    for (const char *open; (open = strstr(html, "<!--")) != NULL;) {
        const char *close = strstr(open + 2, "-->");
        buf_add(&b, html, (size_t)(open - html));
        html = close ? close + 3 : "";
    }
    buf_str(&b, html);
    const char *start = b.p + strspn(b.p, " \t\r\n");
    size_t n = strlen(start);
    while (n && strchr(" \t\r\n", start[n - 1])) n--;
    char *left = arena_strndup(a, start, n);
    buf_release(&b);
    return left;
}
