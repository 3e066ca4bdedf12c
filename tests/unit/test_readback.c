/* test_readback.c: what counts as a whole workbook: one that is good, and copies of it with one fault each (made by Python's
 * zipfile).
 * tests/run: limit 420 */
#include "render/xlsx/readback.h"
#include "render/xlsx/workbook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    SMALL = 4000,
    LARGE = 20000
}; /* rows: parts that are unpacked at once, and block by block */

struct room {
    struct readback_counts counts;
    char folder[48], good[80], bad[80];
};

static void write_book(const char *path, int rows) {
    const struct wb_properties properties = {.title = "A book", .date = {2026, 3, 12}};
    const char *why;
    struct arena *a = arena_new();
    struct wb_book *b = wb_open(a, path, &properties, &why);
    assert_non_null(b);
    struct wb_sheet *s = wb_sheet_add(b, "One", false);
    wb_freeze(s, 1, 1);
    for (int i = 0; i < rows; i++) { /* a part of several blocks */
        wb_text(s, 0, arena_printf(a, "Text %d", i), NULL);
        wb_number(s, 1, i, NULL);
        if (i % 20)
            wb_number(s, 2, i, NULL);
        else
            wb_link(s, 2, "page", arena_printf(a, "learners/%d.html", i), NULL);
        if (i % 40 == 0)
            wb_note(s, 1,
                    &(struct wb_note){
                        .text = arena_printf(a, "Note %d", i), .width = 200, .height = 60});
        wb_end_row(s, 0);
    }
    assert_true(wb_close(b, &why));
    arena_free(a);
}

static int set_up(void **state, int rows) {
    struct room *r = *state = calloc(1, sizeof *r);
    r->counts = (struct readback_counts){.cells = (size_t)rows * 3,
                                         .links = (size_t)rows / 20,
                                         .notes = (size_t)rows / 40,
                                         .authors = 1,
                                         .selections = 3};
    snprintf(r->folder, sizeof r->folder, "/tmp/folioscope-readback.XXXXXX");
    if (!mkdtemp(r->folder)) return 1;
    snprintf(r->good, sizeof r->good, "%s/good.xlsx", r->folder);
    snprintf(r->bad, sizeof r->bad, "%s/bad.xlsx", r->folder);
    write_book(r->good, rows);
    return 0;
}

static int set_up_small(void **state) { return set_up(state, SMALL); }
static int set_up_large(void **state) { return set_up(state, LARGE); }

static int tear_down(void **state) {
    struct room *r = *state;
    remove(r->good), remove(r->bad);
    int left = rmdir(r->folder);
    free(r);
    return left;
}

/* Packs the good workbook once more, with what `change`, a line of Python, makes of the bytes `b` of one part. */
static void repack(const struct room *r, const char *part, const char *change) {
    char command[1000];
    snprintf(command, sizeof command,
             "/usr/bin/python3 -c 'import zipfile as z\n"
             "old, new = z.ZipFile(\"%s\"), z.ZipFile(\"%s\", \"w\", z.ZIP_DEFLATED)\n"
             "for n in old.namelist():\n"
             "    b = old.read(n)\n"
             "    if n == \"%s\": b = %s\n"
             "    new.writestr(n, b)\n"
             "new.close()'",
             r->good, r->bad, part, change);
    assert_int_equal(system(command), 0);
}

static const char sheet[] = "xl/worksheets/sheet1.xml", strings[] = "xl/sharedStrings.xml";

static void whole(void **state) {
    const struct room *r = *state;
    assert_true(readback_is_whole(r->good, &r->counts));
    repack(r, sheet, "b");
    assert_true(readback_is_whole(r->bad, &r->counts));
    repack(r, sheet, "b + b\"\\r\\n\"");
    assert_true(readback_is_whole(r->bad, &r->counts));
    repack(r, sheet, "b[b.index(b\"<worksheet\"):]"); /* no declaration */
    assert_true(readback_is_whole(r->bad, &r->counts));
    struct readback_counts more = r->counts, links = r->counts, notes = r->counts,
                           panes = r->counts, charts = r->counts;
    more.cells++, links.links--, notes.notes++, panes.selections--, charts.charts++;
    assert_false(readback_is_whole(r->good, &more));
    assert_false(readback_is_whole(r->good, &links));
    assert_false(readback_is_whole(r->good, &notes));
    assert_false(readback_is_whole(r->good, &panes));
    assert_false(readback_is_whole(r->good, &charts));
}

