/* passphrases.c: one line per learner. */
#include "pipeline/passphrases.h"

#include "base/codes.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "i18n/spelling.h"
#include "os/os.h"

#include <string.h>

enum { LARGEST = 1 << 20 };

struct phrase {
    const char *words;
    int line;
};

struct passphrases {
    struct arena *arena;
    const char *path;
    size_t least; /* letters */
    struct table *by_id;
    struct phrase *for_all; /* or NULL */
    size_t n;
};

static char *trimmed(char *s) {
    while (*s == ' ' || *s == '\t') s++;
    size_t n = strlen(s);
    while (n && strchr(" \t\r", s[n - 1])) s[--n] = '\0';
    return s;
}

static void read_line(struct passphrases *p, char *line, int number) {
    line = trimmed(line);
    if (!*line || *line == '#') return;
    char *colon = strchr(line, ':');
    char *words = trimmed(colon ? colon + 1 : line);
    if (colon) *colon = '\0';
    if (!*words) return;
    const char *id = colon ? trimmed(line) : "*";
    struct phrase *phrase = arena_make(p->arena, struct phrase);
    *phrase = (struct phrase){spell_composed(p->arena, words), number};
    p->n++;
    if (strcmp(id, "*") == 0)
        p->for_all = phrase;
    else
        table_set(p->by_id, id, phrase);
}

/* An editor's mark at the beginning of the file is no part of the first id. */
static char *after_mark(char *text) { return strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text; }

struct passphrases *passphrases_read(struct arena *a, const char *path, const char *shown, size_t least,
                                     struct diags *diags) {
    struct passphrases *p = arena_make(a, struct passphrases);
    char *text;
    size_t n, bad;
    const char *why = NULL;
    *p = (struct passphrases){.arena = a, .path = shown, .least = least, .by_id = table_new(a)};
    bool read = os_read(a, path, LARGEST, &text, &n, &why);
    if (read && !utf8_valid(text, n, &bad)) read = false, why = "it is not UTF-8 text";
    int number = 1;
    for (char *line = read ? after_mark(text) : NULL; line; number++) {
        char *end = strchr(line, '\n');
        if (end) *end = '\0';
        read_line(p, line, number);
        line = end ? end + 1 : NULL;
    }
    if (p->n) return p;
    diag_add(diags,
             (struct diag){.code = code_text(CODE_NO_PASSPHRASE),
                           .severity = DIAG_ERROR,
                           .file = shown,
                           .text = read ? "this file holds no passphrase"
                                        : arena_printf(a, "cannot read the passphrases: %s", why ? why : ""),
                           .remedy = "write one line per learner: 'maya-torres: seven quiet herons'"});
    return NULL;
}

/* None that can be tried through in a while; "aaaaaaaaaaaa" is none either. */
static bool is_long_enough(const struct passphrases *p, const char *words) {
    bool seen[256] = {false};
    size_t kinds = 0;
    for (const char *c = words; *c; c++) {
        kinds += !seen[(unsigned char)*c];
        seen[(unsigned char)*c] = true;
    }
    return utf8_count(words, strlen(words)) >= p->least && kinds >= p->least / 2;
}

const char *passphrase_of(const struct passphrases *p, const struct learner *l, struct diags *diags) {
    const struct phrase *own = table_find(p->by_id, l->id);
    struct diag d = {.severity = DIAG_ERROR, .file = l->path, .learner = l->path};
    if (!own) own = p->for_all;
    if (own && is_long_enough(p, own->words)) return own->words;
    if (own) {
        d.code = code_text(CODE_SHORT_PASSPHRASE);
        d.file = p->path, d.line = own->line;
        d.text = arena_printf(l->arena, "the passphrase of '%s' is too easy to guess", l->id);
        d.remedy = arena_printf(
            l->arena,
            "write at least %zu characters, such as four words that nobody would guess; nothing is published "
            "unlocked instead",
            p->least);
    } else {
        d.code = code_text(CODE_NO_PASSPHRASE);
        d.text = arena_printf(l->arena, "there is no passphrase for '%s'", l->id);
        d.remedy = arena_printf(l->arena,
                                "add a line '%s: …' to '%s', or '*: …' for everybody else; nothing is "
                                "published unlocked instead",
                                l->id, p->path);
    }
    diag_add(diags, d);
    return NULL;
}
