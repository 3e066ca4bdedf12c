/* passphrases.c: one line per learner. */
#include "pipeline/passphrases.h"

#include "base/buf.h"
#include "base/codes.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "i18n/spelling.h"
#include "os/os.h"
#include "seal/strength.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LARGEST = 1 << 20 };

struct phrase {
    const char *id, *words;
    int line, again; /* again: the line of another one for the same learner; 0 for none */
    bool bare;       /* there was no colon */
};

struct passphrases {
    struct arena *arena;
    const char *path;
    size_t least;        /* letters */
    struct table *by_id; /* "*" is for everybody else */
    VEC(struct phrase *) lines;
    struct table *shared_ids; /* that several learners have */
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
    *phrase = (struct phrase){id, spell_composed(p->arena, words), number, 0, !colon};
    VEC_PUSH(p->arena, &p->lines, phrase);
    struct phrase *first = table_set(p->by_id, id, phrase);
    if (!first) return;
    phrase->again = first->again ? first->again : first->line;
}

static void warn_of_writers(const struct passphrases *p, const char *path, struct diags *diags) {
    if (!os_others_may_write(path)) return;
    diag_add(diags, (struct diag){
                        .code = code_text(CODE_OPEN_SECRET),
                        .severity = DIAG_WARNING,
                        .file = p->path,
                        .text = "any user of this computer can change this file",
                        .remedy = arena_printf(
                            p->arena, "allow only its owner to read and write it: chmod 600 %s", p->path)});
}

/* An editor's mark at the beginning of the file is no part of the first id. */
static char *after_mark(char *text) { return strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text; }

struct passphrases *passphrases_read(struct arena *a, const char *path, const char *shown, size_t least,
                                     struct diags *diags) {
    struct passphrases *p = arena_make(a, struct passphrases);
    char *text;
    size_t n, bad;
    const char *why = NULL;
    *p = (struct passphrases){
        .arena = a, .path = shown, .least = least, .by_id = table_new(a), .shared_ids = table_new(a)};
    bool read = os_read(a, path, LARGEST, &text, &n, &why);
    if (read && !utf8_valid(text, n, &bad)) read = false, why = "it is not UTF-8 text";
    int number = 1;
    for (char *line = read ? after_mark(text) : NULL; line; number++) {
        char *end = strpbrk(line, "\r\n");
        const bool two = end && end[0] == '\r' && end[1] == '\n';
        if (end) *end = '\0';
        read_line(p, line, number);
        line = end ? end + 1 + two : NULL;
    }
    if (p->lines.n) {
        warn_of_writers(p, path, diags);
        return p;
    }
    diag_add(diags,
             (struct diag){.code = code_text(CODE_NO_PASSPHRASE),
                           .severity = DIAG_ERROR,
                           .file = shown,
                           .text = read ? "this file holds no passphrase"
                                        : arena_printf(a, "cannot read the passphrases: %s", why ? why : ""),
                           .remedy = read ? "write one line per learner: 'maya-torres: four loud geese fly'"
                                          : "check the name, the permissions, and the encoding of the file"});
    return NULL;
}

/* ---- whose they are ------------------------------------------------------------------------------------------ */

/* "north/maple/maya-torres" */
static const char *full_id(struct arena *a, const struct group *g, const char *id) {
    return arena_printf(a, "%s/%s", g->out, id);
}

/* What was put before the colon by mistake may be the passphrase: only what could be a folder's name is printed. */
static bool could_be_id(const char *id) {
    return id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-/")] == '\0' && strchr(id, '-');
}

static void warn_of_line(const struct passphrases *p, const struct phrase *phrase, struct diags *diags) {
    diag_add(diags,
             (struct diag){
                 .code = code_text(CODE_PASSPHRASE_OF_NOBODY),
                 .severity = DIAG_WARNING,
                 .file = p->path,
                 .line = phrase->line,
                 .text = could_be_id(phrase->id)
                             ? arena_printf(p->arena, "there is no learner '%s'", phrase->id)
                             : "what is before the colon is not the name of a learner's folder",
                 .remedy =
                     "write the name of the learner's folder before the colon, or, where two classes have "
                     "one of that name, the class before it: 'maple/maya-torres: …'"});
}

void passphrases_check(struct passphrases *p, const struct workspace *w, struct diags *diags) {
    struct table *known = table_new(p->arena);
    table_set(known, "*", known);
    for (size_t g = 0; g < w->n_groups; g++) {
        const struct group *group = &w->groups[g];
        for (size_t i = 0; i < group->n_learners; i++) {
            const char *id = group->learners[i].id;
            if (table_set(known, id, known)) table_set(p->shared_ids, id, known);
            table_set(known, full_id(p->arena, group, id), known);
        }
    }
    for (size_t i = 0; i < p->lines.n; i++)
        if (!table_find(known, p->lines.v[i]->id)) warn_of_line(p, p->lines.v[i], diags);
}

/* ---- how good they are ---------------------------------------------------------------------------------------- */

