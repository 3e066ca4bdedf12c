/* tmpl_lex.c: splits a template into text and tags. First step of compiling; handles delimiters,
 * but not nesting. */
#include "render/tmpl/tmpl_lex.h"

#include "base/codes.h"
#include <string.h>

struct delimiter {
    const char *text;
    size_t n;
};

struct lexer {
    struct arena *arena;
    const struct tmpl_source *source;
    const char *p, *end;
    struct delimiter open, close;
    bool line_start;
    struct tokens *out;
};

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool tmpl_blank(const char *s, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!is_space(s[i])) return false;
    return true;
}

enum { SHOWN_BYTES = 400 }; /* of the line in a finding */

void tmpl_fault(const struct tmpl_source *source, const char *at, size_t length, const char *text,
                const char *remedy) {
    const char *line = source->text;
    int number = 1;
    for (const char *p = source->text; p < at; p++)
        if (*p == '\n') {
            line = p + 1;
            number++;
        }
    const char *end = memchr(line, '\n', (size_t)(source->text + source->n - line));
    if (!end) end = source->text + source->n;
    if (at + length > end) length = at < end ? (size_t)(end - at) : 1;
    bool far = at - line > SHOWN_BYTES;
    if (end - line > SHOWN_BYTES) end = line + SHOWN_BYTES;
    diag_add(source->diags, (struct diag){.code = code_text(CODE_TEMPLATE_FAULT),
                                          .severity = DIAG_ERROR,
                                          .file = source->file,
                                          .line = number,
                                          .column = (int)(at - line) + 1,
                                          .length = (int)length,
                                          .text = text,
                                          .remedy = remedy,
                                          .source = far ? NULL
                                                        : arena_strndup(source->diags->arena, line,
                                                                        (size_t)(end - line))});
}

static void trim(const char **s, size_t *n) {
    while (*n && is_space(**s)) {
        (*s)++;
        (*n)--;
    }
    while (*n && is_space((*s)[*n - 1])) (*n)--;
}

static void add_text(struct lexer *l, const char *end) {
    while (l->p < end) {
        const char *newline = memchr(l->p, '\n', (size_t)(end - l->p));
        const char *stop = newline ? newline + 1 : end;
        size_t n = (size_t)(stop - l->p);
        VEC_PUSH(l->arena, &l->out->list,
                 ((struct token){
                     .text = l->p, .n = n, .at = l->p, .length = n, .line_start = l->line_start}));
        l->line_start = newline != NULL;
        l->p = stop;
    }
}

static const char *find(const char *p, const char *end, struct delimiter d) {
    return memmem(p, (size_t)(end - p), d.text, d.n);
}

/* Parses "<% %>": two words without '='. */
static bool set_delimiters(struct lexer *l, const char *s, size_t n) {
    trim(&s, &n);
    size_t first = 0;
    while (first < n && !is_space(s[first])) first++;
    const char *rest = s + first;
    size_t left = n - first;
    trim(&rest, &left);
    for (size_t i = 0; i < left; i++)
        if (is_space(rest[i])) return false;
    if (!first || !left || memchr(s, '=', n)) return false;
    l->open = (struct delimiter){s, first};
    l->close = (struct delimiter){rest, left};
    return true;
}

static enum token_kind kind_of(char sigil) {
    static const enum token_kind kinds[128] = {
        ['{'] = TOKEN_RAW,        ['&'] = TOKEN_RAW,     ['#'] = TOKEN_SECTION,
        ['^'] = TOKEN_INVERTED,   ['/'] = TOKEN_CLOSE,   ['!'] = TOKEN_COMMENT,
        ['='] = TOKEN_DELIMITERS, ['>'] = TOKEN_PARTIAL, ['<'] = TOKEN_PARENT,
        ['$'] = TOKEN_BLOCK,
    };
    enum token_kind kind = (unsigned char)sigil < 128 ? kinds[(unsigned char)sigil] : TOKEN_TEXT;
    return kind == TOKEN_TEXT ? TOKEN_VAR : kind;
}

/* A name is one word; if it refers to a value, it is "." or words joined by single dots. */
static bool name_is_fine(enum token_kind kind, const char *s, size_t n) {
    if (!n) return false;
    for (size_t i = 0; i < n; i++)
        if (is_space(s[i])) return false;
    /* Dynamic names are not supported. */
    if (kind == TOKEN_PARTIAL || kind == TOKEN_PARENT) return s[0] != '*';
    if (kind == TOKEN_BLOCK || kind == TOKEN_CLOSE || (n == 1 && s[0] == '.')) return true;
    return s[0] != '.' && s[n - 1] != '.' && !memmem(s, n, "..", 2);
}

static bool add_tag(struct lexer *l, struct token t) {
    if (t.kind == TOKEN_DELIMITERS) {
        if (!set_delimiters(l, t.text, t.n)) {
            tmpl_fault(l->source, t.at, t.length, "these are not two delimiters",
                       "write two words with a space between, such as {{=<% %>=}}");
            return false;
        }
    } else if (t.kind != TOKEN_COMMENT) {
        trim(&t.text, &t.n);
        if (!name_is_fine(t.kind, t.text, t.n)) {
            tmpl_fault(l->source, t.at, t.length, "this tag has no name that can be looked up",
                       "a name is one word, or words joined by dots");
            return false;
        }
    }
    VEC_PUSH(l->arena, &l->out->list, t);
    l->line_start = false;
    return true;
}

static char close_of(char sigil) {
    switch (sigil) {
    case '{': return '}';
    case '=': return '=';
    default: return '\0';
    }
}

/* p is at an opening delimiter. */
static bool read_tag(struct lexer *l) {
    const char *start = l->p, *inside = start + l->open.n;
    enum token_kind kind = inside < l->end ? kind_of(*inside) : TOKEN_VAR;
    char sigil = kind == TOKEN_VAR ? '\0' : *inside;
    if (sigil) inside++;
    char before_close = close_of(sigil);
    const char *stop = find(inside, l->end, l->close);
    while (stop && before_close) { /* {{{name}}}: it ends with "}" and the delimiter */
        if (stop > inside && stop[-1] == before_close) break;
        if (stop[0] == before_close && (size_t)(l->end - stop) > l->close.n &&
            memcmp(stop + 1, l->close.text, l->close.n) == 0) {
            stop++;
            break;
        }
        stop = find(stop + 1, l->end, l->close);
    }
    if (!stop) {
        tmpl_fault(l->source, start, l->open.n, "this tag is not ended",
                   arena_printf(l->arena, "end it with %s%.*s",
                                before_close ? (char[]){before_close, 0} : "", (int)l->close.n,
                                l->close.text));
        return false;
    }
    size_t n = (size_t)(stop - inside) - (before_close ? 1 : 0);
    l->p = stop + l->close.n;
    return add_tag(l, (struct token){.kind = kind,
                                     .text = inside,
                                     .n = n,
                                     .at = start,
                                     .length = (size_t)(l->p - start),
                                     .line_start = l->line_start});
}

bool tmpl_lex(struct arena *a, const struct tmpl_source *source, struct tokens *out) {
    struct lexer l = {.arena = a,
                      .source = source,
                      .p = source->text,
                      .end = source->text + source->n,
                      .open = {"{{", 2},
                      .close = {"}}", 2},
                      .line_start = true,
                      .out = out};
    while (l.p < l.end) {
        const char *tag = find(l.p, l.end, l.open);
        add_text(&l, tag ? tag : l.end);
        if (tag && !read_tag(&l)) return false;
    }
    return true;
}
