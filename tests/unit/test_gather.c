/* test_gather.c: what a class puts together from summaries is what its learners contributed, and what a district puts together from
 * a ledger is the same; targets that are gone are left out. The class is that of small_class.h. */
#include "small_class.h"

#include "model/term.h"
#include "pipeline/tree/ledger.h"
#include "view/summary/gather.h"

static void set_ids(struct world *w) {
    static const char *const ids[TARGETS] = {"T0", "T1", "T2", "T3", "T4", "T5"};
    for (size_t i = 0; i < TARGETS; i++) w->targets[i].id = ids[i];
}

/* As it comes out of a ledger. */
static struct summary *recorded(struct world *w, struct summary *s) {
    struct ledger before, after;
    struct buf text = BUF_INIT;
    ledger_start(&before, w->arena), ledger_start(&after, w->arena);
    VEC_PUSH(w->arena, &before.learners,
             ((struct ledger_learner){.path = s->id, .out = s->id, .name = s->id, .counts = s}));
    ledger_write(&before, &text);
    assert_true(ledger_read(&after, text.p, text.n));
    buf_release(&text);
    return ledger_find(&after, s->id)->counts;
}

static void groups_come_out_of_summaries(void **state) {
    struct world *w = *state;
    set_ids(w);
    struct summary_need needs[][2] = {
        {{"T4", "T3", NEED_FIRST, day("2026-11-17")}, {"gone", "", NEED_ASKED, {0}}},
        {{"T4", "", NEED_ASKED, day("2026-11-18")}, {"T1", "gone", NEED_PLANNED, {0}}}};
    struct summary one = {.id = "a", .needs = needs[0], .n_needs = 2},
                   two = {.id = "b", .needs = needs[1], .n_needs = 2};
    struct summary *class[] = {&one, &(struct summary){.id = "n"}, &two};
    const struct needs *all = gather_needs(w->arena, &w->workspace, class, 3);
    assert_int_equal(all[0].n, 1);
    assert_int_equal(all[1].n, 0);
    assert_int_equal(all[2].n, 2);
    assert_null(all[2].v[1].first);
    const struct small_groups g =
        small_groups_of(w->arena, &w->workspace, w->calendar.as_of, all, 3);
    assert_int_equal(g.n, 1);
    assert_ptr_equal(g.v[0].target, &w->targets[4]);
    assert_ptr_equal(g.v[0].first, &w->targets[3]);
    assert_int_equal(g.v[0].why, NEED_FIRST | NEED_ASKED);
    assert_int_equal(g.v[0].members[1].learner, 2);
    assert_day(g.v[0].members[1].need->date, day("2026-11-18"));
}

static void coverage_comes_out_of_ledgers(void **state) {
    struct world *w = *state;
    set_ids(w);
    struct summary_target targets[] = {
        {.id = "T3", .last_seen = day("2026-11-02")}, {.id = "gone"}, {.id = "T1"}};
    struct summary one = {.id = "a", .targets = targets, .n_targets = 3};
    struct summary *class[] = {recorded(w, &one), recorded(w, &one)};
    const struct coverage_part *parts = gather_coverage(w->arena, &w->workspace, class, 2);
    const struct coverage c = coverage_of(w->arena, &w->workspace, parts, 2);
    assert_int_equal(c.n_targets, 2);
    assert_ptr_equal(c.targets[0].target, &w->targets[1]);
    assert_int_equal(c.targets[0].learners, 2);
    assert_int_equal(c.targets[0].seen, 0);
    assert_int_equal(c.targets[1].seen, 2);
    assert_day(c.targets[1].last, day("2026-11-02"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(groups_come_out_of_summaries),
        TEST(coverage_comes_out_of_ledgers),
    };
    return cmocka_run_group_tests_name("gather", tests, NULL, NULL);
}
