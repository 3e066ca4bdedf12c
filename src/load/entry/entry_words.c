/* entry_words.c: a class's narratives as texts, one for each learner, and texts put back under the
 * learners' headings. Nothing else of the file changes: the result is split again, and is not used
 * if anything else differs. */
#include "load/class/sections.h"
#include "load/entry/entry_inner.h"

#include "i18n/spelling.h"
#include "model/group.h"
#include "model/term.h"

#include <string.h>

/* ---- a file, split ---- */

/* Splits without findings in the list of the work. False, with the first of them in *fault (which
 * may be NULL), if there is any error. */
static bool split(struct entry_work *k, struct source *s, const struct front *front,
                  struct sections *out, struct diag *fault) {
    struct diags *kept = k->loader.diags, *unseen = diags_new(k->arena);
    k->loader.diags = unseen;
    sections_split(&k->log, s, front, out);
    k->loader.diags = kept;
    for (size_t i = 0; i < unseen->list.n; i++) {
        if (unseen->list.v[i].severity != DIAG_ERROR) continue;
        if (fault) *fault = unseen->list.v[i];
        return false;
    }
    return true;
}

static bool split_file(struct entry_work *k, struct source *s, struct front *front,
                       struct sections *out) {
    return front_split(s, diags_new(k->arena), front) && split(k, s, front, out, NULL);
}

/* ---- the words of a section ---- */

struct part {
    size_t from, to; /* in the text of the file: the words, without blanks around them */
    size_t end;      /* where the next heading begins, or the file ends */
};

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* The end of a comment that begins here and is alone in its lines; NULL if there is none. */
static const char *after_comment(const char *p, const char *end) {
    if (end - p < 7 || strncmp(p, "<!--", 4) != 0) return NULL;
    const char *close = memmem(p, (size_t)(end - p), "-->", 3);
    if (!close) return NULL;
    close += 3;
    while (close < end && (*close == ' ' || *close == '\t')) close++;
    return close == end || *close == '\n' || *close == '\r' ? close : NULL;
}

/* A note to oneself under the heading, such as the name, is not of the words. */
static struct part part_of(struct source *s, const struct class_section *section) {
    size_t n;
    const int first = section->front.lines_before_body + 1;
    const char *from = source_line(s, first, &n), *end = s->text + s->n;
    if ((size_t)first > s->n_lines || from + section->front.n_body > end) from = end;
    const char *stop = from + section->front.n_body < end ? from + section->front.n_body : end,
               *to = stop, *comment;
    do {
        while (from < stop && is_blank(*from)) from++;
        comment = after_comment(from, stop);
        if (comment) from = comment;
    } while (comment);
    while (to > from && is_blank(to[-1])) to--;
    return (struct part){(size_t)(from - s->text), (size_t)(to - s->text),
                         (size_t)(stop - s->text)};
}

static bool refuse(struct entry_work *k, const char *path) {
    return load_fault(&k->loader, CODE_ENTRY_FILE, path,
                      "this file has errors, so nothing is put in",
                      "'folioscope check' says what they are: correct them, and take the sheet "
                      "again");
}

bool entry_words_now(struct entry_work *k, const struct entry_source *s, struct entry_table *t) {
    struct front front;
    struct sections sections = {0};
    if (!split_file(k, s->source, &front, &sections)) return refuse(k, s->path);
    for (size_t i = 0; i < sections.list.n; i++) {
        const struct learner_section *one = &sections.list.v[i];
        if (!class_is_here(&k->log, one->place)) continue;
        const struct part p = part_of(s->source, &one->words);
        struct entry_row row = {.place = one->place, .key = "", .at = i + 1};
        row.cells = arena_array(k->arena, 1, sizeof *row.cells);
        row.cells[0] = entry_plain(k->arena, s->source->text + p.from, p.to - p.from);
        row.too_long = entry_is_long(row.cells[0]);
        VEC_PUSH(k->arena, &t->rows, row);
    }
    return true;
}

