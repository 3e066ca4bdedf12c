/* para.h: a paragraph on its way from spans to lines. Private to render/text.
 *
 *     text    all spans as one string, in normal form C             para.c
 *     pieces  stretches with one span, face, script, and direction  pieces.c
 *     cuts    places where a line may end, with measures            cuts.c
 *     lines   chosen cuts (fit.c), as runs of glyphs in order       line.c
 *
 * A piece never extends across a place where a line may be broken: it is shaped once, and lines
 * consist of whole pieces. Only a word that is too wide for its line is cut, between clusters.
 */
#ifndef RENDER_TEXT_PARA_H
#define RENDER_TEXT_PARA_H

#include "base/vec.h"
#include "render/text/fonts.h"
#include "render/text/shape.h"

#include <unicode/umachine.h>

enum piece_kind { PIECE_WORD, PIECE_SPACE, PIECE_BREAK, PIECE_BOX };

struct piece {
    enum piece_kind kind;
    uint8_t level;
    size_t span;             /* index */
    size_t start, end;       /* bytes of the paragraph's text */
    const struct face *face; /* NULL for a break or a box */
    hb_script_t script;
    const struct word *word; /* NULL for a break or a box */
    double width_pt;
};

/* x values are the width of everything before, in points, as if the paragraph were one line. */
struct cut {
    enum cut_kind { CUT_CLUSTER, CUT_WORD, CUT_MUST } kind;
    /* Bytes: the line ends before `end`, without spaces; the next one starts at `next`. */
    size_t end, next;
    double x_end, x_next; /* x_end includes the hyphen */
    size_t piece;         /* in which the next line starts */
    double hyphen_pt;     /* > 0: width of a soft hyphen that is shown if the line ends here */
};

struct para {
    struct arena *arena;
    const struct fonts *fonts;
    struct para_style style;
    struct span *spans; /* copies, without their texts, which are in `text` */
    size_t n_spans;
    hb_language_t *langs; /* by span */
    char *text;
    size_t text_n;
    UChar *units; /* the text as UTF-16, with U+2028 for a line break, U+FFFC for a box */
    size_t n_units;
    uint32_t *byte_of; /* [n_units + 1]: offset in `text` of the unit's code point */
    uint32_t *span_of; /* [n_units + 1] */
    uint8_t *marks;    /* [n_units + 1]: enum break_mark */
    uint8_t *levels;   /* [n_units] */
    VEC(struct piece) pieces;
    VEC(struct cut) cuts; /* [0] is the start */
    bool cut_inside;      /* cuts has the places inside words, too */
    double widest_word;   /* pt */
};

void para_pieces(struct para *p);
/* Lists the cuts after words; and if `inside`, also those between the clusters of each word, which
 * only a word that is wider than its line needs. */
void para_cuts(struct para *p, bool inside);
/* Builds the line between two cuts. */
void para_build_line(struct para *p, const struct cut *from, const struct cut *to,
                     struct para_line *out);
/* The code point at a unit; advances *unit past it. */
uint32_t para_next(const struct para *p, size_t *unit);
/* False for invisible characters that only control layout. */
bool para_needs_glyph(uint32_t code_point);
/* The width of a line between two cuts. */
double para_between(const struct cut *from, const struct cut *to);
/* The largest of these widths between cuts of at least this kind. */
double para_widest(const struct para *p, enum cut_kind kind);
/* A hyphen, shaped in the piece's face. */
const struct word *para_hyphen(const struct para *p, const struct piece *piece);
double para_word_width(const struct para *p, const struct piece *piece, const struct word *w);

#endif
