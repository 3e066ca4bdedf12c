/* web.c: markup and values that the other files of this folder put on a page. */
#include "render/html/web.h"

const char *web_take(struct web *w, size_t start) {
    char *copy = arena_strndup(w->arena, w->work.p + start, w->work.n - start);
    w->work.n = start;
    if (w->work.cap) w->work.p[start] = '\0';
    return copy;
}

void web_text(struct web *w, struct value *map, const char *name, const char *text) {
    /* Also set if NULL: otherwise the lookup would find the name in an enclosing map. */
    value_set(w->arena, map, name, value_text(text));
}

void web_html(struct web *w, struct value *map, const char *name, const char *html) {
    value_set(w->arena, map, name, value_html(html));
}

void web_flag(struct web *w, struct value *map, const char *name, bool on) {
    value_set(w->arena, map, name, value_bool(on));
}

void web_int(struct web *w, struct value *map, const char *name, long n) {
    size_t start = w->work.n;
    buf_int(&w->work, n);
    web_text(w, map, name, web_take(w, start));
}

struct value *web_list(struct web *w, struct value *map, const char *name) {
    return value_set(w->arena, map, name, value_list());
}

struct value *web_item(struct web *w, struct value *list) {
    return value_push(w->arena, list, value_map());
}
