/* grow.c: who can grow, by how much, and in which turn. */
#include "render/pdf/layout/grow.h"

/* Everything grows by steps of the grid: rounded up to it later, it would be too high. */
static double on_grid(double pt) { return floor(pt / GRID) * GRID; }

void grow_start(struct lay *l) {
    l->layout++;
    l->side = 0;
    l->space = 0;
    l->slip_room = 0;
    l->slip_parts = false;
}

static struct grower *find(struct lay *l, const void *what, enum grow_turn turn) {
    for (size_t i = 0; i < l->growers.n; i++)
        if (l->growers.v[i].what == what && l->growers.v[i].turn == turn) return &l->growers.v[i];
    VEC_PUSH(l->arena, &l->growers, ((struct grower){.what = what, .turn = turn}));
    return &l->growers.v[l->growers.n - 1];
}

double grow_by(struct lay *l, const void *what, enum grow_turn turn, double most) {
    return grow_from(l, what, turn, 0, most);
}

double grow_from(struct lay *l, const void *what, enum grow_turn turn, double least, double most) {
    if (!l->report->sides || most <= 0) return 0;
    struct grower *g = find(l, what, turn);
    g->layout = l->layout;
    g->side = l->side;
    g->least = least;
    g->most = most;
    return g->extra;
}

static bool may_take(const struct lay *l, const struct grower *g, size_t side, int turn,
                     double left) {
    return g->layout == l->layout && g->side == side && (int)g->turn == turn &&
           g->most - g->extra >= GRID && g->extra + left >= g->least;
}

/* Shares the room alike among those whose turn it is; what one cannot take goes to the others.
 * Returns what is left. */
static double share_turn(struct lay *l, size_t side, int turn, double left) {
    for (size_t takers = 1; takers && left >= GRID;) {
        takers = 0;
        for (size_t i = 0; i < l->growers.n; i++)
            takers += may_take(l, &l->growers.v[i], side, turn, left);
        double part = takers ? fmax(GRID, on_grid(left / (double)takers)) : 0;
        for (size_t i = 0; i < l->growers.n; i++) {
            struct grower *g = &l->growers.v[i];
            if (!may_take(l, g, side, turn, left) || left < GRID) continue;
            double taken =
                fmin(fmax(part, units_on_grid(g->least - g->extra)), on_grid(g->most - g->extra));
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
