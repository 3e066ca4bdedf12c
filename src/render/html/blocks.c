/* blocks.c: turns each block into a map of values, which is rendered with the partial for its kind.
 * The functions that fill the maps are in blocks_text.c, blocks_look.c, blocks_media.c, and
 * blocks_paper.c. */
#include "render/html/web.h"

#include <assert.h>

/* Attributes for the outermost tag of a partial: {{attrs}}. */
static const char *attributes(struct web *w, const struct block *b) {
    if (!b->id && !b->lang) return NULL;
    size_t start = w->work.n;
    if (b->id) {
        buf_str(&w->work, " id=\"");
        buf_html(&w->work, b->id);
        buf_char(&w->work, '"');
    }
    web_lang(w, b->lang, &w->work);
    return web_take(w, start);
}

static void write_block(struct web *w, const struct block *b) {
    static web_make *const makers[] = {
#define X(KIND, name) [BLOCK_##KIND] = web_make_##name,
        BLOCK_KINDS(X)
#undef X
    };
    assert(b->kind < BLOCK_KIND_COUNT);
    struct value map = value_map();
    web_html(w, &map, "attrs", attributes(w, b));
    makers[b->kind](w, b, &map);
    if (!w->cut && !tmpl_render(w->html->templates, block_kind_name(b->kind), &map, &w->work))
        w->cut = block_kind_name(b->kind);
}

/* Quotes and lists, which come from Markdown, are not nested below this depth; only their content
 * is shown. This keeps the cost of hostile nesting proportional to its length. */
enum { MAX_DEPTH = 48 };

static void write_flat(struct web *w, const struct block *list) {
    for (const struct block *b = list; b; b = b->next) {
        if (b->kind == BLOCK_QUOTE) {
            write_flat(w, b->quote.blocks);
        } else if (b->kind == BLOCK_LIST) {
            for (const struct list_item *i = b->list.items; i; i = i->next)
                write_flat(w, i->blocks);
        } else {
            write_block(w, b);
        }
    }
}

const char *web_blocks(struct web *w, const struct block *list) {
    size_t start = w->work.n;
    w->depth++;
    if (w->depth > MAX_DEPTH)
        write_flat(w, list);
    else
        for (const struct block *b = list; b; b = b->next) write_block(w, b);
    w->depth--;
    return web_take(w, start);
}
