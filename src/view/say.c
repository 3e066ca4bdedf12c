/* say.c: words for levels, targets, dates and people. Chooses no content; see the part_*.c files for that. */
#include "view/say.h"

#include "base/utf8.h"

#include <string.h>

#define FIRST_STRONG_ISOLATE "\xE2\x81\xA8"
#define POP_ISOLATE "\xE2\x81\xA9"

/* ---- signs ----------------------------------------------------------------------------------------------- */

int mastery_index(const struct scale *s) {
    for (size_t i = 0; i < s->n_levels; i++)
        if (dec_cmp(s->levels[i].value, s->mastery) >= 0) return (int)i;
    return (int)s->n_levels - 1;
}

struct sign sign_of_level(const struct scale *s, int i) {
    int mastery = mastery_index(s);
    if (i < 0) return (struct sign){.kind = SIGN_RING};
    if (i > mastery) return (struct sign){.kind = SIGN_STAR};
    if (i == mastery) return (struct sign){.kind = SIGN_DONE};
    return (struct sign){.kind = SIGN_FILL, .fill = (i + 1) * 1000 / (mastery + 2)};
}

struct sign sign_of_status(enum status status) {
    static const struct sign signs[STATUS_COUNT] = {
        [STATUS_DEMONSTRATED] = {.kind = SIGN_DONE},
        [STATUS_WORKING_ON] = {.kind = SIGN_FILL, .fill = 500},
        [STATUS_UP_NEXT] = {.kind = SIGN_RING},
        [STATUS_LATER] = {.kind = SIGN_RING},
    };
    return signs[status];
}

const struct scale *scale_of(const struct target *t) { return t->competency->framework->scale; }

struct sign sign_of_outcome(const struct outcome *o) {
    return sign_of_level(scale_of(o->target), o->level_index);
}

int index_of_level(const struct scale *s, const struct level *l) { return l ? (int)(l - s->levels) : -1; }

/* ---- words in a language --------------------------------------------------------------------------------- */

static bool same_language(const char *a, const char *b) {
    size_t n = strcspn(a, "-"), m = strcspn(b, "-");
    return n == m && strncmp(a, b, n) == 0;
}

static const char *foreign(const struct viewer *v, const char *tag) {
    return tag && !same_language(tag, lang_tag(v->lang)) ? tag : NULL;
}

const char *own_lang(const struct viewer *v) {
    const char *tag = v->learner->learning_language;
    return foreign(v, tag ? tag : v->workspace->language);
}

const char *staff_lang(const struct viewer *v) { return foreign(v, v->workspace->language); }

static struct said said_in(const struct viewer *v, struct words_entry e) {
    return (struct said){e.text, e.text ? foreign(v, e.tag ? e.tag : v->workspace->language) : NULL};
}

struct said said_words(const struct viewer *v, const struct words *w) {
    return said_in(v, words_in(w, lang_tag(v->lang)));
}

struct said said_own(const struct viewer *v, const char *text) {
    return (struct said){text, own_lang(v)};
}

struct said said_staff(const struct viewer *v, const char *text) {
    return (struct said){text, staff_lang(v)};
}

struct said said_quoted(const struct viewer *v, struct said said) {
    if (!said.text) return said;
    const char *text = arena_printf(v->arena, "%s%s%s", T(v, "quote.open"), said.text, T(v, "quote.close"));
    return (struct said){text, said.lang};
}

struct inl *say_it(const struct viewer *v, struct said said) {
    return inl_in(v->arena, said.text, said.lang);
}

struct inl *say_words(const struct viewer *v, const struct words *w) {
    return say_it(v, said_words(v, w));
}

const char *say_plain(const struct viewer *v, const struct words *w) {
    return words_text(w, lang_tag(v->lang));
}

struct inl *say_own(const struct viewer *v, const char *text) {
    return say_it(v, said_own(v, text));
}

