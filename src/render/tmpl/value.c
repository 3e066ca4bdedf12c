/* value.c: values for templates: made by a renderer, read by tmpl_run.c. Knows nothing about
 * templates. */
#include "render/tmpl/tmpl.h"

#include <assert.h>
#include <string.h>

static struct value value_string(enum value_kind kind, const char *text) {
    if (!text) return (struct value){.kind = VALUE_NONE};
    return (struct value){.kind = kind, .text = text, .n = strlen(text)};
}

struct value value_text(const char *text) {
    return value_string(VALUE_TEXT, text);
}

struct value value_html(const char *html) {
    return value_string(VALUE_HTML, html);
}

struct value value_bool(bool b) {
    return (struct value){.kind = b ? VALUE_TRUE : VALUE_NONE};
}

struct value value_map(void) {
    return (struct value){.kind = VALUE_MAP};
}

struct value value_list(void) {
    return (struct value){.kind = VALUE_LIST};
}

static void grow(struct arena *a, struct value *v) {
    size_t cap = v->cap ? v->cap * 2 : 4;
    struct value *items = arena_array(a, cap, sizeof *items);
    if (v->n) memcpy(items, v->items, v->n * sizeof *items);
    v->items = items;
    if (v->kind == VALUE_MAP) {
        const char **names = arena_array(a, cap, sizeof *names);
        if (v->n) memcpy(names, v->names, v->n * sizeof *names);
        v->names = names;
    }
    v->cap = cap;
}

struct value *value_push(struct arena *a, struct value *list, struct value v) {
    assert(list->kind == VALUE_LIST);
    if (list->n == list->cap) grow(a, list);
    list->items[list->n] = v;
    return &list->items[list->n++];
}

struct value *value_set(struct arena *a, struct value *map, const char *name, struct value v) {
    assert(map->kind == VALUE_MAP);
    for (size_t i = 0; i < map->n; i++) {
        if (!value_named(map, i, name)) continue;
        map->items[i] = v;
        return &map->items[i];
    }
    if (map->n == map->cap) grow(a, map);
    map->names[map->n] = name;
    map->items[map->n] = v;
    return &map->items[map->n++];
}
