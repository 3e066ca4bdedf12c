/* haru.h: a PDF file as objects: numbered dictionaries, streams, pages, pictures.
 *
 * libharu keeps object numbers, the cross-reference table, and the page tree; the content of the
 * objects is PDF source that we write. An object number is the 12 in "12 0 R"; 0 is never a valid
 * number.
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
 * Strings and bytes are borrowed until haru_free: keep them in the arena. libharu itself never gets
 * a font or a PNG.
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
/* Adds a stream; `entries` go into its dictionary beside length and filter. haru_stream deflates
 * the bytes; haru_stream_plain does not. Both return the object number. */
unsigned haru_stream(struct haru *h, const char *entries, const void *p, size_t n);
unsigned haru_stream_plain(struct haru *h, const char *entries, const void *p, size_t n);
/* Adds a picture from the bytes of a JPEG; returns 0 if they are not a supported one (see
 * jpeg_head). */
unsigned haru_jpeg(struct haru *h, const void *p, size_t n);

/* Pages are counted from 0; width and height are in points. */
size_t haru_page(struct haru *h, double width, double height);
unsigned haru_page_id(const struct haru *h, size_t page);
/* Sets the page's content; call it once for each page. The bytes are not used after the call. */
void haru_page_content(struct haru *h, size_t page, const void *p, size_t n);
struct haru_page {
    unsigned resources;     /* object number of the resource dictionary */
    int struct_parents;     /* key in the parent tree */
    const unsigned *annots; /* object numbers */
    size_t n_annots;
};
void haru_page_finish(struct haru *h, size_t page, const struct haru_page *p);

/* Sets the entries of the document catalog, beside the page tree. */
void haru_catalog(struct haru *h, const char *entries);
/* Sets a text of the document information: "Title", "CreationDate" … */
void haru_info(struct haru *h, const char *key, const char *text);

/* Writes the file and appends it to out. The /ID is a hash of everything that was put in. */
bool haru_deliver(struct haru *h, struct buf *out);

/* Appends a text string as PDF source: "<FEFF...>". */
void pdf_text_string(struct buf *out, const char *utf8);
/* Appends only the UTF-16BE digits. */
void pdf_utf16_hex(struct buf *out, const char *utf8, size_t n);

/* Appends four hex digits: a glyph ID, or one UTF-16 unit. */
void pdf_hex4(struct buf *out, unsigned v);
/* Appends a reference after a prefix, as in "/P 12 0 R". */
void pdf_reference(struct buf *out, const char *before, unsigned id);

#endif
