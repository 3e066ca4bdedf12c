/* roll_book.c: the workbooks of a school and of a district, made only from summaries: their list
 * of sheets, Overview, and Definitions. Units are in the order of their folders. Counts are of
 * evidence, feedback, and supports: levels do not appear. */
#include "view/books/roll_book.h"

#include "assess/calendar.h"
#include "model/term.h"

#include <string.h>

/* ---- counts ---- */

/* The first day of the term, or, without terms, of the twelve weeks before the as-of day. */
static struct date first_day(const struct calendar *c) {
    enum { TWELVE_WEEKS = 7 * 12 };
    return c->term ? c->term->starts : date_from_days(date_days(c->as_of) - TWELVE_WEEKS);
}

bool roll_is_now(const struct sheets *s, struct date d) {
    return date_is_set(d) && date_cmp(d, s->roll->since) >= 0 &&
           date_cmp(d, s->calendar->as_of) <= 0;
}

static enum feedback feedback_of(const struct summary_piece *e) {
    if (!date_is_set(e->first_rated)) return NOT_YET;
    long days = calendar_days_from(e->date, e->first_rated);
    if (days < 1) return SAME_DAY;
    if (days <= 7) return ONE_WEEK;
    return days <= 14 ? TWO_WEEKS : LATER;
}

static void count_evidence(const struct sheets *s, struct roll_counts *c, const struct summary *l) {
    c->pieces += l->n_pieces;
    for (size_t i = 0; i < l->n_pieces; i++) {
        struct date d = l->pieces[i].date;
        if (date_cmp(d, c->last) > 0 && date_cmp(d, s->calendar->as_of) <= 0) c->last = d;
        if (!roll_is_now(s, d)) continue;
        c->pieces_term++;
        c->feedback[feedback_of(&l->pieces[i])]++;
    }
    for (size_t i = 0; i < l->n_rated; i++) {
        bool now = roll_is_now(s, l->rated[i].date);
        c->ratings_term += now;
        c->by_educators_term += now && l->rated[i].by_educator;
    }
}

static void count_supports(const struct sheets *s, struct roll_counts *c, const struct summary *l) {
    struct date today = s->calendar->as_of;
    for (size_t i = 0; i < l->n_supports; i++) {
        const struct summary_support *u = &l->supports[i];
        c->supports_term += roll_is_now(s, u->date);
        c->supports_running += date_cmp(u->date, today) <= 0 && date_cmp(u->until, today) >= 0;
        c->outcomes += *u->outcome != '\0';
    }
    for (size_t i = 0; i < l->n_signals; i++) c->kinds[l->signals[i].kind]++;
    c->signals += l->n_signals;
    c->waiting += l->n_signals > 0;
    c->gaps += l->n_gaps > 0;
}

struct roll_counts roll_counts_of(const struct sheets *s, const struct roll_unit *u) {
    struct roll_counts c = {.unit = u, .learners = u->n};
    for (size_t i = 0; i < u->n; i++) {
        count_evidence(s, &c, u->learners[i]);
        count_supports(s, &c, u->learners[i]);
    }
    return c;
}

/* ---- Overview ---- */

const char *roll_sum(const struct sheets *s, size_t first, size_t n) {
    return n ? arena_printf(s->arena, "=SUM(@%zu:@%zu)", first, first + n - 1) : NULL;
}

static bool is_alone(const struct sheets *s, const struct roll_unit *u) {
    size_t n = 0;
    for (size_t i = 0; i < s->roll->of->n; i++)
        n += strcmp(s->roll->of->units[i].name, u->name) == 0;
    return n == 1;
}

/* A count that follows the cells `from` on the sheet of a table, in the row of the same unit. Excel
 * does not compare texts of more than 255 characters, some signs stand for others there, and two
 * units may bear one name: then the count stays as it was written. */
static struct sheet_cell of_unit(const struct sheets *s, const struct roll_counts *c, size_t n,
                                 const char *from, const char *table) {
    enum { LONGEST = 255 };
    struct sheet_cell cell = cell_count(n);
    if (strlen(c->unit->name) > LONGEST || strpbrk(c->unit->name, "*?~")) return cell;
    if (!is_alone(s, c->unit)) return cell;
    return cell_computed(cell,
                         arena_printf(s->arena, "=INDEX(%s,MATCH(@unit,%s_unit,0))", from, table));
}

