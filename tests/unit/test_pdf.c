/* test_pdf.c: what must hold for any report: all of it is on the pages, inside them, tagged, and the same
 * twice. How files are judged by others' eyes is tested on the demo documents. */
#include "pdf_samples.h"

#include "render/pdf/pages/pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct world {
    struct arena *arena;
    struct diags *diags;
    struct fonts *fonts;
    struct pdf_setup setup;
    struct blocks blocks;
    struct report report;
};

static struct world *world_new(void) {
    struct arena *a = arena_new();
    struct world *w = arena_make(a, struct world);
    w->arena = a;
    w->diags = diags_new(a);
    w->fonts = fonts_new(a, &MEADOW, w->diags);
    assert_non_null(w->fonts);
    sample_setup(a, &w->setup, w->fonts);
    blocks_start(&w->blocks, a);
    w->report = (struct report){.name = "test",
                                .title = "Test & <title>",
                                .author = "A school",
                                .lang = "en",
                                .paper = PAPER_LETTER,
                                .date = {2026, 11, 20},
                                .foot = "The foot",
                                .page_of = "{page} of {pages}",
                                .continued = "continued"};
    return w;
}

static void world_free(struct world *w) {
    fonts_free(w->fonts);
    arena_free(w->arena);
}

/* Words that begin in an item; a repeated head of a table and hidden words do not count. */
static int words_begun(const struct item *i) {
    int n = 0;
    for (size_t k = 0; i->run && i->slot && !i->hidden && k < i->run->text_n; k++)
        n += i->run->text[k] != ' ' && (k == 0 || i->run->text[k - 1] == ' ');
    return n;
}

/* Lay out and look at every item: it stands inside the page. Returns the words that are on the pages. */
static int words_inside(struct world *w, const struct report *r, size_t *pages) {
    struct tags *t = tags_new(w->arena);
    struct lay *l = laying_new(w->arena, &w->setup, r, t);
    struct side *sides;
    *pages = report_lay(l, t->root, &sides);
    int words = 0;
    for (const struct side *s = sides; s; s = s->next) {
        for (const struct item *i = s->content->items; i; i = i->next) {
            words += words_begun(i);
            if (i->hidden || (i->run && strcmp(i->run->text, " ") == 0)) continue;
            assert_true(i->x > -3 && i->x + i->w < l->body_width + 4);
            assert_true(i->y > -6 && i->y + (i->kind == ITEM_RUN ? 0 : i->h) < l->body_height + 6);
        }
    }
    return words;
}

static void written(struct world *w, struct buf *out, struct pdf_result *result) {
    w->report.blocks = w->blocks.first;
    const struct report *r = &w->report;
    assert_true(pdf_write(&w->setup, &r, 1, false, out, result, w->diags));
    assert_int_equal(w->diags->errors, 0);
    assert_memory_equal(out->p, "%PDF-1.7", 8);
}

static bool holds(const struct buf *b, const char *s) {
    return memmem(b->p, b->n, s, strlen(s)) != NULL;
}

/* ---- everything is on the pages ---- */

static void long_table(void **state) {
    (void)state;
    struct world *w = world_new();
    target_table(&w->blocks, "Learning targets", 200);
    w->report.blocks = w->blocks.first;
    size_t pages, two;
    int words = words_inside(w, &w->report, &pages);
    assert_in_range(pages, 5, 12);
    struct blocks shorter;
    blocks_start(&shorter, w->arena);
    target_table(&shorter, "Learning targets", 100);
    w->report.blocks = shorter.first;
    int half = words_inside(w, &w->report, &two);
    /* heads and caption are counted once, and each row has the same words as the row a hundred further on */
    int heads = 2 + 7;
    assert_int_equal(words - heads, 2 * (half - heads));
    assert_true(two < pages);
    world_free(w);
}

