/* roll_book.c: the workbooks of a school and of a district, from summaries alone: which sheets, Overview, Definitions.
 * Units stand in the order of their folders. Counts are of evidence, feedback and supports: no level is told here. */
#include "view/roll_book.h"

#include "assess/calendar.h"

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
    c->pieces += s->n_evidence;
    for (size_t i = 0; i < s->n_evidence; i++) {
        struct date d = s->evidence[i].date;
        c->pieces_term += is_between(d, since, today);
        if (date_cmp(d, c->last) > 0 && date_cmp(d, today) <= 0) c->last = d;
    }
    for (size_t i = 0; i < s->n_ratings; i++) {
        bool now = is_between(s->ratings[i].date, since, today);
        c->ratings_term += now;
        c->by_educators_term += now && s->ratings[i].counts;
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

struct roll_counts roll_counts_all(const struct roll_book *b) {
    struct roll_counts all = {0};
    for (size_t i = 0; i < b->roll->n; i++) {
        const struct roll_counts c = roll_counts_of(b->workspace, b->since, &b->roll->units[i]);
        all.learners += c.learners, all.pieces += c.pieces, all.pieces_term += c.pieces_term;
        all.ratings_term += c.ratings_term, all.by_educators_term += c.by_educators_term;
        all.supports_term += c.supports_term, all.supports_running += c.supports_running;
        all.outcomes += c.outcomes, all.signals += c.signals, all.gaps += c.gaps, all.waiting += c.waiting;
    }
    return all;
}

/* ---- Overview -------------------------------------------------------------------------------------------- */

static void add_unit(struct roll_book *b, const struct roll_unit *u) {
    const struct roll_counts c = roll_counts_of(b->workspace, b->since, u);
    struct sheets *s = &b->sheets;
    sheets_row(s);
    sheets_text(s, u->name)->href = u->href;
    sheets_number(s, (double)c.learners);
    sheets_number(s, (double)c.pieces);
    sheets_number(s, (double)c.pieces_term);
    sheets_date(s, c.last);
    sheets_number(s, (double)c.by_educators_term);
    sheets_number(s, (double)c.supports_term);
    sheets_number(s, (double)c.signals);
    sheets_number(s, (double)c.gaps);
}

static void add_overview(struct roll_book *b) {
    const struct sheet_column columns[] = {
        {.head = b->unit, .width = 34, .wrap = true, .key = "unit"},
        {.head = tr(b->lang, "school.learners"), .width = 12, .key = "learners"},
        {.head = tr(b->lang, "school.pieces"), .width = 13, .bars = true, .key = "pieces"},
        {.head = tr(b->lang, "school.pieces_term"), .width = 14, .bars = true, .key = "pieces_term"},
        {.head = tr(b->lang, "school.last"), .width = 13, .key = "last"},
        {.head = tr(b->lang, "school.ratings_term"), .width = 16, .bars = true, .key = "ratings_term"},
        {.head = tr(b->lang, "school.supports_term"), .width = 14, .bars = true, .key = "supports_term"},
        {.head = tr(b->lang, "school.signals"), .width = 14, .key = "signals"},
        {.head = tr(b->lang, "school.gaps"), .width = 16, .key = "gaps"}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "school.overview"), "Overview",
                                     tr(b->lang, "school.overview_title"), columns, 9);
    sheet->tab = TAB_LEAF;
    sheet->note = tr(b->lang, "school.overview_note");
    sheet->empty = tr(b->lang, "school.nobody");
    for (size_t i = 0; i < b->roll->n; i++) add_unit(b, &b->roll->units[i]);
}

/* ---- Definitions ----------------------------------------------------------------------------------------- */

static size_t quiet_units(const struct roll_book *b, long days) {
    size_t n = 0;
    for (size_t i = 0; i < b->roll->n; i++) {
        struct date last = roll_counts_of(b->workspace, b->since, &b->roll->units[i]).last;
        n += date_is_set(last) && days_from(last, b->workspace->as_of) > days;
    }
    return n;
}

static void add_definitions(struct roll_book *b) {
    static const char *const keys[] = {"unit",    "term",     "piece",      "feedback",
                                       "support", "coverage", "credential", "equity"};
    const struct sheet_column columns[] = {{.head = tr(b->lang, "class.what"), .width = 46, .wrap = true},
                                           {.head = tr(b->lang, "class.figure"), .width = 13},
                                           {.head = tr(b->lang, "class.now"), .width = 12},
                                           {.head = tr(b->lang, "how.means"), .width = 80, .wrap = true}};
    struct sheets *s = &b->sheets;
    const double days = 14;
    sheets_add(s, tr(b->lang, "school.definitions"), NULL, tr(b->lang, "school.definitions"), columns, 4)
        ->note = tr(b->lang, "class.settings_note");
    sheets_row(s);
    sheets_text(s, tr(b->lang, "class.today"));
    sheets_date(s, b->workspace->as_of)->name = "Settings_today";
    sheets_text(s, NULL);
    sheets_text(s, tr(b->lang, "class.today_means"));
    sheets_row(s);
    sheets_text(s, tr(b->lang, "school.ask_quiet"));
    sheets_input(s, days, "Settings_quiet");
    if (b->roll->n)
        sheets_formula(s, "=COUNTIFS(Overview_last,\"<\"&(Settings_today-Settings_quiet))",
                       (double)quiet_units(b, (long)days));
    else
        sheets_number(s, 0);
    sheets_text(s, tr(b->lang, "school.ask_quiet_means"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        sheets_row(s);
        sheets_text(s, tr(b->lang, arena_printf(b->arena, "school.word_%s", keys[i])));
        sheets_text(s, NULL);
        sheets_text(s, NULL);
        sheets_text(s, tr(b->lang, arena_printf(b->arena, "school.word_%s_means", keys[i])));
    }
}

/* ---- all of it ------------------------------------------------------------------------------------------- */

static void start_book(struct roll_book *b) {
    sheets_start(&b->sheets, b->arena, b->workspace, b->lang, b->roll->file);
    struct book *book = b->sheets.book;
    book->title = tr_text(b->lang, b->arena, b->roll->district ? "district.title" : "school.title", "name",
                          b->roll->name);
    book->subject = tr(b->lang, "school.subject");
    book->company = b->roll->name;
    book->head = sheets_head(b->arena, b->workspace, b->lang, b->roll->name, NULL);
}

struct book *view_roll_book(struct arena *a, const struct workspace *w, const struct lang *lang,
                            const struct roll *r) {
    static const char *const how[] = {"how.only_counts", "how.order_units", "how.hidden", "how.figures",
                                      "how.change"};
    struct roll_book b = {.arena = a,
                          .workspace = w,
                          .lang = lang,
                          .roll = r,
                          .unit = tr(lang, r->district ? "district.unit" : "school.unit"),
                          .since = roll_since(w)};
    start_book(&b);
    add_overview(&b);
    roll_add_coverage(&b);
    roll_add_flow(&b);
    roll_add_feedback(&b);
    roll_add_supports(&b);
    roll_add_credentials(&b);
    roll_add_equity(&b);
    roll_add_conditions(&b);
    add_definitions(&b);
    sheets_how_to_read(&b.sheets, lang, how, sizeof how / sizeof *how);
    return b.sheets.book;
}
