/* guard.c: looks up every part of a text that could be an id among the ids of all learners.
 *
 * Texts are long and leaks are rare. So the search examines only the surroundings of a few
 * characters, which the C library finds faster than a loop here could: hyphens, bytes that may
 * begin an encoded letter or hyphen, and digits if any id has no hyphen. Such a character must
 * first pass a cheap test: does any id have a hyphen between these two letters, or is there an id
 * of this length with this first, middle, and last character? Next to an escape, this test is
 * skipped. */
#include "pipeline/files/guard.h"

#include "base/ascii.h"
#include "base/codes.h"
#include "base/vec.h"
#include "i18n/name_words.h"
#include "load/load.h"
#include "model/evidence.h"
#include "model/group.h"
#include "model/learner.h"
#include "pipeline/files/origin.h"
#include "pipeline/files/spelled.h"

#include <string.h>

enum {
    LONGEST_ID = 128,
    LONGEST_WORD = 26,
    MARKS = 1 << 14,
    LONGEST_RUN = 1024,
    LETTERS_OF_A_PART = 3,
    ESCAPE_REACHES = 64 /* how many letters back from such a character an escape may begin */
};
enum kind { NOT_OF_AN_ID = 0, LETTER = 1, HYPHEN = 2, MAY_ENCODE = 4 };

/* first bytes of everything that may represent a hyphen */
static const char signs[] = "-_%&\xE2\xEF";

struct shared_scope {
    const struct group *group;
    const struct school *school;
};

struct guarded {
    struct table *ids;   /* id or folder -> struct learner_place */
    struct table *plain; /* the same, for ids that are plain words */
    size_t n_plain;
    unsigned char kinds[256]; /* enum kind of each byte */
    bool stops[256];          /* `signs`, digits, and the end of the text */
    char plain_of[256];       /* a letter, digit, or hyphen as ids have it; otherwise 0 */
    bool marks[MARKS];        /* by length and three characters: false if no id looks like this */
    struct table *in_shared;  /* id -> the learner, for those found in shared texts */
    VEC(struct shared_scope) named; /* whose texts these were found in */
    bool beside[256][256];          /* some id has a hyphen between these two */
    bool near[MARKS];               /* by four characters: some id has a hyphen in their middle */
    bool short_parts;    /* some id has a part of one character, so `near` cannot be used */
    bool numbers;        /* some id consists of digits */
    bool without_hyphen; /* some id has no hyphen */
    bool long_words;     /* some id consists of letters */
    size_t most_parts;   /* the largest number of parts between hyphens in an id */
};

/* A plain word would be found in innocent text. A word of this length is the secret name of a
 * folder. */
static bool is_distinctive(const char *id) {
    return strpbrk(id, "-0123456789") || strlen(id) >= LONGEST_WORD;
}

static size_t near_of(const char *two, const char *more) {
    return (size_t)((((two[0] * 37) + two[1]) * 37 + more[0]) * 37 + more[1]) % MARKS;
}

static size_t mark_of_three(size_t n, const char three[3]) {
    const unsigned char *w = (const unsigned char *)three;
    return (((n * 31 + w[0]) * 31 + w[1]) * 31 + w[2]) % MARKS;
}

static size_t mark_of(const char *word, size_t n) {
    return mark_of_three(n, (const char[]){word[0], word[n / 2], word[n - 1]});
}

struct guarded *guarded_new(struct arena *a) {
    struct guarded *g = arena_make(a, struct guarded);
    g->ids = table_new(a);
    g->plain = table_new(a);
    g->in_shared = table_new(a);
    for (unsigned c = 0; c < 256; c++) {
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool hyphen = c == '-' || c == '_';
        /* strchr also finds the NUL */
        g->stops[c] = strchr(signs, (int)c) || (c >= '0' && c <= '9');
        if (letter) {
            g->plain_of[c] = ascii_lower((char)c);
            g->kinds[c] = LETTER;
        } else if (hyphen) {
            g->plain_of[c] = '-';
            g->kinds[c] = HYPHEN;
        } else if (c >= 0x80 || (c && strchr("%&#;", (int)c))) {
            g->kinds[c] = MAY_ENCODE;
        }
    }
    return g;
}