/* A word of numbers that is told from all others. */
static const char *many_words(struct arena *a, int n) {
    struct buf b = BUF_INIT;
    for (int i = 0; i < n; i++) buf_fmt(&b, "%sword%d", i ? " " : "", i);
    const char *s = buf_dup(&b, a);
    buf_release(&b);
    return s;
}

static void cell_of_pages(void **state) {
    (void)state;
    struct world *w = world_new();
    struct block *t = target_table(&w->blocks, "Tall", 2);
    t->table.rows->cells->text = inl_text(w->arena, many_words(w->arena, 3000));
    w->report.blocks = w->blocks.first;
    size_t pages;
    int words = words_inside(w, &w->report, &pages);
    assert_true(words >= 3000);
    assert_in_range(pages, 3, 20);
    world_free(w);
}

static void columns_of_pages(void **state) {
    (void)state;
    for (int style = COLUMNS_PLAIN; style <= COLUMNS_FRAMED; style++) {
        struct world *w = world_new();
        struct block *b = add(&w->blocks, BLOCK_COLUMNS);
        b->columns.style = (enum columns_style)style;
        b->columns.level = 2;
        column(w->arena, b, 1, "One", one_paragraph(w->arena, many_words(w->arena, 1500)));
        column(w->arena, b, 2, "Two", one_paragraph(w->arena, many_words(w->arena, 900)));
        w->report.blocks = w->blocks.first;
        size_t pages;
        assert_int_equal(words_inside(w, &w->report, &pages), 2402);
        assert_in_range(pages, 3, 14);
        world_free(w);
    }
}

static void board_of_pages(void **state) {
    (void)state;
    struct world *w = world_new();
    struct block *b = add(&w->blocks, BLOCK_BOARD);
    b->board.level = 2;
    struct board_column *c = board_column_add(w->arena, b, TICK, "Done", NULL);
    for (int i = 0; i < 60; i++)
        board_item(w->arena, c, TICK, "Compare two fractions", "Proficient", NULL);
    board_column_add(w->arena, b, DASHED, "Next", NULL)->empty = "Nothing yet.";
    w->report.blocks = w->blocks.first;
    size_t pages;
    assert_int_equal(words_inside(w, &w->report, &pages), 1 + 1 + 2 + 60 * 4);
    assert_in_range(pages, 3, 6);
    world_free(w);
}

static void endless_word(void **state) {
    (void)state;
    struct world *w = world_new();
    char *word = arena_alloc(w->arena, 3001);
    memset(word, 'm', 3000);
    paragraph(&w->blocks, word);
    heading(&w->blocks, 1, word);
    target_table(&w->blocks, word, 1)->table.rows->cells->text = inl_text(w->arena, word);
    struct block *s = add(&w->blocks, BLOCK_SIGNATURES);
    sign_here(w->arena, s, word + 2900);
    add(&w->blocks, BLOCK_TALLY)->tally =
        (struct block_tally){.name_head = "a", .signs_head = "b", .words_head = "c"};
    tally_row_add(w->arena, w->blocks.first->next->next->next->next, word + 2800, &TICK, 1,
                  word + 2900);
    w->report.blocks = w->blocks.first;
    w->report.foot = word + 2800;
    size_t pages;
    words_inside(w, &w->report, &pages);
    assert_in_range(pages, 4, 40);
    world_free(w);
}

static void every_size_and_direction(void **state) {
    (void)state;
    const double scales[] = {0, 1.2, 16.0 / 9, 2.5};
    for (int i = 0; i < 4; i++) {
        struct world *w = world_new();
        w->setup.scale = scales[i];
        struct report *rs[] = {sample_handout(w->arena), sample_progress(w->arena),
                               sample_arabic(w->arena)};
        for (int j = 0; j < 3; j++) {
            size_t pages;
            words_inside(w, rs[j], &pages);
            rs[j]->rtl = !rs[j]->rtl;
            words_inside(w, rs[j], &pages);
        }
        world_free(w);
    }
}

