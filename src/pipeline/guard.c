/* guard.c: one walk over every text, looking each id-like word up among all learners' ids.
 *
 * Texts are long and leaks are rare, so a word has to pass cheap questions first: has it a digit or a hyphen, and is there an
 * id of its length with its first, middle and last character? */
#include "pipeline/guard.h"

#include "base/codes.h"
#include <string.h>

enum { LONGEST_ID = 128, LONGEST_WORD = 26, MARKS = 1 << 14 };
/* Digits and hyphens are what tells an id from a word. */
enum kind { NOT_OF_AN_ID = 0, OF_AN_ID = 1, TELLING = 3, END_OF_TEXT = 4 };

struct guarded {
    struct table *ids;        /* id or folder -> struct learner_place */
    unsigned char kinds[256]; /* enum kind of each byte */
    bool marks[MARKS];        /* by length and three characters: false where no id looks like this */
};

/* A plain word would be found in innocent text; so long a one is the secret name of a folder. */
static bool telling(const char *id) { return strpbrk(id, "-0123456789") || strlen(id) >= LONGEST_WORD; }

static size_t mark_of(const char *word, size_t n) {
    const unsigned char *w = (const unsigned char *)word;
    return (((n * 31 + w[0]) * 31 + w[n / 2]) * 31 + w[n - 1]) % MARKS;
}

struct guarded *guarded_new(struct arena *a) {
    struct guarded *g = arena_make(a, struct guarded);
    g->ids = table_new(a);
    memset(&g->kinds['a'], OF_AN_ID, 26);
    memset(&g->kinds['0'], TELLING, 10);
    g->kinds['-'] = TELLING;
    g->kinds[0] = END_OF_TEXT;
    return g;
}

void guarded_add(struct guarded *g, const char *id, struct learner_place *p) {
    if (!telling(id)) return;
    table_set(g->ids, id, p);
    g->marks[mark_of(id, strlen(id))] = true;
}

static bool id_character(const struct output *o, char c) {
    return o->guarded->kinds[(unsigned char)c] & OF_AN_ID;
}

static void found(struct output *o, const char *file, const struct learner_place *other, size_t line) {
    o->leaks++;
    diag_add(
        o->diags,
        (struct diag){
            .code = code_text(CODE_LEAK),
            .severity = DIAG_ERROR,
            .file = o->place->path,
            .learner = o->place->path,
            .text = arena_printf(o->arena, "the output '%s' (line %zu) names another learner's folder, '%s'",
                                 file, line, other->path),
            .remedy = "find it among this learner's files and take it out; nothing of this learner was "
                      "published in this run"});
}

/* The learner, other than this one, whose id or folder it is; NULL for any other word. */
static const struct learner_place *other_learner(const struct output *o, const char *word, size_t n) {
    char id[LONGEST_ID];
    while (n && word[n - 1] == '-') n--;
    while (n && *word == '-') word++, n--;
    if (n == 0 || n >= LONGEST_ID || !o->guarded->marks[mark_of(word, n)]) return NULL;
    memcpy(id, word, n);
    id[n] = '\0';
    const struct learner_place *other = table_find(o->guarded->ids, id);
    return other && strcmp(other->id, o->place->id) != 0 ? other : NULL;
}

static size_t line_of(const char *text, const char *place) {
    size_t line = 1;
    for (; text < place; text++) line += *text == '\n';
    return line;
}

void guard_text(struct output *o, const char *file, const char *text) {
    const unsigned char *kinds = o->guarded->kinds, *p = (const unsigned char *)text;
    for (;;) {
        while (kinds[*p] == NOT_OF_AN_ID) p++;
        if (kinds[*p] == END_OF_TEXT) return;
        const char *word = (const char *)p;
        unsigned all = 0;
        for (; kinds[*p] & OF_AN_ID; p++) all |= kinds[*p];
        size_t n = (size_t)((const char *)p - word);
        if (all != TELLING && n < LONGEST_WORD) continue;
        const struct learner_place *other = other_learner(o, word, n);
        if (other) found(o, file, other, line_of(text, word));
    }
}

/* The end of the part that begins at `start`, of a word whose parts stand between hyphens. */
static size_t part_end(const char *word, size_t n, size_t start) {
    while (start < n && word[start] != '-') start++;
    return start;
}

/* Is it this learner's own id, beginning no later and ending no earlier? Then a shorter id inside it is no other's. */
static bool inside_own(const struct output *o, const char *word, size_t n, size_t from, size_t to) {
    const char *own = o->place->id;
    size_t length = strlen(own);
    for (size_t at = 0; at <= from && at + length <= n; at++)
        if (at + length >= to && memcmp(word + at, own, length) == 0) return true;
    return false;
}

static void check_name(struct output *o, const char *name, const char *word, size_t n) {
    const struct learner_place *other = other_learner(o, word, n);
    if (other) found(o, name, other, 1);
}

void guard_name(struct output *o, const char *name) {
    for (const char *p = name; *p;) {
        size_t n = 0;
        while (id_character(o, p[n])) n++;
        for (size_t from = 0; from < n; from = part_end(p, n, from) + 1)
            for (size_t to = part_end(p, n, from); to <= n; to = to < n ? part_end(p, n, to + 1) : n + 1)
                if (!inside_own(o, p, n, from, to)) check_name(o, name, p + from, to - from);
        p += n ? n : 1;
    }
}

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
