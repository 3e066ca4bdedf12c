/* objection.c: measures how hard a passphrase is to guess for an attacker who knows the school, the
 * learner, and this program. */
#include "pipeline/files/objection.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "i18n/keyboard.h"
#include "i18n/name_words.h"
#include "i18n/passport.h"
#include "i18n/spelling.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "os/os.h"
#include "seal/strength.h"

#include <ctype.h>
#include <string.h>

/* With the same hardware, one try on a PDF (ISO 32000-2, revision 6) takes about 1/115 of the time
 * of a try on pages: 2^7 times as many passphrases cost the same. */
enum { BITS_OF_PDF = STRENGTH_LEAST + 7 };

/* Printed in the README and in messages, so an attacker tries them first. tests/suites/lock
 * compares this list. */
static const char *const examples[] = {"four loud geese fly", "six slow camels hum"};
/* Printed wherever passphrases are explained. */
static const char *const famous[] = {"correct horse battery staple", "tr0ub4dor 3"};

/* Russian and Ukrainian words that many people choose; zxcvbn has lists of Latin letters only. */
static const char common[] =
    "пароль я тебя тебе люблю любовь любов кохання привет привіт как дела слава україні героям україна киев київ львів москва "
    "россия мама маму папа папу тато мой моя моє солнышко сонечко зайка зайчик котик кошка собака котенок принцесса ангел "
    "счастье щастя дом дім семья сімя родина школа секрет доступ вход вхід спартак зенит динамо жизнь життя хороша всегда "
    "навсегда назавжди вместе разом друзья друзі спасибо дякую здравствуйте ура весна лето літо зима мир победа перемога бог "
    "і и в с з не на это все все буде добре будет хорошо";

/* The text in lowercase, without accents, full-width forms, and invisible characters, which people
 * add to the same few words. */
static const char *plain_letters(struct arena *a, const char *text) {
    const struct spelled s = spell(a, text, strlen(text));
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < s.n; i++) {
        unsigned c = s.letters[i];
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0; /* full width */
        const bool mark = (c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                          c == 0x2060 || c == 0xFEFF;
        if (!mark) buf_utf8(&b, c < 0x80 ? (unsigned)ascii_lower((char)c) : c);
    }
    return buf_take(&b, a);
}

/* Each word only once, without spaces; if the rest repeats itself, only one period of it. */
static const char *without_repeats(struct arena *a, const char *text) {
    struct table *seen = table_new(a);
    struct buf b = BUF_INIT;
    for (const char *p = text + strspn(text, " "); *p; p += strspn(p, " ")) {
        const size_t n = strcspn(p, " ");
        const char *word = arena_strndup(a, p, n);
        if (!table_set(seen, word, seen)) buf_add(&b, word, n);
        p += n;
    }
    for (size_t period = 1; period <= b.n / 2; period++) {
        if (memcmp(b.p, b.p + period, b.n - period) != 0) continue;
        b.n = period;
        b.p[period] = '\0';
        break;
    }
    return buf_take(&b, a);
}

/* ---- words that are tried first ---- */

struct tried {
    struct arena *arena;
    struct table *seen;
    VEC(const char *) words; /* the most likely first */
};

static struct tried tried_new(struct arena *a) {
    return (struct tried){.arena = a, .seen = table_new(a)};
}

static void add(struct tried *t, const char *word) {
    if (*word && !table_set(t->seen, word, t)) VEC_PUSH(t->arena, &t->words, word);
}

static void add_words(struct tried *t, const char *text) {
    const char *plain = plain_letters(t->arena, text ? text : "");
    for (const char *p = plain + strspn(plain, " -"); *p; p += strspn(p, " -")) {
        const size_t length = strcspn(p, " -");
        add(t, arena_strndup(t->arena, p, length));
        p += length;
    }
    const struct wording w = name_words_of(t->arena, plain, strlen(plain)); /* "Ms." is "ms" */
    for (size_t i = 0; i < w.n; i++) {
        const size_t length = w.v[i].end - w.v[i].begin;
        if (length > 1) add(t, word_key(t->arena, plain + w.v[i].begin, length));
    }
}