/* ---- structure ---- */

static int count_type(const struct elem *e, const char *type) {
    int n = strcmp(e->type, type) == 0;
    for (size_t i = 0; i < e->kids.n; i++)
        if (e->kids.v[i].elem) n += count_type(e->kids.v[i].elem, type);
    return n;
}

static void headings_skip_nothing(void **state) {
    (void)state;
    struct world *w = world_new();
    heading(&w->blocks, 3, "First");
    heading(&w->blocks, 4, "Second");
    heading(&w->blocks, 4, "Third");
    w->report.blocks = w->blocks.first;
    struct tags *t = tags_new(w->arena);
    struct side *sides;
    report_lay(laying_new(w->arena, &w->setup, &w->report, t), t->root, &sides);
    assert_int_equal(count_type(t->root, "H1"), 1);
    assert_int_equal(count_type(t->root, "H2"), 1);
    assert_int_equal(count_type(t->root, "H3"), 1);
    world_free(w);
}

static void table_has_its_cells(void **state) {
    (void)state;
    struct world *w = world_new();
    target_table(&w->blocks, "Targets", 120)->table.rows->cells->next->next =
        NULL; /* a row with too few */
    w->report.blocks = w->blocks.first;
    struct tags *t = tags_new(w->arena);
    struct side *sides;
    report_lay(laying_new(w->arena, &w->setup, &w->report, t), t->root, &sides);
    assert_int_equal(count_type(t->root, "Table"), 1); /* over all pages */
    assert_int_equal(count_type(t->root, "TR"), 121);
    assert_int_equal(count_type(t->root, "TH"), 124);
    assert_int_equal(count_type(t->root, "TD"), 360);
    world_free(w);
}

static void links_lead_somewhere(void **state) {
    (void)state;
    struct world *w = world_new();
    const char *const hrefs[] = {"https://example.org/a(b)", "#nowhere", "javascript:alert(1)",
                                 "targets/a b.html", "#here"};
    for (int i = 0; i < 5; i++)
        blocks_append(&w->blocks,
                      block_paragraph(w->arena, inl_link(w->arena, hrefs[i], "a link")));
    paragraph(&w->blocks, "here")->id = "here";
    struct buf out = BUF_INIT;
    written(w, &out, NULL);
    assert_true(holds(&out, "/URI(https://example.org/a%28b%29)"));
    assert_true(holds(&out, "/URI(targets/a%20b.html)"));
    assert_false(holds(&out, "javascript"));
    assert_false(holds(&out, "nowhere"));
    int annots = 0;
    for (size_t i = 0; i + 13 < out.n; i++) annots += memcmp(out.p + i, "/Subtype/Link", 13) == 0;
    assert_int_equal(annots, 3);
    buf_release(&out);
    world_free(w);
}

/* A list of contents knows the pages, although its own length moves them. */
static void contents_know_pages(void **state) {
    (void)state;
    struct world *w = world_new();
    const char *ids[60];
    for (int i = 0; i < 60; i++) {
        ids[i] = arena_printf(w->arena, "part-%d", i);
        const char *href = arena_printf(w->arena, "#%s", ids[i]);
        blocks_append(&w->blocks,
                      block_paragraph(w->arena, inl_link(w->arena, href, "on page {page}")));
    }
    for (int i = 0; i < 60; i++) {
        heading(&w->blocks, i ? 2 : 1, ids[i]);
        struct block *last = w->blocks.first;
        while (last->next) last = last->next;
        last->id = ids[i];
        paragraph(&w->blocks, many_words(w->arena, 150));
    }
    w->report.blocks = w->blocks.first;
    struct tags *t = tags_new(w->arena);
    struct lay *l = laying_new(w->arena, &w->setup, &w->report, t);
    struct side *sides;
    report_lay(l, t->root, &sides);
    assert_int_equal(l->pages.n, 60);
    assert_int_equal(count_type(t->root, "Link"), 60); /* once, though laid out several times */
    size_t page = 1, found = 0;
    for (const struct side *s = sides; s; s = s->next, page++)
        for (const struct item *i = s->content->items; i; i = i->next)
            if (i->kind == ITEM_ANCHOR && i->id) assert_int_equal(l->pages.v[found++].page, page);
    assert_int_equal(found, 60);
    struct buf out = BUF_INIT, words = BUF_INIT;
    written(w, &out, NULL);
    buf_str(&words, "/Contents");
    pdf_text_string(&words, arena_printf(w->arena, "on page %zu", l->pages.v[59].page));
    assert_true(holds(&out, words.p));
    buf_release(&words);
    buf_release(&out);
    world_free(w);
}