/* Each learner's folder contains these folders, so they are in every address. */
static bool is_fixed_folder(const char *id) {
    static const char *const folders[] = {"assets",  "evidence", "fonts", "learners",
                                          "targets", "print",    "staff"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (strcmp(folders[i], id) == 0) return true;
    return false;
}

static void note_hyphens(struct guarded *g, const char *id) {
    size_t n = strlen(id);
    for (size_t i = 1; i + 1 < n; i++) {
        if (id[i] != '-') continue;
        g->beside[(unsigned char)id[i - 1]][(unsigned char)id[i + 1]] = true;
        bool wide = i >= 2 && i + 2 < n && id[i - 2] != '-' && id[i + 2] != '-';
        if (wide) g->near[near_of(id + i - 2, id + i + 1)] = true;
        g->short_parts = g->short_parts || !wide;
    }
}

void guarded_add(struct guarded *g, const char *id, struct learner_place *p) {
    if (!is_distinctive(id)) {
        if (is_fixed_folder(id)) return;
        table_set(g->plain, id, p);
        g->n_plain++;
        return;
    }
    size_t parts = 1;
    for (const char *c = id; *c; c++) parts += *c == '-';
    if (parts > g->most_parts) g->most_parts = parts;
    g->without_hyphen = g->without_hyphen || parts == 1;
    g->long_words = g->long_words || !strpbrk(id, "-0123456789");
    g->numbers = g->numbers || !id[strspn(id, "0123456789")];
    note_hyphens(g, id);
    table_set(g->ids, id, p);
    g->marks[mark_of(id, strlen(id))] = true;
}

static enum kind kind_at(const struct guarded *g, const char *p) {
    return g->kinds[(unsigned char)*p];
}

/* ---- findings ---- */

static bool is_reported(const struct output *o, const struct diag *d) {
    for (size_t i = 0; i < o->diags->list.n; i++) {
        const struct diag *x = &o->diags->list.v[i];
        if (strcmp(x->code, d->code) == 0 && x->file && strcmp(x->file, d->file) == 0 &&
            x->line == d->line && strcmp(x->text, d->text) == 0)
            return true;
    }
    return false;
}

struct leak {
    const char *output; /* path of an output, or NULL for a file of the workspace */
    /* file of the workspace where it was found; NULL: origin_of searches for it */
    const char *file;
    size_t line; /* in the text that was searched */
    /* the line of the file where the text begins; 0: lines of the text are not those of the file */
    int as_written;
    const struct learner_place *other;
    bool written; /* a spelling other than the id itself, so it may be intended */
};

/* If the file of origin is known, that is the cause to report, whatever the number of outputs. */
static const char *text_of(struct output *o, const struct leak *l, const struct origin *from) {
    if (l->output && !from->file)
        return arena_printf(o->arena,
                            "the output '%s' (line %zu) names another learner's folder, '%s'",
                            l->output, l->line, l->other->path);
    return arena_printf(o->arena, "this names another learner's folder, '%s'", l->other->path);
}

static struct origin origin_of_leak(struct output *o, const struct leak *l) {
    if (!l->file) return origin_of(o, l->other);
    struct origin from = {.file = l->file};
    if (l->as_written) from.line = l->line + (size_t)l->as_written - 1;
    return from;
}

static const char *remedy_of(struct output *o, const struct leak *l, const struct origin *from) {
    const char *what = "find it among this learner's files and take it out", *meant = "";
    if (from->file) what = "take it out of this file";
    if (from->file && !from->line && !l->file) what = "rename it";
    if (l->written)
        meant = arena_printf(o->arena,
                             "where the name is meant, write 'mentions: [%s]' in learner.yaml; ",
                             l->other->id);
    return arena_printf(o->arena, "%s; %snothing of this learner was published in this run", what,
                        meant);
}

static void report_leak(struct output *o, const struct leak *l) {
    o->leaks++;
    struct origin from = origin_of_leak(o, l);
    /* a shared text, already reported */
    if (!from.file && table_find(o->guarded->in_shared, l->other->id)) return;
    struct diag d = {.code = code_text(CODE_LEAK),
                     .severity = DIAG_ERROR,
                     .file = from.file ? from.file : o->place->path,
                     .line = (int)from.line,
                     .learner = o->place->path,
                     .text = text_of(o, l, &from),
                     .remedy = remedy_of(o, l, &from)};
    if (!is_reported(o, &d)) diag_add(o->diags, d);
}

static size_t line_of(const char *text, const char *place) {
    size_t line = 1;
    for (; text < place; text++) line += *text == '\n';
    return line;
}

/* ---- ids ---- */

/* The learner, other than this one, who has this id or folder; NULL for any other word. */
static const struct learner_place *other_learner(const struct output *o, const char *word,
                                                 size_t n) {
    char id[LONGEST_ID];
    if (n == 0 || n >= LONGEST_ID || !o->guarded->marks[mark_of(word, n)]) return NULL;
    memcpy(id, word, n);
    id[n] = '\0';
    const struct learner_place *other = table_find(o->guarded->ids, id);
    return other && strcmp(other->id, o->place->id) != 0 ? other : NULL;
}

/* The same for ids that are plain words. */
static const struct learner_place *other_plain(const struct output *o, const char *word, size_t n) {
    char id[LONGEST_ID];
    if (n == 0 || n >= LONGEST_ID) return NULL;
    for (size_t i = 0; i < n; i++) id[i] = ascii_lower(word[i]);
    id[n] = '\0';
    const struct learner_place *other = table_find(o->guarded->plain, id);
    return other && strcmp(other->id, o->place->id) != 0 ? other : NULL;
}

/* ---- a word, however it is spelled ---- */

struct spelled_word { /* consists of letters, digits, and hyphens */
    char word[LONGEST_RUN];
    size_t n;
    const char *begin, *end; /* in the text */
    bool as_is;              /* the text is spelled exactly like `word` */
};

/* Reads the word that begins at p, without hyphens at its ends. */
static void take_run(const struct guarded *g, const char *p, struct spelled_word *r) {
    r->n = 0;
    r->begin = p;
    r->as_is = true;
    while (r->n < LONGEST_RUN) {
        size_t length = 1;
        char c = g->plain_of[(unsigned char)*p];
        if (!c && kind_at(g, p) == MAY_ENCODE) c = spelled_at(p, &length);
        if (!c || c == '/' || c == '.') break;
        if (c != *p) r->as_is = false;
        if (c == '-' ? r->n > 0 : c != SPELLED_UNSEEN) r->word[r->n++] = c;
        p += length;
    }
    while (r->n && r->word[r->n - 1] == '-') r->n--;
    r->end = p;
}

/* The end of the part that begins at `start`; parts are separated by hyphens. */
static size_t part_end(const char *word, size_t n, size_t start) {
    while (start < n && word[start] != '-') start++;
    return start;
}

/* Is this range inside the learner's own id? Then a shorter id there is no one else's. */
static bool inside_own(const struct output *o, const char *word, size_t n, size_t from, size_t to) {
    const char *own = o->place->id;
    size_t length = strlen(own);
    for (size_t at = 0; at <= from && at + length <= n; at++)
        if (at + length >= to && memcmp(word + at, own, length) == 0) return true;
    return false;
}

/* Does it have enough letters in a row not to be part of a date or number? An id such as "05-01" is
 * in many of those. */
static bool is_worded(const char *word, size_t n) {
    for (size_t i = 0, letters = 0; i < n; i++) {
        letters = word[i] >= 'a' && word[i] <= 'z' ? letters + 1 : 0;
        if (letters == LETTERS_OF_A_PART) return true;
    }
    return false;
}

/* The other learner whose id is inside the word, as two or more of its parts. */
static const struct learner_place *other_within(const struct output *o,
                                                const struct spelled_word *r) {
    for (size_t from = 0; from < r->n; from = part_end(r->word, r->n, from) + 1) {
        size_t to = part_end(r->word, r->n, from);
        for (size_t parts = 2; to < r->n && parts <= o->guarded->most_parts; parts++) {
            to = part_end(r->word, r->n, to + 1);
            const struct learner_place *other = other_learner(o, r->word + from, to - from);
            if (other && is_worded(r->word + from, to - from) &&
                !inside_own(o, r->word, r->n, from, to))
                return other;
        }
    }
    return NULL;
}

static bool is_among(const struct texts *list, const char *id) {
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->v[i], id) == 0) return true;
    return false;
}

