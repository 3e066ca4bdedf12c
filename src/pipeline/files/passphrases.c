/* passphrases.c: reads the file of passphrases, which has one line per learner. */
#include "pipeline/files/passphrases.h"

#include "base/ascii.h"
#include "base/codes.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "i18n/spelling.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "os/os.h"

#include <stdbool.h>
#include <string.h>

enum { LARGEST = 1 << 20 };

struct phrase {
    const char *id, *words;
    int line, again; /* again: line of the first one for the same learner; 0: this is the first */
    bool bare;       /* the line has no colon */
};

struct passphrases {
    struct arena *arena;
    const char *path;
    enum passphrase_use use;
    struct table *by_id; /* "*": everybody else */
    VEC(struct phrase *) lines;
    const struct everybody *everybody;
};

static void read_line(struct passphrases *p, char *line, int number) {
    line = ascii_trim(line);
    if (!*line || *line == '#') return;
    char *colon = strchr(line, ':');
    char *words = ascii_trim(colon ? colon + 1 : line);
    if (colon) *colon = '\0';
    if (!*words) return;
    const char *id = colon ? ascii_trim(line) : "*";
    struct phrase *phrase = arena_make(p->arena, struct phrase);
    *phrase = (struct phrase){id, spell_composed(p->arena, words), number, 0, !colon};
    VEC_PUSH(p->arena, &p->lines, phrase);
    struct phrase *first = table_set(p->by_id, id, phrase);
    if (!first) return;
    phrase->again = first->again ? first->again : first->line;
}

static void warn_of_writers(const struct passphrases *p, const char *path, struct diags *diags) {
    if (!os_others_may_write(path)) return;
    diag_add(diags,
             (struct diag){.code = code_text(CODE_OPEN_SECRET),
                           .severity = DIAG_WARNING,
                           .file = p->path,
                           .text = "any user of this computer can change this file",
                           .remedy = arena_printf(
                               p->arena, "allow only its owner to read and write it: chmod 600 %s",
                               p->path)});
}

/* Skips a byte order mark at the beginning of the file: it is not part of the first id. */
static char *after_mark(char *text) {
    return strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
}

/* ---- whose they are ---- */

/* "north/maple/maya-torres" */
static const char *full_id(struct arena *a, const struct group *g, const char *id) {
    return arena_printf(a, "%s/%s", g->out, id);
}

/* The same for a class that the learner has left. */
static const char *in_class(struct arena *a, const struct earlier_class *e, const char *id) {
    return arena_printf(a, "%s/%s", e->class, id);
}

/* Text before the colon may be a passphrase, put there by mistake: only what could be the name of a
 * folder is printed. */
static bool could_be_id(const char *id) {
    return id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-/")] == '\0' && strchr(id, '-');
}

static void warn_of_line(const struct passphrases *p, const struct phrase *phrase,
                         struct diags *diags) {
    diag_add(diags,
             (struct diag){
                 .code = code_text(CODE_PASSPHRASE_OF_NOBODY),
                 .severity = DIAG_WARNING,
                 .file = p->path,
                 .line = phrase->line,
                 .text = could_be_id(phrase->id)
                             ? arena_printf(p->arena, "there is no learner '%s'", phrase->id)
                             : "what is before the colon is not the id of a learner",
                 .remedy =
                     "write the id before the colon, as in 'maya-torres: …': it is in the column "
                     "'id' of roster.csv, or the name of the learner's folder"});
}

/* Warns of lines that match no learner. */
static void match_learners(struct passphrases *p, const struct workspace *w, struct diags *diags) {
    struct table *known = table_new(p->arena);
    table_set(known, "*", known);
    for (size_t g = 0; g < w->n_groups; g++) {
        const struct group *group = &w->groups[g];
        for (size_t i = 0; i < group->n_learners; i++) {
            const struct learner_place *l = &group->learners[i];
            const char *id = l->id;
            table_set(known, id, known);
            for (size_t k = 0; k < l->n_earlier; k++)
                table_set(known, in_class(p->arena, &l->earlier[k], id), known);
            table_set(known, full_id(p->arena, group, id), known);
        }
    }
    for (size_t i = 0; i < p->lines.n; i++)
        if (!table_find(known, p->lines.v[i]->id)) warn_of_line(p, p->lines.v[i], diags);
}

/* Reads the lines of the file. Returns false, with the reason, if it cannot be read. */
static bool read_lines(struct passphrases *p, const char *path, const char **why) {
    char *text;
    size_t n, bad;
    if (!os_read(p->arena, path, LARGEST, &text, &n, why)) return false;
    if (!utf8_valid(text, n, &bad)) {
        *why = "it is not UTF-8 text";
        return false;
    }
    int number = 1;
    for (char *line = after_mark(text); line; number++) {
        char *end = strpbrk(line, "\r\n");
        const bool two = end && end[0] == '\r' && end[1] == '\n';
        if (end) *end = '\0';
        read_line(p, line, number);
        line = end ? end + 1 + two : NULL;
    }
    return true;
}