/* ---- slips ---- */

/* The rules of a slip on the back of a sheet, with lines to write on, below a section if one is
 * wanted. */
static size_t rules_of_slip(struct world *w, bool section, int most) {
    struct blocks in;
    blocks_start(&in, w->arena);
    if (section)
        add(&in, BLOCK_SECTION)->section.blocks = one_paragraph(w->arena, "Within");
    else
        paragraph(&in, "Within");
    add(&in, BLOCK_LINES)->lines = (struct block_lines){.count = 2, .most = most};
    blocks_start(&w->blocks, w->arena);
    paragraph(&w->blocks, "On the first page");
    add(&w->blocks, BLOCK_PAGE_BREAK);
    paragraph(&w->blocks, "On the second page");
    add(&w->blocks, BLOCK_SECTION)->section =
        (struct block_section){.style = SECTION_SLIP, .level = 2, .blocks = in.first};
    w->report.blocks = w->blocks.first;
    struct tags *t = tags_new(w->arena);
    struct lay *l = laying_new(w->arena, &w->setup, &w->report, t);
    struct side *sides;
    size_t n = 0;
    assert_int_equal(report_lay_filled(l, t->root, &sides), 2);
    for (const struct item *i = sides->next->content->items; i; i = i->next)
        n += i->kind == ITEM_RULE;
    return n;
}

static void lines_of_a_slip_grow(void **state) {
    (void)state;
    struct world *w = world_new();
    for (int section = 0; section < 2; section++)
        assert_int_equal(rules_of_slip(w, section, 8), rules_of_slip(w, section, 2) + 6);
    world_free(w);
}

/* ---- the file ---- */

