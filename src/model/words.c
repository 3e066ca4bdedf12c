/* words.c: choosing among the languages in which a school wrote a text. */
#include "model/words.h"

#include "base/hash.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool is_tag(const char *have, const char *tag, size_t n) {
    return have && strlen(have) == n && strncmp(have, tag, n) == 0;
}

static const struct words_entry *find(const struct words *w, const char *tag, size_t n) {
    for (size_t i = 0; i < w->n; i++)
        if (is_tag(w->entries[i].tag, tag, n)) return &w->entries[i];
    return NULL;
}

struct words_entry words_in(const struct words *w, const char *tag) {
    if (w->n == 0) return (struct words_entry){0};
    const struct words_entry *e = tag ? find(w, tag, strlen(tag)) : NULL;
    if (!e && tag) e = find(w, tag, strcspn(tag, "-"));
    for (size_t i = 0; !e && i < w->n; i++)
        if (!w->entries[i].tag) e = &w->entries[i];
    return e ? *e : w->entries[0];
}

const char *words_text(const struct words *w, const char *tag) { return words_in(w, tag).text; }

/* ---- translations ---- */

static int compare(const void *x, const void *y) {
    uintptr_t a = (uintptr_t)x, b = (uintptr_t)y;
    return (a > b) - (a < b);
}

static int by_original(const void *x, const void *y) {
    return compare(((const struct translation *)x)->original,
                   ((const struct translation *)y)->original);
}

void words_settle(struct translations *t) {
    if (t->n) qsort(t->v, t->n, sizeof *t->v, by_original);
}

/* Any of those of the original, or NULL. */
static const struct translation *any_of(const struct translations *t, const void *original) {
    const struct translation wanted = {.original = original};
    if (!t->n || !original) return NULL;
    return bsearch(&wanted, t->v, t->n, sizeof *t->v, by_original);
}

const struct words *words_of_text(const struct translations *t, const char *text) {
    const struct translation *found = any_of(t, text);
    return found ? &found->words : NULL;
}

static const struct translation *in_language(const struct translations *t,
                                             const struct translation *any, const char *tag,
                                             size_t n) {
    while (any > t->v && any[-1].original == any->original) any--;
    for (const struct translation *i = any; i < t->v + t->n && i->original == any->original; i++)
        if (is_tag(i->tag, tag, n)) return i;
    return NULL;
}

const struct translation *words_of_blocks(const struct translations *t, const struct block *text,
                                          const char *tag) {
    const struct translation *any = any_of(t, text), *found;
    if (!any) return NULL;
    found = in_language(t, any, tag, strlen(tag));
    return found ? found : in_language(t, any, tag, strcspn(tag, "-"));
}

/* ---- marks ---- */

void words_mark(const char *text, char out[WORDS_MARK]) {
    static const char blanks[] = " \t\r\n";
    struct hash h = {0};
    char all[33];
    for (const char *p = text + strspn(text, blanks); *p;) {
        size_t n = strcspn(p, blanks), gap = strspn(p + n, blanks);
        h = hash_bytes(h, p, n);
        if (p[n + gap]) h = hash_bytes(h, " ", 1);
        p += n + gap;
    }
    hash_text(h, all);
    memcpy(out, all, WORDS_MARK - 1);
    out[WORDS_MARK - 1] = '\0';
}