/* As somebody tries it who knows that people write the same words with other accents, widths, and spaces, or twice. In lower case. */
static const char *plain_letters(struct arena *a, const char *text) {
    const struct spelled s = spell(a, text, strlen(text));
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < s.n; i++) {
        unsigned c = s.letters[i];
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0; /* full width */
        const bool mark = (c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                          c == 0x2060 || c == 0xFEFF;
        if (!mark) buf_utf8(&b, c < 0x80 ? (unsigned)tolower((int)c) : c);
    }
    return buf_take(&b, a);
}

/* Each word once, without spaces; of what repeats itself, one time. */
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

enum { MOST_KNOWN = 60 };

static void add_words(struct arena *a, const char **known, const char *text) {
    size_t n = 0;
    while (known[n]) n++;
    const char *plain = plain_letters(a, text ? text : "");
    for (const char *p = plain + strspn(plain, " -"); *p && n < MOST_KNOWN; p += strspn(p, " -")) {
        const size_t length = strcspn(p, " -");
        known[n++] = arena_strndup(a, p, length);
        p += length;
    }
}

static struct strength strength_for(const struct learner *l, const char *words) {
    const char *known[MOST_KNOWN + 1] = {NULL};
    const char *texts[] = {l->id,
                           l->first,
                           l->last,
                           l->called,
                           l->group->id,
                           words_text(&l->group->name, NULL),
                           words_text(&l->workspace->name, NULL),
                           l->group->school ? words_text(&l->group->school->name, NULL) : NULL};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) add_words(l->arena, known, texts[i]);
    for (size_t i = 0; i < l->n_family; i++) add_words(l->arena, known, l->family[i].name);
    return strength_of(l->arena, without_repeats(l->arena, plain_letters(l->arena, words)), known);
}

/* Why it cannot be used, or NULL. */
static const char *objection(const struct passphrases *p, const struct learner *l, const char *words) {
    if (utf8_count(words, strlen(words)) < p->least)
        return arena_printf(l->arena, "it has fewer than %zu characters", p->least);
    if (p->least < LOCK_LEAST) return NULL;
    const struct strength s = strength_for(l, words);
    if (s.bits >= STRENGTH_LEAST) return NULL;
    return s.why ? s.why : "it has too few different characters";
}

static void say(const struct passphrases *p, const struct learner *l, struct diags *diags, int line,
                enum code code, const char *text, const char *remedy) {
    diag_add(diags, (struct diag){.code = code_text(code),
                                  .severity = DIAG_ERROR,
                                  .file = line ? p->path : l->path,
                                  .line = line,
                                  .learner = l->path,
                                  .text = text,
                                  .remedy = remedy});
}

static bool is_for_all(const struct phrase *p) { return strcmp(p->id, "*") == 0; }

static const char *usable(const struct passphrases *p, const struct learner *l, const struct phrase *own,
                          struct diags *diags) {
    if (own->bare && p->lines.n > 1) {
        say(p, l, diags, own->line, CODE_PASSPHRASE_TWICE, "this line has no colon",
            "write 'maya-torres: …' for a learner, or '*: …' for everybody else; nothing is published unlocked instead");
        return NULL;
    }
    if (own->again) {
        say(p, l, diags, own->line, CODE_PASSPHRASE_TWICE,
            arena_printf(l->arena, "there is a second passphrase for %s%s%s; the first is on line %d",
                         is_for_all(own) ? "" : "'", is_for_all(own) ? "everybody else" : own->id,
                         is_for_all(own) ? "" : "'", own->again),
            "remove one of the lines; nothing is published unlocked instead");
        return NULL;
    }
    const char *why = objection(p, l, own->words);
    if (!why) return own->words;
    say(p, l, diags, own->line, CODE_SHORT_PASSPHRASE,
        arena_printf(l->arena, "the passphrase of '%s' is too easy to guess: %s", l->id, why),
        p->least < LOCK_LEAST
            ? "write a longer one"
            : "write four words that have nothing to do with each other or with the learner; nothing is "
              "published unlocked instead");
    return NULL;
}

const char *passphrase_of(const struct passphrases *p, const struct learner *l, struct diags *diags) {
    const char *full = full_id(l->arena, l->group, l->id);
    const struct phrase *own = table_find(p->by_id, full), *by_id = table_find(p->by_id, l->id);
    if (!own && by_id && table_find(p->shared_ids, l->id)) {
        say(p, l, diags, by_id->line, CODE_PASSPHRASE_TWICE,
            arena_printf(l->arena, "several learners have the id '%s'", l->id),
            arena_printf(l->arena, "write the class before it, with a passphrase for each: '%s: …'", full));
        return NULL;
    }
    if (!own) own = by_id;
    if (!own) own = table_find(p->by_id, "*");
    if (own) return usable(p, l, own, diags);
    say(p, l, diags, 0, CODE_NO_PASSPHRASE, arena_printf(l->arena, "there is no passphrase for '%s'", l->id),
        arena_printf(
            l->arena,
            "add a line '%s: …' to '%s', or '*: …' for everybody else; nothing is published unlocked instead",
            table_find(p->shared_ids, l->id) ? full : l->id, p->path));
    return NULL;
}
