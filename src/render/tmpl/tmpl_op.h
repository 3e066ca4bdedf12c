/* tmpl_op.h: a compiled template: operations in one array, made by tmpl_compile.c, carried out by tmpl_run.c.
 *
 * The body of a section, block or parent is the operations after it, up to `end`. */
#ifndef RENDER_TMPL_TMPL_OP_H
#define RENDER_TMPL_TMPL_OP_H

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct tmpl_source;

enum tmpl_op_kind { OP_TEXT, OP_VAR, OP_RAW, OP_SECTION, OP_INVERTED, OP_PARTIAL, OP_PARENT, OP_BLOCK };

struct tmpl_op {
    enum tmpl_op_kind kind;
    bool line_start;  /* indentation goes before it */
    const char *text; /* OP_TEXT: n bytes; otherwise the name: of a partial, parent, block */
    size_t n;
    const char **path;  /* names to look up, n of them; none for "." */
    const char *indent; /* of every line of a standalone partial, parent or block; indent_n bytes */
    size_t indent_n;
    size_t end; /* index after the body */
};

enum { TMPL_MAX_DEPTH = 64 }; /* of nesting in one template, and of partials in one another */

struct tmpl {
    VEC(struct tmpl_op) ops;
};

/* False and findings when the text has a fault. */
bool tmpl_compile(struct arena *a, const struct tmpl_source *source, struct tmpl *out);

#endif
