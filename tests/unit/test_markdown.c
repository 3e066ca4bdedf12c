/* test_markdown.c: Markdown to blocks, and what of it is not kept. */
#include "parse/markdown.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* A sanitizer looks through all that a search may read, whenever one begins. */
#ifdef __SANITIZE_ADDRESS__
enum { LONG_LINE = 160000 };
#else
enum { LONG_LINE = 1600000 };
#endif

struct parsed {
    struct arena *arena;
    struct diags *ds;
    struct source source;
    struct block *blocks;
    struct buf outline;
};

static struct parsed parse(const char *text, int under) {
    struct parsed p = {.arena = arena_new(), .outline = BUF_INIT};
    p.ds = diags_new(p.arena);
    assert_true(source_open(&p.source, p.arena, "t.md", NULL, text, strlen(text), p.ds));
    p.blocks = markdown_parse(
        &p.source, (struct markdown_part){p.source.text, p.source.n, 0, under, NULL}, p.ds);
    doc_dump(p.blocks, &p.outline);
    return p;
}

static void done(struct parsed *p) {
    buf_release(&p->outline);
    arena_free(p->arena);
}

static void assert_outline(const char *text, const char *want) {
    struct parsed p = parse(text, 2);
    assert_string_equal(p.outline.p, want);
    done(&p);
}

static void blocks_and_inlines_are_kept(void **state) {
    (void)state;
    assert_outline("One *two* **three** `four`\nfive  \nsix",
                   "paragraph One _two_ *three* `four` five\\six\n");
    assert_outline("3. a\n4. b\n",
                   "list from 3 tight\n  item\n    paragraph a\n  item\n    paragraph b\n");
    assert_outline("> a\n\n---\n\n    code\n",
                   "quote\n  paragraph a\nrule\ncode \"code\\u000a\"\n");
    assert_outline("[a](https://example.org) <b@example.org>",
                   "paragraph [a](https://example.org) [b@example.org](mailto:b@example.org)\n");
    assert_outline("", "");
    assert_outline("&amp; \\* &#x41;", "paragraph \\u0026 * A\n");
}

static void headings_fit_under_what_they_stand_in(void **state) {
    (void)state;
    assert_outline("# a\n## b\n#### c\n# d\n",
                   "heading 3 a\nheading 4 b\nheading 4 c\nheading 3 d\n");
    assert_outline("### a\n# b\n## c\n", "heading 3 a\nheading 3 b\nheading 4 c\n");
    struct parsed p = parse("## a\n###### b\n", 0);
    assert_string_equal(p.outline.p, "heading 1 a\nheading 2 b\n");
    done(&p);
    assert_outline("#\n\ntext", "paragraph text\n"); /* no heading without words */
}

static void html_is_the_text_that_was_typed(void **state) {
    (void)state;
    assert_outline("<script>alert(1)</script>\n",
                   "paragraph \\u003cscript\\u003ealert(1)\\u003c/script\\u003e\n");
    assert_outline("a <b>c</b>", "paragraph a \\u003cb\\u003ec\\u003c/b\\u003e\n");
}

