/* parting.c: where slabs are parted that are more than a page, or more than a column: of all ways the one that does
 * the least harm. It looks at the whole stretch before it parts anything, so that no end of it comes out as a page
 * with a line, and the first of two ways that do the same harm fills its pages from the front. */
#include "render/pdf/layout/slab.h"

#include <limits.h>

#define FEW 40.0        /* two lines of running text and a little */
#define BASELINES 4.0   /* pt between two that are not one line */
#define ENOUGH_LINES 2u /* more need not be counted */

enum harm {
    HARM_PIECE = 1,   /* each page more */
    HARM_PARTED = 10, /* what belongs together, parted */
    HARM_FEW = 25,    /* a page that holds next to nothing, or that only at its foot */
    HARM_LINE = 1000  /* a page that holds a line, or nothing */
};

struct way { /* the best one from a slab on */
    long harm;
    size_t end; /* of its first piece */
};

/* Lines of words that are seen in the slab, as far as they count; all else that is seen is enough at once. */
static unsigned lines_in(const struct slab *s) {
    unsigned lines = 0;
    double last = 0;
    for (const struct item *i = s ? s->items : NULL; i && lines < ENOUGH_LINES; i = i->next) {
        switch (i->kind) {
        case ITEM_RUN:
            if (!i->hidden && (lines == 0 || fabs(i->y - last) >= BASELINES)) lines++, last = i->y;
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
    bool
        pages; /* pieces are whole pages; if not, the first and the last share theirs with what stands around them */
};

/* What a piece that begins with slab i needs above it: the head of its table, said again. */
static const struct slab *head_over(const struct stretch *t, size_t i) {
    return t->pages ? t->s[i]->head : NULL;
}

/* For slabs i to k. The ends of what stands in columns leave room on their pages for two lines more: a line before or
 * after the columns is not alone then. */
static double room_for(const struct stretch *t, size_t i, size_t k) {
    bool shared = !t->pages && (i == 0 || k + 1 == t->n);
    return t->room - (shared ? paper(t->l, FEW) : 0);
}

/* The best first piece from slab i on, when the best ways from all after it are known. */
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
        long harm = HARM_PIECE + ways[k + 1].harm;
        if (lines < ENOUGH_LINES) harm += HARM_LINE;
        if (text < paper(t->l, FEW)) harm += HARM_FEW;
        if (k + 1 < t->n && s->keep) harm += HARM_PARTED;
        if (harm <= best.harm) best = (struct way){harm, k + 1};
    }
    return best;
}

static bool all_fits(const struct stretch *t) {
    const struct slab *head = head_over(t, 0);
    double h = head ? head->height + t->s[0]->gap : 0;
    for (size_t i = 0; i < t->n; i++) h += t->s[i]->height + (i > 0 ? t->s[i]->gap : 0);
    return h <= room_for(t, 0, t->n - 1);
}

size_t slabs_part(struct lay *l, struct slab *first, const struct slab *end, double room, bool pages,
                  struct slab ***out) {
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
