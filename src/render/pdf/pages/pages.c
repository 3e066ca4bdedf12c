/* pages.c: distributes slabs over pages. parting.c decides where a page ends, flowing.c where a
 * column does; table heads are repeated; a slip, signatures, and the legend move to the foot.
 * What follows a slip goes below it on later pages, unless all of it fits above the slip. Nothing
 * is painted here. */
#include "render/pdf/pages/flowing.h"

#define MOST_BLANK 112.0 /* left by a soft page break; 40 mm */
#define MOST_CLOSER 0.5  /* of the space between blocks may go if the text then fits on its page */
#define MOST_GROWN 0.5   /* of a page, for a slip that has room to grow */
#define TOLERANCE 0.01   /* in pt: sums differ in the last bits */

/* ---- one page ---- */

static double height_on_page(const struct filling *f, const struct slab *s) {
    return s->height + (f->on_page.first ? s->gap : 0);
}

/* The slabs at the end of the page that go to its foot. */
static struct slab *foot_of(struct slab *first) {
    struct slab *foot = NULL;
    for (struct slab *s = first; s; s = s->next) {
        if (!s->foot)
            foot = NULL;
        else if (!foot)
            foot = s;
    }
    return foot == first ? NULL : foot;
}

double pages_room(const struct filling *f) { return f->l->body_height - f->used - f->slip_height; }

static void slabs_copy(struct lay *l, const struct slab *first, const struct slab *end,
                       struct slabs *out) {
    for (; first != end; first = first->next) {
        struct slab *copy = arena_copy(l->arena, first, sizeof *first);
        copy->next = NULL;
        slabs_append(out, copy);
    }
}

static bool is_slip_page(const struct filling *f) { return f->n + 1 == f->slip_page; }

/* If the slip belongs on this page, its room is kept at the foot. */
static void slip_reserve(struct filling *f) {
    if (!f->waiting || !is_slip_page(f)) return;
    slabs_copy(f->l, f->waiting, f->waiting_end, &f->slip);
    f->slip_height = slabs_height(f->slip.first) + f->slip.first->gap;
    f->waiting = NULL;
}

/* Returns the height that must stay free on the back of the sheet: what is there would be cut off
 * with the slip. */
static double slip_put(struct filling *f) {
    const double height = f->slip_height, room = pages_room(f);
    const bool any = f->slip.first != NULL, has_back = f->n % 2 == 0;
    f->slip_height = 0;
    if (!any) return 0;
    if (f->on_page.first) f->slip.first->gap += room;
    const double most = f->l->body_height * MOST_GROWN - height - GRID;
    f->l->slip_room = has_back ? 0 : fmin(room, most) - GRID;
    f->used += height + (f->on_page.first ? room : 0);
    slabs_append(&f->on_page, f->slip.first);
    slabs_start(&f->slip);
    return has_back ? height : 0;
}

void pages_turn(struct filling *f) {
    struct lay *l = f->l;
    struct slab *foot = f->on_page.first ? foot_of(f->on_page.first) : NULL;
    if (foot) foot->gap += pages_room(f);
    const double foot_gap = foot ? pages_room(f) : 0;
    f->used += foot_gap;
    const double back = slip_put(f);
    struct slabs whole;
    slabs_start(&whole);
    struct side *side = arena_make(l->arena, struct side);
    side->content = slab_add(l, &whole, 0, l->body_height);
    slabs_stack(l, f->on_page.first, NULL, side->content, 0, 0);
    side->left = l->body_height - f->used + foot_gap;
    *f->last = side;
    f->last = &side->next;
    f->n++;
    slabs_start(&f->on_page);
    f->used = 0;
    f->slip_height = back;
    slip_reserve(f);
}

void pages_put(struct filling *f, const struct slab *s) {
    if (!f->on_page.first && s->head) pages_put(f, s->head);
    f->used += height_on_page(f, s);
    slabs_copy(f->l, s, s->next, &f->on_page);
}

/* ---- stretches ---- */

/* A stretch is distributed in one way: it ends at a page break, a slip, or columns. */
static struct slab *stretch_end(struct slab *first) {
    struct slab *s = first->next;
    while (s && !s->new_page && !s->soft && s->slip == first->slip && s->flow == first->flow)
        s = s->next;
    return s;
}

