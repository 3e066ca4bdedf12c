/* theme.c: themes/<id>/theme.yaml: colors and fonts by role, and whether text has enough contrast
 * with its background. */
#include "load/load_inner.h"

#include <math.h>
#include <string.h>

#define COLOR(NAME, key_, doc_)                                  \
    [COLOR_##NAME] = {.key = key_,                               \
                      .type = &type_color,                       \
                      .offset = COLOR_##NAME * sizeof(unsigned), \
                      .size = sizeof(unsigned),                  \
                      .required = true,                          \
                      .doc = doc_}
static const struct schema_field color_fields[COLOR_COUNT] = {
    COLOR(PAPER, "paper", "ground of the page"),
    COLOR(CARD, "card", "ground of cards"),
    COLOR(INK, "ink", "text"),
    COLOR(SOFT, "soft", "text that steps back"),
    COLOR(LINE, "line", "hairlines"),
    COLOR(LEAF, "leaf", "the one strong color: signs, heads, links"),
    COLOR(LEAF_TINT, "leaf-tint", "its quiet ground"),
    COLOR(ON_LEAF, "on-leaf", "text on leaf"),
    COLOR(SUN, "sun", "the accent: new, beyond"),
    COLOR(SUN_TEXT, "sun-text", "text on its tint"),
    COLOR(SUN_TINT, "sun-tint", "quiet ground of the accent"),
    COLOR(SKY, "sky", "a second accent: the learner's own ratings"),
    COLOR(SKY_TINT, "sky-tint", "quiet ground of the second accent"),
};
static const struct schema_table color_table = {
    .what = "a set of colors", .size = COLOR_COUNT * sizeof(unsigned), SCHEMA_ROWS(color_fields)};

#define FONT(member) \
    offsetof(struct theme, member) - offsetof(struct theme, heading_font), .size = sizeof(char *)
static const struct schema_field font_fields[] = {
    {.key = "heading",
     .type = &type_text,
     .offset = FONT(heading_font),
     .required = true,
     .doc = "family of headings"},
    {.key = "voice",
     .type = &type_text,
     .offset = FONT(voice_font),
     .required = true,
     .doc = "family of the learner's words"},
    {.key = "text",
     .type = &type_text,
     .offset = FONT(text_font),
     .required = true,
     .doc = "family of running text"},
};
static const struct schema_table font_table = {
    .what = "the fonts", .size = 3 * sizeof(char *), SCHEMA_ROWS(font_fields)};

/* ---- contrast ---- */

