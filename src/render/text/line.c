/* line.c: builds one line as runs of glyphs in visual order. Its start and end have been chosen
 * before. */
#include "render/text/para.h"

#include "render/text/bidi.h"

#include <math.h>

/* The part of a piece that is on the line: usually all of it. */
struct part {
    const struct piece *piece;
    const struct word *word;
    size_t from, to; /* bytes of the paragraph's text */
};

typedef VEC(struct part) parts;

static void add_hyphen(struct para *p, parts *ps) {
    struct part *last = &ps->v[ps->n - 1];
    struct part hyphen = {.piece = last->piece,
                          .word = para_hyphen(p, last->piece),
                          .from = last->to - 2,
                          .to = last->to};
    last->to = hyphen.from; /* the hyphen represents the two bytes of the soft hyphen */
    if (last->from == last->to)
        *last = hyphen;
    else
        VEC_PUSH(p->arena, ps, hyphen);
}

static parts gather(struct para *p, const struct cut *from, const struct cut *to) {
    parts ps = {0};
    for (size_t i = from->piece;
         i < p->pieces.n && p->pieces.v[i].start <= to->end && i <= to->piece; i++) {
        const struct piece *piece = &p->pieces.v[i];
        if (piece->kind == PIECE_BREAK) continue;
        struct part part = {
            .piece = piece, .word = piece->word, .from = piece->start, .to = piece->end};
        if (part.from < from->next) part.from = from->next;
        if (part.to > to->end) part.to = to->end;
        bool box = piece->kind == PIECE_BOX && i < to->piece;
        if (part.from < part.to || box) VEC_PUSH(p->arena, &ps, part);
    }
    if (to->hyphen_pt > 0 && ps.n > 0) add_hyphen(p, &ps);
    return ps;
}

/* Whether all parts run from left to right: then they are in visual order already. */
static bool all_ltr(const parts *ps) {
    for (size_t i = 0; i < ps->n; i++)
        if (ps->v[i].piece->level > 0) return false;
    return true;
}

static void reorder(struct para *p, parts *ps) {
    if (all_ltr(ps)) return;
    struct part *visual = arena_array(p->arena, ps->n, sizeof *visual);
    uint8_t *levels = arena_array(p->arena, ps->n, 1);
    int32_t *order = arena_array(p->arena, ps->n, sizeof *order);
    for (size_t i = 0; i < ps->n; i++) levels[i] = ps->v[i].piece->level;
    bidi_order(levels, ps->n, order);
    for (size_t i = 0; i < ps->n; i++) visual[i] = ps->v[order[i]];
    ps->v = visual;
}

/* ---- runs ---- */

static bool same_run(const struct part *a, const struct part *b) {
    const struct piece *x = a->piece, *y = b->piece;
    bool rtl = x->level & 1;
    return x->face && x->face == y->face && x->span == y->span && rtl == (y->level & 1) &&
           (rtl ? a->from == b->to : a->to == b->from);
}

/* Adds the glyphs of a part to a run; if the part is not a whole piece, only the glyphs of its
 * bytes. */
static void add_glyphs(struct run *r, const struct part *part, size_t run_start, double scale) {
    bool whole = part->word != part->piece->word;
    for (size_t i = 0; i < part->word->n; i++) {
        const struct word_glyph *g = &part->word->glyphs[i];
        size_t byte = whole ? part->from : part->piece->start + g->cluster;
        if (byte < part->from || byte >= part->to) continue;
        r->glyphs[r->n_glyphs++] = (struct glyph){.id = g->id,
                                                  .x_advance = (float)(g->x_advance * scale),
                                                  .x_offset = (float)(g->x_offset * scale),
                                                  .y_offset = (float)(g->y_offset * scale),
                                                  .cluster = (uint32_t)(byte - run_start)};
        r->width_pt += g->x_advance * scale;
    }
}

static struct run start_run(const struct para *p, const struct part *part) {
    const struct span *s = &p->spans[part->piece->span];
    return (struct run){.face = part->piece->face,
                        .size_pt = s->size_pt,
                        .color = s->color,
                        .rtl = part->piece->level & 1,
                        .tag = s->tag,
                        .lang = s->lang,
                        .box_pt = s->box_pt,
                        .width_pt = s->box_pt > 0 ? s->box_pt : 0};
}

