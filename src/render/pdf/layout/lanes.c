/* lanes.c: lists of slabs side by side, joined into slabs. Where a break cuts nothing in any lane
 * and separates nothing that belongs together, one slab ends and the next begins, so that columns
 * can break across pages. Everything keeps its position; only if a tall stretch has no such place
 * may the part after a break move down a little. */
#include "render/pdf/layout/slab.h"

#include "base/vec.h"

#include <stdlib.h>

/* ---- in one piece ---- */

void slabs_beside(struct lay *l, const struct lane *lanes, size_t n, struct slabs *out) {
    struct slab ***pieces = arena_array(l->arena, n, sizeof *pieces);
    size_t *counts = arena_array(l->arena, n, sizeof *counts), most = 1;
    for (size_t i = 0; i < n; i++) {
        counts[i] = slabs_part(l, lanes[i].first, NULL, l->body_height, false, &pieces[i]);
        if (counts[i] > most) most = counts[i];
    }
    for (size_t k = 0; k < most; k++) {
        struct slab *s = slab_add(l, out, 0, 0);
        for (size_t i = 0; i < n; i++)
            if (k < counts[i])
                s->height = fmax(s->height,
                                 slabs_stack(l, pieces[i][k], pieces[i][k + 1], s, lanes[i].x, 0));
    }
}

/* ---- parted ---- */

struct spot { /* a slab and its position below the top of all lanes */
    struct slab *slab;
    double top, bottom;
};

struct track {
    VEC(struct spot) spots;
    size_t next; /* the first that is in no band yet */
    double x;
};

static struct track *tracks_of(struct lay *l, const struct lane *lanes, size_t n) {
    struct track *ts = arena_array(l->arena, n, sizeof *ts);
    for (size_t i = 0; i < n; i++) {
        double y = 0;
        ts[i].x = lanes[i].x;
        for (struct slab *s = lanes[i].first; s; s = s->next) {
            y += s == lanes[i].first ? 0 : s->gap;
            VEC_PUSH(l->arena, &ts[i].spots, ((struct spot){s, y, y + s->height}));
            y += s->height;
        }
    }
    return ts;
}

static bool share_frame(const struct slab *a, const struct slab *b) {
    for (const struct frame *f = a->frame; f; f = f->outer)
        for (const struct frame *g = b->frame; g; g = g->outer)
            if (f == g) return true;
    return false;
}

#define TOLERANCE 0.01 /* tolerance in pt: sums differ in the last bits */

#define SLACK 24.0 /* how far the rest of tall lanes may move down so that they can be split */

static bool belongs_together(const struct slab *over, const struct slab *under) {
    return over->keep || share_frame(over, under);
}

/* How many of the lane's spots are above a split at y. Returns SIZE_MAX if a spot that would have
 * to move down to y starts more than `slack` above it. */
static size_t above(const struct track *t, double y, double slack) {
    size_t k = t->next;
    while (k < t->spots.n && t->spots.v[k].bottom <= y + TOLERANCE) k++;
    if (k == t->spots.n) return k;
    while (k > t->next && belongs_together(t->spots.v[k - 1].slab, t->spots.v[k].slab)) k--;
    return t->spots.v[k].top < y - slack ? SIZE_MAX : k;
}

static bool can_part(const struct track *ts, size_t n, double y, double slack) {
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        size_t k = above(&ts[i], y, slack);
        if (k == SIZE_MAX) return false;
        any = any || k > ts[i].next;
    }
    return any;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* The bottoms of all spots, sorted: the places where lanes could be split. */
static double *bottoms_of(struct lay *l, const struct track *ts, size_t n, size_t *n_bottoms) {
    VEC(double) ys = {0};
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < ts[i].spots.n; k++) VEC_PUSH(l->arena, &ys, ts[i].spots.v[k].bottom);
    if (ys.n) qsort(ys.v, ys.n, sizeof *ys.v, by_value);
    *n_bottoms = ys.n;
    return ys.v;
}

/* The table heads that the lanes are under, to be repeated if the band starts a page. */
static const struct slab *heads_again(struct lay *l, const struct lane *lanes, size_t n) {
    struct slabs whole;
    slabs_start(&whole);
    struct slab *head = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct slab *own = lanes[i].first ? lanes[i].first->head : NULL;
        if (!own) continue;
        if (!head) head = slab_add(l, &whole, 0, 0);
        head->height = fmax(head->height, own->height);
        slabs_stack(l, own, own->next, head, lanes[i].x, 0);
    }
    return head;
}

/* Adds the spots of all lanes down to y as one slab, or as several if that is more than a page. */
static void band_add(struct lay *l, struct track *ts, size_t n, double y, double slack,
                     struct slabs *out, double *from) {
    struct lane *lanes = arena_array(l->arena, n, sizeof *lanes);
    double top = y;
    for (size_t i = 0; i < n; i++)
        if (ts[i].next < ts[i].spots.n) top = fmin(top, ts[i].spots.v[ts[i].next].top);
    for (size_t i = 0; i < n; i++) {
        size_t end = above(&ts[i], y, slack), first = ts[i].next;
        lanes[i].x = ts[i].x;
        ts[i].next = end;
        if (end == first) continue;
        struct slabs own;
        slabs_start(&own);
        double lower = ts[i].spots.v[first].top - top;
        ts[i].spots.v[end - 1].slab->next = NULL;
        ts[i].spots.v[first].slab->gap = 0;
        if (lower > TOLERANCE) {
            slab_add(l, &own, 0, lower)->keep = true;
            own.first->head = ts[i].spots.v[first].slab->head;
        }
        slabs_append(&own, ts[i].spots.v[first].slab);
        lanes[i].first = own.first;
    }
    const struct slab *head = heads_again(l, lanes, n);
    struct slabs band;
    slabs_start(&band);
    double body = l->body_height;
    l->body_height -= head ? head->height : 0;
    slabs_beside(l, lanes, n, &band);
    l->body_height = body;
    band.first->gap = fmax(0, top - *from);
    for (struct slab *s = band.first; s; s = s->next) s->head = head;
    slabs_append(out, band.first);
    *from = y;
}

void slabs_beside_parted(struct lay *l, const struct lane *lanes, size_t n, struct slabs *out) {
    struct track *ts = tracks_of(l, lanes, n);
    size_t n_ys;
    double *ys = bottoms_of(l, ts, n, &n_ys), from = 0;
    for (size_t i = 0; i < n_ys; i++) {
        bool again =
            i + 1 < n_ys && ys[i + 1]<ys[i] + TOLERANCE, tall = ys[i] - from> l->body_height / 3;
        double slack = tall ? units_paper(l, SLACK) : TOLERANCE;
        if (!again && can_part(ts, n, ys[i], slack)) band_add(l, ts, n, ys[i], slack, out, &from);
    }
    if (!out->first) slab_add(l, out, 0, 0);
}
