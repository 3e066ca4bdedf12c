/* pdf.c: the line of work: reports are laid out, cut into pages, painted, and put into one file.
 *
 * Layout (laying.c) knows nothing of the file; painting collects what the file needs (fonts, pictures, links,
 * bookmarks). */
#include "render/pdf/pdf.h"

#include "base/codes.h"
#include "render/pdf/deflate.h"
#include "render/pdf/document.h"

#include <string.h>

struct job {
    struct arena *arena;
    const struct pdf_setup *setup;
    struct haru *haru;
    struct tags *tags;
    struct paint paint;
    size_t pages; /* of the document, so far */
};

static void page_paint(struct job *j, const struct lay *l, const struct side *s, size_t of_report,
                       size_t pages) {
    struct buf content = BUF_INIT;
    size_t page = haru_page(j->haru, l->page_width, l->page_height);
    if (s) paint_side(&j->paint, s, page, of_report, pages, &content);
    haru_page_content(j->haru, page, content.p, content.n);
    buf_release(&content);
    j->pages++;
}

static void report_write(struct job *j, const struct report *r, bool alone, bool duplex,
                         struct pdf_result *result) {
    struct elem *parent = j->tags->root;
    if (!alone) {
        parent = elem_new(j->tags, parent, "Part");
        parent->lang = r->lang;
    }
    struct arena *a = arena_new(); /* a layout is many times what it comes to */
    struct lay *l = j->paint.l = lay_new(a, j->setup, r, j->tags);
    struct side *sides;
    size_t pages = report_lay(l, parent, &sides), at = 1;
    const char *above[] = {r->bookmark, r->bookmark_under};
    for (int i = 0; i < 2 && !alone; i++)
        if (above[i])
            VEC_PUSH(j->arena, &j->paint.marks,
                     ((struct mark){.title = above[i],
                                    .level = i - 1, /* headings begin at 1 */
                                    .report = j->paint.report,
                                    .page = j->pages,
                                    .y = l->page_height - l->margin}));
    for (const struct side *s = sides; s; s = s->next) page_paint(j, l, s, at++, pages);
    if (duplex && pages % 2 == 1) page_paint(j, l, NULL, 0, 0); /* the back of the last side stays empty */
    if (j->paint.report == 0)
        result_set(result, r, sides, pages);
    else if (result)
        result->fits = result->fits && (r->max_pages <= 0 || (int)pages <= r->max_pages);
    j->paint.report++;
    j->paint.l = NULL;
    arena_free(a);
}

/* A picture that libharu cannot read becomes a white dot, so that the page stays whole; its alternative text
 * remains. */
static unsigned image_write(struct job *j, const struct image *i) {
    unsigned id = haru_jpeg(j->haru, i->jpeg, i->jpeg_size);
    if (id) return id;
    return haru_stream(
        j->haru, "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        "\xFF", 1);
}

static unsigned resources_write(struct job *j, const char **bad_font) {
    struct buf b = BUF_INIT;
    buf_str(&b, "/Font<<");
    bool fine = pdf_fonts_write(j->paint.fonts, j->haru, &b, bad_font);
    buf_str(&b, ">>");
    if (j->paint.images.n) buf_str(&b, "/XObject<<");
    for (size_t i = 0; i < j->paint.images.n; i++)
        buf_fmt(&b, "/Im%zu %u 0 R", i, image_write(j, j->paint.images.v[i]));
    if (j->paint.images.n) buf_str(&b, ">>");
    unsigned id = fine ? haru_reserve(j->haru) : 0;
    if (id) haru_fill(j->haru, id, buf_dup(&b, j->arena));
    buf_release(&b);
    return id;
}

static void pages_finish(struct job *j, unsigned resources) {
    size_t n = j->pages;
    struct annots *annots = arena_array(j->arena, n, sizeof *annots);
    links_write(&j->paint, j->haru, j->tags, n, annots);
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

/* The sRGB profile as the colours that are meant: ISO 19005-2, 6.2.3. */
static void intent_write(struct job *j, struct buf *catalog) {
    if (!j->setup->icc) return;
    unsigned icc = haru_stream_plain(j->haru, "/N 3/Filter/FlateDecode", j->setup->icc, j->setup->icc_size);
    buf_fmt(catalog,
            "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R>>]",
            icc);
}

static void catalog_write(struct job *j, const struct report *first, bool duplex) {
    struct buf b = BUF_INIT;
    buf_fmt(&b, "/Metadata %u 0 R", metadata_write(j->arena, j->haru, first, j->setup->icc != NULL));
    if (first->lang) buf_str(&b, "/Lang"), pdf_text_string(&b, first->lang);
    buf_fmt(&b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true%s%s>>",
            first->rtl ? "/Direction/R2L" : "", duplex ? "/Duplex/DuplexFlipLongEdge" : "");
    buf_fmt(&b, "/StructTreeRoot %u 0 R", tags_write(j->tags, j->haru, j->pages));
    unsigned outline = outline_write(&j->paint, j->haru);
    if (outline) buf_fmt(&b, "/Outlines %u 0 R", outline);
    intent_write(j, &b);
    haru_catalog(j->haru, buf_dup(&b, j->arena));
    buf_release(&b);
}

static bool finish(struct job *j, const struct report *first, bool duplex, struct buf *out,
                   struct diags *diags) {
    const char *bad_font = NULL;
    unsigned resources = resources_write(j, &bad_font);
    if (bad_font) {
        diag_add(diags,
                 (struct diag){.code = code_text(CODE_FONT_EMBEDDING),
                               .severity = DIAG_ERROR,
                               .text = arena_printf(j->arena, "the font '%s' cannot be embedded in '%s.pdf'",
                                                    bad_font, first->name),
                               .remedy = "name another font in the theme"});
        return false;
    }
    pages_finish(j, resources);
    catalog_write(j, first, duplex);
    if (haru_deliver(j->haru, out)) return true;
    diag_add(diags,
             (struct diag){.code = code_text(CODE_NO_PDF),
                           .severity = DIAG_ERROR,
                           .text = arena_printf(j->arena, "'%s.pdf' could not be written: libharu gave up",
                                                first->name)});
    return false;
}

bool pdf_write(const struct pdf_setup *s, const struct report *const *reports, size_t n, bool duplex,
               struct buf *out, struct pdf_result *result, struct diags *diags) {
    fonts_tidy(s->fonts);
    struct arena *a = arena_new();
    struct job j = {.arena = a, .setup = s, .haru = haru_new(a, s->level), .tags = tags_new(a)};
    j.paint.arena = a;
    j.paint.fonts = pdf_fonts_new(a, s->fonts);
    for (size_t i = 0; i < n; i++) report_write(&j, reports[i], n == 1, duplex, result);
    bool fine = n > 0 && finish(&j, reports[0], duplex, out, diags);
    if (result && (n > 1 || duplex)) result->pages = (int)j.pages;
    haru_free(j.haru);
    arena_free(a);
    return fine;
}