/* Makes one run from n parts. */
static struct run make_run(struct para *p, const struct part *parts_of_run, size_t n) {
    struct run r = start_run(p, parts_of_run);
    const struct part *first = r.rtl ? &parts_of_run[n - 1] : parts_of_run;
    const struct part *last = r.rtl ? parts_of_run : &parts_of_run[n - 1];
    r.text = p->text + first->from;
    r.text_n = last->to - first->from;
    if (!r.face) return r;
    size_t most = 0;
    for (size_t i = 0; i < n; i++) most += parts_of_run[i].word->n;
    r.glyphs = arena_array(p->arena, most, sizeof *r.glyphs);
    double scale = r.size_pt / hb_face_get_upem(face_hb(r.face));
    for (size_t i = 0; i < n; i++) add_glyphs(&r, &parts_of_run[i], first->from, scale);
    return r;
}

static void make_runs(struct para *p, const parts *ps, struct para_line *out) {
    out->runs = arena_array(p->arena, ps->n, sizeof *out->runs);
    out->n_runs = 0;
    for (size_t i = 0, n; i < ps->n; i += n) {
        for (n = 1; i + n < ps->n && same_run(&ps->v[i + n - 1], &ps->v[i + n]);) n++;
        out->runs[out->n_runs++] = make_run(p, &ps->v[i], n);
    }
}

/* ---- the line ---- */

static void grow(struct para_line *out, const struct face *f, double size_pt) {
    double ascent, descent;
    face_extents(f, &ascent, &descent);
    out->ascent_pt = fmax(out->ascent_pt, ascent * size_pt);
    out->descent_pt = fmax(out->descent_pt, descent * size_pt);
}

static const struct face *role_face(const struct para *p, const struct span *s) {
    return fonts_role(p->fonts, s->role);
}

/* The role's face counts even if a fallback is used, so that lines of one paragraph are evenly
 * spaced. */
static void measure(const struct para *p, const parts *ps, struct para_line *out) {
    for (size_t i = 0; i < out->n_runs; i++) out->width_pt += out->runs[i].width_pt;
    for (size_t i = 0; i < ps->n; i++) {
        const struct piece *piece = ps->v[i].piece;
        const struct span *s = &p->spans[piece->span];
        if (!piece->face) continue;
        grow(out, piece->face, s->size_pt);
        if (piece->face != role_face(p, s)) grow(out, role_face(p, s), s->size_pt);
    }
}

/* A line without text is as high as text of its span would be. */
static void measure_empty(const struct para *p, const struct cut *from, struct para_line *out) {
    if (out->ascent_pt > 0 || p->pieces.n == 0) return;
    size_t piece = from->piece < p->pieces.n ? from->piece : p->pieces.n - 1;
    const struct span *s = &p->spans[p->pieces.v[piece].span];
    grow(out, role_face(p, s), s->size_pt);
}

void para_ink(const struct para_line *line, double *above, double *below) {
    *above = *below = 0;
    for (size_t i = 0; i < line->n_runs; i++) {
        const struct run *r = &line->runs[i];
        for (size_t k = 0; r->face && k < r->n_glyphs; k++) {
            double up, down;
            face_ink(r->face, r->glyphs[k].id, &up, &down);
            *above = fmax(*above, up * r->size_pt + r->glyphs[k].y_offset);
            *below = fmax(*below, down * r->size_pt - r->glyphs[k].y_offset);
        }
    }
}

void para_build_line(struct para *p, const struct cut *from, const struct cut *to,
                     struct para_line *out) {
    *out = (struct para_line){.last = to == &p->cuts.v[p->cuts.n - 1]};
    out->space_after = to->kind != CUT_MUST && to->next > to->end;
    parts ps = gather(p, from, to);
    reorder(p, &ps);
    make_runs(p, &ps, out);
    measure(p, &ps, out);
    measure_empty(p, from, out);
}
