/* clean_text.c: text and tables. A reader sees nearly all of their content, so nearly all is kept,
 * and whatever is removed is reported:
 *
 *   any text   comments between <!-- and -->, which are never published on pages either
 *   Markdown   front matter, and definitions of links that lead nowhere, which are written as
 *              comments; code is kept as it is
 *   captions   notes, identifiers, and headers, which players do not show
 *
 * No other library reads them, so they need no separate process. */
#include "media/clean/clean_inner.h"

#include "base/hidden.h"
#include "media/text/extract.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

struct text {
    const char *p, *end;
    struct buf *out;
    unsigned removed;
};

/* A line without its end; `next` is the start of the following line. */
struct line {
    const char *p;
    size_t n;
    const char *next;
};

static struct line line_at(const char *p, const char *end) {
    size_t n = 0;
    while (p + n < end && p[n] != '\n' && p[n] != '\r') n++;
    const char *next = p + n;
    if (next < end && *next == '\r') next++;
    if (next < end && *next == '\n') next++;
    return (struct line){p, n, next};
}

static bool is_blank(struct line l) {
    for (size_t i = 0; i < l.n; i++)
        if (l.p[i] != ' ' && l.p[i] != '\t') return false;
    return true;
}

static bool starts(struct line l, const char *word) {
    size_t n = strlen(word);
    return l.n >= n && memcmp(l.p, word, n) == 0;
}

static bool is(struct line l, const char *word) {
    while (l.n && isspace((unsigned char)l.p[l.n - 1])) l.n--;
    return l.n == strlen(word) && starts(l, word);
}

static bool holds(struct line l, const char *word) {
    return l.n && memmem(l.p, l.n, word, strlen(word));
}

static void add(struct text *t, struct line l) { buf_add(t->out, l.p, (size_t)(l.next - l.p)); }

static void add_cut(struct text *t, const char *p, const char *end) {
    if (hidden_cut(p, (size_t)(end - p), t->out)) t->removed |= CLEAN_BIT(COMMENTS);
}

/* ---- Markdown ---- */

/* "author: Ana". Without such a line, text between two rules may be a heading. */
static bool is_key(struct line l) {
    size_t n = 0;
    while (n < l.n && (isalnum((unsigned char)l.p[n]) || strchr("_-. \"'", l.p[n]))) n++;
    return n && n < l.n && (l.p[n] == ':' || l.p[n] == '=');
}

static void drop_front_matter(struct text *t) {
    struct line first = line_at(t->p, t->end), l = line_at(first.next, t->end);
    bool yaml = is(first, "---"), toml = is(first, "+++");
    while (l.p < t->end && (is_blank(l) || *l.p == '#')) l = line_at(l.next, t->end);
    if ((!yaml && !toml) || !is_key(l)) return;
    for (; l.p < t->end; l = line_at(l.next, t->end)) {
        if (!(yaml ? is(l, "---") || is(l, "...") : is(l, "+++"))) continue;
        t->p = l.next;
        t->removed |= CLEAN_BIT(FRONT_MATTER);
        return;
    }
}

static size_t indent_of(struct line l) {
    size_t n = 0;
    while (n < l.n && l.p[n] == ' ') n++;
    return n;
}

/* The length of a code fence (CommonMark 0.30, 4.5); 0 if the line is not a fence. */
static size_t fence_of(struct line l, char *sign) {
    size_t from = indent_of(l), n = from;
    if (from > 3 || from >= l.n || (l.p[from] != '`' && l.p[from] != '~')) return 0;
    while (n < l.n && l.p[n] == l.p[from]) n++;
    if (n - from < 3 || (l.p[from] == '`' && memchr(l.p + n, '`', l.n - n))) return 0;
    *sign = l.p[from];
    return n - from;
}

static bool ends_fence(struct line l, char sign, size_t length) {
    char found;
    size_t n = fence_of(l, &found), from = indent_of(l);
    return n >= length && found == sign &&
           is_blank((struct line){l.p + from + n, l.n - from - n, l.next});
}