static void comments_go_to_nobody(void **state) {
    (void)state;
    assert_outline("<!-- note -->", "");
    assert_outline("a <!-- b --> c", "paragraph a c\n");
    assert_outline("a<!-- b -->c", "paragraph ac\n");
    assert_outline("a <!-- b -- c -->\nd",
                   "paragraph a d\n"); /* cmark would show this one, for its "--" */
    assert_outline("a <!-- b\n\nc --> d", "paragraph a\nparagraph d\n");
    assert_outline("<!-- b\n\nc -->\n*d*", "paragraph _d_\n");
    assert_outline("<!-- b --> *d*", "paragraph _d_\n");
    assert_outline("- a\n  <!-- b -->\n- c\n",
                   "list tight\n  item\n    paragraph a\n  item\n    paragraph c\n");
    assert_outline("<div>\n<!-- b -->\n</div>",
                   "paragraph \\u003cdiv\\u003e\\u000a\\u000a\\u003c/div\\u003e\n");
    assert_outline("<div> <!-- b\n\nc -->", "paragraph \\u003cdiv\\u003e\n");
    assert_outline("a <!--> b <!---> c", "paragraph a b c\n");
    assert_outline("`<!-- a -->` b", "paragraph `\\u003c!-- a --\\u003e` b\n");
    assert_outline("```\n<!-- a -->\n```\n<!-- b -->", "code \"\\u003c!-- a --\\u003e\\u000a\"\n");
    assert_outline("- ~~~\n  <!-- a\n  ~~~\n",
                   "list tight\n  item\n    code \"\\u003c!-- a\\u000a\"\n");
    /* What opens code, or ends it, is what cmark says. */
    assert_outline("- ```\n  b\n\nc <!-- d\n\ne --> f",
                   "list tight\n  item\n    code \"b\\u000a\\u000a\"\nparagraph c\nparagraph f\n");
    assert_outline("> ```\n> b\n\nc <!-- d -- e --> f",
                   "quote\n  code \"b\\u000a\"\nparagraph c f\n");
    assert_outline("    ```\n\nc <!-- d -- e --> f", "code \"```\\u000a\"\nparagraph c f\n");
    assert_outline("```\n- ```\n```\n\nc <!-- d -- e --> f",
                   "code \"- ```\\u000a\"\nparagraph c f\n");
    assert_outline("- a ` b\n- c <!-- d -- e --> ` f",
                   "list tight\n  item\n    paragraph a ` b\n  item\n    paragraph c ` f\n");
    assert_outline("a <!-- b\n- c\n# d --> e", "paragraph a\nheading 3 e\n");
    assert_outline("a <!-- *b* `c` [d](https://e.org) ![f](g) -- --> h", "paragraph a h\n");
    assert_outline("[a <!-- b -- c --> d](https://e.org)", "paragraph [a d](https://e.org)\n");
    assert_outline("# a <!-- b -- c -->\nd", "heading 3 a\nparagraph d\n");
    assert_outline("*a*<!-- b --> c", "paragraph _a_ c\n");
    assert_outline("a <!-- b\n\n    c\n\n---\n\n> d --> e", "paragraph a\nquote\n  paragraph e\n");
    assert_outline("a <!-- b\r\rc -- --> d", "paragraph a\nparagraph d\n");
    assert_outline("a\n\n    <!-- b -->\n\nc", "paragraph a\nparagraph c\n");
    assert_outline("- a\n\n      <!-- b -->\n", "list\n  item\n    paragraph a\n");
    assert_outline("    a <!-- b -->\n    c\n", "code \"a \\u000ac\\u000a\"\n");
    assert_outline("a:\n- <!-- b -->\n- c\n",
                   "paragraph a:\nlist tight\n  item\n    paragraph c\n");
    assert_outline("it`s <!-- a --> here",
                   "paragraph it`s here\n"); /* one backtick opens no code */
    assert_outline("\xEF\xBB\xBF<!-- a -->", "");
}

static void findings_after_a_comment_have_their_line(void **state) {
    (void)state;
    struct parsed p = parse("<!-- a\nb\n-->\nc <!-- d\ne --> f\n\n[g](h.md)\n<!-- i", 2);
    assert_int_equal(p.ds->list.n, 2);
    diags_sort(p.ds);
    assert_int_equal(p.ds->list.v[0].line, 7);
    assert_int_equal(p.ds->list.v[1].line, 8);
    assert_string_equal(p.ds->list.v[1].code, code_entry(CODE_MD_COMMENT)->code);
    done(&p);
}

/* Whatever bytes come, and as fast for a long line of them as for a short one. */
static void comments_without_end(void **state) {
    (void)state;
    static const char *const hard[] = {"<!--",         "<!-->",         "`<!-- -->",       "``` `",
                                       "\\`<!---->  ", "> - <!--\n-->", "1. ```\n<!--x-->"};
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
        struct buf b = BUF_INIT;
        while (b.n < 60000) buf_str(&b, hard[i]);
        struct parsed p = parse(b.p, 2);
        done(&p);
        buf_release(&b);
    }
}

