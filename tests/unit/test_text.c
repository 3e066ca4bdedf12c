/* test_text.c: words as measured glyphs. Needs the fonts of the Debian packages fonts-noto-core,
 * fonts-sil-andika, fonts-dejavu-core and fonts-droid-fallback; it looks at faces, order and bytes, never at
 * exact advances. */
#include "render/text/text.h"

#include "base/utf8.h"
#include "render/text/face.h"
#include "render/text/shape.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct bench {
    struct arena *arena;
    struct diags *diags;
    struct fonts *fonts;
};

static const struct theme THEME = {
    .id = "test", .heading_font = "Andika", .voice_font = "Andika", .text_font = "Noto Sans"};

static int set_up(void **state) {
    struct bench *b = mem_alloc(sizeof *b);
    b->arena = arena_new();
    b->diags = diags_new(b->arena);
    b->fonts = fonts_new(b->arena, &THEME, b->diags);
    *state = b;
    return b->fonts ? 0 : -1;
}

static int tear_down(void **state) {
    struct bench *b = *state;
    fonts_free(b->fonts);
    arena_free(b->arena);
    free(b);
    return 0;
}

static struct para *para(struct bench *b, const char *text, const char *lang, bool rtl) {
    struct span s = {.text = text, .role = FONT_TEXT, .size_pt = 10};
    struct para_style style = {.lang = lang, .rtl = rtl};
    return para_new(b->arena, b->fonts, &s, 1, &style);
}

static struct para_line one_line(struct bench *b, const char *text, const char *lang, bool rtl) {
    struct para_line line;
    size_t at = 0;
    assert_true(para_line(para(b, text, lang, rtl), &at, 1e6, &line));
    assert_true(line.last);
    return line;
}