#define OVERVIEW_COLUMNS(X)                                                                      \
    UNIT_COLUMN(X, c->unit, 34)                                                                  \
    X("school.learners", cell_count(c->learners), 12, .key = "learners")                         \
    X("school.pieces", cell_count(c->pieces), 13, .bars = true, .key = "pieces")                 \
    X("school.pieces_term", of_unit(s, c, c->pieces_term, "Feedback_pieces", "Feedback"), 14,    \
      .bars = true, .key = "pieces_term")                                                        \
    X("school.last", cell_date(c->last), 13, .key = "last")                                      \
    X("school.ratings_term", cell_count(c->by_educators_term), 16, .bars = true,                 \
      .key = "ratings_term")                                                                     \
    X("school.supports_term", of_unit(s, c, c->supports_term, "Supports_given", "Supports"), 14, \
      .bars = true, .key = "supports_term")                                                      \
    X("school.signals", of_unit(s, c, c->signals, "Supports_signals", "Supports"), 14,           \
      .key = "signals")                                                                          \
    X("school.gaps", cell_count(c->gaps), 16, .key = "gaps")

static void add_overview(struct sheets *s) {
    ROWS(s, OVERVIEW_COLUMNS, const struct roll_counts *c, s->roll->units, s->roll->of->n);
}

static SHEET(overview, OVERVIEW_COLUMNS, add_overview, .name = "school.overview",
             .table = "Overview", .title = "school.overview_title", .note = "school.overview_note",
             .empty = "school.nobody", .tab = TAB_LEAF);

/* ---- Definitions ---- */

static void add_definitions(struct sheets *s) {
    static const char *const words[] = {"unit",     "term",       "piece",  "feedback", "support",
                                        "coverage", "credential", "equity", NULL};
    sheets_today(s);
    sheets_question(s, (struct sheet_question){"school.ask_quiet", "school.ask_quiet_means",
                                               "Settings_quiet", 14, "Overview", "last", true});
    sheets_definitions(s, words, "school.word_%s", "school.word_%s_means");
}

static SHEET(definitions, SETTING_COLUMNS, add_definitions, .name = "school.definitions",
             .title = "school.definitions", .note = "class.settings_note");

/* ---- a part ---- */

/* A sentence for a book that lacks learners because they were never built, or NULL. Shown above
 * every table and on every printed page. */
static const char *part_of(const struct sheets *s, const struct roll *r) {
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++) n += r->units[i].n;
    return n < r->expected ? SAY(s, "school.part", NUMBER("n", n), NUMBER("all", r->expected))
                           : NULL;
}

static void say_part(const struct sheets *s, const char *part) {
    for (struct sheet *one = s->book->sheets; part && one; one = one->next)
        /* a snapshot covers all learners */
        if (one->table_name && strcmp(one->table_name, "Equity") != 0)
            one->note = one->note ? arena_printf(s->arena, "%s %s", part, one->note) : part;
}

/* ---- all of it ---- */

static const struct sheet_plan *const plans[] = {
    &overview,         &roll_coverage, &roll_flow,       &roll_feedback, &roll_supports,
    &roll_credentials, &roll_equity,   &roll_conditions, &definitions,   NULL};

static const char *const how[][2] = {{"class.counts", "how.only_counts"},
                                     {"school.word_unit", "how.order_units"},
                                     {"equity.sheet", "how.hidden"},
                                     {"class.figure", "how.figures"},
                                     {"class.now", "how.living"},
                                     {"class.source", "how.change"},
                                     {NULL}};

struct book *view_roll_book(struct arena *a, const struct workspace *w, const struct lang *lang,
                            const struct roll *r) {
    struct roll_book b = {.of = r,
                          .since = first_day(r->calendar),
                          .units = arena_array(a, r->n + 1, sizeof *b.units)};
    struct sheets s = {.arena = a,
                       .workspace = w,
                       .calendar = r->calendar,
                       .lang = lang,
                       .roll = &b,
                       .unit = r->district ? "district.unit" : "school.unit"};
    const struct book own = {
        .file = r->file,
        .title = SAY(&s, r->district ? "district.title" : "school.title", TEXT("name", r->name)),
        .subject = T(&s, "school.subject"),
        .company = r->name};
    const char *part = part_of(&s, r);
    for (size_t i = 0; i < r->n; i++) b.units[i] = roll_counts_of(&s, &r->units[i]);
    sheets_start(&s, &own, r->name, part);
    sheets_add(&s, plans);
    say_part(&s, part);
    sheets_how_to_read(&s, how);
    return s.book;
}
