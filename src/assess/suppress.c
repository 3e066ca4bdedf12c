/* suppress.c: figures are added one by one, the finest bands first; a figure that would reveal a
 * learner is taken back. */
#include "assess/suppress.h"

#include <assert.h>
#include <stdint.h>

enum { MEASURES = EQUITY_MEASURES, COLUMNS = SUPPRESS_COLUMNS, HIDDEN = -1 };

/* Where bands start. Bands twice as wide start at every second value, four times as wide at every
 * fourth. */
static const int edges[] = {0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64};
enum { EDGES = sizeof edges / sizeof *edges, WIDTHS = 3 };

struct side { /* the group, or the others */
    long n, has[COLUMNS];
};

struct unit {
    size_t first, n; /* of the children */
    struct side in, all;
    bool may_publish;   /* enough learners are in the group, and outside */
    int width[COLUMNS]; /* 0: the finest; or HIDDEN */
};

struct audit {
    const struct suppress_child *children;
    size_t n, n_units;
    struct unit *units; /* n_units, and last, all together */
    /* an alternative table, which starts as the true one */
    struct side *in; /* the group of each unit, and of all */
    bool *turned;    /* by child: has changed sides */
    size_t closed;   /* by figures that were published earlier */
};

/* ---- sums ---- */

static void add(struct side *s, const struct suppress_child *c, int times) {
    s->n += times;
    for (size_t k = 0; k < COLUMNS; k++) s->has[k] += times * c->has[k];
}

static struct side minus(const struct side *a, const struct side *b) {
    struct side s = {.n = a->n - b->n};
    for (size_t k = 0; k < COLUMNS; k++) s.has[k] = a->has[k] - b->has[k];
    return s;
}

static bool are_enough(const struct side *all, const struct side *in) {
    return in->n >= SUPPRESS_LEAST && all->n - in->n >= SUPPRESS_LEAST;
}

/* The band that an average is in. */
static int band_of(const struct side *s, size_t measure, int width) {
    int i = 0;
    while (i + 1 < EDGES && edges[i + 1] * s->n <= s->has[measure]) i++;
    return i >> width;
}

static struct equity_band band_at(int i, int width) {
    int end = (i + 1) << width;
    return (struct equity_band){edges[i << width], end < EDGES ? edges[end] : 0};
}

/* ---- another table that would look the same ---- */

/* Whether all published figures of a unit stay the same with another group. */
static bool looks_the_same(const struct unit *u, const struct side *in) {
    const struct side out = minus(&u->all, &u->in), other_out = minus(&u->all, in);
    bool enough = !u->may_publish || are_enough(&u->all, in);
    for (size_t k = 0; k < COLUMNS; k++)
        if (u->width[k] != HIDDEN &&
            (!enough || band_of(in, k, u->width[k]) != band_of(&u->in, k, u->width[k]) ||
             band_of(&other_out, k, u->width[k]) != band_of(&out, k, u->width[k])))
            return false;
    return true;
}

static bool is_in(const struct audit *x, size_t i) { return x->children[i].in != x->turned[i]; }

/* Moves a child to the other side. */
static void turn(struct audit *x, size_t i) {
    const struct suppress_child *c = &x->children[i];
    int times = is_in(x, i) ? -1 : 1;
    add(&x->in[c->unit], c, times);
    add(&x->in[x->n_units], c, times);
    x->turned[i] = !x->turned[i];
}

static bool fits(const struct audit *x, size_t i) {
    size_t unit = x->children[i].unit;
    return looks_the_same(&x->units[unit], &x->in[unit]) &&
           looks_the_same(&x->units[x->n_units], &x->in[x->n_units]);
}

/* Moves a child if all figures stay the same; otherwise returns false and changes nothing. */
static bool can_turn(struct audit *x, size_t i) {
    turn(x, i);
    if (fits(x, i)) return true;
    turn(x, i);
    return false;
}

static void exchange(struct audit *x, size_t i, size_t j) {
    turn(x, i);
    turn(x, j);
}

