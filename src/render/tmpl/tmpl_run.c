/* tmpl_run.c: renders compiled templates with values. Last step, and the only one that takes time
 * for each page.
 *
 * These count as false in a section: a missing value, "", an empty list. A section runs once for
 * text, markup, or a map, which becomes its context, and once for each item of a list. VALUE_TRUE
 * opens a section without changing the context. A boolean written as text is empty. */
#include "base/hash.h"
#include "render/tmpl/tmpl.h"
#include "render/tmpl/tmpl_lex.h"
#include "render/tmpl/tmpl_op.h"

#include <string.h>

/* Limits of one render: a template that includes itself twice doubles its work at each level, and
 * sections over a list nested in each other multiply it. */
enum { MAX_ENTERED = 200 * 1000, MAX_STEPS = 500 * 1000, MAX_BYTES = 32 << 20 };

struct tmpls {
    struct arena *arena;
    struct table *by_name;
    long most_entered, most_steps; /* in one render */
};

struct tmpls *tmpls_new(struct arena *a) {
    struct tmpls *ts = arena_make(a, struct tmpls);
    ts->arena = a;
    ts->by_name = table_new(a);
    tmpls_bound(ts, MAX_ENTERED, MAX_STEPS);
    return ts;
}

void tmpls_bound(struct tmpls *ts, long entered, long steps) {
    ts->most_entered = entered;
    ts->most_steps = steps;
}

bool tmpls_add(struct tmpls *ts, const char *name, const char *file, const char *text, size_t n,
               struct diags *diags) {
    struct tmpl *t = arena_make(ts->arena, struct tmpl);
    struct tmpl_source source = {.file = file, .text = text, .n = n, .diags = diags};
    if (!tmpl_compile(ts->arena, &source, t)) return false;
    table_set(ts->by_name, arena_strdup(ts->arena, name), t);
    return true;
}

bool tmpls_has(const struct tmpls *ts, const char *name) {
    return table_find(ts->by_name, name) != NULL;
}

/* Contexts in which names are looked up, innermost first. */
struct scope {
    const struct value *value;
    const struct scope *up;
};

/* The blocks inside a parent tag: operations first .. end of one template. */
struct arguments {
    const struct tmpl *tmpl;
    size_t first, end;
};

struct run {
    const struct tmpls *ts;
    struct buf *out;
    size_t start;                               /* of this render's output in out */
    struct buf indent;                          /* goes before every line of the template */
    struct arguments arguments[TMPL_MAX_DEPTH]; /* outermost first; the outermost wins */
    size_t n_arguments;
    int depth;
    long entered, steps;
    bool stopped;
};

static void run_ops(struct run *r, const struct tmpl *t, size_t i, size_t end,
                    const struct scope *scope);

static void start_line(struct run *r) {
    if (!r->indent.n) return;
    if (r->out->n == r->start || r->out->p[r->out->n - 1] == '\n')
        buf_add(r->out, r->indent.p, r->indent.n);
}

static void write_text(struct run *r, const struct tmpl_op *op) {
    const char *p = op->text, *end = p + op->n;
    while (r->indent.n && p < end) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        if (!newline) break;
        buf_add(r->out, p, (size_t)(newline + 1 - p));
        p = newline + 1;
        if (p < end) start_line(r);
    }
    buf_add(r->out, p, (size_t)(end - p));
}

static const struct value *field(const struct value *map, const char *name) {
    for (size_t i = 0; i < map->n; i++)
        if (value_named(map, i, name)) return &map->items[i];
    return NULL;
}

static const struct value *look_up(const struct tmpl_op *op, const struct scope *scope) {
    if (!op->n) return scope->value;
    const struct value *v = NULL;
    for (; scope && !v; scope = scope->up)
        if (scope->value->kind == VALUE_MAP) v = field(scope->value, op->path[0]);
    for (size_t i = 1; v && i < op->n; i++) v = v->kind == VALUE_MAP ? field(v, op->path[i]) : NULL;
    return v;
}

static bool is_true(const struct value *v) {
    if (!v) return false;
    switch (v->kind) {
    case VALUE_NONE: return false;
    case VALUE_TRUE:
    case VALUE_MAP: return true;
    case VALUE_LIST: return v->n > 0;
    case VALUE_TEXT:
    case VALUE_HTML: return v->text && v->text[0];
    }
    return false;
}

static void write_value(struct run *r, const struct value *v, bool raw) {
    if (!v || !v->text) return;
    if (v->kind == VALUE_HTML || (raw && v->kind == VALUE_TEXT))
        buf_add(r->out, v->text, v->n);
    else if (v->kind == VALUE_TEXT)
        buf_html(r->out, v->text);
}