struct inl *say_staff(const struct viewer *v, const char *text) {
    return say_it(v, said_staff(v, text));
}

static bool runs_right_to_left(const char *text) {
    for (unsigned c; (c = utf8_next(&text)) != 0;)
        if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC))
            return true;
    return false;
}

/* Among texts of which some run right to left, each is isolated from its neighbours, or a number would go to the wrong one. */
const char *join_dots(struct arena *a, const char *const *texts, size_t n) {
    struct buf b = BUF_INIT;
    bool mixed = false;
    for (size_t i = 0; i < n; i++) mixed = mixed || (texts[i] && runs_right_to_left(texts[i]));
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

/* ---- several languages in one line ------------------------------------------------------------------------ */

#define PLACE "\x1A" /* stands in a text where words of another language go; no text that was read holds it */

static struct inl *isolated(const struct viewer *v, struct said said) {
    if (!said.lang) said.text = arena_printf(v->arena, FIRST_STRONG_ISOLATE "%s" POP_ISOLATE, said.text);
    return say_it(v, said); /* a span isolates by itself */
}

static bool is_mixed(const struct viewer *v, const struct said *parts, size_t n) {
    bool mixed = lang_rtl(v->lang);
    for (size_t i = 0; i < n; i++) mixed = mixed || (parts[i].text && runs_right_to_left(parts[i].text));
    return mixed;
}

/* The text with what is said in its places. */
static struct inl *filled(const struct viewer *v, const char *text, const struct said *parts, size_t n) {
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

/* ---- levels and targets ---------------------------------------------------------------------------------- */

const char *level_name(const struct viewer *v, const struct scale *s, int i) {
    if (i >= 0) return say_plain(v, &s->levels[i].name);
    const char *not_yet = say_plain(v, &s->not_yet);
    return not_yet ? not_yet : T(v, "level.not_yet");
}

struct said said_level(const struct viewer *v, const struct scale *s, int i) {
    if (i >= 0) return said_words(v, &s->levels[i].name);
    struct said not_yet = said_words(v, &s->not_yet);
    return not_yet.text ? not_yet : SAID(T(v, "level.not_yet"));
}

struct inl *level_named(const struct viewer *v, const struct scale *s, int i) {
    return say_it(v, said_level(v, s, i));
}

struct inl *say_sign(const struct viewer *v, const struct outcome *o) {
    struct said level = said_level(v, scale_of(o->target), o->level_index);
    struct inls is;
    inls_start(&is, v->arena);
    struct inl *sign = inls_add(&is, INLINE_SIGN, level.text);
    sign->sign = sign_of_outcome(o);
    sign->lang = level.lang;
    return sign;
}

struct inl *level_and_meaning(const struct viewer *v, const struct target *t, int i) {
    const struct scale *s = scale_of(t);
    if (i < 0) return level_named(v, s, i);
    struct words_entry name = words_in(&s->levels[i].name, lang_tag(v->lang)),
                       means = words_in(&t->level_means[i], lang_tag(v->lang));
    const char *text = arena_printf(v->arena, "%s%s%s", name.text, T(v, "level.colon"), means.text);
    return say_it(v, said_in(v, (struct words_entry){means.tag, text}));
}

struct inl *level_means(const struct viewer *v, const struct target *t, int i) {
    return i < 0 ? NULL : say_words(v, &t->level_means[i]);
}

const char *say_value_to(const struct viewer *v, struct dec value, int places) {
    char plain[32];
    dec_short(value, places, plain);
    return lang_decimal(v->lang, v->arena, plain);
}

const char *say_value(const struct viewer *v, struct dec value) { return say_value_to(v, value, 2); }

struct inl *say_target(const struct viewer *v, const struct target *t) {
    return say_words(v, &t->text);
}

/* "I can compare fractions" under the head "I can do this": "Compare fractions". */
static const char *without_opening(const struct viewer *v, const char *text) {
    const char *opening = T(v, "target.opening");
    size_t n = strlen(opening);
    if (n == 0 || strncmp(text, opening, n) != 0) return text;
    return lang_capital(v->lang, v->arena, text + n);
}

struct inl *say_target_short(const struct viewer *v, const struct target *t) {
    struct words_entry e = words_in(&t->text, lang_tag(v->lang));
    const char *lang = foreign(v, e.tag ? e.tag : v->workspace->language);
    return say_it(v, (struct said){lang ? e.text : without_opening(v, e.text), lang});
}

struct inl *say_target_quoted(const struct viewer *v, const struct target *t) {
    return say_it(v, said_quoted(v, said_words(v, &t->text)));
}

/* ---- dates, people, things ------------------------------------------------------------------------------- */

const char *say_date(const struct viewer *v, struct date d, enum date_style style) {
    return date_is_set(d) ? lang_date(v->lang, v->arena, d, style) : NULL;
}

const char *say_day(const struct viewer *v, struct date d) {
    return say_date(v, d, d.year == v->workspace->as_of.year ? DATE_DAY : DATE_LONG);
}

const char *say_assessor(const struct viewer *v, enum assessor by) {
    static const char *const keys[BY_COUNT] = {
        [BY_TEACHER] = "by.teacher", [BY_SELF] = "by.self", [BY_PEER] = "by.peer", [BY_EXPERT] = "by.expert"};
    return T(v, keys[by]);
}

/* For staff: the pages say "me" and "my teacher". */
const char *say_rater(const struct viewer *v, enum assessor by) {
    static const char *const keys[BY_COUNT] = {[BY_TEACHER] = "class.by_teacher",
                                               [BY_SELF] = "class.by_self",
                                               [BY_PEER] = "class.by_peer",
                                               [BY_EXPERT] = "class.by_expert"};
    return T(v, keys[by]);
}

const char *say_stage(const struct viewer *v, enum stage stage) {
    static const char *const keys[STAGE_COUNT] = {[STAGE_FORMATIVE] = "stage.formative",
                                                  [STAGE_INTERIM] = "stage.interim",
                                                  [STAGE_SUMMATIVE] = "stage.summative"};
    return T(v, keys[stage]);
}

const char *say_evidence_kind(const struct viewer *v, enum evidence_kind kind) {
    static const char *const keys[EVIDENCE_KIND_COUNT] = {
#define X(NAME, text) [EVIDENCE_##NAME] = "kind." text,
        EVIDENCE_KINDS(X)
#undef X
    };
    return T(v, keys[kind]);
}

const char *full_name(const struct viewer *v) {
    const struct learner *l = v->learner;
    if (!l->last || !*l->last) return l->first;
    return arena_printf(v->arena, "%s %s", l->first, l->last);
}

const char *where_from(const struct viewer *v) {
    const struct group *g = v->learner->group;
    const struct words *school = g->school ? &g->school->name : &v->workspace->name;
    return JOIN(v->arena, say_plain(v, &g->name), say_plain(v, school));
}

const char *term_name(const struct viewer *v) {
    return v->workspace->term ? say_plain(v, &v->workspace->term->name) : NULL;
}

struct said said_term(const struct viewer *v) {
    return v->workspace->term ? said_words(v, &v->workspace->term->name) : SAID(NULL);
}

/* ---- places on the site ---------------------------------------------------------------------------------- */

const char *path_of_competency(const struct viewer *v, const struct competency *c) {
    return arena_printf(v->arena, "targets/%s.html", c->anchor);
}

const char *id_of_target(const struct target *t) { return t->anchor; }

const char *path_of_target(const struct viewer *v, const struct target *t) {
    return arena_printf(v->arena, "targets/%s.html#%s", t->competency->anchor, id_of_target(t));
}

const char *path_of_evidence(const struct viewer *v, const struct evidence *e) {
    return arena_printf(v->arena, "evidence/%s.html", e->id);
}
