/* text.h: fonts, and text as measured glyphs: the only source of measures for everything laid out
 * on paper.
 *
 * A `fonts` has every face named by a theme, and fallbacks by script. It is built once, before
 * workers are forked, and shared. Faces are found by family name through fontconfig. HarfBuzz
 * shapes the text; ICU provides direction runs, grapheme clusters, and line breaks. Lengths are in
 * points (pt, 1/72 inch) unless noted; y grows upward.
 *
 *     struct fonts *fs = fonts_new(arena, &theme, diags);
 *     struct para *p = para_new(arena, fs, spans, n, &style); // spans: text, role, size, color
 *     struct para_line line;
 *     for (size_t at = 0; para_line(p, &at, width_pt, &line);) // at the available width
 *         draw line.runs ...
 */
#ifndef RENDER_TEXT_TEXT_H
#define RENDER_TEXT_TEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "doc/theme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fonts;
struct face; /* one instance of a font file; its index in its fonts never changes */

enum font_role {
    FONT_TEXT,
    FONT_TEXT_BOLD,
    FONT_TEXT_ITALIC,
    FONT_HEADING,
    FONT_VOICE,
    FONT_MONO,
    FONT_ROLE_COUNT
};

/* Loads faces for the roles of the theme, and fallbacks. If a family is not installed, a finding
 * names its Debian package, and the role uses the text font. NULL, with a finding, if there is no
 * usable font at all. */
struct fonts *fonts_new(struct arena *a, const struct theme *theme, struct diags *diags);
void fonts_free(struct fonts *fs);
/* Call between documents, when no paragraph is in use any more: keeps the caches within their
 * limits. */
void fonts_tidy(const struct fonts *fs);
size_t fonts_count(const struct fonts *fs);
const struct face *fonts_role(const struct fonts *fs, enum font_role role);

/* Properties of a face that a PDF needs. */
struct face_info {
    size_t index;
    const char *ps_name; /* [A-Za-z0-9-]+ */
    const char *path;    /* only for messages and tests */
    int units_per_em;
    /* Thousandths of an em; descent is negative, as in a PDF. */
    int ascent, descent, cap_height, x_height;
    int bbox[4]; /* thousandths */
    double italic_angle;
    bool bold, cff;
    unsigned glyph_count;
};
void face_info(const struct face *f, struct face_info *out);
/* Advance of a glyph in thousandths of an em, as in the W array of a PDF. */
int face_advance(const struct face *f, unsigned glyph);
/* Appends a subset with the same glyph ids: a TrueType file (or bare CFF table) with only these
 * glyphs. False if the font cannot be subset. */
bool face_subset(const struct face *f, const uint16_t *glyphs, size_t n, struct buf *out);
/* Appends a subset for the web: a complete font file with cmap and layout tables for these code
 * points. */
bool face_subset_web(const struct face *f, const uint32_t *code_points, size_t n, struct buf *out);
/* The code point that a glyph usually represents (reverse of cmap); 0 if none. */
unsigned face_glyph_code_point(const struct face *f, unsigned glyph);

/* ---- shaped text ---- */

/* Text is converted to normal form C; tabs become spaces; '\n' (also "\r\n", U+2028, U+2029) ends a
 * line; other control characters are removed. Directions follow Unicode's rules for the whole
 * paragraph: put a name that may run in another direction than its sentence between U+2068 and
 * U+2069, like <bdi> in HTML. Faces, words, and breaks are cached in the fonts, so only one thread
 * may use them at a time; forked workers have their own. */

struct span {
    const char *text; /* UTF-8, NUL-terminated */
    enum font_role role;
    double size_pt;
    unsigned color;   /* 0xRRGGBB */
    const char *lang; /* BCP 47 of this span, or NULL for the paragraph's */
    int tag;          /* the caller's own number, copied to every run: links, badges */
    /* > 0: an object of this width (a sign) without height instead of text; text is NULL. */
    double box_pt;
};

struct glyph {
    uint16_t id;
    float x_advance, x_offset, y_offset; /* pt */
    uint32_t cluster;                    /* byte offset into the run's text */
};

/* A stretch of glyphs with one face, size, color, direction, and span; glyphs are in visual order,
 * left to right. */
struct run {
    const struct face *face; /* NULL for an object */
    double size_pt, width_pt;
    unsigned color;
    bool rtl;
    int tag;
    const char *lang;
    /* The text that it shows, in logical order; text_n bytes, not NUL-terminated. */
    const char *text;
    size_t text_n;
    struct glyph *glyphs;
    size_t n_glyphs;
    double box_pt;
};

struct para_style {
    const char *lang;
    bool rtl; /* base direction */
};

struct para;
struct para *para_new(struct arena *a, const struct fonts *fs, const struct span *spans, size_t n,
                      const struct para_style *style);

struct para_line {
    struct run *runs; /* visual order, left to right; in the para's arena */
    size_t n_runs;
    double width_pt; /* without trailing spaces */
    /* Largest of its runs and of their roles' own faces; both positive. */
    double ascent_pt, descent_pt;
    bool last;
    /* Spaces were dropped at its end, and are needed when the text is copied or read aloud. */
    bool space_after;
};
/* How far the ink of its glyphs reaches above and below the baseline, in pt. */
void para_ink(const struct para_line *line, double *above, double *below);
/* The next line of at most width_pt, starting at *at (opaque; 0 at first). False if nothing is
 * left. A word wider than the line is broken between clusters. Always makes progress. */
bool para_line(struct para *p, size_t *at, double width_pt, struct para_line *out);
/* All lines at one width, well broken: avoids short last lines and rivers (total fit by least
 * squares of the slack). */
size_t para_lines(struct para *p, double width_pt, struct para_line **out);
double para_width(struct para *p); /* on one line */
double para_widest_word(struct para *p);

/* Code points for which no face has a glyph (shown as U+FFFD), each once; *out is in the arena.
 * Returns their number. */
size_t fonts_missing(const struct fonts *fs, struct arena *a, const char *text, uint32_t **out);
/* The Debian package with a font for the code point; NULL if no package has one (private use). */
const char *fonts_package(uint32_t code_point);

#endif