/* ---- the words of a cell ---- */

static bool is_alone(const struct sections *all, const struct learner_place *p, size_t n) {
    return all->list.n == 1 && all->list.v[0].place == p && all->list.v[0].words.front.n_body == n;
}

/* What helps in a file does not always help in a cell, which is one learner's. */
static const char *cell_remedy(const struct diag *fault) {
    if (strcmp(fault->code, code_text(CODE_NO_LEARNER)) == 0 ||
        strcmp(fault->code, code_text(CODE_DUPLICATE_ID)) == 0)
        return "begin headings within the cell with ###";
    if (strcmp(fault->code, code_text(CODE_UNDER_NO_HEADING)) == 0)
        return "write the name within a sentence; words about another learner belong into that "
               "learner's row";
    return fault->remedy;
}

bool entry_words_sound(struct entry_work *k, const struct learner_place *p, const char *text,
                       struct diag *fault) {
    struct sections sections = {0};
    const char *whole = arena_printf(k->arena, "## %s\n\n%s", p->id, text);
    const size_t before = strlen(whole) - strlen(text) - 1; /* of the words: the blank line */
    struct source *s = arena_make(k->arena, struct source);
    struct diags *unseen = diags_new(k->arena);
    *fault =
        (struct diag){.code = code_text(CODE_UNDER_NO_HEADING),
                      .text = "these words would not stay under the learner's heading",
                      .remedy = "begin headings with ###, and close comments and blocks of code"};
    if (!source_open(s, k->arena, "", NULL, whole, strlen(whole), unseen)) {
        if (unseen->list.n) *fault = unseen->list.v[0];
        return false;
    }
    /* with another heading behind it, an open block of code or comment would take it in */
    const char *next = arena_printf(k->arena, "%s\n\n## %s\n", whole, p->id);
    const struct front front = {.body = whole, .n_body = strlen(whole)};
    if (!split(k, s, &front, &sections, fault)) {
        fault->remedy = cell_remedy(fault);
        return false;
    }
    if (!is_alone(&sections, p, strlen(whole) - before)) return false;
    struct sections two = {0};
    struct source *both = arena_make(k->arena, struct source);
    if (!source_open(both, k->arena, "", NULL, next, strlen(next), unseen)) return false;
    const struct front longer = {.body = next, .n_body = strlen(next)};
    struct diag twice = {0};
    /* the second heading is seen, and is the learner's again */
    return !split(k, both, &longer, &two, &twice) &&
           strcmp(twice.code, code_text(CODE_DUPLICATE_ID)) == 0;
}

/* ---- changing the file ---- */

static const char *line_end_of(const struct entry_source *s) {
    const char *text = s->there ? s->source->text : "";
    const size_t n = strcspn(text, "\r\n");
    return text[n] == '\r' && text[n + 1] == '\n' ? "\r\n" : "\n";
}

static void add_lines(struct buf *out, const char *text, const char *line_end) {
    for (; *text; text++)
        if (*text == '\n')
            buf_str(out, line_end);
        else
            buf_char(out, *text);
}

/* The name is a comment, which is in no output. */
static void add_heading(struct entry_work *k, const struct learner_place *p, const char *line_end,
                        struct buf *out) {
    const char *name = spell_full_name(k->arena, p->called ? p->called : "", p->last);
    buf_fmt(out, "%s## %s%s", line_end, p->id, line_end);
    if (*name && !strstr(name, "--") && !strchr(name, '>'))
        buf_fmt(out, "<!-- %s -->%s", name, line_end);
}

static void begin_file(struct entry_work *k, const struct entry_changes *c, struct buf *out) {
    char day[20];
    struct buf by = BUF_INIT;
    load_quote(&by, c->by);
    date_iso(k->group->calendar->as_of, day);
    buf_fmt(out, "---\nby: %s\ndate: %s\n---\n", by.p, day);
    buf_release(&by);
}

