/* test_finding.c: findings go from a worker to its parent and are the same there. */
#include "pipeline/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char first[] = "folioscope-test 1";

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

static void write_all(const struct diags *told, struct buf *text) {
    buf_fmt(text, "%s\n", first);
    findings_write(told, text);
    buf_str(text, "end\n");
}

static void read_all(struct arena *a, const struct buf *text, struct diags *heard) {
    struct fields_reader r = fields_open(a, text->p, text->n, first);
    struct fields f;
    while (fields_next(&r, &f)) assert_true(finding_read(&f, heard));
}

static void comes_back_as_it_was(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *told = diags_new(a), *heard = diags_new(a);
    struct buf text = BUF_INIT, again = BUF_INIT;
    tell_three(told);
    write_all(told, &text);
    read_all(a, &text, heard);
    write_all(heard, &again);
    assert_string_equal(text.p, again.p);
    assert_int_equal(heard->list.n, 3);
    assert_int_equal(heard->errors, 1);
    assert_int_equal(heard->warnings, 1);
    const struct diag *d = &heard->list.v[0];
    assert_string_equal(d->text, "no\ttab");
    assert_string_equal(d->remedy, "two\nlines");
    assert_string_equal(d->source, "  x: \\1");
    assert_string_equal(d->learner, "classes/maple/learners/x");
    assert_string_equal(d->trace, "how\tit\ncame");
    assert_int_equal(d->length, 5);
    assert_string_equal(d->first.file, "b.yaml");
    assert_int_equal(d->first.line, 7);
    assert_int_equal(d->first.column, 8);
    assert_null(heard->list.v[1].file);
    assert_null(heard->list.v[1].remedy);
    assert_null(heard->list.v[1].first.file);
    assert_int_equal(heard->list.v[2].severity, DIAG_NOTE);
    buf_release(&text);
    buf_release(&again);
    arena_free(a);
}

/* A fault of the machine decides the exit status of the parent: it counts there as it did in the worker. */
static void a_fault_of_the_machine_stays_one(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *told = diags_new(a), *heard = diags_new(a);
    struct buf text = BUF_INIT;
    diag_add(told, (struct diag){.code = "E0012", .severity = DIAG_ERROR, .text = "memory"});
    write_all(told, &text);
    read_all(a, &text, heard);
    assert_int_equal(told->machine, 1);
    assert_int_equal(heard->machine, 1);
    buf_release(&text);
    arena_free(a);
}

static void other_lines_are_not_findings(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *heard = diags_new(a);
    const struct fields learner = {{"learner", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""}};
    const struct fields odd = {{"finding", "", "77", "", "x", "", "", "", "", "", "", "", "", "", "", ""}};
    assert_false(finding_read(&learner, heard));
    assert_int_equal(heard->list.n, 0);
    assert_true(finding_read(&odd, heard)); /* a severity that is not known is an error */
    assert_int_equal(heard->errors, 1);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was),
        cmocka_unit_test(a_fault_of_the_machine_stays_one),
        cmocka_unit_test(other_lines_are_not_findings),
    };
    return cmocka_run_group_tests_name("finding", tests, NULL, NULL);
}
