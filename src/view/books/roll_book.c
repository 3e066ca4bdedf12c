/* roll_book.c: the workbooks of a school and of a district, from summaries alone: which sheets, Overview, Definitions.
 * Units stand in the order of their folders. Counts are of evidence, feedback and supports: no level is told here. */
#include "view/books/roll_book.h"

#include "assess/calendar.h"

#include <string.h>

/* ---- counts ---------------------------------------------------------------------------------------------- */

struct date roll_since(const struct workspace *w) {
    enum { TWELVE_WEEKS = 7 * 12 };
    return w->term ? w->term->starts : date_from_days(date_days(w->as_of) - TWELVE_WEEKS);
}

static bool is_between(struct date d, struct date from, struct date to) {
    return date_is_set(d) && date_cmp(d, from) >= 0 && date_cmp(d, to) <= 0;
}

static void count_evidence(struct roll_counts *c, const struct summary *s, struct date since,
                           struct date today) {
    c->pieces += s->n_pieces;
    for (size_t i = 0; i < s->n_pieces; i++) {
        struct date d = s->pieces[i].date;
        c->pieces_term += is_between(d, since, today);
        if (date_cmp(d, c->last) > 0 && date_cmp(d, today) <= 0) c->last = d;
    }
    for (size_t i = 0; i < s->n_rated; i++) {
        bool now = is_between(s->rated[i].date, since, today);
        c->ratings_term += now;
        c->by_educators_term += now && s->rated[i].by_educator;
    }
}

static void count_supports(struct roll_counts *c, const struct summary *s, struct date since,
                           struct date today) {
    for (size_t i = 0; i < s->n_supports; i++) {
        const struct summary_support *u = &s->supports[i];
        c->supports_term += is_between(u->date, since, today);
        c->supports_running += date_cmp(u->date, today) <= 0 && date_cmp(u->until, today) >= 0;
        c->outcomes += *u->outcome != '\0';
    }
}

struct roll_counts roll_counts_of(const struct workspace *w, struct date since, const struct roll_unit *u) {
    struct roll_counts c = {.learners = u->n};
    for (size_t i = 0; i < u->n; i++) {
        const struct summary *s = u->learners[i];
        count_evidence(&c, s, since, w->as_of);
        count_supports(&c, s, since, w->as_of);
        c.signals += s->n_signals;
        c.waiting += s->n_signals > 0;
        c.gaps += s->n_gaps > 0;
    }
    return c;
}

/* ---- Overview -------------------------------------------------------------------------------------------- */

#define OVERVIEW_COLUMNS(X)                                                                            \
    X(b->unit, cell_linked(u->name, u->href), 34, .wrap = true, .key = "unit")                         \
    X("school.learners", cell_count(c.learners), 12, .key = "learners")                                \
    X("school.pieces", cell_count(c.pieces), 13, .bars = true, .key = "pieces")                        \
    X("school.pieces_term", cell_count(c.pieces_term), 14, .bars = true, .key = "pieces_term")         \
    X("school.last", cell_date(c.last), 13, .key = "last")                                             \
    X("school.ratings_term", cell_count(c.by_educators_term), 16, .bars = true, .key = "ratings_term") \
    X("school.supports_term", cell_count(c.supports_term), 14, .bars = true, .key = "supports_term")   \
    X("school.signals", cell_count(c.signals), 14, .key = "signals")                                   \
    X("school.gaps", cell_count(c.gaps), 16, .key = "gaps")

static void add_overview(struct roll_book *b) {
    SHEET(&b->sheets, OVERVIEW_COLUMNS, .name = "school.overview", .table = "Overview",
          .title = "school.overview_title", .note = "school.overview_note", .empty = "school.nobody",
          .tab = TAB_LEAF);
    for (size_t i = 0; i < b->roll->n; i++) {
        const struct roll_unit *u = &b->roll->units[i];
        const struct roll_counts c = roll_counts_of(b->workspace, b->since, u);
        ROW(&b->sheets, OVERVIEW_COLUMNS);
    }
}

/* ---- Definitions ----------------------------------------------------------------------------------------- */

static void add_definitions(struct roll_book *b) {
    static const char *const words[] = {"unit",    "term",     "piece",      "feedback",
                                        "support", "coverage", "credential", "equity"};
    const struct sheet_question quiet = {
        "school.ask_quiet", "school.ask_quiet_means", "Settings_quiet", 14, "Overview", "last", true};
    sheets_settings(&b->sheets, "school.definitions", "school.definitions");
    sheets_question(&b->sheets, &quiet);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        sheets_setting(&b->sheets, tr(b->lang, arena_printf(b->arena, "school.word_%s", words[i])),
                       tr(b->lang, arena_printf(b->arena, "school.word_%s_means", words[i])));
}

/* ---- a part ---------------------------------------------------------------------------------------------- */

/* A book that lacks learners, because they were never built, says so above every table and on every printed page. */
static const char *part_of(const struct roll_book *b) {
    size_t n = 0;
    for (size_t i = 0; i < b->roll->n; i++) n += b->roll->units[i].n;
    const struct tr_arg facts[] = {{.name = "n", .number = (long)n, .is_number = true},
                                   {.name = "all", .number = (long)b->roll->expected, .is_number = true}};
    return n < b->roll->expected ? tr_with(b->lang, b->arena, "school.part", facts, 2) : NULL;
}

static void say_part(const struct roll_book *b, const char *part) {
    for (struct sheet *s = b->sheets.book->sheets; part && s; s = s->next)
        if (s->table_name && strcmp(s->table_name, "Equity") != 0) /* a snapshot is of everybody */
            s->note = s->note ? arena_printf(b->arena, "%s %s", part, s->note) : part;
}

/* ---- all of it ------------------------------------------------------------------------------------------- */

struct book *view_roll_book(struct arena *a, const struct workspace *w, const struct lang *lang,
                            const struct roll *r) {
    static const char *const how[][2] = {{"class.counts", "how.only_counts"},
                                         {"school.word_unit", "how.order_units"},
                                         {"equity.sheet", "how.hidden"},
                                         {"class.figure", "how.figures"},
                                         {"class.source", "how.change"}};
    struct roll_book b = {.arena = a,
                          .workspace = w,
                          .lang = lang,
                          .roll = r,
                          .unit = r->district ? "district.unit" : "school.unit",
                          .since = roll_since(w)};
    const char *part = part_of(&b);
    const struct book own = {
        .file = r->file,
        .title = tr_text(lang, a, r->district ? "district.title" : "school.title", "name", r->name),
        .subject = tr(lang, "school.subject"),
        .company = r->name,
        .head = sheets_head(a, w, lang, r->name, part)};
    sheets_start(&b.sheets, a, w, lang, &own);
    add_overview(&b);
    roll_add_coverage(&b);
    roll_add_flow(&b);
    roll_add_feedback(&b);
    roll_add_supports(&b);
    roll_add_credentials(&b);
    roll_add_equity(&b);
    roll_add_conditions(&b);
    say_part(&b, part);
    add_definitions(&b);
    sheets_how_to_read(&b.sheets, how, sizeof how / sizeof *how);
    return b.sheets.book;
}
