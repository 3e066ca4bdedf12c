/* equity.c: access to evidence, feedback and supports by group, for staff above the class. What may be told is decided once
 * over all schools (assess/suppress.h), and the workbooks of the schools and of the district are written from that. */
#include "view/roll_book.h"

enum { SPLIT_LANGUAGE, SPLIT_SERVICES };

static bool is_in(const struct summary *s, size_t split) {
    return split == SPLIT_LANGUAGE ? s->english_learner : s->has_services;
}

/* ---- counting -------------------------------------------------------------------------------------------- */

static long measure_of(const struct workspace *w, struct date since, struct summary *s, size_t measure) {
    const struct roll_unit alone = {.learners = &s, .n = 1};
    const struct roll_counts c = roll_counts_of(w, since, &alone);
    const size_t counts[EQUITY_MEASURES] = {[EQUITY_LEARNERS] = 1,
                                            [EQUITY_PIECES] = c.pieces_term,
                                            [EQUITY_RATINGS] = c.by_educators_term,
                                            [EQUITY_SUPPORTS] = c.supports_term};
    return (long)counts[measure];
}

static struct suppress_unit count(const struct workspace *w, struct date since, const struct roll_unit *u,
                                  size_t measure) {
    struct suppress_unit sum = {0};
    for (size_t i = 0; i < u->n; i++) {
        long n = measure_of(w, since, u->learners[i], measure);
        sum.total += n;
        for (size_t k = 0; k < SUPPRESS_SPLITS; k++) sum.part[k] += is_in(u->learners[i], k) ? n : 0;
    }
    return sum;
}

struct equity *view_equity(struct arena *a, const struct workspace *w, const struct roll_unit *schools,
                           size_t n) {
    struct equity *e = arena_make(a, struct equity);
    *e = (struct equity){.units = schools, .n = n};
    for (size_t m = 0; m < EQUITY_MEASURES; m++) {
        e->tables[m].units = arena_array(a, n + 1, sizeof *e->tables[m].units);
        e->tables[m].n = n;
        for (size_t i = 0; i < n; i++) e->tables[m].units[i] = count(w, roll_since(w), &schools[i], m);
        suppress(&e->tables[m]);
    }
    return e;
}

/* ---- telling --------------------------------------------------------------------------------------------- */

/* Of a unit and a split: those who are in the group, those who are not, and everybody. */
enum which { IN_GROUP, NOT_IN_GROUP, EVERYBODY, WHICH_COUNT };

static struct sheet_cell told(const struct roll_book *b, size_t measure, int unit, size_t split, int which) {
    const struct suppress_table *t = &b->roll->equity->tables[measure];
    const struct suppress_unit *u = unit == EQUITY_ALL ? &t->all : &t->units[unit];
    if (which == EVERYBODY ? u->hides_total : u->hides_parts[split])
        return cell_text(tr(b->lang, "equity.hidden"));
    if (which == EVERYBODY) return cell_number((double)u->total);
    return cell_number((double)(which == IN_GROUP ? u->part[split] : u->total - u->part[split]));
}

#define EQUITY_COLUMNS(X)                                                               \
    X("district.unit", cell_text(name), 34, .wrap = true, .key = "unit")                \
    X("equity.split", cell_text(tr(b->lang, splits[split])), 24, .key = "split")        \
    X("equity.group", cell_text(tr(b->lang, groups[split][which])), 30, .key = "group") \
    X("school.learners", told(b, EQUITY_LEARNERS, unit, split, which), 14)              \
    X("school.pieces_term", told(b, EQUITY_PIECES, unit, split, which), 16)             \
    X("school.ratings_term", told(b, EQUITY_RATINGS, unit, split, which), 16)           \
    X("school.supports_term", told(b, EQUITY_SUPPORTS, unit, split, which), 16)

static void add_unit(struct roll_book *b, int unit, const char *name) {
    static const char *const splits[SUPPRESS_SPLITS] = {"equity.by_language", "equity.by_services"};
    static const char *const groups[SUPPRESS_SPLITS][WHICH_COUNT] = {
        {"equity.english_learners", "equity.other_learners", "equity.everybody"},
        {"equity.with_services", "equity.without_services", "equity.everybody"}};
    for (size_t split = 0; split < SUPPRESS_SPLITS; split++)
        for (int which = 0; which < WHICH_COUNT; which++) ROW(&b->sheets, EQUITY_COLUMNS);
}

void roll_add_equity(struct roll_book *b) {
    const struct equity *e = b->roll->equity;
    SHEET(&b->sheets, EQUITY_COLUMNS, .name = "equity.sheet", .table = "Equity", .title = "equity.title",
          .note = "equity.note", .empty = "school.nobody", .tab = TAB_SUN);
    if (b->roll->equity_unit != EQUITY_ALL) {
        add_unit(b, b->roll->equity_unit, b->roll->name);
        return;
    }
    for (size_t i = 0; i < e->n; i++) add_unit(b, (int)i, e->units[i].name);
    add_unit(b, EQUITY_ALL, tr(b->lang, "equity.all_schools"));
}
