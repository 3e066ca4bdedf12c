/* fields.c: see fields.h. */
#include "pipeline/tree/fields.h"

#include "base/date.h"
#include "base/hash.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SUM_BYTES = 33 /* a checksum as text, with its NUL */ };

/* ---- writing ---- */

static void write_text(struct buf *out, const char *text) {
    for (const char *p = text; *p; p++) {
        if (*p == '\t')
            buf_str(out, "\\t");
        else if (*p == '\n')
            buf_str(out, "\\n");
        else if (*p == '\\')
            buf_str(out, "\\\\");
        else
            buf_char(out, *p);
    }
}

static const char *text_at(const void *at) {
    const char *text = *(const char *const *)at;
    return text ? text : "";
}

static void write_words(struct buf *out, const struct field *f, unsigned bits) {
    const char *between = "";
    for (size_t i = 0; i < f->n_words; i++) {
        if (!(bits >> i & 1)) continue;
        buf_fmt(out, "%s%s", between, f->words[i]);
        between = ",";
    }
}

static void write_number(struct buf *out, long long n) {
    if (n) buf_int(out, n);
}

static void write_date(struct buf *out, struct date d) {
    char text[20];
    date_iso(d, text);
    buf_str(out, text);
}

/* Writes nothing for an empty value. */
static void write_value(struct buf *out, const struct field *f, const void *at) {
    switch (f->type) {
    case FIELD_TEXT: write_text(out, text_at(at)); break;
    case FIELD_WRITTEN: buf_str(out, *text_at(at) ? "yes" : ""); break;
    case FIELD_FLAG: buf_str(out, *(const bool *)at ? "yes" : ""); break;
    case FIELD_INT: write_number(out, *(const int *)at); break;
    case FIELD_BYTES: write_number(out, *(const long long *)at); break;
    case FIELD_DATE: write_date(out, *(const struct date *)at); break;
    case FIELD_WORD: buf_str(out, f->words[*(const int *)at]); break;
    case FIELD_WORDS: write_words(out, f, *(const unsigned *)at); break;
    }
}

static void write_field(struct buf *out, const struct field *f, const void *item) {
    size_t before = out->n;
    buf_char(out, '\t');
    buf_str(out, f->name);
    buf_char(out, '=');
    size_t value = out->n;
    write_value(out, f, (const char *)item + f->at);
    if (out->n == value) out->n = before;
}

void fields_start(struct buf *out, const char *what) { buf_fmt(out, "%s 2\n", what); }

void fields_finish(struct buf *out) {
    char sum[SUM_BYTES];
    hash_text(hash_bytes((struct hash){0}, out->p, out->n), sum);
    buf_fmt(out, "end\t%s\n", sum);
}

void fields_write(struct buf *out, const struct fields_line *line, const void *item) {
    buf_str(out, line->word);
    for (size_t i = 0; i < line->n_fields; i++) write_field(out, &line->fields[i], item);
    buf_char(out, '\n');
}

static size_t count_at(const struct fields_list *l, const void *owner) {
    return *(const size_t *)(const void *)((const char *)owner + l->n);
}

void fields_write_all(struct buf *out, const struct fields_list *lists, size_t n,
                      const void *owner) {
    for (const struct fields_list *l = lists; l < lists + n; l++) {
        const char *v = *(const char *const *)(const void *)((const char *)owner + l->v);
        for (size_t i = 0; i < count_at(l, owner); i++)
            fields_write(out, &l->line, v + i * l->size);
    }
}

/* ---- lines ---- */

/* The length of the last line, "end" and in version 2 the checksum of everything before it. 0 if the
 * text does not end with it. */
static size_t end_length(const char *text, size_t n, bool summed) {
    static const char end[] = "end\t";
    char sum[SUM_BYTES], last[sizeof end + SUM_BYTES];
    if (!summed) return n >= 5 && memcmp(text + n - 5, "\nend\n", 5) == 0 ? 4 : 0;
    size_t m = sizeof end - 1 + SUM_BYTES;
    if (n < m) return 0;
    hash_text(hash_bytes((struct hash){0}, text, n - m), sum);
    snprintf(last, sizeof last, "%s%s\n", end, sum);
    return memcmp(text + n - m, last, m) == 0 ? m : 0;
}

struct fields_reader fields_open(struct arena *a, const char *text, size_t n, const char *what) {
    size_t m = strlen(what) + 3, end = 0; /* "what 2\n" */
    bool known = n > m && strncmp(text, what, m - 3) == 0 && text[m - 3] == ' ' &&
                 (text[m - 2] == '1' || text[m - 2] == '2') && text[m - 1] == '\n';
    if (known) end = end_length(text, n, text[m - 2] == '2');
    bool sound = end && n - end >= m;
    struct fields_reader r = {
        .arena = a, .at = "", .end = "", .sound = sound, .unnamed = sound && text[m - 2] == '1'};
    if (sound) {
        r.at = text + m;
        r.end = text + n - end;
    }
    for (size_t i = 0; i < LISTS_MOST; i++) r.grown[i] = (struct buf)BUF_INIT;
    return r;
}

static char unescaped(char c) {
    if (c == 't') return '\t';
    return c == 'n' ? '\n' : c;
}

