/* passphrases.c: one line a learner. */
#include "build/passphrases.h"

#include "base/codes.h"
#include "base/hash.h"
#include "os/os.h"

#include <string.h>

enum { LARGEST = 1 << 20 };

struct passphrases {
    struct table *by_id;
    const char *for_all; /* or NULL */
    size_t n;
};

static char *trimmed(char *s) {
    while (*s == ' ' || *s == '\t') s++;
    size_t n = strlen(s);
    while (n && strchr(" \t\r", s[n - 1])) s[--n] = '\0';
    return s;
}

static void read_line(struct passphrases *p, char *line) {
    line = trimmed(line);
    if (!*line || *line == '#') return;
    char *colon = strchr(line, ':');
    char *words = trimmed(colon ? colon + 1 : line);
    if (colon) *colon = '\0';
    if (!*words) return;
    const char *id = colon ? trimmed(line) : "*";
    p->n++;
    if (strcmp(id, "*") == 0)
        p->for_all = words;
    else
        table_set(p->by_id, id, words);
}

struct passphrases *passphrases_read(struct arena *a, const char *path, struct diags *diags) {
    struct passphrases *p = arena_make(a, struct passphrases);
    char *text;
    size_t n;
    const char *why = NULL;
    p->by_id = table_new(a);
    bool read = os_read(a, path, LARGEST, &text, &n, &why);
    for (char *line = read ? text : NULL; line;) {
        char *end = strchr(line, '\n');
        if (end) *end = '\0';
        read_line(p, line);
        line = end ? end + 1 : NULL;
    }
    if (p->n) return p;
    diag_add(diags,
             (struct diag){.code = code_text(CODE_NO_PASSPHRASE),
                           .severity = DIAG_ERROR,
                           .file = path,
                           .text = read ? "this file holds no passphrase"
                                        : arena_printf(a, "cannot read the passphrases: %s", why ? why : ""),
                           .remedy = "write a line a learner: 'maya-torres: seven quiet herons'"});
    return NULL;
}

const char *passphrase_of(const struct passphrases *p, const struct learner *l, struct diags *diags) {
    const char *own = table_find(p->by_id, l->id);
    if (own || p->for_all) return own ? own : p->for_all;
    diag_add(diags, (struct diag){
                        .code = code_text(CODE_NO_PASSPHRASE),
                        .severity = DIAG_ERROR,
                        .file = l->path,
                        .learner = l->path,
                        .text = arena_printf(l->arena, "there is no passphrase for '%s'", l->id),
                        .remedy = arena_printf(l->arena,
                                               "add a line '%s: …' to the file of --encrypt, or '*: …' for "
                                               "everybody else; reports are never written open instead",
                                               l->id)});
    return NULL;
}
