/* subset.c: reduces a font to the parts in use, so that it is small enough to be part of each
 * report and page. */
#include "render/text/face.h"
#include "render/text/subsets.h"

#include <hb-subset.h>

/* Tables that a PDF viewer does not read when glyphs are given by id (ISO 32000-1, 9.9). */
static const hb_tag_t not_for_pdf[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('J', 'S', 'T', 'F'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('m', 'e', 't', 'a'),
    HB_TAG('S', 'i', 'l', 'f'), HB_TAG('G', 'l', 'a', 't'), HB_TAG('G', 'l', 'o', 'c'),
    HB_TAG('S', 'i', 'l', 'l'), HB_TAG('F', 'e', 'a', 't'), HB_TAG('F', 'F', 'T', 'M'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'O', 'R', 'G'),
    HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'), HB_TAG('S', 'V', 'G', ' '),
    HB_TAG('P', 'C', 'L', 'T'), HB_TAG('m', 'o', 'r', 'x'), HB_TAG('p', 'r', 'o', 'p'),
    HB_TAG('f', 'e', 'a', 't'),
};

/* Graphite tables refer to glyphs by their old numbers. */
static const hb_tag_t not_for_web[] = {
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('S', 'i', 'l', 'f'), HB_TAG('G', 'l', 'a', 't'),
    HB_TAG('G', 'l', 'o', 'c'), HB_TAG('S', 'i', 'l', 'l'), HB_TAG('F', 'e', 'a', 't'),
    HB_TAG('F', 'F', 'T', 'M'), HB_TAG('L', 'T', 'S', 'H'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('P', 'C', 'L', 'T'), HB_TAG('m', 'e', 't', 'a'),
};

static hb_subset_input_t *new_input(const hb_tag_t *drop, size_t n, unsigned flags) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_subset_input_set_flags(input, flags);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < n; i++) hb_set_add(dropped, drop[i]);
    return input;
}

/* Writes the font file, or if tag is not 0, only that table. */
static bool write_subset(hb_face_t *whole, hb_subset_input_t *input, hb_tag_t tag,
                         struct buf *out) {
    hb_face_t *small = hb_subset_or_fail(whole, input);
    hb_subset_input_destroy(input);
    mem_check();
    if (!small) return false;
    hb_blob_t *blob = tag ? hb_face_reference_table(small, tag) : hb_face_reference_blob(small);
    unsigned n;
    const char *p = hb_blob_get_data(blob, &n);
    if (n > 0) buf_add(out, p, n);
    hb_blob_destroy(blob);
    hb_face_destroy(small);
    mem_check();
    return n > 0;
}

static bool cut_pdf(const struct face *f, const struct face_info *info, const uint16_t *glyphs,
                    size_t n, struct buf *out) {
    hb_face_t *bare = face_bare(f);
    mem_watch();
    hb_subset_input_t *input = new_input(not_for_pdf, sizeof not_for_pdf / sizeof *not_for_pdf,
                                         HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING |
                                             HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    mem_check();
    if (!input) return false;
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    hb_set_add(wanted, 0);
    for (size_t i = 0; i < n; i++)
        if (glyphs[i] < info->glyph_count) hb_set_add(wanted, glyphs[i]);
    return write_subset(bare, input, info->cff ? HB_TAG('C', 'F', 'F', ' ') : 0, out);
}

/* Tries twice: when briefly out of memory, the library reports the font as unusable and not always
 * why. */
bool face_subset(const struct face *f, const uint16_t *glyphs, size_t n, struct buf *out) {
    if (face_open(f) != FACE_FINE) return false;
    struct face_info info;
    face_info(f, &info);
    return cut_pdf(f, &info, glyphs, n, out) || cut_pdf(f, &info, glyphs, n, out);
}

static bool cut_web(const struct face *f, const uint32_t *code_points, size_t n, struct buf *out) {
    mem_watch();
    hb_subset_input_t *input =
        new_input(not_for_web, sizeof not_for_web / sizeof *not_for_web,
                  HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    mem_check();
    if (!input) return false;
    hb_set_t *wanted = hb_subset_input_unicode_set(input);
    for (size_t i = 0; i < n; i++) hb_set_add(wanted, code_points[i]);
    return write_subset(face_hb(f), input, 0, out);
}

bool face_subset_web(const struct face *f, const uint32_t *code_points, size_t n, struct buf *out) {
    if (face_open(f) != FACE_FINE) return false;
    struct subsets *known = face_subsets(f);
    if (subsets_find(known, code_points, n, out)) return true;
    size_t start = out->n;
    if (!cut_web(f, code_points, n, out) && !cut_web(f, code_points, n, out)) return false;
    subsets_keep(known, code_points, n, out->p + start, out->n - start);
    return true;
}
