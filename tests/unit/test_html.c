/* test_html.c: documents to pages: what is escaped, what is linked, what stands where; and the theme's
 * contrasts.
 *
 * Writes the pages of demo_html.h with the style sheet to the folder demo beside its own, to be looked at and
 * to be judged by the checkers of pages. */
#include "demo_html.h"

#include "render/html/html.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct diags *diags;
    struct tmpls *templates;
    struct theme theme;
    struct html *html;
    const char *css;
    const char *folder; /* of the demonstration */
};

static char *read_file(struct arena *a, const char *path, size_t *n) {
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    char *text = arena_alloc(a, 200000);
    *n = fread(text, 1, 199999, f);
    fclose(f);
    return text;
}

static const char *const color_names[] = {
#define X(NAME, name) #name,
    THEME_COLORS(X)
#undef X
};

static void set_color(unsigned *colors, const char *name, unsigned value) {
    for (size_t i = 0; i < COLOR_COUNT; i++) {
        char key[32];
        snprintf(key, sizeof key, "%s", color_names[i]);
        for (char *p = key; *p; p++)
            if (*p == '_') *p = '-';
        if (strcmp(key, name) == 0) colors[i] = value | 0x1000000;
    }
}

/* Enough of YAML for the shipped theme: "light:", "dark:", two spaces, name, colour in quotes. */
static void read_theme(struct fixture *f) {
    size_t n = 0;
    char *text = read_file(f->arena, "themes/meadow/theme.yaml", &n), *line;
    assert_non_null(text);
    unsigned *colors = NULL;
    while ((line = strsep(&text, "\n"))) {
        char name[32];
        unsigned value;
        if (line[0] != ' ')
            colors = strcmp(line, "light:") == 0  ? f->theme.light
                     : strcmp(line, "dark:") == 0 ? f->theme.dark
                                                  : NULL;
        if (colors && sscanf(line, "  %31[a-z-]: \"#%6x\"", name, &value) == 2)
            set_color(colors, name, value);
    }
    f->theme.heading_font = f->theme.voice_font = "Andika";
    f->theme.text_font = "Noto Sans";
    f->theme.radius_px = 14;
}

static void add_template(struct fixture *f, const char *name) {
    size_t n = 0;
    const char *path = arena_printf(f->arena, "templates/html/%s.mustache", name);
    char *text = read_file(f->arena, path, &n);
    if (!text) fail_msg("%s is missing", path);
    if (!tmpls_add(f->templates, name, path, text, n, f->diags))
        fail_msg("%s: %s", path, f->diags->list.v[0].text);
}

static int start(void **state) {
    const char *folder = *state;
    struct arena *a = arena_new();
    struct fixture *f = arena_make(a, struct fixture);
    *f = (struct fixture){
        .arena = a, .diags = diags_new(a), .templates = tmpls_new(a), .folder = folder};
    read_theme(f);
    add_template(f, "page");
    add_template(f, "unlock");
#define X(KIND, name) add_template(f, #name);
    BLOCK_KINDS(X)
#undef X
    f->html = html_new(a, f->templates, &f->theme);
    size_t n = 0;
    f->css = read_file(a, "templates/html/style.css", &n);
    *state = f;
    return 0;
}

static int stop(void **state) {
    arena_free(((struct fixture *)*state)->arena);
    return 0;
}

static const struct html_words html_words = {.show_data = "The same as a table",
                                             .print = "Print",
                                             .external = "opens another site",
                                             .menu = "Menu",
                                             .close = "Close"};

static char *render(struct fixture *f, const char *path, struct block *blocks, bool rtl) {
    struct site *site = demo_site(f->arena, rtl ? "ar" : "en", rtl);
    struct page page = {.path = path, .title = "Where I am", .nav = "index.html", .blocks = blocks};
    struct buf out = BUF_INIT;
    html_page(f->html, f->arena, site, &html_words, &page, &out);
    char *copy = buf_dup(&out, f->arena);
    buf_release(&out);
    return copy;
}

