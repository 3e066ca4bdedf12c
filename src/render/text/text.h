/* text.h: fonts, and words as measured glyphs: one set of measures for all that is laid out on paper.
 *
 * A `fonts` holds every face that a theme names plus the fall-backs by script; it is built once per process, before workers
 * are forked, and shared. Faces are found by family name through fontconfig. Shaping is HarfBuzz's; ICU gives direction
 * runs, grapheme clusters and line breaks. Lengths are points (pt, 1/72 inch) unless said otherwise; y grows upward.
 *
 *     struct fonts *fs = fonts_new(arena, &theme, diags);
 *     struct para *p = para_new(arena, fs, spans, n, &style);   // spans of text with role, size, colour
 *     struct para_line line;
 *     for (size_t at = 0; para_line(p, &at, width_pt, &line);)   // break by break, at the width that is there
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
struct face; /* one font file at one instance; has a stable index in its fonts */

enum font_role {
    FONT_TEXT,
    FONT_TEXT_BOLD,
    FONT_TEXT_ITALIC,
    FONT_HEADING,
    FONT_VOICE,
    FONT_MONO,
    FONT_ROLE_COUNT
};

/* Faces for the roles of the theme and the fall-backs. A family that is not installed is a diagnostic that names the Debian
 * package, and its role falls back to the text font; NULL when not even one font is found. */
struct fonts *fonts_new(struct arena *a, const struct theme *theme, struct diags *diags);
void fonts_free(struct fonts *fs);
/* Between documents, when no paragraph is in use any more: keeps the caches within their bounds. */
void fonts_tidy(const struct fonts *fs);
size_t fonts_count(const struct fonts *fs);
const struct face *fonts_role(const struct fonts *fs, enum font_role role);

/* What a PDF needs to know of a face. */
struct face_info {
    size_t index;
    const char *ps_name; /* [A-Za-z0-9-]+ */
    const char *path;    /* file it came from; for messages and tests only */
    int units_per_em;
    int ascent, descent, cap_height, x_height; /* thousandths of an em; descent is negative, as in a PDF */
    int bbox[4];                               /* thousandths */
    double italic_angle;
    bool bold, cff;
    unsigned glyph_count;
};
void face_info(const struct face *f, struct face_info *out);
/* Advance of a glyph in thousandths of an em, as PDF's W array wants it. */
int face_advance(const struct face *f, unsigned glyph);
/* Subset with glyph ids kept: TrueType file (or bare CFF table) with only these glyphs. False when the font cannot. */
bool face_subset(const struct face *f, const uint16_t *glyphs, size_t n, struct buf *out);
/* Subset for the web: a whole font file with cmap and layout tables for these code points. */
bool face_subset_web(const struct face *f, const uint32_t *code_points, size_t n, struct buf *out);
/* The code point that a glyph usually stands for (cmap backwards), 0 when none. */
unsigned face_glyph_code_point(const struct face *f, unsigned glyph);

/* ---- shaped text ------------------------------------------------------------------------------------------ */

/* Text is brought into normal form C; tabs become spaces; '\n' (also "\r\n", U+2028, U+2029) ends a line; other control
 * characters go. Direction follows Unicode's rules for the paragraph as a whole: a name that may be of another direction
 * than its sentence belongs between U+2068 and U+2069, as <bdi> does in HTML. Faces, words and breaks are kept in caches
 * of the fonts: one process may use them at a time, forked workers have their own. */

struct span {
    const char *text; /* UTF-8, NUL-terminated */
    enum font_role role;
    double size_pt;
    unsigned color;   /* 0xRRGGBB */
    const char *lang; /* BCP 47 of this span, or NULL for the paragraph's */
    int tag;          /* the caller's own number; comes back on every run: links, badges */
    double box_pt; /* > 0: not text but an object of this width (a sign); text is NULL. It has no height. */
};

struct glyph {
    uint16_t id;
    float x_advance, x_offset, y_offset; /* pt */
    uint32_t cluster;                    /* byte offset into the run's text */
};

/* A stretch of glyphs of one face, size, colour, direction and span; glyphs are in visual order, left to right. */
struct run {
    const struct face *face; /* NULL for an object */
    double size_pt, width_pt;
    unsigned color;
    bool rtl;
    int tag;
    const char *lang;
    const char *text; /* the bytes it stands for, in logical order; text_n bytes, not NUL-terminated */
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
    double width_pt;              /* without trailing spaces */
    double ascent_pt, descent_pt; /* largest of its runs and of their roles' own faces; descent is positive */
    bool last;
    bool
        space_after; /* spaces were dropped at its end: who reads the text aloud or copies it needs one there */
};
/* The next line of at most width_pt, starting at *at (0 at first; opaque). False when nothing is left. A word wider than
 * the line is broken between clusters. Always makes progress. */
bool para_line(struct para *p, size_t *at, double width_pt, struct para_line *out);
/* All lines at one width, broken well: short last lines and rivers avoided (total fit by least squares of the slack). */
size_t para_lines(struct para *p, double width_pt, struct para_line **out);
double para_width(struct para *p); /* on one line */
double para_widest_word(struct para *p);

/* Code points for which no face has a glyph (shown as U+FFFD), once each: [n] code points in the arena. */
size_t fonts_missing(const struct fonts *fs, struct arena *a, const char *text, uint32_t **out);
/* The Debian package with a font that has it; NULL for a code point that is nobody's letter (private use). */
const char *fonts_package(uint32_t code_point);

#endif
