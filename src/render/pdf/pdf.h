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
    const struct theme *theme; /* its light colours */
    const void *icc;           /* an sRGB profile, version 2, as pdf_pack made it */
    size_t icc_size;
    int level;    /* of deflate, 1..9 */
    double scale; /* of all sizes of type: 0 = 1; 16.0 / 9 for large print */
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
/* Lay out and write one document of one or more reports (class print files hold many; each starts on an odd
 * page when `duplex`). False and a diagnostic when libharu could not; *out is then unchanged. */
bool pdf_write(const struct pdf_setup *s, const struct report *const *reports, size_t n, bool duplex,
               struct buf *out, struct pdf_result *result, struct diags *diags);
/* Lay out only: does it fit? Same layout as pdf_write. */
void pdf_measure(const struct pdf_setup *s, const struct report *r, struct pdf_result *result);

#endif
