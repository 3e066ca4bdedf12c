/* text_lay.c: turns lines of glyphs into slabs, with their signs, badges, and links. Glyphs and
 * line breaks come from render/text. */
#include "render/pdf/layout/spans.h"

#include <string.h>

double text_first_baseline(const struct lay *l, const struct slab *s, enum type_name type) {
    for (const struct item *i = s->items; i; i = i->next)
        if (i->kind == ITEM_RUN && !i->hidden) return i->y;
    return type_baseline(l, type);
}

/* ---- lines to slabs ---- */

struct span_of_line { /* how far a leaf extends on a line */
    double from, to;
};

static double run_x(const struct lay *l, const struct para_line *line, double off, double width) {
    return l->rtl ? line->width_pt - off - width : off;
}

static struct span_of_line reach(const struct lay *l, const struct para_line *line, double start,
                                 int tag) {
    struct span_of_line s = {1e9, -1e9};
    double off = start;
    for (size_t i = 0; i < line->n_runs; off += line->runs[i++].width_pt) {
        if (line->runs[i].tag != tag) continue;
        double x = run_x(l, line, off, line->runs[i].width_pt);
        s.from = fmin(s.from, x);
        s.to = fmax(s.to, x + line->runs[i].width_pt);
    }
    return s;
}

static void badge_put(struct flat *f, struct slab *s, double x, double base,
                      const struct para_line *line, double start, int tag) {
    struct span_of_line r = reach(f->l, line, start, tag);
    double size = type_size(f->l, TYPE_TINY);
    double h = size * 1.4, air = size * 0.06;
    struct item *i = item_add(f->l, s, ITEM_RECT, x + r.from - air, base - 0.36 * size - h / 2,
                              r.to - r.from + 2 * air, h);
    i->fill = (long)units_theme_light(f->l, COLOR_SUN_TINT);
    i->radius = h / 2;
}

/* A line through the middle of small letters, across all runs of a leaf. */
static void strike_put(struct flat *f, struct slab *s, double x, double base,
                       const struct para_line *line, double start, size_t at) {
    const struct run *run = &line->runs[at];
    struct span_of_line r = reach(f->l, line, start, run->tag);
    slab_rule_add(f->l, s, x + r.from, base - run->size_pt * 0.27, r.to - r.from, COLOR_INK,
                  run->size_pt * 0.07);
}

static void link_put(struct flat *f, struct slab *s, double x, const struct para_line *line,
                     double start, int tag) {
    const struct leaf *leaf = &f->leaves.v[tag];
    struct span_of_line r = reach(f->l, line, start, tag);
    struct item *i = item_add(f->l, s, ITEM_LINK, x + r.from, 0, r.to - r.from, s->height);
    i->href = leaf->href;
    i->contents = leaf->contents;
    i->link = leaf->link;
}

static void run_put(struct flat *f, struct slab *s, double x, double base, const struct run *r) {
    const struct leaf *leaf = &f->leaves.v[r->tag];
    if (r->face) {
        struct item *i = item_add(f->l, s, ITEM_RUN, x, base, r->width_pt, r->size_pt);
        i->run = r;
        i->slot = leaf->slot;
        i->hidden = f->words->hidden;
    } else if (leaf->sign.kind != SIGN_NONE) {
        double size = r->width_pt / SIGN_BOX;
        struct item *i =
            slab_sign_put(f->l, s, leaf->sign, x, base - size * 0.86, size, leaf->slot);
        if (i) i->figure = leaf->figure;
    }
}

