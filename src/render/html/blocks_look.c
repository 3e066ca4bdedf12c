/* blocks_look.c: the most prominent blocks: voice, strip, board, tally, cards, legend. */
#include "render/html/web.h"

/* The displayed width of a picture, from which the browser chooses a size. */
static const char portrait_sizes[] = "112px";
static const char card_sizes[] = "(min-width: 60rem) 16rem, (min-width: 36rem) 45vw, 92vw";

void web_make_voice(struct web *w, const struct block *b, struct value *map) {
    const struct block_voice *v = &b->voice;
    if (v->portrait) web_html(w, map, "portrait", web_image(w, v->portrait, portrait_sizes, NULL));
    web_text(w, map, "open", v->open);
    web_html(w, map, "words", web_inlines(w, v->words));
    web_text(w, map, "close", v->close);
    web_html(w, map, "who", web_inlines(w, v->who));
}

void web_make_strip(struct web *w, const struct block *b, struct value *map) {
    struct value *cells = web_list(w, map, "cells");
    for (const struct strip_cell *c = b->strip.cells; c; c = c->next) {
        struct value *item = web_item(w, cells);
        web_text(w, item, "label", c->label);
        web_html(w, item, "value", web_inlines(w, c->value));
    }
}

static void make_board_items(struct web *w, const struct board_column *c, struct value *map) {
    struct value *items = web_list(w, map, "items");
    for (const struct board_item *i = c->items; i; i = i->next) {
        struct value *item = web_item(w, items);
        web_html(w, item, "sign", web_sign(w, i->sign, NULL, NULL)); /* its name is in the note */
        web_html(w, item, "text", web_inlines(w, i->text));
        web_html(w, item, "note", web_inlines(w, i->note));
    }
    web_flag(w, map, "has_items", c->items != NULL);
}

void web_make_board(struct web *w, const struct block *b, struct value *map) {
    web_int(w, map, "level", b->board.level);
    struct value *columns = web_list(w, map, "columns");
    for (const struct board_column *c = b->board.columns; c; c = c->next) {
        struct value *column = web_item(w, columns);
        web_html(w, column, "sign", web_sign(w, c->sign, NULL, NULL));
        web_text(w, column, "title", c->title);
        web_text(w, column, "note", c->note);
        web_html(w, column, "more", web_inlines(w, c->more));
        web_text(w, column, "empty", c->items ? NULL : c->empty);
        make_board_items(w, c, column);
    }
}

void web_make_tally(struct web *w, const struct block *b, struct value *map) {
    web_text(w, map, "name_head", b->tally.name_head);
    web_text(w, map, "signs_head", b->tally.signs_head);
    web_text(w, map, "words_head", b->tally.words_head);
    struct value *rows = web_list(w, map, "rows");
    for (const struct tally_row *r = b->tally.rows; r; r = r->next) {
        struct value *row = web_item(w, rows);
        web_html(w, row, "name", web_inlines(w, r->name));
        web_text(w, row, "words", r->words);
        web_html(w, row, "said", web_inlines(w, r->said));
        struct value *signs = web_list(w, row, "signs");
        for (size_t i = 0; i < r->n_signs; i++) {
            const char *name = r->sign_names ? r->sign_names[i] : NULL;
            const char *lang = r->sign_langs ? r->sign_langs[i] : NULL;
            const char *sign = web_sign(w, r->signs[i], name, lang);
            if (sign) value_push(w->arena, signs, value_html(sign));
        }
    }
}

/* The filters as JSON, for the script that turns them into buttons. */
static const char *filters_json(struct web *w, const struct card_filter *list) {
    if (!list) return NULL;
    size_t start = w->work.n;
    for (const struct card_filter *f = list; f; f = f->next) {
        buf_str(&w->work, f == list ? "[{\"label\":\"" : ",{\"label\":\"");
        buf_json(&w->work, f->label);
        buf_str(&w->work, "\",\"options\":[");
        for (size_t i = 0; i < f->n_options; i++) {
            buf_str(&w->work, i ? ",[\"" : "[\"");
            buf_json(&w->work, f->options[i].tag);
            buf_str(&w->work, "\",\"");
            buf_json(&w->work, f->options[i].label);
            if (f->options[i].lang) {
                buf_str(&w->work, "\",\"");
                buf_json(&w->work, f->options[i].lang);
            }
            buf_str(&w->work, "\"]");
        }
        buf_str(&w->work, "]}");
    }
    buf_char(&w->work, ']');
    return web_take(w, start);
}

static const char *tags_of(struct web *w, const struct card *c) {
    if (!c->n_tags) return NULL;
    size_t start = w->work.n;
    for (size_t i = 0; i < c->n_tags; i++) {
        if (i) buf_char(&w->work, ' ');
        buf_str(&w->work, c->tags[i]);
    }
    return web_take(w, start);
}

static const char *picture_of(struct web *w, const struct card *c) {
    if (c->image) return web_image(w, c->image, card_sizes, c->lang);
    return web_panel(w, c->symbol);
}

void web_make_cards(struct web *w, const struct block *b, struct value *map) {
    web_int(w, map, "level", b->cards.level);
    web_text(w, map, "filters", filters_json(w, b->cards.filters));
    struct value *cards = web_list(w, map, "cards");
    for (const struct card *c = b->cards.cards; c; c = c->next) {
        struct value *card = web_item(w, cards);
        if (!c->plain) web_html(w, card, "picture", picture_of(w, c));
        web_html(w, card, "title", web_words(w, c->title, c->lang));
        web_text(w, card, "href", c->href ? web_href(w, c->href) : NULL);
        web_html(w, card, "note", web_inlines(w, c->note));
        web_html(w, card, "text", web_inlines(w, c->text));
        web_text(w, card, "tags", tags_of(w, c));
    }
}

void web_make_legend(struct web *w, const struct block *b, struct value *map) {
    web_html(w, map, "title", web_inlines(w, b->legend.title));
    web_text(w, map, "colon", b->legend.colon);
    struct value *entries = web_list(w, map, "entries");
    for (const struct legend_entry *e = b->legend.entries; e; e = e->next) {
        struct value *entry = web_item(w, entries);
        web_html(w, entry, "sign", web_sign(w, e->sign, NULL, NULL));
        web_html(w, entry, "name", web_inlines(w, e->name));
        web_html(w, entry, "means", web_inlines(w, e->means));
    }
}
