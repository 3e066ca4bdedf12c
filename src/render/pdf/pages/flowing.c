/* flowing.c: text that flows through columns from page to page: filled one after the other, and of
 * the same height on the last page. A column that starts within a list repeats its title. */
#include "render/pdf/pages/flowing.h"

#define LEAST_ROOM 108.0 /* on a page that has something on it already; 38 mm may stay blank */
#define FEW 125.0        /* less than this in each column does not go to a page of its own */
#define MOST_LEFT 88.0   /* so much may stay blank below columns that others are taken from */
#define MOST_APART 0.5   /* of the space between blocks is added where columns begin a page */
#define STEP 8.0         /* in which the height of the last columns is found */

struct stream {
    const struct flow *flow;
    struct slab *first;
    const struct slab *end;
};

/* Height of a column from `from` up to `end`, with the head that it repeats. */
static double head_height(const struct stream *s, const struct slab *from) {
    bool again = from != s->first && from->head;
    return again ? from->head->height + from->gap : 0;
}

/* Where a column that starts with `from` ends, if it may be `room` high: after the last slab that
 * need not stay with the next one. If all of them must, and `force`, after the last that fits. */
static struct slab *column_end(const struct stream *s, struct slab *from, double room, bool force) {
    double h = from == s->end ? 0 : head_height(s, from);
    struct slab *end = from, *last = from;
    for (struct slab *at = from; at != s->end; at = at->next) {
        h += at->height + (at == from ? 0 : at->gap);
        if (h > room && (at != from || !force)) break;
        last = at->next;
        if (!at->keep || last == s->end) end = last;
    }
    return end == from && force ? last : end;
}

/* Fills `ends` with the ends of the columns of one page. Returns where the next page starts. */
static struct slab *page_end(const struct stream *s, struct slab *from, double room, bool force,
                             struct slab **ends) {
    for (size_t i = 0; i < s->flow->n; i++)
        from = ends[i] = from == s->end ? from : column_end(s, from, room, force);
    return from;
}

static double height_from(const struct stream *s, const struct slab *from) {
    double h = 0;
    for (; from != s->end; from = from->next) h += from->height + from->gap;
    return h;
}

/* The smallest height at which all that is left fits on the page. */
static void balance(const struct stream *s, struct slab *from, double room, struct slab **ends) {
    for (double h = height_from(s, from) / (double)s->flow->n / 2; h < room; h += STEP)
        if (page_end(s, from, h, false, ends) == s->end) return;
    page_end(s, from, room, true, ends);
}

static void column_put(struct lay *l, const struct stream *s, struct slab *from,
                       const struct slab *end, struct slab *into, double x) {
    if (from == end) return;
    double y = head_height(s, from);
    if (y > 0) slabs_stack(l, from->head, from->head->next, into, x, 0);
    double h = y + slabs_stack(l, from, end, into, x, y);
    into->height = fmax(into->height, h);
}

static void page_put(struct filling *f, const struct stream *s, struct slab *from,
                     struct slab *const *ends) {
    struct slabs whole;
    slabs_start(&whole);
    struct slab *band = slab_add(f->l, &whole, from->gap, 0);
    for (size_t i = 0; i < s->flow->n; i++) {
        size_t at = s->flow->turned ? s->flow->n - 1 - i : i;
        column_put(f->l, s, from, ends[i], band, (double)at * (s->flow->width + s->flow->gutter));
        from = ends[i];
    }
    pages_put(f, band);
}

/* Too little for a page of its own takes the last lines of this page along, as far as these leave
 * little blank. */
static struct slab *leave_enough(const struct filling *f, const struct stream *s,
                                 struct slab *first, struct slab *next, double room,
                                 struct slab **ends) {
    const bool force = !f->on_page.first && !f->slip.first;
    const double few = units_paper(f->l, FEW) * (double)s->flow->n, least = room - MOST_LEFT;
    struct slab *sooner = next;
    for (double less = room - STEP; less > least && height_from(s, sooner) < few; less -= STEP)
        sooner = page_end(s, first, less, force, ends);
    return sooner == first ? page_end(s, first, room, force, ends) : sooner;
}

/* Chooses the ends of the columns on this page. Returns where the next one starts: `first` if
 * nothing fits on this one. */
static struct slab *page_of(const struct filling *f, const struct stream *s, struct slab *first,
                            double room, struct slab **ends) {
    bool fresh = !f->on_page.first, force = fresh && !f->slip.first;
    struct slab *next = page_end(s, first, room, force, ends);
    if (next == s->end) {
        balance(s, first, room, ends);
    } else if (next != first) {
        next = leave_enough(f, s, first, next, room, ends);
    }
    return next;
}

/* Columns that do not begin below what is on the page leave their room to it: its blocks go a
 * little further apart. */
static void set_apart(struct filling *f) {
    double gaps = 0;
    if (!f->on_page.first || f->slip.first) return;
    for (const struct slab *s = f->on_page.first->next; s; s = s->next)
        if (s->gap >= LEAST_GAP) gaps += s->gap;
    const double more = fmin(pages_room(f), gaps * MOST_APART);
    if (more <= 0) return;
    for (struct slab *s = f->on_page.first->next; s; s = s->next)
        if (s->gap >= LEAST_GAP) s->gap *= 1 + more / gaps;
    f->used += more;
}

void pages_flow(struct filling *f, struct slab *first, const struct slab *end) {
    struct stream s = {first->flow, first, end};
    struct slab **ends = arena_array(f->l->arena, s.flow->n, sizeof *ends);
    while (first != end) {
        bool fresh = !f->on_page.first;
        double room = pages_room(f) - (fresh ? 0 : first->gap);
        struct slab *next = first;
        if (fresh || room >= units_paper(f->l, LEAST_ROOM))
            next = page_of(f, &s, first, room, ends);
        if (next == first) { /* too little room below what is there, or above the slip */
            set_apart(f);
            pages_turn(f);
            continue;
        }
        page_put(f, &s, first, ends);
        first = next;
        if (first != end) pages_turn(f);
    }
}
