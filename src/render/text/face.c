/* face.c: opens a font file and reads its data and glyphs. Knows nothing about roles or text. */
#include "render/text/face.h"

#include "render/text/subsets.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COMMON_CODE_POINTS = 0x600 /* Latin to Hebrew: most text */ };
enum known { NOT_ASKED, HAS, HAS_NOT };

struct face_state {
    bool tried;
    enum face_trouble trouble;
    hb_face_t *face;
    hb_face_t *bare; /* only outlines and metrics, for subsets; made when first used */
    hb_font_t *font;
    struct subsets *subsets; /* made when first used */
    unsigned units_per_em, glyph_count, replacement;
    struct face_info info;
    char ps_name[64];
    uint32_t *code_points;              /* by glyph; made when first used */
    uint8_t common[COMMON_CODE_POINTS]; /* enum known: earlier answers of face_has */
};

enum { FS_TYPE_RESTRICTED = 0x0002, SMALLEST_EM = 16 };

struct face *face_new(struct arena *a, const struct font_file *file, size_t index) {
    struct face *f = arena_make(a, struct face);
    *f = (struct face){.file = *file, .index = index, .state = arena_make(a, struct face_state)};
    return f;
}

void face_close(struct face *f) {
    struct face_state *s = f->state;
    hb_font_destroy(s->font);
    hb_face_destroy(s->face);
    hb_face_destroy(s->bare);
    subsets_free(s->subsets);
    free(s->code_points);
    *s = (struct face_state){.tried = true, .trouble = FACE_UNREADABLE};
}

/* ---- opening ---- */

/* The big-endian signed number in n bytes of a table from `at`; 0 if the table is shorter. */
static int32_t table_number(hb_face_t *face, hb_tag_t tag, unsigned at, unsigned n) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    unsigned size;
    const unsigned char *p = (const unsigned char *)hb_blob_get_data(blob, &size);
    uint32_t v = 0;
    if (p && size >= at + n) {
        if (p[at] & 0x80) v = ~v;
        for (unsigned i = 0; i < n; i++) v = v << 8 | p[at + i];
    }
    hb_blob_destroy(blob);
    return (int32_t)v;
}

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool found = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return found;
}

/* Turns a variable font into a static one at its default, with the same glyph ids, so that text is
 * measured with exactly the font that is embedded. */
static hb_face_t *pin(hb_face_t *variable) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS);
    hb_set_t *glyphs = hb_subset_input_glyph_set(input),
             *unicodes = hb_subset_input_unicode_set(input);
    hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(glyphs);
    hb_set_clear(unicodes);
    hb_set_clear(features);
    hb_set_invert(glyphs);
    hb_set_invert(unicodes);
    hb_set_invert(features);
    hb_ot_var_axis_info_t axes[32];
    unsigned n = sizeof axes / sizeof *axes;
    hb_ot_var_get_axis_infos(variable, 0, &n, axes);
    bool pinned = hb_ot_var_get_axis_count(variable) == n;
    for (unsigned i = 0; i < n; i++)
        pinned = hb_subset_input_pin_axis_to_default(input, variable, axes[i].tag) && pinned;
    hb_face_t *fixed = pinned ? hb_subset_or_fail(variable, input) : NULL;
    hb_subset_input_destroy(input);
    return fixed;
}

static hb_face_t *read_face(const struct font_file *file) {
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file->path);
    if (!blob) return NULL;
    hb_face_t *face = hb_face_create(blob, file->index);
    hb_blob_destroy(blob);
    if (hb_ot_var_has_data(face)) {
        hb_face_t *fixed = pin(face);
        hb_face_destroy(face);
        face = fixed;
    }
    if (!face) return NULL;
    bool outlines =
        has_table(face, HB_TAG('g', 'l', 'y', 'f')) || has_table(face, HB_TAG('C', 'F', 'F', ' '));
    if (outlines && hb_face_get_glyph_count(face) > 0 && hb_face_get_upem(face) >= SMALLEST_EM)
        return face;
    hb_face_destroy(face);
    return NULL;
}

