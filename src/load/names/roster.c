/* roster.c: a table from the first word of a name to all names that begin with it, so that a text
 * is scanned only once. */
#include "load/names/roster.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "i18n/name_words.h"
#include "load/load_inner.h"
#include "model/group.h"

#include <stdlib.h>
#include <string.h>

enum { LETTERS_LEAST = 2 /* of a name to search for */, WORDS_MOST = 12 /* of a name */ };

enum name_part { PART_FIRST, PART_LAST, PART_WHOLE };

struct known {
    struct known *next, *before; /* begin with the same word */
    struct known *last;          /* of these; in the first of them alone */
    const char *name;            /* as in the roster */
    const char *key;             /* its words, separated by blanks */
    const char *const *words;
    size_t n;
    enum name_part part;
    bool small; /* begins with a lowercase letter */
    bool piece; /* one word of a longer name */
    bool glued; /* first name and surname without a gap */
    /* a whole name that can be nothing else, even in lowercase or without a gap */
    bool sure;
    const struct learner_place *place; /* NULL: not a learner's */
};

struct roster {
    struct arena *arena;
    struct arena *scratch; /* only while a name is being added */
    struct latin *latin;
    const struct school *school;
    struct table *known; /* first word -> struct known */
    struct table *own;   /* "<index>/<key>" of a name of the learner or the family */
    /* words in the names of educators and others: no surname of a learner by itself */
    struct table *adults;
    struct table *ids;   /* id -> struct learner_place */
    struct table *words; /* each word of a name, once */
    bool small;          /* some name begins with a lowercase letter */
    /* some name that is `sure` in lowercase begins with a letter other than a-z */
    bool sure_other;
    bool begins[26][26]; /* the key of some name begins with these two letters */
    /* the key of some name has other letters among its first two */
    bool other;
};

struct rosters {
    struct arena *arena;
    struct latin *latin;
    VEC(struct roster *) list;
};

struct rosters *rosters_new(struct arena *a) {
    struct rosters *rs = arena_make(a, struct rosters);
    rs->arena = a;
    rs->latin = latin_new(a);
    return rs;
}

void rosters_free(struct rosters *rs) { latin_free(rs->latin); }

struct roster *roster_of(struct rosters *rs, const struct group *g) {
    for (size_t i = 0; i < rs->list.n; i++)
        if (rs->list.v[i]->school == g->school) return rs->list.v[i];
    struct roster *r = arena_make(rs->arena, struct roster);
    *r = (struct roster){.arena = rs->arena, .latin = rs->latin, .school = g->school};
    r->known = table_new(r->arena);
    r->own = table_new(r->arena);
    r->adults = table_new(r->arena);
    r->ids = table_new(r->arena);
    r->words = table_new(r->arena);
    VEC_PUSH(rs->arena, &rs->list, r);
    return r;
}

struct roster *roster_at(const struct rosters *rs, size_t i) {
    return i < rs->list.n ? rs->list.v[i] : NULL;
}
const struct school *roster_school(const struct roster *r) { return r->school; }

/* ---- filling ---- */

static const char *joined(struct arena *a, const char *const *words, size_t n) {
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        if (i) buf_char(&b, ' ');
        buf_str(&b, words[i]);
    }
    return buf_take(&b, a);
}

/* The names of one learner are added together, so they are the last ones. */
static bool is_there(const struct known *last, const struct known *k) {
    for (; last && last->place == k->place; last = last->before)
        if (last->part == k->part && last->glued == k->glued && strcmp(last->key, k->key) == 0)
            return true;
    return false;
}

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/* A word is looked up in the table only if some name begins with the same letters. */
static void note_beginning(struct roster *r, const char *key) {
    if (is_small(key[0]) && is_small(key[1]))
        r->begins[key[0] - 'a'][key[1] - 'a'] = true;
    else
        r->other = true;
}

