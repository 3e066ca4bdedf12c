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
    p.blocks = markdown_parse(&p.source,
                              (struct markdown_part){p.source.text, p.source.n, 0, under}, p.ds);
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
    assert_warns("see ![the *big* one](x.jpg) here", "paragraph see the big one here\n",
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
    };
    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
