/* sections.c: see sections.h. Lines are examined one by one, and each keeps its number in the file.
 * A line that looks like another learner's heading and is none (in a list, in code, of the third
 * level) is an error: the words below it may be meant for the other learner. */
#include "load/class/sections.h"

#include "load/class/class_names.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "i18n/name_words.h"
#include "i18n/spelling.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/workspace.h"

#include <string.h>
#include <strings.h>

/* ---- lines ---- */

struct line {
    const char *text;
    size_t n; /* without its end */
    int number;
};

/* A walk through the lines of the text after the front matter. */
struct walk {
    const char *at, *end;
    int number;
    char fence; /* '`' or '~' inside a block of code */
    size_t fence_length;
    bool comment;
};

static bool next_line(struct walk *w, struct line *out) {
    if (w->at >= w->end) return false;
    const char *p = w->at;
    while (p < w->end && *p != '\n' && *p != '\r') p++;
    *out = (struct line){w->at, (size_t)(p - w->at), w->number++};
    if (p < w->end && *p == '\r' && p + 1 < w->end && p[1] == '\n') p++;
    w->at = p < w->end ? p + 1 : p;
    return true;
}

static size_t indented(const struct line *l) {
    size_t n = 0;
    while (n < l->n && l->text[n] == ' ') n++;
    return n;
}

static size_t run_of(const struct line *l, size_t from, char c) {
    size_t n = 0;
    while (from + n < l->n && l->text[from + n] == c) n++;
    return n;
}

static bool is_blank_from(const struct line *l, size_t from) {
    for (size_t i = from; i < l->n; i++)
        if (l->text[i] != ' ' && l->text[i] != '\t') return false;
    return true;
}

/* Is `to` in code, if `code` says so of `from`? */
static bool is_in_code(bool code, const char *from, const char *to) {
    for (const char *p = from; p < to; p++)
        if (*p == '`') code = !code;
    return code;
}

/* Does a comment begin in the line? True if the line is nothing but a comment. */
static bool opens_comment(struct walk *w, const struct line *l) {
    const char *end = l->text + l->n, *at = l->text;
    const char *open = memmem(at, l->n, "<!--", 4), *first = open, *seen = at;
    bool code = false;
    while (open && !(code = is_in_code(code, seen, open))) {
        seen = open;
        const char *close = memmem(open + 4, (size_t)(end - open - 4), "-->", 3);
        if (!close) {
            w->comment = true;
            break;
        }
        at = close + 3;
        open = memmem(at, (size_t)(end - at), "<!--", 4);
    }
    if (!first || l->text + indented(l) != first) return false;
    return w->comment || is_blank_from(l, (size_t)(at - l->text));
}

/* Follows fences of code and comments. True if the line is inside of one, or begins or ends it. */
static bool is_inside(struct walk *w, const struct line *l) {
    const size_t at = indented(l);
    if (w->comment || w->fence) {
        if (w->comment)
            w->comment = !memmem(l->text, l->n, "-->", 3);
        else if (at < 4 && run_of(l, at, w->fence) >= w->fence_length &&
                 is_blank_from(l, at + run_of(l, at, w->fence)))
            w->fence = '\0';
        return true;
    }
    for (const char *c = "`~"; *c && at < 4; c++)
        if (run_of(l, at, *c) >= 3) {
            w->fence = *c;
            w->fence_length = run_of(l, at, *c);
            return true;
        }
    return opens_comment(w, l);
}

/* The text of a heading of the first or second level that begins with "#"; or NULL. */
static const char *heading_of(struct arena *a, const struct line *l) {
    size_t at = indented(l), marks = run_of(l, at, '#');
    if (at > 3 || marks < 1 || marks > 2) return NULL;
    if (at + marks < l->n && l->text[at + marks] != ' ' && l->text[at + marks] != '\t') return NULL;
    char *text = ascii_trim(arena_strndup(a, l->text + at + marks, l->n - at - marks));
    char *end = text + strlen(text);
    while (end > text && end[-1] == '#') *--end = '\0';
    return ascii_trim(text);
}

/* A line of dashes or equals signs makes a heading of the line before it. */
static bool is_underline(const struct line *l) {
    size_t at = indented(l), n = run_of(l, at, '-');
    if (!n) n = run_of(l, at, '=');
    return at < 4 && n && is_blank_from(l, at + n);
}

static bool may_be_paragraph(const struct line *l) {
    const size_t at = indented(l);
    return at < 4 && at < l->n && !strchr("#>-*+|<", l->text[at]) && l->text[at] != '\t';
}