/* The word, stored in the roster's arena. */
static const char *kept_word(struct roster *r, const char *word) {
    const char *kept = table_find(r->words, word);
    if (kept) return kept;
    kept = arena_strdup(r->arena, word);
    table_set(r->words, kept, (void *)(uintptr_t)kept);
    return kept;
}

static struct known *keep(struct roster *r, const struct known *k) {
    struct known *kept = arena_copy(r->arena, k, sizeof *k);
    const char **words = arena_array(r->arena, k->n, sizeof *words);
    for (size_t i = 0; i < k->n; i++) words[i] = kept_word(r, k->words[i]);
    kept->words = words;
    kept->key = kept_word(r, k->key);
    return kept;
}

/* The words and the key of k may be in the scratch arena. */
static void add(struct roster *r, struct known k) {
    if (!k.n) return;
    k.key = joined(r->scratch, k.words, k.n);
    if (utf8_count(k.key, strlen(k.key)) < LETTERS_LEAST) return;
    struct known *list = table_find(r->known, k.words[0]), *last = list ? list->last : NULL;
    if (is_there(last, &k)) return;
    struct known *kept = keep(r, &k);
    kept->before = last;
    if (last)
        last->next = kept; /* in the order of the roster */
    else
        table_set(r->known, kept->words[0], list = kept);
    list->last = kept;
    r->small = r->small || kept->small;
    r->sure_other = r->sure_other || (kept->sure && !is_small(kept->words[0][0]));
    note_beginning(r, kept->words[0]);
}

/* The words of a name, in one of the ways of writing it. */
struct written {
    const char *words[WORDS_MOST];
    size_t n;
    bool small;
};

enum way {
    AS_IT_IS,
    WRITTEN_OUT,
    AS_STEMS,
    IN_LATIN,
    IN_LATIN_AS_RUSSIAN,
    IN_LATIN_AS_UKRAINIAN,
    IN_UKRAINIAN_PASSPORT,
    IN_RUSSIAN_PASSPORT,
    WAYS
};

static struct written extract_text(struct roster *r, const char *name, enum way way) {
    struct written out = {.n = 0};
    bool latin = way >= IN_LATIN, declined = false;
    const char *text = latin ? word_in_latin_as(r->latin, r->scratch, name, strlen(name),
                                                (enum latin_way)(way - IN_LATIN))
                             : name;
    if (!text || (way == WRITTEN_OUT && !word_key_written_out(r->scratch, name, strlen(name))))
        return out;
    struct wording w = name_words_of(r->scratch, text, strlen(text));
    size_t first = 0;
    /* "de la Cruz" is found by "Cruz" */
    while (first + 1 < w.n && !w.v[first].capital && !latin) first++;
    if (first + 1 == w.n && !w.v[first].capital) first = 0;
    for (size_t i = first; i < w.n && out.n < WORDS_MOST; i++) {
        const char *bytes = text + w.v[i].begin;
        size_t n = w.v[i].end - w.v[i].begin;
        const char *key = way == WRITTEN_OUT ? word_key_written_out(r->scratch, bytes, n) : NULL;
        if (!key) key = word_key(r->scratch, bytes, n);
        const char *as_stem = way == AS_STEMS ? word_stem(r->scratch, key) : NULL;
        declined = declined || as_stem;
        if (*key) out.words[out.n++] = as_stem ? as_stem : key;
    }
    if (way == AS_STEMS && !declined) out.n = 0;
    out.small = w.n && !latin && !w.v[first].capital;
    return out;
}

/* A name to search for: all of it, or one of its words. */
struct form {
    const char *name; /* as in the roster */
    const char *text;
    bool piece;
};

static size_t letters_of(const char *key) { return utf8_count(key, strlen(key)); }

/* In lowercase, "will park" and "li wu" may be anything; "omar haddad" and "grace nguyen" may
 * not. */
static bool is_sure(const struct known *k) {
    enum { SURE_ALONE = 4, SURE_BESIDE_ORDINARY = 5 };
    size_t longest = 0;
    bool ordinary = false;
    for (size_t i = 0; i < k->n; i++) {
        size_t n = letters_of(k->words[i]);
        if (word_is_ordinary(k->words[i]))
            ordinary = true;
        else if (n > longest)
            longest = n;
    }
    return longest >= (ordinary ? SURE_BESIDE_ORDINARY : SURE_ALONE);
}