static char *render_inlines(struct fixture *f, const char *path, struct inl *text) {
    return render(f, path, block_paragraph(f->arena, text), false);
}

static void assert_has(const char *page, const char *part) {
    if (!strstr(page, part)) fail_msg("'%s' is not in:\n%s", part, page);
}

static void assert_lacks(const char *page, const char *part) {
    if (strstr(page, part)) fail_msg("'%s' is in:\n%s", part, page);
}

/* ---- tests ---- */

static void templates_are_complete(void **state) {
    struct fixture *f = *state;
    assert_true(html_check(f->html, f->diags));
    struct html *empty = html_new(f->arena, tmpls_new(f->arena), &f->theme);
    assert_false(html_check(empty, f->diags));
    assert_int_equal(f->diags->errors, BLOCK_KIND_COUNT + 2);
}

static void a_page_of_words_alone_is_escaped(void **state) {
    struct fixture *f = *state;
    const struct html_field fields[] = {
        {"lang", "en"}, {"title", "<b>Locked</b> & \"kept\""}, {"salt", "a\"b"}};
    struct buf out = BUF_INIT;
    assert_null(html_fill(f->html, f->arena, "unlock", fields, 3, &out));
    assert_has(out.p, "<h1>&lt;b&gt;Locked&lt;/b&gt; &amp; ");
    assert_has(out.p, "data-salt=\"a&quot;b\"");
    assert_has(out.p, "default-src 'none'");
    assert_has(out.p, "content=\"noindex, nofollow\"");
    assert_lacks(out.p, "unsafe");
    buf_release(&out);
}

static void page_has_its_frame(void **state) {
    struct fixture *f = *state;
    char *page = render(f, "index.html", home_blocks(f->arena), false);
    assert_has(page, "<html lang=\"en\" dir=\"ltr\">");
    assert_has(page, "<title>Where I am · Maya’s learning</title>");
    assert_has(page, "default-src 'none'");
    assert_has(page, "content=\"noindex, nofollow\"");
    assert_has(page, "content=\"no-referrer\"");
    assert_has(page, "<a class=\"skip\" href=\"#main\">Skip to the content</a>");
    assert_has(page, "<a href=\"index.html\" aria-current=\"page\">Where I am</a>");
    assert_has(page, "<a href=\"goals.html\">Goals</a>");
    assert_has(page,
               "<h1 class=\"hidden\">Where I am</h1>"); /* no block was a heading of level 1 */
    assert_has(page, "<h2 id=\"where\">Where I am</h2>");
    assert_lacks(page, "style=\"");
    assert_has(
        page,
        "<script defer blocking=\"render\" src=\"assets/site.js\"></script>"); /* the one script: none stands in a page */
    assert_lacks(page, "<script>");
}

static void a_page_below_reaches_up(void **state) {
    struct fixture *f = *state;
    char *page = render(f, "targets/fractions.html", all_blocks(f->arena), false);
    assert_has(page, "href=\"../assets/style.css\"");
    assert_has(page, "<a class=\"site\" href=\"../index.html\">");
    assert_has(page, "<a href=\"../index.html\" aria-current=\"true\">");
    assert_has(page, "src=\"../evidence/bridge.svg\"");
    assert_has(page, "<a href=\"fractions.html#compare\">");
    assert_has(page, "<h1>Every kind of block</h1>");
    assert_lacks(page, "<h1 class=\"hidden\">");
}

static void links_that_may_stand(void **state) {
    static const char *const good[][2] = {
        {"https://a.example/?q=1&r=2#x", "https://a.example/?q=1&amp;r=2#x"},
        {"HTTP://a.example", "HTTP://a.example"},
        {"mailto:a@b.example", "mailto:a@b.example"},
        {"index.html", "../index.html"},
        {"a/b.html#c", "b.html#c"},
        {"#c", "#c"},
        {"evidence/mein bild.html", "../evidence/mein%20bild.html"},
        {"a/x:y.html", "./x:y.html"},
        {"bücher/ß.html", "../b%C3%BCcher/%C3%9F.html"},
        {"50%.html", "../50%25.html"}};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_has(render_inlines(f, "a/page.html", inl_link(f->arena, good[i][0], "words")),
                   arena_printf(f->arena, "<a href=\"%s\"", good[i][1]));
}

