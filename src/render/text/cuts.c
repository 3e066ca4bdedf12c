/* cuts.c: lists the places where a line may end, with the width up to each, so that choosing lines
 * is arithmetic. */
#include "render/text/para.h"

#include "render/text/break.h"

#include <math.h>
#include <string.h>

#define SOFT_HYPHEN_UTF8 "\xC2\xAD"

/* The position while iterating over the pieces. */
struct walk {
    size_t unit; /* at the start of the piece */
    double x;    /* before the piece */
    size_t end;  /* byte after the last piece that is not a space */
    double x_end;
};

static void add_cut(struct para *p, enum cut_kind kind, const struct walk *w, size_t next,
                    size_t piece) {
    struct cut c = {.kind = kind,
                    .end = w->end,
                    .next = next,
                    .x_end = w->x_end,
                    .x_next = w->x,
                    .piece = piece};
    VEC_PUSH(p->arena, &p->cuts, c);
}

/* The first unit, at or after `from`, whose byte offset is at least `byte`. */
static size_t unit_at(const struct para *p, size_t from, size_t byte) {
    while (from < p->n_units && p->byte_of[from] < byte) from++;
    return from;
}

static bool may_cut(const struct para *p, size_t unit) {
    return (p->marks[unit] & BREAK_CLUSTER) ||
           (unit > 0 && p->span_of[unit] != p->span_of[unit - 1]);
}

/* Adds cuts inside a piece: between glyphs, where a grapheme cluster starts as well. */
static void cuts_inside(struct para *p, size_t index, const struct walk *start) {
    const struct piece *piece = &p->pieces.v[index];
    const struct word *word = piece->word;
    struct walk w = *start;
    double scale = word->x_advance ? piece->width_pt / (double)word->x_advance : 0;
    int64_t advance = 0;
    uint32_t cluster = 0;
    for (size_t i = 0; i < word->n; i++) {
        const struct word_glyph *g = &word->glyphs[piece->level & 1 ? word->n - 1 - i : i];
        if (g->cluster > cluster) {
            cluster = g->cluster;
            w.unit = unit_at(p, w.unit, piece->start + cluster);
            w.x = w.x_end = start->x + (double)advance * scale;
            w.end = piece->start + cluster;
            if (may_cut(p, w.unit)) add_cut(p, CUT_CLUSTER, &w, w.end, index);
        }
        advance += g->x_advance;
    }
}

static bool ends_in_soft_hyphen(const struct para *p, const struct piece *piece) {
    size_t n = sizeof SOFT_HYPHEN_UTF8 - 1;
    return piece->kind == PIECE_WORD && piece->end - piece->start >= n &&
           memcmp(p->text + piece->end - n, SOFT_HYPHEN_UTF8, n) == 0;
}

static void hang_hyphen(struct para *p, const struct piece *piece) {
    struct cut *c = &p->cuts.v[p->cuts.n - 1];
    c->hyphen_pt = para_word_width(p, piece, para_hyphen(p, piece));
    c->x_end += c->hyphen_pt;
}

/* Adds the cut after a piece that is not a line break, if a line may end there. */
static void cut_after(struct para *p, size_t index, const struct walk *w) {
    const struct piece *piece = &p->pieces.v[index];
    if (index + 1 == p->pieces.n) {
        add_cut(p, CUT_MUST, w, piece->end, index + 1);
        return;
    }
    enum piece_kind following = p->pieces.v[index + 1].kind;
    if (following == PIECE_BREAK) return;
    if (p->marks[w->unit] & BREAK_LINE) {
        add_cut(p, CUT_WORD, w, piece->end, index + 1);
        if (ends_in_soft_hyphen(p, piece)) hang_hyphen(p, piece);
    } else if (following != PIECE_SPACE && may_cut(p, w->unit)) {
        add_cut(p, CUT_CLUSTER, w, piece->end, index + 1);
    }
}

static size_t units_of(const struct para *p, const struct piece *piece, size_t unit) {
    return piece->kind == PIECE_BOX ? unit + 1 : unit_at(p, unit, piece->end);
}

void para_cuts(struct para *p, bool inside) {
    struct walk w = {0};
    memset(&p->cuts, 0, sizeof p->cuts);
    p->cut_inside = inside;
    add_cut(p, CUT_MUST, &w, 0, 0);
    for (size_t i = 0; i < p->pieces.n; i++) {
        const struct piece *piece = &p->pieces.v[i];
        if (inside && piece->kind == PIECE_WORD) cuts_inside(p, i, &w);
        w.unit = units_of(p, piece, w.unit);
        w.x += piece->width_pt;
        if (piece->kind == PIECE_BREAK) add_cut(p, CUT_MUST, &w, piece->end, i + 1);
        if (piece->kind != PIECE_SPACE) {
            w.end = piece->end;
            w.x_end = w.x;
        }
        if (piece->kind != PIECE_BREAK) cut_after(p, i, &w);
    }
    p->widest_word = para_widest(p, CUT_WORD);
}

double para_between(const struct cut *from, const struct cut *to) {
    double width = to->x_end - from->x_next;
    return width > 0 ? width : 0;
}

double para_widest(const struct para *p, enum cut_kind kind) {
    double width = 0;
    for (size_t from = 0, i = 1; i < p->cuts.n; i++) {
        if (p->cuts.v[i].kind < kind) continue;
        width = fmax(width, para_between(&p->cuts.v[from], &p->cuts.v[i]));
        from = i;
    }
    return width;
}
