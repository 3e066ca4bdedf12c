/* markdown.c: any bytes as an evidence file: front matter, YAML, and Markdown to blocks; no link that a browser would
 * run. */
#include "target.h"

#include "parse/front.h"
#include "parse/markdown.h"

#include <strings.h>

static void look_inlines(const struct inl *i, int depth) {
    HOLDS(depth < 100);
    for (; i; i = i->next) {
        if (i->kind == INLINE_LINK)
            HOLDS(strncasecmp(i->href, "http", 4) == 0 || strncasecmp(i->href, "mailto:", 7) == 0);
        look_inlines(i->kids, depth + 1);
    }
}

static void look(const struct block *b, int depth) {
    HOLDS(depth < 100);
    for (; b; b = b->next) {
        if (b->kind == BLOCK_HEADING)
            HOLDS(b->heading.level > 2 && b->heading.level <= 4 && b->heading.text);
        if (b->kind == BLOCK_HEADING) look_inlines(b->heading.text, 1);
        if (b->kind == BLOCK_PARAGRAPH) look_inlines(b->paragraph.text, 1);
        if (b->kind == BLOCK_QUOTE) look(b->quote.blocks, depth + 1);
        if (b->kind != BLOCK_LIST) continue;
        for (const struct list_item *i = b->list.items; i; i = i->next) look(i->blocks, depth + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct source s;
    struct front front;
    struct yml *matter = NULL;
    char *text = arena_strndup(a, (const char *)data, size);
    if (source_open(&s, a, "a.md", NULL, text, size, diags) && front_split(&s, diags, &front)) {
        if (front.present) yml_parse(&s, front.matter, diags, &matter);
        struct markdown_part part = {front.body, front.n_body, front.lines_before_body, 2};
        look(markdown_parse(&s, part, diags), 1);
    }
    arena_free(a);
    return 0;
}
