/* test_glyphs.c: one word on each page at a known place, for a checker that compares pictures: what our PDF
 * shows with what a reference shaper draws. Writes build/<variant>/demo/glyphs.pdf and glyphs.json. */
#include "pdf_samples.h"

#include "render/pdf/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <sys/stat.h>

#define SIZE 72.0
#define LEFT 72.0
#define BASELINE 200.0 /* from the bottom of the page */
#define WIDTH 1000.0
#define HEIGHT 396.0

static const struct word_case {
    const char *text, *lang;
    bool rtl;
    enum font_role role;
} CASES[] = {
    {"Nguyễn", "vi", false, FONT_TEXT},
    {"Nguyễn", "vi", false, FONT_HEADING},
    {"Zoë Müller", "de", false, FONT_VOICE},
    {"Łódź Šťastný", "pl", false, FONT_TEXT},
    {"Őrült Çağrı", "hu", false, FONT_TEXT_BOLD},
    {"Þórdís Åse", "is", false, FONT_TEXT_ITALIC},
    {"affinity office", "en", false, FONT_TEXT},
    {"Hmoob", "hmn", false, FONT_TEXT},
    {"Kaʻiulani", "haw", false, FONT_TEXT},
    {"Ґалаґан їжак", "uk", false, FONT_TEXT},
    {"Ελένη Παπαδοπούλου", "el", false, FONT_TEXT},
    {"ᾠδή", "el", false, FONT_TEXT_BOLD},
    {"محمد", "ar", true, FONT_TEXT},
    {"فاطمة الزَّهراء", "ar", true, FONT_TEXT},
    {"پروین", "fa", true, FONT_TEXT_BOLD},
    {"שָׁלוֹם", "he", true, FONT_TEXT},
    {"יעל כהן", "he", true, FONT_TEXT_BOLD},
    {"श्रीमती", "hi", false, FONT_TEXT},
    {"विद्यार्थी", "hi", false, FONT_TEXT_BOLD},
    {"শ্রীমতী রহমান", "bn", false, FONT_TEXT},
    {"ปิ่นเกล้า", "th", false, FONT_TEXT},
    {"น้ำใจ", "th", false, FONT_TEXT},
    {"น้องใจดี", "th", false, FONT_TEXT_BOLD},
    {"សុភា", "km", false, FONT_TEXT},
    {"ព្រះស្រី", "km", false, FONT_TEXT},
    {"ສົມຊາຍ ແກ້ວ", "lo", false, FONT_TEXT},
    {"အောင်ဆန်း", "my", false, FONT_TEXT},
    {"မြန်မာ", "my", false, FONT_TEXT_BOLD},
    {"አበበ ተስፋዬ", "am", false, FONT_TEXT},
    {"李小明。", "zh-Hans", false, FONT_TEXT},
    {"「たなか」さん", "ja", false, FONT_TEXT},
    {"김서연", "ko", false, FONT_TEXT},
    {"박지민 한글", "ko", false, FONT_TEXT_BOLD},
    {"𖬌𖬣𖬵", "hmn-Hmng", false, FONT_TEXT},
    /* names that mix scripts: each run on a page of its own */
    {"Mei-Lin 李美玲 García", "en", false, FONT_TEXT},
    {"Yael יעל O’Neill", "en", false, FONT_TEXT},
    {"محمد (Mo) الأحمد", "ar", true, FONT_TEXT},
    {"ลิซ่า Lisa 김", "th", false, FONT_TEXT},
    {"\xE2\x81\xA8Zoë\xE2\x81\xA9 · \xE2\x81\xA8محمد\xE2\x81\xA9", "en", false, FONT_TEXT},
};
#define N_CASES (sizeof CASES / sizeof *CASES)
#define MOST_PAGES (N_CASES * 6)

static char demo_dir[4096];

struct glyph_file {
    struct arena *arena;
    const struct fonts *fonts;
    struct haru *haru;
    struct tags *tags;
    struct pdf_fonts *pdf_fonts;
    struct buf manifest;
    size_t n_pages;
};

/* As render/text shapes them: these scripts without ornamental ligatures. */
static const char *features_of(const struct run *run) {
    static const char *const WITH[] = {"hi", "bn",      "th", "km", "lo",      "my",
                                       "am", "zh-Hans", "ja", "ko", "hmn-Hmng"};
    for (size_t i = 0; i < sizeof WITH / sizeof *WITH; i++)
        if (strcmp(run->lang, WITH[i]) == 0 && (unsigned char)run->text[0] >= 0xE0) return "";
    return "-liga,-clig,-dlig";
}

/* Without the marks that keep words of another direction together. */
static const char *without_isolates(struct arena *a, const char *s, size_t n) {
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        bool isolate = i + 2 < n && (unsigned char)s[i] == 0xE2 &&
                       (unsigned char)s[i + 1] == 0x81 && (unsigned char)s[i + 2] >= 0xA6;
        if (isolate)
            i += 2;
        else
            buf_char(&b, s[i]);
    }
    const char *text = buf_dup(&b, a);
    buf_release(&b);
    return text;
}