static void truncated(void **state) {
    const struct room *r = *state;
    static const char *const cuts[] = {"b[:1]",     "b[:20]",    "b[:70]",    "b[:4096]",
                                       "b[:65535]", "b[:65536]", "b[:65537]", "b[:-65536]",
                                       "b[:-13]",   "b[:-12]",   "b[:-1]",    "b\"\""};
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        repack(r, sheet, cuts[i]);
        if (readback_is_whole(r->bad, &r->counts)) fail_msg("%s: taken for whole", cuts[i]);
        repack(r, strings, cuts[i]);
        if (readback_is_whole(r->bad, &r->counts))
            fail_msg("%s of the texts: taken for whole", cuts[i]);
    }
}

/* Its own root element, not any; the same name to the end. */
static void end_of_another_element(void **state) {
    const struct room *r = *state;
    static const char *const parts[] = {"b[:-12] + b\"</sst>\"",
                                        "b[:-12] + b\"</heets>\"",
                                        "b[:-12]",
                                        "b[:-12] + b\"</row>\"",
                                        "b + b\" x\"",
                                        "b\"no element at all\"",
                                        "b\"<?xml\"",
                                        "b\"<?xml version=\\\"1.0\\\"?>\\n\""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        repack(r, sheet, parts[i]);
        if (readback_is_whole(r->bad, &r->counts)) fail_msg("%s: taken for whole", parts[i]);
    }
}

/* A block that is missing in the middle, wherever it begins: as after one failed write. */
static void hole(void **state) {
    const struct room *r = *state;
    static const char *const parts[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                        "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
                                        "xl/worksheets/_rels/sheet1.xml.rels"};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        for (int i = 0; i < 12; i++) {
            char change[120];
            snprintf(change, sizeof change, "b[:%d * len(b) // 13] + b[%d * len(b) // 13:]", i,
                     i + 1);
            repack(r, parts[k], change);
            if (readback_is_whole(r->bad, &r->counts))
                fail_msg("%s of %s: taken for whole", change, parts[k]);
        }
}

/* As if by chance: what is left is sound in itself. */
static void sound_without(void **state) {
    const struct room *r = *state;
    static const struct {
        const char *part, *from, *to;
    } cuts[] = {
        {"xl/worksheets/sheet1.xml", "<row r=\\\"17\\\"", "<row r=\\\"18\\\""},
        {"xl/worksheets/sheet1.xml", "<hyperlink ref=\\\"C21\\\"", "<hyperlink ref=\\\"C41\\\""},
        {"xl/sharedStrings.xml", "<si><t>Text 17</t>", "<si><t>Text 18</t>"},
        {"xl/comments1.xml", "<comment ref=\\\"B41\\\"", "<comment ref=\\\"B81\\\""},
        {"xl/worksheets/_rels/sheet1.xml.rels", "<Relationship Id=\\\"rId7\\\"",
         "<Relationship Id=\\\"rId8\\\""},
        {"xl/drawings/vmlDrawing1.vml", "<v:shape id=\\\"_x0000_s1027\\\"",
         "<v:shape id=\\\"_x0000_s1028\\\""}};
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        char change[240];
        snprintf(change, sizeof change, "b[:b.index(b\"%s\")] + b[b.index(b\"%s\"):]", cuts[i].from,
                 cuts[i].to);
        repack(r, cuts[i].part, change);
        if (readback_is_whole(r->bad, &r->counts))
            fail_msg("%s of %s: taken for whole", change, cuts[i].part);
    }
}

static char *read_all(const char *path, size_t *n) {
    struct stat s;
    assert_int_equal(stat(path, &s), 0);
    *n = (size_t)s.st_size;
    char *all = malloc(*n);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(all, 1, *n, file), *n);
    fclose(file);
    return all;
}

static void write_all(const char *path, const char *bytes, size_t n) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

