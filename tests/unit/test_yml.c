/* test_yml.c: YAML to trees with places, front matter, dates, and what is refused. */
#include "parse/front.h"
#include "parse/when.h"
#include "parse/yml.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct parsed {
    struct arena *arena;
    struct diags *ds;
    struct source source;
    struct yml *root;
    bool sound;
};

static struct parsed parse_n(const char *text, size_t n) {
    struct parsed p = {.arena = arena_new()};
    p.ds = diags_new(p.arena);
    p.sound = source_open(&p.source, p.arena, "t.yaml", NULL, text, n, p.ds) &&
              yml_parse(&p.source, (struct yml_part){p.source.text, p.source.n, 0}, p.ds, &p.root);
    return p;
}

static struct parsed parse(const char *text) { return parse_n(text, strlen(text)); }

static void assert_spot(const struct yml *node, int line, int column, int length) {
    assert_non_null(node);
    assert_int_equal(node->at.line, line);
    assert_int_equal(node->at.column, column);
    assert_int_equal(node->at.length, length);
}

/* One finding with that code, at that place. */
static void assert_refused(const char *text, enum code code, int line, int column) {
    struct parsed p = parse(text);
    assert_false(p.sound);
    assert_null(p.root);
    assert_int_equal(p.ds->list.n, 1);
    assert_string_equal(p.ds->list.v[0].code, code_entry(code)->code);
    assert_int_equal(p.ds->list.v[0].line, line);
    assert_int_equal(p.ds->list.v[0].column, column);
    assert_non_null(p.ds->list.v[0].remedy);
    arena_free(p.arena);
}

static void places_are_bytes_from_one(void **state) {
    (void)state;
    struct parsed p = parse("name: Maya\nlist:\n  - \"a b\"\n  - {k: v}\n");
    assert_true(p.sound);
    assert_spot(yml_get(p.root, "name"), 1, 7, 4);
    const struct yml *list = yml_get(p.root, "list");
    assert_int_equal(list->n, 2);
    assert_spot(list->items[0], 3, 5, 5);
    assert_false(list->items[0]->plain);
    assert_spot(yml_get(list->items[1], "k"), 4, 9, 1);
    assert_true(list->items[1]->flow);
    arena_free(p.arena);
}

static void places_hold_after_letters_of_several_bytes(void **state) {
    (void)state;
    struct parsed p =
        parse("\xEF\xBB\xBFn\xC3\xA9: {\xE1\xBB\x85: x, b: \xE5\xAD\xA6}\r\nk: y\r\n");
    assert_true(p.sound);
    const struct yml *map = yml_get(p.root, "n\xC3\xA9");
    assert_spot(map, 1, 6, 1);
    assert_spot(yml_get(map, "b"), 1, 18, 3);
    assert_spot(yml_get(p.root, "k"), 2, 4, 1);
    arena_free(p.arena);
}

static void nothing_is_guessed(void **state) {
    (void)state;
    struct parsed p = parse("a: yes\nb: 2026-03-04\nc: null\nd:\ne: ~\nf: \"~\"\n");
    assert_string_equal(yml_get(p.root, "a")->text, "yes");
    assert_string_equal(yml_get(p.root, "b")->text, "2026-03-04");
    assert_false(yml_is_null(yml_get(p.root, "c"))); /* Null is a family name */
    assert_true(yml_is_null(yml_get(p.root, "d")));
    assert_true(yml_is_null(yml_get(p.root, "e")));
    assert_false(yml_is_null(yml_get(p.root, "f")));
    arena_free(p.arena);
}

static void aliases_share_what_they_repeat(void **state) {
    (void)state;
    struct parsed p = parse("a: &x {k: v}\nb: *x\n");
    assert_true(p.sound);
    assert_ptr_equal(yml_get(p.root, "a"), yml_get(p.root, "b"));
    arena_free(p.arena);
}

static void an_empty_document_is_nothing(void **state) {
    (void)state;
    static const char *const empty[] = {"", "# only a remark\n", "---\n", "\n\n", "~\n"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        struct parsed p = parse(empty[i]);
        assert_true(p.sound);
        assert_null(p.root);
        arena_free(p.arena);
    }
}

