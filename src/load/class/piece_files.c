/* piece_files.c: see piece_files.h. Each text is read once, in the ways that an address can be
 * written: as it is, with "%20" and "&#32;" decoded, and as the Markdown library reads pictures. */
#include "load/class/piece_files.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "i18n/spelling.h"
#include "parse/markdown.h"

#include <stdlib.h>
#include <string.h>

struct piece_file {
    const char *name, *key;
    VEC(const struct learner_place *) owners; /* none: it is everyone's */
};

struct piece_files {
    struct piece_file *v;
    size_t n;
};

/* ---- the ways to write an address ---- */

/* Adds the letter that begins at p: "%20", "\_", "&#97;", or itself. Returns the bytes read. */
static size_t add_letter(struct buf *out, const char *p) {
    static const char digits[] = "0123456789abcdef";
    const char *high = *p == '%' && p[1] ? strchr(digits, ascii_lower(p[1])) : NULL;
    const char *low = high && p[2] ? strchr(digits, ascii_lower(p[2])) : NULL;
    if (low && (high - digits) * 16 + (low - digits) > 0) {
        buf_char(out, (char)((high - digits) * 16 + (low - digits)));
        return 3;
    }
    if (*p == '\\' && p[1] && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", p[1])) {
        buf_char(out, p[1]);
        return 2;
    }
    if (p[0] == '&' && p[1] == '#') {
        const bool hex = (p[2] | 32) == 'x';
        char *end;
        const unsigned long letter = strtoul(p + 2 + hex, &end, hex ? 16 : 10);
        if (*end == ';' && letter > 0 && letter < 0xD800) {
            buf_utf8(out, (unsigned)letter);
            return (size_t)(end - p) + 1;
        }
    }
    buf_char(out, *p);
    return 1;
}

static const char *decoded(struct arena *a, const char *text) {
    struct buf out = BUF_INIT;
    size_t bad;
    for (const char *p = text; *p;) p += add_letter(&out, p);
    const char *copy = buf_take(&out, a);
    return utf8_valid(copy, strlen(copy), &bad) ? copy : "";
}

static const char *keep_picture(void *context, const char *url) {
    struct buf *out = context;
    buf_str(out, url);
    buf_char(out, '\n');
    return NULL;
}

/* The addresses of the pictures in a text, a line each. */
static const char *pictures_in(struct arena *a, const char *text) {
    struct diags *unused = diags_new(a);
    struct buf out = BUF_INIT;
    struct markdown_pictures pictures = {.refuse = keep_picture, .context = &out};
    struct source s;
    if (source_open(&s, a, "", NULL, text, strlen(text), unused))
        markdown_parse(&s, (struct markdown_part){s.text, s.n, 0, 2, &pictures}, unused);
    return buf_take(&out, a);
}

enum { WAYS = 3 };
struct ways {
    const char *key[WAYS]; /* spell_key of the text in each way */
};

static struct ways ways_of(struct arena *a, const char *text) {
    const char *plain = decoded(a, text);
    return (struct ways){
        {spell_key(a, text), spell_key(a, plain), spell_key(a, decoded(a, pictures_in(a, text)))}};
}

/* ---- names in it ---- */

static bool goes_on(char c) {
    const char low = ascii_lower(c);
    return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* Is the name there, with nothing around it that would be part of a name? */
static bool is_at(const char *text, const char *at, const char *name) {
    const size_t n = strlen(name);
    if (strncmp(at, name, n) != 0) return false;
    if (at > text && (goes_on(at[-1]) || (at[-1] == '.' && goes_on(name[0])))) return false;
    return !goes_on(at[n]) && !(at[n] == '.' && goes_on(at[n + 1]));
}

/* Is it part of the name of another file there? */
static bool is_of_longer(const struct piece_files *f, const char *text, const char *at,
                         const char *name) {
    for (size_t i = 0; i < f->n; i++) {
        const char *longer = f->v[i].key, *in = longer;
        if (strlen(longer) <= strlen(name)) continue;
        for (; (in = strstr(in, name)); in++)
            if (at - text >= in - longer && is_at(text, at - (in - longer), longer)) return true;
    }
    return false;
}

static bool is_in(const struct piece_files *f, const struct ways *w, const char *name) {
    for (size_t i = 0; i < WAYS && *name; i++)
        for (const char *at = w->key[i]; (at = strstr(at, name)); at++)
            if (is_at(w->key[i], at, name) && !is_of_longer(f, w->key[i], at, name)) return true;
    return false;
}

/* ---- whose they are ---- */

const struct piece_files *piece_files_of(struct loader *l, const struct shared_evidence *e,
                                         const struct sections *sections) {
    struct arena *a = l->arena, *scratch = arena_new();
    struct piece_files *f = arena_make(a, struct piece_files);
    f->v = arena_array(a, e->found.n + 1, sizeof *f->v);
    for (size_t i = 0; i < e->found.n; i++) {
        const char *name = e->found.v[i].name;
        f->v[f->n++] = (struct piece_file){.name = name, .key = spell_key(a, name)};
    }
    /* comments are on no page: a name in one does not make the file everyone's */
    const struct ways all =
        ways_of(scratch, sections_without_comments(scratch, e->front.body, e->n_shared));
    for (size_t i = 0; i < sections->list.n && f->n > 1; i++) {
        const struct learner_section *s = &sections->list.v[i];
        const struct ways own = ways_of(scratch, arena_strndup(scratch, s->from, s->n));
        for (size_t k = 0; k < f->n; k++)
            if (is_in(f, &own, f->v[k].key) && !is_in(f, &all, f->v[k].key))
                VEC_PUSH(a, &f->v[k].owners, s->place);
    }
    arena_free(scratch);
    return f;
}

static const struct piece_file *find(const struct piece_files *f, const char *name) {
    for (size_t i = 0; i < f->n; i++)
        if (strcmp(f->v[i].name, name) == 0) return &f->v[i];
    struct arena *a = arena_new();
    const char *key = spell_key(a, name);
    const struct piece_file *found = NULL;
    for (size_t i = 0; i < f->n && !found; i++)
        if (strcmp(f->v[i].key, key) == 0) found = &f->v[i];
    arena_free(a);
    return found;
}

bool piece_files_has(const struct piece_files *f, const char *name, const struct learner_place *p) {
    const struct piece_file *file = find(f, name);
    bool own = !file || !file->owners.n;
    for (size_t i = 0; file && i < file->owners.n; i++) own = own || file->owners.v[i] == p;
    return own;
}
