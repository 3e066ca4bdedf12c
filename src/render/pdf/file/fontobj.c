/* fontobj.c: the font objects of one document. Metrics and subsets come from render/text;
 * content_text.c places glyphs.
 *
 * PDF 32000-1, 9.7 (composite fonts) and 9.10.3 (ToUnicode); ISO 14289-1, 7.21. */
#include "render/pdf/file/fontobj.h"

#include "base/hash.h"
#include "base/vec.h"

#include <string.h>

struct meaning {
    const char *text; /* not NUL-terminated; NULL: the glyph is not shown */
    unsigned short n;
    bool sure;   /* false: only a guess, for a glyph that ActualText covers */
    int advance; /* in thousandths, plus 1; 0: not looked up yet */
};

struct font {
    const struct face *face;
    struct face_info info;
    /* of BLOCK glyphs each; NULL: none of them is used. A text uses few of a face's thousands */
    struct meaning **blocks;
};

#define BLOCK 128u

struct pdf_fonts {
    struct arena *arena;
    struct font *by_face; /* by index of the face; face NULL: not used */
    size_t n_faces;
    VEC(size_t) used; /* indexes of faces by first use: the 0 in "/F0" */
};

struct pdf_fonts *pdf_fonts_new(struct arena *a, const struct fonts *fonts) {
    struct pdf_fonts *fs = arena_make(a, struct pdf_fonts);
    fs->arena = a;
    fs->n_faces = fonts_count(fonts);
    fs->by_face = arena_array(a, fs->n_faces, sizeof *fs->by_face);
    return fs;
}

static size_t blocks_of(const struct font *f) { return f->info.glyph_count / BLOCK + 1; }

/* The glyph's entry, or NULL. */
static struct meaning *meaning_of(const struct font *f, unsigned glyph) {
    struct meaning *block = f->blocks[glyph / BLOCK];
    return block ? &block[glyph % BLOCK] : NULL;
}

/* The same, made if missing. */
static struct meaning *meaning_at(const struct pdf_fonts *fs, struct font *f, unsigned glyph) {
    struct meaning **block = &f->blocks[glyph / BLOCK];
    if (!*block) *block = arena_array(fs->arena, BLOCK, sizeof **block);
    return &(*block)[glyph % BLOCK];
}

static struct font *font_at(const struct pdf_fonts *fs, size_t font) {
    return &fs->by_face[fs->used.v[font]];
}

size_t pdf_fonts_use(struct pdf_fonts *fs, const struct face *face) {
    for (size_t i = fs->used.n; i-- > 0;)
        if (font_at(fs, i)->face == face) return i;
    struct face_info info;
    face_info(face, &info);
    struct font *f = &fs->by_face[info.index];
    f->face = face;
    f->info = info;
    f->blocks = arena_array(fs->arena, blocks_of(f), sizeof *f->blocks);
    VEC_PUSH(fs->arena, &fs->used, info.index);
    return fs->used.n - 1;
}

unsigned pdf_fonts_clamp(const struct pdf_fonts *fs, size_t font, unsigned glyph) {
    return glyph < font_at(fs, font)->info.glyph_count ? glyph : 0;
}

int pdf_fonts_advance(const struct pdf_fonts *fs, size_t font, unsigned glyph) {
    struct font *f = font_at(fs, font);
    if (glyph >= f->info.glyph_count) return 0;
    struct meaning *m = meaning_at(fs, f, glyph);
    if (!m->advance) m->advance = face_advance(f->face, glyph) + 1;
    return m->advance - 1;
}

bool pdf_fonts_glyph(struct pdf_fonts *fs, size_t font, unsigned glyph, const char *text,
                     size_t n) {
    struct meaning *m = meaning_at(fs, font_at(fs, font), glyph);
    if (m->text && m->sure) return m->n == n && memcmp(m->text, text, n) == 0;
    m->text = arena_strndup(fs->arena, text, n); /* copied: the run ends with its layout */
    m->n = (unsigned short)n;
    m->sure = true;
    return true;
}

void pdf_fonts_glyph_part(struct pdf_fonts *fs, size_t font, unsigned glyph) {
    struct font *f = font_at(fs, font);
    struct meaning *m = meaning_at(fs, f, glyph);
    if (m->text) return;
    unsigned c = face_glyph_code_point(f->face, glyph);
    struct buf b = BUF_INIT;
    buf_utf8(&b, c ? c : 0x200B); /* a part without a code point maps to a zero width space */
    m->text = buf_dup(&b, fs->arena);
    m->n = (unsigned short)b.n;
    buf_release(&b);
}

/* ---- objects ---- */

static size_t used_glyphs(const struct font *f, struct arena *a, uint16_t **out) {
    VEC(uint16_t) used = {0};
    for (unsigned g = 0; g < f->info.glyph_count; g++) {
        const struct meaning *m = meaning_of(f, g);
        if (m && m->text) VEC_PUSH(a, &used, (uint16_t)g);
        if (!m) g += BLOCK - 1 - g % BLOCK;
    }
    *out = used.v;
    return used.n;
}

/* "ABCDEF+Name": six letters derived from the glyphs (9.6.4). */
static const char *subset_name(const struct font *f, const uint16_t *glyphs, size_t n,
                               struct arena *a) {
    struct hash h = hash_bytes((struct hash){0, 0}, glyphs, n * sizeof *glyphs);
    char tag[7] = "";
    for (int i = 0; i < 6; i++, h.low /= 26) tag[i] = (char)('A' + h.low % 26);
    return arena_printf(a, "%s+%s", tag, f->info.ps_name);
}

