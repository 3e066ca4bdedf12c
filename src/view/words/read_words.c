/* read_words.c: walks through blocks and counts. Neighbors in the same language are counted
 * together, because opening a language's rules costs more than counting. */
#include "view/words/read_words.h"

#include "base/buf.h"
#include "i18n/words_of_text.h"

#include <string.h>

struct count {
    struct word_readers *readers;
    const char *lang; /* of the text that waits */
    struct buf text;
    size_t words;
};

static void take_waiting(struct count *c) {
    if (c->text.n) c->words += word_count(c->readers, c->lang, c->text.p);
    c->text.n = 0;
}

static void add_text(struct count *c, const char *lang, const char *text) {
    if (!text) return;
    if (strcmp(lang, c->lang) != 0) take_waiting(c);
    c->lang = lang;
    buf_str(&c->text, text);
}

static void add_inlines(struct count *c, const char *lang, const struct inl *list) {
    for (const struct inl *i = list; i; i = i->next) {
        const char *own = i->lang ? i->lang : lang;
        if (i->kids)
            add_inlines(c, own, i->kids);
        else if (i->kind != INLINE_SIGN && i->kind != INLINE_BADGE)
            add_text(c, own, i->kind == INLINE_BREAK ? " " : i->text);
    }
}

/* What follows is another text: its first word does not belong to the last one before. */
static void add_whole(struct count *c, const char *lang, const struct inl *list) {
    add_inlines(c, lang, list);
    if (c->text.n) buf_str(&c->text, "\n");
}

static void add_blocks(struct count *c, const char *lang, const struct block *list);

static void add_board(struct count *c, const char *lang, const struct block_board *b) {
    for (const struct board_column *column = b->columns; column; column = column->next)
        for (const struct board_item *i = column->items; i; i = i->next)
            add_whole(c, lang, i->text);
}

static void add_table(struct count *c, const char *lang, const struct block_table *t) {
    for (const struct row *r = t->rows; r; r = r->next)
        for (const struct cell *cell = r->cells; cell; cell = cell->next)
            add_whole(c, lang, cell->text);
}

static void add_strip(struct count *c, const char *lang, const struct block_strip *s) {
    for (const struct strip_cell *cell = s->cells; cell; cell = cell->next)
        add_whole(c, lang, cell->value);
}

static void add_cards(struct count *c, const char *lang, const struct block_cards *cards) {
    for (const struct card *card = cards->cards; card; card = card->next)
        add_whole(c, lang, card->text);
}

static void add_columns(struct count *c, const char *lang, const struct block_columns *columns) {
    for (const struct column *column = columns->columns; column; column = column->next)
        add_blocks(c, lang, column->blocks);
}

static void add_items(struct count *c, const char *lang, const struct block_list *list) {
    for (const struct list_item *i = list->items; i; i = i->next) add_blocks(c, lang, i->blocks);
}

static void add_facts(struct count *c, const char *lang, const struct block_facts *facts) {
    for (const struct fact *f = facts->facts; f; f = f->next) add_blocks(c, lang, f->blocks);
}

static void add_block(struct count *c, const char *lang, const struct block *b) {
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
        if (b->paragraph.role != PARAGRAPH_SMALL) add_whole(c, lang, b->paragraph.text);
        break;
    case BLOCK_VOICE: add_whole(c, lang, b->voice.words); break;
    case BLOCK_STRIP: add_strip(c, lang, &b->strip); break;
    case BLOCK_BOARD: add_board(c, lang, &b->board); break;
    case BLOCK_CARDS: add_cards(c, lang, &b->cards); break;
    case BLOCK_TABLE: add_table(c, lang, &b->table); break;
    case BLOCK_LIST: add_items(c, lang, &b->list); break;
    case BLOCK_COLUMNS: add_columns(c, lang, &b->columns); break;
    case BLOCK_FACTS: add_facts(c, lang, &b->facts); break;
    case BLOCK_QUOTE: add_blocks(c, lang, b->quote.blocks); break;
    case BLOCK_SECTION: add_blocks(c, lang, b->section.blocks); break;
    case BLOCK_CALLOUT: add_blocks(c, lang, b->callout.blocks); break;
    default: break; /* nothing to read in the others */
    }
}

static void add_blocks(struct count *c, const char *lang, const struct block *list) {
    for (const struct block *b = list; b && b->kind != BLOCK_PAGE_BREAK; b = b->next)
        add_block(c, b->lang ? b->lang : lang, b);
}

size_t said_word_count(const struct viewer *v, const char *lang, const struct block *blocks) {
    if (!lang) lang = lang_tag(v->lang);
    struct count c = {.readers = lang_readers(v->lang), .lang = lang, .text = BUF_INIT};
    add_blocks(&c, lang, blocks);
    take_waiting(&c);
    buf_release(&c.text);
    return c.words;
}
