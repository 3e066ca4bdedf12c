/* part_voice.c: the learner's voice, and the sentence in the strip. The first things on every page
 * and sheet. */
#include "model/framework.h"
#include "model/goal.h"
#include "model/learner.h"
#include "model/outline.h"
#include "model/scale.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/first_words.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

/* Includes the quotation marks, so that they follow the direction of the words. */
static struct inl *quoted(const struct viewer *v, struct inl *words, const char *lang) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_TEXT, T(v, "quote.open"));
    inls_append(&is, inl_wrap(v->arena, INLINE_SPAN, words));
    inls_add(&is, INLINE_TEXT, T(v, "quote.close"));
    struct inl *span = inl_wrap(v->arena, INLINE_SPAN, is.first);
    span->lang = lang;
    return span;
}

static struct block *add_voice(const struct viewer *v, const struct passage *about,
                               struct inl *words, struct blocks *out) {
    const struct learner *l = v->learner;
    if (!words) return NULL;
    struct block *b = blocks_add(out, BLOCK_VOICE);
    b->voice.words = words;
    b->voice.open = T(v, "quote.open");
    b->voice.close = T(v, "quote.close");
    if (about->lang) b->voice = (struct block_voice){.words = quoted(v, words, about->lang)};
    b->voice.who = SAY_LINE(v, SAID(l->called), said_term(v), SAID(said_by(v, about)));
    if (l->portrait && v->medium == ON_SCREEN)
        b->voice.portrait = view_published(v, l->portrait)->image;
    return b;
}

/* On paper only the first sentences: the rest is on the site. */
static struct inl *opening(const struct viewer *v, const struct passage *about) {
    enum { SENTENCES = 2, WORDS = 40 };
    struct inl *words = say_first_text(v, about->blocks);
    if (!words || v->medium != ON_PAPER) return words;
    return say_opening(v, words, about->lang, SENTENCES, WORDS);
}

static bool is_same_text(const struct inl *x, const struct inl *y) {
    struct buf first = BUF_INIT, second = BUF_INIT;
    inl_plain(x, &first);
    inl_plain(y, &second);
    const bool same = first.n == second.n;
    buf_release(&first);
    buf_release(&second);
    return same;
}

/* On a page with a limit of words, whole sentences up to it, and the way to the rest. */
static void add_limited(const struct viewer *v, const struct passage *about, int limit,
                        struct blocks *out) {
    enum { ANY = 1000 }; /* sentences */
    struct inl *all = say_first_text(v, about->blocks);
    struct inl *words = all ? say_opening(v, all, about->lang, ANY, (size_t)limit) : NULL;
    struct block *b = add_voice(v, about, words, out);
    if (!b || (is_same_text(all, words) && !about->blocks->next)) return;
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, b->voice.who);
    inls_add(&is, INLINE_TEXT, " · ");
    struct inl *link = inl_wrap(v->arena, INLINE_LINK, inl_text(v->arena, T(v, "page.about")));
    link->href = "about.html";
    inls_append(&is, link);
    b->voice.who = is.first;
}

/* limit: of words, on screen */
void part_voice(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct passage about = said_own_passage(v, v->learner->about);
    if (v->medium == ON_SCREEN && p->limit > 0)
        add_limited(v, &about, p->limit, out);
    else
        add_voice(v, &about, opening(v, &about), out);
}

void part_quote(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    const struct passage about = said_own_passage(v, v->learner->about);
    struct block *b = add_voice(v, &about, opening(v, &about), out);
    if (b) b->voice.who = NULL;
}

void part_add_voice(const struct viewer *v, struct blocks *out) {
    const struct passage about = said_own_passage(v, v->learner->about);
    add_voice(v, &about, say_first_text(v, about.blocks), out);
}

static struct strip_cell **add_cell(const struct viewer *v, struct strip_cell **next,
                                    const char *key, struct inl *value) {
    if (!value) return next;
    *next = arena_make(v->arena, struct strip_cell);
    (*next)->label = T(v, key);
    (*next)->value = value;
    struct buf plain = BUF_INIT;
    inl_plain(value, &plain);
    (*next)->after = lang_sentence_end(v->lang, buf_dup(&plain, v->arena));
    buf_release(&plain);
    return &(*next)->next;
}

static struct inl *what_i_do(const struct viewer *v, const struct outcome *o) {
    if (o->planned && o->planned->doing) return say_own(v, o->planned->doing);
    if (o->goal && o->goal->i_will.n) return say_own(v, o->goal->i_will.v[0]);
    return NULL;
}

/* Without a level, what comes next is the work itself: NULL, as at the top of the scale. */
static struct inl *next_step(const struct viewer *v, const struct outcome *o) {
    int next = o->level_index + 1;
    if (next == 0 || next >= (int)level_scale_of(o->target)->n_levels) return NULL;
    return say_words(v, &o->target->level_means[next]);
}

void part_sentence(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    const struct outcome *o = choose_focus_of(v);
    if (!o) return;
    struct block *b = blocks_add(out, BLOCK_STRIP);
    struct strip_cell **next = &b->strip.cells;
    next = add_cell(v, next, "sentence.working_on", say_target(v, o->target));
    if (o->level_index >= 0)
        next = add_cell(v, next, "sentence.at", level_and_meaning(v, o->target, o->level_index));
    next = add_cell(v, next, "sentence.doing", what_i_do(v, o));
    add_cell(v, next, "sentence.to_move_on", next_step(v, o));
}
