/* test_record.c: what a worker tells the parent comes back as it was, whatever is in it. */
#include "assess/gaps.h"
#include "assess/small_groups.h"
#include "pipeline/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct summary sample(void) {
    static struct summary_competency competencies[] = {{"fractions", 2, 1, 1, 5}};
    static struct summary_target targets[] = {{"MATH.5.NF.1",
                                               1,
                                               "Developing",
                                               "2.65",
                                               {SIGN_FILL, 500},
                                               "0.65 \xC3\x97 3 + 0.35 \xC3\x97 2 = 2.65",
                                               {2026, 10, 14},
                                               {2026, 10, 20}}};
    static struct summary_evidence evidence[] = {{"2026-10-03-bridge",
                                                  "Tab\there, \\ and\nnewline",
                                                  "Project",
                                                  "A, B",
                                                  {2026, 10, 3},
                                                  "evidence/x.html",
                                                  {2026, 10, 9}}};
    static struct summary_rating ratings[] = {
        {"MATH.5.NF.1", "Developing", "me", "on the way", "", "ratings.csv:3", {0}, {SIGN_STAR, 0}, true}};
    static struct summary_support supports[] = {
        {"MATH.5.NF.1", "a table\tof twelfths", "", {2026, 11, 2}, {2026, 11, 30}}};
    static struct summary_credential credentials[] = {{"nursing-assistant", 4, 5}};
    static struct summary_signal signals[] = {
        {SIGNAL_ASKED, "MATH.5.NF.1", "the \\ and\tthe tab", {2026, 11, 17}, {0}, 3, 0, 2},
        {SIGNAL_QUIET, "", "", {0}, {0}, 0, 21, 0}};
    static struct summary_need needs[] = {
        {"MATH.5.NF.1", "MATH.4.NF.1", NEED_ASKED | NEED_FIRST, {2026, 11, 17}}};
    static struct summary_gap gaps[] = {{GAP_GOAL, "", false}, {GAP_RATING, "fractions", true}};
    return (struct summary){.supports = supports,
                            .n_supports = 1,
                            .credentials = credentials,
                            .n_credentials = 1,
                            .has_services = true,
                            .signals = signals,
                            .n_signals = 2,
                            .needs = needs,
                            .n_needs = 1,
                            .gaps = gaps,
                            .n_gaps = 2,
                            .id = "maya-torres",
                            .path = "classes/maple/learners/maya-torres",
                            .name = "Maya \xE2\x80\x9CM\xE2\x80\x9D Torres",
                            .out = "maple/learners/maya-torres",
                            .pages = 3,
                            .pdfs = 2,
                            .books = 1,
                            .locked = true,
                            .bytes = 5000000000LL,
                            .competencies = competencies,
                            .n_competencies = 1,
                            .targets = targets,
                            .n_targets = 1,
                            .evidence = evidence,
                            .n_evidence = 1,
                            .ratings = ratings,
                            .n_ratings = 1};
}

static void comes_back_as_it_was(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *told = diags_new(a), *heard = diags_new(a);
    diag_add(told, (struct diag){.code = "E0301",
                                 .severity = DIAG_ERROR,
                                 .file = "a.yaml",
                                 .line = 3,
                                 .column = 4,
                                 .length = 5,
                                 .text = "no\ttab",
                                 .remedy = "two\nlines",
                                 .source = "  x: 1",
                                 .learner = "classes/maple/learners/x"});
    struct summary s = sample(), *back = NULL;
    struct buf first = BUF_INIT, second = BUF_INIT;
    record_write(&s, told, &first);
    assert_true(record_read(a, first.p, first.n, &back, heard));
    record_write(back, heard, &second);
    assert_string_equal(first.p, second.p);
    assert_string_equal(back->evidence[0].title, "Tab\there, \\ and\nnewline");
    assert_true(back->bytes == 5000000000LL);
    assert_int_equal(back->targets[0].sign.fill, 500);
    assert_int_equal(date_cmp(back->targets[0].last_seen, (struct date){2026, 10, 20}), 0);
    assert_int_equal(back->n_signals, 2);
    assert_string_equal(back->signals[0].about, "the \\ and\tthe tab");
    assert_int_equal(back->signals[0].count, 2);
    assert_int_equal(back->signals[1].limit, 21);
    assert_false(date_is_set(back->signals[1].since));
    assert_int_equal(back->needs[0].why, NEED_ASKED | NEED_FIRST);
    assert_string_equal(back->needs[0].first, "MATH.4.NF.1");
    assert_int_equal(back->gaps[1].kind, GAP_RATING);
    assert_true(back->gaps[1].begun);
    assert_int_equal(date_cmp(back->evidence[0].first_rated, (struct date){2026, 10, 9}), 0);
    assert_true(back->ratings[0].counts);
    assert_string_equal(back->supports[0].what, "a table\tof twelfths");
    assert_int_equal(back->credentials[0].left, 5);
    assert_true(back->has_services && !back->english_learner);
    assert_int_equal(heard->errors, 1);
    assert_string_equal(heard->list.v[0].remedy, "two\nlines");
    buf_release(&first);
    buf_release(&second);
    arena_free(a);
}

static void a_learner_left_out_has_findings_only(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct summary *back = (struct summary *)1;
    struct buf text = BUF_INIT;
    record_write(NULL, NULL, &text);
    assert_true(record_read(a, text.p, text.n, &back, NULL));
    assert_null(back);
    buf_release(&text);
    arena_free(a);
}

/* A record that was cut short, or comes from another version, is none. */
static void a_broken_record_is_refused(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct summary s = sample(), *back = NULL;
    struct buf text = BUF_INIT;
    record_write(&s, NULL, &text);
    for (size_t n = 0; n < text.n; n++) assert_false(record_read(a, text.p, n, &back, NULL));
    text.p[18] = '9';
    assert_false(record_read(a, text.p, text.n, &back, NULL));
    buf_release(&text);
    arena_free(a);
}

/* Kinds choose from tables: one that no table has must not come in. */
static void unknown_kinds_are_left_out(void **state) {
    (void)state;
    static const char text[] =
        "folioscope-record 4\nlearner\ta\tb\tc\td\n"
        "signal\t-1\t\t\t\t\t1\t1\t1\nsignal\t6\t\t\t\t\t1\t1\t1\nsignal\t5\nneed\tT\t\t0\t\n"
        "need\tT\t\t16\t\nneed\tT\t\t19\t\ngap\t5\t\t0\ngap\t-2\t\t0\ngap\t4\tx\t1\nend\n";
    struct arena *a = arena_new();
    struct summary *back = NULL;
    assert_int_equal(SIGNAL_KIND_COUNT, 6);
    assert_int_equal(GAP_KIND_COUNT, 5);
    assert_true(record_read(a, text, sizeof text - 1, &back, NULL));
    assert_int_equal(back->n_signals, 1);
    assert_int_equal(back->signals[0].kind, SIGNAL_QUIET);
    assert_string_equal(back->signals[0].target, "");
    assert_int_equal(back->n_needs, 1);
    assert_int_equal(back->needs[0].why, 3);
    assert_int_equal(back->n_gaps, 1);
    assert_string_equal(back->gaps[0].competency, "x");
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was),
        cmocka_unit_test(a_learner_left_out_has_findings_only),
        cmocka_unit_test(a_broken_record_is_refused),
        cmocka_unit_test(unknown_kinds_are_left_out),
    };
    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
