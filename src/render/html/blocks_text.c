/* blocks_text.c: running text and its containers: headings, paragraphs, lists, quotes, sections,
 * columns, facts, tables. */
#include "render/html/web.h"

void web_make_heading(struct web *w, const struct block *b, struct value *map) {
    if (b->heading.level == 1) w->has_title = true;
    web_int(w, map, "level", b->heading.level);
    web_html(w, map, "text", web_inlines(w, b->heading.text));
    web_html(w, map, "note", web_inlines(w, b->heading.note));
}

void web_make_paragraph(struct web *w, const struct block *b, struct value *map) {
    static const char *const roles[] = {
        [PARAGRAPH_BODY] = NULL, [PARAGRAPH_LEAD] = "lead", [PARAGRAPH_SMALL] = "small"};
    web_text(w, map, "role", roles[b->paragraph.role]);
    web_html(w, map, "text", web_inlines(w, b->paragraph.text));
}

/* In a tight list, a paragraph has no element of its own. */
static const char *item_text(struct web *w, const struct block *blocks, bool tight) {
    bool plain = tight && blocks && blocks->kind == BLOCK_PARAGRAPH && !blocks->id && !blocks->lang;
    if (!plain) return web_blocks(w, blocks);
    const char *text = web_inlines(w, blocks->paragraph.text);
    if (!blocks->next) return text ? text : "";
    return arena_printf(w->arena, "%s%s", text ? text : "", web_blocks(w, blocks->next));
}

void web_make_list(struct web *w, const struct block *b, struct value *map) {
    const struct block_list *list = &b->list;
    web_flag(w, map, "ordered", list->ordered);
    if (list->ordered && list->start != 1) web_int(w, map, "start", list->start);
    web_flag(w, map, "tight", list->tight);
    struct value *items = web_list(w, map, "items");
    for (const struct list_item *i = list->items; i; i = i->next)
        value_push(w->arena, items, value_html(item_text(w, i->blocks, list->tight)));
}

void web_make_quote(struct web *w, const struct block *b, struct value *map) {
    web_html(w, map, "body", web_blocks(w, b->quote.blocks));
}

void web_make_code(struct web *w, const struct block *b, struct value *map) {
    web_text(w, map, "text", b->code.text);
}

void web_make_rule(struct web *w, const struct block *b, struct value *map) {
    (void)w;
    (void)b;
    (void)map;
}

static int weight_of(const struct column *c) {
    if (c->weight < 1) return 1;
    return c->weight > 4 ? 4 : c->weight;
}

void web_make_columns(struct web *w, const struct block *b, struct value *map) {
    static const char *const styles[] = {
        [COLUMNS_PLAIN] = "plain", [COLUMNS_CARDS] = "in-cards", [COLUMNS_FRAMED] = "framed"};
    web_text(w, map, "style", styles[b->columns.style]);
    web_int(w, map, "level", b->columns.level);
    struct value *columns = web_list(w, map, "columns");
    for (const struct column *c = b->columns.columns; c; c = c->next) {
        struct value *item = web_item(w, columns);
        web_int(w, item, "weight", weight_of(c));
        web_flag(w, item, "card", b->columns.style == COLUMNS_CARDS);
        web_text(w, item, "title", c->title);
        web_html(w, item, "body", web_blocks(w, c->blocks));
    }
}

void web_make_section(struct web *w, const struct block *b, struct value *map) {
    const struct block_section *s = &b->section;
    web_flag(w, map, "fold", s->style == SECTION_FOLD && s->title);
    web_flag(w, map, "card", s->style == SECTION_CARD);
    web_int(w, map, "level", s->level);
    web_html(w, map, "title", web_inlines(w, s->title));
    web_html(w, map, "body", web_blocks(w, s->blocks));
}

void web_make_facts(struct web *w, const struct block *b, struct value *map) {
    struct value *facts = web_list(w, map, "facts");
    for (const struct fact *f = b->facts.facts; f; f = f->next) {
        struct value *item = web_item(w, facts);
        web_text(w, item, "term", f->term);
        web_text(w, item, "href", f->href ? web_href(w, f->href) : NULL);
        web_html(w, item, "body", item_text(w, f->blocks, f->blocks && !f->blocks->next));
    }
}

void web_make_callout(struct web *w, const struct block *b, struct value *map) {
    web_html(w, map, "title", web_inlines(w, b->callout.title));
    web_html(w, map, "body", web_blocks(w, b->callout.blocks));
}

/* ---- tables ---- */

/* Next to columns that share the width, a column without a weight is as wide as its texts (mostly
 * dates), on one line. */
static const char *class_of(const struct block_table *t, const struct table_column *c) {
    static const char *const aligned[] = {
        [ALIGN_START] = NULL, [ALIGN_CENTER] = "center", [ALIGN_END] = "end"};
    static const char *const fitting[] = {
        [ALIGN_START] = "fit", [ALIGN_CENTER] = "fit center", [ALIGN_END] = "fit end"};
    bool shared = false;
    for (size_t i = 0; i < t->n_columns; i++) shared = shared || t->columns[i].weight > 0;
    return (shared && c->weight == 0 ? fitting : aligned)[c->align];
}

static void make_row(struct web *w, const struct block_table *t, const struct row *r, bool stacks,
                     struct value *cells) {
    size_t i = 0;
    for (const struct cell *c = r->cells; c && i < t->n_columns; c = c->next, i++) {
        struct value *item = web_item(w, cells);
        web_text(w, item, "align", class_of(t, &t->columns[i]));
        web_flag(w, item, "head", c->head && c->text);
        web_html(w, item, "text", web_inlines(w, c->text));
        if (stacks && c->text) web_text(w, item, "label", t->columns[i].head);
    }
}

void web_make_table(struct web *w, const struct block *b, struct value *map) {
    /* FITS: columns that fit on the narrowest screen. More, up to STACKS, become entries there, one
     * below the other, each value under its column's name; still more make the table scroll, also
     * by keyboard. */
    enum { FITS = 2, STACKS = 6 };
    const struct block_table *t = &b->table;
    const bool stacks = t->n_columns > FITS && t->n_columns <= STACKS;
    const char *label = t->caption;
    struct value *heads = web_list(w, map, "heads");
    for (size_t i = 0; i < t->n_columns; i++) {
        struct value *head = web_item(w, heads);
        web_text(w, head, "head", t->columns[i].head);
        web_text(w, head, "align", class_of(t, &t->columns[i]));
        if (!label && t->columns[i].head && *t->columns[i].head) label = t->columns[i].head;
    }
    struct value *rows = web_list(w, map, "rows");
    for (const struct row *r = t->rows; r; r = r->next)
        make_row(w, t, r, stacks, web_list(w, web_item(w, rows), "cells"));
    web_flag(w, map, "stacks", stacks);
    web_text(w, map, "caption", t->caption);
    web_flag(w, map, "caption_hidden", t->caption_hidden);
    if (t->n_columns > FITS) web_text(w, map, "region", label);
}
