/* block_paper.c: blocks for paper only: lines to write on, signatures, a code to scan. */
#include "render/pdf/blocks/blocks.h"
#include "render/pdf/file/qr.h"
#include "render/pdf/layout/grow.h"

/* As many lines as the room has steps, a little further apart where that uses it up. Quarters of a
 * point have an exact sum. */
static void lines_rule(struct lay *l, double room, double step, const struct place *at,
                       struct slabs *out) {
    int count = (int)(room / step + 1e-6);
    double each = count ? floor(4 * room / count) / 4 : 0, first = room - each * (count - 1);
    for (int i = 0; i < count; i++) {
        struct slab *s = slab_add(l, out, 0, i ? each : first);
        slab_rule_add(l, s, 0, s->height - 1, at->width, COLOR_SOFT, HAIRLINE * 0.75);
        s->keep = i == 0 || i + 2 == count;
        if (i + 1 == count) s->keep = false;
    }
}

/* Lines with their title that take nothing unless the side has room for at least one of them. */
static void spare_lines(struct lay *l, const struct block *b, double step, const struct place *at,
                        struct slabs *out) {
    const double above = units_paper(l, 16), head = above + 2 * type_leading(l, TYPE_H2);
    double room = grow_from(l, b, GROW_LINES, head + step, head + b->lines.most * step);
    if (room <= 0) return;
    heading_lay(l, b->lines.title, &(struct title){2, TYPE_H2, COLOR_INK, NULL}, at, out);
    lines_rule(l, room - above - units_on_grid(slabs_height(out->first)), step, at, out);
}

void lay_lines(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    double step = units_line(l);
    if (b->lines.title) {
        spare_lines(l, b, step, at, out);
        return;
    }
    double most = (b->lines.most - b->lines.count) * step;
    double more = l->in_slip ? fmin(l->slip_more, fmax(most, 0)) : grow_by(l, b, GROW_LINES, most);
    double room = b->lines.count * step + more;
    lines_rule(l, room, step, at, out);
}

/* A line to sign on, with its label below. */
static struct slab *signature(struct lay *l, const char *label, const struct place *at) {
    double room = units_close(l, 28, 22);
    struct slabs own;
    slabs_start(&own);
    slab_rule_add(l, slab_add(l, &own, 0, room), 0, room - 2, at->width, COLOR_INK, HAIRLINE);
    struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "P"));
    text_lay_plain(l, label, &(struct look){.type = TYPE_SMALL, .color = COLOR_INK}, &in, &own);
    return own.first;
}

/* At most three in a row, and no row of one after a full row. */
static size_t signatures_per_row(size_t n) {
    if (n <= 3) return n;
    return n % 3 == 1 ? 2 : 3;
}

void lay_signatures(struct lay *l, const struct block *b, const struct place *at,
                    struct slabs *out) {
    size_t n = 0;
    for (const struct signature *s = b->signatures.signatures; s; s = s->next) n++;
    size_t per_row = signatures_per_row(n);
    double gap = 20, w = (at->width - gap * (double)(per_row - 1)) / (double)per_row;
    struct place in = flow_place_in(at, w, at->parent);
    for (const struct signature *s = b->signatures.signatures; s;) {
        struct lane lanes[3];
        size_t i = 0;
        for (; s && i < per_row; i++, s = s->next)
            lanes[i] = (struct lane){signature(l, s->label, &in), (w + gap) * (double)i};
        struct slabs row;
        slabs_start(&row);
        slabs_beside(l, lanes, i, &row);
        row.first->gap = 8;
        slabs_append(out, row.first);
    }
    for (struct slab *s = out->first; s; s = s->next) s->foot = true;
}

void lay_qr(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct qr *qr = qr_make(l->arena, b->qr.address);
    const bool foot = b->qr.foot;
    const double least = foot ? 40 : 56;
    const double module = foot ? 1.45 : 1.7; /* 0.5 mm, 0.6 mm */
    double side = qr ? fmax(least, qr->size * module) : 0;
    double indent = qr ? side + 16 : 0;
    bool below = at->width - indent < units_paper(l, 96); /* no room for words beside it */
    if (below) indent = 0;
    struct slabs words;
    slabs_start(&words);
    struct elem *group = elem_new(l->tags, at->parent, "Div"),
                *figure = elem_new(l->tags, group, "Figure");
    struct place in = flow_place_in(at, at->width - indent, elem_new(l->tags, group, "P"));
    text_lay(l, b->qr.text,
             &(struct look){.type = foot ? TYPE_SMALL : TYPE_BODY, .color = COLOR_SOFT}, &in,
             &words);
    if (!qr) {
        slabs_append(out, words.first);
        return;
    }
    elem_alt(l->tags, figure, b->qr.address);
    double h = slabs_height(words.first);
    struct slab *s = slab_add(l, out, 0, units_on_grid(below ? side : fmax(side, h)));
    struct item *i = item_add(l, s, ITEM_QR, 0, 0, side, side);
    i->qr = qr;
    i->figure = figure;
    i->slot = elem_slot(l->tags, figure);
    if (below) {
        s->keep = true;
        if (words.first) words.first->gap = 4;
        slabs_append(out, words.first);
    } else {
        slabs_stack(l, words.first, NULL, s, indent, fmax(0, (side - h) / 2));
    }
    for (struct slab *any = out->first; foot && any; any = any->next) any->foot = true;
}
