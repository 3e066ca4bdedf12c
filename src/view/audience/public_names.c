/* public_names.c: folds each word of a name letter by letter, so that a match among the letters
 * can be cut out of the bytes. */
#include "view/audience/public_names.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "i18n/name_words.h"

#include <string.h>

enum { LETTERS_ALONE = 4 /* a surname of at least this length is found anywhere */ };

struct spellings {
    VEC(const char *) list; /* keys (name_words.h) */
};

struct public_names {
    struct arena *arena;
    struct latin *latin;
    const struct public_who *who;
    /* of each word; `first` also has the called name and initials */
    struct spellings surname, first;
    struct spellings particles; /* "de", "la" */
};

/* ---- spellings ---- */

static bool is_spelled(const struct spellings *s, const char *key, size_t n) {
    for (size_t i = 0; i < s->list.n; i++)
        if (strlen(s->list.v[i]) == n && memcmp(s->list.v[i], key, n) == 0) return true;
    return false;
}

static void add(struct public_names *p, struct spellings *to, const char *key) {
    if (key && *key && !is_spelled(to, key, strlen(key))) VEC_PUSH(p->arena, &to->list, key);
}

/* Adds a word in all its spellings. */
static void add_word(struct public_names *p, struct spellings *to, const char *s, size_t n) {
    add(p, to, word_key(p->arena, s, n));
    add(p, to, word_key_written_out(p->arena, s, n));
    for (enum latin_way way = 0; way < LATIN_WAYS; way++) {
        const char *latin = word_in_latin_as(p->latin, p->arena, s, n, way);
        if (latin) add(p, to, word_key(p->arena, latin, strlen(latin)));
    }
}

/* The "de la" of "de la Cruz" is also in many file names, so it is removed only before a
 * surname. */
static void add_words(struct public_names *p, struct spellings *to, const char *name) {
    if (!name) return;
    struct wording w = name_words_of(p->arena, name, strlen(name));
    bool any = false;
    for (size_t i = 0; i < w.n; i++) any = any || w.v[i].capital;
    for (size_t i = 0; i < w.n; i++)
        add_word(p, w.v[i].capital || !any ? to : &p->particles, name + w.v[i].begin,
                 w.v[i].end - w.v[i].begin);
}

static void add_initials(struct public_names *p) {
    size_t n = p->first.list.n, length;
    for (size_t i = 0; i < n; i++) {
        const char *key = p->first.list.v[i];
        utf8_decode(key, strlen(key), &length);
        add(p, &p->first, arena_strndup(p->arena, key, length));
    }
}

/* If the surname is in another script, the id has it in Latin letters. */
static void add_id(struct public_names *p) {
    const struct public_who *who = p->who;
    if (!who->last || !word_in_latin(p->latin, p->arena, who->last, strlen(who->last))) return;
    for (const char *part = who->id; *part;) {
        size_t n = strcspn(part, "-"), letters = strspn(part, "abcdefghijklmnopqrstuvwxyz");
        if (n > 1 && letters == n && !is_spelled(&p->first, part, n))
            add(p, &p->surname, arena_strndup(p->arena, part, n));
        part += n + (part[n] == '-');
    }
}

struct public_names *public_names_new(struct arena *a, struct latin *latin,
                                      const struct public_who *who) {
    struct public_names *p = arena_make(a, struct public_names);
    *p = (struct public_names){.arena = a, .latin = latin, .who = arena_copy(a, who, sizeof *who)};
    add_words(p, &p->surname, who->last);
    add_words(p, &p->first, who->first);
    add_words(p, &p->first, who->called);
    add_initials(p);
    add_id(p);
    return p;
}

/* ---- the surname in a word ---- */

struct letters { /* of a word, folded */
    char *key;
    size_t *at; /* n + 1 items: the byte of the word that each came from */
    /* n + 1 items: may a name begin or end here? At word boundaries, between letters and digits,
     * and before a capital */
    bool *edge;
    size_t n;
};

enum sort { SMALL, CAPITAL, DIGIT };

