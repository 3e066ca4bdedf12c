/* tmpl_op.h: a compiled template: operations in one array, made by tmpl_compile.c, run by
 * tmpl_run.c.
 *
 * The body of a section, block, or parent consists of the operations after it, up to `end`. */
#ifndef RENDER_TMPL_TMPL_OP_H
#define RENDER_TMPL_TMPL_OP_H

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct tmpl_source;

enum tmpl_op_kind {
    OP_TEXT,
    OP_VAR,
    OP_RAW,
    OP_SECTION,
    OP_INVERTED,
    OP_PARTIAL,
    OP_PARENT,
    OP_BLOCK
};

struct tmpl_op {
    enum tmpl_op_kind kind;
    bool line_start;  /* begins a line, so indentation goes before it */
    const char *text; /* OP_TEXT: n bytes; otherwise the name of a partial, parent, or block */
    size_t n;
    const char **path; /* n names to look up; none for "." */
    /* For every line of a standalone partial, parent, or block; indent_n bytes. */
    const char *indent;
    size_t indent_n;
    size_t end; /* index after the body */
};

enum { TMPL_MAX_DEPTH = 64 }; /* nesting in one template, and of partials in each other */

struct tmpl {
    VEC(struct tmpl_op) ops;
};

/* False, with findings, if the text has errors. */
bool tmpl_compile(struct arena *a, const struct tmpl_source *source, struct tmpl *out);

#endif
