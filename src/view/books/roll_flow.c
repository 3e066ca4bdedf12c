/* roll_flow.c: how evidence comes in by week, and how soon somebody answers it. */
#include "view/books/roll_book.h"

#include "assess/calendar.h"

/* ---- evidence by week ------------------------------------------------------------------------------------ */

static size_t week_of(const struct roll_book *b, struct date d) {
    return (size_t)(days_from(week_begins(b->since), week_begins(d)) / 7);
}

static bool is_now(const struct roll_book *b, struct date d) {
    return date_is_set(d) && date_cmp(d, b->since) >= 0 && date_cmp(d, b->workspace->as_of) <= 0;
}

/* counts[week * units + unit] */
static size_t *weeks_of(const struct roll_book *b, size_t n) {
    size_t *counts = arena_array(b->arena, b->roll->n * n + 1, sizeof *counts);
    for (size_t i = 0; i < b->roll->n; i++)
        for (size_t k = 0; k < b->roll->units[i].n; k++) {
            const struct summary *s = b->roll->units[i].learners[k];
            for (size_t e = 0; e < s->n_pieces; e++)
                if (is_now(b, s->pieces[e].date)) counts[week_of(b, s->pieces[e].date) * b->roll->n + i]++;
        }
    return counts;
}

/* The week's name is what the chart says. */
#define FLOW_COLUMNS(X)                                                                    \
    X("school.week", cell_date(monday), 14, .key = "week")                                 \
    X("school.week_name", cell_text(lang_date(b->lang, b->arena, monday, DATE_SHORT)), 12) \
    X("school.all", cell_count(all), 12, .bars = true, .key = "all")

static void add_week(struct roll_book *b, struct date monday, const size_t *counts) {
    size_t all = 0;
    for (size_t i = 0; i < b->roll->n; i++) all += counts[i];
    ROW(&b->sheets, FLOW_COLUMNS);
    for (size_t i = 0; i < b->roll->n; i++) sheets_cell(&b->sheets, cell_count(counts[i]));
}

void roll_add_flow(struct roll_book *b) {
    bool begun = date_cmp(b->since, b->workspace->as_of) <= 0;
    size_t n = begun ? week_of(b, b->workspace->as_of) + 1 : 0;
    const size_t *counts = weeks_of(b, n);
    /* portrait: table and chart stand on one page */
    SHEET(&b->sheets, FLOW_COLUMNS, .name = "school.flow", .table = "EvidenceFlow",
          .title = "school.flow_title", .empty = "school.not_begun", .tab = TAB_SKY, .portrait = true,
          .frozen = 3);
    for (size_t i = 0; i < b->roll->n; i++)
        sheets_column(
            &b->sheets,
            (struct sheet_column){.head = b->roll->units[i].name, .width = 16, .bars = true, .inner = true});
    for (size_t week = 0; week < n; week++) {
        long monday = date_days(week_begins(b->since)) + 7 * (long)week;
        add_week(b, date_from_days(monday), counts + week * b->roll->n);
    }
    if (n)
        sheets_plot(&b->sheets, (struct sheet_plot){.kind = SHEET_BARS,
                                                    .title = tr(b->lang, "school.flow_title"),
                                                    .x_name = tr(b->lang, "school.week"),
                                                    .y_name = tr(b->lang, "school.pieces"),
                                                    .n_rows = n,
                                                    .categories = 1,
                                                    .columns = {2},
                                                    .n_columns = 1});
}

/* ---- time to feedback ------------------------------------------------------------------------------------ */

enum { SAME_DAY, ONE_WEEK, TWO_WEEKS, LATER, NOT_YET, BANDS };

static int band_of(const struct summary_piece *e) {
    if (!date_is_set(e->first_rated)) return NOT_YET;
    long days = days_from(e->date, e->first_rated);
    return days < 1 ? SAME_DAY : days <= 7 ? ONE_WEEK : days <= 14 ? TWO_WEEKS : LATER;
}

#define FEEDBACK_COLUMNS(X)                                                                   \
    X(b->unit, cell_linked(u->name, u->href), 34, .wrap = true, .key = "unit")                \
    X("school.pieces_term", cell_count(all), 14, .key = "pieces")                             \
    X("school.same_day", cell_count(bands[SAME_DAY]), 14, .bars = true, .key = "same_day")    \
    X("school.one_week", cell_count(bands[ONE_WEEK]), 14, .bars = true, .key = "one_week")    \
    X("school.two_weeks", cell_count(bands[TWO_WEEKS]), 14, .bars = true, .key = "two_weeks") \
    X("school.later", cell_count(bands[LATER]), 14, .bars = true, .key = "later")             \
    X("school.not_yet", cell_count(bands[NOT_YET]), 14, .bars = true, .key = "not_yet")

static void add_unit(struct roll_book *b, const struct roll_unit *u) {
    size_t bands[BANDS] = {0}, all = 0;
    for (size_t i = 0; i < u->n; i++)
        for (size_t k = 0; k < u->learners[i]->n_pieces; k++)
            if (is_now(b, u->learners[i]->pieces[k].date))
                bands[band_of(&u->learners[i]->pieces[k])]++, all++;
    ROW(&b->sheets, FEEDBACK_COLUMNS);
}

void roll_add_feedback(struct roll_book *b) {
    SHEET(&b->sheets, FEEDBACK_COLUMNS, .name = "school.feedback", .table = "Feedback",
          .title = "school.feedback_title", .note = "school.feedback_note", .empty = "school.nobody",
          .tab = TAB_SKY);
    for (size_t i = 0; i < b->roll->n; i++) add_unit(b, &b->roll->units[i]);
}