/* Without the marks of bold and slanted letters. */
static const char *plain(struct arena *a, const char *text) {
    char *copy = arena_strdup(a, text), *to = copy;
    for (const char *p = text; *p; p++)
        if (!strchr("*_`", *p)) *to++ = *p;
    *to = '\0';
    return ascii_trim(copy);
}

/* ---- sections ---- */

struct splitting {
    struct class_log *c;
    struct class_names *names;
    struct source *source;
    struct sections *out;
    struct table *headed;        /* ids that have a heading in the file */
    struct learner_place *place; /* whose words these lines are; NULL: no one's */
    bool lost;                   /* the lines are under a heading that has a finding */
    bool told;                   /* text under no heading has a finding */
    bool shared;                 /* no heading yet, in a file with words for all */
    VEC(const struct learner_place *) doubted; /* of a file that spares them */
    const char *from;
    int line, from_line; /* of the heading; of the words */
    int last;            /* line of the file */
};

static void fault(struct splitting *s, int line, size_t n, enum code code, const char *text,
                  const char *remedy) {
    source_fault(s->source, s->c->loader->diags, code, (struct spot){line, 1, (int)n}, text,
                 remedy);
}

/* It is not known which words are this learner's. */
static void doubt(struct splitting *s, struct learner_place *p) {
    if (s->out->spares)
        VEC_PUSH(s->c->loader->arena, &s->doubted, p);
    else
        p->left_out = true;
}

static bool is_doubted(const struct splitting *s, const struct learner_place *p) {
    for (size_t i = 0; i < s->doubted.n; i++)
        if (s->doubted.v[i] == p) return true;
    return false;
}

/* The lines [from, to) as a text of their own, in which each has the number that it has in the
 * file. */
static struct class_section cut(struct splitting *s, const char *to) {
    struct arena *a = s->c->loader->arena;
    const size_t n = (size_t)(to - s->from), before = (size_t)(s->from_line - 1);
    char *text = arena_array(a, before + n + 1, 1); /* ends in a NUL */
    memset(text, '\n', before);
    memcpy(text + before, s->from, n);
    struct class_section one = {.source = *s->source, .line = s->line};
    one.source.text = text;
    one.source.n = before + n;
    one.source.lines = NULL;
    one.source.n_lines = 0;
    one.source.found = 0;
    one.front =
        (struct front){.body = text + before, .n_body = n, .lines_before_body = s->from_line - 1};
    return one;
}

char *sections_without_comments(struct arena *a, const char *text, size_t n) {
    char *copy = arena_strndup(a, text, n), *to = copy;
    bool open = false; /* nothing closes what begins from here on */
    for (const char *p = copy; *p;) {
        const bool begins = !open && strncmp(p, "<!--", 4) == 0;
        const char *close = begins ? strstr(p, "-->") : NULL;
        open = open || (begins && !close);
        if (close)
            p = close + 3;
        else
            *to++ = *p++;
    }
    *to = '\0';
    return copy;
}

/* Without comments that end in the same line. */
static char *without_comments(struct arena *a, const struct line *l) {
    return sections_without_comments(a, l->text, l->n);
}

/* Without the number of a list: "1) bo-dorn". */
static const char *without_number(const char *text) {
    text += strspn(text, " \t");
    const size_t digits = strspn(text, "0123456789");
    return digits && (text[digits] == '.' || text[digits] == ')') ? text + digits + 1 : text;
}

/* What a line says without the marks around it: those of lists, quotations, and headings, bold
 * letters, signs that cannot be seen. A name alone in a line is meant as a heading, whatever
 * surrounds it. */
static const char *like_heading(struct arena *a, const char *text) {
    return spell_bare(a, without_number(text));
}

/* ---- lines within a line ---- */

static bool is_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

/* The end of a tag of HTML that begins here, or NULL. */
static const char *tag_end(const char *p) {
    if (p[0] != '<' || !(p[1] == '/' || is_letter(p[1]))) return NULL;
    const char *end = strchr(p, '>');
    return end ? end + 1 : NULL;
}

static bool is_inline_tag(const char *p) {
    static const char *const names[] = {"b",   "i",    "u",   "s",    "em",  "strong", "a",
                                        "sub", "span", "sup", "code", "del", "mark",   "small"};
    p += p[1] == '/' ? 2 : 1;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const size_t n = strlen(names[i]);
        if (strncasecmp(p, names[i], n) == 0 && strchr(" \t/>", p[n])) return true;
    }
    return false;
}