static void add_educators(struct tried *t, const struct educator *list, size_t n) {
    for (size_t i = 0; i < n; i++) add_words(t, list[i].name);
}

static void add_educators_of(struct tried *t, const struct group *g) {
    add_educators(t, g->educators, g->n_educators);
    if (g->school) add_educators(t, g->school->educators, g->school->n_educators);
}

static void add_own(struct tried *t, const struct learner *l) {
    const char *texts[] = {l->id,
                           l->first,
                           l->last,
                           l->called,
                           l->group->id,
                           words_text(&l->group->name, NULL),
                           words_text(&l->workspace->name, NULL),
                           l->group->school ? words_text(&l->group->school->name, NULL) : NULL};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) add_words(t, texts[i]);
    for (size_t i = 0; i < l->n_family; i++) add_words(t, l->family[i].name);
    add_educators_of(t, l->group);
}

struct everybody {
    struct table *words; /* of all classes */
    struct table *stems; /* of these words, for names that are declined */
    struct class_words {
        const struct group *group;
        struct tried tried;
    } * classes;
    size_t n;
};

/* "linhnguyen": the whole name is one guess, too. */
static const char *without_hyphens(struct arena *a, const char *id) {
    struct buf b = BUF_INIT;
    for (; *id; id++)
        if (*id != '-') buf_char(&b, *id);
    return buf_take(&b, a);
}

static void add_in_latin(struct tried *t, struct latin *latin, const char *name) {
    for (enum latin_way way = 0; name && way < LATIN_WAYS; way++)
        add_words(t, word_in_latin_as(latin, t->arena, name, strlen(name), way));
}

static void add_stems(struct table *stems, const struct tried *t) {
    for (size_t i = 0; i < t->words.n; i++) {
        const char *word = t->words.v[i];
        const char *stem = word_stem(t->arena, word_key(t->arena, word, strlen(word)));
        if (stem) table_set(stems, stem, stems);
    }
}

static struct tried words_of_class(struct arena *a, struct latin *latin, const struct group *g) {
    struct tried t = tried_new(a);
    for (size_t i = 0; i < g->n_learners; i++) {
        const struct learner_place *p = &g->learners[i];
        const char *texts[] = {p->first, p->called, p->last, p->id};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) add_words(&t, texts[k]);
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) add_in_latin(&t, latin, texts[k]);
        add(&t, without_hyphens(a, p->id));
    }
    add_educators_of(&t, g);
    return t;
}

const struct everybody *everybody_in(struct arena *a, const struct workspace *w) {
    struct everybody *all = arena_make(a, struct everybody);
    struct latin *latin = latin_new(a);
    *all = (struct everybody){.words = table_new(a), .stems = table_new(a), .n = w->n_groups};
    all->classes = arena_array(a, w->n_groups + 1, sizeof *all->classes);
    for (size_t g = 0; g < w->n_groups; g++) {
        const struct tried t = words_of_class(a, latin, &w->groups[g]);
        all->classes[g] = (struct class_words){&w->groups[g], t};
        for (size_t i = 0; i < t.words.n; i++) table_set(all->words, t.words.v[i], all);
        add_stems(all->stems, &t);
    }
    latin_free(latin);
    return all;
}

static void add_class(struct tried *t, const struct everybody *all, const struct group *g) {
    for (size_t i = 0; i < all->n; i++) {
        const struct class_words *c = &all->classes[i];
        for (size_t k = 0; c->group == g && k < c->tried.words.n; k++) add(t, c->tried.words.v[k]);
    }
}

/* A workspace has thousands of words, so only those that occur in the passphrase are measured. */
static void add_found(struct tried *t, const struct everybody *all, const char *phrase) {
    enum { LEAST = 3, MOST = 40 };
    char word[MOST + 1];
    const size_t n = strnlen(phrase, STRENGTH_MEASURED);
    for (size_t i = 0; i < n; i++)
        for (size_t k = LEAST; k <= MOST && i + k <= n; k++) {
            memcpy(word, phrase + i, k);
            word[k] = '\0';
            if (table_find(all->words, word)) add(t, arena_strndup(t->arena, word, k));
        }
}

