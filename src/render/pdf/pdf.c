/* pdf.c: one file from reports that are laid out: paints their pages and writes the rest of the
 * file: fonts, pictures, links, bookmarks, metadata.
 *
 * The layout (laying.c) and its kept result (laid.c) know nothing of the file. */
#include "render/pdf/pdf.h"

#include "base/codes.h"
#include "render/pdf/document.h"
#include "render/pdf/file/deflate.h"

#include <assert.h>

struct context_pdf {
    struct arena *arena;
    const struct pdf_setup *setup;
    struct haru *haru;
    struct tags *tags;
    struct paint paint;
    size_t pages; /* of the document, so far */
};

/* Paints a page of the report; an empty one if side is NULL. */
static void page_paint(struct context_pdf *j, const struct pdf_laid *laid,
                       const struct laid_side *side) {
    struct buf content = BUF_INIT;
    size_t page = haru_page(j->haru, laid->page_width, laid->page_height);
    if (side) paint_side(&j->paint, side, page, &content);
    haru_page_content(j->haru, page, content.p, content.n);
    buf_release(&content);
    j->pages++;
}

/* The element of the document's tree that the report's elements go under. */
static struct elem *part_elem(struct context_pdf *j, const struct pdf_laid *laid, bool alone) {
    if (alone) return j->tags->root;
    struct elem *e = elem_new(j->tags, j->tags->root, "Part");
    e->lang = laid->report.lang;
    return e;
}

static void part_marks(struct context_pdf *j, const struct pdf_part *part) {
    const char *above[] = {part->bookmark, part->bookmark_under};
    for (int i = 0; i < 2; i++)
        if (above[i])
            VEC_PUSH(j->arena, &j->paint.marks,
                     ((struct mark){.title = above[i],
                                    .level = i - 1, /* headings start at 1 */
                                    .report = j->paint.report,
                                    .page = j->pages,
                                    .y = part->laid->page_height - part->laid->margin}));
}

static void part_paint(struct context_pdf *j, const struct pdf_part *part, bool alone,
                       bool duplex) {
    const struct pdf_laid *laid = part->laid;
    struct paint *p = &j->paint;
    assert(laid->fonts == j->setup->fonts);
    p->laid = laid;
    p->made = arena_array(p->scratch, laid->tags.n, sizeof *p->made);
    tags_make(j->tags, part_elem(j, laid, alone), &laid->tags, p->made);
    if (!alone) part_marks(j, part);
    for (size_t i = 0; i < laid->n_sides; i++) page_paint(j, laid, &laid->sides[i]);
    if (duplex && laid->n_sides % 2 == 1) page_paint(j, laid, NULL); /* its back stays blank */
    p->report++;
    arena_clear(p->scratch);
}

/* A picture that is not a supported JPEG becomes a white dot, so that the page stays valid; its
 * alternative text remains. */
static unsigned image_write(struct context_pdf *j, const struct picture *i) {
    unsigned id = haru_jpeg(j->haru, i->jpeg, i->jpeg_size);
    if (id) return id;
    return haru_stream(
        j->haru,
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        "\xFF", 1);
}

static unsigned resources_write(struct context_pdf *j, const char **bad_font) {
    struct buf b = BUF_INIT;
    buf_str(&b, "/Font<<");
    bool fine = pdf_fonts_write(j->paint.fonts, j->haru, &b, bad_font);
    buf_str(&b, ">>");
    if (j->paint.images.n) buf_str(&b, "/XObject<<");
    for (size_t i = 0; i < j->paint.images.n; i++)
        buf_fmt(&b, "/Im%zu %u 0 R", i, image_write(j, &j->paint.images.v[i]));
    if (j->paint.images.n) buf_str(&b, ">>");
    unsigned id = fine ? haru_reserve(j->haru) : 0;
    if (id) haru_fill(j->haru, id, buf_dup(&b, j->arena));
    buf_release(&b);
    return id;
}

static void pages_finish(struct context_pdf *j, unsigned resources) {
    size_t n = j->pages;
    struct annots *annots = arena_array(j->arena, n, sizeof *annots);
    hyperlinks_write(&j->paint, j->haru, j->tags, n, annots);
    for (size_t i = 0; i < n; i++) {
        haru_page_finish(j->haru, i,
                         &(struct haru_page){.resources = resources,
                                             .struct_parents = (int)i,
                                             .annots = annots[i].ids.v,
                                             .n_annots = annots[i].ids.n});
    }
}