static void links_that_may_not(void **state) {
    static const char *const bad[] = {"javascript:alert(1)",
                                      "JaVaScRiPt:alert(1)",
                                      "java\nscript:alert(1)",
                                      "data:text/html,x",
                                      "file:///etc/passwd",
                                      "//other.example/x",
                                      "/etc/passwd",
                                      "../other/index.html",
                                      "a/../../other.html",
                                      "a/%2e%2e/../x",
                                      "a/%2E%2e/x",
                                      "..\\x",
                                      "http:relative",
                                      "https:///x",
                                      "vbscript:x",
                                      "",
                                      "a//b.html",
                                      "?q",
                                      "blob:x"};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char *page = render_inlines(f, "page.html", inl_link(f->arena, bad[i], "only words"));
        assert_has(page, "<p>only words</p>");
    }
}

static void text_is_escaped_everywhere(void **state) {
    struct fixture *f = *state;
    struct arena *a = f->arena;
    const char *evil = "<script>alert('x')</script>\"&";
    struct blocks bs;
    blocks_start(&bs, a);
    add_heading(&bs, 2, evil, evil)->lang = evil;
    add_paragraph(&bs, PARAGRAPH_BODY, evil);
    add_voice(&bs, evil, evil, picture(a, evil, 10, 10, evil));
    blocks_add(&bs, BLOCK_CODE)->code.text = evil;
    struct block *b = blocks_add(&bs, BLOCK_CARDS);
    b->cards = (struct block_cards){.level = 3, .cards = arena_make(a, struct card)};
    *b->cards.cards =
        (struct card){.title = evil, .symbol = evil, .href = "x.html", .note = words(a, evil)};
    b = blocks_add(&bs, BLOCK_CHART);
    b->chart.plot = plot(a);
    b->chart.plot->title = b->chart.plot->description = b->chart.plot->levels[0].name =
        b->chart.plot->series[0].name = evil;
    char *page = render(f, "index.html", bs.first, false);
    assert_lacks(page, "<script>");
    assert_lacks(page, "alert('x')");
}

static void names_do_not_leak_between_items(void **state) {
    struct fixture *f = *state;
    struct arena *a = f->arena;
    const struct demo_item bare = {{SIGN_NONE, 0}, "bare", NULL, NULL};
    struct block *b = block_new(a, BLOCK_BOARD);
    b->board = (struct block_board){
        .level = 3, .columns = board_column(a, half, "title", "the column's note", &bare, 1)};
    char *page = render(f, "index.html", b, false);
    assert_has(page,
               "<li><div><p><a href=\"targets/fractions.html#compare\">bare</a></p></div></li>");
    char *again = strstr(page, "the column&#39;s note");
    assert_non_null(again);
    assert_null(strstr(again + 1, "the column&#39;s note"));
}

static void languages_are_marked(void **state) {
    struct fixture *f = *state;
    struct block *b = block_paragraph(f->arena, words(f->arena, "hola"));
    b->lang = "es";
    assert_has(render(f, "index.html", b, false), "<p lang=\"es\" dir=\"auto\">hola</p>");
    b->lang = "en";
    assert_has(render(f, "index.html", b, false), "<p>hola</p>");
    assert_has(render(f, "index.html", all_blocks(f->arena), false),
               "<span lang=\"ar\" dir=\"auto\">أنا أتعلم</span>");
    assert_has(render(f, "index.html", b, true), "<html lang=\"ar\" dir=\"rtl\">");
}

