/* foot.c: the running foot: text at its start, the page number at its end. The room that it takes
 * from the pages is known before the first block is laid out. */
#include "render/pdf/pages/pages.h"

#include <string.h>

static const struct look foot_look = {.type = TYPE_TINY, .color = COLOR_SOFT};

static const char *page_words(struct lay *l, size_t page, size_t pages) {
    struct buf b = BUF_INIT;
    for (const char *s = l->report->page_of; s && *s;) {
        if (strncmp(s, "{page}", 6) == 0) {
            buf_int(&b, (long long)page);
            s += 6;
        } else if (strncmp(s, "{pages}", 7) == 0) {
            buf_int(&b, (long long)pages);
            s += 7;
        } else
            buf_char(&b, *s++);
    }
    return buf_take(&b, l->arena);
}

/* In as many lines as the text needs beside the page number. */
static struct slab *foot_lines(struct lay *l) {
    struct slabs lines;
    slabs_start(&lines);
    struct look look = foot_look;
    look.only = arena_make(l->arena, struct slot);
    struct place at = flow_report_place(l, NULL);
    at.width *= 0.8;
    text_lay_plain(l, l->report->foot, &look, &at, &lines);
    return lines.first;
}

double foot_extra(struct lay *l) {
    return fmax(0, slabs_height(foot_lines(l)) - type_leading(l, TYPE_TINY));
}

struct slab *foot_words(struct lay *l) {
    struct slabs foot;
    slabs_start(&foot);
    struct slab *s = slab_add(l, &foot, 0, 0);
    struct slab *lines = foot_lines(l), *last = lines;
    while (last && last->next) last = last->next;
    if (last)
        slabs_stack(l, lines, NULL, s, 0,
                    last->height - slabs_height(lines) - text_first_baseline(l, last, TYPE_TINY));
    return s;
}

struct slab *foot_number(struct lay *l, size_t page, size_t pages) {
    struct slabs foot;
    slabs_start(&foot);
    struct slab *s = slab_add(l, &foot, 0, 0);
    struct look look = foot_look;
    look.align = ALIGN_END;
    if (l->report->page_of)
        text_put(l, s, page_words(l, page, pages), &look, l->body_width, 0, NULL);
    return s;
}
