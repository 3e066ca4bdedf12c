/* fit.c: chooses the cuts that become line ends: one line at a time at the width available, or all
 * lines at once. */
#include "render/text/para.h"

#include <math.h>

/* Sums of many advances differ in the last bits; a thousandth of a point is invisible. */
static const double tolerance_pt = 1e-3;

static bool fits(const struct cut *from, const struct cut *to, double width_pt) {
    return para_between(from, to) <= width_pt + tolerance_pt;
}

/* Is the line too wide even without a hyphen? That width grows from cut to cut, so no later cut
 * fits either. */
static bool beyond(const struct cut *from, const struct cut *to, double width_pt) {
    return to->x_end - to->hyphen_pt - from->x_next > width_pt + tolerance_pt;
}

/* Is there nothing visible between the first cut after `from` and this one? */
static bool one_cluster(const struct para *p, size_t from, size_t to) {
    const struct cut *first = &p->cuts.v[from + 1], *last = &p->cuts.v[to];
    return to == from + 1 ||
           (first->kind != CUT_MUST && last->x_end <= first->x_end - first->hyphen_pt);
}

/* The cut after the smallest unbreakable part, including the invisible characters after it. */
static size_t smallest(const struct para *p, size_t at) {
    size_t to = at + 1;
    while (to + 1 < p->cuts.n && p->cuts.v[to].kind != CUT_MUST && one_cluster(p, at, to + 1)) to++;
    return to;
}

static size_t greedy(const struct para *p, size_t at, double width_pt) {
    size_t word = 0, cluster = 0;
    const struct cut *from = &p->cuts.v[at];
    for (size_t i = at + 1; i < p->cuts.n; i++) {
        const struct cut *c = &p->cuts.v[i];
        if (beyond(from, c, width_pt)) break;
        if (!fits(from, c, width_pt)) continue;
        if (c->kind == CUT_CLUSTER)
            cluster = i;
        else
            word = i;
        if (c->kind == CUT_MUST) break;
    }
    if (word) return word;
    return cluster ? cluster : smallest(p, at);
}

/* Adds the cuts inside words if a word is too wide. Returns the new index of the cut `at`. */
static size_t cut_for(struct para *p, size_t at, double width_pt) {
    if (p->cut_inside || p->widest_word <= width_pt + tolerance_pt) return at;
    const struct cut was = p->cuts.v[at];
    para_cuts(p, true);
    while (p->cuts.v[at].kind != was.kind || p->cuts.v[at].piece != was.piece) at++;
    return at;
}

bool para_line(struct para *p, size_t *at, double width_pt, struct para_line *out) {
    if (*at + 1 >= p->cuts.n) return false;
    *at = cut_for(p, *at, width_pt);
    size_t to = greedy(p, *at, width_pt);
    para_build_line(p, &p->cuts.v[*at], &p->cuts.v[to], out);
    *at = to;
    return true;
}

/* ---- total fit ---- */

/* The best way from the start to a cut. Compared in this order: broken words, lines, sum of squares
 * of unused space. */
struct way {
    bool reached;
    size_t from; /* the previous cut */
    unsigned broken, lines;
    double squares;
};

static bool better(const struct way *a, const struct way *b) {
    if (!b->reached) return true;
    if (a->broken != b->broken) return a->broken < b->broken;
    if (a->lines != b->lines) return a->lines < b->lines;
    return a->squares < b->squares;
}

/* The last line costs nothing unless it is very short. */
static double cost(const struct cut *from, const struct cut *to, double width_pt, bool first) {
    double slack = width_pt - para_between(from, to);
    if (to->kind == CUT_MUST) slack = first ? 0 : slack - width_pt * 3 / 4;
    return slack > 0 ? slack * slack : 0;
}

