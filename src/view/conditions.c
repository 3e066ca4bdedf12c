/* conditions.c: the ten conditions that a district works on: what the data says about each, and where it can say nothing. */
#include "view/roll_book.h"

#include "view/gather.h"

struct facts {
    struct roll_counts counts;
    size_t frameworks, targets, targets_seen, standards, standards_seen, classes, credentials, partners,
        pathways;
};

static size_t seen(const struct covered *lines, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += date_is_set(lines[i].last);
    return count;
}

static struct coverage coverage_of_all(const struct roll_book *b) {
    size_t n = 0, at = 0;
    for (size_t i = 0; i < b->roll->n; i++) n += b->roll->units[i].n;
    struct summary **all = arena_array(b->arena, n + 1, sizeof *all);
    for (size_t i = 0; i < b->roll->n; i++)
        for (size_t k = 0; k < b->roll->units[i].n; k++) all[at++] = b->roll->units[i].learners[k];
    const struct coverage_part *parts = gather_coverage(b->arena, b->workspace, all, n);
    return coverage_of(b->arena, b->workspace, parts, n);
}

static struct facts facts_of(const struct roll_book *b) {
    const struct workspace *w = b->workspace;
    const struct coverage c = coverage_of_all(b);
    return (struct facts){.counts = roll_counts_all(b),
                          .frameworks = w->n_frameworks,
                          .targets = c.n_targets,
                          .targets_seen = seen(c.targets, c.n_targets),
                          .standards = c.n_standards,
                          .standards_seen = seen(c.standards, c.n_standards),
                          .classes = b->roll->n_classes,
                          .credentials = w->n_credentials,
                          .partners = w->n_partners,
                          .pathways = w->n_pathways};
}

static const char *said(const struct roll_book *b, const struct facts *f, const char *key) {
#define NUMBER(word, value) \
    { .name = word, .number = (long)(value), .is_number = true }
    const struct tr_arg args[] = {NUMBER("frameworks", f->frameworks),
                                  NUMBER("targets", f->targets),
                                  NUMBER("targets_seen", f->targets_seen),
                                  NUMBER("standards", f->standards),
                                  NUMBER("standards_seen", f->standards_seen),
                                  NUMBER("classes", f->classes),
                                  NUMBER("learners", f->counts.learners),
                                  NUMBER("pieces", f->counts.pieces_term),
                                  NUMBER("ratings", f->counts.ratings_term),
                                  NUMBER("educators", f->counts.by_educators_term),
                                  NUMBER("supports", f->counts.supports_term),
                                  NUMBER("running", f->counts.supports_running),
                                  NUMBER("signals", f->counts.signals),
                                  NUMBER("gaps", f->counts.gaps),
                                  NUMBER("credentials", f->credentials),
                                  NUMBER("pathways", f->pathways),
                                  NUMBER("partners", f->partners)};
#undef NUMBER
    return tr_with(b->lang, b->arena, key, args, sizeof args / sizeof *args);
}

void roll_add_conditions(struct roll_book *b) {
    static const char *const names[] = {"curriculum", "instruction", "assessment", "environments",
                                        "supports",   "learning",    "data",       "leadership",
                                        "technology", "partnerships"};
    const struct sheet_column columns[] = {
        {.head = tr(b->lang, "conditions.condition"), .width = 28, .wrap = true},
        {.head = tr(b->lang, "conditions.says"), .width = 64, .wrap = true},
        {.head = tr(b->lang, "conditions.silent"), .width = 56, .wrap = true}};
    const struct facts facts = facts_of(b);
    struct sheet *sheet = sheets_add(&b->sheets, tr(b->lang, "conditions.sheet"), "Conditions",
                                     tr(b->lang, "conditions.title"), columns, 3);
    sheet->note = tr(b->lang, "conditions.note");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        sheets_row(&b->sheets);
        sheets_text(&b->sheets, tr(b->lang, arena_printf(b->arena, "conditions.%s", names[i])));
        sheets_text(&b->sheets, said(b, &facts, arena_printf(b->arena, "conditions.%s_says", names[i])));
        sheets_text(&b->sheets, tr(b->lang, arena_printf(b->arena, "conditions.%s_silent", names[i])));
    }
}
