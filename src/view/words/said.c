/* said.c: a text with its language, as running text of a page in the same or another language. */
#include "view/words/said.h"

#include "model/learner.h"
#include "model/scale.h"
#include "model/workspace.h"

#include <string.h>

#define FIRST_STRONG_ISOLATE "\xE2\x81\xA8"
#define POP_ISOLATE "\xE2\x81\xA9"

/* ---- words in a language ---- */

static bool same_language(const char *a, const char *b) {
    size_t n = strcspn(a, "-"), m = strcspn(b, "-");
    return n == m && strncmp(a, b, n) == 0;
}

static const char *foreign(const struct viewer *v, const char *tag) {
    return tag && !same_language(tag, lang_tag(v->lang)) ? tag : NULL;
}

const char *said_own_lang(const struct viewer *v) {
    const char *tag = v->learner->learning_language;
    return foreign(v, tag ? tag : v->workspace->language);
}

const char *said_staff_lang(const struct viewer *v) { return foreign(v, v->workspace->language); }

static void note_translator(const struct viewer *v, const char *by) {
    struct texts *all = v->translators;
    if (!all || !by) return;
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->v[i], by) == 0) return;
    const char **longer = arena_array(v->arena, all->n + 1, sizeof *longer);
    for (size_t i = 0; i < all->n; i++) longer[i] = all->v[i];
    longer[all->n] = by;
    *all = (struct texts){longer, all->n + 1};
}

/* ---- a school's words on a page, or in a workbook, in a language ---- */

struct reader {
    const struct workspace *workspace;
    const struct lang *lang;
};

static struct said for_reader(const struct reader *r, struct words_entry e) {
    const char *tag = e.tag ? e.tag : r->workspace->language;
    bool same = !e.text || same_language(tag, lang_tag(r->lang));
    return (struct said){e.text, same ? NULL : tag};
}

static struct said written(const struct reader *r, const struct words *w) {
    return for_reader(r, words_in(w, lang_tag(r->lang)));
}

/* The catalog's word for a standard one, or NULL. */
static const char *standard_word(const struct reader *r, struct said said) {
    return said.lang ? lang_standard(r->lang, said.lang, said.text) : NULL;
}

static const struct scale *scale_of_name(const struct reader *r, const struct words *w) {
    for (size_t i = 0; i < r->workspace->n_scales; i++) {
        const struct scale *scale = &r->workspace->scales[i];
        for (size_t k = 0; k < scale->n_levels; k++)
            if (&scale->levels[k].name == w) return scale;
    }
    return NULL;
}

/* Levels are read side by side: either all of a scale are in the reader's language, or none. */
static bool has_all_levels(const struct reader *r, const struct scale *scale) {
    for (size_t i = 0; i < scale->n_levels; i++) {
        struct said said = written(r, &scale->levels[i].name);
        if (said.lang && !standard_word(r, said)) return false;
    }
    return true;
}

struct said said_in_language(const struct workspace *workspace, const struct lang *lang,
                             const struct words *w) {
    const struct reader r = {workspace, lang};
    struct said said = written(&r, w);
    const char *own = standard_word(&r, said);
    const struct scale *scale = own ? scale_of_name(&r, w) : NULL;
    return own && (!scale || has_all_levels(&r, scale)) ? SAID(own) : said;
}

struct said said_words(const struct viewer *v, const struct words *w) {
    note_translator(v, words_in(w, lang_tag(v->lang)).by);
    return said_in_language(v->workspace, v->lang, w);
}

/* Pages of a class have no learner. */
static const struct translations *learners(const struct viewer *v) {
    static const struct translations none;
    return v->learner ? &v->learner->translations : &none;
}

/* From the original to its translations, never the other way. */
static const struct words *languages_of(const struct viewer *v, const char *text) {
    const struct words *w = words_of_text(learners(v), text);
    return w ? w : words_of_text(&v->workspace->translations, text);
}

struct said said_own(const struct viewer *v, const char *text) {
    const struct words *w = languages_of(v, text);
    return w ? said_words(v, w) : (struct said){text, said_own_lang(v)};
}

struct said said_staff(const struct viewer *v, const char *text) {
    const struct words *w = languages_of(v, text);
    return w ? said_words(v, w) : (struct said){text, said_staff_lang(v)};
}

static struct passage passage_of(const struct viewer *v, const struct block *text,
                                 const char *lang) {
    const char *tag = lang_tag(v->lang);
    const struct translation *t = words_of_blocks(learners(v), text, tag);
    if (!t) t = words_of_blocks(&v->workspace->translations, text, tag);
    if (!t || !lang) return (struct passage){text, lang, NULL};
    return (struct passage){t->blocks, NULL, t->by};
}

struct passage said_own_passage(const struct viewer *v, const struct block *text) {
    return passage_of(v, text, said_own_lang(v));
}

struct passage said_staff_passage(const struct viewer *v, const struct block *text) {
    return passage_of(v, text, said_staff_lang(v));
}

const char *said_by(const struct viewer *v, const struct passage *p) {
    return p->by ? tr_text(v->lang, v->arena, "translation.by", "names", p->by) : NULL;
}

const char *said_translators(const struct viewer *v) {
    const struct texts *all = v->translators;
    if (!all || !all->n) return NULL;
    const char *names = lang_list(v->lang, v->arena, all->v, all->n);
    return tr_text(v->lang, v->arena, "translation.partly", "names", names);
}

struct said said_quoted(const struct viewer *v, struct said said) {
    if (!said.text) return said;
    const char *text =
        arena_printf(v->arena, "%s%s%s", T(v, "quote.open"), said.text, T(v, "quote.close"));
    return (struct said){text, said.lang};
}

