/* first_words.c: the first words of a text. Where its sentences end is known to i18n. */
#include "view/words/first_words.h"

#include "i18n/words_of_text.h"

#include <string.h>

/* ---- own words ---- */

static bool has_picture(const struct inl *list) {
    for (const struct inl *i = list; i; i = i->next)
        if (i->kind == INLINE_QUIET || has_picture(i->kids)) return true;
    return false;
}

/* `space`: what was copied ends with one, or is nothing; `cut`: a picture was left out after it. */
struct own {
    bool space, cut;
};

static struct inl *own_inline(struct arena *a, const struct inl *i, struct own *o);

static struct inl *own_inlines(struct arena *a, const struct inl *list, struct own *o) {
    struct inls out;
    inls_start(&out, a);
    for (const struct inl *i = list; i; i = i->next) {
        if (i->kind == INLINE_QUIET)
            o->cut = true;
        else
            inls_append(&out, own_inline(a, i, o));
    }
    return out.first;
}

static struct inl *own_inline(struct arena *a, const struct inl *i, struct own *o) {
    struct inl *copy = arena_copy(a, i, sizeof *i);
    copy->next = NULL;
    if (i->kids) {
        copy->kids = own_inlines(a, i->kids, o);
        return copy->kids ? copy : NULL;
    }
    const char *text = i->text ? i->text : "";
    if (i->kind == INLINE_BREAK) text = " ";
    if (o->cut && o->space) text += strspn(text, " ");
    if (!*text) return NULL;
    if (i->kind != INLINE_BREAK) copy->text = text;
    *o = (struct own){.space = text[strlen(text) - 1] == ' '};
    return copy;
}

/* Spaces beside a picture go with it. NULL if the text is nothing but pictures. */
static struct inl *own_words(const struct viewer *v, struct inl *text) {
    struct own o = {.space = true, .cut = true};
    struct buf plain = BUF_INIT;
    if (!has_picture(text)) return text;
    struct inl *own = own_inlines(v->arena, text, &o);
    inl_plain(own, &plain);
    size_t n = plain.n;
    while (n > 0 && plain.p[n - 1] == ' ') n--;
    buf_release(&plain);
    return inl_first(v->arena, own, n);
}

/* ---- the first words ---- */

static struct inl *text_inside(const struct viewer *v, const struct block *b) {
    struct inl *text = NULL;
    if (b->kind == BLOCK_PARAGRAPH) return own_words(v, b->paragraph.text);
    if (b->kind == BLOCK_QUOTE) return say_first_text(v, b->quote.blocks);
    if (b->kind != BLOCK_LIST) return NULL;
    for (const struct list_item *i = b->list.items; i && !text; i = i->next)
        text = say_first_text(v, i->blocks);
    return text;
}

struct inl *say_first_text(const struct viewer *v, const struct block *blocks) {
    for (const struct block *b = blocks; b; b = b->next) {
        struct inl *text = b->kind == BLOCK_PARAGRAPH ? text_inside(v, b) : NULL;
        if (text) return text;
    }
    for (const struct block *b = blocks; b; b = b->next) {
        struct inl *text = text_inside(v, b);
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