static size_t ticks_at(const char *p, const char *end) {
    size_t n = 0;
    while (p + n < end && p[n] == '`') n++;
    return n;
}

/* The position after the backticks that close this code span; NULL if there are none. */
static const char *after_code(const char *p, const char *end) {
    size_t n = ticks_at(p, end);
    for (p += n; p < end;) {
        size_t run = ticks_at(p, end);
        if (run == n) return p + n;
        p += run ? run : 1;
    }
    return NULL;
}

/* A scan along a line that never goes back, so that the cost of a line is linear even with a
 * million comments. */
struct walk {
    const char *end;
    const char *p, *markup; /* positions up to which code and markup have been searched */
    const char *code_end;   /* end of the last code span found */
    bool unclosed;          /* backticks were opened but not closed */
    bool has_markup;
};

static struct walk walk_along(struct line l) {
    return (struct walk){.end = l.p + l.n, .p = l.p, .markup = l.p, .code_end = l.p};
}

/* Whether there is markup before this place; backticks in markup are not code. */
static bool has_markup(struct walk *w, const char *at) {
    for (const char *p = w->markup; !w->has_markup && p + 1 < at; w->markup = ++p)
        w->has_markup = *p == '<' && (isalpha((unsigned char)p[1]) || p[1] == '/' || p[1] == '?' ||
                                      (p[1] == '!' && (at - p < 3 || p[2] != '-')));
    return w->has_markup;
}

/* Whether this place is in a code span that opens and closes on its line. */
static bool is_in_code(struct walk *w, const char *at) {
    while (!w->unclosed && w->p < at) {
        const char *next = *w->p == '\\' ? w->p + 2 : w->p + 1;
        if (*w->p == '`') next = after_code(w->p, w->end);
        w->unclosed = !next;
        if (next && *w->p == '`') w->code_end = next;
        if (next) w->p = next;
    }
    return at < w->code_end;
}

/* For the definition of a link that leads nowhere, "[//]: # (a comment)", returns the position
 * after its last line; otherwise NULL. */
static const char *end_of_definition(struct line l, const char *end) {
    size_t at = indent_of(l);
    const char *close =
        at < l.n && at < 4 && l.p[at] == '[' ? memchr(l.p + at, ']', l.n - at) : NULL;
    const char *last = l.p + l.n;
    if (!close || close + 1 >= last || close[1] != ':') return NULL;
    for (close += 2; close < last && (*close == ' ' || *close == '\t');) close++;
    size_t target = 0;
    if (close < last && *close == '#') target = 1;
    if (last - close > 1 && memcmp(close, "<>", 2) == 0) target = 2;
    if (!target) return NULL;
    for (close += target; close < last && (*close == ' ' || *close == '\t');) close++;
    if (close == last) return l.next;
    if (*close != '(' && *close != '"' && *close != '\'') return NULL;
    const char until = *close == '(' ? ')' : *close;
    close++;
    for (; l.p < end && !is_blank(l); l = line_at(l.next, end), close = l.p)
        if (memchr(close, until, (size_t)(l.p + l.n - close))) return l.next;
    return l.next;
}

struct block {
    bool markup; /* may continue: apparent code may not be code */
    bool ticks;  /* backticks of an earlier line may be open */
};

static void follow(struct block *b, struct line l, bool whole) {
    struct walk w = walk_along(l);
    if (whole && is_blank(l)) *b = (struct block){0};
    is_in_code(&w, w.end);
    b->ticks |= w.unclosed;
    b->markup |= has_markup(&w, w.end);
}

/* Adds text up to the end of the line, or up to the end of a comment outside of code; returns where
 * to continue. Where all comments are removed anyway, those within the line are removed in one
 * call. */
