/* tmpl_lex.h: tokens of a template, shared by tmpl_lex.c (splits), tmpl_lines.c (standalone lines),
 * and tmpl_compile.c.
 *
 * A text token never extends beyond its line: it ends at the end of the line or before a tag. */
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
    /* TOKEN_TEXT: the text; otherwise the trimmed name; n bytes, borrowed from the template. */
    const char *text;
    size_t n;
    const char *at;  /* where the token starts in the template */
    size_t length;   /* bytes of the whole token */
    bool line_start; /* it is the first token of its line */
    /* Set by tmpl_lines: */
    bool dropped;    /* white space of a standalone line: not written */
    bool standalone; /* a tag on a standalone line */
    bool ends_line;  /* the last tag of a standalone line */
    /* The first tag of its line, with only `indent` bytes of white space before it. */
    bool leads;
    size_t indent;
};

/* The template being read, for findings. */
struct tmpl_source {
    const char *file, *text;
    size_t n;
    struct diags *diags;
};

struct tokens {
    VEC(struct token) list;
};

/* False, with a finding, if a tag has no end or no name. */
bool tmpl_lex(struct arena *a, const struct tmpl_source *source, struct tokens *out);
/* Finds lines with nothing but tags, and marks the parts of them that are not written. */
void tmpl_lines(struct tokens *tokens);
bool tmpl_blank(const char *s, size_t n);
/* Adds a finding for `at`, which points into the source. */
void tmpl_fault(const struct tmpl_source *source, const char *at, size_t length, const char *text,
                const char *remedy);

#endif
