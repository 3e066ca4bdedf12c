/* sections.c: see sections.h. Lines are examined one by one, and each keeps its number in the file.
 * A line that looks like another learner's heading and is none (in a list, in code, of the third
 * level) is an error: the words below it may be meant for the other learner. */
#include "load/class/sections.h"

#include "base/ascii.h"
#include "i18n/spelling.h"
#include "model/group.h"

#include <string.h>

/* ---- who is meant by a heading ---- */

/* The names that a heading may have for a learner. */
static size_t names_of(struct arena *a, const struct learner_place *p, const char *names[8]) {
    size_t n = 0;
    if (p->first) names[n++] = p->first;
    if (p->called) names[n++] = p->called;
    if (p->first && p->last) {
        names[n++] = arena_printf(a, "%s %s", p->first, p->last);
        names[n++] = arena_printf(a, "%s %s", p->last, p->first);
        names[n++] = arena_printf(a, "%s, %s", p->last, p->first);
    }
    if (p->called && p->last) {
        names[n++] = arena_printf(a, "%s %s", p->called, p->last);
        names[n++] = arena_printf(a, "%s, %s", p->last, p->called);
    }
    return n;
}

static bool is_named(struct arena *a, const struct learner_place *p, const char *key) {
    const char *names[8];
    const size_t n = names_of(a, p, names);
    for (size_t i = 0; i < n; i++)
        if (strcmp(spell_key(a, names[i]), key) == 0) return true;
    return false;
}

/* How many learners of the class, or who were in it before, a text may name; *found is the first.
 * An id means one alone. */
static size_t who_is_named(const struct class_log *c, const char *text,
                           struct learner_place **found) {
    struct arena *a = c->loader->arena;
    const struct load_index *index = c->loader->index;
    const struct group *g = c->group;
    size_t n = 0;
    *found = class_find(g, ascii_lowered(a, text));
    if (*found) return 1;
    const char *key = spell_key(a, text);
    for (size_t i = 0; *key && i < class_size(g); i++)
        if (is_named(a, class_at(g, i), key) && n++ == 0) *found = class_at(g, i);
    for (size_t i = 0; *key && i < index->movers.n; i++) {
        struct learner_place *p = index->movers.v[i];
        if (class_is_here(c, p) || !class_was_ever_here(g, p)) continue;
        if (is_named(a, p, key) && n++ == 0) *found = p;
    }
    return n;
}

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

static bool is_in_code(const struct line *l, const char *at) {
    bool code = false;
    for (const char *p = l->text; p < at; p++)
        if (*p == '`') code = !code;
    return code;
}

