/* conference.c: conference.md and conferences/<term>.md: when the family comes, and what is talked
 * about. One of them is that of the reports. */
#include "load/load_inner.h"

#include "base/ending.h"
#include "model/learner.h"
#include "model/term.h"
#include "model/workspace.h"

#include <string.h>

static const struct schema_field conference_fields[] = {
    {.key = "when",
     SCHEMA_ONE(struct appointment, when, type_moment),
     .doc = "date and time, like 2026-11-24 15:20"},
    {.key = "minutes",
     SCHEMA_ONE(struct appointment, minutes, type_int),
     .min = 1,
     .max = 600,
     .doc = "how long"},
    {.key = "place", SCHEMA_STAFF(struct appointment, place), .doc = "where"},
    {.key = "with", SCHEMA_TEXTS(struct appointment, with), .doc = "who comes"},
    MENTIONS(struct appointment, mentions),
};

enum { EARLIEST_HOUR = 7 };

/* A time before school, without AM or PM: 5:20 is mostly meant as 17:20. */
static void check_hour(struct schema *s, const struct yml *when, const struct moment *m) {
    char day[20];
    if (!when || m->hour < 0 || m->hour >= EARLIEST_HOUR || strpbrk(when->text, "mM")) return;
    date_iso(m->date, day);
    int hour = m->hour + 12, twelve = m->hour ? m->hour : 12;
    schema_fault(
        s, when, CODE_EARLY,
        arena_printf(s->arena, "a conference at %d:%02d in the morning", m->hour, m->minute),
        arena_printf(s->arena,
                     "if the afternoon is meant, write '%s %d:%02d PM' or '%s %d:%02d'; "
                     "otherwise '%s %d:%02d AM'",
                     day, twelve, m->minute, day, hour, m->minute, day, twelve, m->minute));
}

static bool check_appointment(struct schema *s, const struct yml *node, void *item) {
    const struct appointment *a = item;
    if (date_is_set(a->when.date)) check_hour(s, yml_get(node, "when"), &a->when);
    return true;
}

const struct schema_table conference_table = {
    .what = "the front matter of a conference",
    .size = sizeof(struct appointment),
    SCHEMA_ROWS(conference_fields),
    .check = check_appointment,
    .doc = "conference.md, or conferences/<term>.md for one term: when and with whom, and talking "
           "points"};

/* ---- reading ---- */

static bool read_conference(struct reading *r, const char *path, struct term *term,
                            struct os_entries beside) {
    struct loader *l = r->loader;
    struct appointment a = {.when = {.hour = -1, .minute = -1}};
    struct conference c = {.set = true, .term = term};
    struct schema s;
    struct yml *matter;
    struct front front;
    if (!load_front(l, path, &s, &matter, &front)) return false;
    bool sound = load_matter(&s, &conference_table, matter, &a);
    const struct yml *when = matter ? yml_get(matter, "when") : NULL;
    c.date = a.when.date;
    c.hour = a.when.hour;
    c.minute = a.when.minute;
    c.minutes = a.minutes;
    c.place = a.place;
    c.with = a.with;
    c.notes = load_body(&s, &front, TEXT_UNDER);
    c.mark = when ? load_mark(&s, when) : (struct mark){.file = path};
    load_check_body(&s, &front, c.notes, matter, false);
    load_check_mentions(&s, matter);
    load_markdown_translations(
        &s, &(struct load_markdown){
                .front = &front, .blocks = c.notes, .matter = matter, .beside = beside});
    VEC_PUSH(l->arena, &r->conferences, c);
    return sound;
}

bool load_conference(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    (void)l;
    return read_conference(r, path, NULL, r->found);
}

bool load_conferences(struct loader *l, const char *path, void *context) {
    struct reading *r = context;
    struct os_entries found = load_folder(l, path);
    bool sound = true;
    for (size_t i = 0; i < found.n; i++) {
        const char *name = found.v[i].name, *file = load_path(l, path, name), *original, *tag;
        const char *id = found.v[i].kind == OS_FILE ? ending_cut(l->arena, name, ".md") : NULL;
        if (id && load_is_translation(l->arena, found, name, &original, &tag)) continue;
        if (id && !ids_find(l->calendar->ids, id) &&
            load_is_stray_translation(l, found, path, name))
            continue;
        if (!id) {
            load_fault(
                l, CODE_UNKNOWN_FILE, file,
                arena_printf(l->arena, "'%s' is not used here", source_quote(l->arena, name)),
                "conferences are files named after a term: 2026-fall.md");
            continue;
        }
        struct term *term = load_term(l, file, id);
        if (term && !term->faulty)
            sound = read_conference(r, file, term, found) && sound;
        else
            sound = (term || l->calendar->unread) && sound;
    }
    return sound;
}

