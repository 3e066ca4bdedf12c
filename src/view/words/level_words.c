/* level_words.c: signs and words for levels and learning targets. */
#include "view/words/level_words.h"

#include "model/evidence.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/scale.h"
#include "model/term.h"
#include "view/words/labels.h"
#include "view/words/said.h"

#include <string.h>

int level_mastery_index(const struct scale *s) {
    for (size_t i = 0; i < s->n_levels; i++)
        if (dec_cmp(s->levels[i].value, s->mastery) >= 0) return (int)i;
    return (int)s->n_levels - 1;
}

struct sign sign_of_level(const struct scale *s, int i) {
    int mastery = level_mastery_index(s);
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

const struct scale *level_scale_of(const struct target *t) {
    return t->competency->framework->scale;
}

struct sign sign_of_outcome(const struct outcome *o) {
    return sign_of_level(level_scale_of(o->target), o->level_index);
}

int level_index_of(const struct scale *s, const struct level *l) {
    return l ? (int)(l - s->levels) : -1;
}

/* ---- levels that were given ---- */

const struct scale *level_scale_of_rating(const struct rating *r) {
    return r->then ? r->then : level_scale_of(r->target);
}

struct dec level_value_of_rating(const struct rating *r) {
    return r->then ? r->given : r->level;
}

int level_of_rating(const struct rating *r) {
    if (r->unrated) return -1;
    return level_for_value(level_scale_of_rating(r), r->target->competency->framework->method,
                           level_value_of_rating(r));
}

struct sign sign_of_rating(const struct rating *r) {
    return sign_of_level(level_scale_of_rating(r), level_of_rating(r));
}

/* "Good (Letters)" if the scale is not the target's of today. */
static struct said said_on_scale(const struct viewer *v, const struct target *t,
                                 const struct scale *s, int level) {
    struct said name = said_level(v, s, level);
    const char *scale = say_plain(v, &s->name);
    if (s == level_scale_of(t) || !scale) return name;
    const struct tr_arg args[] = {{.name = "level", .text = name.text},
                                  {.name = "scale", .text = scale}};
    name.text = tr_with(v->lang, v->arena, "level.on_scale", args, 2);
    return name;
}

struct said said_rating(const struct viewer *v, const struct rating *r) {
    if (r->unrated) return SAID(say_unrated(v, r->unrated));
    return said_on_scale(v, r->target, level_scale_of_rating(r), level_of_rating(r));
}

static const struct scale *scale_before(const struct outcome *o) {
    return o->scale_before ? o->scale_before : level_scale_of(o->target);
}

int level_before(const struct outcome *o) {
    const struct framework *f = o->target->competency->framework;
    const struct scale *s = scale_before(o);
    struct dec counts;
    if (!o->level_before || s == f->scale) return level_index_of(f->scale, o->level_before);
    if (!scale_carry(&f->scales, s, o->level_before->value, f->scale, &counts))
        return LEVEL_NOT_COMPARED;
    return level_for_value(f->scale, f->method, counts);
}

struct said said_level_before(const struct viewer *v, const struct outcome *o) {
    const struct scale *s = scale_before(o);
    return said_on_scale(v, o->target, s, level_index_of(s, o->level_before));
}

/* ---- names ---- */

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

/* ---- outcomes ---- */

const struct rating *level_mark(const struct viewer *v, const struct target *t) {
    const struct term *term = v->calendar->term;
    const struct rating *last = NULL;
    for (size_t i = 0; i < v->learner->n_unrated; i++) {
        const struct rating *r = &v->learner->unrated[i];
        bool now = !term || date_cmp(r->date, term->starts) >= 0;
        if (r->target == t && r->unrated && now) last = r;
    }
    return last;
}

const char *say_mark(const struct viewer *v, const struct rating *mark) {
    const char *day =
        v->calendar->term ? say_date(v, mark->date, DATE_DAY) : say_day(v, mark->date);
    return JOIN(v->arena, say_unrated(v, mark->unrated), day);
}

const struct rating *level_mark_instead(const struct viewer *v, const struct outcome *o) {
    if (o->no_level == LEVEL_IS_THERE || o->no_level == LEVEL_WITHHELD) return NULL;
    const struct rating *mark = level_mark(v, o->target);
    return mark && date_cmp(mark->date, o->last_assessed) >= 0 ? mark : NULL;
}

/* On whatever scale, by whomever. */
static bool is_rated(const struct viewer *v, const struct outcome *o) {
    const struct learner *l = v->learner;
    for (size_t i = 0; i < l->n_unrated; i++)
        if (l->unrated[i].target == o->target && !l->unrated[i].unrated) return true;
    return o->n_ratings > 0;
}

struct said said_outcome(const struct viewer *v, const struct outcome *o) {
    const struct scale *s = level_scale_of(o->target);
    if (o->no_level == LEVEL_IS_THERE) return said_level(v, s, o->level_index);
    if (o->no_level == LEVEL_WITHHELD) return SAID(NULL);
    const struct rating *mark = level_mark_instead(v, o);
    if (mark) return SAID(say_mark(v, mark));
    if (s->not_yet.n || is_rated(v, o)) return said_level(v, s, -1);
    return SAID(T(v, "path.not_rated"));
}

const char *say_outcome(const struct viewer *v, const struct outcome *o) {
    return said_outcome(v, o).text;
}

struct inl *level_with_sign(const struct viewer *v, const struct outcome *o, bool strong) {
    struct inl *name = say_it(v, said_outcome(v, o));
    struct inls is;
    if (!name) return NULL;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_SIGN, NULL)->sign = sign_of_outcome(o);
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is, strong ? inl_wrap(v->arena, INLINE_STRONG, name) : name);
    return is.first;
}

