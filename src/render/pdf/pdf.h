/* pdf.h: reports to PDF: tagged, with embedded fonts, PDF/UA-1 and PDF/A-2a in one file.
 *
 *     struct pdf_laid *laid = pdf_lay(arena, &setup, report);
 *     struct pdf_part part = pdf_part_of(laid);
 *     bool fine = pdf_paint(&setup, &part, 1, false, &out, &result, &diags);
 *
 * No file is opened here: pictures are JPEG bytes in the document, the color profile is bytes, and
 * fonts are open.
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
    /* for layout: also binding for painting a finished layout */
    const struct theme *theme; /* its light colors */
    double scale;              /* of all type sizes: 0 = 1; 16.0 / 9 for large print */
    /* for painting: may differ from document to document */
    const void *icc; /* an sRGB profile, version 2, from pdf_pack; NULL: no claim of PDF/A */
    size_t icc_size;
    int level; /* of deflate, 1..9 */
};

struct pdf_result {
    int pages;   /* of the whole document, including blank backs of a class print file */
    bool fits;   /* report->max_pages was kept, or is 0 */
    bool little; /* the last page has little on it, and is not the only one */
    bool parted; /* what comes before a slip goes on after its page */
};

/* Adds a finding about letters of the report that no font has, with the packages that have them;
 * nothing if there are none. `file` is the place of the finding. */
void pdf_find_missing(const struct pdf_setup *s, const struct report *r, const char *file,
                      struct diags *diags);
/* Compresses bytes that go into many documents once, into the arena; *out_n is their size. NULL
 * without memory. */
const void *pdf_pack(struct arena *a, const void *p, size_t n, size_t *out_n);

/* ---- laid out once, painted as often as it is needed ---- */

/* A report laid out on its pages. It is in the arena and does not change; it borrows only the bytes
 * of pictures from the report, and the fonts and theme from the setup. */
struct pdf_laid;
struct pdf_laid *pdf_lay(struct arena *a, const struct pdf_setup *s, const struct report *r);
struct pdf_result pdf_laid_result(const struct pdf_laid *laid);
/* Only lays out, and keeps nothing: how many pages it takes, whether that is within
 * report->max_pages, whether the last one has little on it, and whether a slip parts the report. */
void pdf_measure(const struct pdf_setup *s, const struct report *r, struct pdf_result *result);

/* A report in a document. */
struct pdf_part {
    const struct pdf_laid *laid;
    /* in a document of several: bookmarks above those of its headings; or NULL */
    const char *bookmark, *bookmark_under;
};
/* With the bookmarks that the report asks for. */
struct pdf_part pdf_part_of(const struct pdf_laid *laid);
/* Writes one document of one or more reports (class print files have many; with `duplex`, each
 * starts on an odd page). They must be laid out with the fonts of this setup, and may also be in
 * other documents, or several times in this one. result may be NULL. Returns false with a finding
 * if libharu failed; *out is then unchanged. */
bool pdf_paint(const struct pdf_setup *s, const struct pdf_part *parts, size_t n, bool duplex,
               struct buf *out, struct pdf_result *result, struct diags *diags);
/* The same for reports that no other document needs, with the bookmarks that they ask for. */
bool pdf_write(const struct pdf_setup *s, const struct report *const *reports, size_t n,
               bool duplex, struct buf *out, struct pdf_result *result, struct diags *diags);

#endif
