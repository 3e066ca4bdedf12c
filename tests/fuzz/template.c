/* template.c: any bytes as a template that calls itself, over values of every kind: compiled, and rendered when
 * sound. What is text comes out escaped: the mark behind its '<' is in no template but one that writes it itself. */
#include "target.h"

#include "render/tmpl/tmpl.h"

#include <string.h>

static struct value sample(struct arena *a) {
    struct value map = value_map(), list = value_list(), row = value_map();
    value_set(a, &row, "name", value_text("a & b"));
    value_push(a, &list, row);
    value_push(a, &list, value_text("two"));
    value_set(a, &map, "name", value_text("<\x01>"));
    value_set(a, &map, "html", value_html("<b>x</b>"));
    value_set(a, &map, "yes", value_bool(true));
    value_set(a, &map, "no", value_bool(false));
    value_set(a, &map, "rows", list);
    value_set(a, &map, "row", row);
    return map;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct tmpls *ts = tmpls_new(a);
    tmpls_bound(ts, 1000, 5000); /* or inputs that repeat without end take all the time */
    struct value values = sample(a);
    struct buf out = BUF_INIT;
    const char *text = arena_strndup(a, (const char *)data, size);
    bool raw = strpbrk(text, "&=\x01") || strstr(text, "{{{") || strlen(text) < size;
    if (tmpls_add(ts, "t", "t.mustache", text, size, diags)) {
        tmpls_add(ts, "other", "other.mustache", "{{$a}}x{{/a}}{{name}}", 21, diags);
        tmpl_render(ts, "t", &values, &out);
        if (!raw && out.p) HOLDS(!strstr(out.p, "<\x01"));
    } else {
        HOLDS(diags->errors > 0);
    }
    buf_release(&out);
    arena_free(a);
    return 0;
}