/* Widths: "5[500 520]9[600]", consecutive glyphs together. */
static void write_widths(const struct font *f, const uint16_t *glyphs, size_t n, struct buf *out) {
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || glyphs[i] != glyphs[i - 1] + 1) {
            if (i) buf_char(out, ']');
            buf_fmt(out, "%u[", glyphs[i]);
        } else {
            buf_char(out, ' ');
        }
        buf_int(out, face_advance(f->face, glyphs[i]));
    }
    if (n) buf_char(out, ']');
}

static const char cmap_head[] = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                                "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
static const char cmap_foot[] = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

/* At most 100 entries in a block (9.10.3). */
static unsigned write_to_unicode(const struct pdf_fonts *fs, const struct font *f,
                                 const uint16_t *glyphs, size_t n, struct haru *h) {
    struct buf b = BUF_INIT;
    buf_str(&b, cmap_head);
    for (size_t i = 0; i < n; i++) {
        if (i % 100 == 0) buf_fmt(&b, "%zu beginbfchar\n", n - i < 100 ? n - i : 100);
        buf_char(&b, '<');
        pdf_hex4(&b, glyphs[i]);
        buf_str(&b, "><");
        const struct meaning *m = meaning_of(f, glyphs[i]);
        pdf_utf16_hex(&b, m->text, m->n);
        buf_str(&b, ">\n");
        if (i % 100 == 99 || i + 1 == n) buf_str(&b, "endbfchar\n");
    }
    buf_str(&b, cmap_foot);
    unsigned id = haru_stream(h, "", buf_dup(&b, fs->arena), b.n);
    buf_release(&b);
    return id;
}

static unsigned write_descriptor(const struct pdf_fonts *fs, const struct font *f, const char *name,
                                 unsigned file, struct haru *h) {
    const struct face_info *i = &f->info;
    struct buf angle = BUF_INIT;
    buf_num(&angle, i->italic_angle, 2);
    /* Flags: symbolic (4), since codes are glyph IDs; italic (64). 9.8.2 */
    unsigned flags = 4 | (i->italic_angle != 0 ? 64 : 0);
    int stem = i->bold ? 120 : 80;
    const char *key = i->cff ? "FontFile3" : "FontFile2";
    unsigned id = haru_reserve(h);
    haru_fill(
        h, id,
        arena_printf(
            fs->arena,
            "/Type/FontDescriptor/FontName/%s/Flags %u/FontBBox[%d %d %d %d]/ItalicAngle %s/Ascent %d"
            "/Descent %d/CapHeight %d/XHeight %d/StemV %d/%s %u 0 R",
            name, flags, i->bbox[0], i->bbox[1], i->bbox[2], i->bbox[3], angle.p, i->ascent,
            i->descent, i->cap_height, i->x_height, stem, key, file));
    buf_release(&angle);
    return id;
}

static unsigned write_cid_font(const struct pdf_fonts *fs, const struct font *f, const char *name,
                               unsigned descriptor, const char *widths, struct haru *h) {
    const char *subtype = f->info.cff ? "CIDFontType0" : "CIDFontType2";
    const char *to_glyphs = f->info.cff ? "" : "/CIDToGIDMap/Identity";
    unsigned id = haru_reserve(h);
    haru_fill(
        h, id,
        arena_printf(
            fs->arena,
            "/Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            "/Supplement 0>>/FontDescriptor %u 0 R%s/DW 1000/W[%s]",
            subtype, name, descriptor, to_glyphs, widths));
    return id;
}

/* The object number of the font; 0 if its face cannot be subset. */
static unsigned write_font(const struct pdf_fonts *fs, const struct font *f, struct haru *h) {
    uint16_t *glyphs;
    size_t n = used_glyphs(f, fs->arena, &glyphs);
    struct buf b = BUF_INIT;
    if (!face_subset(f->face, glyphs, n, &b)) return 0;
    const char *entries =
        f->info.cff ? "/Subtype/CIDFontType0C" : arena_printf(fs->arena, "/Length1 %zu", b.n);
    unsigned file = haru_stream(h, entries, b.p, b.n);
    const char *name = subset_name(f, glyphs, n, fs->arena);
    unsigned descriptor = write_descriptor(fs, f, name, file, h);
    buf_clear(&b);
    write_widths(f, glyphs, n, &b);
    unsigned cid_font = write_cid_font(fs, f, name, descriptor, b.p, h);
    buf_release(&b);
    unsigned to_unicode = write_to_unicode(fs, f, glyphs, n, h);
    unsigned id = haru_reserve(h);
    haru_fill(h, id,
              arena_printf(
                  fs->arena,
                  "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%u 0 R]"
                  "/ToUnicode %u 0 R",
                  name, cid_font, to_unicode));
    return id;
}

bool pdf_fonts_write(struct pdf_fonts *fs, struct haru *h, struct buf *resources,
                     const char **bad) {
    for (size_t i = 0; i < fs->used.n; i++) {
        const struct font *f = font_at(fs, i);
        unsigned id = write_font(fs, f, h);
        if (!id) {
            *bad = f->info.ps_name;
            return false;
        }
        buf_fmt(resources, "/F%zu %u 0 R", i, id);
    }
    return true;
}
