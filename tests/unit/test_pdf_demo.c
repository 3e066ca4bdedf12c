/* test_pdf_demo.c: the documents that people look at: a conference handout and a report of every kind of
 * block, written to build/<variant>/demo/. */
#include "pdf_samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <time.h>

static char demo_dir[4096];

static void write_demo(const char *name, const struct report *const *reports, size_t n, bool duplex,
                       double scale, int min_pages, int max_pages) {
    struct arena *a = arena_new();
    struct diags *ds = diags_new(a);
    struct fonts *fs = fonts_new(a, &MEADOW, ds);
    assert_non_null(fs);
    struct pdf_setup setup;
    sample_setup(a, &setup, fs);
    setup.scale = scale;
    struct buf out = BUF_INIT, again = BUF_INIT;
    struct pdf_result result, measured;
    clock_t start = clock();
    assert_true(pdf_write(&setup, reports, n, duplex, &out, &result, ds));
    double first = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
    start = clock();
    assert_true(pdf_write(&setup, reports, n, duplex, &again, NULL, ds));
    double second = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
    assert_int_equal(out.n, again.n);
    assert_memory_equal(out.p, again.p, out.n);
    if (n == 1) {
        pdf_measure(&setup, reports[0], &measured);
        assert_int_equal(measured.pages, result.pages);
        assert_int_equal(measured.page_words[0], result.page_words[0]);
        assert_int_equal(measured.page_words[1], result.page_words[1]);
        assert_int_equal(measured.fits, result.fits);
    }
    char path[5000];
    snprintf(path, sizeof path, "%s/%s.pdf", demo_dir, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(out.p, 1, out.n, f), out.n);
    fclose(f);
    printf("%-12s %d pages, %zu bytes, words %d + %d; CPU ms: %.1f, again %.1f\n", name, result.pages, out.n,
           result.page_words[0], result.page_words[1], first, second);
    assert_in_range(result.pages, min_pages, max_pages);
    buf_release(&out);
    buf_release(&again);
    fonts_free(fs);
    arena_free(a);
}

static void handout(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct report *r = sample_handout(a);
    write_demo("conference", &r, 1, false, 0, 2, 2);
    arena_free(a);
}

static void progress(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct report *r = sample_progress(a);
    write_demo("progress", &r, 1, false, 0, 4, 4);
    write_demo("large-print", &r, 1, false, 16.0 / 9, 6, 14);
    arena_free(a);
}

static void arabic(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct report *r = sample_arabic(a);
    write_demo("arabic", &r, 1, false, 0, 1, 2);
    arena_free(a);
}

/* The print file of a class: each family's copy on sheets of its own. */
static void class_print(void **state) {
    (void)state;
    struct arena *a = arena_new();
    const struct report *rs[] = {sample_handout(a), sample_arabic(a), sample_handout(a)};
    write_demo("class", rs, 3, true, 0, 6, 6);
    arena_free(a);
}

int main(int argc, char **argv) {
    (void)argc;
    snprintf(demo_dir, sizeof demo_dir, "%s", argv[0]); /* build/<variant>/tests/test_pdf_demo */
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(demo_dir, '/');
        if (slash) *slash = '\0';
    }
    strncat(demo_dir, "/demo", sizeof demo_dir - strlen(demo_dir) - 1);
    mkdir(demo_dir, 0777);
    const struct CMUnitTest tests[] = {cmocka_unit_test(handout), cmocka_unit_test(progress),
                                       cmocka_unit_test(arabic), cmocka_unit_test(class_print)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