static void manifest_add(struct glyph_file *g, const struct word_case *w, const struct run *run) {
    struct face_info info;
    face_info(run->face, &info);
    struct buf *m = &g->manifest;
    buf_fmt(m, "%s\n {\"page\": %zu, \"text\": \"", g->n_pages ? "," : "", g->n_pages + 1);
    buf_json(m, without_isolates(g->arena, run->text, run->text_n));
    buf_str(m, "\", \"font\": \"");
    buf_json(m, info.path);
    buf_fmt(
        m,
        "\", \"features\": \"%s\", \"language\": \"%s\", \"direction\": \"%s\", \"size_pt\": %g, \"x_pt\": %g, ",
        features_of(run), w->lang, run->rtl ? "rtl" : "ltr", SIZE, LEFT);
    buf_fmt(m, "\"y_pt\": %g, \"width_pt\": ", BASELINE);
    buf_num(m, run->width_pt, 3);
    buf_char(m, '}');
}

static void page_of_run(struct glyph_file *g, const struct word_case *w, const struct run *run) {
    assert_true(g->n_pages < MOST_PAGES);
    size_t page = haru_page(g->haru, WIDTH, HEIGHT);
    struct canvas c;
    canvas_start(&c, g->arena, g->tags, g->pdf_fonts, page, HEIGHT);
    struct elem *e = elem_new(g->tags, g->tags->root, "P");
    e->lang = w->lang;
    canvas_mark(&c, elem_slot(g->tags, e), ARTIFACT_LAYOUT);
    canvas_run(&c, run, LEFT, HEIGHT - BASELINE, false);
    canvas_finish(&c);
    manifest_add(g, w, run);
    haru_page_content(g->haru, page, c.out.p, c.out.n);
    buf_release(&c.out);
    g->n_pages++;
}

static void pages_of_words(struct glyph_file *g, const struct word_case *w) {
    struct span span = {.text = w->text, .role = w->role, .size_pt = SIZE, .lang = w->lang};
    struct para *p = para_new(g->arena, g->fonts, &span, 1,
                              &(struct para_style){.lang = w->lang, .rtl = w->rtl});
    struct para_line line;
    size_t at = 0;
    assert_true(para_line(p, &at, 1e5, &line));
    for (size_t i = 0; i < line.n_runs; i++)
        if (line.runs[i].n_glyphs > 0 && line.runs[i].text[0] != ' ')
            page_of_run(g, w, &line.runs[i]);
}

static void glyph_file_finish(struct glyph_file *g, struct buf *out) {
    struct buf b = BUF_INIT;
    const char *bad = NULL;
    buf_str(&b, "/Font<<");
    assert_true(pdf_fonts_write(g->pdf_fonts, g->haru, &b, &bad));
    buf_str(&b, ">>");
    unsigned resources = haru_reserve(g->haru);
    haru_fill(g->haru, resources, buf_dup(&b, g->arena));
    for (size_t i = 0; i < g->n_pages; i++)
        haru_page_finish(g->haru, i,
                         &(struct haru_page){.resources = resources, .struct_parents = (int)i});
    const struct report about = {.name = "glyphs", .title = "One word on each page", .lang = "en"};
    struct pdf_setup setup;
    sample_setup(g->arena, &setup, g->fonts);
    unsigned metadata = metadata_write(g->arena, g->haru, &about, setup.icc != NULL);
    buf_clear(&b);
    buf_fmt(
        &b,
        "/Metadata %u 0 R/Lang(en)/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
        "/StructTreeRoot %u 0 R",
        metadata, tags_write(g->tags, g->haru, g->n_pages));
    if (setup.icc)
        buf_fmt(
            &b,
            "/OutputIntents[<</S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile %u 0 R>>]",
            haru_stream_plain(g->haru, "/N 3/Filter/FlateDecode\n", setup.icc, setup.icc_size));
    haru_catalog(g->haru, buf_dup(&b, g->arena));
    assert_true(haru_deliver(g->haru, out));
    buf_release(&b);
}

static void save(const char *name, const struct buf *b) {
    char path[5000];
    snprintf(path, sizeof path, "%s/%s", demo_dir, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(b->p, 1, b->n, f), b->n);
    fclose(f);
}

static void words(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct fonts *fs = fonts_new(a, &MEADOW, diags_new(a));
    assert_non_null(fs);
    struct glyph_file g = {.arena = a,
                           .fonts = fs,
                           .haru = haru_new(a, 6),
                           .tags = tags_new(a),
                           .pdf_fonts = pdf_fonts_new(a, fs),
                           .manifest = BUF_INIT};
    buf_str(&g.manifest, "[");
    for (size_t i = 0; i < N_CASES; i++) pages_of_words(&g, &CASES[i]);
    buf_str(&g.manifest, "\n]\n");
    struct buf out = BUF_INIT;
    glyph_file_finish(&g, &out);
    save("glyphs.pdf", &out);
    save("glyphs.json", &g.manifest);
    haru_free(g.haru);
    buf_release(&g.manifest);
    buf_release(&out);
    fonts_free(fs);
    arena_free(a);
}

int main(int argc, char **argv) {
    (void)argc;
    snprintf(demo_dir, sizeof demo_dir, "%s", argv[0]); /* build/<variant>/tests/test_glyphs */
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(demo_dir, '/');
        if (slash) *slash = '\0';
    }
    strncat(demo_dir, "/demo", sizeof demo_dir - strlen(demo_dir) - 1);
    mkdir(demo_dir, 0777);
    const struct CMUnitTest tests[] = {cmocka_unit_test(words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