struct inl *say_it(const struct viewer *v, struct said said) {
    return inl_in(v->arena, said.text, said.lang);
}

struct inl *say_words(const struct viewer *v, const struct words *w) {
    return say_it(v, said_words(v, w));
}

const char *say_plain(const struct viewer *v, const struct words *w) {
    return said_words(v, w).text;
}

struct inl *say_own(const struct viewer *v, const char *text) {
    return say_it(v, said_own(v, text));
}

struct inl *say_staff(const struct viewer *v, const char *text) {
    return say_it(v, said_staff(v, text));
}

/* If some texts run right to left, each is isolated from its neighbors; otherwise a number would
 * move to the wrong one. */
const char *said_join_dots(struct arena *a, const char *const *texts, size_t n) {
    struct buf b = BUF_INIT;
    bool mixed = false;
    for (size_t i = 0; i < n; i++) mixed = mixed || (texts[i] && text_has_rtl(texts[i]));
    for (size_t i = 0; i < n; i++) {
        if (!texts[i] || !*texts[i]) continue;
        if (b.n) buf_str(&b, " · ");
        if (mixed) buf_str(&b, FIRST_STRONG_ISOLATE);
        buf_str(&b, texts[i]);
        if (mixed) buf_str(&b, POP_ISOLATE);
    }
    char *joined = b.n ? buf_dup(&b, a) : NULL;
    buf_release(&b);
    return joined;
}

/* ---- several languages in one line ---- */

#define PLACE "\x1A" /* marks where a text in another language goes; no input holds it */

static struct inl *isolated(const struct viewer *v, struct said said) {
    if (!said.lang)
        said.text = arena_printf(v->arena, FIRST_STRONG_ISOLATE "%s" POP_ISOLATE, said.text);
    return say_it(v, said); /* a span isolates by itself */
}

static bool is_mixed(const struct viewer *v, const struct said *parts, size_t n) {
    bool mixed = lang_rtl(v->lang);
    for (size_t i = 0; i < n; i++) mixed = mixed || (parts[i].text && text_has_rtl(parts[i].text));
    return mixed;
}

/* Replaces each PLACE in the text with the next part. */
static struct inl *filled(const struct viewer *v, const char *text, const struct said *parts,
                          size_t n) {
    struct inls is;
    inls_start(&is, v->arena);
    bool mixed = is_mixed(v, parts, n);
    for (size_t i = 0;; i++) {
        const char *place = i < n ? strstr(text, PLACE) : NULL;
        size_t before = place ? (size_t)(place - text) : strlen(text);
        if (before) inls_add(&is, INLINE_TEXT, arena_strndup(v->arena, text, before));
        if (!place) return is.first;
        inls_append(&is, mixed ? isolated(v, parts[i]) : say_it(v, parts[i]));
        text = place + strlen(PLACE);
    }
}

struct inl *say_with(const struct viewer *v, const char *key, const struct tr_arg *args, size_t n,
                     const char *name, struct said said) {
    struct tr_arg *all = arena_array(v->arena, n + 1, sizeof *all);
    for (size_t i = 0; i < n; i++) all[i] = args[i];
    all[n] = (struct tr_arg){.name = name, .text = said.lang ? PLACE : said.text};
    return filled(v, tr_with(v->lang, v->arena, key, all, n + 1), &said, said.lang ? 1 : 0);
}

/* A mark with the place of its text in the list. */
enum { FIRST_PLACE = '0', PLACES = '~' - '0' };

const char *said_place(const struct viewer *v, struct said_places *p, struct said said) {
    if (!said.lang || p->list.n == PLACES) return said.text;
    const char *mark = arena_printf(v->arena, PLACE "%c", (char)(FIRST_PLACE + p->list.n));
    VEC_PUSH(v->arena, &p->list, said);
    return mark;
}

struct inl *say_places(const struct viewer *v, const struct said_places *p, const char *text) {
    size_t n = p->list.n, found = 0;
    if (n == 0) return inl_text(v->arena, text);
    /* in the order of the text, so that `filled` finds them one after the other */
    struct said *parts = arena_array(v->arena, strlen(text), sizeof *parts);
    struct buf b = BUF_INIT;
    for (const char *c = text; *c; c++) {
        buf_char(&b, *c);
        if (*c == *PLACE) parts[found++] = p->list.v[*++c - FIRST_PLACE];
    }
    return filled(v, buf_take(&b, v->arena), parts, found);
}

struct inl *say_list(const struct viewer *v, const struct said *items, size_t n) {
    const char **places = arena_array(v->arena, n + 1, sizeof *places);
    for (size_t i = 0; i < n; i++) places[i] = PLACE;
    return n ? filled(v, lang_list(v->lang, v->arena, places, n), items, n) : NULL;
}

struct inl *say_staff_list(const struct viewer *v, const struct texts *texts) {
    struct said *items = arena_array(v->arena, texts->n + 1, sizeof *items);
    for (size_t i = 0; i < texts->n; i++) items[i] = said_staff(v, texts->v[i]);
    return say_list(v, items, texts->n);
}

struct inl *say_line(const struct viewer *v, const struct said *parts, size_t n) {
    struct inls is;
    inls_start(&is, v->arena);
    bool mixed = is_mixed(v, parts, n);
    for (size_t i = 0; i < n; i++) {
        if (!parts[i].text || !*parts[i].text) continue;
        if (is.first) inls_add(&is, INLINE_TEXT, " · ");
        inls_append(&is, mixed ? isolated(v, parts[i]) : say_it(v, parts[i]));
    }
    return is.first;
}
