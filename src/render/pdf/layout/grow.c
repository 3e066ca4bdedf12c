/* grow.c: who can grow, by how much, and in which turn. */
#include "render/pdf/layout/grow.h"

/* Everything grows by steps of the grid: rounded up to it later, it would be too high. */
static double on_grid(double pt) { return floor(pt / GRID) * GRID; }

void grow_start(struct lay *l) {
    l->asked = 0;
    l->side = 0;
    l->space = 0;
}

double grow_by(struct lay *l, enum grow_turn turn, double most) {
    if (!l->report->sides || most <= 0) return 0;
    if (l->asked == l->growers.n)
        VEC_PUSH(l->arena, &l->growers, ((struct grower){.turn = turn, .side = l->side}));
    struct grower *g = &l->growers.v[l->asked++];
    g->most = most;
    return g->extra;
}

static bool may_take(const struct grower *g, size_t side, int turn) {
    return g->side == side && (int)g->turn == turn && g->most - g->extra >= GRID;
}

/* Shares the room alike among those whose turn it is; what one cannot take goes to the others.
 * Returns what is left. */
static double share_turn(struct lay *l, size_t side, int turn, double left) {
    for (size_t takers = 1; takers && left >= GRID;) {
        takers = 0;
        for (size_t i = 0; i < l->growers.n; i++) takers += may_take(&l->growers.v[i], side, turn);
        double part = takers ? fmax(GRID, on_grid(left / (double)takers)) : 0;
        for (size_t i = 0; i < l->growers.n; i++) {
            struct grower *g = &l->growers.v[i];
            if (!may_take(g, side, turn) || left < GRID) continue;
            double taken = fmin(part, on_grid(g->most - g->extra));
            g->extra += taken;
            left -= taken;
        }
    }
    return left;
}

bool grow_share(struct lay *l, const double *left, size_t n_sides) {
    bool given = false;
    for (size_t side = 0; side < n_sides; side++) {
        double rest = left[side];
        for (int turn = 0; turn < GROW_TURNS; turn++) rest = share_turn(l, side, turn, rest);
        given = given || left[side] - rest >= GRID;
    }
    return given;
}