static const char *add_text(struct text *t, struct line l, const struct block *b) {
    const char *p = l.p, *open;
    const bool all = b->markup || b->ticks;
    struct walk w = walk_along(l);
    while ((open = memmem(p, (size_t)(w.end - p), "<!--", 4))) {
        bool code = !all && !has_markup(&w, open) && is_in_code(&w, open);
        buf_add(t->out, p, (size_t)(open - p) + (code ? 4 : 0));
        p = open + 4;
        if (code) continue;
        const char *close = memmem(open + 2, (size_t)(t->end - open) - 2, "-->", 3);
        t->removed |= CLEAN_BIT(COMMENTS);
        p = close ? close + 3 : t->end;
        if (!all || p > w.end) return p;
    }
    buf_add(t->out, p, (size_t)(l.next - p));
    return l.next;
}

/* If a line is indented less than the fence, the enclosing list may have ended. */
static const char *add_fence(struct text *t, struct line l, char sign, size_t length) {
    size_t indent = indent_of(l);
    do {
        add(t, l);
        l = line_at(l.next, t->end);
    } while (l.p < t->end && !ends_fence(l, sign, length) &&
             (is_blank(l) || indent_of(l) >= indent));
    if (l.p >= t->end || !ends_fence(l, sign, length)) return l.p;
    add(t, l);
    return l.next;
}

/* Markup that does not end at blank lines, and fences in lists and quotations: apparent fences may
 * not be fences. */
static bool has_doubtful_fences(const char *p, const char *end) {
    static const char *const tags[] = {"<script", "<pre", "<style", "<textarea", "<?", "<![CDATA["};
    char sign;
    for (const char *q = p; q < end; q++)
        for (size_t i = 0; *q == '<' && i < sizeof tags / sizeof *tags; i++)
            if ((size_t)(end - q) >= strlen(tags[i]) &&
                strncasecmp(q, tags[i], strlen(tags[i])) == 0)
                return true;
    for (struct line l = line_at(p, end); l.p < end; l = line_at(l.next, end))
        if ((holds(l, "```") || holds(l, "~~~")) && !fence_of(l, &sign)) return true;
    return false;
}

static void clean_markdown(struct text *t) {
    enum { NOTES_MOST = 16 }; /* comments in a line, after which code is no longer recognized */
    struct block block = {0};
    const char *line_end = NULL;
    size_t notes = 0;
    drop_front_matter(t);
    bool doubtful = has_doubtful_fences(t->p, t->end);
    bool whole = true; /* at the start of a line */
    for (const char *p = t->p, *next; p < t->end; p = next) {
        struct line l = line_at(p, t->end);
        notes = l.next == line_end ? notes + 1 : 0;
        line_end = l.next;
        if (notes > NOTES_MOST) block.ticks = true;
        char sign = 0;
        size_t fence = whole && !block.markup && !doubtful ? fence_of(l, &sign) : 0;
        const char *definition = whole ? end_of_definition(l, t->end) : NULL;
        if (fence) {
            next = add_fence(t, l, sign, fence);
        } else if (definition) {
            t->removed |= CLEAN_BIT(COMMENTS);
            next = definition;
        } else {
            next = add_text(t, l, &block);
            follow(&block, l, whole);
        }
        whole = next[-1] == '\n' || next[-1] == '\r';
    }
}

/* ---- captions (WebVTT, 4.1) ---- */

/* The end of a block: the next blank line. */
static const char *end_of_block(const char *p, const char *end) {
    struct line l = line_at(p, end);
    while (l.p < end && !is_blank(l)) l = line_at(l.next, end);
    return l.p;
}

static void add_style(struct text *t, const char *p, const char *end) {
    for (const char *open; p < end && (open = memmem(p, (size_t)(end - p), "/*", 2));) {
        const char *close = memmem(open + 2, (size_t)(end - open) - 2, "*/", 2);
        buf_add(t->out, p, (size_t)(open - p));
        p = close ? close + 2 : end;
        t->removed |= CLEAN_BIT(COMMENTS);
    }
    buf_add(t->out, p, (size_t)(end - p));
}