/* Cuts off what readers see as a line of its own: up to a tag such as <br> or <h2>, or a separator
 * of lines of Unicode. Tags within a line are taken out. */
static const char *cut_line(struct arena *a, const char **text) {
    static const char *const separators[] = {"\u2028", "\u2029", "\xC2\x85"};
    struct buf out = BUF_INIT;
    const char *p = *text;
    for (bool ends = false; *p && !ends;) {
        const char *after = tag_end(p);
        ends = after && !is_inline_tag(p);
        for (size_t i = 0; i < sizeof separators / sizeof *separators && !after; i++)
            if (strncmp(p, separators[i], strlen(separators[i])) == 0) {
                after = p + strlen(separators[i]);
                ends = true;
            }
        if (!after) buf_char(&out, *p);
        p = after ? after : p + 1;
    }
    *text = p;
    return buf_take(&out, a);
}

/* Is it the learner under whose heading the line is, and no one else? */
static bool is_only(const struct named *named, const struct learner_place *p) {
    return named->n == 1 && named->v[0] == p;
}

/* Right below a heading, a name that two learners share is that of the one under the heading. */
static bool is_among(const struct named *named, const struct learner_place *p) {
    for (size_t i = 0; i < named->n; i++)
        if (named->v[i] == p) return true;
    return false;
}

static bool is_title(struct arena *a, const struct words *title, const char *key) {
    for (size_t i = 0; i < title->n; i++)
        if (strcmp(key, spell_key(a, title->entries[i].text)) == 0) return true;
    return false;
}

/* Is it what an area is called? Then a heading means the area, whoever has that last name. */
static bool is_area(const struct splitting *s, const char *text) {
    const struct workspace *w = s->c->loader->w;
    struct arena *a = s->c->loader->arena;
    const char *key = spell_key(a, text);
    for (size_t i = 0; i < w->n_frameworks; i++) {
        const struct framework *f = &w->frameworks[i];
        if (strcmp(key, spell_key(a, f->id)) == 0 || is_title(a, &f->title, key)) return true;
        for (size_t k = 0; k < f->n_competencies; k++) {
            const struct competency *one = &f->competencies[k];
            if (strcmp(key, spell_key(a, one->id)) == 0 || is_title(a, &one->title, key))
                return true;
        }
    }
    return false;
}

/* "Dorn - 3", "Dorn (3)": without what follows, if that is no sentence. */
static const char *before_dash(struct arena *a, const char *text) {
    static const char *const signs[] = {" -", "\u2013", "\u2014", "("};
    enum { WORDS = 3 };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *at = strstr(text, signs[i]);
        if (at && name_words_of(a, at, strlen(at)).n <= WORDS)
            return spell_bare(a, arena_strndup(a, text, (size_t)(at - text)));
    }
    return text;
}

/* Whom a last name alone means, but for the learner whose words these are: others of the family
 * have it, too. */
static struct named named_by_last(const struct splitting *s, const char *label) {
    const char *text = before_dash(s->c->loader->arena, label);
    const struct named named = class_names_find_last(s->names, text);
    if (!named.n || is_among(&named, s->place) || is_area(s, text)) return (struct named){0};
    return named;
}

/* Whom a line names as a heading would: alone, before a colon, or in the first cell of a table. */
static struct named named_by(const struct splitting *s, const char *text) {
    struct arena *a = s->c->loader->arena;
    struct named named = class_names_find(s->names, text);
    const size_t n = strcspn(text, ":|");
    const char *label = text[n] ? spell_bare(a, arena_strndup(a, text, n)) : text;
    if (!named.n && text[n]) named = class_names_find(s->names, label);
    return named.n ? named : named_by_last(s, label);
}

static void report_look_alike(struct splitting *s, const struct line *l, const char *text) {
    struct arena *a = s->c->loader->arena;
    const struct learner_place *p = s->place;
    const char *quoted = source_quote(a, text);
    s->source->learner = p ? p->path : NULL;
    fault(s, l->number, l->n, CODE_UNDER_NO_HEADING,
          p ? arena_printf(a, "'%s' names another learner, and the words below would be %s's",
                           quoted, p->id)
            : arena_printf(a, "'%s' names a learner, and the words below would be everyone's",
                           quoted),
          "begin a learner's words with a line '## ' and the id, in no list, quotation, or "
          "code; or write the name within a sentence");
    s->source->learner = NULL;
}