/* "OmarHaddad" can be no one else; "annali" and "rosemary" may be anything. */
static bool is_sure_without_gap(const struct written *w, size_t *letters) {
    enum { LETTERS_OF_A_PART = 3 };
    size_t n = 0;
    for (size_t i = 0; i < w->n; i++) {
        if (word_is_ordinary(w->words[i])) return false;
        n += letters_of(w->words[i]);
    }
    *letters += n;
    return n >= LETTERS_OF_A_PART;
}

static void add_written(struct roster *r, const struct learner_place *p, const struct form *f,
                        enum name_part part, const struct written *a, const struct written *b) {
    const char *words[WORDS_MOST];
    size_t n = 0;
    for (size_t i = 0; i < a->n && n < WORDS_MOST; i++) words[n++] = a->words[i];
    for (size_t i = 0; b && i < b->n && n < WORDS_MOST; i++) words[n++] = b->words[i];
    struct known k = {.name = f->name,
                      .part = part,
                      .place = p,
                      .words = words,
                      .n = n,
                      .small = a->small,
                      .piece = f->piece};
    k.sure = p && b && is_sure(&k);
    add(r, k);
}

/* A two-character name like "xiao ming" is often written as one word. */
static void add_as_one(struct roster *r, const struct learner_place *p, const struct form *f,
                       enum name_part part, const struct written *w) {
    if (w->n < 2) return;
    const char *one = "";
    for (size_t i = 0; i < w->n; i++) one = arena_printf(r->scratch, "%s%s", one, w->words[i]);
    add_written(r, p, f, part, &(struct written){{one}, 1, false}, NULL);
}

static void add_name(struct roster *r, const struct learner_place *p, const struct form *f,
                     enum name_part part) {
    for (enum way way = 0; way < WAYS; way++) {
        struct written w = extract_text(r, f->text, way);
        add_written(r, p, f, part, &w, NULL);
        if (way >= IN_LATIN) add_as_one(r, p, f, part, &w);
    }
}

/* Two short names written as one word may be anything: "Anna" is not An Na. */
static void add_glued(struct roster *r, const struct learner_place *p, const struct form *f,
                      const struct written *a, const struct written *b) {
    enum { GLUED_LEAST = 5, SURE_LEAST = 7 };
    size_t letters = 0;
    bool hangul = word_is_hangul(a->words[0]) && word_is_hangul(b->words[0]);
    bool sure = is_sure_without_gap(a, &letters);
    sure = is_sure_without_gap(b, &letters) && sure && letters >= SURE_LEAST;
    const char *one = "";
    for (size_t i = 0; i < a->n; i++) one = arena_printf(r->scratch, "%s%s", one, a->words[i]);
    for (size_t i = 0; i < b->n; i++) one = arena_printf(r->scratch, "%s%s", one, b->words[i]);
    if (utf8_count(one, strlen(one)) < GLUED_LEAST) return;
    add(r, (struct known){.name = f->name,
                          .part = PART_WHOLE,
                          .place = p,
                          .words = &one,
                          .n = 1,
                          .glued = true,
                          .sure = sure || hangul, /* "김민준" */
                          .piece = f->piece});
}

static void add_both_ways(struct roster *r, const struct learner_place *p, const struct form *f,
                          const struct written *first, const struct written *last) {
    add_written(r, p, f, PART_WHOLE, first, last);
    add_written(r, p, f, PART_WHOLE, last, first);
    add_glued(r, p, f, first, last);
    add_glued(r, p, f, last, first);
}