const void *pdf_pack(struct arena *a, const void *p, size_t n, size_t *out_n) {
    struct deflater *d = deflater_new(9);
    const void *small = d ? deflater_run(d, a, p, n, out_n) : NULL;
    deflater_free(d);
    return small;
}

/* States that colors mean sRGB, with its profile: ISO 19005-2, 6.2.3. */
static void intent_write(struct context_pdf *j, struct buf *catalog) {
    if (!j->setup->icc) return;
    unsigned icc =
        haru_stream_plain(j->haru, "/N 3/Filter/FlateDecode", j->setup->icc, j->setup->icc_size);
    buf_fmt(catalog,
            "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R>>]",
            icc);
}

static void catalog_write(struct context_pdf *j, const struct report *first, bool duplex) {
    struct buf b = BUF_INIT;
    buf_fmt(&b, "/Metadata %u 0 R",
            metadata_write(j->arena, j->haru, first, j->setup->icc != NULL));
    if (first->lang) {
        buf_str(&b, "/Lang");
        pdf_text_string(&b, first->lang);
    }
    const char *direction = first->rtl ? "/Direction/R2L" : "";
    const char *sides = duplex ? "/Duplex/DuplexFlipLongEdge" : "";
    buf_fmt(&b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true%s%s>>",
            direction, sides);
    buf_fmt(&b, "/StructTreeRoot %u 0 R", tags_write(j->tags, j->haru, j->pages));
    unsigned outline = hyperlinks_outline_write(&j->paint, j->haru);
    if (outline) buf_fmt(&b, "/Outlines %u 0 R", outline);
    intent_write(j, &b);
    haru_catalog(j->haru, buf_take(&b, j->arena));
}

static bool finish(struct context_pdf *j, const struct report *first, bool duplex, struct buf *out,
                   struct diags *diags) {
    const char *bad_font = NULL;
    unsigned resources = resources_write(j, &bad_font);
    if (bad_font) {
        diag_add(diags, (struct diag){.code = code_text(CODE_FONT_EMBEDDING),
                                      .severity = DIAG_ERROR,
                                      .text = arena_printf(
                                          j->arena, "the font '%s' cannot be embedded in '%s.pdf'",
                                          bad_font, first->name),
                                      .remedy = "name another font in the theme"});
        return false;
    }
    pages_finish(j, resources);
    catalog_write(j, first, duplex);
    if (haru_deliver(j->haru, out)) return true;
    diag_add(diags, (struct diag){.code = code_text(CODE_NO_PDF),
                                  .severity = DIAG_ERROR,
                                  .text = arena_printf(
                                      j->arena, "'%s.pdf' could not be written: libharu failed",
                                      first->name)});
    return false;
}

static void result_of(const struct context_pdf *j, const struct pdf_part *parts, size_t n,
                      struct pdf_result *result) {
    *result = parts[0].laid->result;
    for (size_t i = 1; i < n; i++) result->fits = result->fits && parts[i].laid->result.fits;
    result->pages = (int)j->pages;
}

bool pdf_paint(const struct pdf_setup *s, const struct pdf_part *parts, size_t n, bool duplex,
               struct buf *out, struct pdf_result *result, struct diags *diags) {
    if (n == 0) return false;
    struct arena *a = arena_new();
    struct context_pdf j = {
        .arena = a, .setup = s, .haru = haru_new(a, s->level), .tags = tags_new(a)};
    j.paint = (struct paint){
        .arena = a, .scratch = arena_new(), .tags = j.tags, .fonts = pdf_fonts_new(a, s->fonts)};
    for (size_t i = 0; i < n; i++) part_paint(&j, &parts[i], n == 1, duplex);
    if (result) result_of(&j, parts, n, result);
    bool fine = finish(&j, &parts[0].laid->report, duplex, out, diags);
    haru_free(j.haru);
    arena_free(j.paint.scratch);
    arena_free(a);
    return fine;
}

bool pdf_write(const struct pdf_setup *s, const struct report *const *reports, size_t n,
               bool duplex, struct buf *out, struct pdf_result *result, struct diags *diags) {
    struct arena *a = arena_new();
    struct pdf_part *parts = arena_array(a, n, sizeof *parts);
    for (size_t i = 0; i < n; i++) parts[i] = pdf_part_of(pdf_lay(a, s, reports[i]));
    bool fine = pdf_paint(s, parts, n, duplex, out, result, diags);
    arena_free(a);
    return fine;
}