/* May the learner's files name the other one? */
static bool is_meant(const struct output *o, const struct learner_place *other) {
    const struct learner *l = o->learner;
    const struct group *g = o->place->group;
    if (is_among(&o->place->mentions, other->id) || (g && is_among(&g->mentions, other->id)))
        return true;
    for (size_t i = 0; l && i < l->n_evidence; i++)
        if (is_among(&l->evidence[i].mentions, other->id)) return true;
    return false;
}

struct search {
    struct output *o;
    const char *text;
    struct leak leak; /* what all hits have in common */
    /* if not NULL, only the first place that names this learner is searched for */
    const struct learner_place *wanted;
    size_t line;          /* of that place */
    struct guarded *keep; /* for a shared text: where hits are recorded, and the text */
    const struct load_shared_text *shared;
};

static void report_in_shared(struct search *s, const struct learner_place *other) {
    const struct load_shared_text *t = s->shared;
    struct output *o = s->o;
    size_t line = t->line ? (size_t)t->line : guard_line(o, t->whole, other);
    struct diag d = {
        .code = code_text(CODE_LEAK),
        .severity = DIAG_ERROR,
        .file = t->file,
        .line = (int)line,
        .text = arena_printf(o->arena, "this text is %s, and it names a learner's folder, '%s'",
                             t->whose, other->path),
        .remedy =
            "take it out of this file; nothing that shows this text was published in this run"};
    table_set(s->keep->in_shared, other->id, (void *)(uintptr_t)other);
    VEC_PUSH(o->arena, &s->keep->named, ((struct shared_scope){t->group, t->school}));
    if (!is_reported(o, &d)) diag_add(o->diags, d);
}