/* Numbers are words, too. */
static bool has_letters(struct arena *a, const char *text, size_t n) {
    const struct wording words = name_words_of(a, text, n);
    for (size_t i = 0; i < words.n; i++)
        if (text[words.v[i].begin] < '0' || text[words.v[i].begin] > '9') return true;
    return false;
}

/* Without the first cells of a table that have no letter: "| 1 | Bo Dorn | ... |". */
static const char *first_words(struct arena *a, const char *text) {
    text += strspn(text, " \t");
    while (*text == '|') {
        const size_t n = strcspn(text + 1, "|");
        if (!text[n + 1] || has_letters(a, text + 1, n)) break;
        text += n + 1;
    }
    return text;
}

/* Returns whether it has a finding. begins: nothing is above it. */
static bool check_line(struct splitting *s, const struct line *l, const char *line, bool begins) {
    struct arena *a = s->c->loader->arena;
    struct learner_place *p = s->place;
    const char *text = like_heading(a, first_words(a, line));
    struct named named = named_by(s, text);
    if (!named.n) named = class_names_in_label(s->names, without_number(line), !p, p);
    if (!named.n || is_only(&named, p) || (begins && is_among(&named, p))) return false;
    for (size_t i = 0; i < named.n; i++) doubt(s, named.v[i]);
    if (p) doubt(s, p);
    if (!p) s->out->unsafe = true;
    report_look_alike(s, l, text);
    return true;
}

/* Under a learner's heading, or before the first one. */
static void check_lines(struct splitting *s, const char *to) {
    struct arena *a = s->c->loader->arena;
    struct walk w = {.at = s->from, .end = to, .number = s->from_line};
    struct line l;
    bool first = true;
    while (next_line(&w, &l)) {
        is_inside(&w, &l);
        if (w.comment) continue;
        const char *text = without_comments(a, &l);
        const bool begins = first;
        first = first && !*ascii_trim(arena_strdup(a, text));
        while (*text && !check_line(s, &l, cut_line(a, &text), begins)) {}
    }
}

static void finish(struct splitting *s, const char *to) {
    const size_t n = (size_t)(to - s->from);
    if (s->place || s->shared) check_lines(s, to);
    if (s->shared) s->out->n_shared = n;
    s->shared = false;
    if (!s->place) return;
    const struct learner_section one = {s->place, cut(s, to), s->from, n};
    VEC_PUSH(s->c->loader->arena, &s->out->list, one);
}

static const char *without_heading(const struct splitting *s) {
    const struct group *g = s->c->group;
    struct arena *a = s->c->loader->arena;
    const char **ids = arena_array(a, group_size(g) + 1, sizeof *ids);
    size_t n = 0;
    for (size_t i = 0; i < group_size(g); i++)
        if (!table_find(s->headed, group_at(g, i)->id)) ids[n++] = group_at(g, i)->id;
    return n ? arena_printf(a, "; without a heading: %s", schema_names(a, ids, n, 6)) : "";
}

static bool is_twice(const struct splitting *s, const struct learner_place *p) {
    for (size_t i = 0; i < s->out->list.n; i++)
        if (s->out->list.v[i].place == p) return true;
    return false;
}

/* It is not known whose the words are: what is published of those who may be meant stays. */
static void report_no_id(struct splitting *s, const struct line *l, const char *text) {
    struct arena *a = s->c->loader->arena;
    const struct named named = class_names_find(s->names, text);
    for (size_t i = 0; i < named.n; i++) doubt(s, named.v[i]);
    if (s->c->has_unknown) return; /* it may be a learner who cannot be read */
    const char *what = named.n ? "'%s' is not the id of a learner, so nobody gets these words"
                               : "no learner '%s' in this class, so nobody gets these words";
    fault(s, l->number, l->n, CODE_NO_LEARNER, arena_printf(a, what, source_quote(a, text)),
          arena_printf(a, "a heading is an id, which is %s%s", class_id_is(a, s->c->group),
                       without_heading(s)));
}

static void report_elsewhere(struct splitting *s, const struct line *l,
                             const struct learner_place *p) {
    struct arena *a = s->c->loader->arena;
    fault(s, l->number, l->n, CODE_NO_LEARNER,
          arena_printf(a, "'%s' is in %s, so nobody gets these words", p->id, p->group->path),
          s->c->group->course
              ? "add the id to 'learners' in class.yaml; or correct the heading, if someone else "
                "is meant"
              : "write 'earlier' in learner.yaml, with this class and the last day here; or "
                "correct the heading, if someone else is meant");
}