static enum sort sort_of(const char *s) {
    if (*s >= '0' && *s <= '9') return DIGIT;
    return *s >= 'A' && *s <= 'Z' ? CAPITAL : SMALL;
}

static struct letters letters_of(struct public_names *p, const char *s, size_t n,
                                 bool written_out) {
    struct arena *a = p->arena;
    struct buf key = BUF_INIT;
    VEC(size_t) at = {0};
    VEC(bool) edge = {0};
    enum sort before = DIGIT;
    for (size_t i = 0, length; i < n; i += length) {
        utf8_decode(s + i, n - i, &length);
        const char *out = written_out ? word_key_written_out(a, s + i, length) : NULL;
        if (!out) out = word_key(a, s + i, length);
        enum sort sort = sort_of(s + i);
        bool here = (i == 0 || sort != before) && (sort != SMALL || before == DIGIT);
        for (size_t k = 0; out[k]; k++) {
            VEC_PUSH(a, &at, i);
            VEC_PUSH(a, &edge, here && k == 0);
        }
        buf_str(&key, out);
        before = sort;
    }
    VEC_PUSH(a, &at, n);
    VEC_PUSH(a, &edge, true);
    size_t letters = key.n;
    return (struct letters){buf_take(&key, a), at.v, edge.v, letters};
}

static bool is_ascii(const char *key) {
    while (*key && (unsigned char)*key < 0x80) key++;
    return !*key;
}

static bool is_empty_or_first(const struct public_names *p, const struct letters *l, size_t from,
                              size_t to) {
    return from == to || is_spelled(&p->first, l->key + from, to - from);
}

/* Up to the next edge on either side, is there only the first name, its initial, or nothing? */
static bool is_beside_first(const struct public_names *p, const struct letters *l, size_t begin,
                            size_t end) {
    size_t from = begin, to = end;
    while (from > 0 && !l->edge[from]) from--;
    while (to < l->n && !l->edge[to]) to++;
    return is_empty_or_first(p, l, from, begin) && is_empty_or_first(p, l, end, to);
}

struct cut {
    size_t begin, end; /* letters */
    bool apart;        /* between edges: a separate word */
};

static bool find_at(const struct public_names *p, const struct letters *l, size_t i,
                    const char *surname, struct cut *cut) {
    size_t n = strlen(surname);
    if (n > l->n - i || memcmp(l->key + i, surname, n) != 0) return false;
    bool possessive = l->edge[i] && i + n < l->n && l->key[i + n] == 's' && l->edge[i + n + 1];
    *cut = (struct cut){i, i + n + possessive, l->edge[i] && l->edge[i + n + possessive]};
    bool alone = n >= LETTERS_ALONE && is_ascii(surname);
    return cut->apart || alone || is_beside_first(p, l, cut->begin, cut->end);
}

/* Finds the longest spelling of the surname at letter i. */
static bool longest_at(const struct public_names *p, const struct letters *l, size_t i,
                       struct cut *best) {
    bool found = false;
    for (size_t k = 0; k < p->surname.list.n; k++) {
        struct cut cut;
        if (!find_at(p, l, i, p->surname.list.v[k], &cut) || (found && cut.end <= best->end))
            continue;
        *best = cut;
        found = true;
    }
    return found;
}

/* Is the word the surname, written in Latin letters? */
static bool is_in_latin(struct public_names *p, const char *s, size_t n) {
    for (enum latin_way way = 0; way < LATIN_WAYS; way++) {
        const char *latin = word_in_latin_as(p->latin, p->arena, s, n, way);
        const char *key = latin ? word_key(p->arena, latin, strlen(latin)) : "";
        if (*key && is_spelled(&p->surname, key, strlen(key))) return true;
    }
    return false;
}

struct removed {
    bool any, within; /* within: some of it was not a separate word */
};