/* A space in the text face, in the size of the run before it. */
static const struct run *space_like(struct lay *l, const struct run *r) {
    struct span span = {.text = "x x", .role = FONT_TEXT, .size_pt = r->size_pt, .color = r->color};
    struct para_line line;
    size_t at = 0;
    struct para *p = para_new(l->arena, l->setup->fonts, &span, 1, &(struct para_style){0});
    if (!para_line(p, &at, 1e5, &line)) return NULL;
    for (size_t i = 0; i < line.n_runs; i++) {
        struct run *x = &line.runs[i];
        for (size_t j = 0; j < x->n_glyphs; j++) {
            if (x->text[x->glyphs[j].cluster] != ' ') continue;
            struct run *space = arena_copy(l->arena, x, sizeof *x);
            space->glyphs = arena_copy(l->arena, &x->glyphs[j], sizeof *x->glyphs);
            space->glyphs[0].cluster = 0;
            space->n_glyphs = space->text_n = 1;
            space->text = " ";
            space->width_pt = space->glyphs[0].x_advance;
            return space;
        }
    }
    return NULL;
}

/* The space that a line break removed: whoever listens or copies needs it between two words. */
static void space_put(struct flat *f, struct slab *s, const struct para_line *line,
                      const struct run *last, double x, double base, bool rtl) {
    size_t next = (size_t)last->tag + 1;
    bool broken =
        f->leaves.v[last->tag].line_break || (next < f->leaves.n && f->leaves.v[next].line_break);
    if (!line->space_after && !(broken && !line->last)) return;
    const struct run *space = last->face ? space_like(f->l, last) : NULL;
    if (!space) return;
    bool at_end = rtl == f->l->rtl; /* after the words, in the direction of x */
    struct item *i = item_add(f->l, s, ITEM_RUN, at_end ? x + line->width_pt : x - space->width_pt,
                              base, space->width_pt, 0);
    i->run = space;
    i->slot = f->leaves.v[last->tag].slot;
    i->hidden = f->words->hidden;
}

/* Whether the run is the first of its leaf on this line. */
static bool first_of_tag(const struct para_line *line, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (line->runs[i].tag == line->runs[at].tag) return false;
    return true;
}

struct placed { /* a run and its offset from the line's start */
    const struct run *run;
    double x;
};

/* The runs of a line in reading order: painted and tagged in that order. */
static struct placed *in_reading_order(struct flat *f, const struct para_line *line, double start) {
    struct placed *ps = arena_array(f->l->arena, line->n_runs, sizeof *ps);
    double off = start;
    for (size_t i = 0; i < line->n_runs; off += line->runs[i++].width_pt) {
        struct placed p = {&line->runs[i], run_x(f->l, line, off, line->runs[i].width_pt)};
        size_t at = i;
        for (; at > 0 && ps[at - 1].run->text > p.run->text; at--) ps[at] = ps[at - 1];
        ps[at] = p;
    }
    return ps;
}

static void line_put(struct flat *f, struct slab *s, const struct para_line *line, double x,
                     double base, bool rtl) {
    if (line->n_runs == 0) return;
    double total = 0;
    for (size_t i = 0; i < line->n_runs; i++) total += line->runs[i].width_pt;
    double start = rtl ? line->width_pt - total : 0; /* trailing spaces hang beyond the end */
    for (size_t i = 0; i < line->n_runs; i++)
        if (f->leaves.v[line->runs[i].tag].badge && first_of_tag(line, i))
            badge_put(f, s, x, base, line, start, line->runs[i].tag);
    for (size_t i = 0; i < line->n_runs; i++)
        if (f->leaves.v[line->runs[i].tag].struck && first_of_tag(line, i))
            strike_put(f, s, x, base, line, start, i);
    const struct placed *ps = in_reading_order(f, line, start);
    for (size_t i = 0; i < line->n_runs; i++) run_put(f, s, x + ps[i].x, base, ps[i].run);
    space_put(f, s, line, ps[line->n_runs - 1].run, x, base, rtl);
    for (size_t i = 0; i < line->n_runs; i++)
        if (f->leaves.v[line->runs[i].tag].link && first_of_tag(line, i))
            link_put(f, s, x, line, start, line->runs[i].tag);
}

/* Lines in a fallback face may need more room than the type has: that of their ink, and a little
 * more. (What such faces declare is room for the tallest stack of marks that they can make: twice
 * the size of the letters for Arabic.) */
