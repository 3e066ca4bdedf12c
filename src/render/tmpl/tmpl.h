/* tmpl.h: Mustache templates: text to operations, operations and values to text. Escaped unless asked
 * otherwise.
 *
 * Everything of the Mustache specification's comments, delimiters, interpolation, inverted, partials,
 * sections and inheritance ("~inheritance": blocks and parents). A template is compiled once and used by
 * many.
 *
 *     struct tmpls *ts = tmpls_new(arena);
 *     tmpls_add(ts, "board", file, text, n, diags);          // all partials; names without ending
 *     tmpl_render(ts, "board", value, out);
 */
#ifndef RENDER_TMPL_TMPL_H
#define RENDER_TMPL_TMPL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* A value that templates look into. */
enum value_kind {
    VALUE_NONE, /* false, missing */
    VALUE_TRUE,
    VALUE_TEXT, /* text; "" is falsy in sections as in the specification's spirit for strings: see tmpl.c */
    VALUE_HTML, /* text that is finished markup made by the renderer: written as it is even by {{name}} */
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
/* Set a field, add an item; containers grow in the arena. Return the place of the value inside its container.
 */
struct value *value_set(struct arena *a, struct value *map, const char *name, struct value v);
struct value *value_push(struct arena *a, struct value *list, struct value v);

/* Has field i of the map this name? Names are short, and most differ at once: a call of strcmp would cost more. */
static inline bool value_named(const struct value *map, size_t i, const char *name) {
    const char *own = map->names[i];
    while (*own && *own == *name) own++, name++;
    return *own == *name;
}

struct tmpls;
struct tmpls *tmpls_new(struct arena *a);
/* How many partials, parents and blocks one render may enter, and how many operations it may carry out, before it is
 * stopped. At first these are numbers that no honest page comes near; fewer let hostile templates be tried faster. */
void tmpls_bound(struct tmpls *ts, long entered, long steps);
/* Compile and keep. False and diagnostics with file, line and column when the text has a fault (a section
 * that is not closed, a tag that is not ended); the template is then absent. `text` is borrowed. */
bool tmpls_add(struct tmpls *ts, const char *name, const char *file, const char *text, size_t n,
               struct diags *diags);
bool tmpls_has(const struct tmpls *ts, const char *name);
/* Render; a partial that is absent gives nothing (as the specification says). Depth is bounded at 64
 * partials. False when it was stopped: a template that calls itself, or repeats within repeats, without end. */
bool tmpl_render(const struct tmpls *ts, const char *name, const struct value *data, struct buf *out);

#endif