static void what_is_wrong_is_told_where_it_is(void **state) {
    (void)state;
    assert_refused("a: 1\nb: 2\na: 3\n", CODE_YAML_DUPLICATE, 3, 1);
    assert_refused("a:\n\tb: 1\n", CODE_YAML_TAB, 2, 1);
    assert_refused("a: \"open\nb: 1\n", CODE_YAML_SYNTAX, 1, 4);
    assert_refused("a: [1, 2\nb: 3\n", CODE_YAML_SYNTAX, 1, 4);
    assert_refused("a: b: c\n", CODE_YAML_SYNTAX, 1, 5);
    assert_refused("a: 1\n---\nb: 2\n", CODE_YAML_DOCUMENTS, 2, 1);
    assert_refused("a: &x [*x]\n", CODE_YAML_ALIAS, 1, 8);
    assert_refused("a: *x\n", CODE_YAML_ALIAS, 1, 4);
    assert_refused("a: !!int 1\n", CODE_YAML_TAG, 1, 4);
    assert_refused("? [a]\n: b\n", CODE_YAML_KEY, 1, 3);
    assert_refused("a: \"\\0\"\n", CODE_CONTROL, 1, 4);
    assert_refused("\xC3\xA9: \xFF\n", CODE_NOT_UTF8, 1, 5);
    assert_refused("a: \xC2\x85\n", CODE_CONTROL, 1, 4);
}

static void utf16_and_nul_are_explained(void **state) {
    (void)state;
    struct parsed p = parse_n("\xFF\xFE"
                              "a\0:\0 \0",
                              8);
    assert_string_equal(p.ds->list.v[0].code, "E0102");
    arena_free(p.arena);
    p = parse_n("a\0b: 1", 6);
    assert_string_equal(p.ds->list.v[0].code, "E0104");
    arena_free(p.arena);
}

/* ---- limits ---- */

static void repeat(struct buf *b, const char *s, int times) {
    while (times-- > 0) buf_str(b, s);
}

static void assert_limit(struct buf *b, bool sound) {
    struct parsed p = parse_n(b->p, b->n);
    assert_int_equal(p.sound, sound);
    if (!sound) assert_string_equal(p.ds->list.v[0].code, code_entry(CODE_YAML_LIMIT)->code);
    arena_free(p.arena);
    buf_clear(b);
}

static void limits_are_where_they_are_said_to_be(void **state) {
    (void)state;
    struct buf b = BUF_INIT;
    for (int extra = 0; extra < 2; extra++) {
        repeat(&b, "[", YML_NESTING + extra);
        repeat(&b, "]", YML_NESTING + extra);
        assert_limit(&b, !extra);
        for (int i = 0; i < YML_KEYS + extra; i++) buf_fmt(&b, "k%d: x\n", i);
        assert_limit(&b, !extra);
        buf_str(&b, "a: ");
        repeat(&b, "x", YML_SCALAR + extra);
        assert_limit(&b, !extra);
        buf_str(&b, "[");
        repeat(&b, "a,", YML_NODES - 2 + extra);
        buf_str(&b, "a]");
        assert_limit(&b, !extra);
    }
    /* nesting through aliases counts too */
    buf_str(
        &b,
        "- &a [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]\n- &b [[[[[[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]]]]]\n- &c [[[[[[[[[[[[[[[[[[[[*b]]]]]]]]]]]]]]]]]]]]\n"
        "- [[[[[[[[[[*c]]]]]]]]]]\n");
    assert_limit(&b, false);
    repeat(&b, "#", SOURCE_YAML_LIMIT + 1);
    struct parsed p = parse_n(b.p, b.n);
    assert_string_equal(p.ds->list.v[0].code, code_entry(CODE_TOO_LARGE)->code);
    arena_free(p.arena);
    buf_release(&b);
}

static void findings_of_one_file_end_somewhere(void **state) {
    (void)state;
    struct parsed p = parse("a: 1\n");
    for (int i = 0; i < 3 * SOURCE_FINDINGS; i++)
        source_fault(&p.source, p.ds, CODE_NUMBER, (struct spot){1, 1, 1}, "x", NULL);
    assert_int_equal(p.ds->list.n, SOURCE_FINDINGS + 1);
    assert_string_equal(p.ds->list.v[SOURCE_FINDINGS].code, "E0107");
    arena_free(p.arena);
}

/* ---- front matter ---- */