/* Does a comment begin in the line? True if the line is nothing but a comment. */
static bool opens_comment(struct walk *w, const struct line *l) {
    const char *end = l->text + l->n, *at = l->text;
    const char *open = memmem(at, l->n, "<!--", 4), *first = open;
    while (open && !is_in_code(l, open)) {
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
    struct source *source;
    struct sections *out;
    struct learner_place *place; /* whose words these lines are; NULL: no one's */
    bool lost;                   /* the lines are under a heading that has a finding */
    bool told;                   /* text under no heading has a finding */
    const char *from;
    int line, from_line; /* of the heading; of the words */
};

static void fault(struct splitting *s, int line, size_t n, enum code code, const char *text,
                  const char *remedy) {
    source_fault(s->source, s->c->loader->diags, code, (struct spot){line, 1, (int)n}, text,
                 remedy);
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

/* The text of a line that begins with '#', wherever it is: in a list, a quotation, or code. */
static const char *like_heading(struct arena *a, const struct line *l) {
    size_t at = 0;
    while (at < l->n && strchr(" \t>*+-.)0123456789", l->text[at])) at++;
    const size_t marks = run_of(l, at, '#');
    if (!marks) return NULL;
    char *text = ascii_trim(arena_strndup(a, l->text + at + marks, l->n - at - marks));
    return plain(a, text);
}

static void check_lines(struct splitting *s, const char *to) {
    struct arena *a = s->c->loader->arena;
    struct walk w = {.at = s->from, .end = to, .number = s->from_line};
    struct learner_place *found, *p = s->place;
    struct line l;
    while (next_line(&w, &l)) {
        is_inside(&w, &l);
        const char *text = w.comment ? NULL : like_heading(a, &l);
        const size_t n = text ? who_is_named(s->c, text, &found) : 0;
        if (!n || (n == 1 && found == p)) continue;
        p->left_out = true;
        s->source->learner = p->path;
        fault(s, l.number, l.n, CODE_UNDER_NO_HEADING,
              arena_printf(a, "'%s' names another learner, and the words below would be %s's",
                           source_quote(a, text), p->id),
              "begin a learner's words with a line '## ' that is in no list, quotation, or code");
        s->source->learner = NULL;
    }
}

static void finish(struct splitting *s, const char *to) {
    if (!s->place) return;
    check_lines(s, to);
    const struct learner_section one = {s->place, cut(s, to)};
    VEC_PUSH(s->c->loader->arena, &s->out->list, one);
}

static const char *without_heading(struct splitting *s) {
    const struct group *g = s->c->group;
    struct arena *a = s->c->loader->arena;
    const char **ids = arena_array(a, class_size(g) + 1, sizeof *ids);
    size_t n = 0;
    for (size_t i = 0; i < class_size(g); i++) {
        size_t k = 0;
        while (k < s->out->list.n && s->out->list.v[k].place != class_at(g, i)) k++;
        if (k == s->out->list.n && class_at(g, i) != s->place) ids[n++] = class_at(g, i)->id;
    }
    return n ? arena_printf(a, "; no heading so far: %s", schema_names(a, ids, n, 6)) : "";
}

static bool is_twice(const struct splitting *s, const struct learner_place *p) {
    for (size_t i = 0; i < s->out->list.n; i++)
        if (s->out->list.v[i].place == p) return true;
    return false;
}

/* Sets whose words follow. */
static void look_up(struct splitting *s, const struct line *l, const char *heading) {
    struct arena *a = s->c->loader->arena;
    const char *text = plain(a, heading);
    struct learner_place *p;
    size_t n = who_is_named(s->c, text, &p);
    if (!n) p = class_whose_id(s->c, text);
    s->lost = n > 1 || !p;
    s->place = s->lost ? NULL : p;
    if (s->c->has_unknown && !n) return; /* it may be a learner who cannot be read */
    if (n > 1) {
        fault(s, l->number, l->n, CODE_NO_LEARNER,
              arena_printf(a, "more than one learner is called '%s'", source_quote(a, text)),
              "write the id, which is the name of the learner's folder");
    } else if (!p) {
        fault(s, l->number, l->n, CODE_NO_LEARNER,
              arena_printf(a, "no learner '%s' in this class, so nobody gets these words",
                           source_quote(a, text)),
              arena_printf(a, "headings are ids, or names that only one learner of the class has%s",
                           without_heading(s)));
    } else if (is_twice(s, p)) {
        p->left_out = true;
        s->source->learner = p->path;
        fault(s, l->number, l->n, CODE_DUPLICATE_ID,
              arena_printf(a, "'%s' has two headings in this file", p->id),
              "put all words on a learner under one heading");
        s->source->learner = NULL;
    } else if (!class_is_here(s->c, p) && !class_was_ever_here(s->c->group, p)) {
        fault(
            s, l->number, l->n, CODE_MOVED_ROWS,
            arena_printf(a, "'%s' is in %s, and these words count there", p->id, p->group->path),
            s->c->group->course
                ? "add the id to 'learners' in class.yaml; or correct the heading, if someone else "
                  "is meant"
                : "write 'earlier' in learner.yaml, with this class and the last day here; or "
                  "correct the heading, if someone else is meant");
    }
}

/* Words before the first heading belong to no one. */
static void look_at_text(struct splitting *s, const struct line *l) {
    if (s->place || s->lost || s->told || is_blank_from(l, 0)) return;
    fault(s, l->number, l->n, CODE_UNDER_NO_HEADING,
          "this text is under no learner's heading, so nobody gets it",
          "put it under a line '## ' with a learner's id, or into each learner's words; "
          "a note for yourself goes between <!-- and -->");
    s->told = true;
}

static void begin(struct splitting *s, const struct line *l, const char *heading, const char *words,
                  int line) {
    look_up(s, l, heading);
    s->from = words;
    s->line = l->number;
    s->from_line = line;
}

void sections_split(struct class_log *c, struct source *source, const struct front *front,
                    struct sections *out) {
    struct arena *a = c->loader->arena;
    struct splitting s = {.c = c, .source = source, .out = out};
    struct walk w = {.at = front->body,
                     .end = front->body + front->n_body,
                     .number = front->lines_before_body + 1};
    struct line l, before = {0};
    while (next_line(&w, &l)) {
        const char *heading = NULL;
        const bool inside = is_inside(&w, &l);
        if (!inside) heading = heading_of(a, &l);
        if (heading) {
            if (before.n) look_at_text(&s, &before);
            finish(&s, l.text);
            begin(&s, &l, heading, w.at, w.number);
        } else if (!inside && before.n && is_underline(&l) && may_be_paragraph(&before)) {
            finish(&s, before.text);
            begin(&s, &before, ascii_trim(arena_strndup(a, before.text, before.n)), w.at, w.number);
        } else if (before.n) {
            look_at_text(&s, &before);
        }
        before = inside || heading ? (struct line){0} : l;
    }
    if (before.n) look_at_text(&s, &before);
    finish(&s, w.end);
    if (!w.comment) return;
    fault(&s, w.number - 1, 1, CODE_UNDER_NO_HEADING,
          "a comment above is not closed, and hides all headings after it", "close it with -->");
    class_doubt_all(c->loader, c->group);
}

void sections_doubt(const struct sections *s) {
    for (size_t i = 0; i < s->list.n; i++) s->list.v[i].place->left_out = true;
}
