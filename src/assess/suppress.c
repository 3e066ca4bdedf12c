/* suppress.c: hides what is small, then what would give it away. The proof of each step stands in the header. */
#include "assess/suppress.h"

static bool is_small(long n) { return n < SUPPRESS_LEAST; }

static void add_up(struct suppress_table *t) {
    t->all = (struct suppress_unit){0};
    for (size_t i = 0; i < t->n; i++) {
        t->all.total += t->units[i].total;
        for (size_t k = 0; k < SUPPRESS_SPLITS; k++) t->all.part[k] += t->units[i].part[k];
    }
}

static void hide_total(struct suppress_unit *u) {
    u->hides_total = true;
    for (size_t k = 0; k < SUPPRESS_SPLITS; k++) u->hides_parts[k] = true;
}

static void hide_small(struct suppress_unit *u) {
    u->hides_total = false;
    for (size_t k = 0; k < SUPPRESS_SPLITS; k++)
        u->hides_parts[k] = is_small(u->part[k]) || is_small(u->total - u->part[k]);
    if (is_small(u->total)) hide_total(u);
}

/* The smallest unit that is still told, where there are two or more; NULL where only one would be left over. */
static struct suppress_unit *next_to_hide(struct suppress_table *t,
                                          bool (*is_hidden)(const struct suppress_unit *, size_t), size_t k) {
    struct suppress_unit *least = NULL;
    size_t told = 0;
    for (size_t i = 0; i < t->n; i++) {
        struct suppress_unit *u = &t->units[i];
        if (is_hidden(u, k)) continue;
        told++;
        if (!least || u->total < least->total) least = u;
    }
    return told > 1 ? least : NULL;
}

/* ---- totals ---------------------------------------------------------------------------------------------- */

static bool hides_total(const struct suppress_unit *u, size_t k) {
    (void)k;
    return u->hides_total;
}

static bool totals_are_safe(const struct suppress_table *t) {
    size_t n = 0;
    long sum = 0;
    for (size_t i = 0; i < t->n; i++)
        if (t->units[i].hides_total) n++, sum += t->units[i].total;
    return n == 0 || (n > 1 && !is_small(sum));
}

static void guard_totals(struct suppress_table *t) {
    while (!t->all.hides_total && !totals_are_safe(t)) {
        struct suppress_unit *u = next_to_hide(t, hides_total, 0);
        hide_total(u ? u : &t->all);
    }
}

/* ---- columns --------------------------------------------------------------------------------------------- */

static bool hides_parts(const struct suppress_unit *u, size_t k) { return u->hides_parts[k]; }

struct hidden {                           /* what is known of hidden parts by their sum */
    long part, other, total, small_total; /* small_total: of units whose total is small, and so hidden too */
};

static struct hidden sum_hidden(const struct suppress_table *t, size_t k) {
    struct hidden h = {0};
    for (size_t i = 0; i < t->n; i++) {
        const struct suppress_unit *u = &t->units[i];
        if (!u->hides_parts[k]) continue;
        h.part += u->part[k];
        h.other += u->total - u->part[k];
        h.total += u->total;
        if (u->hides_total) h.small_total += u->total;
    }
    return h;
}

static long smaller(long a, long b) { return a < b ? a : b; }

/* How much is left open of the part of u. */
static long width_of(const struct suppress_unit *u, const struct hidden *h) {
    if (is_small(u->total)) return smaller(smaller(h->part, h->other), h->small_total);
    long least = h->part - (h->total - u->total);
    return smaller(h->part, u->total) - (least > 0 ? least : 0);
}

static bool columns_are_safe(const struct suppress_table *t, size_t k) {
    const struct hidden h = sum_hidden(t, k);
    for (size_t i = 0; i < t->n; i++)
        if (t->units[i].hides_parts[k] && is_small(width_of(&t->units[i], &h))) return false;
    return true;
}

static void guard_columns(struct suppress_table *t, size_t k) {
    while (!t->all.hides_parts[k] && !columns_are_safe(t, k)) {
        struct suppress_unit *u = next_to_hide(t, hides_parts, k);
        (u ? u : &t->all)->hides_parts[k] = true;
    }
}

void suppress(struct suppress_table *t) {
    add_up(t);
    for (size_t i = 0; i < t->n; i++) hide_small(&t->units[i]);
    hide_small(&t->all);
    guard_totals(t);
    for (size_t k = 0; k < SUPPRESS_SPLITS; k++) guard_columns(t, k);
}