/* "наталією" is Наталія: a word that may be a case of a name counts as the name. */
static void add_cases(struct tried *t, const struct everybody *all, const char *text) {
    struct table *own = table_new(t->arena); /* the family's, too */
    add_stems(own, t);
    const struct wording w = name_words_of(t->arena, text, strlen(text));
    for (size_t i = 0; i < w.n; i++) {
        const char *stems[WORD_STEMS],
            *key = word_key(t->arena, text + w.v[i].begin, w.v[i].end - w.v[i].begin);
        const size_t n = word_stems(t->arena, key, stems);
        for (size_t k = 0; k < n; k++)
            if (table_find(all->stems, stems[k]) || table_find(own, stems[k])) add(t, key);
    }
}

/* "l1nh" is Linh: replaces each digit or sign by a letter that it may represent; `other` selects
 * the second letter if there are two. */
static const char *without_signs(struct arena *a, const char *phrase, bool other) {
    static const char signs[] = "0134578!|$@+269", one[] = "oieastbiisatzgg",
                      two[] = "oleaslbllsatzgg";
    char *plain = arena_strdup(a, phrase);
    for (char *p = plain; *p; p++) {
        const char *sign = strchr(signs, *p);
        if (sign) *p = (other ? two : one)[sign - signs];
    }
    return plain;
}

static void add_others(struct tried *t, const struct everybody *all, const char *phrase) {
    add_found(t, all, phrase);
    add_found(t, all, without_signs(t->arena, phrase, false));
    add_found(t, all, without_signs(t->arena, phrase, true));
}

/* ---- ways to read the passphrase ---- */

/* Without the signs between words, which cost an attacker no more than blanks. Signs beside a
 * single letter stay, unless all are the same, because they may be random. */
static const char *without_separators(struct arena *a, const char *text) {
    struct buf b = BUF_INIT;
    const struct wording w = name_words_of(a, text, strlen(text));
    const char *first = NULL;
    bool same = true, was_long = false;
    for (size_t i = 1; i < w.n; i++) {
        const size_t begin = w.v[i - 1].end;
        const char *gap = arena_strndup(a, text + begin, w.v[i].begin - begin);
        if (!first) first = gap;
        same = same && strcmp(gap, first) == 0;
    }
    for (size_t i = 0; i < w.n; i++) {
        const char *key = word_key(a, text + w.v[i].begin, w.v[i].end - w.v[i].begin);
        const bool is_long = utf8_count(key, strlen(key)) > 1;
        if (i && !same && !(was_long && is_long))
            buf_add(&b, text + w.v[i - 1].end, w.v[i].begin - w.v[i - 1].end);
        buf_char(&b, ' ');
        buf_str(&b, key);
        was_long = is_long;
    }
    return without_repeats(a, buf_take(&b, a));
}

/* All ways to read it, with the plainest first; each can only make it easier to guess. */
static struct tried readings_of(struct arena *a, const char *words) {
    struct tried t = tried_new(a);
    const char *whole = spell_composed(a, words);
    add(&t, without_repeats(a, plain_letters(a, words)));
    add(&t, without_separators(a, plain_letters(a, words)));
    add(&t, without_repeats(a, plain_letters(a, word_on_latin_keys(a, words))));
    for (enum passport p = PASSPORT_UKRAINIAN; p <= PASSPORT_RUSSIAN; p++) {
        const char *latin = word_in_passport(a, whole, strlen(whole), p);
        add(&t, without_separators(a, plain_letters(a, latin)));
    }
    return t;
}

/* ---- measured ---- */

struct measuring {
    struct arena *arena;
    const char *phrase;
    const char *const *readings;                /* of the phrase */
    const char *const *names, *const *examples; /* all end with NULL */
    const char *const *common;                  /* with the names */
    const char *const *shown;                   /* the learner's own names, and the examples */
    double least;
};