static bool can_exchange(struct audit *x, size_t i, size_t j) {
    exchange(x, i, j);
    if (fits(x, i) && fits(x, j)) return true;
    exchange(x, i, j);
    return false;
}

static void turn_back(struct audit *x) {
    for (size_t i = 0; i < x->n; i++)
        if (x->turned[i]) turn(x, i);
}

/* ---- would anybody be given away? ---- */

/* How many ways are missing: alone or in exchange for others, those of the same unit first. */
static size_t ways_missing(struct audit *x, size_t i) {
    size_t j = x->units[x->children[i].unit].first, ways = 0;
    if (can_turn(x, i)) {
        turn(x, i);
        ways++;
    }
    for (size_t tried = 0; ways < SUPPRESS_WAYS && tried < x->n; tried++, j++) {
        if (is_in(x, i) == is_in(x, j % x->n) || !can_exchange(x, i, j % x->n)) continue;
        exchange(x, i, j % x->n);
        ways++;
    }
    return SUPPRESS_WAYS - ways;
}

/* Moves one more learner of the unit out of the group, or into it. */
static bool turn_one(struct audit *x, const struct unit *u, bool in) {
    for (size_t i = u->first; i < u->first + u->n; i++)
        if (!x->turned[i] && x->children[i].in == in && can_turn(x, i)) return true;
    return false;
}

/* How many more would have to be movable. */
static size_t moves_missing(struct audit *x, const struct unit *u) {
    long least = u->all.n < SUPPRESS_OPEN ? u->all.n : SUPPRESS_OPEN, n = 0;
    for (int in = 0; in < 2; in++) {
        while (n < least && turn_one(x, u, in)) n++;
        turn_back(x);
    }
    return (size_t)(least - n);
}

/* Whether enough learners of the smaller side can be exchanged for others: one in
 * SUPPRESS_SHARE. */
static bool group_is_open(struct audit *x, const struct unit *u) {
    long out = u->all.n - u->in.n, smaller = u->in.n < out ? u->in.n : out, n = 0;
    size_t next = 0; /* of the others: where the search continues */
    if (!u->may_publish) return true;
    for (size_t i = u->first; i < u->first + u->n && SUPPRESS_SHARE * n < smaller; i++) {
        bool done = !x->children[i].in;
        for (size_t tried = 0; !done && tried < u->n; tried++, next++) {
            size_t j = u->first + next % u->n;
            done = !x->children[j].in && !x->turned[j] && can_exchange(x, i, j);
            n += done;
        }
    }
    turn_back(x);
    return SUPPRESS_SHARE * n >= smaller;
}

/* How much is missing for all children, numbers, and groups to be open. Stops counting above
 * `most`. */
static size_t count_closed(struct audit *x, size_t most) {
    size_t n = 0;
    for (size_t i = 0; i <= x->n_units; i++) n += !group_is_open(x, &x->units[i]);
    for (size_t i = 0; i < x->n_units; i++) n += moves_missing(x, &x->units[i]);
    for (size_t i = 0; i < x->n && n <= most; i++) n += ways_missing(x, i);
    return n;
}

/* ---- figure by figure ---- */

/* Whether one child has more than half of what its side has. In the lowest band that reveals
 * nothing. */
static bool is_one_childs(const struct audit *x, const struct unit *u, size_t k, int width) {
    const struct side out = minus(&u->all, &u->in);
    for (size_t i = 0; i < u->n; i++) {
        const struct suppress_child *c = &x->children[u->first + i];
        const struct side *own = c->in ? &u->in : &out;
        if (2 * c->has[k] > own->has[k] && band_of(own, k, width) > 0) return true;
    }
    return false;
}

