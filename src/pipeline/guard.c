/* guard.c: one walk over every text, looking each id-like word up among all learners' ids. */
#include "pipeline/guard.h"

#include "base/codes.h"
#include <string.h>

enum { LONGEST_ID = 128, LONGEST_WORD = 26 };

/* Of an id; digits and hyphens are what tells it from a word. */
static bool telling_character(char c) { return (c >= '0' && c <= '9') || c == '-'; }
static bool id_character(char c) { return (c >= 'a' && c <= 'z') || telling_character(c); }

/* A plain word would be found in innocent text; so long a one is the secret name of a folder. */
static bool telling(const char *id) { return strpbrk(id, "-0123456789") || strlen(id) >= LONGEST_WORD; }

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

static void check(struct output *o, const char *file, const char *word, size_t n, size_t line) {
    char id[LONGEST_ID];
    while (n && word[n - 1] == '-') n--;
    while (n && *word == '-') word++, n--;
    if (n == 0 || n >= LONGEST_ID) return;
    memcpy(id, word, n);
    id[n] = '\0';
    const struct learner_place *other = telling(id) ? table_find(o->learner_ids, id) : NULL;
    if (other && strcmp(other->id, o->place->id) != 0) found(o, file, other, line);
}

void guard_text(struct output *o, const char *file, const char *text) {
    size_t line = 1;
    for (const char *p = text; *p;) {
        if (!id_character(*p)) {
            line += *p++ == '\n';
            continue;
        }
        const char *start = p;
        bool tells = false;
        for (; id_character(*p); p++) tells = tells || telling_character(*p);
        if (tells) check(o, file, start, (size_t)(p - start), line);
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

void guard_name(struct output *o, const char *name) {
    for (const char *p = name; *p;) {
        size_t n = 0;
        while (id_character(p[n])) n++;
        for (size_t from = 0; from < n; from = part_end(p, n, from) + 1)
            for (size_t to = part_end(p, n, from); to <= n; to = to < n ? part_end(p, n, to + 1) : n + 1)
                if (!inside_own(o, p, n, from, to)) check(o, name, p + from, to - from, 1);
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