static void signs_have_names_or_are_hidden(void **state) {
    struct fixture *f = *state;
    char *page = render(f, "index.html", all_blocks(f->arena), false);
    assert_has(page, "role=\"img\"><title>Proficient</title><use href=\"#sign_done\"/></svg>");
    assert_has(page, "aria-hidden=\"true\"><use href=\"#sign_500\"/></svg>");
    assert_has(page, "<symbol id=\"sign_done\" viewBox=\"0 0 24 24\">");
    assert_has(page, "<symbol id=\"sign_250\" viewBox=\"0 0 24 24\">");
    assert_lacks(page, "id=\"sign_750\"");
}

static void charts_say_what_they_show(void **state) {
    struct fixture *f = *state;
    char *page = render(f, "index.html", all_blocks(f->arena), false);
    assert_has(
        page, "role=\"img\"><title>How my fractions grew</title><desc>From Beginning in September");
    assert_has(page, "<tr><th scope=\"row\">my group</th><td>October 12: Developing</td></tr>");
    assert_has(page, "<summary>The same as a table</summary>");
}

static struct block *timeline(struct fixture *f, const char *name, const char *path) {
    struct arena *a = f->arena;
    struct timeline_line *line = arena_make(a, struct timeline_line);
    static struct timeline_mark marks[] = {{{2026, 9, 9}, {SIGN_FILL, 500}, false, MARK_DISC},
                                           {{2026, 10, 9}, {SIGN_DONE, 0}, true, MARK_TRIANGLE}};
    *line = (struct timeline_line){.name = words(a, name),
                                   .words = path,
                                   .marks = marks,
                                   .n_marks = 2,
                                   .now = words(a, "Developing"),
                                   .note = words(a, "up from Beginning"),
                                   .blocks = block_paragraph(a, words(a, "The work behind it."))};
    struct timeline_group *g = arena_make(a, struct timeline_group);
    *g = (struct timeline_group){words(a, "Fractions"), "2 of 5", line, NULL};
    struct block *b = block_new(a, BLOCK_TIMELINE);
    b->timeline = (struct block_timeline){
        .level = 2, .axis = plot(a), .now_head = "My level now", .groups = g};
    return b;
}

static void lines_say_their_path_and_open(void **state) {
    struct fixture *f = *state;
    char *page =
        render(f, "index.html", timeline(f, "Compare fractions", "My teacher: Developing."), false);
    assert_has(page, "<div class=\"axis\" aria-hidden=\"true\">");
    assert_has(page, "<hgroup>\n<h2>Fractions</h2>\n<p class=\"quiet\">2 of 5</p>\n</hgroup>");
    assert_has(
        page, "<details class=\"path\">\n<summary><h3>Compare fractions</h3><span class=\"line\">");
    assert_has(page, "role=\"img\"><title>My teacher: Developing.</title>");
    assert_has(page, "<p>The work behind it.</p>");
    page = render(f, "index.html", timeline(f, "<i>x", "<script>"), false);
    assert_lacks(page, "<i>x");
    assert_lacks(page, "<script>");
}

static void tables_can_be_scrolled_and_heard(void **state) {
    struct fixture *f = *state;
    char *page = render(f, "index.html", all_blocks(f->arena), false);
    assert_has(
        page,
        "<div class=\"scroll\" role=\"group\" aria-label=\"My targets in fractions\" tabindex=\"0\">");
    assert_has(page, "<caption>My targets in fractions</caption>");
    assert_has(page, "<th scope=\"col\" class=\"end\">Evidence</th>");
    assert_has(page, "<table class=\"data stack\">");
    assert_has(page,
               "<th scope=\"row\">Compare fractions</th><td data-label=\"Level\">Proficient</td>");
}

static void pictures_come_in_sizes(void **state) {
    struct fixture *f = *state;
    char *page = render(f, "index.html", all_blocks(f->arena), false);
    assert_has(page, "srcset=\"evidence/bridge-400.svg 400w, evidence/bridge.svg 800w\" sizes=\"");
    char *first = strstr(page, "<img");
    assert_non_null(first);
    *strchr(first, '>') = '\0';
    assert_lacks(first, "loading");
    assert_has(first, "width=\"800\" height=\"400\" alt=\"A bridge");
}