static double line_height(struct flat *f, const struct para_line *line) {
    double leading = type_leading(f->l, f->words->type), above, below;
    const struct face *own = fonts_role(f->l->setup->fonts, type_role(f->words->type));
    const struct face *text = fonts_role(f->l->setup->fonts, FONT_TEXT);
    for (size_t i = 0; i < line->n_runs; i++) {
        const struct face *face = line->runs[i].face;
        if (!face || face == own || face == text) continue;
        para_ink(line, &above, &below);
        return fmax(leading, above + below + 0.3 * type_size(f->l, f->words->type));
    }
    return leading;
}

/* How far an aligned box starts from the start edge when this much room is left over. */
static double align_by(enum cell_align align, double slack) {
    if (align == ALIGN_END) return slack;
    return align == ALIGN_CENTER ? slack / 2 : 0;
}

static void lines_put(struct flat *f, const struct para_line *lines, size_t n,
                      const struct place *at, struct slabs *out) {
    for (size_t i = 0; i < n; i++) {
        double height = line_height(f, &lines[i]), leading = type_leading(f->l, f->words->type);
        struct slab *s = slab_add(f->l, out, 0, height);
        s->keep = i + 1 < n && (i == 0 || i + 2 == n); /* no widows, no orphans */
        double base = type_baseline(f->l, f->words->type) + fmax(0, height - leading) * 0.7;
        double start = align_by(f->words->align, at->width - lines[i].width_pt);
        line_put(f, s, &lines[i], start, base, at->rtl);
    }
}

/* All lines in one slab without height. */
static void hidden_put(struct flat *f, const struct para_line *lines, size_t n,
                       const struct place *at, struct slabs *out) {
    struct slab *s = slab_add(f->l, out, 0, 0);
    s->keep = true;
    for (size_t i = 0; i < n; i++) line_put(f, s, &lines[i], 0, 1, at->rtl);
}

void text_lay(struct lay *l, const struct inl *text, const struct look *w, const struct place *at,
              struct slabs *out) {
    struct flat f = {.l = l, .words = w};
    struct para *p = text_para_of(&f, text, at);
    if (!p) return;
    struct para_line *lines;
    size_t n = para_lines(p, fmax(at->width, 1), &lines);
    if (w->hidden)
        hidden_put(&f, lines, n, at, out);
    else
        lines_put(&f, lines, n, at, out);
}

void text_lay_plain(struct lay *l, const char *text, const struct look *w, const struct place *at,
                    struct slabs *out) {
    if (text && *text) text_lay(l, inl_text(l->arena, text), w, at, out);
}

/* ---- one line ---- */

void text_measure(struct lay *l, const struct inl *text, const struct look *w,
                  const struct place *at, double *line, double *word) {
    struct look measured = *w;
    struct slot nowhere = {0};
    measured.only = &nowhere; /* measuring makes no elements */
    struct flat f = {.l = l, .words = &measured};
    struct para *p = text_para_of(&f, text, at);
    *line = p ? para_width(p) : 0;
    *word = p ? para_widest_word(p) : 0;
}

static const struct place *anywhere(struct lay *l) {
    struct place *at = arena_make(l->arena, struct place);
    *at = (struct place){.width = 1e5, .lang = l->report->lang, .rtl = l->rtl};
    return at;
}

double text_width(struct lay *l, const char *text, const struct look *w) {
    double line, word;
    text_measure(l, inl_text(l->arena, text), w, anywhere(l), &line, &word);
    return line;
}

double text_put(struct lay *l, struct slab *s, const char *text, const struct look *w, double x,
                double y, struct slot *slot) {
    struct look put = *w;
    struct slot nowhere = {0};
    put.only = &nowhere;
    struct flat f = {.l = l, .words = &put};
    struct para *p = text_para_of(&f, inl_text(l->arena, text), anywhere(l));
    struct para_line line;
    size_t at = 0;
    if (!p || !para_line(p, &at, 1e5, &line)) return 0;
    for (size_t i = 0; i < f.leaves.n; i++) f.leaves.v[i].slot = slot;
    double from = align_by(w->align, -line.width_pt);
    line_put(&f, s, &line, x + from, y, l->rtl);
    return line.width_pt;
}