static void split(struct fields_reader *r, const char *text, size_t n) {
    char *out = arena_alloc(r->arena, n + 1);
    r->n = 0;
    r->v[r->n++] = out;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\t' && r->n == FIELDS_MOST) break;
        if (text[i] == '\t') {
            *out++ = '\0';
            r->v[r->n++] = out;
        } else if (text[i] == '\\' && i + 1 < n) {
            i++;
            *out++ = unescaped(text[i]);
        } else {
            *out++ = text[i];
        }
    }
    *out = '\0';
}

bool fields_next(struct fields_reader *r) {
    if (r->at >= r->end) return false;
    const char *newline = memchr(r->at, '\n', (size_t)(r->end - r->at));
    size_t n = newline ? (size_t)(newline - r->at) : (size_t)(r->end - r->at);
    split(r, r->at, n);
    r->at += n + 1;
    return true;
}

/* ---- values ---- */

static const char *kept_text(const struct fields_reader *r, const char *text) {
    if (!r->keep) return text;
    char *known = table_find(r->kept, text);
    if (known) return known;
    known = arena_strdup(r->keep, text);
    table_set(r->kept, known, known);
    return known;
}

static bool read_number(const char *text, long long least, long long most, long long *out) {
    char *end;
    errno = 0;
    *out = strtoll(text, &end, 10);
    return !errno && end != text && !*end && *out >= least && *out <= most;
}

static bool read_int(const char *text, int most, void *at) {
    long long n;
    bool ok = read_number(text, most == INT_MAX ? INT_MIN : 0, most, &n);
    if (ok) *(int *)at = (int)n;
    return ok;
}

static bool read_word(const struct fields_reader *r, const struct field *f, const char *text,
                      size_t n, int *out) {
    if (r->unnamed && read_int(text, (int)f->n_words - 1, out)) return true;
    for (size_t i = 0; i < f->n_words; i++) {
        *out = (int)i;
        if (strlen(f->words[i]) == n && strncmp(f->words[i], text, n) == 0) return true;
    }
    return false;
}

static bool read_words(const struct fields_reader *r, const struct field *f, const char *text,
                       unsigned *out) {
    if (r->unnamed) return read_int(text, (1 << f->n_words) - 1, out);
    *out = 0;
    for (size_t n; *text; text += n + (text[n] == ',')) {
        int bit;
        n = strcspn(text, ",");
        if (!read_word(r, f, text, n, &bit)) return false;
        *out |= 1U << bit;
    }
    return true;
}

/* An empty value means that the writer left it out. */
static bool read_value(const struct fields_reader *r, const struct field *f, const char *text,
                       void *at) {
    const char *yes = r->unnamed ? "1" : "yes";
    if (!*text) return true;
    switch (f->type) {
    case FIELD_TEXT: *(const char **)at = kept_text(r, text); return true;
    case FIELD_WRITTEN: *(const char **)at = strcmp(text, yes) == 0 ? "yes" : ""; return true;
    case FIELD_FLAG: *(bool *)at = strcmp(text, yes) == 0; return true;
    case FIELD_INT: return read_int(text, INT_MAX, at);
    case FIELD_BYTES: return read_number(text, 0, LLONG_MAX, at);
    case FIELD_DATE: return date_parse(text, strlen(text), at);
    case FIELD_WORD: return read_word(r, f, text, strlen(text), at);
    case FIELD_WORDS: return read_words(r, f, text, at);
    }
    return false;
}

/* ---- structs ---- */

bool fields_is(const struct fields_reader *r, const struct fields_line *line) {
    return strcmp(r->v[0], line->word) == 0;
}

/* The field that word i of the line belongs to, or NULL. *value is its text. */
static const struct field *field_of(const struct fields_reader *r, const struct fields_line *line,
                                    size_t i, const char **value) {
    const char *equals = strchr(r->v[i], '=');
    *value = r->v[i];
    if (r->unnamed) return i <= line->n_fields ? &line->fields[i - 1] : NULL;
    *value = equals ? equals + 1 : "";
    for (const struct field *f = line->fields; equals && f < line->fields + line->n_fields; f++) {
        size_t n = strlen(f->name);
        if (n == (size_t)(equals - r->v[i]) && memcmp(f->name, r->v[i], n) == 0) return f;
    }
    return NULL;
}

bool fields_read(struct fields_reader *r, const struct fields_line *line, void *item) {
    if (!fields_is(r, line)) return false;
    for (size_t i = 1; i < r->n; i++) {
        const char *value;
        const struct field *f = field_of(r, line, i, &value);
        if (f && !read_value(r, f, value, (char *)item + f->at)) return false;
    }
    return true;
}

bool fields_read_any(struct fields_reader *r, const struct fields_list *lists, size_t n) {
    size_t i = 0;
    assert(n <= LISTS_MOST);
    while (i < n && !fields_is(r, &lists[i].line)) i++;
    if (i == n) return false;
    void *item = arena_alloc(r->arena, lists[i].size);
    if (lists[i].blank) memcpy(item, lists[i].blank, lists[i].size);
    if (!fields_read(r, &lists[i].line, item)) return false;
    buf_add(&r->grown[i], item, lists[i].size);
    return true;
}

void fields_settle(struct fields_reader *r, struct arena *a, const struct fields_list *lists,
                   size_t n, void *owner) {
    for (size_t i = 0; i < n; i++) {
        const struct fields_list *l = &lists[i];
        if (owner && r->grown[i].n) {
            *(void **)(void *)((char *)owner + l->v) = arena_copy(a, r->grown[i].p, r->grown[i].n);
            *(size_t *)(void *)((char *)owner + l->n) = r->grown[i].n / l->size;
        }
        buf_release(&r->grown[i]);
    }
}
