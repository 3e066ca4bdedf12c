/* pdf.h: reports to PDF: tagged, with fonts embedded, PDF/UA-1 and PDF/A-2a in one file.
 *
 * No file is opened here: pictures come as JPEG bytes in the document, the colour profile as bytes, fonts are
 * open.
 */
#ifndef RENDER_PDF_PDF_H
#define RENDER_PDF_PDF_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "doc/theme.h"
#include "render/text/text.h"

struct pdf_setup {
    const struct fonts *fonts;
    /* of layout: a report that is laid out keeps to these */
    const struct theme *theme; /* its light colours */
    double scale;              /* of all sizes of type: 0 = 1; 16.0 / 9 for large print */
    /* of painting: another document may have others */
    const void *icc; /* an sRGB profile, version 2, as pdf_pack made it; NULL: the file claims no PDF/A */
    size_t icc_size;
    int level; /* of deflate, 1..9 */
};

struct pdf_result {
    int pages;         /* of the whole document, blank backs of a class print file too */
    bool fits;         /* report->max_pages was kept (or is 0) */
    int page_words[2]; /* words on the first two pages */
};

/* A finding about the letters of the report that no font has, with the packages that have them; nothing when there are
 * none. `file` is what it is about. */
void pdf_find_missing(const struct pdf_setup *s, const struct report *r, const char *file,
                      struct diags *diags);
/* Bytes that go into many documents, made small once: in the arena, *out_n of them. NULL without memory. */
const void *pdf_pack(struct arena *a, const void *p, size_t n, size_t *out_n);

/* ---- laid out once, painted as often as it is needed ---- */

/* A report on its pages. It is in the arena and does not change; of what the report holds it borrows the bytes of pictures
 * alone, and of the setup fonts and theme. */
struct pdf_laid;
struct pdf_laid *pdf_lay(struct arena *a, const struct pdf_setup *s, const struct report *r);
/* How many pages it takes, and whether that is few enough. */
void pdf_laid_result(const struct pdf_laid *laid, struct pdf_result *result);
/* Lay out only, and keep nothing: what pdf_laid_result would say. */
void pdf_measure(const struct pdf_setup *s, const struct report *r, struct pdf_result *result);

/* A report in a document. */
struct pdf_part {
    const struct pdf_laid *laid;
    /* where there are several: bookmarks above those of its headings; or NULL */
    const char *bookmark, *bookmark_under;
};
/* With the bookmarks that the report asked for. */
struct pdf_part pdf_part_of(const struct pdf_laid *laid);
/* One document of one or more reports (class print files hold many; each starts on an odd page when `duplex`). They were laid
 * out with the fonts of this setup, and may stand in other documents too, or in this one several times. result may be NULL.
 * False and a diagnostic when libharu could not; *out is then unchanged. */
bool pdf_paint(const struct pdf_setup *s, const struct pdf_part *parts, size_t n, bool duplex,
               struct buf *out, struct pdf_result *result, struct diags *diags);
/* The same for reports that are needed in no other document; bookmarks are what they say. */
bool pdf_write(const struct pdf_setup *s, const struct report *const *reports, size_t n, bool duplex,
               struct buf *out, struct pdf_result *result, struct diags *diags);

#endif