static unsigned next_random(unsigned *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static const char *ps_name(const struct face *f) {
    struct face_info info;
    face_info(f, &info);
    return info.ps_name;
}

static void assert_run(const struct run *r, const char *text, bool rtl) {
    assert_int_equal(r->text_n, strlen(text));
    assert_memory_equal(r->text, text, r->text_n);
    assert_int_equal(r->rtl, rtl);
}

/* ---- fonts ---- */

static void roles_have_the_faces_of_the_theme(void **state) {
    struct bench *b = *state;
    static const char *const want[FONT_ROLE_COUNT] = {
        [FONT_TEXT] = "NotoSans-Regular",
        [FONT_TEXT_BOLD] = "NotoSans-Bold",
        [FONT_TEXT_ITALIC] = "NotoSans-Italic",
        [FONT_HEADING] = "Andika-Bold",
        [FONT_VOICE] = "Andika",
        [FONT_MONO] = "NotoSansMono-Regular",
    };
    for (int role = 0; role < FONT_ROLE_COUNT; role++)
        assert_string_equal(ps_name(fonts_role(b->fonts, (enum font_role)role)), want[role]);
    assert_int_equal(b->diags->list.n, 0);
    for (int role = 0; role < FONT_ROLE_COUNT; role++) {
        struct face_info info;
        face_info(fonts_role(b->fonts, (enum font_role)role), &info);
        assert_true(info.index < fonts_count(b->fonts));
        assert_true(info.units_per_em >= 16 && info.glyph_count > 0);
        assert_true(info.ascent > 0 && info.descent <= 0);
        assert_int_equal(
            strspn(info.ps_name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"),
            strlen(info.ps_name));
    }
}

static void an_absent_family_is_a_finding_with_its_package(void **state) {
    (void)state;
    struct arena *a = arena_new();
    struct diags *diags = diags_new(a);
    struct theme theme = THEME;
    theme.heading_font = "Lexend No Such";
    struct fonts *fs = fonts_new(a, &theme, diags);
    assert_non_null(fs);
    assert_int_equal(diags->list.n, 1);
    assert_int_equal(diags->warnings, 1);
    assert_non_null(strstr(diags->list.v[0].text, "'Lexend No Such'"));
    assert_non_null(strstr(diags->list.v[0].remedy, "fonts-lexend"));
    assert_string_equal(ps_name(fonts_role(fs, FONT_HEADING)), "NotoSans-Bold");
    fonts_free(fs);
    arena_free(a);
}

static void fall_back_goes_by_cluster(void **state) {
    struct bench *b = *state;
    struct span q = {.text = "q\xE2\x83\xB0",
                     .role = FONT_VOICE,
                     .size_pt = 10}; /* the face has q, and no asterisk above it */
    struct para_style style = {.lang = "en"};
    struct para_line line;
    size_t at = 0;
    assert_true(para_line(para_new(b->arena, b->fonts, &q, 1, &style), &at, 1e6, &line));
    assert_int_equal(line.n_runs, 1);
    assert_string_equal(ps_name(line.runs[0].face), "NotoSans-Regular");
    static const struct {
        const char *text, *face;
    } rows[] = {
        {"محمد", "NotoNaskhArabic-Regular"},   {"שָׁלוֹם", "NotoSansHebrew-Regular"},
        {"ไทย", "NotoSansThai-Regular"},       {"ខ្មែរ", "NotoSansKhmer-Regular"},
        {"ລາວ", "NotoSansLao-Regular"},        {"မြန်မာ", "NotoSansMyanmar-Regular"},
        {"ትምህርት", "NotoSansEthiopic-Regular"}, {"𖬖𖬰𖬞𖬲", "NotoSansPahawhHmong-Regular"},
        {"Հայ", "NotoSansArmenian-Regular"},   {"ქართული", "NotoSansGeorgian-Regular"},
        {"漢字", "DroidSansFallback"},         {"ਪੰਜਾਬੀ", "NotoSansGurmukhi-Regular"},
        {"বাংলা", "NotoSansBengali-Regular"},  {"ગુજરાતી", "NotoSansGujarati-Regular"},
        {"தமிழ்", "NotoSansTamil-Regular"},     {"हिन्दी", "NotoSansDevanagari-Regular"},
        {"☔", "NotoSansSymbols2-Regular"},     {"😀", "DejaVuSans"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        line = one_line(b, rows[i].text, "en", false);
        assert_int_equal(line.n_runs, 1);
        if (strcmp(ps_name(line.runs[0].face), rows[i].face) != 0)
            print_error("%s: %s\n", rows[i].text, ps_name(line.runs[0].face));
        assert_string_equal(ps_name(line.runs[0].face), rows[i].face);
        uint32_t *missing;
        assert_int_equal(fonts_missing(b->fonts, b->arena, rows[i].text, &missing), 0);
    }
}

static void bold_text_falls_back_to_bold(void **state) {
    struct bench *b = *state;
    struct span s = {.text = "محمد 漢", .role = FONT_HEADING, .size_pt = 10};
    struct para_style style = {.lang = "ar", .rtl = true};
    struct para_line line;
    size_t at = 0;
    assert_true(para_line(para_new(b->arena, b->fonts, &s, 1, &style), &at, 1e6, &line));
    assert_int_equal(line.n_runs, 2);
    assert_string_equal(ps_name(line.runs[0].face), "DroidSansFallback"); /* it has no bold */
    assert_string_equal(ps_name(line.runs[1].face), "NotoNaskhArabic-Bold");
}

static void what_nobody_has_is_listed_once(void **state) {
    struct bench *b = *state;
    uint32_t *missing;
    /* U+10FFFD, private, twice, U+E123; a zero width joiner and a tab need no glyph */
    size_t n =
        fonts_missing(b->fonts, b->arena,
                      "a\xF4\x8F\xBF\xBD\xEE\x84\xA3\xF4\x8F\xBF\xBD\t\xE2\x80\x8D z", &missing);
    assert_int_equal(n, 2);
    assert_int_equal(missing[0], 0x10FFFD);
    assert_int_equal(missing[1], 0xE123);
    struct para_line line = one_line(b, "\xF4\x8F\xBF\xBD", "en", false);
    assert_int_equal(line.runs[0].n_glyphs, 1);
    assert_true(line.runs[0].glyphs[0].id > 0);
    assert_int_equal(face_glyph_code_point(line.runs[0].face, line.runs[0].glyphs[0].id), 0xFFFD);
    assert_run(&line.runs[0], "\xF4\x8F\xBF\xBD", false); /* who copies it gets what was written */
}

/* ---- shaping ---- */

static void vietnamese_is_composed(void **state) {
    struct bench *b = *state;
    struct para_line composed = one_line(b, "Nguyễn Thị", "vi", false);
    /* e, circumflex, tilde; i, dot below */
    struct para_line parts = one_line(b, "Nguye\xCC\x82\xCC\x83n Thi\xCC\xA3", "vi", false);
    assert_int_equal(composed.n_runs, 1);
    assert_int_equal(composed.runs[0].n_glyphs, 10);
    assert_run(&parts.runs[0], "Nguyễn Thị", false);
    assert_int_equal(parts.runs[0].n_glyphs, 10);
    for (size_t i = 0; i < 10; i++)
        assert_int_equal(parts.runs[0].glyphs[i].id, composed.runs[0].glyphs[i].id);
    assert_int_equal(face_glyph_code_point(composed.runs[0].face, composed.runs[0].glyphs[4].id),
                     0x1EC5);
}

static void letters_stay_letters(void **state) {
    struct bench *b = *state;
    struct para_line line = one_line(b, "affluent office", "en", false);
    assert_int_equal(line.runs[0].n_glyphs, 15); /* no ligatures: one glyph for each letter */
    for (size_t i = 0; i < 15; i++) assert_int_equal(line.runs[0].glyphs[i].cluster, i);
}

static void arabic_is_joined_and_runs_right_to_left(void **state) {
    struct bench *b = *state;
    struct para_line joined = one_line(b, "محمد", "ar", true);
    static const char *const letters[] = {"م", "ح", "م", "د"};
    assert_int_equal(joined.n_runs, 1);
    assert_true(joined.runs[0].rtl);
    size_t n = joined.runs[0].n_glyphs, same = 0;
    double apart = 0;
    for (size_t i = 0; i < COUNT(letters); i++) {
        struct para_line alone = one_line(b, letters[i], "ar", true);
        apart += alone.width_pt;
        for (size_t k = 0; k < n; k++)
            same += joined.runs[0].glyphs[k].id == alone.runs[0].glyphs[0].id;
    }
    assert_int_equal(same, 0);
    assert_true(fabs(joined.width_pt - apart) > 0.1);
    assert_int_equal(joined.runs[0].glyphs[n - 1].cluster,
                     0); /* the first letter is the rightmost */
    for (size_t k = 1; k < n; k++)
        assert_true(joined.runs[0].glyphs[k - 1].cluster >= joined.runs[0].glyphs[k].cluster);
}

static void hindi_conjuncts_are_formed(void **state) {
    struct bench *b = *state;
    struct para_line whole = one_line(b, "क्ष", "hi", false); /* ka, virama, ssa: one glyph */
    assert_int_equal(whole.runs[0].n_glyphs, 1);
    struct para_line reordered =
        one_line(b, "कि", "hi", false); /* the vowel sign stands before its letter */
    assert_int_equal(reordered.runs[0].n_glyphs, 2);
    struct para_line ka = one_line(b, "क", "hi", false);
    assert_int_equal(reordered.runs[0].glyphs[1].id, ka.runs[0].glyphs[0].id);
}

static void advances_and_subsets_agree_with_the_run(void **state) {
    struct bench *b = *state;
    struct para_line line = one_line(b, "Portfolio", "en", false);
    const struct run *r = &line.runs[0];
    double sum = 0;
    uint16_t used[32];
    for (size_t i = 0; i < r->n_glyphs; i++) {
        used[i] = r->glyphs[i].id;
        sum += (double)r->glyphs[i].x_advance;
        assert_true(fabs(face_advance(r->face, used[i]) * 10 / 1000.0 -
                         (double)r->glyphs[i].x_advance) < 0.5);
    }
    assert_true(fabs(sum - r->width_pt) < 1e-3 && fabs(sum - line.width_pt) < 1e-3);
    struct buf file = BUF_INIT, again = BUF_INIT;
    assert_true(face_subset(r->face, used, r->n_glyphs, &file));
    assert_true(face_subset(r->face, used, r->n_glyphs, &again));
    assert_true(file.n > 500 && file.n < 40000);
    assert_int_equal(file.n, again.n);
    assert_memory_equal(file.p, again.p, file.n);
    assert_memory_equal(file.p, "\0\1\0\0", 4);
    buf_release(&file);
    buf_release(&again);
}

static void a_web_font_keeps_its_letters_and_rules(void **state) {
    struct bench *b = *state;
    static const uint32_t wanted[] = {'A', 'b', ' ', 0x1EC5};
    struct buf file = BUF_INIT;
    assert_true(face_subset_web(fonts_role(b->fonts, FONT_TEXT), wanted, COUNT(wanted), &file));
    assert_true(file.n > 500 && file.n < 60000);
    static const char *const tables[] = {"cmap", "GPOS", "GDEF", "glyf", "head",
                                         "hmtx", "name", "OS/2", "post"};
    size_t n_tables = (unsigned char)file.p[5];
    for (size_t i = 0; i < COUNT(tables); i++) {
        bool found = false;
        for (size_t k = 0; k < n_tables; k++)
            found |= memcmp(file.p + 12 + 16 * k, tables[i], 4) == 0;
        if (!found) print_error("no table %s\n", tables[i]);
        assert_true(found);
    }
    buf_release(&file);
}

/* ---- font files that are not as they should be ---- */

static struct buf read_role_file(struct bench *b) {
    struct face_info info;
    face_info(fonts_role(b->fonts, FONT_VOICE), &info);
    FILE *in = fopen(info.path, "rb");
    assert_non_null(in);
    struct buf file = BUF_INIT;
    char block[65536];
    for (size_t n; (n = fread(block, 1, sizeof block, in)) > 0;) buf_add(&file, block, n);
    fclose(in);
    return file;
}

/* The face in a file of these bytes; the file is gone again, the face is open. */
static struct face *face_of_bytes(struct arena *a, const char *bytes, size_t n) {
    char path[] = "/tmp/test_text_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), n);
    close(fd);
    struct font_file file = {.path = arena_strdup(a, path), .weight = 80};
    struct face *f = face_new(a, &file, 0);
    face_open(f);
    unlink(path);
    return f;
}

static size_t table_offset(const struct buf *file, const char *tag) {
    for (size_t i = 12; i < 12 + 16 * (size_t)(unsigned char)file->p[5]; i += 16) {
        const unsigned char *at = (const unsigned char *)file->p + i + 8;
        if (memcmp(file->p + i, tag, 4) == 0)
            return (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
    }
    fail();
    return 0;
}

static void a_font_that_forbids_embedding_is_refused(void **state) {
    struct buf file = read_role_file(*state);
    struct arena *a = arena_new();
    struct face *f = face_of_bytes(a, file.p, file.n);
    assert_int_equal(face_open(f), FACE_FINE);
    face_close(f);
    file.p[table_offset(&file, "OS/2") + 9] |= 2; /* fsType, bit 1 */
    f = face_of_bytes(a, file.p, file.n);
    assert_int_equal(face_open(f), FACE_RESTRICTED);
    assert_null(face_font(f));
    face_close(f);
    arena_free(a);
    buf_release(&file);
}

static void use_face(struct arena *a, struct words *ws, const struct face *f) {
    if (face_open(f) != FACE_FINE) return;
    struct word_key key = {.face = f, .text = "Nguye\xCC\x82n", .n = 8, .script = HB_SCRIPT_LATIN};
    const struct word *w = shape_words(ws, a, &key);
    struct face_info info;
    face_info(f, &info);
    struct buf out = BUF_INIT;
    uint16_t glyphs[16];
    for (size_t i = 0; i < w->n && i < COUNT(glyphs); i++) {
        glyphs[i] = w->glyphs[i].id;
        assert_true(glyphs[i] < info.glyph_count);
        face_advance(f, glyphs[i]);
        face_glyph_code_point(f, glyphs[i]);
    }
    face_subset(f, glyphs, w->n < COUNT(glyphs) ? w->n : COUNT(glyphs), &out);
    buf_release(&out);
}

static void a_damaged_font_does_no_harm(void **state) {
    struct buf file = read_role_file(*state);
    unsigned seed = 7;
    for (int i = 0; i < 60; i++) {
        struct arena *a = arena_new();
        struct words *ws = shape_new(a);
        struct buf damaged = BUF_INIT;
        buf_add(&damaged, file.p, i % 3 ? file.n : next_random(&seed) % file.n);
        for (int k = 0; k < 40 && damaged.n > 0; k++) {
            size_t reach =
                k & 1 || damaged.n < 600 ? damaged.n : 600; /* the head of the file is hit most */
            damaged.p[next_random(&seed) % reach] = (char)next_random(&seed);
        }
        struct face *f = face_of_bytes(a, damaged.p, damaged.n);
        use_face(a, ws, f);
        face_close(f);
        shape_free(ws);
        buf_release(&damaged);
        arena_free(a);
    }
    buf_release(&file);
}

static void a_forked_worker_sets_the_same(void **state) {
    struct bench *b = *state;
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    struct para_line line = one_line(b, "ᏣᎳᎩ ಕನ್ನಡ", "en", false); /* faces that are not open yet */
    double want = 0;
    for (size_t i = 0; i < line.n_runs; i++) want += line.runs[i].width_pt;
    if (child == 0) _exit(line.n_runs == 2 && fabs(want - line.width_pt) < 1e-9 ? 0 : 1);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* ---- direction ---- */

static void mixed_directions_stand_in_visual_order(void **state) {
    struct bench *b = *state;
    struct para_line ltr = one_line(b, "Yusuf محمد المصري 12", "en", false);
    assert_int_equal(ltr.n_runs, 3);
    assert_run(&ltr.runs[0], "Yusuf ", false);
    assert_run(&ltr.runs[1], "12",
               false); /* a number after Arabic belongs to the Arabic: left of it */
    assert_run(&ltr.runs[2], "محمد المصري ", true);
    struct para_line rtl = one_line(b, "Yusuf محمد المصري 12", "ar", true);
    assert_int_equal(rtl.n_runs, 4);
    assert_run(&rtl.runs[0], "12", false);
    assert_run(&rtl.runs[1], "محمد المصري ", true);
    assert_run(&rtl.runs[2], " ", true);
    assert_run(&rtl.runs[3], "Yusuf", false);
}

static void an_isolated_name_does_not_pull_numbers(void **state) {
    struct bench *b = *state;
    struct para_line line = one_line(b, "\xE2\x81\xA8محمد\xE2\x81\xA9 12", "en", false);
    const struct run *last = &line.runs[line.n_runs - 1];
    assert_memory_equal(last->text + last->text_n - 2, "12",
                        2); /* right of the name, in an English sentence */
    assert_false(last->rtl);
    size_t glyphs = 0;
    for (size_t i = 0; i < line.n_runs; i++) glyphs += line.runs[i].n_glyphs;
    assert_int_equal(glyphs, 4 + 3); /* the signs of direction are not seen */
}

static void brackets_are_mirrored(void **state) {
    struct bench *b = *state;
    struct para_line open = one_line(b, "(", "he", false), mirrored = one_line(b, "(", "he", true);
    assert_int_equal(face_glyph_code_point(open.runs[0].face, open.runs[0].glyphs[0].id), '(');
    assert_int_equal(face_glyph_code_point(mirrored.runs[0].face, mirrored.runs[0].glyphs[0].id),
                     ')');
}

/* ---- lines ---- */

static void thai_breaks_between_words(void **state) {
    struct bench *b = *state;
    struct para *p = para(b, "ภาษาไทยเป็นภาษาที่มีระดับเสียง", "th", false);
    static const char *const starts[] = {"ภาษา", "ไทย", "เป็น", "ที่", "มี", "ระดับ", "เสียง"};
    struct para_line line;
    size_t lines = 0;
    for (size_t at = 0; para_line(p, &at, para_widest_word(p), &line); lines++) {
        bool known = false;
        for (size_t i = 0; i < COUNT(starts); i++)
            known |= strncmp(line.runs[0].text, starts[i], strlen(starts[i])) == 0;
        assert_true(known);
        assert_false(line.space_after);
    }
    assert_true(lines >= 4);
}

static void a_forced_break_ends_the_line(void **state) {
    struct bench *b = *state;
    struct para *p = para(b, "one\n\ntwo \r\nthree\n", "en", false);
    static const char *const want[] = {"one", "", "two", "three"};
    struct para_line line;
    size_t n = 0;
    for (size_t at = 0; para_line(p, &at, 1000, &line); n++) {
        assert_true(n < COUNT(want));
        assert_int_equal(line.n_runs, *want[n] ? 1 : 0);
        if (*want[n]) assert_run(&line.runs[0], want[n], false);
        assert_true(line.ascent_pt > 5 && line.descent_pt > 1);
        assert_int_equal(line.last, n + 1 == COUNT(want));
        assert_false(line.space_after);
    }
    assert_int_equal(n, COUNT(want));
    struct para_line *fit;
    assert_int_equal(para_lines(p, 1000, &fit), COUNT(want));
}

static void no_break_space_holds(void **state) {
    struct bench *b = *state;
    struct para *p = para(b,
                          "grade\xC2\xA0"
                          "5 now",
                          "en", false);
    struct para_line line;
    size_t at = 0;
    assert_true(para_line(p, &at, para_widest_word(p), &line));
    assert_run(&line.runs[0],
               "grade\xC2\xA0"
               "5",
               false);
    assert_true(line.space_after);
    assert_true(para_line(p, &at, para_widest_word(p), &line));
    assert_run(&line.runs[0], "now", false);
    assert_false(para_line(p, &at, para_widest_word(p), &line));
}

static void a_soft_hyphen_shows_only_at_the_end_of_a_line(void **state) {
    struct bench *b = *state;
    struct para *p = para(b, "co\xC2\xADoperation", "en", false);
    struct para_line line;
    size_t at = 0;
    assert_true(para_line(p, &at, 1000, &line));
    assert_int_equal(line.runs[0].n_glyphs, 11);
    at = 0;
    assert_true(para_line(p, &at, para_width(p) - 1, &line));
    assert_int_equal(line.runs[0].n_glyphs, 3);
    assert_int_equal(face_glyph_code_point(line.runs[0].face, line.runs[0].glyphs[2].id), '-');
    assert_int_equal(line.runs[0].glyphs[2].cluster, 2);
    assert_run(&line.runs[0], "co\xC2\xAD", false);
}

static void an_object_has_its_width_and_its_place(void **state) {
    struct bench *b = *state;
    struct span spans[] = {{.text = "ab ", .role = FONT_TEXT, .size_pt = 10, .tag = 1},
                           {.box_pt = 12, .size_pt = 10, .tag = 2},
                           {.text = "\xC2\xA0"
                                    "cd",
                            .role = FONT_TEXT_BOLD,
                            .size_pt = 10,
                            .color = 0x123456,
                            .tag = 3}};
    struct para_style style = {.lang = "en"};
    struct para *p = para_new(b->arena, b->fonts, spans, COUNT(spans), &style);
    struct para_line line;
    size_t at = 0;
    assert_true(para_line(p, &at, 1000, &line));
    assert_int_equal(line.n_runs, 3);
    assert_null(line.runs[1].face);
    assert_true(line.runs[1].tag == 2 && line.runs[1].box_pt > 11 && line.runs[1].width_pt > 11);
    assert_true(line.runs[2].color == 0x123456 && line.runs[2].tag == 3);
    at = 0;
    assert_true(
        para_line(p, &at, line.width_pt - 1, &line)); /* the box stays with the words that follow */
    assert_run(&line.runs[0], "ab", false);
    assert_true(para_line(p, &at, 1000, &line));
    assert_int_equal(line.n_runs, 2);
    assert_true(line.last);
}

static const char *random_words(struct bench *b, unsigned *seed) {
    static const char *const WORDS[] = {"I",         "fractions", "because",  "am", "Nguyễn",
                                        "evidence,", "to",        "half-way", "12", "well."};
    struct buf text = BUF_INIT;
    for (unsigned n = 1 + next_random(seed) % 90; n > 0; n--)
        buf_fmt(&text, "%s%s", WORDS[next_random(seed) % COUNT(WORDS)], n > 1 ? " " : "");
    const char *s = buf_dup(&text, b->arena);
    buf_release(&text);
    return s;
}

/* What a line says; all of its spaces are as wide as `space`. */
static void add_unstretched(const struct para_line *l, double space, struct buf *said) {
    for (size_t r = 0; r < l->n_runs; r++) {
        const struct run *run = &l->runs[r];
        buf_add(said, run->text, run->text_n);
        for (size_t g = 0; g < run->n_glyphs; g++)
            if (run->text[run->glyphs[g].cluster] == ' ')
                assert_true(fabs((double)run->glyphs[g].x_advance - space) < 0.01);
    }
    if (l->space_after) buf_char(said, ' ');
}

/* No rivers and no stretched last line: a space is a space, in every line. No word is parted by a hyphen. */
static void no_space_is_stretched_and_no_word_hyphenated(void **state) {
    struct bench *b = *state;
    struct para_line two = one_line(b, "a a", "en", false);
    double space = two.width_pt - 2 * one_line(b, "a", "en", false).width_pt;
    unsigned seed = 11;
    for (int i = 0; i < 400; i++) {
        const char *text = random_words(b, &seed);
        double width = 60 + next_random(&seed) % 400;
        struct para_line *lines;
        size_t n = para_lines(para(b, text, "en", false), width, &lines);
        struct buf said = BUF_INIT;
        for (size_t k = 0; k < n; k++) {
            assert_true(lines[k].width_pt <= width + 0.01);
            add_unstretched(&lines[k], space, &said);
        }
        assert_int_equal(said.n, strlen(text));
        assert_memory_equal(said.p, text, said.n);
        buf_release(&said);
    }
}

static void total_fit_is_never_longer_and_is_more_even(void **state) {
    struct bench *b = *state;
    struct para *p = para(
        b,
        "I can add and subtract fractions with unlike denominators, and I can explain to a friend why "
        "the pieces must be of one size before they are counted together.",
        "en", false);
    for (double width = 60; width < 400; width += 7) {
        struct para_line *fit, line;
        size_t n = para_lines(p, width, &fit), greedy = 0;
        double squares_fit = 0, squares = 0;
        for (size_t i = 0; i + 1 < n; i++) squares_fit += pow(width - fit[i].width_pt, 2);
        for (size_t at = 0; para_line(p, &at, width, &line); greedy++)
            if (!line.last) squares += pow(width - line.width_pt, 2);
        assert_true(n <= greedy);
        if (n == greedy)
            assert_true(squares_fit <=
                        squares + width * width); /* an even last line may cost a little */
        assert_true(fit[n - 1].last);
    }
}

/* ---- nothing is lost ---- */

static void random_text(unsigned *seed, struct buf *out) {
    static const struct {
        unsigned first, n;
    } blocks[] = {{'a', 26},    {'A', 26},   {' ', 1},       {' ', 1},     {' ', 1},
                  {0xC0, 64},   {0x300, 48}, {0x410, 64},    {0x5D0, 27},  {0x627, 36},
                  {0x905, 72},  {0xE01, 58}, {0x1780, 84},   {0x1000, 64}, {0x4E00, 90},
                  {0xAC00, 90}, {'0', 10},   {'!', 15},      {0x200B, 5},  {0x1F600, 20},
                  {0xA0, 14},   {'\n', 1},   {0x10FFF0, 12}, {0x202A, 5},  {0x2066, 4},
                  {0x1200, 80}, {0xAD, 1},   {'(', 2}};
    unsigned n = next_random(seed) % 60, block = 0;
    for (unsigned i = 0; i < n; i++) {
        if (next_random(seed) % 3 == 0) block = next_random(seed) % (unsigned)COUNT(blocks);
        buf_utf8(out, blocks[block].first + next_random(seed) % blocks[block].n);
    }
}

static char *form_c(struct bench *b, const char *text) {
    UChar units[2000], composed[6000];
    int32_t n;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(units, 2000, &n, text, -1, &status);
    n = unorm2_normalize(unorm2_getNFCInstance(&status), units, n, composed, 6000, &status);
    char *out = arena_alloc(b->arena, 20000);
    u_strToUTF8(out, 20000, NULL, composed, n, &status);
    assert_true(U_SUCCESS(status));
    return out;
}

static int by_address(const void *x, const void *y) {
    const struct run *a = x, *b = y;
    return (a->text > b->text) - (a->text < b->text);
}

/* Each cluster of the run lies in its text, and each face is there. */
static void check_run(const struct run *r) {
    double width = 0;
    for (size_t i = 0; i < r->n_glyphs; i++) {
        assert_true(r->glyphs[i].cluster < r->text_n);
        assert_true(r->glyphs[i].id > 0);
        width += (double)r->glyphs[i].x_advance;
    }
    assert_true(fabs(width - r->width_pt) < 1e-2);
}

/* What a line stands for must be what follows at `rest`; spaces at its end and a forced break are not set. */
static const char *consume(const struct para_line *line, const char *rest) {
    struct run *logical = mem_alloc((line->n_runs + 1) * sizeof *logical);
    if (line->n_runs) memcpy(logical, line->runs, line->n_runs * sizeof *logical);
    qsort(logical, line->n_runs, sizeof *logical, by_address);
    bool accent_on_space = line->n_runs && *logical[0].text == ' ' && *rest != ' ';
    if (accent_on_space)
        rest--; /* that space is a letter, not the space at the end of the line before */
    for (size_t i = 0; i < line->n_runs; i++) {
        check_run(&logical[i]);
        assert_memory_equal(rest, logical[i].text, logical[i].text_n);
        rest += logical[i].text_n;
    }
    free(logical);
    while (*rest == ' ') rest++;
    return *rest == '\n' ? rest + 1 : rest;
}

enum { MOST_BYTES = 600 };

/* The advances of a line by the byte that they stand for, and where its glyphs start clusters. */
struct by_byte {
    const char *text;
    size_t n;
    double advance[MOST_BYTES];
    bool starts[MOST_BYTES];
};

static void spread(const struct para_line *line, struct by_byte *out) {
    *out = (struct by_byte){.text = line->runs[0].text};
    for (size_t k = 0; k < line->n_runs; k++) {
        out->n += line->runs[k].text_n;
        if (line->runs[k].text < out->text) out->text = line->runs[k].text;
    }
    assert_true(out->n < MOST_BYTES);
    for (size_t k = 0; k < line->n_runs; k++)
        for (size_t i = 0; i < line->runs[k].n_glyphs; i++) {
            size_t byte =
                (size_t)(line->runs[k].text - out->text) + line->runs[k].glyphs[i].cluster;
            bool hyphen = memcmp(out->text + byte, "\xC2\xAD", 2) == 0;
            if (!hyphen) out->advance[byte] += (double)line->runs[k].glyphs[i].x_advance;
            out->starts[byte] = true;
        }
}

/* A line may be wider than asked when there is no place in it, with something to see on both sides, where
 * both a grapheme cluster and a cluster of glyphs start. */
static void assert_cannot_be_parted(struct bench *b, const struct para_line *line) {
    struct by_byte line_by_byte, *l = &line_by_byte;
    spread(line, l);
    UText *utext = NULL;
    UErrorCode status = U_ZERO_ERROR;
    utext = utext_openUTF8(utext, l->text, (int64_t)l->n, &status);
    UBreakIterator *it = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
    ubrk_setUText(it, utext, &status);
    assert_true(U_SUCCESS(status));
    size_t parts = 0;
    double advance = 0;
    for (size_t i = 0; i < l->n; i++) {
        if (l->starts[i] && ubrk_isBoundary(it, (int32_t)i)) advance = 0;
        if (advance <= 0 && l->advance[i] > 0) parts++;
        advance += l->advance[i];
    }
    ubrk_close(it);
    utext_close(utext);
    if (parts > 1) print_error("wider than asked: '%s'\n", arena_strndup(b->arena, l->text, l->n));
    assert_true(parts <= 1);
}

static void check_lines(struct bench *b, struct para *p, const char *want, double width, bool fit) {
    struct para_line *lines = NULL, line;
    size_t n = fit ? para_lines(p, width, &lines) : 0, at = 0;
    const char *rest = want;
    for (size_t i = 0; fit ? i < n : para_line(p, &at, width, &line); i++) {
        if (fit) line = lines[i];
        rest = consume(&line, rest);
        if (line.width_pt <= width + 2e-3) continue;
        assert_cannot_be_parted(b, &line);
    }
    assert_string_equal(rest, "");
}

static void no_byte_is_lost_or_set_twice(void **state) {
    struct bench *shared = *state;
    unsigned seed = 20260922;
    for (int i = 0; i < 2000; i++) {
        struct bench b = {.arena = arena_new(), .fonts = shared->fonts};
        struct buf text = BUF_INIT;
        random_text(&seed, &text);
        struct para *p = para(&b, text.p, i & 1 ? "th" : "en", i % 5 == 0);
        double width = next_random(&seed) % 120 + 0.5;
        check_lines(&b, p, form_c(&b, text.p), width, false);
        check_lines(&b, p, form_c(&b, text.p), width, true);
        assert_true(para_width(p) + 1e-6 >=
                    para_widest_word(p) - 4); /* a hyphen may hang on a word */
        buf_release(&text);
        arena_free(b.arena);
    }
}

/* Long hostile paragraphs: seconds would be hours if anything were quadratic. */
static void long_text_stays_linear(void **state) {
    struct bench *shared = *state;
    static const char *const fills[] = {"a",        " ",        "\n",           "a ", "م", "ก",
                                        "\xCC\x81", "\xC2\xAD", "\xE2\x80\xAE", "(",  "क्"};
    for (size_t i = 0; i < COUNT(fills); i++) {
        struct bench b = {.arena = arena_new(), .fonts = shared->fonts};
        struct buf text = BUF_INIT;
        while (text.n < 60000) buf_str(&text, fills[i]);
        struct para *p = para(&b, text.p, "en", false);
        struct para_line *lines, line;
        size_t greedy = 0;
        for (size_t at = 0; para_line(p, &at, 300, &line);) greedy++;
        assert_true(para_lines(p, 300, &lines) <= greedy);
        buf_release(&text);
        arena_free(b.arena);
    }
}

static void controls_and_broken_bytes_do_no_harm(void **state) {
    struct bench *b = *state;
    struct para_line line = one_line(b,
                                     "a\x01\x7F\tb\xFF"
                                     "c",
                                     "x-no-such-language-\xFF", false);
    assert_run(&line.runs[0],
               "a b\xEF\xBF\xBD"
               "c",
               false);
    struct para_style style = {0};
    size_t at = 0;
    assert_false(para_line(para_new(b->arena, b->fonts, NULL, 0, &style), &at, 100, &line));
    assert_false(para_line(para(b, "", NULL, false), &at, 100, &line));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_have_the_faces_of_the_theme),
        cmocka_unit_test(an_absent_family_is_a_finding_with_its_package),
        cmocka_unit_test(fall_back_goes_by_cluster),
        cmocka_unit_test(bold_text_falls_back_to_bold),
        cmocka_unit_test(what_nobody_has_is_listed_once),
        cmocka_unit_test(vietnamese_is_composed),
        cmocka_unit_test(letters_stay_letters),
        cmocka_unit_test(arabic_is_joined_and_runs_right_to_left),
        cmocka_unit_test(hindi_conjuncts_are_formed),
        cmocka_unit_test(advances_and_subsets_agree_with_the_run),
        cmocka_unit_test(a_web_font_keeps_its_letters_and_rules),
        cmocka_unit_test(a_font_that_forbids_embedding_is_refused),
        cmocka_unit_test(a_damaged_font_does_no_harm),
        cmocka_unit_test(a_forked_worker_sets_the_same),
        cmocka_unit_test(mixed_directions_stand_in_visual_order),
        cmocka_unit_test(an_isolated_name_does_not_pull_numbers),
        cmocka_unit_test(brackets_are_mirrored),
        cmocka_unit_test(thai_breaks_between_words),
        cmocka_unit_test(a_forced_break_ends_the_line),
        cmocka_unit_test(no_break_space_holds),
        cmocka_unit_test(a_soft_hyphen_shows_only_at_the_end_of_a_line),
        cmocka_unit_test(an_object_has_its_width_and_its_place),
        cmocka_unit_test(no_space_is_stretched_and_no_word_hyphenated),
        cmocka_unit_test(total_fit_is_never_longer_and_is_more_even),
        cmocka_unit_test(no_byte_is_lost_or_set_twice),
        cmocka_unit_test(long_text_stays_linear),
        cmocka_unit_test(controls_and_broken_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
