/* xlsx_style.c: the theme's colours as formats of cells, and as conditional formats by level.
 *
 * The fonts of a theme are not used here: a workbook cannot bring its fonts along, so it keeps to the one
 * that every spreadsheet program has as its standard, by which Excel also measures the widths of columns. */
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

/* ---- cells -----------------------------------------------------------------------------------------------
 */

const char *xlsx_date_pattern(const char *lang) {
    static const struct {
        const char *lang, *pattern;
    } patterns[] = {
        {"es", "dd\\/mm\\/yyyy"}, {"fr", "dd\\/mm\\/yyyy"}, {"ht", "dd\\/mm\\/yyyy"},
        {"pt", "dd\\/mm\\/yyyy"}, {"so", "dd\\/mm\\/yyyy"}, {"uk", "dd\\.mm\\.yyyy"},
        {"vi", "dd\\/mm\\/yyyy"},
    };
    for (size_t i = 0; lang && i < sizeof patterns / sizeof *patterns; i++)
        if (strncmp(lang, patterns[i].lang, 2) == 0 && (!lang[2] || lang[2] == '-'))
            return patterns[i].pattern;
    return "yyyy\\-mm\\-dd"; /* read alike on both sides of the ocean */
}

/* A head is white on leaf; a cell has a hairline below; everything stands in the middle of its row. */
static struct wb_format *new_style(struct xlsx_pen *pen, unsigned text) {
    struct wb_format *f = arena_make(pen->arena, struct wb_format);
    f->text = wb_rgb(text);
    f->valign = WB_MIDDLE;
    return f;
}

static void frame(struct wb_format *f, unsigned seam) {
    f->edges[WB_EDGE_LEFT] = f->edges[WB_EDGE_RIGHT] = wb_rgb(seam);
}

static void ground(struct wb_format *f, unsigned rgb, unsigned seam) {
    f->ground = wb_rgb(rgb);
    frame(f, seam);
}

static struct wb_format *cell_style(struct xlsx_pen *pen, bool link, bool wrap) {
    const unsigned *c = pen->theme->light;
    struct wb_format *f = new_style(pen, c[link ? COLOR_LEAF : COLOR_INK]);
    f->edges[WB_EDGE_BOTTOM] = wb_rgb(c[COLOR_LINE]);
    f->underline = link;
    f->wrap = wrap;
    return f;
}

static void cell_styles(struct xlsx_pen *pen) {
    for (int i = XLSX_TEXT; i < XLSX_STYLE_COUNT; i++) {
        int variant = (i - XLSX_TEXT) % 4, role = i - variant;
        struct wb_format *f = cell_style(pen, variant & 2, variant & 1);
        if (role == XLSX_NUMBER || role == XLSX_INPUT) {
            f->align = WB_RIGHT;
            f->indent = 1; /* away from the text of the next column */
        }
        if (role == XLSX_INPUT) {
            ground(f, pen->theme->light[COLOR_SUN_TINT], pen->theme->light[COLOR_SUN]);
            f->bold = true;
        }
        if (role == XLSX_DATE) {
            f->number = xlsx_date_pattern(pen->book->lang);
            f->align = WB_CENTER;
        }
        if (role == XLSX_SIGN) f->align = WB_CENTER;
        /* else names in Latin letters stand at the other side of the column */
        if (pen->book->rtl && (role == XLSX_TEXT || role == XLSX_LEVEL)) f->align = WB_RIGHT;
        if (role == XLSX_SIGN || role == XLSX_LEVEL) frame(f, pen->theme->light[COLOR_LINE]);
        pen->styles[i] = f;
    }
}

/* ---- lines and heads above the cells ----------------------------------------------------------------------
 */

static struct wb_format *head_style(struct xlsx_pen *pen) {
    const unsigned *c = pen->theme->light;
    struct wb_format *f = new_style(pen, readable(c[COLOR_ON_LEAF], c[COLOR_LEAF], 0xFFFFFF));
    ground(f, c[COLOR_LEAF], mix(c[COLOR_LEAF], c[COLOR_ON_LEAF], 0.3));
    f->bold = true;
    f->wrap = true;
    return f;
}

static void line_styles(struct xlsx_pen *pen) {
    static const struct {
        enum xlsx_style style;
        enum theme_color color;
        double size;
        bool bold;
    } lines[] = {{XLSX_TITLE, COLOR_LEAF, 16, true},
                 {XLSX_NOTE, COLOR_SOFT, 11, false},
                 {XLSX_KIND_WORDS, COLOR_INK, 12, false}};
    for (size_t i = 0; i < 2 * sizeof lines / sizeof *lines; i++) {
        struct wb_format *f = new_style(pen, pen->theme->light[lines[i / 2].color]);
        f->size = lines[i / 2].size;
        f->bold = lines[i / 2].bold;
        f->wrap = i % 2;
        f->rtl = pen->book->rtl;
        if (f->rtl) f->align = WB_RIGHT; /* a name in Latin letters would run out of the sheet */
        pen->styles[lines[i / 2].style + i % 2] = f;
    }
}

static void head_styles(struct xlsx_pen *pen) {
    const unsigned *c = pen->theme->light;
    struct wb_format **s = pen->styles;
    /* the filter's button is at the foot of the cell, so the text stands at its top, also the end of an
     * upright one */
    s[XLSX_HEAD] = head_style(pen);
    s[XLSX_HEAD]->valign = WB_TOP;
    s[XLSX_HEAD_UPRIGHT] = head_style(pen);
    s[XLSX_HEAD_UPRIGHT]->rotation = 90;
    s[XLSX_HEAD_UPRIGHT]->align = WB_CENTER;
    s[XLSX_HEAD_UPRIGHT]->valign = WB_TOP;
    s[XLSX_GROUP] = new_style(pen, readable(c[COLOR_LEAF], c[COLOR_LEAF_TINT], c[COLOR_INK]));
    ground(s[XLSX_GROUP], c[COLOR_LEAF_TINT], c[COLOR_CARD]);
    s[XLSX_GROUP]->bold = true;
    s[XLSX_GROUP]->wrap = true;
    s[XLSX_GROUP]->align = WB_CENTER;
}

/* ---- levels ----------------------------------------------------------------------------------------------
 */

/* White, then the sky's tint, then a little more of the sky, as the sign fills up. */
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
    line_styles(pen);
    head_styles(pen);
    cell_styles(pen);
    const struct book *b = pen->book;
    pen->level_styles = arena_array(pen->arena, b->n_levels, sizeof *pen->level_styles);
    pen->level_texts = arena_array(pen->arena, b->n_levels, sizeof *pen->level_texts);
    for (size_t i = 0; i < b->n_levels; i++) {
        pen->level_styles[i] = level_style(pen, b->levels[i].sign);
        pen->level_texts[i] = xlsx_level_text(pen->arena, b->levels[i].sign, b->levels[i].name);
    }
}
