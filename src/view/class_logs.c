/* class_logs.c: all evidence and all ratings of a class, row by row as they are written: a log may be long. */
#include "view/class_book.h"

#include "assess/calendar.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

/* The rows of a log: each is about something that a learner has. Rows come too late to be asked how wide their texts are, so two
 * columns are measured before. */
struct log {
    const struct class_book *book;
    VEC(struct line {
        const struct summary *of;
        const void *item;
    })
    lines;
};

static void widen(double *width, const char *text) {
    *width = fmax(*width, text ? (double)utf8_width(text, strlen(text)) + 2 : 0);
}

/* Has the sheet that was begun last ask `fill` for its rows. */
static void stream(struct log *l, void (*fill)(void *log, size_t row, struct sheet_cell *cells)) {
    struct sheet_source *source = arena_make(l->book->arena, struct sheet_source);
    *source = (struct sheet_source){fill, l};
    l->book->sheets.sheet->source = source;
    l->book->sheets.sheet->n_rows = l->lines.n;
}

static struct log *new_log(const struct class_book *b) {
    struct log *l = arena_make(b->arena, struct log);
    l->book = b;
    return l;
}

/* ---- evidence -------------------------------------------------------------------------------------------- */

static struct sheet_cell days_to_rating(const struct summary_evidence *e) {
    bool rated =
        date_is_set(e->date) && date_is_set(e->first_rated) && date_cmp(e->first_rated, e->date) >= 0;
    return rated ? cell_number((double)days_from(e->date, e->first_rated)) : cell_text(NULL);
}

static const char *page_of(const struct class_book *b, const struct summary *s,
                           const struct summary_evidence *e) {
    return *e->page ? class_page_of(b, s, view_address(b->arena, b->workspace, e->page)) : NULL;
}

#define EVIDENCE_COLUMNS(X)                                                                  \
    X("class.learner", cell_text(of->name), 28, .key = "learner")                            \
    X("book.date", cell_date(e->date), 13, .key = "date")                                    \
    X("book.title", cell_linked(e->title, page_of(b, of, e)), fmin(title, 60), .wrap = true) \
    X("book.kind", cell_text(e->kind), 18, .key = "kind")                                    \
    X("class.shows", cell_text(e->targets), fmin(shows, 46), .wrap = true)                   \
    X("class.first_rated", cell_date(e->first_rated), 13)                                    \
    X("class.days_to_rating", days_to_rating(e), 12, .bars = true, .key = "days")

static void fill_evidence(void *context, size_t row, struct sheet_cell *cells) {
    const struct log *l = context;
    const struct class_book *b = l->book;
    const struct summary *of = l->lines.v[row].of;
    const struct summary_evidence *e = l->lines.v[row].item;
    FILL(cells, EVIDENCE_COLUMNS);
}

void class_add_evidence_log(struct class_book *b) {
    struct log *l = new_log(b);
    double title = 28, shows = 20;
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < b->learners[i]->n_evidence; k++) {
            const struct summary_evidence *e = &b->learners[i]->evidence[k];
            VEC_PUSH(b->arena, &l->lines, ((struct line){b->learners[i], e}));
            widen(&title, e->title);
            widen(&shows, e->targets);
        }
    SHEET(&b->sheets, EVIDENCE_COLUMNS, .name = "class.evidence_log", .table = "EvidenceLog",
          .title = "class.evidence_log_title", .empty = "evidence.none", .tab = TAB_SKY);
    stream(l, fill_evidence);
}

/* ---- ratings --------------------------------------------------------------------------------------------- */

/* "learners/maya/ratings.csv:12": from the folder of the class, which every row would repeat. */
static const char *source_of(const struct class_book *b, const struct summary_rating *r) {
    size_t n = strlen(b->group->path);
    bool inside = n && strncmp(r->source, b->group->path, n) == 0 && r->source[n] == '/';
    return r->source + (inside ? n + 1 : 0);
}

#define RATINGS_COLUMNS(X)                                        \
    X("class.learner", cell_text(of->name), 28, .key = "learner") \
    X("book.date", cell_date(r->date), 13, .key = "date")         \
    X("class.code", cell_text(r->target), 13, .key = "code")      \
    X("book.level", cell_level(r->sign, r->level), 18)            \
    X("book.by", cell_text(r->by), 12, .key = "by")               \
    X("book.stage", cell_text(r->stage), 14)                      \
    X("book.note", cell_text(r->note), 40, .wrap = true)          \
    X("class.source", cell_text(source_of(b, r)), fmin(source, 70), .wrap = true)

static void fill_rating(void *context, size_t row, struct sheet_cell *cells) {
    const struct log *l = context;
    const struct class_book *b = l->book;
    const struct summary *of = l->lines.v[row].of;
    const struct summary_rating *r = l->lines.v[row].item;
    FILL(cells, RATINGS_COLUMNS);
}

void class_add_ratings_log(struct class_book *b) {
    struct log *l = new_log(b);
    double source = 32;
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < b->learners[i]->n_ratings; k++) {
            VEC_PUSH(b->arena, &l->lines, ((struct line){b->learners[i], &b->learners[i]->ratings[k]}));
            widen(&source, source_of(b, &b->learners[i]->ratings[k]));
        }
    SHEET(&b->sheets, RATINGS_COLUMNS, .name = "class.ratings_log", .table = "RatingsLog",
          .title = "class.ratings_log_title", .empty = "why.no_ratings", .tab = TAB_SKY);
    stream(l, fill_rating);
}