static void add_whole(struct roster *r, const struct learner_place *p, const struct form *first,
                      const struct form *last) {
    const struct form whole = {.name = arena_printf(r->arena, "%s %s", first->name, last->name),
                               .piece = first->piece || last->piece};
    for (enum way way = 0; way < WAYS; way++) {
        struct written f = extract_text(r, first->text, way), l = extract_text(r, last->text, way);
        if (!f.n && !l.n) continue; /* as it is */
        if (!f.n && way != AS_IT_IS) f = extract_text(r, first->text, AS_IT_IS);
        if (!l.n && way != AS_IT_IS) l = extract_text(r, last->text, AS_IT_IS);
        if (!f.n || !l.n) continue;
        add_both_ways(r, p, &whole, &f, &l);
    }
}

/* The forms of a first name or a surname. */
struct forms {
    struct form v[2 * (WORDS_MOST + 1)];
    size_t n;
};

/* "José Ángel" may be called José. In a script without capitals a single word may be anything:
 * "الله" is not a name by itself. */
static void add_pieces(struct roster *r, struct forms *out, const char *name) {
    enum { PIECE_LEAST = 3 };
    struct wording w = name_words_of(r->scratch, name, strlen(name));
    size_t end = out->n + WORDS_MOST;
    for (size_t i = 0; w.n > 1 && i < w.n && out->n < end; i++) {
        size_t n = w.v[i].end - w.v[i].begin;
        const char *key = word_key(r->scratch, name + w.v[i].begin, n);
        if (!w.v[i].cased || utf8_count(key, strlen(key)) < PIECE_LEAST) continue;
        if (word_is_ordinary(key) || word_is_title(key) || word_is_particle(key)) continue;
        out->v[out->n++] =
            (struct form){name, arena_strndup(r->scratch, name + w.v[i].begin, n), true};
    }
}

static void add_forms(struct roster *r, struct forms *out, const char *name) {
    if (!name) return;
    out->v[out->n++] = (struct form){name, name, false};
    add_pieces(r, out, name);
}

/* "amr-khalil-2": the id has the name in Latin letters, and the roster has it in another script. */
static void add_id(struct roster *r, const struct learner_place *p) {
    enum { LETTERS_OF_A_PART = 3 };
    const char *whole = p->last ? arena_printf(r->arena, "%s %s", p->first, p->last) : p->first;
    if (!whole || !word_in_latin(r->latin, r->scratch, whole, strlen(whole))) return;
    struct written first = {.n = 0}, rest = {.n = 0};
    for (const char *part = p->id; *part;) {
        size_t n = strcspn(part, "-"), letters = strspn(part, "abcdefghijklmnopqrstuvwxyz");
        struct written *to = first.n ? &rest : &first;
        if (n >= LETTERS_OF_A_PART && letters == n && to->n < WORDS_MOST)
            to->words[to->n++] = arena_strndup(r->scratch, part, n);
        part += n + (part[n] == '-');
    }
    add_written(r, p, &(struct form){.name = p->first}, PART_FIRST, &first, NULL);
    if (!p->last || !rest.n) return;
    add_written(r, p, &(struct form){.name = p->last}, PART_LAST, &rest, NULL);
    add_both_ways(r, p, &(struct form){.name = whole}, &first, &rest);
}

void roster_add(struct roster *r, const struct learner_place *p) {
    r->scratch = arena_new();
    if (!table_find(r->ids, p->id)) table_set(r->ids, p->id, (void *)(uintptr_t)p);
    bool called = p->called && (!p->first || strcmp(p->called, p->first) != 0);
    struct forms first = {.n = 0}, last = {.n = 0};
    add_forms(r, &first, p->first);
    if (called) add_forms(r, &first, p->called);
    add_forms(r, &last, p->last);
    for (size_t i = 0; i < first.n; i++) add_name(r, p, &first.v[i], PART_FIRST);
    for (size_t i = 0; i < last.n; i++) add_name(r, p, &last.v[i], PART_LAST);
    for (size_t i = 0; i < first.n; i++)
        for (size_t k = 0; k < last.n; k++) add_whole(r, p, &first.v[i], &last.v[k]);
    add_id(r, p);
    arena_free(r->scratch);
}

