/* conditions.c: the ten conditions that a district works on: what the data says about each, and where it can say nothing. */
#include "view/books/roll_book.h"

#include "view/summary/gather.h"

static size_t seen(const struct covered *lines, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += date_is_set(lines[i].last);
    return count;
}

static struct roll_unit everybody(const struct roll_book *b) {
    size_t n = 0;
    for (size_t i = 0; i < b->roll->n; i++) n += b->roll->units[i].n;
    struct summary **all = arena_array(b->arena, n + 1, sizeof *all);
    struct roll_unit unit = {.learners = all};
    for (size_t i = 0; i < b->roll->n; i++)
        for (size_t k = 0; k < b->roll->units[i].n; k++) all[unit.n++] = b->roll->units[i].learners[k];
    return unit;
}

#define CONDITION_COLUMNS(X)                                                                                 \
    X("conditions.condition", cell_text(tr(b->lang, arena_printf(b->arena, "conditions.%s", name))), 28,     \
      .wrap = true)                                                                                          \
    X("conditions.says",                                                                                     \
      cell_text(tr_with(b->lang, b->arena, arena_printf(b->arena, "conditions.%s_says", name), facts, n)),   \
      64, .wrap = true)                                                                                      \
    X("conditions.silent", cell_text(tr(b->lang, arena_printf(b->arena, "conditions.%s_silent", name))), 56, \
      .wrap = true)

static void add_conditions(struct roll_book *b, const struct tr_arg *facts, size_t n) {
    static const char *const names[] = {"curriculum", "instruction", "assessment", "environments",
                                        "supports",   "learning",    "data",       "leadership",
                                        "technology", "partnerships"};
    SHEET(&b->sheets, CONDITION_COLUMNS, .name = "conditions.sheet", .table = "Conditions",
          .title = "conditions.title", .note = "conditions.note");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = names[i];
        ROW(&b->sheets, CONDITION_COLUMNS);
    }
}

void roll_add_conditions(struct roll_book *b) {
    const struct workspace *w = b->workspace;
    const struct roll_unit all = everybody(b);
    const struct roll_counts counts = roll_counts_of(w, b->since, &all);
    const struct coverage_part *parts = gather_coverage(b->arena, w, all.learners, all.n);
    const struct coverage covered = coverage_of(b->arena, w, parts, all.n);
#define FACT(word, value) \
    { .name = word, .number = (long)(value), .is_number = true }
    const struct tr_arg facts[] = {FACT("frameworks", w->n_frameworks),
                                   FACT("targets", covered.n_targets),
                                   FACT("targets_seen", seen(covered.targets, covered.n_targets)),
                                   FACT("standards", covered.n_standards),
                                   FACT("standards_seen", seen(covered.standards, covered.n_standards)),
                                   FACT("classes", b->roll->n_classes),
                                   FACT("learners", counts.learners),
                                   FACT("pieces", counts.pieces_term),
                                   FACT("ratings", counts.ratings_term),
                                   FACT("educators", counts.by_educators_term),
                                   FACT("supports", counts.supports_term),
                                   FACT("running", counts.supports_running),
                                   FACT("signals", counts.signals),
                                   FACT("gaps", counts.gaps),
                                   FACT("credentials", w->n_credentials),
                                   FACT("pathways", w->n_pathways),
                                   FACT("partners", w->n_partners)};
#undef FACT
    add_conditions(b, facts, sizeof facts / sizeof *facts);
}
