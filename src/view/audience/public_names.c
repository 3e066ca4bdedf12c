/* public_names.c: a name is taken apart into words, and put together again without those of the surname. */
#include "view/audience/public_names.h"

#include "base/buf.h"
#include "i18n/name_words.h"

#include <string.h>

static bool is_of(struct arena *a, const char *text, const char *key) {
    struct wording w = wording_of(a, text, strlen(text));
    for (size_t i = 0; i < w.n; i++)
        if (strcmp(word_key(a, text + w.v[i].begin, w.v[i].end - w.v[i].begin), key) == 0) return true;
    return false;
}

/* A word of the surname, or its possessive. */
static bool is_surname(struct arena *a, const char *last, const char *word, size_t n) {
    const char *key = word_key(a, word, n);
    size_t length = strlen(key);
    if (!last || !length) return false;
    return is_of(a, last, key) ||
           (key[length - 1] == 's' && is_of(a, last, arena_strndup(a, key, length - 1)));
}

static bool is_sign(char c) { return c != '\0' && strchr(" -_.,", c) != NULL; }

/* Without signs at its ends, and with one of those that stood where a word is gone. */
static const char *tidy(struct arena *a, const char *text, size_t n) {
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < n; i++)
        if (!is_sign(text[i]) || (out.n && !is_sign(out.p[out.n - 1]))) buf_char(&out, text[i]);
    while (out.n && is_sign(out.p[out.n - 1])) out.p[--out.n] = '\0';
    return buf_take(&out, a);
}

static const char *without_surname(struct arena *a, const char *last, const char *name, size_t n) {
    struct wording w = wording_of(a, name, n);
    struct buf out = BUF_INIT;
    size_t from = 0;
    for (size_t i = 0; i < w.n; i++) {
        const struct word *word = &w.v[i];
        if (!is_surname(a, last, name + word->begin, word->end - word->begin)) continue;
        buf_add(&out, name + from, word->begin - from);
        from = word->end;
    }
    buf_add(&out, name + from, n - from);
    return buf_take(&out, a);
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

const char *public_name(struct arena *a, const char *last, const char *id, const char *name) {
    const char *dot = strrchr(name, '.'), *ending = dot && dot != name ? dot : "";
    size_t n = *ending ? (size_t)(dot - name) : strlen(name);
    const char *stem = without_surname(a, last, name, n);
    if (strpbrk(id, "-0123456789"))
        stem = without_id(a, id, stem); /* "maya" is no more than the name that is shown */
    if (strncmp(stem, name, n) == 0 && strlen(stem) == n) return name;
    stem = tidy(a, stem, strlen(stem));
    return arena_printf(a, "%s%s", *stem ? stem : "file", ending);
}