static void own(struct roster *r, const struct learner_place *p, const char *key) {
    const char *own = arena_printf(r->scratch, "%zu/%s", p->index, key);
    if (!*key || table_find(r->own, own)) return;
    table_set(r->own, arena_strdup(r->arena, own), (void *)(uintptr_t)p);
}

void roster_own(struct roster *r, const struct learner_place *p, const char *name) {
    r->scratch = arena_new();
    for (enum way way = 0; way < WAYS; way++) {
        struct written w = extract_text(r, name, way);
        /* each run of words: "Rosa Vega and Ana" are two people */
        for (size_t i = 0; i < w.n; i++)
            for (size_t n = 1; i + n <= w.n; n++) own(r, p, joined(r->scratch, w.words + i, n));
    }
    arena_free(r->scratch);
}

void roster_neutral(struct roster *r, const char *name) {
    r->scratch = arena_new();
    static const enum way ways[] = {AS_IT_IS, AS_STEMS};
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        struct written w = extract_text(r, name, ways[k]);
        for (size_t i = 0; i < w.n; i++) table_set(r->adults, kept_word(r, w.words[i]), r);
        if (w.n > 1) add_written(r, NULL, &(struct form){.name = name}, PART_WHOLE, &w, NULL);
    }
    arena_free(r->scratch);
}

const struct learner_place *roster_find_id(const struct roster *r, const char *id) {
    return table_find(r->ids, id);
}

/* ---- searching ---- */

struct word_forms {
    const char *const *keys; /* NULL: not asked for yet */
    size_t n;
};

struct context_walk {
    const struct roster_search *search;
    struct arena *arena;
    const char *text;
    struct wording words;
    struct word_forms *forms; /* one for each word: many names may begin with the same one */
};

static bool is_in(const struct learner_place *p, const struct group *g) {
    return p->group == g || load_is_member(g, p);
}

/* Is this a learner of the class that the text is about, or of one of its learner's courses? */
static bool is_classmate(const struct roster_search *s, const struct learner_place *p) {
    if (!s->of) return s->group && is_in(p, s->group);
    bool mate = p->group == s->of->group;
    for (size_t i = 0; !mate && i < s->of->n_courses; i++) mate = is_in(p, s->of->courses[i]);
    return mate;
}

/* The keys of a word in lowercase: the word itself, and without a final s. It is not
 * transliterated, which would be slow. */
static size_t small_keys_at(const struct context_walk *w, size_t i, const char *keys[WORD_KEYS]) {
    const struct word *word = &w->words.v[i];
    keys[0] = word_key(w->arena, w->text + word->begin, word->end - word->begin);
    size_t n = strlen(keys[0]);
    if (n < 3 || keys[0][n - 1] != 's') return 1;
    keys[1] = arena_strndup(w->arena, keys[0], n - 1);
    return 2;
}

static const struct word_forms *forms_at(const struct context_walk *w, size_t i) {
    struct word_forms *forms = &w->forms[i];
    const char *keys[WORD_KEYS], **copy;
    if (forms->keys) return forms;
    if (!w->words.v[i].capital && !w->search->roster->small)
        forms->n = small_keys_at(w, i, keys);
    else
        forms->n = word_keys(w->search->roster->latin, w->arena, w->text, &w->words.v[i], keys);
    copy = arena_array(w->arena, forms->n + 1, sizeof *copy);
    for (size_t k = 0; k < forms->n; k++) copy[k] = keys[k];
    forms->keys = copy;
    return forms;
}

static bool is_word(const struct context_walk *w, size_t i, const char *key) {
    const struct word_forms *forms = forms_at(w, i);
    for (size_t k = 0; k < forms->n; k++)
        if (strcmp(forms->keys[k], key) == 0) return true;
    return false;
}

static bool goes_on(const struct context_walk *w, size_t i, const struct known *k) {
    if (i + k->n > w->words.n) return false;
    for (size_t j = 1; j < k->n; j++) {
        enum word_gap gap = w->words.v[i + j].before;
        if (gap == GAP_BREAK || (gap == GAP_COMMA && k->part != PART_WHOLE)) return false;
        if (!is_word(w, i + j, k->words[j])) return false;
    }
    return true;
}