static void front_matter_keeps_its_lines(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *ds = diags_new(a);
    struct source s;
    struct front f;
    struct yml *root;
    static const char text[] = "---\r\n# remark\r\ntitle: A\r\n--- \r\nWords\r\n---\r\nmore";
    assert_true(source_open(&s, a, "t.md", NULL, text, sizeof text - 1, ds));
    assert_true(front_split(&s, ds, &f));
    assert_true(f.present);
    assert_string_equal(f.body, "Words\r\n---\r\nmore");
    assert_int_equal(f.lines_before_body, 4);
    assert_true(yml_parse(&s, f.matter, ds, &root));
    assert_spot(yml_get(root, "title"), 3, 8, 1);
    assert_true(source_open(&s, a, "t.md", NULL, "----\nno\n", 8, ds));
    assert_true(front_split(&s, ds, &f));
    assert_false(f.present);
    assert_true(source_open(&s, a, "t.md", NULL, "---\nopen", 8, ds));
    assert_false(front_split(&s, ds, &f));
    arena_free(a);
}

/* ---- dates ---- */

static void dates_are_explained_never_guessed(void **state) {
    (void)state;
    static const struct {
        const char *text, *part; /* of the remedy */
    } cases[] = {
        {"3/4/2026", "'2026-03-04' for March 4, 2026, or '2026-04-03' for April 3, 2026"},
        {"13/4/2026", "write '2026-04-13'"},
        {"4.13.2026", "write '2026-04-13'"},
        {"2/2/2026", "write '2026-02-02'"},
        {"2026-3-4", "write '2026-03-04'"},
        {"2026/03/04", "write '2026-03-04'"},
        {"2026-02-29", "February 2026 has 28 days"},
        {"2024-02-30", "February 2024 has 29 days"},
        {"2026-04-31", "April 2026 has 30 days"},
        {"2026-25-12", "did you mean '2026-12-25'"},
        {"2026-00-10", "months go from 01 to 12"},
        {"9999-12-32", "December 9999 has 31 days"},
        {"March 4", "write the day as 2026-10-03"},
        {"4/5/26", "write the day as 2026-10-03"},
        {"99999999999-1-1", "write the day as 2026-10-03"},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date d = {0};
        struct when_fault fault;
        assert_false(when_date(a, cases[i].text, &d, &fault));
        assert_false(date_is_set(d));
        if (!strstr(fault.remedy, cases[i].part)) fail_msg("%s: %s", cases[i].text, fault.remedy);
    }
    arena_free(a);
}

static void moments_are_a_date_and_a_time(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct date d;
    struct when_fault fault;
    int hour, minute;
    assert_true(when_time(a, "2026-11-24 15:20", &d, &hour, &minute, &fault));
    assert_int_equal(hour * 100 + minute, 1520);
    assert_true(when_time(a, "2026-11-24T9:05:00", &d, &hour, &minute, &fault));
    assert_int_equal(hour * 100 + minute, 905);
    assert_true(when_time(a, "2026-11-24", &d, &hour, &minute, &fault));
    assert_int_equal(hour, -1);
    assert_false(when_time(a, "2026-11-24 24:00", &d, &hour, &minute, &fault));
    assert_true(when_time(a, "2026-11-24 3:20 pm", &d, &hour, &minute, &fault));
    assert_int_equal(hour * 100 + minute, 1520);
    assert_true(when_time(a, "2026-11-24 12:05 AM", &d, &hour, &minute, &fault));
    assert_int_equal(hour * 100 + minute, 5);
    assert_true(when_time(a, "2026-11-24 12:30 p.m.", &d, &hour, &minute, &fault));
    assert_int_equal(hour * 100 + minute, 1230);
    assert_false(when_time(a, "2026-11-24 15:20 pm", &d, &hour, &minute, &fault));
    assert_false(when_time(a, "2026-11-24 0:20 am", &d, &hour, &minute, &fault));
    assert_false(when_time(a, "2026-11-24 3:6", &d, &hour, &minute, &fault));
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_bytes_from_one),
        cmocka_unit_test(places_hold_after_letters_of_several_bytes),
        cmocka_unit_test(nothing_is_guessed),
        cmocka_unit_test(aliases_share_what_they_repeat),
        cmocka_unit_test(an_empty_document_is_nothing),
        cmocka_unit_test(what_is_wrong_is_told_where_it_is),
        cmocka_unit_test(utf16_and_nul_are_explained),
        cmocka_unit_test(limits_are_where_they_are_said_to_be),
        cmocka_unit_test(findings_of_one_file_end_somewhere),
        cmocka_unit_test(front_matter_keeps_its_lines),
        cmocka_unit_test(dates_are_explained_never_guessed),
        cmocka_unit_test(moments_are_a_date_and_a_time),
    };
    return cmocka_run_group_tests_name("yml", tests, NULL, NULL);
}
