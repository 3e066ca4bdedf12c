/* tmpl_compile.c: turns tokens into operations: matches opening and closing tags, splits names into
 * paths, and removes the indentation from the bodies of blocks. Third step of compiling.
 *
 * Indentation of blocks: if a block's tag ends its line, the block is indented like its first line,
 * otherwise like the line that it begins. Its body is compiled without the indentation; rendering
 * adds the indentation of the place where it is inserted, so that the replacement lines up with the
 * replaced text. */
#include "render/tmpl/tmpl_lex.h"
#include "render/tmpl/tmpl_op.h"

#include <string.h>

struct open_op {
    size_t op;
    const struct token *token;
    size_t margin; /* bytes of white space to remove from each line of its body */
};

struct compiler {
    struct arena *arena;
    const struct tmpl_source *source;
    const struct token *tokens, *end;
    struct tmpl *out;
    struct open_op open[TMPL_MAX_DEPTH];
    size_t n_open;
    int faults;
};

enum { MAX_FAULTS = 50 }; /* reported for one template */

static size_t margin(const struct compiler *c) {
    return c->n_open ? c->open[c->n_open - 1].margin : 0;
}

static void fault(struct compiler *c, const struct token *t, const char *text, const char *remedy) {
    if (c->faults++ < MAX_FAULTS) tmpl_fault(c->source, t->at, t->length, text, remedy);
}

static size_t white_prefix(const char *s, size_t n) {
    size_t i = 0;
    while (i < n && (s[i] == ' ' || s[i] == '\t')) i++;
    return i;
}

static void add_text(struct compiler *c, const struct token *t) {
    size_t skip = 0;
    if (t->line_start) {
        skip = white_prefix(t->text, t->n);
        if (skip > margin(c)) skip = margin(c);
    }
    if (t->n == skip) return;
    struct tmpl_op *last = c->out->ops.n ? &c->out->ops.v[c->out->ops.n - 1] : NULL;
    /* Adjacent texts without a tag between them are merged. */
    if (last && last->kind == OP_TEXT && last->text + last->n == t->text + skip) {
        last->n += t->n - skip;
        return;
    }
    struct tmpl_op *op = VEC_ADD(c->arena, &c->out->ops);
    *op = (struct tmpl_op){.kind = OP_TEXT,
                           .line_start = t->line_start,
                           .text = t->text + skip,
                           .n = t->n - skip,
                           .end = c->out->ops.n};
}

/* Splits "a.b.c" into three names, "." into none. */
static void set_path(struct compiler *c, struct tmpl_op *op, const struct token *t) {
    if (t->n == 1 && t->text[0] == '.') return;
    size_t n = 1;
    for (size_t i = 0; i < t->n; i++) n += t->text[i] == '.';
    op->path = arena_array(c->arena, n, sizeof *op->path);
    char *rest = arena_strndup(c->arena, t->text, t->n);
    while (rest) op->path[op->n++] = strsep(&rest, ".");
}

static const enum tmpl_op_kind op_kinds[] = {
    [TOKEN_VAR] = OP_VAR,           [TOKEN_RAW] = OP_RAW,         [TOKEN_SECTION] = OP_SECTION,
    [TOKEN_INVERTED] = OP_INVERTED, [TOKEN_PARTIAL] = OP_PARTIAL, [TOKEN_PARENT] = OP_PARENT,
    [TOKEN_BLOCK] = OP_BLOCK,
};

static bool looks_up(enum token_kind kind) {
    return kind == TOKEN_VAR || kind == TOKEN_RAW || kind == TOKEN_SECTION ||
           kind == TOKEN_INVERTED;
}

static struct tmpl_op *add_op(struct compiler *c, const struct token *t) {
    struct tmpl_op *op = VEC_ADD(c->arena, &c->out->ops);
    op->kind = op_kinds[t->kind];
    op->line_start = t->line_start && !t->standalone;
    op->end = c->out->ops.n;
    if (looks_up(t->kind))
        set_path(c, op, t);
    else
        op->text = arena_strndup(c->arena, t->text, t->n);
    return op;
}

