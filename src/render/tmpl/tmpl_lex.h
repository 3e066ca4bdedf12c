/* tmpl_lex.h: a template's text as tokens: between tmpl_lex.c (cuts), tmpl_lines.c (standalone lines) and
 * tmpl_compile.c.
 *
 * A text token never goes beyond its line: it ends with the line's end or before a tag. */
#ifndef RENDER_TMPL_TMPL_LEX_H
#define RENDER_TMPL_TMPL_LEX_H

#include "base/diag.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_TEXT,
    TOKEN_VAR,        /* {{name}} */
    TOKEN_RAW,        /* {{{name}}}, {{&name}} */
    TOKEN_SECTION,    /* {{#name}} */
    TOKEN_INVERTED,   /* {{^name}} */
    TOKEN_CLOSE,      /* {{/name}} */
    TOKEN_COMMENT,    /* {{! ... }} */
    TOKEN_DELIMITERS, /* {{=<% %>=}} */
    TOKEN_PARTIAL,    /* {{>name}} */
    TOKEN_PARENT,     /* {{<name}} */
    TOKEN_BLOCK,      /* {{$name}} */
};

struct token {
    enum token_kind kind;
    const char
        *text; /* TOKEN_TEXT: the text; otherwise the trimmed name; n bytes, borrowed from the template */
    size_t n;
    const char *at;  /* where the token starts in the template */
    size_t length;   /* bytes of the whole token */
    bool line_start; /* nothing of its line stands before it */
    /* set by tmpl_lines */
    bool dropped;    /* white space of a standalone line: not for output */
    bool standalone; /* a tag on a standalone line */
    bool ends_line;  /* the last tag of a standalone line */
    bool leads;      /* the first tag of its line, with nothing but `indent` bytes of white space before it */
    size_t indent;
};

/* The text being read, for findings. */
struct tmpl_source {
    const char *file, *text;
    size_t n;
    struct diags *diags;
};

struct tokens {
    VEC(struct token) list;
};

/* False and a finding when a tag has no end or no name. */
bool tmpl_lex(struct arena *a, const struct tmpl_source *source, struct tokens *out);
/* Find the lines that hold nothing but tags, and mark what of them is not for output. */
void tmpl_lines(struct tokens *tokens);
bool tmpl_blank(const char *s, size_t n);
/* A finding at `at`, which points into the source. */
void tmpl_fault(const struct tmpl_source *source, const char *at, size_t length, const char *text,
                const char *remedy);

#endif