/* WCAG 2.2, "relative luminance" and "contrast ratio". */
static double channel(unsigned c) {
    double v = (double)c / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(unsigned rgb) {
    return 0.2126 * channel(rgb >> 16 & 255) + 0.7152 * channel(rgb >> 8 & 255) +
           0.0722 * channel(rgb & 255);
}

static double contrast(unsigned a, unsigned b) {
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* The combinations in the style sheet: text needs 4.5 : 1; signs, and lines that carry meaning,
 * need 3 : 1. */
static const struct pair {
    enum theme_color text, ground;
    double least;
} pairs[] = {{COLOR_INK, COLOR_PAPER, 4.5},         {COLOR_INK, COLOR_CARD, 4.5},
             {COLOR_INK, COLOR_LEAF_TINT, 4.5},     {COLOR_INK, COLOR_SUN_TINT, 4.5},
             {COLOR_INK, COLOR_SKY_TINT, 4.5},      {COLOR_SOFT, COLOR_PAPER, 4.5},
             {COLOR_SOFT, COLOR_CARD, 4.5},         {COLOR_ON_LEAF, COLOR_LEAF, 4.5},
             {COLOR_SUN_TEXT, COLOR_SUN_TINT, 4.5}, {COLOR_LEAF, COLOR_PAPER, 4.5},
             {COLOR_LEAF, COLOR_CARD, 4.5},         {COLOR_LEAF, COLOR_LEAF_TINT, 4.5},
             {COLOR_SKY, COLOR_SKY_TINT, 4.5},      {COLOR_SKY, COLOR_PAPER, 3.0},
             {COLOR_SKY, COLOR_CARD, 3.0},          {COLOR_SUN, COLOR_PAPER, 3.0},
             {COLOR_SUN, COLOR_CARD, 3.0}};

static bool check_contrast(struct schema *s, const struct yml *map, const unsigned *colors) {
    bool sound = true;
    if (!map || map->kind != YML_MAP_NODE) return true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *text = color_fields[pairs[i].text].key,
                   *ground = color_fields[pairs[i].ground].key;
        const struct yml *node = yml_get(map, text);
        double ratio = contrast(colors[pairs[i].text], colors[pairs[i].ground]);
        if (!node || !yml_get(map, ground) || ratio >= pairs[i].least) continue;
        int tenths = (int)floor(ratio * 10.0);
        const char *need =
            pairs[i].least > 4.0 ? "text needs at least 4.5" : "signs and lines need at least 3";
        sound = schema_fault(s, node, CODE_CONTRAST,
                             arena_printf(s->arena, "'%s' on '%s' has a contrast of %d.%d to 1",
                                          text, ground, tenths / 10, tenths % 10),
                             arena_printf(s->arena, "%s to 1: make '%s' or '%s' darker or lighter",
                                          need, text, ground));
    }
    return sound;
}

static bool check_theme(struct schema *s, const struct yml *node, void *item) {
    const struct theme *t = item;
    bool light = check_contrast(s, yml_get(node, "light"), t->light),
         dark = check_contrast(s, yml_get(node, "dark"), t->dark);
    return light && dark;
}

static const struct schema_field theme_fields[] = {
    {.key = "light",
     SCHEMA_ONE(struct theme, light, type_map),
     .table = &color_table,
     .required = true,
     .doc = "colors of pages and paper"},
    {.key = "dark",
     SCHEMA_ONE(struct theme, dark, type_map),
     .table = &color_table,
     .required = true,
     .doc = "colors of screens in dark mode"},
    {.key = "fonts",
     .type = &type_map,
     .offset = offsetof(struct theme, heading_font),
     .table = &font_table,
     .required = true,
     .doc = "families of fonts by role"},
    {.key = "radius",
     .spare = true,
     SCHEMA_ONE(struct theme, radius_px, type_int),
     .min = 0,
     .max = 64,
     .fallback = "12",
     .doc = "corners of cards, in pixels"},
    {.key = "logo",
     .spare = true,
     SCHEMA_TEXT(struct theme, logo),
     .doc = "name of a picture in the theme's folder, for the head of pages"},
};
const struct schema_table theme_table = {.what = "a theme",
                                         .size = sizeof(struct theme),
                                         SCHEMA_ROWS(theme_fields),
                                         .lenient = true,
                                         .check = check_theme,
                                         .doc = "themes/<id>/theme.yaml: colors and fonts by role"};

static const char *find_root(struct arena *a, const struct load_options *o, const char *path) {
    const char *roots[] = {o->root, o->share};
    for (size_t i = 0; i < 2; i++) {
        if (!roots[i]) continue;
        const char *full = os_join(a, roots[i], path);
        if (os_look(full).kind != OS_ABSENT && os_inside(roots[i], full)) return roots[i];
    }
    return NULL;
}

/* From a name in the theme's folder to the path of the file. */
static void find_logo(struct loader *l, const char *path, struct theme *t) {
    if (!t->logo) return;
    const char *file = os_join(l->arena, arena_printf(l->arena, "themes/%s", t->id), t->logo),
               *full = os_join(l->arena, l->root, file);
    if (!strchr(t->logo, '/') && os_look(full).kind == OS_FILE && os_inside(l->root, full)) {
        t->logo = full;
        return;
    }
    load_fault(l, CODE_NO_FILE, path,
               arena_printf(l->arena, "no logo '%s' in the theme's folder",
                            source_quote(l->arena, t->logo)),
               "put the picture beside theme.yaml, as JPEG or PNG");
    t->logo = NULL;
}

struct theme *load_theme(struct arena *a, const struct load_options *o, const char *id,
                         struct diags *diags) {
    const char *path = arena_printf(a, "themes/%s/theme.yaml", id);
    struct loader l = {.arena = a, .options = o, .diags = diags, .root = find_root(a, o, path)};
    if (!l.root || strchr(id, '/')) {
        load_fault(&l, CODE_NO_REFERENCE, path,
                   arena_printf(a, "no theme '%s'", source_quote(a, id)),
                   "a theme is a folder in themes/ with a file theme.yaml");
        return NULL;
    }
    struct theme *t = arena_make(a, struct theme);
    t->id = arena_strdup(a, id);
    if (!load_map(&l, path, &theme_table, t)) return NULL;
    find_logo(&l, path, t);
    return t;
}