/* Where the packed bytes of a part begin, and how many they are. */
static size_t packed(const struct room *r, const char *part, size_t *n) {
    char command[400];
    unsigned long at = 0, length = 0;
    snprintf(command, sizeof command,
             "/usr/bin/python3 -c 'import zipfile as z, struct\n"
             "i = z.ZipFile(\"%s\").getinfo(\"%s\")\n"
             "h = open(\"%s\", \"rb\").read()[i.header_offset:][26:30]\n"
             "print(i.header_offset + 30 + sum(struct.unpack(\"<HH\", h)), i.compress_size)'",
             r->good, part, r->good);
    FILE *said = popen(command, "r");
    assert_int_equal(fscanf(said, "%lu %lu", &at, &length), 2);
    assert_int_equal(pclose(said), 0);
    *n = length;
    return at;
}

/* A bit that is wrong in the packed bytes, up to the mark of their end: the checksum, or unpacking, tells. */
static void flipped_bits(void **state) {
    enum { END = 4, FLIPS = 24 };
    const struct room *r = *state;
    size_t n, length, at = packed(r, sheet, &length);
    char *bytes = read_all(r->good, &n);
    for (size_t i = 0; i < FLIPS; i++) {
        char *one = &bytes[at + i * (length - END) / (FLIPS - 1)];
        *one ^= (char)(1 << i % 8);
        write_all(r->bad, bytes, n);
        if (readback_is_whole(r->bad, &r->counts))
            fail_msg("bit %zu of byte %zu: taken for whole", i % 8, (size_t)(one - bytes));
        *one ^= (char)(1 << i % 8);
    }
    free(bytes);
}

/* The headers of a part state one byte more than there is; then nobody compares its checksum. */
static void byte_too_few(void **state) {
    const struct room *r = *state;
    char command[700];
    snprintf(command, sizeof command,
             "/usr/bin/python3 -c 'import zipfile as z, struct\n"
             "i = z.ZipFile(\"%s\").getinfo(\"%s\")\n"
             "d = bytearray(open(\"%s\", \"rb\").read())\n"
             "central = d.rindex(i.filename.encode()) - 46\n"
             "for at in i.header_offset + 22, central + 24:\n"
             "    assert struct.unpack_from(\"<I\", d, at)[0] == i.file_size\n"
             "    struct.pack_into(\"<I\", d, at, i.file_size + 1)\n"
             "open(\"%s\", \"wb\").write(d)'",
             r->good, sheet, r->good, r->bad);
    assert_int_equal(system(command), 0);
    assert_false(readback_is_whole(r->bad, &r->counts));
}

static void cut_archive(void **state) {
    enum { CUTS = 24 };
    const struct room *r = *state;
    size_t n;
    char *bytes = read_all(r->good, &n);
    for (size_t i = 0; i < CUTS; i++) {
        write_all(r->bad, bytes, n * i / CUTS);
        if (readback_is_whole(r->bad, &r->counts))
            fail_msg("%zu bytes of %zu: taken for whole", n * i / CUTS, n);
    }
    write_all(r->bad, bytes, n - 1);
    assert_false(readback_is_whole(r->bad, &r->counts));
    free(bytes);
}

static void no_workbook(void **state) {
    const struct room *r = *state;
    static const char text[] = "This is no archive.", empty_archive[22] = "PK\5\6";
    assert_false(readback_is_whole(r->bad, &r->counts)); /* not there */
    assert_false(readback_is_whole(r->folder, &r->counts));
    write_all(r->bad, text, sizeof text);
    assert_false(readback_is_whole(r->bad, &r->counts));
    write_all(r->bad, empty_archive, sizeof empty_archive);
    assert_false(readback_is_whole(r->bad, &r->counts));
}

#define TEST(f)                                                  \
    cmocka_unit_test_setup_teardown(f, set_up_small, tear_down), \
        cmocka_unit_test_setup_teardown(f, set_up_large, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(whole),       TEST(truncated),     TEST(end_of_another_element),
        TEST(hole),        TEST(sound_without), TEST(flipped_bits),
        TEST(cut_archive), TEST(byte_too_few),  TEST(no_workbook)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
