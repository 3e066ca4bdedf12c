/* test_tmpl.c: what the specification's own tests do not ask of templates: faults, markup values, bounds. */
#include "render/tmpl/tmpl.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct diags *diags;
    struct tmpls *ts;
};

static int start(void **state) {
    struct arena *a = arena_new();
    struct fixture *f = arena_make(a, struct fixture);
    *f = (struct fixture){.arena = a, .diags = diags_new(a), .ts = tmpls_new(a)};
    *state = f;
    return 0;
}

static int stop(void **state) {
    arena_free(((struct fixture *)*state)->arena);
    return 0;
}

static bool add(struct fixture *f, const char *name, const char *text) {
    return tmpls_add(f->ts, name, "page.mustache", text, strlen(text), f->diags);
}

static void assert_renders(struct fixture *f, const char *text, struct value data,
                           const char *want) {
    struct buf out = BUF_INIT;
    assert_true(add(f, "t", text));
    tmpl_render(f->ts, "t", &data, &out);
    assert_string_equal(out.p, want);
    buf_release(&out);
}

static void assert_fault(struct fixture *f, const char *text, int line, int column,
                         const char *want) {
    f->diags->list.n = 0;
    assert_false(add(f, "faulty", text));
    assert_false(tmpls_has(f->ts, "faulty"));
    assert_true(f->diags->list.n > 0);
    const struct diag *d = &f->diags->list.v[0];
    assert_string_equal(d->text, want);
    assert_string_equal(d->file, "page.mustache");
    assert_int_equal(d->line, line);
    assert_int_equal(d->column, column);
}

static void faults_say_where(void **state) {
    struct fixture *f = *state;
    assert_fault(f, "a\nb {{name", 2, 3, "this tag is not ended");
    assert_fault(f, "{{{name}}", 1, 1, "this tag is not ended");
    assert_fault(f, "{{#a}}\n  {{#b}}x{{/a}}", 2, 3, "'b' is opened here and never closed");
    assert_fault(f, "x\n{{#rows}}", 2, 1, "'rows' is opened here and never closed");
    assert_fault(f, "x {{/rows}}", 1, 3, "this closes 'rows', which is not open");
    assert_fault(f, "{{ }}", 1, 1, "this tag has no name that can be looked up");
    assert_fault(f, "{{two words}}", 1, 1, "this tag has no name that can be looked up");
    assert_fault(f, "{{>*dynamic}}", 1, 1, "this tag has no name that can be looked up");
    assert_fault(f, "{{=one=}}", 1, 1, "these are not two delimiters");
    assert_fault(f, "{{a..b}}", 1, 1, "this tag has no name that can be looked up");
}

static void all_faults_are_told(void **state) {
    struct fixture *f = *state;
    assert_false(add(f, "faulty", "{{/x}}\n{{#a}}\n{{#b}}"));
    assert_int_equal(f->diags->list.n, 3);
}

static void markup_is_written_as_it_is(void **state) {
    struct fixture *f = *state;
    struct value map = value_map();
    value_set(f->arena, &map, "text", value_text("<b>"));
    value_set(f->arena, &map, "html", value_html("<b>"));
    value_set(f->arena, &map, "none", value_text(NULL));
    value_set(f->arena, &map, "yes", value_bool(true));
    assert_renders(f, "{{text}} {{html}} {{{text}}} {{none}}{{yes}}|", map, "&lt;b&gt; <b> <b> |");
}

static void empty_text_is_false(void **state) {
    struct fixture *f = *state;
    struct value map = value_map();
    value_set(f->arena, &map, "empty", value_text(""));
    value_set(f->arena, &map, "zero", value_text("0"));
    value_set(f->arena, &map, "map", value_map());
    assert_renders(
        f,
        "{{#empty}}no{{/empty}}{{^empty}}yes{{/empty}} {{#zero}}{{.}}{{/zero}} {{#map}}map{{/map}}",
        map, "yes 0 map");
}

static void true_keeps_the_context(void **state) {
    struct fixture *f = *state;
    struct value list = value_list();
    value_push(f->arena, &list, value_text("a"));
    struct value map = value_map();
    value_set(f->arena, &map, "list", list);
    value_set(f->arena, &map, "on", value_bool(true));
    assert_renders(f, "{{#list}}{{#on}}{{.}}{{/on}}{{/list}}", map, "a");
}

static void setting_twice_replaces(void **state) {
    struct fixture *f = *state;
    struct value map = value_map();
    value_set(f->arena, &map, "a", value_text("1"));
    value_set(f->arena, &map, "a", value_text("2"));
    assert_int_equal(map.n, 1);
    assert_renders(f, "{{a}}", map, "2");
}

static void endless_partials_end(void **state) {
    struct fixture *f = *state;
    assert_true(add(f, "loop", "x{{>loop}}{{>loop}}"));
    assert_true(add(f, "self", "{{<self}}{{$a}}y{{$a}}{{/a}}{{/a}}{{/self}}{{$a}}{{/a}}"));
    struct value map = value_map();
    struct buf out = BUF_INIT;
    tmpl_render(f->ts, "loop", &map, &out);
    tmpl_render(f->ts, "self", &map, &out);
    tmpl_render(f->ts, "absent", &map, &out);
    assert_true(out.n > 64 && out.n < 1000000);
    buf_release(&out);
}

static void deep_nesting_is_a_fault(void **state) {
    struct fixture *f = *state;
    struct buf text = BUF_INIT;
    for (int i = 0; i < 100000; i++) buf_str(&text, "{{#a}}");
    assert_false(
        tmpls_add(f->ts, "deep", "deep.mustache", text.p, 60 * 6, f->diags)); /* not closed */
    f->diags->list.n = 0;
    assert_false(tmpls_add(f->ts, "deep", "deep.mustache", text.p, text.n, f->diags));
    assert_string_equal(f->diags->list.v[0].text, "tags are nested more than 64 deep");
    assert_true(f->diags->list.n < 100);
    buf_release(&text);
}

static void inline_block_lines_up(void **state) {
    struct fixture *f = *state;
    assert_true(add(f, "frame", "<main>\n  {{$main}}\n  none\n  {{/main}}\n</main>\n"));
    assert_renders(f, "{{<frame}}\n{{$main}}\n<p>\n  {{x}}\n</p>\n{{/main}}\n{{/frame}}\n",
                   value_map(), "<main>\n  <p>\n    \n  </p>\n</main>\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(faults_say_where),     TEST(all_faults_are_told),     TEST(markup_is_written_as_it_is),
        TEST(empty_text_is_false),  TEST(true_keeps_the_context),  TEST(setting_twice_replaces),
        TEST(endless_partials_end), TEST(deep_nesting_is_a_fault), TEST(inline_block_lines_up),
    };
    return cmocka_run_group_tests_name("tmpl", tests, NULL, NULL);
}
