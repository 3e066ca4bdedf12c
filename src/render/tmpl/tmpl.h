/* tmpl.h: Mustache templates, compiled to operations, then rendered with values. Values are escaped
 * by default.
 *
 * Supports these parts of the Mustache specification: comments, delimiters, interpolation,
 * inverted, partials, sections, and inheritance ("~inheritance": blocks and parents). A template is
 * compiled once and rendered many times.
 *
 *     struct tmpls *ts = tmpls_new(arena);
 *     tmpls_add(ts, "board", file, text, n, diags); // all partials; names without ".mustache"
 *     tmpl_render(ts, "board", value, out);
 */
#ifndef RENDER_TMPL_TMPL_H
#define RENDER_TMPL_TMPL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* A value that templates refer to. */
enum value_kind {
    VALUE_NONE, /* false, missing */
    VALUE_TRUE,
    VALUE_TEXT, /* text; "" counts as false in sections (tmpl_run.c) */
    VALUE_HTML, /* finished markup made by the renderer: not escaped, even by {{name}} */
    VALUE_LIST, /* items */
    VALUE_MAP,  /* fields */
};
struct value {
    enum value_kind kind;
    const char *text;
    struct value *items; /* VALUE_LIST: n items; VALUE_MAP: n values */
    const char **names;  /* VALUE_MAP: n names */
    size_t n, cap;
};

struct value value_text(const char *text); /* borrowed; NULL gives VALUE_NONE */
struct value value_html(const char *html); /* borrowed; NULL gives VALUE_NONE */
struct value value_bool(bool b);
struct value value_map(void);
struct value value_list(void);
/* Sets a field, or adds an item; containers grow in the arena. Returns the value's place in its
 * container. */
struct value *value_set(struct arena *a, struct value *map, const char *name, struct value v);
struct value *value_push(struct arena *a, struct value *list, struct value v);

/* Does field i of the map have this name? Inline because most names differ in the first letter. */
static inline bool value_named(const struct value *map, size_t i, const char *name) {
    const char *own = map->names[i];
    while (*own && *own == *name) {
        own++;
        name++;
    }
    return *own == *name;
}

struct tmpls;
struct tmpls *tmpls_new(struct arena *a);
/* Limits the number of partials, parents, and blocks, and of operations in one render, which is
 * stopped beyond them. The default is far beyond what any honest page needs; tests of hostile
 * templates use lower limits. */
void tmpls_bound(struct tmpls *ts, long entered, long steps);
/* Compiles and keeps a template. If the text has an error (such as an unclosed section or tag),
 * returns false with findings, and the template does not exist. `text` is borrowed. */
bool tmpls_add(struct tmpls *ts, const char *name, const char *file, const char *text, size_t n,
               struct diags *diags);
bool tmpls_has(const struct tmpls *ts, const char *name);
/* Renders a template. A missing partial gives nothing (as the specification requires). At most 64
 * partials are nested. False if it was stopped: a template that includes itself, or repeats within
 * repeats, without end. */
bool tmpl_render(const struct tmpls *ts, const char *name, const struct value *data,
                 struct buf *out);

#endif
