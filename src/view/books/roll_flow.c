/* roll_flow.c: how much evidence comes in each week, and how soon it gets a response. */
#include "view/books/roll_book.h"

#include "assess/calendar.h"
#include "model/term.h"

/* ---- evidence by week ---- */

static size_t week_of(const struct sheets *s, struct date d) {
    return (
        size_t)(calendar_days_from(calendar_week_begins(s->roll->since), calendar_week_begins(d)) /
                7);
}

/* counts[week * units + unit] */
static size_t *weeks_of(const struct sheets *s, const struct roll *r, size_t n) {
    size_t *counts = arena_array(s->arena, r->n * n + 1, sizeof *counts);
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->units[i].n; k++) {
            const struct summary *l = r->units[i].learners[k];
            for (size_t e = 0; e < l->n_pieces; e++)
                if (roll_is_now(s, l->pieces[e].date))
                    counts[week_of(s, l->pieces[e].date) * r->n + i]++;
        }
    return counts;
}

/* The chart is labeled with the week's name. */
#define FLOW_COLUMNS(X)                                                                    \
    X("school.week", cell_date(monday), 14, .key = "week")                                 \
    X("school.week_name", cell_text(lang_date(s->lang, s->arena, monday, DATE_SHORT)), 12) \
    X("school.all", cell_computed(cell_count(all), sum), 12, .bars = true, .key = "all")

static void add_week(struct sheets *s, struct date monday, const size_t *counts) {
    size_t all = 0;
    for (size_t i = 0; i < s->roll->of->n; i++) all += counts[i];
    const char *sum = roll_sum(s, 3, s->roll->of->n); /* of the units, after three columns */
    ROW(s, FLOW_COLUMNS);
    for (size_t i = 0; i < s->roll->of->n; i++) sheets_cell(s, cell_count(counts[i]));
}

static void add_flow(struct sheets *s) {
    const struct roll *r = s->roll->of;
    bool begun = date_cmp(s->roll->since, s->calendar->as_of) <= 0;
    size_t n = begun ? week_of(s, s->calendar->as_of) + 1 : 0;
    const size_t *counts = weeks_of(s, r, n);
    for (size_t i = 0; i < r->n; i++)
        COLUMN(s, .head = r->units[i].name, .width = 16, .bars = true, .inner = true);
    for (size_t week = 0; week < n; week++)
        add_week(s,
                 date_from_days(date_days(calendar_week_begins(s->roll->since)) + 7 * (long)week),
                 counts + week * r->n);
    if (n)
        PLOT(s, .kind = SHEET_BARS, .title = T(s, "school.flow_title"),
             .x_name = T(s, "school.week"), .y_name = T(s, "school.pieces"), .n_rows = n,
             .categories = 1, .columns = {2}, .n_columns = 1);
}

/* portrait: table and chart fit on one page */
SHEET(roll_flow, FLOW_COLUMNS, add_flow, .name = "school.flow", .table = "EvidenceFlow",
      .title = "school.flow_title", .empty = "school.not_begun", .tab = TAB_SKY, .portrait = true,
      .frozen = 3);

/* ---- time to feedback ---- */

#define FEEDBACK_COLUMNS(X)                                                                      \
    UNIT_COLUMN(X, c->unit, 34)                                                                  \
    X("school.pieces_term", cell_computed(cell_count(c->pieces_term), "=SUM(@2:@6)"), 14,        \
      .key = "pieces")                                                                           \
    X("school.same_day", cell_count(c->feedback[SAME_DAY]), 14, .bars = true, .key = "same_day") \
    X("school.one_week", cell_count(c->feedback[ONE_WEEK]), 14, .bars = true, .key = "one_week") \
    X("school.two_weeks", cell_count(c->feedback[TWO_WEEKS]), 14, .bars = true,                  \
      .key = "two_weeks")                                                                        \
    X("school.later", cell_count(c->feedback[LATER]), 14, .bars = true, .key = "later")          \
    X("school.not_yet", cell_count(c->feedback[NOT_YET]), 14, .bars = true, .key = "not_yet")

static void add_feedback(struct sheets *s) {
    ROWS(s, FEEDBACK_COLUMNS, const struct roll_counts *c, s->roll->units, s->roll->of->n);
}

SHEET(roll_feedback, FEEDBACK_COLUMNS, add_feedback, .name = "school.feedback", .table = "Feedback",
      .title = "school.feedback_title", .note = "school.feedback_note", .empty = "school.nobody",
      .tab = TAB_SKY);
