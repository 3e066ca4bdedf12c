/* class_logs.c: all evidence and all ratings of a class. Logs may be long, so rows are made only
 * when they are written. */
#include "view/books/class_book.h"

#include "assess/calendar.h"
#include "base/utf8.h"
#include "model/group.h"
#include "view/words/site_paths.h"

#include <math.h>
#include <string.h>

/* A row of a log: a learner's piece of evidence or rating. */
struct line {
    const struct sheets *s;
    const struct summary *of;
    const struct summary_evidence *e;
    const struct summary_rating *r;
};

/* Widens a column for a text. Rows come too late to fit columns to them. */
static void widen(struct sheet_column *column, const char *text, double most) {
    double width = text ? (double)utf8_width(text, strlen(text)) + 2 : 0;
    column->width = fmax(column->width, fmin(width, most));
}

/* Sets the source of the sheet's rows: `fill`, with these lines as its context. */
static void stream(struct sheets *s, struct line *lines, size_t n,
                   void (*fill)(void *lines, size_t row, struct sheet_cell *cells)) {
    const struct sheet_source source = {fill, lines};
    s->sheet->source = arena_copy(s->arena, &source, sizeof source);
    s->sheet->n_rows = n;
}

/* ---- evidence ---- */

static struct sheet_cell days_to_rating(const struct summary_evidence *e) {
    bool rated = date_is_set(e->date) && date_is_set(e->first_rated) &&
                 date_cmp(e->first_rated, e->date) >= 0;
    return cell_computed(rated ? cell_number((double)calendar_days_from(e->date, e->first_rated))
                               : cell_text(NULL),
                         "=IF(OR(@rated=\"\",@rated<@date),\"\",@rated-@date)");
}

static const char *page_of(const struct line *l) {
    const char *page = path_address(l->s->arena, l->s->workspace, l->e->page);
    return *l->e->page ? class_page_of(l->s, l->of, page) : NULL;
}

#define EVIDENCE_COLUMNS(X)                                                  \
    X("class.learner", cell_text(l->of->name), 28, .key = "learner")         \
    X("book.date", cell_date(l->e->date), 13, .key = "date")                 \
    X("book.title", cell_linked(l->e->title, page_of(l)), 28, .wrap = true)  \
    X("book.kind", cell_text(l->e->kind), 18, .key = "kind")                 \
    X("class.shows", cell_text(l->e->targets), 20, .wrap = true)             \
    X("class.first_rated", cell_date(l->e->first_rated), 13, .key = "rated") \
    X("class.days_to_rating", days_to_rating(l->e), 12, .bars = true, .key = "days")

static void fill_evidence(void *lines, size_t row, struct sheet_cell *cells) {
    const struct line *l = (const struct line *)lines + row;
    FILL(cells, EVIDENCE_COLUMNS);
}

static void add_evidence(struct sheets *s) {
    struct sheet_column *title = sheets_column_of(s, "book.title"),
                        *shows = sheets_column_of(s, "class.shows");
    VEC(struct line) lines = {0};
    for (size_t i = 0; i < s->class->n; i++)
        for (size_t k = 0; k < s->class->learners[i]->n_evidence; k++) {
            const struct summary_evidence *e = &s->class->learners[i]->evidence[k];
            VEC_PUSH(s->arena, &lines,
                     ((struct line){.s = s, .of = s->class->learners[i], .e = e}));
            widen(title, e->title, 60);
            widen(shows, e->targets, 46);
        }
    stream(s, lines.v, lines.n, fill_evidence);
}

SHEET(class_evidence_log, EVIDENCE_COLUMNS, add_evidence, .name = "class.evidence_log",
      .table = "EvidenceLog", .title = "class.evidence_log_title", .empty = "evidence.none",
      .tab = TAB_SKY);

/* ---- ratings ---- */

/* "learners/maya/ratings.csv:12": relative to the folder of the class, which every row would
 * repeat. */
static const char *source_of(const struct sheets *s, const struct summary_rating *r) {
    const char *path = s->class->group->path;
    size_t n = strlen(path);
    bool inside = n && strncmp(r->source, path, n) == 0 && r->source[n] == '/';
    return r->source + (inside ? n + 1 : 0);
}

static struct sheet_cell given_cell(const struct summary_rating *r) {
    return r->unrated ? cell_text(r->level) : cell_level(r->sign, r->level);
}

#define RATINGS_COLUMNS(X)                                           \
    X("class.learner", cell_text(l->of->name), 28, .key = "learner") \
    X("book.date", cell_date(l->r->date), 13, .key = "date")         \
    X("class.code", cell_text(l->r->target), 13, .key = "code")      \
    X("book.level", given_cell(l->r), 18)                            \
    X("book.by", cell_text(l->r->by), 12, .key = "by")               \
    X("book.stage", cell_text(l->r->stage), 14)                      \
    X("book.note", cell_text(l->r->note), 40, .wrap = true)          \
    X("class.source", cell_text(source_of(l->s, l->r)), 32, .wrap = true)

static void fill_rating(void *lines, size_t row, struct sheet_cell *cells) {
    const struct line *l = (const struct line *)lines + row;
    FILL(cells, RATINGS_COLUMNS);
}

static void add_ratings(struct sheets *s) {
    struct sheet_column *source = sheets_column_of(s, "class.source");
    VEC(struct line) lines = {0};
    for (size_t i = 0; i < s->class->n; i++)
        for (size_t k = 0; k < s->class->learners[i]->n_ratings; k++) {
            const struct summary_rating *r = &s->class->learners[i]->ratings[k];
            VEC_PUSH(s->arena, &lines,
                     ((struct line){.s = s, .of = s->class->learners[i], .r = r}));
            widen(source, source_of(s, r), 70);
        }
    stream(s, lines.v, lines.n, fill_rating);
}

SHEET(class_ratings_log, RATINGS_COLUMNS, add_ratings, .name = "class.ratings_log",
      .table = "RatingsLog", .title = "class.ratings_log_title", .empty = "why.no_ratings",
      .tab = TAB_SKY);