/* Keeps times and text. Text before the times, and blocks without times, are never shown. */
static void add_cue(struct text *t, const char *p, const char *end) {
    struct line l = line_at(p, end);
    while (l.p < end && !holds(l, "-->")) l = line_at(l.next, end);
    if (l.p >= end || !isdigit((unsigned char)*l.p)) {
        t->removed |= CLEAN_BIT(COMMENTS);
        return;
    }
    add(t, l);
    add_cut(t, l.next, end);
}

static void clean_captions(struct text *t) {
    struct line first = line_at(t->p, t->end);
    buf_str(t->out, "WEBVTT");
    buf_add(t->out, first.p + first.n, (size_t)(first.next - first.p) - first.n);
    for (const char *p = end_of_block(first.p, t->end), *end; p < t->end; p = end) {
        struct line l = line_at(p, t->end);
        end = is_blank(l) ? l.next : end_of_block(p, t->end);
        bool note = starts(l, "NOTE") && (l.n == 4 || l.p[4] == ' ' || l.p[4] == '\t');
        if (is_blank(l) || is(l, "REGION"))
            buf_add(t->out, p, (size_t)(end - p));
        else if (note)
            t->removed |= CLEAN_BIT(COMMENTS);
        else if (is(l, "STYLE"))
            add_style(t, p, end);
        else
            add_cue(t, p, end);
    }
}

/* ---- all ---- */

static void clean_by_kind(struct text *t, enum media_kind kind) {
    if (kind == KIND_MARKDOWN)
        clean_markdown(t);
    else if (kind == KIND_VTT && starts(line_at(t->p, t->end), "WEBVTT"))
        clean_captions(t);
    else
        add_cut(t, t->p, t->end);
}

/* Whether a picture or another file is embedded in the text (RFC 2397):
 * "data:image/jpeg;base64,/9j/...". Its location and the people in it are unknown, so consent for
 * pictures could not be applied. */
static bool has_file_within(const char *text, size_t n) {
    static const char coded[] = ";base64", scheme[] = "data";
    const char *end = text + n;
    for (const char *p = text; p < end && (p = memchr(p, ':', (size_t)(end - p))); p++) {
        if (p - text < 4 || strncasecmp(p - 4, scheme, 4) != 0) continue;
        const char *type = p + 1, *comma = type;
        while (comma < end && *comma &&
               (isalnum((unsigned char)*comma) || strchr("/.+-_=; \\\"'%", *comma)))
            comma++;
        size_t length = (size_t)(comma - type);
        bool file = (length > 6 && strncasecmp(type, "image/", 6) == 0) ||
                    (length >= 7 && strncasecmp(comma - 7, coded, 7) == 0);
        if (file && end - comma > 1 && *comma == ',' &&
            (isalnum((unsigned char)comma[1]) || strchr("/+%<\\", comma[1])))
            return true;
    }
    return false;
}

bool clean_text(struct cleaning *c) {
    static const char mark[] = "\xEF\xBB\xBF";
    struct buf plain = BUF_INIT;
    const char *data = (const char *)c->data;
    bool low = c->n >= 2 && memcmp(c->data, "\xFF\xFE", 2) == 0,
         wide = low || (c->n >= 2 && memcmp(c->data, "\xFE\xFF", 2) == 0);
    if (wide) extract_utf16(c->data, c->n, low, &plain);
    struct text t = {data, data + c->n, c->out, 0};
    if (wide) {
        t.p = plain.p;
        t.end = plain.p + plain.n;
    }
    bool marked = !wide && t.end - t.p >= 3 && memcmp(t.p, mark, 3) == 0;
    if (marked) t.p += 3;
    if (marked || wide) buf_add(c->out, mark, 3);
    if (t.p < t.end) clean_by_kind(&t, c->kind);
    c->removed |= t.removed;
    const bool within = has_file_within(c->out->p, c->out->n);
    if (wide && !t.removed) {
        buf_clear(c->out);
        buf_add(c->out, data, c->n);
    }
    buf_release(&plain);
    return !within ||
           clean_hold(
               c, "a picture or another file is written into the text",
               "save the picture as a file of its own in the evidence folder, and take it out "
               "of the text");
}
