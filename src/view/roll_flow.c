/* roll_flow.c: how evidence comes in by week, and how soon somebody answers it. */
#include "view/roll_book.h"

#include "assess/calendar.h"

/* ---- evidence by week ------------------------------------------------------------------------------------ */

static size_t week_of(const struct roll_book *b, struct date d) {
    return (size_t)(days_from(week_begins(b->since), week_begins(d)) / 7);
}

static bool is_now(const struct roll_book *b, struct date d) {
    return date_is_set(d) && date_cmp(d, b->since) >= 0 && date_cmp(d, b->workspace->as_of) <= 0;
}

static void count_weeks(const struct roll_book *b, const struct roll_unit *u, long *weeks) {
    for (size_t i = 0; i < u->n; i++)
        for (size_t k = 0; k < u->learners[i]->n_evidence; k++) {
            struct date d = u->learners[i]->evidence[k].date;
            if (is_now(b, d)) weeks[week_of(b, d)]++;
        }
}

/* counts[unit * n + week] */
static long *weeks_of(const struct roll_book *b, size_t n) {
    long *counts = arena_array(b->arena, b->roll->n * n + 1, sizeof *counts);
    for (size_t i = 0; i < b->roll->n; i++) count_weeks(b, &b->roll->units[i], counts + i * n);
    return counts;
}

static void add_week(struct roll_book *b, const long *counts, size_t n, size_t week) {
    long all = 0;
    for (size_t i = 0; i < b->roll->n; i++) all += counts[i * n + week];
    sheets_row(&b->sheets);
    struct date monday = date_from_days(date_days(week_begins(b->since)) + 7 * (long)week);
    sheets_date(&b->sheets, monday);
    sheets_text(&b->sheets, lang_date(b->lang, b->arena, monday, DATE_SHORT)); /* what the chart says */
    sheets_number(&b->sheets, (double)all);
    for (size_t i = 0; i < b->roll->n; i++) sheets_number(&b->sheets, (double)counts[i * n + week]);
}

static void add_flow_plot(struct roll_book *b, size_t n) {
    struct sheet_plot *p = sheets_plot(&b->sheets);
    *p = (struct sheet_plot){.kind = SHEET_BARS,
                             .title = tr(b->lang, "school.flow_title"),
                             .x_name = tr(b->lang, "school.week"),
                             .y_name = tr(b->lang, "school.pieces"),
                             .n_rows = n,
                             .categories = 1,
                             .columns = {2},
                             .n_columns = 1};
    b->sheets.sheet->plots_below = true;
}

void roll_add_flow(struct roll_book *b) {
    bool begun = date_cmp(b->since, b->workspace->as_of) <= 0;
    size_t n = begun ? week_of(b, b->workspace->as_of) + 1 : 0;
    struct sheet_column *columns = arena_array(b->arena, b->roll->n + 3, sizeof *columns);
    columns[0] = (struct sheet_column){.head = tr(b->lang, "school.week"), .width = 14, .key = "week"};
    columns[1] = (struct sheet_column){.head = tr(b->lang, "school.week_name"), .width = 12};
    columns[2] =
        (struct sheet_column){.head = tr(b->lang, "school.all"), .width = 12, .bars = true, .key = "all"};
    for (size_t i = 0; i < b->roll->n; i++)
        columns[i + 3] =
            (struct sheet_column){.head = b->roll->units[i].name, .width = 16, .bars = true, .inner = true};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "school.flow"), "EvidenceFlow",
                                     tr(b->lang, "school.flow_title"), columns, b->roll->n + 3);
    sheet->tab = TAB_SKY;
    sheet->freeze_columns = 3;
    sheet->landscape = false; /* table and chart stand on one page */
    sheet->empty = tr(b->lang, "school.not_begun");
    const long *counts = weeks_of(b, n);
    for (size_t week = 0; week < n; week++) add_week(b, counts, n, week);
    if (n) add_flow_plot(b, n);
}

/* ---- time to feedback ------------------------------------------------------------------------------------ */

enum { SAME_DAY, ONE_WEEK, TWO_WEEKS, LATER, NOT_YET, BANDS };

static int band_of(const struct summary_evidence *e) {
    if (!date_is_set(e->first_rated)) return NOT_YET;
    long days = days_from(e->date, e->first_rated);
    return days < 1 ? SAME_DAY : days <= 7 ? ONE_WEEK : days <= 14 ? TWO_WEEKS : LATER;
}

static void add_unit(struct roll_book *b, const struct roll_unit *u) {
    size_t bands[BANDS] = {0}, all = 0;
    for (size_t i = 0; i < u->n; i++)
        for (size_t k = 0; k < u->learners[i]->n_evidence; k++)
            if (is_now(b, u->learners[i]->evidence[k].date))
                bands[band_of(&u->learners[i]->evidence[k])]++, all++;
    sheets_row(&b->sheets);
    sheets_text(&b->sheets, u->name)->href = u->href;
    sheets_number(&b->sheets, (double)all);
    for (int i = 0; i < BANDS; i++) sheets_number(&b->sheets, (double)bands[i]);
}

void roll_add_feedback(struct roll_book *b) {
    const struct sheet_column columns[] = {
        {.head = b->unit, .width = 34, .wrap = true, .key = "unit"},
        {.head = tr(b->lang, "school.pieces_term"), .width = 14, .key = "pieces"},
        {.head = tr(b->lang, "school.same_day"), .width = 14, .bars = true, .key = "same_day"},
        {.head = tr(b->lang, "school.one_week"), .width = 14, .bars = true, .key = "one_week"},
        {.head = tr(b->lang, "school.two_weeks"), .width = 14, .bars = true, .key = "two_weeks"},
        {.head = tr(b->lang, "school.later"), .width = 14, .bars = true, .key = "later"},
        {.head = tr(b->lang, "school.not_yet"), .width = 14, .bars = true, .key = "not_yet"}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "school.feedback"), "Feedback",
                                     tr(b->lang, "school.feedback_title"), columns, 7);
    sheet->tab = TAB_SKY;
    sheet->note = tr(b->lang, "school.feedback_note");
    sheet->empty = tr(b->lang, "school.nobody");
    for (size_t i = 0; i < b->roll->n; i++) add_unit(b, &b->roll->units[i]);
}