static void set_indent(struct compiler *c, struct tmpl_op *op, const char *white, size_t n) {
    size_t off = margin(c);
    if (n <= off) return;
    op->indent = arena_strndup(c->arena, white + off, n - off);
    op->indent_n = n - off;
}

/* The white space at the start of the first nonblank line after t. */
static void first_line(const struct compiler *c, const struct token *t, const char **white,
                       size_t *n) {
    for (t++; t < c->end; t++) {
        if (t->kind != TOKEN_TEXT) {
            if (t->leads) return;
            continue;
        }
        if (!t->line_start) continue;
        bool blank = tmpl_blank(t->text, t->n),
             followed = t + 1 < c->end && t[1].kind != TOKEN_TEXT;
        if (blank && !followed) continue;
        *white = t->text;
        *n = white_prefix(t->text, t->n);
        return;
    }
}

static void open_body(struct compiler *c, struct tmpl_op *op, const struct token *t) {
    size_t inner = margin(c);
    if (t->kind == TOKEN_BLOCK) {
        const char *white = t->at - t->indent;
        size_t n = t->leads ? t->indent : 0;
        if (t->ends_line) {
            n = 0;
            first_line(c, t, &white, &n);
        }
        set_indent(c, op, white, n);
        if (n > inner) inner = n;
    }
    if (c->n_open == TMPL_MAX_DEPTH) {
        fault(c, t, "tags are nested more than 64 deep", NULL);
        c->faults = MAX_FAULTS; /* closing tags could not be matched any more */
        return;
    }
    c->open[c->n_open++] = (struct open_op){.op = c->out->ops.n - 1, .token = t, .margin = inner};
}

static bool same_name(const struct token *a, const struct token *b) {
    return a->n == b->n && memcmp(a->text, b->text, a->n) == 0;
}

static void not_closed(struct compiler *c, const struct token *t) {
    fault(c, t,
          arena_printf(c->arena, "'%.*s' is opened here and never closed", (int)t->n, t->text),
          arena_printf(c->arena, "close it with {{/%.*s}}", (int)t->n, t->text));
}

static void close_body(struct compiler *c, const struct token *t) {
    size_t depth = c->n_open;
    while (depth && !same_name(c->open[depth - 1].token, t)) depth--;
    if (!depth) {
        fault(c, t,
              arena_printf(c->arena, "this closes '%.*s', which is not open", (int)t->n, t->text),
              NULL);
        return;
    }
    while (c->n_open > depth) not_closed(c, c->open[--c->n_open].token);
    c->n_open--;
    c->out->ops.v[c->open[c->n_open].op].end = c->out->ops.n;
}

static void compile_token(struct compiler *c, const struct token *t) {
    if (t->kind == TOKEN_TEXT) {
        if (!t->dropped) add_text(c, t);
        return;
    }
    if (t->kind == TOKEN_COMMENT || t->kind == TOKEN_DELIMITERS) return;
    if (t->kind == TOKEN_CLOSE) {
        close_body(c, t);
        return;
    }
    struct tmpl_op *op = add_op(c, t);
    bool whole_line = t->standalone && t->leads;
    if (whole_line && (t->kind == TOKEN_PARTIAL || t->kind == TOKEN_PARENT))
        set_indent(c, op, t->at - t->indent, t->indent);
    if (t->kind == TOKEN_SECTION || t->kind == TOKEN_INVERTED || t->kind == TOKEN_PARENT ||
        t->kind == TOKEN_BLOCK)
        open_body(c, op, t);
}

bool tmpl_compile(struct arena *a, const struct tmpl_source *source, struct tmpl *out) {
    struct tokens tokens = {0};
    if (!tmpl_lex(a, source, &tokens)) return false;
    if (tokens.list.n == 0) return true;
    tmpl_lines(&tokens);
    struct compiler c = {.arena = a, .source = source, .out = out};
    c.tokens = tokens.list.v;
    c.end = c.tokens + tokens.list.n;
    for (const struct token *t = c.tokens; t < c.end && c.faults < MAX_FAULTS; t++)
        compile_token(&c, t);
    while (c.n_open && c.faults < MAX_FAULTS) not_closed(&c, c.open[--c.n_open].token);
    return c.faults == 0;
}