static void on_hit(struct search *s, const char *place, const struct learner_place *other,
                   bool written) {
    if (s->wanted) {
        if (other == s->wanted && !s->line) s->line = line_of(s->text, place);
        return;
    }
    if (written && is_meant(s->o, other)) return;
    s->leak.other = other;
    s->leak.line = line_of(s->text, place);
    s->leak.written = written;
    if (s->shared)
        report_in_shared(s, other);
    else
        report_leak(s->o, &s->leak);
}

/* How many letters after a backslash belong to an escape of JSON: of "\nomar-haddad" and
 * "\u003eomar-haddad". */
static size_t escape_letters(const struct spelled_word *r) {
    static const char digits[] = "0123456789abcdef";
    size_t hex = 0;
    if (r->n > 5 && r->word[0] == 'u')
        while (hex < 4 && strchr(digits, r->word[1 + hex])) hex++;
    if (hex == 4) return 5;
    return r->n > 1 && r->word[1] != '-' ? 1 : 0;
}

/* Returns the end of the word. */
static const char *check_word(struct search *s, const char *p) {
    struct spelled_word r;
    take_run(s->o->guarded, p, &r);
    const struct learner_place *other = other_learner(s->o, r.word, r.n);
    bool whole = other != NULL;
    if (!other) other = other_within(s->o, &r);
    const size_t escape = !other && p > s->text && p[-1] == '\\' ? escape_letters(&r) : 0;
    if (escape) {
        other = other_learner(s->o, r.word + escape, r.n - escape);
        whole = other != NULL;
    }
    if (other) on_hit(s, r.begin, other, !(whole && r.as_is));
    size_t length;
    spelled_at(p, &length);
    return r.end > p ? r.end : p + length;
}

