/* pieces.c: splits the paragraph into stretches that can be shaped in one call, and shapes them.
 *
 * Each grapheme cluster gets a span, level, script, and face; neighbors in which all of these are
 * equal, with no line break between them, form one piece. Characters shared by all scripts (spaces,
 * digits, marks) get the script of the text before them. */
#include "render/text/para.h"

#include "render/text/break.h"

#include <unicode/uchar.h>

enum { LINE_SEPARATOR = 0x2028, REPLACEMENT = 0xFFFD, MOST_CODE_POINTS = 32 };

/* In bytes. Anything longer is not a real word, and line breaking works piece by piece. */
enum { LONGEST_PIECE = 1024 };

struct cluster {
    size_t start, end;                      /* units */
    uint32_t code_points[MOST_CODE_POINTS]; /* those that need a glyph */
    size_t n, n_read;                       /* n_read counts all code points */
    hb_script_t script;                     /* HB_SCRIPT_COMMON if shared by all scripts */
};

static bool shared_by_scripts(hb_script_t s) {
    return s == HB_SCRIPT_COMMON || s == HB_SCRIPT_INHERITED || s == HB_SCRIPT_UNKNOWN;
}

static bool starts_cluster(const struct para *p, size_t i) {
    return i == p->n_units || (p->marks[i] & BREAK_CLUSTER) || p->span_of[i] != p->span_of[i - 1];
}

bool para_needs_glyph(uint32_t c) {
    return !u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static void add_code_point(struct cluster *c, uint32_t code_point) {
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code_point);
    if (shared_by_scripts(c->script) && !shared_by_scripts(script)) c->script = script;
    if (para_needs_glyph(code_point)) c->code_points[c->n++] = code_point;
    c->n_read++;
}

/* The cluster at a unit, or if `whole` is false, only its first code point. A cluster with more
 * code points than any language has is read in portions, because shaping takes time quadratic in
 * its length. */
static struct cluster read_cluster(const struct para *p, size_t start, bool whole) {
    struct cluster c = {.start = start, .end = start, .script = HB_SCRIPT_COMMON};
    do {
        add_code_point(&c, para_next(p, &c.end));
    } while (whole && c.n_read < MOST_CODE_POINTS && !starts_cluster(p, c.end));
    return c;
}

static enum piece_kind kind_of(const struct para *p, const struct cluster *c) {
    UChar first = p->units[c->start];
    if (p->spans[p->span_of[c->start]].box_pt > 0) return PIECE_BOX;
    if (first == LINE_SEPARATOR) return PIECE_BREAK;
    return first == ' ' && c->end == c->start + 1 ? PIECE_SPACE : PIECE_WORD;
}

/* ---- faces ---- */

/* The face of the nearest cluster after c that has a script of its own, if that face has all of
 * c. */
static const struct face *face_after(const struct para *p, const struct cluster *c) {
    enum font_role role = p->spans[p->span_of[c->start]].role;
    for (size_t at = c->end, tries = 0; at < p->n_units && tries < 8; tries++) {
        struct cluster next = read_cluster(p, at, true);
        if (next.n && !shared_by_scripts(next.script)) {
            const struct face *f = fonts_choose(p->fonts, role, next.code_points, next.n);
            return f && fonts_face_has(f, c->code_points, c->n) ? f : NULL;
        }
        at = next.end;
    }
    return NULL;
}

/* A space gets the face of the word before it, so that words in another script form one run with
 * their spaces. So does punctuation that the role's own face lacks, or otherwise the face of the
 * word after it. */
static const struct face *face_for(const struct para *p, const struct cluster *c,
                                   const struct piece *before) {
    bool space = c->n == 1 && c->code_points[0] == ' ';
    if (before && before->face && before->span == p->span_of[c->start] && (c->n == 0 || space) &&
        face_has(before->face, ' '))
        return before->face;
    enum font_role role = p->spans[p->span_of[c->start]].role;
    const struct face *own = fonts_role(p->fonts, role);
    if (c->n == 0 || fonts_face_has(own, c->code_points, c->n)) return own;
    if (shared_by_scripts(c->script)) {
        if (before && before->face && fonts_face_has(before->face, c->code_points, c->n))
            return before->face;
        const struct face *after = face_after(p, c);
        if (after) return after;
    }
    return fonts_choose(p->fonts, role, c->code_points, c->n);
}

