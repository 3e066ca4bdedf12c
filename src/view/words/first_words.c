/* first_words.c: the first words of a text. Where its sentences end is known to i18n. */
#include "view/words/first_words.h"

#include "i18n/words_of_text.h"

static struct inl *text_inside(const struct block *b) {
    if (b->kind == BLOCK_PARAGRAPH) return b->paragraph.text;
    if (b->kind == BLOCK_QUOTE) return say_first_text(b->quote.blocks);
    if (b->kind != BLOCK_LIST) return NULL;
    return b->list.items ? say_first_text(b->list.items->blocks) : NULL;
}

struct inl *say_first_text(const struct block *blocks) {
    for (const struct block *b = blocks; b; b = b->next)
        if (b->kind == BLOCK_PARAGRAPH) return b->paragraph.text;
    for (const struct block *b = blocks; b; b = b->next) {
        struct inl *text = text_inside(b);
        if (text) return text;
    }
    return NULL;
}

struct inl *say_opening(const struct viewer *v, const struct inl *text, const char *lang,
                        size_t sentences, size_t words) {
    struct buf plain = BUF_INIT;
    inl_plain(text, &plain);
    const char *tag = lang ? lang : lang_tag(v->lang);
    struct opening o =
        word_opening(lang_readers(v->lang), tag, plain.n ? plain.p : "", sentences, words);
    buf_release(&plain);
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, inl_first(v->arena, text, o.n));
    if (o.inside) inls_add(&is, INLINE_TEXT, "…");
    return is.first;
}
