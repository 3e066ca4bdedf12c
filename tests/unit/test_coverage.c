/* test_coverage.c: last evidence of targets and standards, of one learner and of several. The class is
 * that of small_class.h; target 0 serves the standards S1 and S2, target 1 S2 (written twice), 3 S3, 5 S1. */
#include "small_class.h"

#include "assess/coverage.h"
#include "model/rated.h"

static const char *of_0[] = {"S1", "S2"}, *of_1[] = {"S2", "S2"}, *of_3[] = {"S3"},
                  *of_5[] = {"S1"};

static void set_standards(struct world *w) {
    w->targets[0].standards = (struct texts){of_0, 2};
    w->targets[1].standards = (struct texts){of_1, 2};
    w->targets[3].standards = (struct texts){of_3, 1};
    w->targets[5].standards = (struct texts){of_5, 1};
}

static struct coverage_part part(struct world *w) {
    return coverage_part_of(w->arena, &w->workspace, assessed(w));
}

static struct coverage of_one(struct world *w) {
    struct coverage_part p = part(w);
    return coverage_of(w->arena, &w->workspace, &p, 1);
}

static const struct covered *standard(const struct coverage *c, const char *code) {
    for (size_t i = 0; i < c->n_standards; i++) {
        if (strcmp(c->standards[i].standard, code) == 0) return &c->standards[i];
    }
    return NULL;
}

static void the_learners_own_targets_and_standards_in_order(void **state) {
    struct world *w = *state;
    set_standards(w);
    const struct coverage c = of_one(w);
    assert_int_equal(c.n_targets, 5); /* 5 is not the learner's */
    for (size_t i = 0; i < 5; i++) {
        assert_ptr_equal(c.targets[i].target, &w->targets[i]);
        assert_int_equal(c.targets[i].learners, 1);
        assert_int_equal(c.targets[i].seen, 0);
        assert_false(date_is_set(c.targets[i].last));
    }
    assert_int_equal(c.n_standards, 3);
    assert_string_equal(c.standards[0].standard, "S1");
    assert_string_equal(c.standards[1].standard, "S2");
    assert_string_equal(c.standards[2].standard, "S3");
    assert_int_equal(c.standards[0].targets, 1);
    assert_int_equal(c.standards[1].targets, 2);
    assert_int_equal(c.standards[1].learners, 1);
}

static void last_evidence_is_the_latest_of_anything(void **state) {
    struct world *w = *state;
    set_standards(w);
    rate(w, 0, "2", ago(w, 30));
    rate(w, 0, "2", ago(w, 20))->by = BY_SELF;
    assert_day(of_one(w).targets[0].last, ago(w, 20));
    judge(w, 0, "2", ago(w, 10));
    assert_day(of_one(w).targets[0].last, ago(w, 10));
    struct evidence *e = show(w, "bridge", ago(w, 0));
    w->ratings[0].evidence = e;
    assert_day(of_one(w).targets[0].last, ago(w, 0));
    e->date = ago(w, -1); /* the day after the as-of day */
    assert_day(of_one(w).targets[0].last, ago(w, 10));
    struct coverage c = of_one(w);
    assert_day(standard(&c, "S1")->last, ago(w, 10));
    assert_int_equal(standard(&c, "S2")->targets_seen, 1);
    rate(w, 1, "1", ago(w, 5));
    c = of_one(w);
    assert_day(standard(&c, "S2")->last, ago(w, 5));
    assert_int_equal(standard(&c, "S2")->targets_seen, 2);
    assert_int_equal(standard(&c, "S2")->seen, 1);
    assert_int_equal(standard(&c, "S3")->seen, 0);
}

static void several_learners_are_put_together(void **state) {
    struct world *w = *state;
    set_standards(w);
    struct coverage_part parts[3];
    parts[0] = part(w); /* has nothing yet */
    rate(w, 0, "2", ago(w, 30));
    parts[1] = part(w);
    rate(w, 1, "2", ago(w, 12)), rate(w, 5, "2", ago(w, 3));
    w->of_learner[0] = &w->frameworks[1];
    parts[2] = part(w); /* works on 5 alone */
    const struct coverage c = coverage_of(w->arena, &w->workspace, parts, 3);
    assert_int_equal(c.n_targets, 6);
    assert_int_equal(c.targets[0].learners, 2);
    assert_int_equal(c.targets[0].seen, 1);
    assert_day(c.targets[0].last, ago(w, 30));
    assert_int_equal(c.targets[1].seen, 0);
    assert_int_equal(c.targets[5].learners, 1);
    const struct covered *s1 = standard(&c, "S1"), *s2 = standard(&c, "S2");
    assert_int_equal(s1->learners, 3);
    assert_int_equal(s1->seen, 2);
    assert_int_equal(s1->targets, 2);
    assert_int_equal(s1->targets_seen, 2);
    assert_day(s1->last, ago(w, 3));
    assert_int_equal(s2->learners, 2); /* once each, though two targets serve it */
    assert_int_equal(s2->seen, 1);
    assert_int_equal(s2->targets_seen, 1);
}

/* The same lines, in whichever order learners come. */
static void the_order_of_learners_does_not_matter(void **state) {
    struct world *w = *state;
    set_standards(w);
    struct coverage_part parts[2], turned[2];
    parts[0] = turned[1] = part(w);
    rate(w, 0, "2", ago(w, 3)), rate(w, 3, "2", ago(w, 2));
    parts[1] = turned[0] = part(w);
    const struct coverage a = coverage_of(w->arena, &w->workspace, parts, 2);
    const struct coverage b = coverage_of(w->arena, &w->workspace, turned, 2);
    assert_int_equal(a.n_standards, b.n_standards);
    for (size_t i = 0; i < a.n_standards; i++) {
        assert_string_equal(a.standards[i].standard, b.standards[i].standard);
        assert_int_equal(a.standards[i].learners, b.standards[i].learners);
        assert_int_equal(a.standards[i].seen, b.standards[i].seen);
        assert_int_equal(a.standards[i].targets_seen, b.standards[i].targets_seen);
        assert_day(a.standards[i].last, b.standards[i].last);
    }
}

static void nobody_covers_nothing(void **state) {
    struct world *w = *state;
    set_standards(w);
    const struct coverage c = coverage_of(w->arena, &w->workspace, NULL, 0);
    assert_int_equal(c.n_targets, 0);
    assert_int_equal(c.n_standards, 0);
}

static void weeks_are_counted_from_monday(void **state) {
    (void)state;
    const struct date friday = day("2026-11-20");
    assert_int_equal(coverage_weeks(friday, friday), 0);
    assert_int_equal(coverage_weeks(day("2026-11-16"), friday), 0);
    assert_int_equal(coverage_weeks(day("2026-11-15"), friday), 1);
    assert_int_equal(coverage_weeks(day("2026-11-09"), friday), 1);
    assert_int_equal(coverage_weeks(day("2026-11-08"), friday), 2);
    assert_int_equal(coverage_weeks((struct date){0}, friday), -1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_learners_own_targets_and_standards_in_order),
        TEST(last_evidence_is_the_latest_of_anything),
        TEST(several_learners_are_put_together),
        TEST(the_order_of_learners_does_not_matter),
        TEST(nobody_covers_nothing),
        TEST(weeks_are_counted_from_monday),
    };
    return cmocka_run_group_tests_name("coverage", tests, NULL, NULL);
}