static void read_name(struct face_state *s) {
    unsigned n = sizeof s->ps_name;
    hb_ot_name_get_utf8(s->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n,
                        s->ps_name);
    char *to = s->ps_name;
    for (const char *c = s->ps_name; *c; c++) {
        char lower = (char)(*c | 0x20);
        if ((lower >= 'a' && lower <= 'z') || (*c >= '0' && *c <= '9') || *c == '-') *to++ = *c;
    }
    *to = '\0';
    if (to == s->ps_name) memcpy(s->ps_name, "Font", sizeof "Font");
    s->info.ps_name = s->ps_name;
}

static int thousandths(const struct face_state *s, double units) {
    return (int)lround(units * 1000 / s->units_per_em);
}

static int metric(const struct face_state *s, hb_ot_metrics_tag_t tag, int otherwise) {
    hb_position_t v;
    return hb_ot_metrics_get_position(s->font, tag, &v) && v > 0 ? thousandths(s, v) : otherwise;
}

static void read_info(const struct face *f, struct face_state *s) {
    struct face_info *i = &s->info;
    hb_font_extents_t line = {0};
    hb_font_get_h_extents(s->font, &line);
    i->index = f->index;
    i->path = f->file.path;
    i->units_per_em = (int)s->units_per_em;
    i->glyph_count = s->glyph_count;
    i->ascent = thousandths(s, line.ascender);
    i->descent = thousandths(s, line.descender);
    i->cap_height = metric(s, HB_OT_METRICS_TAG_CAP_HEIGHT, 700);
    i->x_height = metric(s, HB_OT_METRICS_TAG_X_HEIGHT, 500);
    for (unsigned k = 0; k < 4; k++)
        i->bbox[k] =
            thousandths(s, table_number(s->face, HB_TAG('h', 'e', 'a', 'd'), 36 + 2 * k, 2));
    i->italic_angle = table_number(s->face, HB_TAG('p', 'o', 's', 't'), 4, 4) / 65536.0;
    i->bold = f->file.weight >= 180;
    i->cff = has_table(s->face, HB_TAG('C', 'F', 'F', ' '));
    read_name(s);
}

static unsigned find_replacement(hb_font_t *font) {
    static const hb_codepoint_t nearest[] = {0xFFFD, 0x25A1, '?', ' '};
    for (size_t i = 0; i < sizeof nearest / sizeof *nearest; i++) {
        hb_codepoint_t glyph;
        if (hb_font_get_nominal_glyph(font, nearest[i], &glyph)) return glyph;
    }
    return 0;
}

enum face_trouble face_open(const struct face *f) {
    struct face_state *s = f->state;
    if (s->tried) return s->trouble;
    s->tried = true;
    s->trouble = FACE_UNREADABLE;
    mem_watch();
    hb_face_t *face = read_face(&f->file);
    mem_check();
    if (!face) return s->trouble;
    if (table_number(face, HB_TAG('O', 'S', '/', '2'), 8, 2) & FS_TYPE_RESTRICTED) {
        hb_face_destroy(face);
        return s->trouble = FACE_RESTRICTED;
    }
    s->face = face;
    s->font = hb_font_create(face);
    s->units_per_em = hb_face_get_upem(face);
    s->glyph_count = hb_face_get_glyph_count(face);
    s->replacement = find_replacement(s->font);
    /* Loads tables that HarfBuzz would otherwise load at first use. */
    hb_font_get_glyph_h_advance(s->font, s->replacement);
    read_info(f, s);
    mem_check();
    return s->trouble = FACE_FINE;
}

/* ---- access ---- */

hb_font_t *face_font(const struct face *f) {
    return face_open(f) == FACE_FINE ? f->state->font : NULL;
}
hb_face_t *face_hb(const struct face *f) {
    return face_open(f) == FACE_FINE ? f->state->face : NULL;
}

/* Keeps only the tables needed for outlines: subsetting searches all other tables for further
 * glyphs, which is slow. */
