/* test_sort.c: what a document gives away is what stands in it: a picture, a film, a recording. */
#include "media/kind/sort.h"

#include "base/arena.h"
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* The entries of an archive as far as they are looked at: names, each before its bytes and in the list at the end. */
static void zip(struct buf *out, const char *const *names, bool at_ends) {
    buf_clear(out);
    for (; *names; names++) {
        size_t n = strlen(*names);
        char head[46] = {'P', 'K', 3, 4};
        head[26] = (char)n;
        if (at_ends) head[2] = 1, head[3] = 2, head[26] = 0, head[28] = (char)n;
        buf_add(out, head, at_ends ? 46 : 30);
        buf_str(out, *names);
    }
}

static void a_document_is_what_stands_in_it(void **state) {
    (void)state;
    static const struct {
        const char *names[5];
        enum media_sort sort;
    } rows[] = {
        {{"word/document.xml", "word/fontTable.xml"}, MEDIA_IS_DOCUMENT},
        {{"word/document.xml", "word/media/image1.jpeg"}, MEDIA_IS_PICTURE},
        {{"word/document.xml", "word/media/image1.bin"}, MEDIA_IS_PICTURE},
        {{"word/document.xml", "docProps/thumbnail.jpeg"}, MEDIA_IS_DOCUMENT},
        {{"word/document.xml", "word/media/"}, MEDIA_IS_DOCUMENT},
        {{"content.xml", "Pictures/1000.PNG"}, MEDIA_IS_PICTURE},
        {{"content.xml", "Thumbnails/thumbnail.png"}, MEDIA_IS_DOCUMENT},
        {{"content.xml", "odd/a.heic"}, MEDIA_IS_PICTURE},
        {{"ppt/media/a.emf", "ppt/presentation.xml"}, MEDIA_IS_PICTURE},
        {{"ppt/media/a.mp4", "ppt/media/a.png"}, MEDIA_IS_FILM},
        {{"ppt/media/a.m4a"}, MEDIA_IS_SOUND},
        {{"ppt/media/a.m4a", "ppt/media/a.png"}, MEDIA_IS_FILM}, /* it is seen and heard */
        {{"xl/workbook.xml", "xl/media/image1.png"}, MEDIA_IS_PICTURE},
    };
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int at_ends = 0; at_ends < 2; at_ends++) {
            zip(&b, (const char *[]){"mimetype", NULL}, false);
            struct buf more = BUF_INIT;
            zip(&more, rows[i].names, at_ends);
            buf_add(&b, more.p, more.n);
            buf_release(&more);
            enum media_sort sort = media_sort_of("a.docx", b.p, b.n);
            if (sort != rows[i].sort) fail_msg("row %zu is %d, not %d", i, sort, rows[i].sort);
        }
    buf_release(&b);
}

static void a_pdf_with_a_picture_is_one(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum media_sort sort;
    } rows[] = {
        {"%PDF-1.7\n1 0 obj<</Type/XObject/Subtype/Form>>", MEDIA_IS_DOCUMENT},
        {"%PDF-1.7\n1 0 obj<</Type/XObject/Subtype/Image/Width 3>>", MEDIA_IS_PICTURE},
        {"%PDF-1.7\n1 0 obj<< /Subtype % a note\r\n /Image >>", MEDIA_IS_PICTURE},
        {"%PDF-1.7\n1 0 obj<< /Sub#74ype /#49mage >>", MEDIA_IS_PICTURE},
        {"%PDF-1.7\n1 0 obj<< /Subtype /Images >>", MEDIA_IS_DOCUMENT},
        {"%PDF-1.7\n1 0 obj<< /Subtypes /Image >>", MEDIA_IS_DOCUMENT},
        {"%PDF-1.7\n(/Subtype", MEDIA_IS_DOCUMENT},
        {"%PDF-1.7\n/Subtype /Imag", MEDIA_IS_DOCUMENT},
        {"%PDF-1.7\n/Subtype #", MEDIA_IS_DOCUMENT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t n = strlen(rows[i].text);
        char *exact = mem_alloc(n); /* no byte more */
        memcpy(exact, rows[i].text, n);
        enum media_sort sort = media_sort_of("a.pdf", exact, n);
        free(exact);
        if (sort != rows[i].sort) fail_msg("'%s' is %d, not %d", rows[i].text, sort, rows[i].sort);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_what_stands_in_it),
        cmocka_unit_test(a_pdf_with_a_picture_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