static bool joins(const struct para *p, const struct piece *before, const struct piece *now,
                  size_t unit) {
    return before && before->end - before->start < LONGEST_PIECE && before->kind == now->kind &&
           before->kind != PIECE_BREAK && before->kind != PIECE_BOX &&
           !(p->marks[unit] & BREAK_LINE) && before->span == now->span &&
           before->level == now->level && before->face == now->face &&
           before->script == now->script;
}

static struct piece *last_piece(struct para *p) {
    return p->pieces.n ? &p->pieces.v[p->pieces.n - 1] : NULL;
}

static bool is_text(enum piece_kind kind) { return kind == PIECE_WORD || kind == PIECE_SPACE; }

static void add_cluster(struct para *p, const struct cluster *c, hb_script_t script,
                        const struct face *face) {
    struct piece *before = last_piece(p);
    struct piece now = {.kind = kind_of(p, c),
                        .face = face,
                        .level = p->levels[c->start],
                        .span = p->span_of[c->start],
                        .start = p->byte_of[c->start],
                        .end = p->byte_of[c->end],
                        .script = script};
    bool missing = is_text(now.kind) && !face; /* no face has it: see shape_missing */
    if (missing) now.script = HB_SCRIPT_INVALID;
    if (!missing && joins(p, before, &now, c->start))
        before->end = now.end;
    else
        VEC_PUSH(p->arena, &p->pieces, now);
}

/* If no face has the whole cluster, it is shown in parts, each in a face that has it. */
static void parts_add(struct para *p, const struct cluster *c, hb_script_t script) {
    for (size_t at = c->start; at < c->end;) {
        struct cluster part = read_cluster(p, at, false);
        add_cluster(p, &part, script, face_for(p, &part, last_piece(p)));
        at = part.end;
    }
}

/* ---- shaping ---- */

static const struct word *shape(const struct para *p, const struct piece *piece, const char *text,
                                size_t n) {
    struct word_key key = {.face = piece->face,
                           .text = text,
                           .n = n,
                           .script = piece->script,
                           .lang = p->langs[piece->span],
                           .rtl = piece->level & 1};
    return shape_words(fonts_words(p->fonts), p->arena, &key);
}

double para_word_width(const struct para *p, const struct piece *piece, const struct word *w) {
    return (double)w->x_advance * p->spans[piece->span].size_pt /
           hb_face_get_upem(face_hb(piece->face));
}

const struct word *para_hyphen(const struct para *p, const struct piece *piece) {
    return shape(p, piece, "-", 1);
}

/* Shows U+FFFD in the nearest face that has it, so that something is visible in any case. */
static void shape_missing(struct para *p, struct piece *piece) {
    static const uint32_t replacement[] = {REPLACEMENT};
    enum font_role role = p->spans[piece->span].role;
    piece->script = HB_SCRIPT_COMMON;
    piece->face = fonts_choose(p->fonts, role, replacement, 1);
    if (!piece->face) piece->face = fonts_role(p->fonts, role);
    piece->word = shape(p, piece, "\xEF\xBF\xBD", 3);
}

static void shape_piece(struct para *p, struct piece *piece) {
    if (piece->kind == PIECE_BOX) piece->width_pt = p->spans[piece->span].box_pt;
    if (piece->kind == PIECE_BREAK || piece->kind == PIECE_BOX) return;
    if (piece->script == HB_SCRIPT_INVALID)
        shape_missing(p, piece);
    else
        piece->word = shape(p, piece, p->text + piece->start, piece->end - piece->start);
    piece->width_pt = para_word_width(p, piece, piece->word);
}

/* ---- all together ---- */

/* The first script in the text, for shared characters before it. */
static hb_script_t first_script(const struct para *p) {
    for (size_t at = 0; at < p->n_units;) {
        struct cluster c = read_cluster(p, at, true);
        if (!shared_by_scripts(c.script)) return c.script;
        at = c.end;
    }
    return HB_SCRIPT_LATIN;
}

void para_pieces(struct para *p) {
    hb_script_t script = first_script(p);
    for (size_t at = 0; at < p->n_units;) {
        struct cluster c = read_cluster(p, at, true);
        if (!shared_by_scripts(c.script)) script = c.script;
        bool text = is_text(kind_of(p, &c));
        const struct face *face = text ? face_for(p, &c, last_piece(p)) : NULL;
        if (text && !face)
            parts_add(p, &c, script);
        else
            add_cluster(p, &c, script, face);
        at = c.end;
    }
    for (size_t i = 0; i < p->pieces.n; i++) shape_piece(p, &p->pieces.v[i]);
}