static void run_section(struct run *r, const struct tmpl *t, size_t i, const struct value *v,
                        const struct scope *scope) {
    size_t end = t->ops.v[i].end;
    if (v->kind == VALUE_TRUE) {
        run_ops(r, t, i + 1, end, scope);
        return;
    }
    const struct value *items = v->kind == VALUE_LIST ? v->items : v;
    size_t n = v->kind == VALUE_LIST ? v->n : 1;
    for (size_t k = 0; k < n && !r->stopped; k++)
        run_ops(r, t, i + 1, end, &(struct scope){.value = &items[k], .up = scope});
}

/* Runs operations first..end of t one level deeper, with op's indentation before every line. */
static void enter(struct run *r, const struct tmpl_op *op, const struct tmpl *t, size_t first,
                  size_t end, const struct scope *scope) {
    if (r->depth == TMPL_MAX_DEPTH) return;
    r->depth++;
    if (++r->entered > r->ts->most_entered) r->stopped = true;
    size_t indent = r->indent.n;
    if (op->indent_n) buf_add(&r->indent, op->indent, op->indent_n);
    run_ops(r, t, first, end, scope);
    r->indent.n = indent;
    r->depth--;
}

static void run_partial(struct run *r, const struct tmpl_op *op, const struct scope *scope) {
    const struct tmpl *t = table_find(r->ts->by_name, op->text);
    if (t) enter(r, op, t, 0, t->ops.n, scope);
}

static void run_parent(struct run *r, const struct tmpl *t, size_t i, const struct scope *scope) {
    if (r->n_arguments == TMPL_MAX_DEPTH) return;
    r->arguments[r->n_arguments++] =
        (struct arguments){.tmpl = t, .first = i + 1, .end = t->ops.v[i].end};
    run_partial(r, &t->ops.v[i], scope);
    r->n_arguments--;
}

static void run_block(struct run *r, const struct tmpl *t, size_t i, const struct scope *scope) {
    const struct tmpl_op *op = &t->ops.v[i];
    for (size_t k = 0; k < r->n_arguments; k++) {
        const struct arguments *given = &r->arguments[k];
        const struct tmpl_op *ops = given->tmpl->ops.v;
        for (size_t j = given->first; j < given->end; j = ops[j].end) {
            if (ops[j].kind != OP_BLOCK || strcmp(ops[j].text, op->text) != 0) continue;
            enter(r, op, given->tmpl, j + 1, ops[j].end, scope);
            return;
        }
    }
    enter(r, op, t, i + 1, op->end, scope);
}

static void run_op(struct run *r, const struct tmpl *t, size_t i, const struct scope *scope) {
    const struct tmpl_op *op = &t->ops.v[i];
    const struct value *v;
    switch (op->kind) {
    case OP_TEXT: write_text(r, op); break;
    case OP_VAR: write_value(r, look_up(op, scope), false); break;
    case OP_RAW: write_value(r, look_up(op, scope), true); break;
    case OP_SECTION:
        v = look_up(op, scope);
        if (is_true(v)) run_section(r, t, i, v, scope);
        break;
    case OP_INVERTED:
        if (!is_true(look_up(op, scope))) run_ops(r, t, i + 1, op->end, scope);
        break;
    case OP_PARTIAL: run_partial(r, op, scope); break;
    case OP_PARENT: run_parent(r, t, i, scope); break;
    case OP_BLOCK: run_block(r, t, i, scope); break;
    }
}

static void run_ops(struct run *r, const struct tmpl *t, size_t i, size_t end,
                    const struct scope *scope) {
    while (i < end && !r->stopped) {
        if (++r->steps > r->ts->most_steps || r->out->n - r->start > MAX_BYTES) r->stopped = true;
        if (t->ops.v[i].line_start) start_line(r);
        run_op(r, t, i, scope);
        i = t->ops.v[i].end;
    }
}

bool tmpl_render(const struct tmpls *ts, const char *name, const struct value *data,
                 struct buf *out) {
    const struct tmpl *t = table_find(ts->by_name, name);
    if (!t) return true;
    /* Not initialized as a whole: most of it is room for arguments, which few templates use. */
    struct run r;
    r.ts = ts;
    r.out = out;
    r.start = out->n;
    r.indent = (struct buf)BUF_INIT;
    r.n_arguments = 0;
    r.depth = 0;
    r.entered = r.steps = 0;
    r.stopped = false;
    run_ops(&r, t, 0, t->ops.n, &(struct scope){.value = data});
    buf_release(&r.indent);
    return !r.stopped;
}