/* Adds the word without the surname. */
static void add_rest(struct public_names *p, const char *s, size_t n, struct buf *out,
                     struct removed *removed) {
    for (int written_out = 0; written_out < 2; written_out++) {
        struct letters l = letters_of(p, s, n, written_out);
        size_t from = 0;
        bool found = false;
        for (size_t i = 0; i < l.n; i++) {
            struct cut cut = {0};
            if (!longest_at(p, &l, i, &cut)) continue;
            buf_add(out, s + from, l.at[i] - from);
            from = l.at[cut.end];
            removed->within = removed->within || !cut.apart;
            found = removed->any = true;
            i = cut.end - 1;
        }
        if (!found) continue;
        buf_add(out, s + from, n - from);
        return;
    }
    if (is_in_latin(p, s, n))
        removed->any = true;
    else
        buf_add(out, s, n);
}

/* ---- names ---- */

static bool is_sign(char c) { return c != '\0' && strchr(" -_.,", c) != NULL; }

/* Removes punctuation from both ends, and merges the two marks around a removed word into one. */
static const char *tidy(struct arena *a, const char *text, size_t n) {
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < n; i++)
        if (!is_sign(text[i]) || (out.n && !is_sign(out.p[out.n - 1]))) buf_char(&out, text[i]);
    while (out.n && is_sign(out.p[out.n - 1])) out.p[--out.n] = '\0';
    return buf_take(&out, a);
}

static bool is_word_of(const struct public_names *p, const struct spellings *s, const char *name,
                       const struct word *w) {
    const char *key = word_key(p->arena, name + w->begin, w->end - w->begin);
    return is_spelled(s, key, strlen(key));
}

/* The number of words from i on that are the "de la" of a "Cruz". */
static size_t particles_at(const struct public_names *p, const char *name, const struct wording *w,
                           size_t i) {
    size_t n = 0;
    while (i + n < w->n && is_word_of(p, &p->particles, name, &w->v[i + n])) n++;
    return i + n < w->n && is_word_of(p, &p->surname, name, &w->v[i + n]) ? n : 0;
}

static const char *without_surname(struct public_names *p, const char *name, size_t n,
                                   struct removed *removed) {
    struct wording w = name_words_of(p->arena, name, n);
    struct buf out = BUF_INIT;
    size_t from = 0;
    for (size_t i = 0; i < w.n; i++) {
        buf_add(&out, name + from, w.v[i].begin - from);
        i += particles_at(p, name, &w, i);
        const struct word *word = &w.v[i];
        add_rest(p, name + word->begin, word->end - word->begin, &out, removed);
        from = word->end;
    }
    buf_add(&out, name + from, n - from);
    return buf_take(&out, p->arena);
}

static const char *without_id(struct arena *a, const char *id, const char *name) {
    struct buf out = BUF_INIT;
    size_t n = strlen(id);
    for (const char *p = name; *p;) {
        const char *at = strcasestr(p, id);
        buf_add(&out, p, at ? (size_t)(at - p) : strlen(p));
        p = at ? at + n : p + strlen(p);
    }
    return buf_take(&out, a);
}

const char *public_name(struct public_names *p, const char *name) {
    const char *dot = strrchr(name, '.'), *ending = dot && dot != name ? dot : "", *id = p->who->id;
    size_t n = *ending ? (size_t)(dot - name) : strlen(name);
    struct removed removed = {false, false};
    const char *stem = without_surname(p, name, n, &removed);
    if (strpbrk(id, "-0123456789")) /* an id like "maya" is no more than the name shown anyway */
        stem = without_id(p->arena, id, stem);
    if (strncmp(stem, name, n) == 0 && strlen(stem) == n) return name;
    stem = tidy(p->arena, stem, strlen(stem));
    return arena_printf(p->arena, "%s%s", *stem ? stem : "file", ending);
}

/* Returns NULL if too little would be left. */
static const char *shortened(struct public_names *p, const char *name) {
    struct removed removed = {false, false};
    const char *rest = without_surname(p, name, strlen(name), &removed);
    if (!removed.any) return name;
    rest = tidy(p->arena, rest, strlen(rest));
    return *rest && !removed.within ? rest : NULL;
}

const char *public_names_called(struct public_names *p) {
    const char *first = p->who->first;
    const char *called = p->who->called ? p->who->called : first;
    const char *rest = called ? shortened(p, called) : NULL;
    if (rest) return rest;
    if (!first) return called;
    rest = shortened(p, first);
    return rest ? rest : first;
}
