/* words.c: choosing among the languages in which a school wrote a text. */
#include "model/words.h"

#include <string.h>

static const struct words_entry *find(const struct words *w, const char *tag, size_t n) {
    for (size_t i = 0; i < w->n; i++) {
        const char *t = w->entries[i].tag;
        if (t && strlen(t) == n && strncmp(t, tag, n) == 0) return &w->entries[i];
    }
    return NULL;
}

struct words_entry words_in(const struct words *w, const char *tag) {
    if (w->n == 0) return (struct words_entry){NULL, NULL};
    const struct words_entry *e = tag ? find(w, tag, strlen(tag)) : NULL;
    if (!e && tag) e = find(w, tag, strcspn(tag, "-"));
    for (size_t i = 0; !e && i < w->n; i++)
        if (!w->entries[i].tag) e = &w->entries[i];
    return e ? *e : w->entries[0];
}

const char *words_text(const struct words *w, const char *tag) { return words_in(w, tag).text; }
