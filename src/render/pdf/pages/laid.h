/* laid.h: a report that is laid out, as it is kept: the items painted on its pages, and the list of
 * its elements. Private to render/pdf.
 *
 *     struct pdf_laid *laid = pdf_lay(arena, setup, report); // declared in pdf.h
 *     laid->sides[0].body.v[0];                              // the first item on the first page
 *
 * Nothing in it changes after pdf_lay, and nothing points into the layout that it came from. What
 * belongs to a single document (marked content; numbers of objects, fonts, and pictures) is made
 * while it is painted. */
#ifndef RENDER_PDF_LAID_H
#define RENDER_PDF_LAID_H

#include "render/pdf/file/qr.h"
#include "render/pdf/pages/pages.h"

/* An item of a page: x from the left, y from the top of the paper. */
struct laid_item {
    enum item_kind kind;
    bool hidden;           /* runs: for screen readers only */
    unsigned slot, figure; /* numbers of tags; 0: an artifact, no figure */
    double x, y, w, h;
    union {
        struct laid_run {
            const struct face *face;
            const char *text;
            struct glyph *glyphs;
            double size_pt;
            unsigned color, text_n, n_glyphs;
            bool rtl;
        } run;
        struct {
            long fill, stroke;
            double radius, line;
        } box; /* rectangles and rules */
        struct {
            const void *jpeg;
            size_t jpeg_size;
            double radius, shape;
        } image;
        struct sign sign;
        const struct drawing *drawing;
        const struct qr *qr;
        struct {
            const char *href, *contents;
            unsigned elem; /* number of its tag */
        } link;
        struct {
            const char *id, *title;
            int level;
        } anchor;
    };
};

struct laid_items {
    struct laid_item *v;
    size_t n;
};

struct laid_side {
    struct laid_items body, number; /* number: the page number in its foot */
};

struct pdf_laid {
    struct report report; /* its head; no blocks */
    struct pdf_result result;
    const struct fonts *fonts;
    const struct theme *theme;
    double page_width, page_height, margin;
    struct tag_list tags;
    struct laid_side *sides;
    size_t n_sides;
    struct laid_items foot; /* of every page, without its number */
};

#endif