static double stretch_height(const struct slab *first, const struct slab *end) {
    double h = 0;
    for (const struct slab *s = first; s != end; s = s->next)
        h += s->height + (s == first ? 0 : s->gap);
    return h;
}

/* Sets blocks closer together if they then fit into the room. */
static void close_up(struct slab *first, const struct slab *end, double room) {
    double over = stretch_height(first, end) - room, gaps = 0;
    for (struct slab *s = first->next; over > 0 && s && s != end; s = s->next)
        if (s->gap >= LEAST_GAP) gaps += s->gap;
    if (over <= 0 || over > gaps * MOST_CLOSER) return;
    for (struct slab *s = first->next; s && s != end; s = s->next)
        if (s->gap >= LEAST_GAP) s->gap *= 1 - over / gaps;
}

/* Does the last page of the stretch leave too much blank for the soft page break at its end? */
static bool too_blank(const struct filling *f, struct slab *first, const struct slab *end,
                      double room) {
    struct lay *l = f->l;
    struct slab **pieces;
    const size_t n = slabs_part(l, first, end, room, true, &pieces);
    double last = stretch_height(pieces[n - 1], end);
    if (n > 1 && pieces[n - 1]->head) last += pieces[n - 1]->head->height;
    return l->body_height - last > units_paper(l, MOST_BLANK);
}

/* A slab that is higher than the room beside the slip comes on the page after it; on the back of
 * the slip, it takes the room. */
static void slip_before(struct filling *f) {
    if (f->slip.first)
        pages_turn(f);
    else
        f->slip_height = 0;
}

/* A stretch on pages of its own; the last one stays open. Returns false, and fills nothing, if it
 * ends in a soft page break that would leave too much blank. */
static bool fill_pages(struct filling *f, struct slab *first, struct slab *end) {
    struct lay *l = f->l;
    struct slab **pieces;
    const bool shared = end && !end->new_page;
    const double here = l->body_height - f->slip_height;
    if (shared) close_up(first, end, here);
    if (end && end->soft && !f->take_breaks && too_blank(f, first, end, here)) return false;
    for (;;) { /* each page may have another room */
        const double room = l->body_height - f->slip_height;
        const size_t n = slabs_part(l, first, end, room, true, &pieces);
        if (stretch_height(pieces[0], pieces[1]) > room + TOLERANCE && f->slip_height > 0) {
            slip_before(f);
            continue;
        }
        for (const struct slab *s = pieces[0]; s != pieces[1]; s = s->next) pages_put(f, s);
        if (n == 1) break;
        first = pieces[1];
        pages_turn(f);
    }
    if (!shared || end->soft) pages_turn(f);
    return true;
}

/* Takes a page break out of the list before `first`. */
static struct slab *without_break(struct slab *first) {
    bool only_break = (first->new_page || first->soft) && first->height == 0 && !first->items;
    return only_break ? first->next : first;
}

/* Joins a stretch with the one after the soft page break at its end. */
static void join(struct slab *first, const struct slab *soft) {
    while (first->next != soft) first = first->next;
    first->next = soft->next;
}

/* The page that is open, as the first slab of a stretch that goes on below it. */
static struct slab *after_open_page(struct filling *f, struct slab *first) {
    struct slabs whole;
    slabs_start(&whole);
    struct slab *page = slab_add(f->l, &whole, 0, f->used);
    slabs_stack(f->l, f->on_page.first, NULL, page, 0, 0);
    page->next = first;
    slabs_start(&f->on_page);
    f->used = 0;
    return page;
}

static struct slab *fill_stretch(struct filling *f, struct slab *first) {
    struct slab *end = stretch_end(first);
    if (first->flow) {
        pages_flow(f, first, end);
        return end;
    }
    if (f->on_page.first) first = after_open_page(f, first);
    while (!fill_pages(f, first, end)) {
        join(first, end);
        end = stretch_end(first);
    }
    return end;
}

static void fill_until(struct filling *f, struct slab *first, const struct slab *end) {
    while (first != end) {
        if (first->new_page && f->on_page.first) pages_turn(f);
        first = without_break(first);
        if (first != end) first = fill_stretch(f, first);
    }
}

/* ---- the slip ---- */