static void assert_warns(const char *text, const char *outline, enum code code, int line,
                         int column) {
    struct parsed p = parse(text, 2);
    assert_string_equal(p.outline.p, outline);
    assert_int_equal(p.ds->list.n, 1);
    assert_int_equal(p.ds->errors, 0);
    assert_string_equal(p.ds->list.v[0].code, code_entry(code)->code);
    assert_int_equal(p.ds->list.v[0].line, line);
    assert_int_equal(p.ds->list.v[0].column, column);
    done(&p);
}

/* A million and a half bytes of comments: a second would be hours if anything were quadratic. */
static void many_comments_are_left_out_in_one_pass(void **state) {
    (void)state;
    static const char *const lines[][3] = {{"", "<!--x-->", "\n"},
                                           {"a ", "<!--x-->", "\n"},
                                           {"a `", "<!--", "`\n"},
                                           {"    ", "<!--x-->", "\n"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct buf b = BUF_INIT;
        buf_str(&b, lines[i][0]);
        while (b.n < LONG_LINE) buf_str(&b, lines[i][1]);
        buf_str(&b, lines[i][2]);
        clock_t start = clock();
        struct parsed p = parse(b.p, 2);
        assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
        done(&p);
        buf_release(&b);
    }
}

static void what_cannot_be_trusted_becomes_words(void **state) {
    (void)state;
    assert_warns("a [b *c*](d.md)", "paragraph a b _c_\n", CODE_MD_LINK, 1, 3);
    assert_warns("x\n\n[b](javascript:alert(1))", "paragraph x\nparagraph b\n", CODE_MD_LINK, 3, 1);
    assert_warns("[b](//example.org)", "paragraph b\n", CODE_MD_LINK, 1, 1);
    assert_warns("see ![the *big* one](x.jpg) here", "paragraph see ~the big one~ here\n",
                 CODE_MD_PICTURE, 1, 5);
}

static void nesting_has_an_end(void **state) {
    (void)state;
    struct buf b = BUF_INIT;
    for (int i = 0; i < 2000; i++) buf_str(&b, "> ");
    buf_str(&b, "deep\n");
    struct parsed p = parse(b.p, 2);
    assert_int_equal(p.ds->list.n, 1);
    assert_string_equal(p.ds->list.v[0].code, code_entry(CODE_MD_DEEP)->code);
    assert_non_null(strstr(p.outline.p, "paragraph deep"));
    done(&p);
    buf_clear(&b);
    for (int i = 0; i < 5000; i++) buf_str(&b, "*a **b ");
    for (int i = 0; i < 5000; i++) buf_str(&b, "b** a*");
    p = parse(b.p, 2);
    done(&p);
    buf_release(&b);
}

static void tables_in_pipes_are_tables(void **state) {
    (void)state;
    assert_outline("| Day | Height |\n|-----|-------:|\n| Mon | 3 *cm* |\n| Tue | 5 cm |\n",
                   "table\n  heads \"Day\" \"Height\"\n  row |Mon |3 _cm_\n  row |Tue |5 cm\n");
    assert_outline("Measured:\na | b\n:-: | -\nc\nd | e | f\n\nAfter.",
                   "paragraph Measured:\ntable\n  heads \"a\" \"b\"\n  row |c |\n  row |d |e | f\n"
                   "paragraph After.\n");
    assert_outline("> | a | b \\| c |\r\n> |---|---|\r\n> | # d | - e |\r\n",
                   "quote\n  table\n    heads \"a\" \"b | c\"\n    row |# d |- e\n");
    assert_outline("- | a | b |\n  |---|---|\n  | c | d |\n",
                   "list tight\n  item\n    table\n      heads \"a\" \"b\"\n      row |c |d\n");
    assert_outline("either | or\n", "paragraph either | or\n");
}

static void comments_in_tables_go_to_nobody(void **state) {
    (void)state;
    assert_outline("| a | b |\n|---|---|\n| <!-- x --> c | d <!-- y | z --> |\n",
                   "table\n  heads \"a\" \"b\"\n  row |c |d\n");
    assert_outline("| a <!-- s -- t | b |\n|---|---|\n| u | v |\n| w --> x | y |\n",
                   "table\n  heads \"a\" \"\"\n  row | |\n  row |x |y\n");
    assert_outline("| a | b |\n|---|---|\n| c | d | <!-- s -- t |\n| u | v --> w |\n",
                   "table\n  heads \"a\" \"b\"\n  row |c |d |\n  row | |w\n");
    assert_outline("<!-- a -- b\n\n| c | d |\n|---|---|\n| e | f |\n\n--> g", "paragraph g\n");
    assert_outline("<!-- x\n-->\n| a | b |\n|---|---|\n| c | d |\n",
                   "table\n  heads \"a\" \"b\"\n  row |c |d\n");
}

static void comments_around_addresses_go_to_nobody(void **state) {
    (void)state;
    assert_outline("see [b <!-- a -- b](https://s.example) z --> c", "paragraph see b c\n");
    assert_outline("[b <!-- a -- b][r] z --> c\n\n[r]: https://s.example\n", "paragraph b c\n");
    assert_outline("a <!-- b -- [c --> d](https://e.example) f", "paragraph a "
                                                                 "[d](https://e.example) f\n");
    assert_outline("[a](https://b.example/<!--s-->) c", "paragraph [a](https://b.example/) c\n");
    assert_outline("[a](mailto:b@c.example<!--s-->)", "paragraph [a](mailto:b@c.example)\n");
    assert_outline("[a](https://b.example/<!-- \"t\") s --> c",
                   "paragraph [a](https://b.example/) c\n");
    assert_outline("[a](https://b.example \"t <!-- u\") s --> c",
                   "paragraph [a](https://b.example) c\n");
    assert_outline("[a][r] s --> c\n\n[r]: https://b.example/<!--s\n",
                   "paragraph [a](https://b.example/) c\n");
    assert_outline("![a](b.jpg \"<!-- t\") s --> c", "paragraph ~a~ c\n");
    assert_outline("![a](b<!--.jpg) s --> c", "paragraph ~a~ c\n");
}

static void what_looks_like_a_table_is_reported(void **state) {
    (void)state;
    assert_warns("x\n\n| a | b |\n|---|\n| c | d |",
                 "paragraph x\nparagraph | a | b | |---| | c | d |\n", CODE_MD_TABLE, 3, 1);
    assert_warns("| a | b |\n| c | d |", "paragraph | a | b | | c | d |\n", CODE_MD_TABLE, 1, 1);
    assert_warns("A note[^1].\n\n[^1]: by hand", "paragraph A note[^1].\nparagraph [^1]: by hand\n",
                 CODE_MD_FOOTNOTE, 1, 7);
    assert_warns("![[bridge.jpg]]", "paragraph ![[bridge.jpg]]\n", CODE_MD_PICTURE, 1, 1);
}

static void struck_words_tasks_and_addresses(void **state) {
    (void)state;
    assert_outline("a ~~b *c* d~~ e", "paragraph a --b _c_ d-- e\n");
    assert_outline("~~a~~ ~~b~~", "paragraph --a-- --b--\n");
    assert_outline("~~ a ~~ b~~", "paragraph ~~ a ~~ b~~\n");
    assert_outline("~~~ a", "code \"\"\n");
    assert_outline("*a ~~b* c~~ `~~d~~`", "paragraph _a ~~b_ c~~ `~~d~~`\n");
    assert_outline("- [ ] a\n- [x] b\n- [y] c\n",
                   "list tight\n  item\n    paragraph \u2610 a\n  item\n    paragraph \u2611 b\n"
                   "  item\n    paragraph [y] c\n");
    assert_outline("see https://a.example/b_c(d), (https://e.example/f) and xhttps://g.example",
                   "paragraph see [https://a.example/b_c(d)](https://a.example/b_c(d)), "
                   "([https://e.example/f](https://e.example/f)) and xhttps://g.example\n");
    assert_outline("看https://a.example/b。",
                   "paragraph 看[https://a.example/b](https://a.example/b)。\n");
    assert_outline("[https://a.example ~~b~~](https://c.example)",
                   "paragraph [https://a.example --b--](https://c.example)\n");
    assert_outline("<!-- a -- https://s.example-->b https://", "paragraph b https://\n");
}

static void hostile_marks_take_one_pass(void **state) {
    (void)state;
    static const char *const texts[] = {"~~a ",    "~~a~~ ",      "*~~a* ",
                                        "http://", "https://a))", "| a ",
                                        "- [ ] ",  "|-|\n",       "|a|b|\n|-|-|\n|c|d|\n\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf b = BUF_INIT;
        while (b.n < LONG_LINE / 4) buf_str(&b, texts[i]);
        clock_t start = clock();
        struct parsed p = parse(b.p, 2);
        assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
        done(&p);
        buf_release(&b);
    }
}

/* Few bytes can ask for very many cells: columns times rows. */
static void tables_have_a_limit(void **state) {
    (void)state;
    struct buf b = BUF_INIT;
    for (int line = 0; line < 2; line++) {
        for (int i = 0; i < 20000; i++) buf_str(&b, line ? "|-" : "|a");
        buf_str(&b, "|\n");
    }
    for (int i = 0; i < 100000; i++) buf_str(&b, "|\n");
    struct parsed p = parse(b.p, 2);
    assert_int_equal(p.ds->list.n, 1);
    assert_string_equal(p.ds->list.v[0].code, code_entry(CODE_MD_TABLE)->code);
    assert_non_null(strstr(p.ds->list.v[0].text, "10,000 cells"));
    done(&p);
    buf_release(&b);
}

static const char *only_bridge(void *context, const char *url) {
    (void)context;
    return strcmp(url, "bridge.jpg") == 0 ? NULL : "there is only the bridge";
}

static void pictures_beside_the_text_are_listed(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *ds = diags_new(a);
    struct source source;
    struct buf outline = BUF_INIT;
    const char *text = "![our *bridge* <!-- x -->](bridge.jpg)\n\nsee ![it](other.jpg)";
    struct markdown_pictures pictures = {.refuse = only_bridge};
    assert_true(source_open(&source, a, "t.md", NULL, text, strlen(text), ds));
    doc_dump(
        markdown_parse(&source, (struct markdown_part){source.text, source.n, 0, 2, &pictures}, ds),
        &outline);
    assert_string_equal(outline.p, "paragraph see ~it~\n");
    assert_int_equal(pictures.n, 1);
    assert_string_equal(pictures.v[0].url, "bridge.jpg");
    assert_string_equal(pictures.v[0].alt, "our bridge ");
    assert_int_equal(ds->list.n, 1);
    buf_release(&outline);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_and_inlines_are_kept),
        cmocka_unit_test(headings_fit_under_what_they_stand_in),
        cmocka_unit_test(html_is_the_text_that_was_typed),
        cmocka_unit_test(comments_go_to_nobody),
        cmocka_unit_test(findings_after_a_comment_have_their_line),
        cmocka_unit_test(comments_without_end),
        cmocka_unit_test(many_comments_are_left_out_in_one_pass),
        cmocka_unit_test(what_cannot_be_trusted_becomes_words),
        cmocka_unit_test(nesting_has_an_end),
        cmocka_unit_test(tables_in_pipes_are_tables),
        cmocka_unit_test(comments_in_tables_go_to_nobody),
        cmocka_unit_test(comments_around_addresses_go_to_nobody),
        cmocka_unit_test(what_looks_like_a_table_is_reported),
        cmocka_unit_test(struck_words_tasks_and_addresses),
        cmocka_unit_test(hostile_marks_take_one_pass),
        cmocka_unit_test(tables_have_a_limit),
        cmocka_unit_test(pictures_beside_the_text_are_listed),
    };
    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
