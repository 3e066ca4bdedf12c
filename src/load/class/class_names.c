/* class_names.c: see class_names.h. */
#include "load/class/class_names.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/ending.h"
#include "base/utf8.h"
#include "i18n/name_words.h"
#include "i18n/spelling.h"
#include "model/group.h"

#include <string.h>

struct class_names {
    struct arena *arena;
    const struct group *group;
    struct table *keys;  /* key of spelling -> struct named */
    struct table *loose; /* words, folded, also with initials -> struct named */
    struct table *lasts; /* last names, and their parts, folded -> struct named */
};

enum { NAMES_MOST = 10 };

/* The names that a learner may be called by. */
static size_t names_of(struct arena *a, const struct learner_place *p,
                       const char *names[NAMES_MOST]) {
    size_t n = 0;
    if (p->first) names[n++] = p->first;
    if (p->called) names[n++] = p->called;
    if (p->first && p->last) {
        names[n++] = arena_printf(a, "%s %s", p->first, p->last);
        names[n++] = arena_printf(a, "%s %s", p->last, p->first);
        names[n++] = arena_printf(a, "%s, %s", p->last, p->first);
        names[n++] = arena_printf(a, "%s%s", p->first, p->last);
        names[n++] = arena_printf(a, "%s%s", p->last, p->first);
    }
    if (p->called && p->last) {
        names[n++] = arena_printf(a, "%s %s", p->called, p->last);
        names[n++] = arena_printf(a, "%s, %s", p->last, p->called);
    }
    return n;
}

static void add_key(struct arena *a, struct table *names, const char *key,
                    struct learner_place *p) {
    struct named *list = table_find(names, key);
    if (!*key || (list && list->v[list->n - 1] == p)) return;
    if (!list) {
        list = arena_make(a, struct named);
        table_set(names, key, list);
    }
    VEC_PUSH(a, list, p);
}

/* Its words without case, accents, and signs: "B. Dorn" and "b dorn" are the same. */
static const char *loose_key(struct arena *a, const char *name) {
    const struct wording words = name_words_of(a, name, strlen(name));
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < words.n; i++) {
        const struct word *w = &words.v[i];
        if (out.n) buf_char(&out, ' ');
        buf_str(&out, word_key(a, name + w->begin, w->end - w->begin));
    }
    return buf_take(&out, a);
}

static const char *initial_of(struct arena *a, const char *name) {
    size_t length = 0;
    if (*name) utf8_decode(name, strlen(name), &length);
    return arena_strndup(a, name, length);
}

/* "Bea D.", "B. Dorn", "Dorn, B." */
static void add_initials(struct class_names *names, struct learner_place *p) {
    struct arena *a = names->arena;
    const char *called[] = {p->first, p->called};
    if (!p->last || !*p->last) return;
    for (size_t i = 0; i < 2; i++) {
        if (!called[i] || !*called[i]) continue;
        const char *first = initial_of(a, called[i]), *last = initial_of(a, p->last);
        add_key(a, names->loose, loose_key(a, arena_printf(a, "%s %s", called[i], last)), p);
        add_key(a, names->loose, loose_key(a, arena_printf(a, "%s %s", first, p->last)), p);
        add_key(a, names->loose, loose_key(a, arena_printf(a, "%s %s", p->last, first)), p);
    }
}

/* "García Márquez" is also García, and "de la Cruz" Cruz. */
static void add_last(struct class_names *names, struct learner_place *p) {
    struct arena *a = names->arena;
    if (!p->last) return;
    add_key(a, names->lasts, loose_key(a, p->last), p);
    const struct wording words = name_words_of(a, p->last, strlen(p->last));
    for (size_t i = 0; i < words.n; i++) {
        const struct word *w = &words.v[i];
        const bool touches = w->before == GAP_NONE && i > 0;
        const bool touched = i + 1 < words.n && words.v[i + 1].before == GAP_NONE;
        const char *key = word_key(a, p->last + w->begin, w->end - w->begin);
        if (!touches && !touched && !word_is_particle(key)) add_key(a, names->lasts, key, p);
    }
}

static void add_name(struct class_names *names, const char *name, struct learner_place *p) {
    struct arena *a = names->arena;
    const char *written_out = word_key_written_out(a, name, strlen(name));
    add_key(a, names->keys, spell_key(a, name), p);
    add_key(a, names->loose, loose_key(a, name), p);
    if (written_out) add_key(a, names->loose, loose_key(a, written_out), p);
}

static void add_learner(struct class_names *names, struct learner_place *p) {
    const char *list[NAMES_MOST];
    const size_t n = names_of(names->arena, p, list);
    add_name(names, p->id, p);
    for (size_t i = 0; i < n; i++) add_name(names, list[i], p);
    add_initials(names, p);
    add_last(names, p);
}