struct passphrases *passphrases_read(struct arena *a, const struct workspace *w, const char *path,
                                     const char *shown, enum passphrase_use use,
                                     struct diags *diags) {
    struct passphrases *p = arena_make(a, struct passphrases);
    const char *why = NULL;
    *p = (struct passphrases){.arena = a, .path = shown, .use = use, .by_id = table_new(a)};
    bool read = read_lines(p, path, &why);
    if (p->lines.n) {
        warn_of_writers(p, path, diags);
        match_learners(p, w, diags);
        p->everybody = everybody_in(a, w);
        return p;
    }
    struct diag d = {.code = code_text(CODE_NO_PASSPHRASE),
                     .severity = DIAG_ERROR,
                     .file = shown,
                     .text = "this file holds no passphrase",
                     .remedy = "write one line per learner: 'maya-torres: four loud geese fly'"};
    if (!read) {
        d.text = arena_printf(a, "cannot read the passphrases: %s", why ? why : "");
        d.remedy = "check the name, the permissions, and the encoding of the file";
    }
    diag_add(diags, d);
    return NULL;
}

/* ---- of one learner ---- */

/* The workspace's lock removes open pages; --encrypt leaves open reports until it replaces them. */
static const char *until_then(const struct passphrases *p) {
    return p->use == PASSPHRASE_OF_PDF
               ? "until then, what was published of this learner stays as it was, unlocked reports too"
               : "nothing is published unlocked instead";
}

static void report(const struct passphrases *p, const struct learner *l, struct diags *diags,
                   int line, enum code code, const char *text, const char *remedy) {
    diag_add(diags,
             (struct diag){.code = code_text(code),
                           .severity = DIAG_ERROR,
                           .file = line ? p->path : l->path,
                           .line = line,
                           .learner = l->path,
                           .text = text,
                           .remedy = arena_printf(l->arena, "%s; %s", remedy, until_then(p))});
}

static const char *whose(struct arena *a, const struct phrase *p) {
    if (strcmp(p->id, "*") == 0) return "everybody else";
    return arena_printf(a, "'%s'", p->id);
}

static const char *unmeasured(const struct passphrases *p, const struct learner *l, int line,
                              const char *why, struct diags *diags) {
    report(p, l, diags, line, CODE_MACHINE_FAILED,
           arena_printf(l->arena, "the passphrase of '%s' could not be checked: %s", l->id,
                        why ? why : ""),
           "close other programs, or use fewer worker processes (-j1), then build again");
    return NULL;
}

/* Habits from other kinds of files, which would become part of the passphrase to type. */
static const char *odd_part(const char *words) {
    const size_t n = strlen(words);
    const bool quoted = n > 1 && words[0] == words[n - 1] && strchr("\"'", words[0]);
    if (quoted) return "its quotation marks";
    return strstr(words, " #") ? "the comment after '#'" : NULL;
}

static const char *usable(const struct passphrases *p, const struct learner *l,
                          const struct phrase *own, struct diags *diags) {
    if (own->bare) {
        report(p, l, diags, own->line, CODE_PASSPHRASE_TWICE, "this line has no colon",
               "write 'maya-torres: …' for a learner, or '*: …' for everybody else");
        return NULL;
    }
    if (own->again) {
        report(p, l, diags, own->line, CODE_PASSPHRASE_TWICE,
               arena_printf(l->arena,
                            "there is a second passphrase for %s; the first is on line %d",
                            whose(l->arena, own), own->again),
               "remove one of the lines");
        return NULL;
    }
    if (odd_part(own->words)) {
        report(
            p, l, diags, own->line, CODE_PASSPHRASE_TWICE,
            arena_printf(l->arena, "%s would be a part of this passphrase", odd_part(own->words)),
            "take that out: this file has no quotation marks, and a comment is a line of its own that begins with '#'");
        return NULL;
    }
    const char *why;
    if (!objection_to_passphrase(l, p->everybody, own->words, p->use, &why))
        return unmeasured(p, l, own->line, why, diags);
    if (!why) return own->words;
    report(
        p, l, diags, own->line, CODE_SHORT_PASSPHRASE,
        arena_printf(l->arena, "the passphrase of '%s' is too easy to guess: %s", l->id, why),
        arena_printf(l->arena,
                     "write %s words that have nothing to do with each other or with anybody here",
                     p->use == PASSPHRASE_OF_PDF ? "five" : "four"));
    return NULL;
}

/* The line that is for this learner, or for everybody else; or NULL. */
static const struct phrase *own_line(const struct passphrases *p, const struct learner *l) {
    const struct phrase *own = table_find(p->by_id, full_id(l->arena, l->group, l->id));
    for (size_t i = l->n_earlier; i-- > 0 && !own;)
        if (l->earlier[i].class)
            own = table_find(p->by_id, in_class(l->arena, &l->earlier[i], l->id));
    if (!own) own = table_find(p->by_id, l->id);
    return own ? own : table_find(p->by_id, "*");
}

bool passphrase_replaced(const struct passphrases *p, const struct learner *l,
                         bool (*opens)(void *context, const char *words), void *context) {
    const struct phrase *own = own_line(p, l);
    return own && !own->again && !own->bare && !opens(context, own->words);
}

const char *passphrase_of(const struct passphrases *p, const struct learner *l,
                          struct diags *diags) {
    const struct phrase *own = own_line(p, l);
    if (own) return usable(p, l, own, diags);
    report(p, l, diags, 0, CODE_NO_PASSPHRASE,
           arena_printf(l->arena, "there is no passphrase for '%s'", l->id),
           arena_printf(l->arena, "add a line '%s: …' to '%s', or '*: …' for everybody else", l->id,
                        p->path));
    return NULL;
}
