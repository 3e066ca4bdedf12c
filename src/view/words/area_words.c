/* area_words.c: words for what an educator says of an area as a whole. */
#include "view/words/area_words.h"

#include "base/buf.h"
#include "model/framework.h"
#include "model/learner.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"

const struct words *area_title(const struct area_note *n) {
    return n->competency ? &n->competency->title : &n->framework->title;
}

const struct scale *area_scale(const struct area_note *n) {
    return n->scale ? n->scale : n->framework->scale;
}

int area_level_index(const struct area_note *n) {
    if (!n->has_level || n->unrated) return -1;
    return level_for_value(area_scale(n), n->framework->method, n->level);
}

const char *area_level_name(const struct viewer *v, const struct area_note *n) {
    if (n->unrated) return say_unrated(v, n->unrated);
    return n->has_level ? level_name(v, area_scale(n), area_level_index(n)) : NULL;
}

struct inl *area_level(const struct viewer *v, const struct area_note *n) {
    struct inls is;
    if (n->unrated) return inl_text(v->arena, say_unrated(v, n->unrated));
    if (!n->has_level) return NULL;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_SIGN, NULL)->sign = sign_of_level(area_scale(n), area_level_index(n));
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(
        &is, inl_wrap(v->arena, INLINE_STRONG, level_named(v, area_scale(n), area_level_index(n))));
    return is.first;
}

const char *area_plain(const struct viewer *v, const struct area_note *n) {
    enum { MOST = 3000 }; /* bytes, of a cell */
    struct buf text = BUF_INIT;
    if (!n->text) return NULL;
    blocks_plain(n->text, " ", MOST, &text);
    return buf_take(&text, v->arena);
}