static const struct entry_change *change_of(const struct entry_changes *c, size_t at) {
    for (size_t i = 0; i < c->list.n; i++)
        if (c->list.v[i].row->at == at) return &c->list.v[i];
    return NULL;
}

static void put_sections(const struct entry_source *s, const struct entry_changes *c,
                         const struct sections *all, struct buf *out) {
    const char *line_end = line_end_of(s);
    size_t at = 0;
    for (size_t i = 0; i < all->list.n; i++) {
        const struct entry_change *change = change_of(c, i + 1);
        const struct part p = part_of(s->source, &all->list.v[i].words);
        if (!change) continue;
        buf_add(out, s->source->text + at, p.from - at);
        if (out->n && out->p[out->n - 1] != '\n') buf_str(out, line_end);
        if (p.from == p.to && p.from == p.end && p.end < s->source->n && out->n > 1 &&
            out->p[out->n - 2] == '\n' && strcmp(line_end, "\n") == 0)
            out->p[--out->n] = '\0'; /* the blank line before the next heading comes below */
        add_lines(out, change->row->cells[0], line_end);
        at = p.to;
        if (p.to < p.end) continue;
        buf_str(out, line_end);
        if (p.end < s->source->n) buf_str(out, line_end);
    }
    buf_add(out, s->source->text + at, s->source->n - at);
    if (out->n && out->p[out->n - 1] != '\n') buf_str(out, line_end);
}

/* ---- is everything else as it was? ---- */

static const char *words_at(struct entry_work *k, struct source *s, const struct sections *all,
                            size_t i) {
    const struct part p = part_of(s, &all->list.v[i].words);
    return entry_plain(k->arena, s->text + p.from, p.to - p.from);
}

static bool same(struct entry_work *k, const struct entry_source *s, const struct sections *was,
                 const struct entry_changes *c, const char *text, size_t n) {
    struct front front, before;
    struct sections now = {0};
    struct source *new = arena_make(k->arena, struct source);
    size_t at = was->list.n;
    if (!source_open(new, k->arena, s->path, NULL, text, n, diags_new(k->arena)) ||
        !split_file(k, new, &front, &now))
        return false;
    if (s->there && front_split(s->source, diags_new(k->arena), &before) &&
        (front.matter.n != before.matter.n ||
         (before.matter.n && memcmp(front.matter.text, before.matter.text, before.matter.n) != 0)))
        return false;
    for (size_t i = 0; i < at; i++) {
        const struct entry_change *change = change_of(c, i + 1);
        const char *wish = change ? change->row->cells[0] : words_at(k, s->source, was, i);
        if (i >= now.list.n || now.list.v[i].place != was->list.v[i].place ||
            strcmp(words_at(k, new, &now, i), wish) != 0)
            return false;
    }
    for (size_t i = 0; i < c->list.n; i++) {
        const struct entry_row *row = c->list.v[i].row;
        if (row->at) continue;
        if (at >= now.list.n || now.list.v[at].place != row->place ||
            strcmp(words_at(k, new, &now, at++), row->cells[0]) != 0)
            return false;
    }
    return at == now.list.n;
}

char *entry_put_words(struct entry_work *k, const struct entry_source *s,
                      const struct entry_changes *c, size_t *n) {
    struct buf out = BUF_INIT;
    struct front front;
    struct sections all = {0};
    const char *line_end = line_end_of(s);
    if (s->there && !split_file(k, s->source, &front, &all)) return NULL;
    if (s->there && s->source->marked) buf_str(&out, "\xEF\xBB\xBF");
    if (s->there)
        put_sections(s, c, &all, &out);
    else
        begin_file(k, c, &out);
    for (size_t i = 0; i < c->list.n; i++) {
        const struct entry_row *row = c->list.v[i].row;
        if (row->at) continue;
        add_heading(k, row->place, line_end, &out);
        add_lines(&out, row->cells[0], line_end);
        buf_str(&out, line_end);
    }
    *n = out.n;
    char *text = buf_take(&out, k->arena);
    return same(k, s, &all, c, text, *n) ? text : NULL;
}
