/* parting.c: where slabs are split that do not fit on a page or in a column: the split with the
 * least cost. It looks at the whole stretch before it splits anything, so that no stretch ends in a
 * page with a single line; of two splits with the same cost, the one that fills its first pages
 * wins. */
#include "render/pdf/layout/slab.h"

#include <limits.h>

#define FEW 40.0        /* two lines of body text and a little more */
#define BASELINES 4.0   /* pt; closer baselines belong to one line */
#define ENOUGH_LINES 2u /* no need to count further */

enum cost {
    COST_PIECE = 1,  /* each extra page */
    COST_SPLIT = 10, /* a split within what belongs together */
    COST_FEW = 25,   /* a page with almost nothing on it, or only its foot */
    COST_LINE = 1000 /* a page with a single line, or none */
};

struct way { /* the best way to split from a slab on */
    long cost;
    size_t end; /* of its first piece */
};

/* Lines of visible text in the slab, up to ENOUGH_LINES; anything else that is visible counts as
 * enough. */
static unsigned lines_in(const struct slab *s) {
    unsigned lines = 0;
    double last = 0;
    for (const struct item *i = s ? s->items : NULL; i && lines < ENOUGH_LINES; i = i->next) {
        switch (i->kind) {
        case ITEM_RUN:
            if (i->hidden || (lines > 0 && fabs(i->y - last) < BASELINES)) break;
            lines++;
            last = i->y;
            break;
        case ITEM_IMAGE:
        case ITEM_SIGN:
        case ITEM_DRAWING:
        case ITEM_QR:
        case ITEM_RULE: lines = ENOUGH_LINES; break;
        case ITEM_RECT:
        case ITEM_LINK:
        case ITEM_ANCHOR: break;
        }
    }
    return lines;
}

struct stretch {
    const struct lay *l;
    struct slab **s;
    size_t n;
    double room;
    bool pages; /* pieces are whole pages; otherwise the ends share theirs with other text */
};

/* The repeated table head above a piece that starts with slab i, or NULL. */
static const struct slab *head_over(const struct stretch *t, size_t i) {
    return t->pages ? t->s[i]->head : NULL;
}

/* The room for slabs i to k. The ends of text in columns leave room for two more lines on their
 * pages, so that a line before or after the columns is not alone. */
static double room_for(const struct stretch *t, size_t i, size_t k) {
    bool shared = !t->pages && (i == 0 || k + 1 == t->n);
    return t->room - (shared ? units_paper(t->l, FEW) : 0);
}

/* The best first piece from slab i on, given the best ways from all later slabs. */
static struct way best_from(const struct stretch *t, const struct way *ways, size_t i) {
    struct way best = {LONG_MAX, i + 1};
    const struct slab *head = head_over(t, i);
    double h = head ? head->height + t->s[i]->gap : 0, text = h;
    unsigned lines = lines_in(head);
    for (size_t k = i; k < t->n; k++) {
        const struct slab *s = t->s[k];
        h += s->height + (k > i ? s->gap : 0);
        if (k > i && h > t->room) break;
        if (k > i && h > room_for(t, i, k)) continue;
        if (lines < ENOUGH_LINES) lines += lines_in(s);
        if (!s->foot) text += s->height;
        long cost = COST_PIECE + ways[k + 1].cost;
        if (lines < ENOUGH_LINES) cost += COST_LINE;
        if (text < units_paper(t->l, FEW)) cost += COST_FEW;
        if (k + 1 < t->n && s->keep) cost += COST_SPLIT;
        if (cost <= best.cost) best = (struct way){cost, k + 1};
    }
    return best;
}

static bool all_fits(const struct stretch *t) {
    const struct slab *head = head_over(t, 0);
    double h = head ? head->height + t->s[0]->gap : 0;
    for (size_t i = 0; i < t->n; i++) h += t->s[i]->height + (i > 0 ? t->s[i]->gap : 0);
    return h <= room_for(t, 0, t->n - 1);
}

size_t slabs_part(struct lay *l, struct slab *first, const struct slab *end, double room,
                  bool pages, struct slab ***out) {
    struct stretch t = {.l = l, .room = room, .pages = pages};
    for (const struct slab *s = first; s != end; s = s->next) t.n++;
    t.s = *out = arena_array(l->arena, t.n + 1, sizeof *t.s);
    for (size_t i = 0; i < t.n; i++, first = first->next) t.s[i] = first;
    struct slab *after = first;
    size_t pieces = 0;
    if (t.n == 0) return 0;
    if (all_fits(&t)) {
        t.s[1] = after;
        return 1;
    }
    struct way *ways = arena_array(l->arena, t.n + 1, sizeof *ways);
    for (size_t i = t.n; i-- > 0;) ways[i] = best_from(&t, ways, i);
    for (size_t i = 0; i < t.n; i = ways[i].end) t.s[pieces++] = t.s[i];
    t.s[pieces] = after;
    return pieces;
}