/* ---- texts ---- */

/* The earliest possible beginning of the word at p: escapes and non-ASCII letters are part of
 * it. */
static const char *beginning(const struct guarded *g, const char *from, const char *p) {
    while (p > from && kind_at(g, p - 1) != NOT_OF_AN_ID) p--;
    return p;
}

/* Does an escape end just before p, as in "%6F-" or "&#111-"? */
static bool ends_escape(const struct guarded *g, const char *from, const char *p) {
    for (size_t i = 0; i < ESCAPE_REACHES && p > from; i++)
        if (kind_at(g, --p) != LETTER) return kind_at(g, p) == MAY_ENCODE;
    return p > from;
}

static bool is_hyphen_of_id(const struct guarded *g, const char *from, const char *p) {
    if (p == from) return false;
    if (kind_at(g, p - 1) == MAY_ENCODE || kind_at(g, p + 1) == MAY_ENCODE) return true;
    const char *plain = g->plain_of;
    char left = plain[(unsigned char)p[-1]], right = plain[(unsigned char)p[1]];
    if (ends_escape(g, from, p)) return true;
    if (!g->beside[(unsigned char)left][(unsigned char)right]) return false;
    if (g->short_parts || p - from < 2 || left == '-' || right == '-') return true;
    if (kind_at(g, p - 2) == MAY_ENCODE || kind_at(g, p + 2) == MAY_ENCODE) return true;
    char four[] = {plain[(unsigned char)p[-2]], left, right, plain[(unsigned char)p[2]]};
    return g->near[near_of(four, four + 2)];
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Could this be an id? p is at the first digit of a word. Ids without a hyphen are whole words;
 * after a backslash, the first letter may belong to an escape. */
static bool is_word_of_id(const struct guarded *g, const char *from, const char *p,
                          const char **end) {
    const char *begin = p;
    while (begin > from && kind_at(g, begin - 1) == LETTER) begin--;
    bool escaped = begin > from && (kind_at(g, begin - 1) == MAY_ENCODE || begin[-1] == '\\');
    bool letters = begin < p;
    while (is_digit(*p)) p++;
    letters = letters || kind_at(g, p) == LETTER;
    while (kind_at(g, p) == LETTER) p++;
    *end = p;
    if (escaped || kind_at(g, p) == MAY_ENCODE) return true;
    if (!letters && !g->numbers) return false;
    size_t n = (size_t)(p - begin);
    const char three[] = {g->plain_of[(unsigned char)*begin],
                          g->plain_of[(unsigned char)begin[n / 2]],
                          g->plain_of[(unsigned char)begin[n - 1]]};
    return g->marks[mark_of_three(n, three)];
}

/* Could there be an id around this character? If not, *next is where the search continues. */
static bool may_be_id(const struct guarded *g, const char *from, const char *p, const char **next) {
    size_t length;
    *next = p + 1;
    switch (kind_at(g, p)) {
    case HYPHEN: return is_hyphen_of_id(g, from, p);
    case LETTER: return is_word_of_id(g, from, p, next);
    default: break;
    }
    char c = spelled_at(p, &length);
    return c == '-' || (g->without_hyphen && c != SPELLED_NOTHING && c != '/' && c != '.');
}

/* strpbrk is fast if the characters are far apart, which digits are not. */
static const char *next_sign(const struct guarded *g, const char *p) {
    if (!g->without_hyphen) return strpbrk(p, signs);
    while (!g->stops[(unsigned char)*p]) p++;
    return *p ? p : NULL;
}

static void walk_signs(struct search *s) {
    const struct guarded *g = s->o->guarded;
    const char *from = s->text;
    for (const char *p = from, *next; (p = next_sign(g, p)) != NULL;) {
        if (!may_be_id(g, from, p, &next)) {
            p = next;
            continue;
        }
        const char *word = beginning(g, from, p);
        while (word <= p) word = check_word(s, word);
        from = p = word;
    }
}

/* Checks words at least as long as the secret name of a folder: looking at one character in that
 * many finds each of them. */
static void walk_long_words(struct search *s) {
    const struct guarded *g = s->o->guarded;
    size_t n = strlen(s->text);
    for (size_t i = 0; i + LONGEST_WORD <= n;) {
        const char *p = s->text + i + LONGEST_WORD - 1, *begin = p;
        if (kind_at(g, p) != LETTER) {
            i += LONGEST_WORD;
            continue;
        }
        while (begin > s->text + i && kind_at(g, begin - 1) == LETTER) begin--;
        if (begin > s->text + i) {
            i = (size_t)(begin - s->text);
            continue;
        }
        const char *end = check_word(s, begin);
        i = (size_t)((end > p ? end : p + 1) - s->text);
    }
}

/* Checks words that contain a soft hyphen. Other ids have a hyphen or digit, where walk_signs finds
 * them. */
static void walk_soft_hyphens(struct search *s) {
    const char *from = s->text;
    for (const char *p = from; (p = strstr(p, "\xC2\xAD")) != NULL;) {
        const char *word = beginning(s->o->guarded, from, p);
        while (word <= p) word = check_word(s, word);
        from = p = word;
    }
}

/* Checks addresses that lead into the folder of a learner whose id is a plain word: they contain
 * `sign`, then `rest`. */
static void walk_addresses(struct search *s, const char *sign, const char *rest, bool folder) {
    for (const char *p = s->text; (p = strstr(p, sign)) != NULL;) {
        char id[LONGEST_ID];
        size_t n = 0, length;
        const char *q = p += strlen(sign), *c = rest;
        for (; *c && spelled_at(q, &length) == *c; c++) q += length;
        if (*c) continue;
        p = q;
        char letter;
        while ((letter = spelled_at(q, &length)) != SPELLED_NOTHING && letter != '/' &&
               letter != '.') {
            if (letter != SPELLED_UNSEEN && n < LONGEST_ID) id[n++] = letter;
            q += length;
        }
        const struct learner_place *other =
            !folder || letter == '/' ? other_plain(s->o, id, n) : NULL;
        if (other) on_hit(s, p, other, false);
    }
}

static void walk(struct search *s) {
    const struct guarded *g = s->o->guarded;
    walk_signs(s);
    if (g->long_words) {
        walk_long_words(s);
        walk_soft_hyphens(s);
    }
    if (!g->n_plain) return;
    walk_addresses(s, "learners", "/", false);
    walk_addresses(s, ".", "./", true);
    walk_addresses(s, "%2E", "./", true);
    walk_addresses(s, "%2e", "./", true);
}

void guard_text(struct output *o, const char *file, const char *text) {
    walk(&(struct search){.o = o, .text = text, .leak = {.output = file}});
}

struct shared_context {
    struct output out; /* `place` belongs to no learner */
    struct guarded *guarded;
};

static void look_at_shared(void *context, const struct load_shared_text *t) {
    struct shared_context *s = context;
    const struct learner_place nobody = {.id = "", .path = "", .mentions = *t->mentions};
    s->out.place = &nobody;
    walk(&(struct search){.o = &s->out, .text = t->text, .keep = s->guarded, .shared = t});
}

void guard_shared(struct guarded *g, struct arena *a, const struct workspace *w,
                  struct diags *diags) {
    struct shared_context s = {{.arena = a, .kept = a, .guarded = g, .diags = diags}, g};
    load_each_shared(w, look_at_shared, &s);
}

bool guarded_is_named(const struct guarded *g, const struct group *group) {
    for (size_t i = 0; i < g->named.n; i++) {
        const struct shared_scope *s = &g->named.v[i];
        if (s->group ? s->group == group : !s->school || s->school == group->school) return true;
    }
    return false;
}

void guard_words(struct output *o, const char *file, const char *text) {
    walk(&(struct search){.o = o, .text = text, .leak = {.file = file}});
}

void guard_written(struct output *o, const char *file, int line, const char *text) {
    walk(&(struct search){.o = o, .text = text, .leak = {.file = file, .as_written = line}});
}

size_t guard_line(struct output *o, const char *text, const struct learner_place *other) {
    struct search s = {.o = o, .text = text, .wanted = other};
    walk(&s);
    return s.line;
}

/* ---- names of files ---- */

static void check_name(struct output *o, const char *name, const struct learner_place *other) {
    if (other) report_leak(o, &(struct leak){.output = name, .line = 1, .other = other});
}

/* Does an evidence file have the name of another learner, as in
 * "evidence/2026-10-05-trip/sam-800.jpg"? */
static void check_stem(struct output *o, const char *name) {
    const char *file = strrchr(name, '/');
    size_t n = 0;
    if (!file || !o->guarded->n_plain || strncmp(name, "evidence/", 9) != 0) return;
    file++;
    while (file[n] >= 'a' && file[n] <= 'z') n++;
    size_t digits = file[n] == '-' ? strspn(file + n + 1, "0123456789") : 0;
    size_t end = digits ? n + 1 + digits : n;
    const struct learner_place *other = file[end] == '.' ? other_plain(o, file, n) : NULL;
    if (other && !word_is_ordinary(other->id)) check_name(o, name, other);
}

void guard_name(struct output *o, const char *name) {
    struct spelled_word r;
    for (const char *p = name; *p; p = r.end > p ? r.end : p + 1) {
        take_run(o->guarded, p, &r);
        for (size_t from = 0; from < r.n; from = part_end(r.word, r.n, from) + 1)
            for (size_t to = part_end(r.word, r.n, from); to <= r.n;
                 to = to < r.n ? part_end(r.word, r.n, to + 1) : r.n + 1)
                if (!inside_own(o, r.word, r.n, from, to))
                    check_name(o, name, other_learner(o, r.word + from, to - from));
    }
    check_stem(o, name);
}

/* ---- files of each kind ---- */

void guard_bytes(struct output *o, const char *file, const void *data, size_t n) {
    if (!n || !memchr(data, 0, n)) {
        guard_text(o, file, n ? data : "");
        return;
    }
    struct buf text = BUF_INIT;
    const char *p = data;
    for (size_t i = 0; i < n; i++)
        if (p[i]) buf_char(&text, p[i]);
    guard_text(o, file, text.p);
    buf_release(&text);
}

void guard_report(struct output *o, const struct report *r) {
    struct buf text = BUF_INIT;
    doc_dump(r->blocks, &text);
    guard_text(o, r->name, text.p);
    buf_release(&text);
}

void guard_book(struct output *o, const struct book *b) {
    for (const struct sheet *s = b->sheets; s; s = s->next)
        for (const struct sheet_row *r = s->rows; r; r = r->next)
            for (size_t i = 0; i < s->n_columns; i++) {
                const struct sheet_cell *c = &r->cells[i];
                const char *texts[] = {c->text, c->href, c->note};
                for (size_t k = 0; k < 3; k++)
                    if (texts[k]) guard_text(o, b->file, texts[k]);
            }
}
