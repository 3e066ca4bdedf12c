/* test_work_result.c: what a worker made and found is the same in its parent, and bytes that are something else are refused. */
#include "pipeline/tree/work_result.h"
#include "sealed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void tell_three(struct diags *told) {
    diag_add(told, (struct diag){.code = "E0301",
                                 .severity = DIAG_ERROR,
                                 .file = "a.yaml",
                                 .line = 3,
                                 .column = 4,
                                 .length = 5,
                                 .text = "no\ttab",
                                 .remedy = "two\nlines",
                                 .source = "  x: \\1",
                                 .learner = "classes/maple/learners/x",
                                 .trace = "how\tit\ncame",
                                 .first = {"b.yaml", 7, 8}});
    diag_add(told, (struct diag){.code = "W0305", .severity = DIAG_WARNING, .text = "w"});
    diag_add(told, (struct diag){.code = "N0001", .severity = DIAG_NOTE, .text = ""});
}

static struct work_result sample(struct arena *a) {
    struct work_result r = {.made = {1, 2, 3, 1LL << 40}, .withdraws = true};
    for (int i = 0; i < RESULT_COUNT; i++)
        VEC_PUSH(a, &r.learners,
                 ((struct learner_result){.index = i,
                                          .result = (enum build_result)i,
                                          .before = (enum before)(i % 3),
                                          .made = {i, 0, 1, 1LL << 40},
                                          .why = i % 2 ? "another\tday" : NULL,
                                          .unchanged = i % 3 == 0}));
    VEC_PUSH(a, &r.notes, "maple: 7 pictures\tare kept back");
    VEC_PUSH(a, &r.files, "staff");
    VEC_PUSH(a, &r.files, "a\nb");
    VEC_PUSH(a, &r.drops, "class.xlsx");
    return r;
}

static void check_findings(const struct work_result *r) {
    assert_int_equal(r->findings.n, 3);
    const struct diag *d = &r->findings.v[0];
    assert_string_equal(d->code, "E0301");
    assert_int_equal(d->severity, DIAG_ERROR);
    assert_string_equal(d->text, "no\ttab");
    assert_string_equal(d->remedy, "two\nlines");
    assert_string_equal(d->source, "  x: \\1");
    assert_string_equal(d->learner, "classes/maple/learners/x");
    assert_string_equal(d->trace, "how\tit\ncame");
    assert_int_equal(d->line * 100 + d->column * 10 + d->length, 345);
    assert_string_equal(d->first.file, "b.yaml");
    assert_int_equal(d->first.line, 7);
    assert_int_equal(d->first.column, 8);
    assert_int_equal(r->findings.v[1].severity, DIAG_WARNING);
    assert_null(r->findings.v[1].file);
    assert_null(r->findings.v[1].remedy);
    assert_null(r->findings.v[1].first.file);
    assert_int_equal(r->findings.v[2].severity, DIAG_NOTE);
    assert_string_equal(r->findings.v[2].text, "");
}

static void comes_back_as_it_was(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *told = diags_new(a);
    struct work_result r = sample(a), back;
    struct buf text = BUF_INIT;
    tell_three(told);
    work_result_write(&r, told, &text);
    assert_true(work_result_read(&back, a, text.p, text.n));
    assert_memory_equal(&back.made, &r.made, sizeof r.made);
    assert_true(back.withdraws);
    assert_int_equal(back.learners.n, RESULT_COUNT);
    for (size_t i = 0; i < RESULT_COUNT; i++) {
        const struct learner_result *one = &back.learners.v[i];
        assert_int_equal(one->index, i);
        assert_int_equal(one->result, i);
        assert_int_equal(one->before, i % 3);
        assert_int_equal(one->made.pages, i);
        assert_true(one->made.bytes == 1LL << 40);
    }
    assert_int_equal(back.notes.n, 1);
    assert_string_equal(back.notes.v[0], r.notes.v[0]);
    assert_int_equal(back.files.n, 2);
    assert_string_equal(back.files.v[1], "a\nb");
    assert_string_equal(back.drops.v[0], "class.xlsx");
    check_findings(&back);
    buf_release(&text);
    arena_free(a);
}

/* A fault of the machine decides the exit status of the parent: it counts there as it did in the worker. */
static void a_fault_of_the_machine_stays_one(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *told = diags_new(a), *heard = diags_new(a);
    struct work_result r = {0};
    struct buf text = BUF_INIT;
    diag_add(told, (struct diag){.code = "E0012", .severity = DIAG_ERROR, .text = "memory"});
    work_result_write(&r, told, &text);
    assert_true(work_result_read(&r, a, text.p, text.n));
    diag_add(heard, r.findings.v[0]);
    assert_int_equal(told->machine, 1);
    assert_int_equal(heard->machine, 1);
    buf_release(&text);
    arena_free(a);
}

/* Cut anywhere, or with a line that no worker in its right mind writes: nothing of it is believed. */
static void what_is_something_else_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"stranger\ttext=x\n",
                                      "\n",
                                      "learner\tindex=1\tresult=77\tbefore=here\n",
                                      "learner\tindex=x\tresult=built\tbefore=here\n",
                                      "learner\tindex=1\tresult=built\tbefore=1\n",
                                      "finding\tseverity=odd\ttext=x\n",
                                      "own\tmade.pages=many\n"};
    struct arena *a = arena_new();
    struct diags *told = diags_new(a);
    struct work_result r = sample(a), back;
    struct buf text = BUF_INIT;
    tell_three(told);
    work_result_write(&r, told, &text);
    for (size_t n = 0; n < text.n; n++) assert_false(work_result_read(&back, a, text.p, n));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *whole =
            arena_printf(a, "folioscope-result 2\nfile\ttext=staff\n%send\n", bad[i]);
        size_t n = strlen(whole);
        whole = sealed(a, whole, &n);
        if (work_result_read(&back, a, whole, n)) fail_msg("read: %s", bad[i]);
        assert_int_equal(back.files.n + back.learners.n + back.findings.n, 0);
    }
    buf_release(&text);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was),
        cmocka_unit_test(a_fault_of_the_machine_stays_one),
        cmocka_unit_test(what_is_something_else_is_refused),
    };
    return cmocka_run_group_tests_name("work result", tests, NULL, NULL);
}