/* Sets whose words follow. */
static void look_up(struct splitting *s, const struct line *l, const char *heading) {
    struct arena *a = s->c->loader->arena;
    const char *text = plain(a, heading);
    struct learner_place *p = class_whose_id(s->c, ascii_lowered(a, text));
    const bool here = p && (class_is_here(s->c, p) || class_was_ever_here(s->c->group, p));
    s->place = here ? p : NULL;
    s->lost = !here;
    if (p) s->source->learner = p->path;
    if (!p) {
        report_no_id(s, l, text);
    } else if (!here) {
        doubt(s, p);
        report_elsewhere(s, l, p);
    } else if (is_twice(s, p)) {
        doubt(s, p);
        fault(s, l->number, l->n, CODE_DUPLICATE_ID,
              arena_printf(a, "'%s' has two headings in this file", p->id),
              "put all words on a learner under one heading");
    }
    s->source->learner = NULL;
}

/* Words before the first heading belong to no one. */
static void look_at_text(struct splitting *s, const struct line *l) {
    if (s->place || s->lost || s->told || s->shared || is_blank_from(l, 0)) return;
    fault(s, l->number, l->n, CODE_UNDER_NO_HEADING,
          "this text is under no learner's heading, so nobody gets it",
          "put it under a line '## ' with a learner's id, or into each learner's words; "
          "a note for yourself goes between <!-- and -->");
    s->told = true;
}

/* What to call at each heading of the first or second level, before it and at the end, and for each
 * line of text. */
struct headings {
    void (*begin)(struct splitting *s, const struct line *l, const char *heading,
                  const struct walk *words);
    void (*end)(struct splitting *s, const char *to);
    void (*text)(struct splitting *s, const struct line *l);
};

static void begin(struct splitting *s, const struct line *l, const char *heading,
                  const struct walk *words) {
    look_up(s, l, heading);
    s->from = words->at;
    s->line = l->number;
    s->from_line = words->number;
}

static void note_heading(struct splitting *s, const struct line *l, const char *heading,
                         const struct walk *words) {
    (void)l;
    (void)words;
    struct arena *a = s->c->loader->arena;
    table_set(s->headed, ascii_lowered(a, plain(a, heading)), s);
}

/* True if a comment is open at the end. */
static bool each_heading(struct splitting *s, const struct front *front,
                         const struct headings *calls) {
    struct walk w = {.at = front->body,
                     .end = front->body + front->n_body,
                     .number = front->lines_before_body + 1};
    struct arena *a = s->c->loader->arena;
    struct line l, before = {0};
    while (next_line(&w, &l)) {
        const char *heading = NULL, *from = l.text;
        const struct line *at = &l;
        const bool inside = is_inside(&w, &l);
        if (!inside) heading = heading_of(a, &l);
        const bool under =
            !inside && !heading && before.n && is_underline(&l) && may_be_paragraph(&before);
        if (before.n && !under && calls->text) calls->text(s, &before);
        if (under) {
            heading = ascii_trim(arena_strndup(a, before.text, before.n));
            from = before.text;
            at = &before;
        }
        if (heading) {
            if (calls->end) calls->end(s, from);
            calls->begin(s, at, heading, &w);
        }
        before = inside || (heading && !under) ? (struct line){0} : l;
    }
    if (before.n && calls->text) calls->text(s, &before);
    if (calls->end) calls->end(s, w.end);
    s->last = w.number - 1;
    return w.comment;
}

void sections_split(struct class_log *c, struct source *source, const struct front *front,
                    struct sections *out) {
    static const struct headings noted = {.begin = note_heading},
                                 cut_at = {begin, finish, look_at_text};
    struct splitting s = {.c = c,
                          .source = source,
                          .out = out,
                          .names = class_names(c),
                          .headed = table_new(c->loader->arena),
                          .shared = out->shares,
                          .from = front->body,
                          .from_line = front->lines_before_body + 1};
    size_t kept = 0;
    each_heading(&s, front, &noted);
    const bool open = each_heading(&s, front, &cut_at);
    for (size_t i = 0; i < out->list.n; i++)
        if (!(open && out->spares) && !is_doubted(&s, out->list.v[i].place))
            out->list.v[kept++] = out->list.v[i];
    out->list.n = kept;
    if (!open) return;
    fault(&s, s.last, 1, CODE_UNDER_NO_HEADING,
          "a comment above is not closed, and hides all headings after it", "close it with -->");
    if (!out->spares) class_doubt_all(c->loader, c->group);
}

void sections_doubt(const struct sections *s) {
    for (size_t i = 0; i < s->list.n; i++) s->list.v[i].place->left_out = true;
}