static const char *letters_alone(struct arena *a, const char *text) {
    struct buf b = BUF_INIT;
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80 || isalnum((unsigned char)*text)) buf_char(&b, *text);
    return buf_take(&b, a);
}

/* Is it an example with other letters or signs, or with a word added, so that too little is left to
 * guess? A single word of an example does not count. */
static bool is_example(const struct measuring *m) {
    const char *letters = letters_alone(m->arena, m->phrase);
    size_t n = 0;
    for (size_t i = 0; m->examples[i]; i++) n += strstr(letters, m->examples[i]) != NULL;
    return n > 1 && strength_of(m->arena, letters, m->shown).bits < m->least;
}

static const char *why_weak(const struct measuring *m, const char *phrase) {
    const struct strength s = strength_of(m->arena, phrase, m->names);
    if (s.bits < m->least) return s.why ? s.why : "it has too few different characters";
    const bool ascii = utf8_count(phrase, strlen(phrase)) == strlen(phrase);
    if (!ascii && strength_of(m->arena, phrase, m->common).bits < m->least)
        return "it holds words that many people choose";
    return NULL;
}

/* Sends a pointer to a static string, which has the same address in the parent. */
static void measure(void *context, struct buf *result) {
    const struct measuring *m = context;
    const char *why = NULL;
    for (size_t i = 0; !why && m->readings[i]; i++) why = why_weak(m, m->readings[i]);
    if (!why && is_example(m))
        why = "it is an example from the README or another well-known one, or much like it";
    buf_add(result, &why, sizeof why);
}

/* zxcvbn crashes if it gets no memory. Its input is always short, so a crash of the child can have
 * no other cause. */
static bool measured(const struct measuring *m, const char **why) {
    static const struct os_limits limits = {
        .cpu_seconds = 20, .memory = (size_t)64 << 20, .result = 64};
    struct buf result = BUF_INIT;
    struct measuring copy = *m;
    const bool ok = os_confined(&limits, measure, &copy, &result, why) == OS_CONFINED_DONE &&
                    result.n == sizeof *why;
    if (ok) memcpy(why, result.p, sizeof *why);
    buf_release(&result);
    return ok;
}

static void add_examples(struct tried *t) {
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) add_words(t, examples[i]);
    for (size_t i = 0; i < sizeof famous / sizeof *famous; i++) add_words(t, famous[i]);
}

static const char *const *ended(struct tried *t) {
    VEC_PUSH(t->arena, &t->words, NULL);
    return t->words.v;
}

static struct tried names_for(const struct learner *l, const struct everybody *all,
                              const char *words, const struct tried *readings) {
    struct tried names = tried_new(l->arena);
    add_own(&names, l);
    add_cases(&names, all, plain_letters(l->arena, words));
    add_class(&names, all, l->group);
    for (size_t i = 0; i < readings->words.n; i++) add_others(&names, all, readings->words.v[i]);
    return names;
}

bool objection_to_passphrase(const struct learner *l, const struct everybody *all,
                             const char *words, enum passphrase_use use, const char **why) {
    struct arena *a = l->arena;
    *why = NULL;
    if (utf8_count(words, strlen(words)) < PASSPHRASE_LEAST) {
        *why = arena_printf(a, "it has fewer than %d characters", PASSPHRASE_LEAST);
        return true;
    }
    struct tried readings = readings_of(a, words);
    struct tried names = names_for(l, all, words, &readings), printed = tried_new(a),
                 often = tried_new(a), shown = tried_new(a);
    for (size_t i = 0; i < names.words.n; i++) add(&often, names.words.v[i]);
    add_words(&often, common);
    add_examples(&printed);
    add_own(&shown, l);
    add_examples(&shown);
    const struct measuring m = {.arena = a,
                                .phrase = readings.words.v[0],
                                .readings = ended(&readings),
                                .names = ended(&names),
                                .common = ended(&often),
                                .examples = ended(&printed),
                                .shown = ended(&shown),
                                .least = use == PASSPHRASE_OF_PDF ? BITS_OF_PDF : STRENGTH_LEAST};
    return measured(&m, why);
}
