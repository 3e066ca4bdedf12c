/* pages.c: distributes slabs over pages. parting.c decides where a page ends, flowing.c where a
 * column does; table heads are repeated; a slip, signatures, and the legend move to the foot.
 * Nothing is painted here. */
#include "render/pdf/pages/flowing.h"

#define MOST_BLANK 112.0 /* left by a soft page break; 40 mm */
#define MOST_CLOSER 0.75 /* of the space between blocks may go if the text then fits on its page */
#define TOLERANCE 0.01   /* in pt: sums differ in the last bits */
#define LEAST_GAP 4.0    /* smaller gaps stay as they are */

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

/* The slip that waits goes to the foot of this page. */
static void slip_reserve(struct filling *f) {
    if (!f->waiting) return;
    slabs_copy(f->l, f->waiting, f->waiting_end, &f->slip);
    f->slip_height = slabs_height(f->slip.first) + f->slip.first->gap;
    f->waiting = NULL;
}

static void slip_put(struct filling *f) {
    if (!f->slip.first) return;
    if (f->on_page.first) f->slip.first->gap += pages_room(f);
    f->used += f->slip_height + (f->on_page.first ? pages_room(f) : 0);
    slabs_append(&f->on_page, f->slip.first);
    slabs_start(&f->slip);
    f->slip_height = 0;
}

void pages_turn(struct filling *f) {
    struct lay *l = f->l;
    slip_put(f);
    struct slab *foot = f->on_page.first ? foot_of(f->on_page.first) : NULL;
    if (foot) foot->gap += l->body_height - f->used;
    struct slabs whole;
    slabs_start(&whole);
    struct side *side = arena_make(l->arena, struct side);
    side->content = slab_add(l, &whole, 0, l->body_height);
    slabs_stack(l, f->on_page.first, NULL, side->content, 0, 0);
    side->left = l->body_height - f->used;
    *f->last = side;
    f->last = &side->next;
    f->n++;
    slabs_start(&f->on_page);
    f->used = 0;
    slip_reserve(f);
}

void pages_put(struct filling *f, const struct slab *s) {
    if (!f->on_page.first && s->head) pages_put(f, s->head);
    f->used += height_on_page(f, s);
    slabs_copy(f->l, s, s->next, &f->on_page);
}

void pages_slip(struct filling *f, const struct slab *first, const struct slab *end) {
    double height = first->gap;
    for (const struct slab *s = first; s != end; s = s->next)
        height += s->height + (s == first ? 0 : s->gap);
    while (f->waiting) pages_turn(f);
    f->waiting = first;
    f->waiting_end = end;
    if (!f->on_page.first || height <= pages_room(f) + TOLERANCE) slip_reserve(f);
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

/* The room for a stretch on a page of its own, with the slip that follows it. */
static double room_before(const struct lay *l, struct slab *next) {
    double room = l->body_height;
    if (next && next->slip) room -= next->gap + stretch_height(next, stretch_end(next));
    return room;
}

/* A stretch on pages of its own; the last one stays open. Returns false, and fills nothing, if it
 * ends in a soft page break that would leave too much blank. */
static bool fill_pages(struct filling *f, struct slab *first, struct slab *end) {
    struct lay *l = f->l;
    struct slab **pieces;
    bool shared = end && !end->new_page;
    if (shared) close_up(first, end, room_before(l, end));
    size_t n = slabs_part(l, first, end, l->body_height, true, &pieces);
    double last = stretch_height(pieces[n - 1], end);
    if (n > 1 && pieces[n - 1]->head) last += pieces[n - 1]->head->height;
    if (end && end->soft && l->body_height - last > units_paper(l, MOST_BLANK)) return false;
    for (size_t i = 0; i < n; i++) {
        for (const struct slab *s = pieces[i]; s != pieces[i + 1]; s = s->next) pages_put(f, s);
        if (i + 1 < n || !shared || end->soft) pages_turn(f);
    }
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
    } else if (first->slip) {
        pages_slip(f, first, end);
    } else {
        while (f->slip.first || f->waiting) pages_turn(f);
        if (f->on_page.first) first = after_open_page(f, first);
        while (!fill_pages(f, first, end)) {
            join(first, end);
            end = stretch_end(first);
        }
    }
    return end;
}

size_t pages_fill(struct lay *l, struct slab *first, struct side **out) {
    struct filling f = {.l = l, .last = &f.first};
    slabs_start(&f.on_page);
    slabs_start(&f.slip);
    while (first) {
        if (first->new_page && (f.on_page.first || f.slip.first)) pages_turn(&f);
        first = without_break(first);
        if (first) first = fill_stretch(&f, first);
    }
    while (f.on_page.first || f.slip.first || f.waiting) pages_turn(&f);
    if (f.n == 0) pages_turn(&f); /* a document has at least one page */
    *out = f.first;
    return f.n;
}