/* Is it one of the names to search for? */
static bool fits(const struct roster_search *s, const struct known *k) {
    if (k->glued && !k->sure && !s->file_names) return false;
    return !s->whole_names || (k->place && k->part == PART_WHOLE);
}

/* The longest name that begins at word i. If several are equally long, prefers one that is no
 * learner's, then the one with the first key. */
static const struct known *longest_at(const struct context_walk *w, size_t i) {
    const struct word_forms *forms = forms_at(w, i);
    const struct table *known = w->search->roster->known;
    const struct known *best = NULL;
    for (size_t k = 0; k < forms->n; k++)
        for (const struct known *x = table_find(known, forms->keys[k]); x; x = x->next)
            if ((w->words.v[i].capital || x->small || x->sure) && fits(w->search, x) &&
                (!best || x->n > best->n || (x->n == best->n && !x->place && best->place)) &&
                goes_on(w, i, x))
                best = x;
    return best;
}

/* Does the word begin a name as written? In "Rosa Parks" the second word is not the name Park. */
static bool begins_a_name(const struct context_walk *w, size_t i) {
    const struct word_forms *forms = forms_at(w, i);
    const char *const *keys = forms->keys;
    const size_t first = forms->n ? strlen(keys[0]) : 0;
    for (size_t k = 0; k < forms->n; k++) {
        bool without_s =
            k > 0 && strlen(keys[k]) + 1 == first && strncmp(keys[k], keys[0], first - 1) == 0;
        if (!(without_s && w->words.v[i].plain) && table_find(w->search->roster->known, keys[k]))
            return true;
    }
    return false;
}

static const char *key_at(const struct context_walk *w, size_t i) {
    return word_key(w->arena, w->text + w->words.v[i].begin,
                    w->words.v[i].end - w->words.v[i].begin);
}

/* If all words of a sentence or a heading are capitalized, capitals mean nothing: "How Yusuf Helped
 * Me". Short linking words may be in lowercase. */
static bool is_in_capitals(const struct context_walk *w, size_t i) {
    enum { LETTERS_OF_A_SHORT_LINK = 3, WORDS_OF_A_HEADING = 30 };
    size_t first = i, end = i + 1;
    bool links = false;
    while (first > 0 && i - first < WORDS_OF_A_HEADING && !w->words.v[first].opens) first--;
    while (end < w->words.n && end - i < WORDS_OF_A_HEADING && !w->words.v[end].opens) end++;
    if (end - first > WORDS_OF_A_HEADING) return false;
    for (size_t k = first; k < end; k++) {
        const char *key = key_at(w, k);
        bool link = word_is_linking(key);
        links = links || link;
        if (!w->words.v[k].capital && (!link || letters_of(key) > LETTERS_OF_A_SHORT_LINK))
            return false;
    }
    return links;
}

/* The word at i is capitalized, but not a surname: "YUSUF AND I", "Yusuf Helped". */
static bool is_no_surname(const struct context_walk *w, size_t i) {
    const char *key = key_at(w, i);
    return word_is_linking(key) || (word_is_verb(key) && is_in_capitals(w, i));
}

/* Is there a capitalized word next to it, not separated by a period? Then the name is longer. */
static bool is_followed(const struct context_walk *w, size_t end) {
    if (end >= w->words.n) return false;
    const struct word *next = &w->words.v[end];
    return next->before == GAP_SPACE && next->cased && !next->opens && !begins_a_name(w, end) &&
           !is_no_surname(w, end);
}

static bool is_preceded(const struct context_walk *w, size_t i) {
    if (i == 0) return false;
    const struct word *last = &w->words.v[i - 1], *word = &w->words.v[i];
    if (word_is_title(word_key(w->arena, w->text + last->begin, last->end - last->begin)))
        return true;
    return word->before == GAP_SPACE && !word->opens && last->cased && !last->opens &&
           !begins_a_name(w, i - 1) && !word_is_linking(key_at(w, i - 1));
}

