/* new_year_terms.c: the terms of the next school year: those of the year before, a year later, in
 * every file that lists terms and has none for it. Each added line says where it comes from. */
#include "pipeline/new/new_year.h"

#include "base/ascii.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "os/os.h"
#include "pipeline/new/new_files.h"

#include <stdlib.h>
#include <string.h>

enum {
    LARGEST_FILE = 1 << 20, /* as YAML files are read */
    /* The first term begins on the first day if it would begin about then. */
    ABOUT = 45,
};

/* ---- a year later ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The year that the text begins with, alone or as 2026-27; 0 if there is none. *n: its length. */
static int year_at(const char *p, size_t *n) {
    size_t digits = 0;
    while (is_digit(p[digits])) digits++;
    const int year = digits == 4 ? (int)strtol(p, NULL, 10) : 0;
    *n = digits;
    return year >= 1900 && year < 2900 ? year : 0;
}

/* "-27" after 2026. */
static bool is_second(const char *p, int year) {
    return (*p == '-' || *p == '/') && is_digit(p[1]) && is_digit(p[2]) && !is_digit(p[3]) &&
           (p[1] - '0') * 10 + (p[2] - '0') == (year + 1) % 100;
}

const char *new_year_later(struct arena *a, const char *text) {
    struct buf out = BUF_INIT;
    for (size_t i = 0, n = 0; text[i]; i += n) {
        const int year = year_at(text + i, &n);
        if (!year) {
            if (!n) n = 1;
            buf_add(&out, text + i, n);
            continue;
        }
        buf_fmt(&out, "%d", year + 1);
        if (!is_second(text + i + n, year)) continue;
        buf_fmt(&out, "%c%02d", text[i + n], (year + 2) % 100);
        n += 3;
    }
    return buf_take(&out, a);
}

/* The same day of the next year; February 28 after February 29. */
static struct date year_later(struct date d) {
    d.year++;
    if (d.month == 2 && d.day == 29) d.day = 28;
    return d;
}

/* ---- which terms ---- */

struct adding {
    struct arena *arena;
    const struct new_year *n;
    const struct workspace *w;
    struct diags *diags;
    struct all_new_terms *out;
};

static bool has_term(const struct calendar *c, struct date first) {
    for (size_t i = 0; i < c->n_terms; i++)
        if (date_cmp(c->terms[i].ends, first) >= 0) return true;
    return false;
}

static bool has_id(const struct calendar *c, const char *id) {
    for (size_t i = 0; i < c->n_terms; i++)
        if (strcmp(c->terms[i].id, id) == 0) return true;
    return false;
}

/* Does the term belong to the year before? */
static bool is_of_year(const struct calendar *c, const struct term *t, struct date first) {
    return date_cmp(year_later(t->ends), first) >= 0 &&
           date_cmp(year_later(t->starts), c->terms[c->n_terms - 1].ends) > 0;
}

static void add_words(struct buf *out, struct arena *a, const struct words *name) {
    if (name->n == 1 && !name->entries[0].tag) {
        load_quote(out, new_year_later(a, name->entries[0].text));
        return;
    }
    char mark[WORDS_MARK];
    words_mark(new_year_later(a, name->entries[0].text), mark);
    for (size_t i = 0; i < name->n; i++) {
        const struct words_entry *e = &name->entries[i];
        buf_fmt(out, "%s%s: ", i ? ", " : "{", e->tag);
        if (e->by) buf_str(out, "{text: ");
        load_quote(out, new_year_later(a, e->text));
        if (!e->by) continue;
        buf_str(out, ", translated_by: ");
        load_quote(out, e->by);
        buf_fmt(out, ", of: \"%s\"}", mark);
    }
    buf_char(out, '}');
}

struct proposed {
    const char *id, *item;
    char starts[20], ends[20];
};

static bool propose(const struct adding *x, const struct calendar *c, const struct term *t,
                    bool is_first, struct proposed *p) {
    struct date starts = year_later(t->starts);
    const struct date ends = year_later(t->ends), first = x->n->first_day;
    if (is_first && labs(date_days(starts) - date_days(first)) <= ABOUT) starts = first;
    struct buf item = BUF_INIT;
    p->id = new_year_later(x->arena, t->id);
    if (has_id(c, p->id)) p->id = arena_printf(x->arena, "%s-%d", t->id, starts.year);
    date_iso(starts, p->starts);
    date_iso(ends, p->ends);
    buf_fmt(&item, "{id: %s, name: ", p->id);
    add_words(&item, x->arena, &t->name);
    buf_fmt(&item, ", starts: %s, ends: %s}", p->starts, p->ends);
    p->item = buf_take(&item, x->arena);
    return !has_id(c, p->id) && t->name.n;
}