struct inl *say_sign(const struct viewer *v, const struct outcome *o) {
    struct said level = said_outcome(v, o);
    struct inls is;
    if (!level.text) return NULL;
    inls_start(&is, v->arena);
    struct inl *sign = inls_add(&is, INLINE_SIGN, level.text);
    sign->sign = sign_of_outcome(o);
    sign->lang = level.lang;
    return sign;
}

struct inl *level_and_meaning(const struct viewer *v, const struct target *t, int i) {
    const struct scale *s = level_scale_of(t);
    if (i < 0) return level_named(v, s, i);
    struct said name = said_level(v, s, i), means = said_words(v, &t->level_means[i]);
    if (!means.text) return say_it(v, name);
    const char *colon = T(v, "level.colon");
    if (name.lang == means.lang || (name.lang && means.lang && !strcmp(name.lang, means.lang)))
        return say_it(v,
                      (struct said){arena_printf(v->arena, "%s%s%s", name.text, colon, means.text),
                                    means.lang});
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, say_it(v, name));
    if (v->medium == ON_SCREEN)
        inls_add(&is, INLINE_BREAK, NULL); /* two languages: one over the other */
    else
        inls_add(&is, INLINE_TEXT, colon);
    inls_append(&is, say_it(v, means));
    return is.first;
}

struct inl *level_means(const struct viewer *v, const struct target *t, int i) {
    return i < 0 ? NULL : say_words(v, &t->level_means[i]);
}

bool level_has_own_words(const struct target *t, int i) {
    return t->level_means[i].entries != level_scale_of(t)->levels[i].means.entries;
}

const char *say_value_to(const struct viewer *v, struct dec value, int places) {
    char plain[32];
    dec_short(value, places, plain);
    return lang_decimal(v->lang, v->arena, plain);
}

const char *say_value(const struct viewer *v, struct dec value) {
    return say_value_to(v, value, 2);
}

static bool stays_beside(struct dec value, struct dec rounded, struct dec line) {
    return dec_cmp(value, line) == dec_cmp(rounded, line);
}

int level_places(const struct scale *s, struct dec value, int least) {
    enum { MOST = 15 }; /* all that a value has */
    for (int places = least; places < MOST; places++) {
        struct dec rounded = dec_round(value, places);
        bool stays = true;
        for (size_t i = 0; stays && i < s->n_levels; i++) {
            struct dec level = s->levels[i].value;
            struct dec next = i + 1 < s->n_levels ? s->levels[i + 1].value : level;
            struct dec middle = dec_div_int(dec_add(level, next), 2);
            stays = stays_beside(value, rounded, level) && stays_beside(value, rounded, middle);
        }
        if (stays) return places;
    }
    return MOST;
}

const char *say_level_value(const struct viewer *v, const struct scale *s, struct dec value) {
    return say_value_to(v, value, level_places(s, value, 2));
}

struct inl *say_target(const struct viewer *v, const struct target *t) {
    return say_words(v, &t->text);
}

/* Under the heading "I can do this", "I can compare fractions" becomes "Compare fractions". */
static const char *without_opening(const struct viewer *v, const char *text) {
    const char *opening = T(v, "target.opening");
    size_t n = strlen(opening);
    if (n == 0 || strncmp(text, opening, n) != 0) return text;
    return lang_capital(v->lang, v->arena, text + n);
}

struct inl *say_target_short(const struct viewer *v, const struct target *t) {
    struct said said = said_words(v, &t->text);
    if (!said.lang) said.text = without_opening(v, said.text);
    return say_it(v, said);
}

struct inl *say_target_quoted(const struct viewer *v, const struct target *t) {
    return say_it(v, said_quoted(v, said_words(v, &t->text)));
}