struct class_names *class_names(const struct class_log *c) {
    struct arena *a = c->loader->arena;
    struct class_names *names = arena_make(a, struct class_names);
    *names = (struct class_names){a, c->group, table_new(a), table_new(a), table_new(a)};
    for (size_t i = 0; i < group_size(c->group); i++) add_learner(names, group_at(c->group, i));
    for (size_t i = 0; i < c->loader->index->movers.n; i++) {
        struct learner_place *p = c->loader->index->movers.v[i];
        if (!class_is_here(c, p) && class_was_ever_here(c->group, p)) add_learner(names, p);
    }
    return names;
}

/* Is it an id but for letters of another script that look the same? */
static struct learner_place *looks_like(const struct class_names *names, const char *text) {
    enum { AT_MOST = 256 };
    const struct group *g = names->group;
    const size_t n = strnlen(text, AT_MOST);
    bool plain_letters = true;
    for (size_t i = 0; i < n; i++) plain_letters = plain_letters && (unsigned char)text[i] < 0x80;
    if (plain_letters || n == AT_MOST) return NULL;
    for (size_t i = 0; i < group_size(g); i++)
        if (spell_looks_like(text, group_at(g, i)->id)) return group_at(g, i);
    return NULL;
}

struct named class_names_find(const struct class_names *names, const char *text) {
    struct arena *a = names->arena;
    const struct named *found = table_find(names->keys, spell_key(a, text));
    struct named out = {0};
    if (!found) found = table_find(names->loose, loose_key(a, text));
    if (found) return *found;
    struct learner_place *p = looks_like(names, ascii_lowered(a, text));
    if (p) VEC_PUSH(a, &out, p);
    return out;
}

/* ---- lines that are no sentence ---- */

enum { LABEL_WORDS = 4, NAME_WORDS = 4 };

/* Does it end as a sentence does? "Omar H." does not. */
static bool ends_a_sentence(const char *text, const struct wording *words) {
    static const char *const ends[] = {"!",      "?",      "\u2026", "\u3002",
                                       "\uff01", "\uff1f", "\u061f", "\u0964"};
    const struct word *last = &words->v[words->n - 1];
    const char *rest = text + last->end;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (strstr(rest, ends[i])) return true;
    return strchr(rest, '.') && !(last->capital && last->end - last->begin <= 2);
}

/* Without "'s", the apostrophe in either form. */
static const char *without_possessive(struct arena *a, const char *name) {
    static const char *const endings[] = {"'s", "\u2019s", "'", "\u2019"};
    const size_t n = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ending_is(name, endings[i])) return arena_strndup(a, name, n - strlen(endings[i]));
    return name;
}

/* The longest name that begins with the word. */
static struct named name_at(const struct class_names *names, const char *text,
                            const struct wording *words, size_t from) {
    struct arena *a = names->arena;
    for (size_t n = NAME_WORDS; n > 0; n--) {
        if (from + n > words->n) continue;
        const char *begin = text + words->v[from].begin, *end = text + words->v[from + n - 1].end;
        const char *name = arena_strndup(a, begin, (size_t)(end - begin));
        struct named named = class_names_find(names, name);
        if (!named.n) named = class_names_find(names, without_possessive(a, name));
        if (named.n) return named;
    }
    return (struct named){0};
}

struct named class_names_find_last(const struct class_names *names, const char *text) {
    struct arena *a = names->arena;
    const char *name = without_possessive(a, text);
    const struct wording words = name_words_of(a, name, strlen(name));
    bool capital = false;
    for (size_t i = 0; i < words.n; i++) capital = capital || words.v[i].capital;
    const struct named *found = capital ? table_find(names->lasts, loose_key(a, name)) : NULL;
    return found ? *found : (struct named){0};
}

static bool is_one_of(const struct named *named, const struct learner_place *p) {
    for (size_t i = 0; i < named->n; i++)
        if (named->v[i] == p) return true;
    return false;
}

struct named class_names_in_label(const struct class_names *names, const char *text, bool anywhere,
                                  const struct learner_place *but) {
    const struct wording words = name_words_of(names->arena, text, strlen(text));
    if (!words.n || words.n > LABEL_WORDS || ends_a_sentence(text, &words))
        return (struct named){0};
    for (size_t i = 0; i < (anywhere ? words.n : 1); i++) {
        if (!words.v[i].capital) continue;
        const struct named named = name_at(names, text, &words, i);
        if (named.n && !is_one_of(&named, but)) return named;
    }
    return (struct named){0};
}