/* ---- into the file ---- */

static bool by_hand(const struct adding *x, const char *file, const char *text) {
    char first[20];
    date_iso(x->n->first_day, first);
    return new_refused(x->diags, file, text,
                       arena_printf(x->arena,
                                    "add the terms from %s on to 'terms' in this file yourself, "
                                    "then run the same command again",
                                    first));
}

/* With a note where a line has room for one. */
static char *with_term(const struct adding *x, const struct new_terms *t, const char *item,
                       size_t *n) {
    char *text = load_put_item(
        x->arena, t->text, n, "terms",
        arena_printf(x->arena, "%s # as the year before, a year later: check the days", item));
    if (text) return text;
    *n = t->size;
    return load_put_item(x->arena, t->text, n, "terms", item);
}

static bool add_term(const struct adding *x, const struct calendar *c, const struct term *t,
                     struct new_terms *to) {
    struct proposed p;
    size_t n = to->size;
    if (!propose(x, c, t, to->lines.n == 0, &p))
        return by_hand(x, c->file,
                       arena_printf(x->arena, "no new id is known for a term after '%s'", t->id));
    char *text = with_term(x, to, p.item, &n);
    if (!text)
        return by_hand(x, c->file, "its terms are written in a way that cannot be changed safely");
    to->text = text;
    to->size = n;
    to->lines.v[to->lines.n++] =
        arena_printf(x->arena, "%s: term %s, %s to %s", c->file, p.id, p.starts, p.ends);
    return true;
}

static bool may_add(const struct adding *x, const struct calendar *c) {
    char first[20];
    date_iso(x->n->first_day, first);
    const char *what =
        arena_printf(x->arena, "%s: no term is there for %s or later", c->file, first);
    if (x->n->shift_terms || x->n->dry_run) return true;
    if (x->n->ask && x->n->ask(what, "Add those of the year before, a year later?")) return true;
    return new_refused(x->diags, c->file,
                       arena_printf(x->arena, "no term is there for %s or later", first),
                       "add the terms of the new year under 'terms'; or use --shift-terms to add "
                       "those of the year before, a year later");
}

static bool read_file(const struct adding *x, const struct calendar *c, struct new_terms *to) {
    const char *why = NULL;
    char *data;
    if (!os_read(x->arena, os_join(x->arena, x->w->root, c->file), LARGEST_FILE, &data, &to->size,
                 &why))
        return new_refused(x->diags, c->file,
                           arena_printf(x->arena, "this file cannot be read: %s", why),
                           "check its permissions");
    to->text = data;
    to->file = c->file;
    to->lines.v = arena_array(x->arena, c->n_terms, sizeof *to->lines.v);
    return true;
}

static bool add_to(const struct adding *x, const struct calendar *c) {
    struct new_terms *to = &x->out->v[x->out->n];
    if (c->unread)
        return new_refused(x->diags, c->file, "its terms cannot be understood",
                           "'folioscope check' says why");
    if (!c->n_terms || has_term(c, x->n->first_day)) return true;
    if (!may_add(x, c) || !read_file(x, c, to)) return false;
    for (size_t i = 0; i < c->n_terms; i++)
        if (is_of_year(c, &c->terms[i], x->n->first_day) && !add_term(x, c, &c->terms[i], to))
            return false;
    if (!to->lines.n)
        return by_hand(x, c->file, "no term of the year before is there, to begin with");
    x->out->n++;
    return true;
}

bool new_year_terms(struct arena *a, const struct new_year *n, const struct workspace *w,
                    struct diags *diags, struct all_new_terms *out) {
    const struct adding x = {a, n, w, diags, out};
    *out = (struct all_new_terms){
        arena_array(a, 1 + w->n_schools + w->n_groups, sizeof(struct new_terms)), 0};
    bool sound = add_to(&x, w->calendar);
    for (size_t i = 0; i < w->n_schools; i++)
        if (w->schools[i].calendar != w->calendar)
            sound = add_to(&x, w->schools[i].calendar) && sound;
    for (size_t i = 0; i < w->n_groups; i++) {
        const struct group *g = &w->groups[i];
        const struct calendar *above = g->school ? g->school->calendar : w->calendar;
        if (g->calendar != above) sound = add_to(&x, g->calendar) && sound;
    }
    return sound;
}