static void try_line(const struct para *p, struct way *ways, size_t start, size_t from, size_t to,
                     double width_pt) {
    const struct cut *a = &p->cuts.v[from], *b = &p->cuts.v[to];
    bool too_wide = !fits(a, b, width_pt);
    if (!ways[from].reached || (too_wide && !one_cluster(p, from, to))) return;
    struct way w = {.reached = true,
                    .from = from,
                    .broken = ways[from].broken + (b->kind == CUT_CLUSTER) + (too_wide ? 1 : 0),
                    .lines = ways[from].lines + 1,
                    .squares = ways[from].squares + cost(a, b, width_pt, from == start)};
    if (better(&w, &ways[to])) ways[to] = w;
}

typedef VEC(size_t) indexes;

/* The cuts to consider: those between words, and those inside a word that is wider than the
 * line. */
static indexes usable_cuts(const struct para *p, struct arena *a, size_t start, size_t end,
                           double width_pt) {
    indexes usable = {0};
    VEC_PUSH(a, &usable, start);
    for (size_t from = start, i = start + 1; i <= end; i++) {
        if (p->cuts.v[i].kind == CUT_CLUSTER) continue;
        bool too_wide = !fits(&p->cuts.v[from], &p->cuts.v[i], width_pt);
        for (size_t k = from + 1; too_wide && k < i; k++) VEC_PUSH(a, &usable, k);
        VEC_PUSH(a, &usable, i);
        from = i;
    }
    return usable;
}

/* Chooses the lines from one forced line end to the next. */
static void fit_stretch(const struct para *p, struct arena *a, struct way *ways, size_t start,
                        size_t end, double width_pt) {
    ways[start] = (struct way){.reached = true};
    if (fits(&p->cuts.v[start], &p->cuts.v[end], width_pt)) {
        ways[end] = (struct way){.reached = true, .from = start, .lines = 1};
        return;
    }
    indexes usable = usable_cuts(p, a, start, end, width_pt);
    for (size_t i = 0; i < usable.n; i++)
        for (size_t k = i + 1; k < usable.n; k++) {
            size_t from = usable.v[i], to = usable.v[k];
            if (!one_cluster(p, from, to) && beyond(&p->cuts.v[from], &p->cuts.v[to], width_pt))
                break;
            try_line(p, ways, start, from, to, width_pt);
        }
}

/* Returns the number of lines up to `end`, and writes their ends to chosen[]. */
static size_t trace(const struct way *ways, size_t start, size_t end, size_t *chosen) {
    size_t n = 0;
    for (size_t at = end; at != start; at = ways[at].from) n++;
    for (size_t at = end, i = n; at != start; at = ways[at].from) chosen[--i] = at;
    return n;
}

/* Most texts of a report fit on one line as they are. */
static bool one_line(const struct para *p, double width_pt) {
    size_t last = p->cuts.n - 1;
    for (size_t i = 1; i < last; i++)
        if (p->cuts.v[i].kind == CUT_MUST) return false;
    return last > 0 && fits(&p->cuts.v[0], &p->cuts.v[last], width_pt);
}

size_t para_lines(struct para *p, double width_pt, struct para_line **out) {
    if (one_line(p, width_pt)) {
        *out = arena_make(p->arena, struct para_line);
        para_build_line(p, &p->cuts.v[0], &p->cuts.v[p->cuts.n - 1], *out);
        return 1;
    }
    cut_for(p, 0, width_pt);
    struct arena *scratch = arena_new();
    struct way *ways = arena_array(scratch, p->cuts.n, sizeof *ways);
    size_t *chosen = arena_array(scratch, p->cuts.n, sizeof *chosen);
    size_t n = 0;
    for (size_t start = 0, i = 1; i < p->cuts.n; i++) {
        if (p->cuts.v[i].kind != CUT_MUST) continue;
        fit_stretch(p, scratch, ways, start, i, width_pt);
        n += trace(ways, start, i, chosen + n);
        start = i;
    }
    *out = arena_array(p->arena, n, sizeof **out);
    for (size_t i = 0, from = 0; i < n; from = chosen[i++])
        para_build_line(p, &p->cuts.v[from], &p->cuts.v[chosen[i]], &(*out)[i]);
    arena_free(scratch);
    return n;
}

/* ---- measures ---- */

double para_width(struct para *p) { return para_widest(p, CUT_MUST); }
double para_widest_word(struct para *p) { return p->widest_word; }
