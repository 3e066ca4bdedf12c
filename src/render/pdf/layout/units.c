/* units.c: type sizes, lengths, and the direction of a place. */
#include "render/pdf/layout/units.h"

/* Type sizes and leadings in pt, before units_paper() scales them: of a report, and of a dense
 * one. */
static const struct type {
    enum font_role role;
    double size, leading, dense_size, dense_leading;
} types[] = {
    [TYPE_TITLE] = {FONT_HEADING, 25, 32, 25, 30},
    [TYPE_H2] = {FONT_HEADING, 15.5, 20, 13.5, 18},
    [TYPE_H3] = {FONT_HEADING, 13.5, 20, 11, 15.4},
    [TYPE_H4] = {FONT_TEXT_BOLD, 11, 15.4, 9.5, 13.3},
    [TYPE_VOICE] = {FONT_VOICE, 15.5, 22, 13.5, 18},
    [TYPE_LEAD] = {FONT_TEXT, 11, 20, 9.5, 14.5},
    [TYPE_BODY] = {FONT_TEXT, 11, 15.4, 9.5, 13.3},
    [TYPE_CELL] = {FONT_TEXT, 9.5, 13.3, 9, 12},
    [TYPE_SMALL] = {FONT_TEXT, 9.5, 13.3, 9, 12},
    [TYPE_TINY] = {FONT_TEXT, 9, 12, 9, 11.5},
    [TYPE_CODE] = {FONT_MONO, 9.5, 14, 9, 12.5},
};

#define DENSE_SPACE 0.6

/* In large print, nothing is dense. */
static bool is_dense(const struct lay *l) { return l->report->dense && l->setup->scale <= 1; }

enum font_role type_role(enum type_name type) { return types[type].role; }
double units_paper(const struct lay *l, double pt) {
    return l->setup->scale > 0 ? pt * l->setup->scale : pt;
}
double units_close(const struct lay *l, double pt, double dense) {
    return units_paper(l, is_dense(l) ? dense : pt);
}
double units_line(const struct lay *l) { return units_close(l, 24, 20); }
bool units_is_closer(const struct lay *l) { return l->space && !l->report->sides; }
double units_flowing(const struct lay *l, double pt) {
    return units_is_closer(l) ? pt * l->space / 100 : pt;
}
double units_space(const struct lay *l, double pt) { return units_close(l, pt, pt * DENSE_SPACE); }
double type_size(const struct lay *l, enum type_name type) {
    return units_paper(l, is_dense(l) ? types[type].dense_size : types[type].size);
}
double type_leading(const struct lay *l, enum type_name type) {
    return units_paper(l, is_dense(l) ? types[type].dense_leading : types[type].leading);
}
/* Centers capitals, 0.72 em high in the fonts used here, in the line. */
double type_baseline(const struct lay *l, enum type_name type) {
    return type_leading(l, type) / 2 + 0.36 * type_size(l, type);
}
unsigned units_theme_light(const struct lay *l, int color) { return l->setup->theme->light[color]; }

double units_on_grid(double v) { return ceil(v / GRID - 1e-6) * GRID; }