static struct equity_figure figure_of(struct audit *x, struct unit *u, size_t k) {
    const struct side out = minus(&u->all, &u->in);
    if (u->all.n < SUPPRESS_SCHOOL) return (struct equity_figure){.why = EQUITY_SMALL};
    if (!u->may_publish) return (struct equity_figure){.why = EQUITY_HIDDEN};
    for (int width = 0; width < WIDTHS; width++) {
        u->width[k] = width;
        if (!is_one_childs(x, u, k, width) && count_closed(x, x->closed) <= x->closed)
            return (struct equity_figure){.with = band_at(band_of(&u->in, k, width), width),
                                          .without = band_at(band_of(&out, k, width), width)};
    }
    u->width[k] = HIDDEN;
    return (struct equity_figure){.why = EQUITY_HIDDEN};
}

/* How wide the bands of an earlier figure were. */
static int width_published(const struct equity_figure *f) {
    for (int width = 0; f->why == EQUITY_TOLD && width < WIDTHS; width++)
        for (int i = 0; i < EDGES; i++) {
            const struct equity_band b = band_at(i >> width, width);
            if (b.from == f->with.from && b.below == f->with.below) return width;
        }
    return HIDDEN;
}

static void set_widths(struct unit *u, const struct suppress_table *t, size_t unit) {
    for (size_t k = 0; k < COLUMNS; k++) u->width[k] = HIDDEN;
    for (size_t e = 0; e < t->n_earlier; e++)
        for (size_t k = 0; k < MEASURES; k++)
            u->width[(1 + e) * MEASURES + k] = width_published(&t->earlier[e][unit].figures[k]);
}

static void count(struct audit *x, const struct suppress_table *t) {
    struct unit *all = &x->units[x->n_units];
    all->n = x->n;
    for (size_t i = 0; i < x->n; i++) {
        const struct suppress_child *c = &x->children[i];
        struct unit *u = &x->units[c->unit];
        assert(c->unit < x->n_units && (i == 0 || x->children[i - 1].unit <= c->unit));
        if (!u->n++) u->first = i;
        add(&u->all, c, 1);
        add(&all->all, c, 1);
        if (!c->in) continue;
        add(&u->in, c, 1);
        add(&all->in, c, 1);
    }
    for (size_t i = 0; i <= x->n_units; i++) {
        struct unit *u = &x->units[i];
        u->may_publish = u->all.n >= SUPPRESS_SCHOOL && are_enough(&u->all, &u->in);
        set_widths(u, t, i);
        x->in[i] = u->in;
    }
    x->closed = count_closed(x, SIZE_MAX);
}

/* Counts at most twice the average of all learners for each learner, so that no figure shows a
 * single learner, whatever the group. */
static const struct suppress_child *capped(struct arena *a, const struct suppress_table *t) {
    struct suppress_child *list = arena_array(a, t->n + 1, sizeof *list);
    for (size_t i = 0; i < t->n; i++) list[i] = t->children[i];
    for (size_t k = 0; k < COLUMNS; k++) {
        long sum = 0, n = (long)t->n;
        for (size_t i = 0; i < t->n; i++) sum += list[i].has[k];
        for (size_t i = 0; i < t->n; i++) {
            long most = (2 * sum + n - 1) / n;
            if (list[i].has[k] > most) list[i].has[k] = most;
        }
    }
    return list;
}

struct suppress_unit *suppress(struct arena *a, const struct suppress_table *t) {
    struct audit x = {.children = capped(a, t),
                      .n = t->n,
                      .n_units = t->n_units,
                      .units = arena_array(a, t->n_units + 1, sizeof *x.units),
                      .in = arena_array(a, t->n_units + 1, sizeof *x.in),
                      .turned = arena_array(a, t->n + 1, sizeof *x.turned)};
    struct suppress_unit *units = arena_array(a, t->n_units + 1, sizeof *units);
    assert(t->n_earlier <= SUPPRESS_EARLIER);
    count(&x, t);
    for (size_t i = 0; i <= t->n_units; i++) {
        size_t unit = i ? i - 1 : t->n_units; /* all together first: most can be published */
        for (size_t k = 0; k < MEASURES; k++)
            units[unit].figures[k] = figure_of(&x, &x.units[unit], k);
    }
    return units;
}
