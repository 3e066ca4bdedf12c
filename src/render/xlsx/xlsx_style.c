/* xlsx_style.c: the theme's colors as cell formats, and as conditional formats by level.
 *
 * The theme's fonts are not used: a workbook cannot embed fonts, so it uses the default font of
 * spreadsheet programs, in which Excel also measures column widths. */
#include "render/xlsx/xlsx_inner.h"

#include <math.h>
#include <string.h>

unsigned xlsx_color(const struct xlsx_pen *pen, enum theme_color color) {
    return wb_rgb(pen->theme->light[color]);
}

static double luminance(unsigned rgb) {
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (double)((rgb >> (16 - 8 * i)) & 0xFF) / 255;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double xlsx_contrast(unsigned a, unsigned b) {
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

static unsigned mix(unsigned a, unsigned b, double part_of_b) {
    unsigned rgb = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        double x = (a >> shift) & 0xFF, y = (b >> shift) & 0xFF;
        rgb |= (unsigned)lround(x + (y - x) * part_of_b) << shift;
    }
    return rgb;
}

static unsigned readable(unsigned wish, unsigned ground, unsigned ink) {
    return xlsx_contrast(wish, ground) >= 4.5 ? wish : ink;
}

/* ---- cells ---- */

const char *xlsx_dates(const struct book *b) { return b->dates ? b->dates : "yyyy\\-mm\\-dd"; }

static void frame(struct wb_format *f, unsigned rgb) { f->sides = wb_rgb(rgb); }

static void ground(struct wb_format *f, unsigned rgb, unsigned seam) {
    f->ground = wb_rgb(rgb);
    frame(f, seam);
}

static void set_ground(struct wb_format *f, enum xlsx_style style, const unsigned *c) {
    switch (style) {
    case XLSX_GROUP:
        f->wrap = true;
        f->text = wb_rgb(readable(c[COLOR_LEAF], c[COLOR_LEAF_TINT], c[COLOR_INK]));
        ground(f, c[COLOR_LEAF_TINT], c[COLOR_CARD]);
        break;
    case XLSX_HEAD:
    case XLSX_HEAD_UPRIGHT:
        f->wrap = true;
        f->rotation = style == XLSX_HEAD_UPRIGHT ? 90 : 0;
        f->valign = WB_TOP; /* the filter button is at the bottom of the cell */
        f->text = wb_rgb(readable(c[COLOR_ON_LEAF], c[COLOR_LEAF], 0xFFFFFF));
        ground(f, c[COLOR_LEAF], mix(c[COLOR_LEAF], c[COLOR_ON_LEAF], 0.3));
        break;
    case XLSX_LEVEL:
    case XLSX_SIGN: frame(f, c[COLOR_LINE]); break;
    case XLSX_OPEN:
    case XLSX_OPEN_TEXT:
    case XLSX_INPUT: ground(f, c[COLOR_SUN_TINT], c[COLOR_SUN]); break;
    default: break;
    }
}

static const struct {
    enum theme_color text;
    double size;
    bool bold;
    enum wb_align align;
    unsigned indent; /* for numbers: distance from the text of the next column */
    /* In right-to-left books aligned right; otherwise Latin names would be on the other side. */
    bool words;
} looks[XLSX_STYLE_COUNT] = {
    [XLSX_TITLE] = {.text = COLOR_LEAF, .size = 16, .bold = true, .words = true},
    [XLSX_NOTE] = {.text = COLOR_SOFT, .size = 11, .words = true},
    [XLSX_KIND_WORDS] = {.text = COLOR_INK, .size = 12, .words = true},
    [XLSX_GROUP] = {.bold = true, .align = WB_CENTER},
    [XLSX_HEAD] = {.bold = true},
    [XLSX_HEAD_UPRIGHT] = {.bold = true, .align = WB_CENTER},
    [XLSX_TEXT] = {.text = COLOR_INK, .words = true},
    [XLSX_NUMBER] = {.text = COLOR_INK, .align = WB_RIGHT, .indent = 1},
    [XLSX_DATE] = {.text = COLOR_INK, .align = WB_CENTER},
    [XLSX_LEVEL] = {.text = COLOR_INK, .words = true},
    [XLSX_SIGN] = {.text = COLOR_INK, .align = WB_CENTER},
    [XLSX_INPUT] = {.text = COLOR_INK, .bold = true, .align = WB_RIGHT, .indent = 1},
    [XLSX_OPEN] = {.text = COLOR_INK, .words = true},
    [XLSX_OPEN_TEXT] = {.text = COLOR_INK, .words = true},
};

/* Heads are white on leaf; cells have a hairline below; links are underlined. */
static struct wb_format *new_style(struct xlsx_pen *pen, enum xlsx_style style, bool wrap,
                                   bool link) {
    const unsigned *c = pen->theme->light;
    bool rtl = pen->book->rtl, is_line = style <= XLSX_KIND_WORDS, is_cell = style >= XLSX_TEXT;
    struct wb_format *f = arena_make(pen->arena, struct wb_format);
    *f = (struct wb_format){.size = looks[style].size,
                            .bold = looks[style].bold,
                            .underline = link,
                            .text = wb_rgb(c[link ? COLOR_LEAF : looks[style].text]),
                            .align = looks[style].align,
                            .valign = WB_MIDDLE,
                            .indent = looks[style].indent,
                            .wrap = wrap,
                            .rtl = rtl && is_line};
    if (is_cell) f->below = wb_rgb(c[COLOR_LINE]);
    if (rtl && looks[style].words) f->align = WB_RIGHT;
    if (style == XLSX_DATE) f->number = xlsx_dates(pen->book);
    if (style == XLSX_OPEN_TEXT) f->number = "@";
    f->open = style == XLSX_OPEN || style == XLSX_OPEN_TEXT;
    set_ground(f, style, c);
    return f;
}

/* ---- levels ---- */

/* As the sign fills up: from white to the sky's tint, then a little toward the sky. */
static unsigned on_the_way(const unsigned *c, int fill) {
    if (fill <= 500) return mix(c[COLOR_CARD], c[COLOR_SKY_TINT], fill / 500.0);
    return mix(c[COLOR_SKY_TINT], c[COLOR_SKY], (fill - 500) / 500.0 * 0.15);
}

static struct wb_format *level_style(struct xlsx_pen *pen, struct sign sign) {
    const unsigned *c = pen->theme->light;
    unsigned tint = c[COLOR_CARD], text = c[COLOR_INK];
    if (sign.kind == SIGN_RING) text = c[COLOR_SOFT];
    if (sign.kind == SIGN_FILL) tint = on_the_way(c, sign.fill);
    if (sign.kind == SIGN_DONE) {
        tint = mix(c[COLOR_LEAF_TINT], c[COLOR_LEAF], 0.08);
        text = c[COLOR_LEAF];
    }
    if (sign.kind == SIGN_STAR) {
        tint = c[COLOR_SUN_TINT];
        text = c[COLOR_SUN_TEXT];
    }
    struct wb_format *f = arena_make(pen->arena, struct wb_format);
    f->text = wb_rgb(readable(text, tint, c[COLOR_INK]));
    f->ground = wb_rgb(tint);
    return f;
}

void xlsx_styles(struct xlsx_pen *pen) {
    for (int i = 0; i < XLSX_STYLE_COUNT; i++)
        for (int v = 0; v < XLSX_VARIANTS; v++)
            pen->styles[i][v] = new_style(pen, (enum xlsx_style)i, v & XLSX_WRAP, v & XLSX_LINK);
    const struct book *b = pen->book;
    pen->level_styles = arena_array(pen->arena, b->n_levels, sizeof *pen->level_styles);
    pen->level_texts = arena_array(pen->arena, b->n_levels, sizeof *pen->level_texts);
    for (size_t i = 0; i < b->n_levels; i++) {
        pen->level_styles[i] = level_style(pen, b->levels[i].sign);
        pen->level_texts[i] = xlsx_level_text(pen->arena, b->levels[i].sign, b->levels[i].name);
    }
}