/* ---- which of them is that of the reports ---- */

static const char *remedy_of_before(struct loader *l, const struct conference *c, const char *name,
                                    const char *term) {
    if (c->term) return "write the day of the conference, or check the year";
    if (!ending_is(c->mark.file, ".md"))
        return "add a row for the new appointment, and keep this one: it is that of its term";
    return arena_printf(l->arena,
                        "write the new appointment; to keep this one, put it into "
                        "conferences/<its term>.md; if it is about '%s', into conferences/%s.md",
                        name, term);
}

static void warn_before(struct loader *l, const struct conference *c, const struct term *term) {
    char day[20], starts[20];
    date_iso(c->date, day);
    date_iso(term->starts, starts);
    const char *name = source_quote(l->arena, words_text(&term->name, l->w->language));
    load_warn_at(l, CODE_CONFERENCE_BEFORE, &c->mark,
                 arena_printf(l->arena,
                              "this appointment is before '%s', which begins on %s, and on no page",
                              name, starts),
                 remedy_of_before(l, c, name, term->id), NULL);
}

/* The last day before the term that belongs to another one. */
static struct date before(const struct calendar *c, const struct term *term) {
    if (term > c->terms) return (term - 1)->ends;
    return date_from_days(date_days(term->starts) - 61);
}

/* Does the day belong to the term, or to the holidays after it? */
static bool holds(const struct calendar *c, const struct term *term, struct date day) {
    const struct term *next = term + 1 < c->terms + c->n_terms ? term + 1 : NULL;
    return date_cmp(term->starts, day) <= 0 && (!next || date_cmp(day, next->starts) < 0);
}

struct term *load_term_of_day(const struct calendar *c, struct date day) {
    for (size_t i = 0; date_is_set(day) && i < c->n_terms; i++)
        if (holds(c, &c->terms[i], day)) return &c->terms[i];
    return NULL;
}

/* Is the conference without a term that of the reports? */
static bool is_of_reports(struct loader *l, const struct conference *c) {
    const struct calendar *calendar = l->calendar;
    const struct term *term = calendar->term;
    if (!date_is_set(c->date)) return !calendar->past;
    if (!term) return true;
    if (calendar->past) return holds(calendar, term, c->date);
    if (date_cmp(term->starts, c->date) <= 0) return true;
    if (!load_term_of_day(calendar, c->date)) warn_before(l, c, term); /* else of that term */
    return false;
}

/* Of the term that reports are about. */
static void check_own(struct loader *l, struct conference *c) {
    const struct term *term = l->calendar->term;
    if (!date_is_set(c->date) || date_cmp(before(l->calendar, term), c->date) < 0) return;
    warn_before(l, c, term);
    c->date = (struct date){0};
    c->hour = c->minute = -1;
}

/* A slip in the year is easy to overlook. */
static void warn_of_far(struct loader *l, const struct conference *c) {
    enum { FAR = 300 };
    const struct date today = l->calendar->as_of;
    char day[20];
    if (!date_is_set(c->date) || date_days(c->date) - date_days(today) <= FAR) return;
    date_iso(today, day);
    load_warn_at(l, CODE_CONFERENCE_FAR, &c->mark,
                 arena_printf(l->arena,
                              "this appointment is %ld days after %s, the day that counts as today",
                              date_days(c->date) - date_days(today), day),
                 "check the year", NULL);
}

void load_settle_conference(struct reading *r) {
    struct loader *l = r->loader;
    struct learner *learner = r->learner;
    struct conference *own = NULL, *other = NULL;
    for (size_t i = 0; i < r->conferences.n; i++) {
        struct conference *c = &r->conferences.v[i];
        warn_of_far(l, c);
        if (!c->term) other = c;
        if (c->term && c->term == l->calendar->term) own = c;
    }
    if (own) {
        check_own(l, own);
        learner->conference = *own;
        if (other && !l->calendar->past && is_of_reports(l, other))
            load_warn_at(l, CODE_CONFERENCE_TWICE, &other->mark,
                         "this conference is on no page: there is another one for the same term",
                         arena_printf(l->arena, "keep this one or %s", own->mark.file), NULL);
    } else if (other && is_of_reports(l, other)) {
        learner->conference = *other;
    } else if (other && !date_is_set(other->date)) {
        learner->undated = true;
    }
}
