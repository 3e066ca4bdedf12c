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

enum which { IN_GROUP, NOT_IN_GROUP, EVERYBODY };

static void tell(struct roll_book *b, const struct suppress_unit *u, size_t split, enum which which) {
    bool hidden = which == EVERYBODY ? u->hides_total : u->hides_parts[split];
    long n = which == EVERYBODY ? u->total : which == IN_GROUP ? u->part[split] : u->total - u->part[split];
    if (hidden)
        sheets_text(&b->sheets, tr(b->lang, "equity.hidden"));
    else
        sheets_number(&b->sheets, (double)n);
}

static const struct suppress_unit *unit_of(const struct equity *e, size_t measure, int which) {
    return which == EQUITY_ALL ? &e->tables[measure].all : &e->tables[measure].units[which];
}

static void add_line(struct roll_book *b, int unit, const char *name, size_t split, enum which which) {
    static const char *const groups[SUPPRESS_SPLITS][3] = {
        {"equity.english_learners", "equity.other_learners", "equity.everybody"},
        {"equity.with_services", "equity.without_services", "equity.everybody"}};
    static const char *const splits[] = {"equity.by_language", "equity.by_services"};
    sheets_row(&b->sheets);
    sheets_text(&b->sheets, name);
    sheets_text(&b->sheets, tr(b->lang, splits[split]));
    sheets_text(&b->sheets, tr(b->lang, groups[split][which]));
    for (size_t m = 0; m < EQUITY_MEASURES; m++) tell(b, unit_of(b->roll->equity, m, unit), split, which);
}

static void add_unit(struct roll_book *b, int unit, const char *name) {
    for (size_t split = 0; split < SUPPRESS_SPLITS; split++)
        for (int which = IN_GROUP; which <= EVERYBODY; which++)
            add_line(b, unit, name, split, (enum which)which);
}

void roll_add_equity(struct roll_book *b) {
    const struct sheet_column columns[] = {
        {.head = tr(b->lang, "district.unit"), .width = 34, .wrap = true, .key = "unit"},
        {.head = tr(b->lang, "equity.split"), .width = 24, .key = "split"},
        {.head = tr(b->lang, "equity.group"), .width = 30, .key = "group"},
        {.head = tr(b->lang, "school.learners"), .width = 14},
        {.head = tr(b->lang, "school.pieces_term"), .width = 16},
        {.head = tr(b->lang, "school.ratings_term"), .width = 16},
        {.head = tr(b->lang, "school.supports_term"), .width = 16}};
    const struct equity *e = b->roll->equity;
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "equity.sheet"), "Equity",
                                     tr(b->lang, "equity.title"), columns, 7);
    sheet->tab = TAB_SUN;
    sheet->note = tr(b->lang, "equity.note");
    sheet->empty = tr(b->lang, "school.nobody");
    if (b->roll->equity_unit != EQUITY_ALL) {
        add_unit(b, b->roll->equity_unit, b->roll->name);
        return;
    }
    for (size_t i = 0; i < e->n; i++) add_unit(b, (int)i, e->units[i].name);
    add_unit(b, EQUITY_ALL, tr(b->lang, "equity.all_schools"));
}
