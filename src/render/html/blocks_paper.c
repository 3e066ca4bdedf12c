/* blocks_paper.c: blocks to be filled in with a pen: hidden on a screen, lines on a printed
 * page. */
#include "render/html/web.h"

void web_make_lines(struct web *w, const struct block *b, struct value *map) {
    enum { MOST = 60 }; /* two full pages; a limit in case the number is a mistake */
    struct value *lines = web_list(w, map, "lines");
    for (int i = 0; i < b->lines.count && i < MOST; i++)
        value_push(w->arena, lines, value_bool(true));
}

void web_make_signatures(struct web *w, const struct block *b, struct value *map) {
    struct value *list = web_list(w, map, "signatures");
    for (const struct signature *s = b->signatures.signatures; s; s = s->next)
        value_push(w->arena, list, value_text(s->label ? s->label : " "));
}

/* The code leads to this site, where the reader already is. */
void web_make_qr(struct web *w, const struct block *b, struct value *map) {
    (void)w;
    (void)b;
    (void)map;
}

void web_make_page_break(struct web *w, const struct block *b, struct value *map) {
    (void)w;
    (void)b;
    (void)map;
}