static bool is_after_capital(const struct context_walk *w, size_t i) {
    return i > 0 && w->words.v[i].before == GAP_SPACE && !w->words.v[i].opens &&
           w->words.v[i - 1].capital;
}

/* "Parks" is the name Park by itself, but not after "Rosa". */
static bool is_as_written(const struct context_walk *w, size_t i, const struct known *k) {
    const struct word *word = &w->words.v[i];
    return strcmp(word_key(w->arena, w->text + word->begin, word->end - word->begin),
                  k->words[k->n - 1]) == 0;
}

static bool is_surname_alone(const struct context_walk *w, size_t i, const struct known *k) {
    const struct roster *r = w->search->roster;
    for (size_t j = 0; j < k->n; j++)
        if (table_find(r->adults, k->words[j])) return false;
    if (k->n == 1 && word_is_month_or_noun(k->key)) return false;
    if (k->n == 1 && w->words.v[i].opens && word_is_ordinary(k->key)) return false;
    if (w->words.v[i].plain && is_after_capital(w, i) && !is_as_written(w, i + k->n - 1, k))
        return false;
    return !is_preceded(w, i) && !is_followed(w, i + k->n);
}

/* Can it be that learner's name here? */
static bool counts(const struct context_walk *w, size_t i, const struct known *k) {
    bool strict = !w->search->children && is_classmate(w->search, k->place);
    if (k->part == PART_WHOLE) return true;
    if (k->part == PART_LAST) return is_surname_alone(w, i, k);
    if (k->piece) return !is_followed(w, i + k->n); /* "José Martí" */
    if (strict || k->n > 1) return true;
    const struct word *word = &w->words.v[i];
    if (word->plain && word_is_month_or_noun(k->key)) return false; /* but "Will's" counts */
    if (word->plain && word->opens && word_is_ordinary(k->key)) return false;
    return !is_followed(w, i + k->n);
}

static bool is_own(const struct context_walk *w, const struct known *k) {
    const struct roster_search *s = w->search;
    return s->of && (k->place == s->of ||
                     table_find(s->roster->own,
                                arena_printf(w->arena, "%zu/%s", s->of->index, k->key)) != NULL);
}

/* Everybody whom the words may refer to; no one if they may refer to a learner who may be named. */
static struct roster_hit whom(const struct context_walk *w, size_t i, const struct known *best) {
    const struct roster_search *s = w->search;
    VEC(const struct learner_place *) own_class = {0}, others = {0};
    struct roster_hit hit = {.name = best->name};
    bool neutral = false, whole = false;
    for (const struct known *k = table_find(s->roster->known, best->words[0]); k; k = k->next) {
        if (k->n != best->n || strcmp(k->key, best->key) != 0 || !fits(s, k)) continue;
        if (!k->place) {
            neutral = true;
            continue;
        }
        if (is_own(w, k) || (s->meant && s->meant(s->context, k->place)))
            return (struct roster_hit){.n = 0};
        if (!counts(w, i, k)) continue;
        whole = whole || (k->part == PART_WHOLE && !k->piece);
        const bool mate = is_classmate(s, k->place);
        if (mate)
            VEC_PUSH(w->arena, &own_class, k->place);
        else
            VEC_PUSH(w->arena, &others, k->place);
        if (mate) hit.name = k->name;
    }
    for (size_t k = 0; k < others.n; k++) VEC_PUSH(w->arena, &own_class, others.v[k]);
    hit.whom = own_class.v;
    /* an educator with the same name does not hide a learner's whole name */
    hit.n = neutral && !whole ? 0 : own_class.n;
    return hit;
}

/* Returns the number of words read. */
static size_t look_at(const struct context_walk *w, size_t i) {
    const struct known *best = longest_at(w, i);
    if (!best) return 1;
    struct roster_hit hit = whom(w, i, best);
    hit.begin = w->words.v[i].begin;
    hit.end = w->words.v[i + best->n - 1].end;
    if (hit.n) w->search->found(w->search->context, &hit);
    return best->n;
}