static void empty_report(void **state) {
    (void)state;
    struct world *w = world_new();
    struct buf out = BUF_INIT;
    struct pdf_result result;
    written(w, &out, &result);
    assert_int_equal(result.pages, 1);
    assert_true(result.fits);
    assert_true(holds(
        &out,
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Test &amp; &lt;title&gt;</rdf:li>"));
    assert_true(holds(&out, "<pdfuaid:part>1</pdfuaid:part>"));
    buf_release(&out);
    world_free(w);
}

/* Every kind of block with as little in it as the vocabulary allows. */
static void bare_blocks(void **state) {
    (void)state;
    struct world *w = world_new();
    for (int kind = 0; kind < BLOCK_KIND_COUNT; kind++) {
        struct block *b = add(&w->blocks, (enum block_kind)kind);
        if (kind == BLOCK_CHART) b->chart.plot = sample_plot(w->arena);
        if (kind == BLOCK_FIGURE) b->figure.image.alt = "";
        if (kind == BLOCK_QR) b->qr.address = "x";
    }
    struct buf out = BUF_INIT;
    written(w, &out, NULL);
    buf_release(&out);
    world_free(w);
}

static void broken_picture(void **state) {
    (void)state;
    struct world *w = world_new();
    add(&w->blocks, BLOCK_FIGURE)->figure.image = (struct image){
        .alt = "A cat", .width = 10, .height = 10, .jpeg = "not a picture", .jpeg_size = 13};
    struct buf out = BUF_INIT;
    written(w, &out, NULL);
    assert_true(holds(&out, "/Im0"));
    buf_release(&out);
    world_free(w);
}

static void too_long(void **state) {
    (void)state;
    struct world *w = world_new();
    paragraph(&w->blocks, many_words(w->arena, 2000));
    w->report.max_pages = 2;
    w->report.blocks = w->blocks.first;
    struct pdf_result result, writing;
    pdf_measure(&w->setup, &w->report, &result);
    assert_true(result.pages > 2);
    assert_false(result.fits);
    struct buf out = BUF_INIT;
    written(w, &out, &writing);
    assert_int_equal(writing.pages, result.pages);
    assert_false(writing.fits);
    buf_release(&out);
    world_free(w);
}

/* Different words, different id; the same words, the same bytes. */
static void bytes_follow_words(void **state) {
    (void)state;
    struct world *w = world_new();
    struct block *p = paragraph(&w->blocks, "One");
    struct buf one = BUF_INIT, again = BUF_INIT, other = BUF_INIT;
    written(w, &one, NULL);
    written(w, &again, NULL);
    p->paragraph.text = inl_text(w->arena, "Two");
    written(w, &other, NULL);
    assert_int_equal(one.n, again.n);
    assert_memory_equal(one.p, again.p, one.n);
    const char *id = memmem(one.p, one.n, "/ID", 3), *id2 = memmem(other.p, other.n, "/ID", 3);
    assert_non_null(id);
    assert_non_null(id2);
    assert_memory_not_equal(id, id2, 40);
    buf_release(&one);
    buf_release(&again);
    buf_release(&other);
    world_free(w);
}

static void duplex_pads(void **state) {
    (void)state;
    struct world *w = world_new();
    paragraph(&w->blocks, "One side");
    w->report.blocks = w->blocks.first;
    const struct report *rs[] = {&w->report, &w->report, &w->report};
    struct buf out = BUF_INIT;
    struct pdf_result result;
    assert_true(pdf_write(&w->setup, rs, 3, true, &out, &result, w->diags));
    assert_int_equal(result.pages, 6);
    assert_true(holds(&out, "/Duplex/DuplexFlipLongEdge"));
    buf_clear(&out);
    assert_true(pdf_write(&w->setup, rs, 3, false, &out, &result, w->diags));
    assert_int_equal(result.pages, 3);
    assert_false(pdf_write(&w->setup, rs, 0, false, &out, &result, w->diags));
    buf_release(&out);
    world_free(w);
}

/* ---- laid out once, painted often ---- */

static struct buf painted(struct world *w, const struct pdf_part *parts, size_t n, bool duplex,
                          struct pdf_result *result) {
    struct buf out = BUF_INIT;
    assert_true(pdf_paint(&w->setup, parts, n, duplex, &out, result, w->diags));
    return out;
}

/* What is painted has the bytes of what is written of the reports. */
static void painted_as_written(struct world *w, const struct pdf_part *parts,
                               const struct report *const *rs, size_t n, bool duplex) {
    struct buf out = BUF_INIT;
    struct pdf_result one, other;
    assert_true(pdf_write(&w->setup, rs, n, duplex, &out, &one, w->diags));
    struct buf paint = painted(w, parts, n, duplex, &other);
    assert_int_equal(out.n, paint.n);
    assert_memory_equal(out.p, paint.p, out.n);
    assert_int_equal(one.pages, other.pages);
    assert_int_equal(one.fits, other.fits);
    buf_release(&out);
    buf_release(&paint);
}

static void painted_often(void **state) {
    (void)state;
    struct world *w = world_new();
    struct report *samples[] = {sample_handout(w->arena), sample_progress(w->arena),
                                sample_arabic(w->arena)};
    const struct report *rs[5] = {samples[0], samples[1], samples[2], samples[1], samples[0]};
    struct pdf_part parts[5];
    samples[0]->bookmark = "Zoë";
    samples[1]->bookmark_under = "At her father's";
    for (size_t i = 0; i < 5; i++)
        parts[i] = i < 3 ? pdf_part_of(pdf_lay(w->arena, &w->setup, rs[i])) : parts[4 - i];
    for (int again = 0; again < 2; again++) {
        for (size_t i = 0; i < 3; i++) painted_as_written(w, &parts[i], &rs[i], 1, again);
        painted_as_written(w, parts, rs, 3, true);
        painted_as_written(w, parts, rs, 5, again); /* the same ones twice in one document */
        w->setup.icc = NULL;                        /* what is of painting may be another */
        w->setup.level = 1;
    }
    world_free(w);
}

/* So many that the fonts keep none of the words that were set before. */
static void other_words(struct world *w) {
    struct blocks bs;
    blocks_start(&bs, w->arena);
    for (int i = 0; i < 1600; i++) paragraph(&bs, arena_printf(w->arena, "%d", i));
    struct report r = w->report;
    r.blocks = bs.first;
    struct pdf_result result;
    for (int i = 0; i < 2; i++) pdf_measure(&w->setup, &r, &result);
}

static void laid_needs_no_report(void **state) {
    (void)state;
    struct world *w = world_new();
    struct arena *gone = arena_new();
    struct report *r = sample_arabic(gone);
    struct blocks bs = {gone, r->blocks, &r->blocks};
    while (*bs.last) bs.last = &(*bs.last)->next;
    add(&bs, BLOCK_CHART)->chart.plot = sample_plot(gone);
    add(&bs, BLOCK_QR)->qr.address = arena_strdup(gone, "https://example.org/");
    blocks_append(&bs,
                  block_paragraph(gone, inl_link(gone, arena_strdup(gone, "https://example.org/a"),
                                                 arena_strdup(gone, "a link"))));
    struct buf out = BUF_INIT;
    const struct report *list = r;
    assert_true(pdf_write(&w->setup, &list, 1, false, &out, NULL, w->diags));
    const struct pdf_part part = pdf_part_of(pdf_lay(w->arena, &w->setup, r));
    arena_free(gone);
    other_words(w);
    struct buf paint = painted(w, &part, 1, false, NULL);
    assert_int_equal(out.n, paint.n);
    assert_memory_equal(out.p, paint.p, out.n);
    buf_release(&out);
    buf_release(&paint);
    world_free(w);
}

static void numbers(void **state) {
    (void)state;
    static const struct {
        double v;
        const char *text;
    } CASES[] = {{0, "0"},       {-0.001, "0"},    {0.5, "0.5"},       {12.345, "12.35"},
                 {-7.1, "-7.1"}, {1e9, "1000000"}, {(double)NAN, "0"}, {-1e9, "-1000000"},
                 {100, "100"},   {0.05, "0.05"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct buf b = BUF_INIT;
        canvas_put_number(&b, CASES[i].v);
        assert_string_equal(b.p, CASES[i].text);
        buf_release(&b);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_table),
        cmocka_unit_test(cell_of_pages),
        cmocka_unit_test(columns_of_pages),
        cmocka_unit_test(board_of_pages),
        cmocka_unit_test(endless_word),
        cmocka_unit_test(every_size_and_direction),
        cmocka_unit_test(headings_skip_nothing),
        cmocka_unit_test(table_has_its_cells),
        cmocka_unit_test(links_lead_somewhere),
        cmocka_unit_test(contents_know_pages),
        cmocka_unit_test(lines_of_a_slip_grow),
        cmocka_unit_test(empty_report),
        cmocka_unit_test(bare_blocks),
        cmocka_unit_test(broken_picture),
        cmocka_unit_test(too_long),
        cmocka_unit_test(bytes_follow_words),
        cmocka_unit_test(duplex_pads),
        cmocka_unit_test(painted_often),
        cmocka_unit_test(laid_needs_no_report),
        cmocka_unit_test(numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
