/* haru.h: a PDF file as objects: numbered dictionaries, streams, pages, pictures.
 *
 * libharu keeps the numbers, the cross references and the tree of pages; what stands in the objects is
 * written by us as PDF source. An object number is what "12 0 R" refers to; 0 is never one.
 *
 *     struct haru *h = haru_new(arena, 6);
 *     unsigned font = haru_reserve(h);            // can be referred to from here on
 *     haru_fill(h, font, "/Type/Font ...");       // its entries, without << >>
 *     size_t page = haru_page(h, 612, 792);
 *     haru_page_content(h, page, ...);
 *     haru_page_finish(h, page, &(struct haru_page){...});
 *     bool fine = haru_deliver(h, &out);          // false: something failed on the way
 *     haru_free(h);
 *
 * Texts and bytes are borrowed until haru_free: keep them in the arena. No font and no PNG is ever given to
 * libharu.
 */
#ifndef RENDER_PDF_HARU_H
#define RENDER_PDF_HARU_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct haru;

struct haru *haru_new(struct arena *a, int level);
void haru_free(struct haru *h);

/* A dictionary with a number, to be filled before delivery. */
unsigned haru_reserve(struct haru *h);
void haru_fill(struct haru *h, unsigned id, const char *entries);
/* A stream; `entries` go into its dictionary beside length and filter. Plain streams are not deflated. */
unsigned haru_stream(struct haru *h, const char *entries, const void *p, size_t n);
unsigned haru_stream_plain(struct haru *h, const char *entries, const void *p, size_t n);
/* A picture from the bytes of a JPEG; 0 when they are none. */
unsigned haru_jpeg(struct haru *h, const void *p, size_t n);

/* Pages are counted from 0; width and height in points. */
size_t haru_page(struct haru *h, double width, double height);
unsigned haru_page_id(const struct haru *h, size_t page);
/* What is on it, once; not needed any more afterwards. */
void haru_page_content(struct haru *h, size_t page, const void *p, size_t n);
struct haru_page {
    unsigned resources;     /* object number of the resource dictionary */
    int struct_parents;     /* key in the parent tree */
    const unsigned *annots; /* object numbers */
    size_t n_annots;
};
void haru_page_finish(struct haru *h, size_t page, const struct haru_page *p);

/* Entries of the catalogue, beside the page tree. */
void haru_catalog(struct haru *h, const char *entries);
/* A text of the document information: "Title", "CreationDate" … */
void haru_info(struct haru *h, const char *key, const char *text);

/* Write the file and append it to out. The /ID is a hash of everything that was put in. */
bool haru_deliver(struct haru *h, struct buf *out);

/* A text string as PDF source, "<FEFF...>", appended. */
void pdf_text_string(struct buf *out, const char *utf8);
/* The UTF-16BE digits alone. */
void pdf_utf16_hex(struct buf *out, const char *utf8, size_t n);

/* Four digits: a glyph, or half of a character. */
void pdf_hex4(struct buf *out, unsigned v);
/* "12 0 R" after a few words, as in "/P 12 0 R". */
void pdf_reference(struct buf *out, const char *before, unsigned id);

#endif