/* To try something out: the same page, and room for more, of which nothing remains. */
static void trial_start(struct filling *t, const struct filling *f) {
    *t = *f;
    t->first = NULL;
    t->last = &t->first;
    slabs_start(&t->on_page);
    slabs_copy(f->l, f->on_page.first, NULL, &t->on_page);
    slabs_start(&t->slip);
    slabs_copy(f->l, f->slip.first, NULL, &t->slip);
}

/* Fills a trial with copies of the slabs before `end`, which is copied too if it is not NULL. */
static void try_until(struct filling *t, const struct slab *first, const struct slab *end) {
    struct slabs copy;
    slabs_start(&copy);
    slabs_copy(t->l, first, end, &copy);
    struct slab *last = end ? arena_copy(t->l->arena, end, sizeof *end) : NULL;
    if (last) last->next = NULL;
    slabs_append(&copy, last);
    fill_until(t, copy.first, last);
}

/* What comes after the slip: up to a page break, or the next slip. */
static struct slab *after_slip(struct slab *first) {
    while (first && !first->new_page && !first->slip) first = first->next;
    return first;
}

/* Is there room above the slip for all that comes after it? */
static bool fits_above(const struct filling *f, struct slab *first) {
    struct filling t;
    trial_start(&t, f);
    const struct slab *end = after_slip(first);
    try_until(&t, first, end);
    return t.n == f->n || (t.n == f->n + 1 && !t.on_page.first);
}

static void slip_wait(struct filling *f, const struct slab *first, const struct slab *end,
                      size_t page) {
    f->waiting = first;
    f->waiting_end = end;
    f->slip_page = page;
    slip_reserve(f);
}

static bool slip_fits_here(const struct filling *f, const struct slab *first,
                           const struct slab *slip, const struct slab *end) {
    struct filling t;
    trial_start(&t, f);
    slip_wait(&t, slip, end, t.n + 1);
    try_until(&t, first, slip);
    return t.n == f->n && pages_room(&t) >= -TOLERANCE;
}

/* The page of the slip: the first, if all that comes before it is there as well. Otherwise the last
 * second side of a sheet, so that nothing that follows is on the back of the slip. What comes
 * before it may go on after that page. */
static size_t page_of_slip(const struct filling *f, const struct slab *first,
                           const struct slab *slip, const struct slab *end) {
    const size_t here = f->n + 1;
    if (slip_fits_here(f, first, slip, end)) return here;
    struct filling t;
    trial_start(&t, f);
    try_until(&t, first, slip);
    const size_t side = (t.n + 1) / 2 * 2;
    return side > here ? side : here + 1;
}

/* On a page where the slip would be alone, what is after a soft page break comes first. */
static bool slip_is_alone(const struct filling *f, const struct slab *first,
                          const struct slab *slip, struct slab *end) {
    struct filling t;
    trial_start(&t, f);
    try_until(&t, first, slip);
    if (t.n + 1 >= t.slip_page) return false;
    while (!t.slip.first) pages_turn(&t);
    return !fits_above(&t, end);
}

/* All that is before a slip, and the slip. Returns what comes after it. */
static struct slab *fill_to_slip(struct filling *f, struct slab *first, struct slab *slip) {
    struct slab *end = stretch_end(slip);
    slip_wait(f, slip, end, page_of_slip(f, first, slip, end));
    f->take_breaks = slip_is_alone(f, first, slip, end);
    fill_until(f, first, slip);
    f->l->slip_parts = f->l->slip_parts || f->n + 1 > f->slip_page;
    f->take_breaks = false;
    while (f->waiting) pages_turn(f);
    if (f->slip.first && f->on_page.first && !fits_above(f, end)) pages_turn(f);
    return end;
}

/* ---- all ---- */

static struct slab *next_slip(struct slab *first) {
    while (first && !first->slip) first = first->next;
    return first;
}

size_t pages_fill(struct lay *l, struct slab *first, struct side **out) {
    struct filling f = {.l = l, .last = &f.first};
    slabs_start(&f.on_page);
    slabs_start(&f.slip);
    for (struct slab *slip; (slip = next_slip(first));) first = fill_to_slip(&f, first, slip);
    fill_until(&f, first, NULL);
    while (f.on_page.first || f.slip.first) pages_turn(&f);
    if (f.n == 0) pages_turn(&f); /* a document has at least one page */
    *out = f.first;
    return f.n;
}
