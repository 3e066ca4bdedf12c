/* class_logs.c: all evidence and all ratings of a class, row by row as they are written: a log may be long. */
#include "view/class_book.h"

#include "assess/calendar.h"
#include "base/utf8.h"

#include <string.h>

/* Where a log stands: row i of all is row `at` of one learner. Rows are asked for in order. */
struct log {
    const struct class_book *book;
    size_t learner, at;
    size_t (*n_of)(const struct summary *s);
};

static size_t n_evidence(const struct summary *s) { return s->n_evidence; }
static size_t n_ratings(const struct summary *s) { return s->n_ratings; }

static const struct summary *next_of(struct log *l, size_t *at) {
    while (l->at == l->n_of(l->book->learners[l->learner])) l->learner++, l->at = 0;
    *at = l->at++;
    return l->book->learners[l->learner];
}

static size_t rows_of(const struct log *l) {
    size_t n = 0;
    for (size_t i = 0; i < l->book->n; i++) n += l->n_of(l->book->learners[i]);
    return n;
}

static struct sheet_cell text(const char *s) {
    return (struct sheet_cell){.kind = s && *s ? SHEET_TEXT : SHEET_EMPTY, .text = s};
}

static struct sheet_cell day(struct date d) {
    return (struct sheet_cell){.kind = date_is_set(d) ? SHEET_DATE : SHEET_EMPTY, .date = d};
}

static struct sheet_cell linked(const char *s, const char *href) {
    struct sheet_cell c = text(s);
    c.href = href;
    return c;
}

static void set_source(struct class_book *b, struct sheet *sheet, size_t (*n_of)(const struct summary *),
                       void (*fill)(void *, size_t, struct sheet_cell *)) {
    struct log *log = arena_make(b->arena, struct log);
    struct sheet_source *source = arena_make(b->arena, struct sheet_source);
    *log = (struct log){.book = b, .n_of = n_of};
    *source = (struct sheet_source){fill, log};
    sheet->source = source;
    sheet->n_rows = rows_of(log);
}

/* Characters of the longest text of a column, between those two: its rows come too late to be asked. */
static double width_of(const struct class_book *b, size_t (*n_of)(const struct summary *),
                       const char *(*text_of)(const struct class_book *, const struct summary *, size_t),
                       double least, double most) {
    double width = least;
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < n_of(b->learners[i]); k++) {
            const char *s = text_of(b, b->learners[i], k);
            double n = s ? (double)utf8_width(s, strlen(s)) + 2 : 0;
            if (n > width) width = n;
        }
    return width < most ? width : most;
}

/* ---- evidence -------------------------------------------------------------------------------------------- */

static bool has_feedback(const struct summary_evidence *e) {
    return date_is_set(e->date) && date_is_set(e->first_rated) && date_cmp(e->first_rated, e->date) >= 0;
}

static const char *title_of(const struct class_book *b, const struct summary *s, size_t k) {
    (void)b;
    return s->evidence[k].title;
}

static const char *targets_of(const struct class_book *b, const struct summary *s, size_t k) {
    (void)b;
    return s->evidence[k].targets;
}

static void fill_evidence(void *context, size_t row, struct sheet_cell *c) {
    size_t at;
    const struct summary *s = next_of(context, &at);
    const struct class_book *b = ((const struct log *)context)->book;
    const struct summary_evidence *e = &s->evidence[at];
    (void)row; /* the log knows where it is */
    c[0] = text(s->name);
    c[1] = day(e->date);
    c[2] = linked(e->title,
                  *e->page ? class_page_of(b, s, view_address(b->arena, b->workspace, e->page)) : NULL);
    c[3] = text(e->kind);
    c[4] = text(e->targets);
    c[5] = day(e->first_rated);
    if (has_feedback(e))
        c[6] =
            (struct sheet_cell){.kind = SHEET_NUMBER, .number = (double)days_from(e->date, e->first_rated)};
}

size_t class_late_feedback(const struct class_book *b, long days) {
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < b->learners[i]->n_evidence; k++) {
            const struct summary_evidence *e = &b->learners[i]->evidence[k];
            n += has_feedback(e) && days_from(e->date, e->first_rated) > days;
        }
    return n;
}

void class_add_evidence_log(struct class_book *b) {
    const struct sheet_column columns[] = {
        {.head = tr(b->lang, "class.learner"), .width = 28, .key = "learner"},
        {.head = tr(b->lang, "book.date"), .width = 13, .key = "date"},
        {.head = tr(b->lang, "book.title"), .width = width_of(b, n_evidence, title_of, 28, 60), .wrap = true},
        {.head = tr(b->lang, "book.kind"), .width = 18, .key = "kind"},
        {.head = tr(b->lang, "class.shows"),
         .width = width_of(b, n_evidence, targets_of, 20, 46),
         .wrap = true},
        {.head = tr(b->lang, "class.first_rated"), .width = 13},
        {.head = tr(b->lang, "class.days_to_rating"), .width = 12, .bars = true, .key = "days"}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.evidence_log"), "EvidenceLog",
                                     tr(b->lang, "class.evidence_log_title"), columns, 7);
    sheet->tab = TAB_SKY;
    sheet->empty = tr(b->lang, "evidence.none");
    set_source(b, sheet, n_evidence, fill_evidence);
    b->n_logged = sheet->n_rows;
}

/* ---- ratings --------------------------------------------------------------------------------------------- */

/* "learners/maya/ratings.csv:12": from the folder of the class, which every row would repeat. */
static const char *source_of(const struct class_book *b, const struct summary *s, size_t k) {
    const char *source = s->ratings[k].source;
    size_t n = strlen(b->group->path);
    return n && strncmp(source, b->group->path, n) == 0 && source[n] == '/' ? source + n + 1 : source;
}

static void fill_rating(void *context, size_t row, struct sheet_cell *c) {
    size_t at;
    const struct summary *s = next_of(context, &at);
    const struct summary_rating *r = &s->ratings[at];
    const struct class_book *b = ((const struct log *)context)->book;
    (void)row;
    c[0] = text(s->name);
    c[1] = day(r->date);
    c[2] = text(r->target);
    c[3] = (struct sheet_cell){.kind = SHEET_LEVEL, .text = r->level, .sign = r->sign};
    c[4] = text(r->by);
    c[5] = text(r->stage);
    c[6] = text(r->note);
    c[7] = text(source_of(b, s, at));
}

void class_add_ratings_log(struct class_book *b) {
    const struct sheet_column columns[] = {
        {.head = tr(b->lang, "class.learner"), .width = 28, .key = "learner"},
        {.head = tr(b->lang, "book.date"), .width = 13, .key = "date"},
        {.head = tr(b->lang, "class.code"), .width = 13, .key = "code"},
        {.head = tr(b->lang, "book.level"), .width = 18},
        {.head = tr(b->lang, "book.by"), .width = 12, .key = "by"},
        {.head = tr(b->lang, "book.stage"), .width = 14},
        {.head = tr(b->lang, "book.note"), .width = 40, .wrap = true},
        {.head = tr(b->lang, "class.source"),
         .width = width_of(b, n_ratings, source_of, 32, 70),
         .wrap = true}};
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "class.ratings_log"), "RatingsLog",
                                     tr(b->lang, "class.ratings_log_title"), columns, 8);
    sheet->tab = TAB_SKY;
    sheet->empty = tr(b->lang, "why.no_ratings");
    set_source(b, sheet, n_ratings, fill_rating);
}