/* ---- is it worth a search? ---- */

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_alnum(char c) { return is_small((char)(c | 32)) || (c >= '0' && c <= '9'); }
static bool is_high(char c) { return (unsigned char)c >= 0x80; }

/* The end of a word that begins with a lowercase letter. Han and similar scripts, which may
 * directly follow it, take three or more bytes a character. */
static size_t pass_word(const char *s, size_t n, size_t i) {
    while (i < n && (is_alnum(s[i]) || (is_high(s[i]) && (unsigned char)s[i] < 0xE0))) i++;
    return i;
}

enum { LONGEST_PLAIN = 64 };

/* For a word of n ASCII letters: is it, with or without a final s, the first word of another
 * learner's name? */
static bool is_plain_name(const struct roster_search *s, const char *word, size_t n, bool small) {
    char key[LONGEST_PLAIN];
    for (size_t i = 0; i < n; i++) key[i] = ascii_lower(word[i]);
    for (size_t left = n; left + 2 > n && left >= LETTERS_LEAST; left--) {
        key[left] = '\0';
        for (const struct known *k = table_find(s->roster->known, key); k; k = k->next)
            if (k->place && k->place != s->of && (k->sure || !small)) return true;
        if (key[left - 1] != 's') break;
    }
    return false;
}

/* The letter at i begins a word. If the word has other letters than ASCII, it may be any name that
 * begins the same way. */
static bool may_begin_name(const struct roster_search *s, const char *text, size_t n, size_t i) {
    const struct roster *r = s->roster;
    size_t end = i + 1, second = i + 1;
    while (second < n && (text[second] == '\'' || text[second] == '*')) second++;
    char next = second < n ? (char)(text[second] | 32) : ' ';
    if (second < n && is_high(text[second])) return true;
    if (!is_small(next)) return false;
    if (!r->begins[(text[i] | 32) - 'a'][next - 'a']) return false;
    while (end < n && is_alnum(text[end])) end++;
    bool plain = end == n || !(is_high(text[end]) || text[end] == '\'' || text[end] == '*');
    return !plain || end - i >= LONGEST_PLAIN ||
           is_plain_name(s, text + i, end - i, is_small(text[i]));
}

static bool may_begin_high(const struct roster *r, const char *text, size_t n, size_t i,
                           size_t *length) {
    unsigned first = word_first(text + i, n - i, length);
    if (!first && r->sure_other) return true;
    char next = i + *length < n ? text[i + *length] : ' ';
    if (first < 'a' || first > 'z') return first != 0 && (r->other || !word_stands_alone(first));
    return is_high(next) || !is_small((char)(next | 32)) ||
           r->begins[first - 'a'][(next | 32) - 'a'];
}

/* Most texts name no one: a single scan can rule out names without splitting the text into
 * words. */
static bool may_name(const struct roster_search *s, const char *text, size_t n) {
    for (size_t i = 0, length = 1; i < n; i += length) {
        length = 1;
        if (is_capital(text[i]) || is_small(text[i])) {
            if (may_begin_name(s, text, n, i)) return true;
            length = pass_word(text, n, i) - i;
        } else if (is_alnum(text[i])) {
            length = pass_word(text, n, i) - i;
        } else if (is_high(text[i]) && may_begin_high(s->roster, text, n, i, &length)) {
            return true;
        }
    }
    return false;
}

void roster_search(const struct roster_search *s, const char *text, size_t n) {
    if (!s->roster->small && !may_name(s, text, n)) return;
    struct arena *a = arena_new();
    struct context_walk w = {
        .search = s, .arena = a, .text = text, .words = name_words_of(a, text, n)};
    w.forms = arena_array(a, w.words.n + 1, sizeof *w.forms);
    for (size_t i = 0; i < w.words.n;) i += look_at(&w, i);
    arena_free(a);
}