static hb_face_t *strip(hb_face_t *whole) {
    static const char tables[][5] = {"head", "hhea", "maxp", "hmtx", "loca",
                                     "glyf", "CFF ", "cvt ", "fpgm", "prep"};
    mem_watch();
    hb_face_t *bare = hb_face_builder_create();
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        hb_tag_t tag = hb_tag_from_string(tables[i], 4);
        hb_blob_t *blob = hb_face_reference_table(whole, tag);
        if (hb_blob_get_length(blob) > 0) hb_face_builder_add_table(bare, tag, blob);
        hb_blob_destroy(blob);
    }
    mem_check();
    return bare;
}

hb_face_t *face_bare(const struct face *f) {
    if (face_open(f) != FACE_FINE) return NULL;
    if (!f->state->bare) f->state->bare = strip(f->state->face);
    return f->state->bare;
}

struct subsets *face_subsets(const struct face *f) {
    if (!f->state->subsets) f->state->subsets = subsets_new();
    return f->state->subsets;
}

unsigned face_replacement(const struct face *f) {
    return face_open(f) == FACE_FINE ? f->state->replacement : 0;
}

static bool has_whole(const struct face *f, uint32_t code_point) {
    hb_codepoint_t glyph;
    /* The list of installed fonts is checked even if the face is open, so that the answer never
     * depends on that. */
    if (!installed_covers(&f->file, code_point)) return false;
    hb_font_t *font = face_font(f);
    return font && hb_font_get_nominal_glyph(font, code_point, &glyph) &&
           glyph < f->state->glyph_count;
}

static bool ask_has(const struct face *f, uint32_t code_point) {
    if (has_whole(f, code_point)) return true;
    hb_codepoint_t first, second;
    if (!hb_unicode_decompose(hb_unicode_funcs_get_default(), code_point, &first, &second))
        return false;
    return face_has(f, first) && (!second || face_has(f, second));
}

bool face_has(const struct face *f, uint32_t code_point) {
    if (code_point >= COMMON_CODE_POINTS) return ask_has(f, code_point);
    uint8_t *known = &f->state->common[code_point];
    if (*known == NOT_ASKED) *known = ask_has(f, code_point) ? HAS : HAS_NOT;
    return *known == HAS;
}

void face_extents(const struct face *f, double *ascent, double *descent) {
    const struct face_info *i = &f->state->info;
    bool open = face_open(f) == FACE_FINE;
    *ascent = open ? i->ascent / 1000.0 : 0;
    *descent = open ? -i->descent / 1000.0 : 0;
}

void face_ink(const struct face *f, unsigned glyph, double *above, double *below) {
    hb_font_t *font = face_font(f);
    hb_glyph_extents_t e = {0};
    *above = *below = 0;
    if (!font || !hb_font_get_glyph_extents(font, glyph, &e)) return;
    double upem = hb_face_get_upem(hb_font_get_face(font));
    *above = e.y_bearing / upem;
    *below = -(e.y_bearing + e.height) / upem;
}

void face_info(const struct face *f, struct face_info *out) {
    face_open(f);
    *out = f->state->info;
    if (!out->ps_name) out->ps_name = "Font";
}

int face_advance(const struct face *f, unsigned glyph) {
    hb_font_t *font = face_font(f);
    if (!font || glyph >= f->state->glyph_count) return 0;
    return thousandths(f->state, hb_font_get_glyph_h_advance(font, glyph));
}

/* The lowest code point wins: letters over their presentation forms, a space over a no-break
 * space. */
static uint32_t *map_back(const struct face_state *s) {
    uint32_t *map = mem_alloc(s->glyph_count * sizeof *map);
    memset(map, 0, s->glyph_count * sizeof *map);
    mem_watch();
    hb_set_t *all = hb_set_create();
    hb_face_collect_unicodes(s->face, all);
    mem_check();
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID, glyph; hb_set_next(all, &c);)
        if (hb_font_get_nominal_glyph(s->font, c, &glyph) && glyph < s->glyph_count && !map[glyph])
            map[glyph] = c;
    hb_set_destroy(all);
    return map;
}

unsigned face_glyph_code_point(const struct face *f, unsigned glyph) {
    struct face_state *s = f->state;
    if (face_open(f) != FACE_FINE || glyph >= s->glyph_count) return 0;
    if (!s->code_points) s->code_points = map_back(s);
    return s->code_points[glyph];
}
