/* conditions.c: the ten conditions that a district works on: what the data says about each, and
 * where it says nothing. */
#include "view/books/roll_book.h"

#include "model/workspace.h"
#include "view/summary/gather.h"

static size_t seen(const struct covered *lines, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += date_is_set(lines[i].last);
    return count;
}

static struct roll_unit all_learners(const struct sheets *s, const struct roll *r) {
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++) n += r->units[i].n;
    struct summary **all = arena_array(s->arena, n + 1, sizeof *all);
    struct roll_unit unit = {.learners = all};
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->units[i].n; k++) all[unit.n++] = r->units[i].learners[k];
    return unit;
}

static const char *key(const struct sheets *s, const char *pattern, const char *name) {
    return arena_printf(s->arena, pattern, name);
}

#define CONDITION_COLUMNS(X)                                                                    \
    X("conditions.condition", cell_text(T(s, key(s, "conditions.%s", name))), 28, .wrap = true) \
    X("conditions.says",                                                                        \
      cell_text(tr_with(s->lang, s->arena, key(s, "conditions.%s_says", name), facts, n)), 64,  \
      .wrap = true)                                                                             \
    X("conditions.silent", cell_text(T(s, key(s, "conditions.%s_silent", name))), 56, .wrap = true)

static void add_rows(struct sheets *s, const struct tr_arg *facts, size_t n) {
    static const char *const names[] = {"curriculum", "instruction", "assessment", "environments",
                                        "supports",   "learning",    "data",       "leadership",
                                        "technology", "partnerships"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = names[i];
        ROW(s, CONDITION_COLUMNS);
    }
}

static void add_conditions(struct sheets *s) {
    const struct workspace *w = s->workspace;
    const struct roll_unit all = all_learners(s, s->roll->of);
    const struct roll_counts counts = roll_counts_of(s, &all);
    const struct coverage_part *parts = gather_coverage(s->arena, w, all.learners, all.n);
    const struct coverage covered = coverage_of(s->arena, w, parts, all.n);
    const struct tr_arg facts[] = {
        NUMBER("frameworks", w->n_frameworks),
        NUMBER("targets", covered.n_targets),
        NUMBER("targets_seen", seen(covered.targets, covered.n_targets)),
        NUMBER("standards", covered.n_standards),
        NUMBER("standards_seen", seen(covered.standards, covered.n_standards)),
        NUMBER("classes", s->roll->of->n_classes),
        NUMBER("learners", counts.learners),
        NUMBER("pieces", counts.pieces_term),
        NUMBER("ratings", counts.ratings_term),
        NUMBER("educators", counts.by_educators_term),
        NUMBER("supports", counts.supports_term),
        NUMBER("running", counts.supports_running),
        NUMBER("signals", counts.signals),
        NUMBER("gaps", counts.gaps),
        NUMBER("credentials", w->n_credentials),
        NUMBER("pathways", w->n_pathways),
        NUMBER("partners", w->n_partners)};
    add_rows(s, facts, sizeof facts / sizeof *facts);
}

SHEET(roll_conditions, CONDITION_COLUMNS, add_conditions, .name = "conditions.sheet",
      .table = "Conditions", .title = "conditions.title", .note = "conditions.note");