static void deep_quotes_keep_their_words(void **state) {
    struct fixture *f = *state;
    struct block *b = block_paragraph(f->arena, words(f->arena, "the innermost words"));
    for (int i = 0; i < 20000; i++) {
        struct block *quote = block_new(f->arena, BLOCK_QUOTE);
        quote->quote.blocks = b;
        b = quote;
    }
    char *page = render(f, "index.html", b, false);
    assert_has(page, "<p>the innermost words</p>");
    assert_true(strlen(page) < 20000);
}

static void same_in_same_out(void **state) {
    struct fixture *f = *state;
    char *one = render(f, "index.html", all_blocks(f->arena), false);
    assert_string_equal(one, render(f, "index.html", all_blocks(f->arena), false));
}

/* ---- the theme ---- */

static double channel(unsigned c) {
    double v = (c & 255) / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(unsigned rgb) {
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
}

static double contrast(unsigned one, unsigned other) {
    double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

static void colors_can_be_told_apart(void **state) {
    static const struct {
        enum theme_color on, ground;
        double least;
    } pairs[] = {{COLOR_INK, COLOR_PAPER, 4.5},
                 {COLOR_INK, COLOR_CARD, 4.5},
                 {COLOR_INK, COLOR_LEAF_TINT, 4.5},
                 {COLOR_INK, COLOR_SUN_TINT, 4.5},
                 {COLOR_INK, COLOR_SKY_TINT, 4.5},
                 {COLOR_SOFT, COLOR_PAPER, 4.5},
                 {COLOR_SOFT, COLOR_CARD, 4.5},
                 {COLOR_SOFT, COLOR_SKY_TINT, 4.5},
                 {COLOR_LEAF, COLOR_PAPER, 4.5},
                 {COLOR_LEAF, COLOR_CARD, 4.5},
                 {COLOR_LEAF, COLOR_LEAF_TINT, 4.5},
                 {COLOR_ON_LEAF, COLOR_LEAF, 4.5},
                 {COLOR_SUN_TEXT, COLOR_SUN_TINT, 4.5},
                 {COLOR_SKY, COLOR_SKY_TINT, 4.5},
                 {COLOR_SKY, COLOR_CARD, 4.5},
                 {COLOR_SUN, COLOR_PAPER, 3},
                 {COLOR_SUN, COLOR_CARD, 3},
                 {COLOR_SUN, COLOR_SUN_TINT, 3}};
    struct fixture *f = *state;
    for (size_t i = 0; i < COLOR_COUNT; i++)
        assert_true(f->theme.light[i] && f->theme.dark[i]); /* all are given */
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const unsigned *both[] = {f->theme.light, f->theme.dark};
        for (int k = 0; k < 2; k++) {
            double c = contrast(both[k][pairs[i].on], both[k][pairs[i].ground]);
            if (c < pairs[i].least)
                fail_msg("%s on %s, %s: %.2f : 1", color_names[pairs[i].on],
                         color_names[pairs[i].ground], k ? "dark" : "light", c);
        }
    }
}

static void style_carries_the_theme(void **state) {
    struct fixture *f = *state;
    const struct html_face faces[] = {{"An\"dika", 700, true, "fonts/a.ttf"}};
    struct buf out = BUF_INIT;
    html_style(f->html, "body{}", faces, 1, &out);
    assert_has(
        out.p,
        "@font-face{font-family:\"Andika\";font-weight:700;font-style:italic;font-display:swap;src:url(\"fonts/a.ttf\")}");
    assert_has(out.p, "--leaf:#2f6b4f;");
    assert_has(out.p, "--radius:14px");
    assert_has(out.p, ".s-leaf-tint{stroke:var(--leaf-tint)}");
    assert_has(out.p, "prefers-color-scheme:dark");
    buf_release(&out);
    assert_true(strlen(f->css) < 34 * 1024);
    assert_lacks(f->css, "#2f"); /* colours come from the theme alone */
    assert_lacks(f->css, "rgb(");
}

/* ---- the demonstration ---- */

static void write_file(const char *folder, const char *name, const char *text) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    for (char *p = path + 1; *p; p++) {
        if (*p != '/') continue;
        *p = '\0';
        mkdir(path, 0777);
        *p = '/';
    }
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static const char maya[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 112 112\"><path fill=\"#d0e3d6\" d=\"M0 0h112v112H0z\"/>"
    "<circle cx=\"56\" cy=\"46\" r=\"25\" fill=\"#cc8c60\"/><path fill=\"#3b2922\" d=\"M31 49a25 32 0 0 1 51 0q-5-12-12-13-25 2-39 13\"/>"
    "<path fill=\"#2f6b4f\" d=\"M23 102a33 30 0 0 1 66 0v10H23z\"/></svg>";
static const char bridge[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 400\"><path fill=\"#e4eef5\" d=\"M0 0h800v400H0z\"/>"
    "<path fill=\"#9db9ca\" d=\"M0 330h800v70H0z\"/><path d=\"M50 330L210 140H520L680 330M210 140L365 330L520 140\" "
    "fill=\"none\" stroke=\"#7a4a21\" stroke-width=\"22\"/></svg>";

static void write_page(struct fixture *f, const char *path, struct block *blocks, bool rtl) {
    write_file(f->folder, path, render(f, path, blocks, rtl));
}

static void demonstration_is_written(void **state) {
    static const char *const small[] = {"targets/index.html",  "targets/fractions.html",
                                        "evidence/index.html", "evidence/bridge.html",
                                        "goals.html",          "plan.html",
                                        "about.html"};
    struct fixture *f = *state;
    struct buf css = BUF_INIT;
    html_style(f->html, f->css, NULL, 0, &css);
    write_file(f->folder, "assets/style.css", css.p);
    buf_release(&css);
    write_file(f->folder, "assets/maya.svg", maya);
    write_file(f->folder, "evidence/bridge.svg", bridge);
    write_file(f->folder, "evidence/bridge-400.svg", bridge);
    write_file(f->folder, "evidence/paper.pdf", "%PDF-1.4\n%%EOF\n");
    write_file(f->folder, "evidence/talk.mp3", "no sound\n");
    write_file(f->folder, "evidence/test.mp4", "no film\n");
    write_page(f, "index.html", home_blocks(f->arena), false);
    write_page(f, "all.html", all_blocks(f->arena), false);
    write_page(f, "ar.html", arabic_blocks(f->arena), true);
    write_page(f, "growth.html", growth_blocks(f->arena), false);
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        write_page(f, small[i], small_blocks(f->arena, "A small page"), false);
}

#define TEST(name) \
    { #name, name, start, stop, folder }

int main(int argc, char **argv) {
    static char folder[4096];
    const char *slash = argc ? strrchr(argv[0], '/') : NULL;
    snprintf(folder, sizeof folder, "%.*s/../demo", slash ? (int)(slash - argv[0]) : 1,
             slash ? argv[0] : ".");
    const struct CMUnitTest tests[] = {
        TEST(templates_are_complete),
        TEST(a_page_of_words_alone_is_escaped),
        TEST(page_has_its_frame),
        TEST(a_page_below_reaches_up),
        TEST(links_that_may_stand),
        TEST(links_that_may_not),
        TEST(text_is_escaped_everywhere),
        TEST(names_do_not_leak_between_items),
        TEST(languages_are_marked),
        TEST(signs_have_names_or_are_hidden),
        TEST(charts_say_what_they_show),
        TEST(lines_say_their_path_and_open),
        TEST(tables_can_be_scrolled_and_heard),
        TEST(pictures_come_in_sizes),
        TEST(same_in_same_out),
        TEST(deep_quotes_keep_their_words),
        TEST(colors_can_be_told_apart),
        TEST(style_carries_the_theme),
        TEST(demonstration_is_written),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
