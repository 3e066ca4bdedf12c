/* pages.c: slabs to pages. What belongs together stays together if a page can hold it; heads of tables are
 * said again; signatures and the legend stand at the foot. Nothing is painted here. */
#include "render/pdf/layout.h"

struct filling {
    struct lay *l;
    struct side *first, **last;
    struct slabs on_page; /* copies of the slabs of the page that is being filled */
    double used;
    size_t n;
};

static double height_on_page(const struct filling *f, const struct slab *s) {
    return s->height + (f->on_page.first ? s->gap : 0);
}

/* The slabs at the end of the page that want to stand at its foot. */
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

static void side_add(struct filling *f) {
    struct lay *l = f->l;
    struct slab *foot = f->on_page.first ? foot_of(f->on_page.first) : NULL;
    if (foot) foot->gap += l->body_height - f->used;
    struct slabs whole;
    slabs_start(&whole);
    struct side *side = arena_make(l->arena, struct side);
    side->content = slab_add(l, &whole, 0, l->body_height);
    slabs_stack(l, f->on_page.first, NULL, side->content, 0, 0);
    for (const struct item *i = side->content->items; i; i = i->next) side->words += i->words;
    *f->last = side;
    f->last = &side->next;
    f->n++;
    slabs_start(&f->on_page);
    f->used = 0;
}

static void close_page(struct filling *f) {
    if (f->on_page.first) side_add(f);
}

static void put(struct filling *f, const struct slab *s) {
    if (!f->on_page.first && s->head) put(f, s->head);
    struct slab *copy = arena_copy(f->l->arena, s, sizeof *s);
    copy->next = NULL;
    f->used += height_on_page(f, s);
    slabs_append(&f->on_page, copy);
}

/* Slabs from s on that must not be parted; *end is the first one after. */
static double chain_height(const struct filling *f, const struct slab *s, const struct slab **end) {
    double h = height_on_page(f, s);
    while (s->keep && s->next && !s->next->new_page) {
        s = s->next;
        h += s->gap + s->height;
    }
    *end = s->next;
    return h;
}

/* ---- no page with a single line ---- */

#define FEW 40.0 /* two lines of running text and a little */

/* What ends a page's flow keeps so much before it that no page begins with only that. */
static void keep_the_end(const struct lay *l, struct slab **stretch, size_t n) {
    double h = n ? stretch[n - 1]->height : 0;
    for (size_t i = n; i-- > 1 && h < paper(l, FEW);) {
        stretch[i - 1]->keep = true;
        h += stretch[i]->gap + stretch[i - 1]->height;
    }
}

static void keep_ends(struct lay *l, struct slab *first) {
    VEC(struct slab *) stretch = {0};
    for (struct slab *s = first; s; s = s->next) {
        if (s->new_page) {
            keep_the_end(l, stretch.v, stretch.n);
            stretch.n = 0;
        }
        VEC_PUSH(l->arena, &stretch, s);
    }
    keep_the_end(l, stretch.v, stretch.n);
}

/* Nothing but a line stands on the page: rather part what follows, where it can be parted. */
static bool lonely(const struct filling *f, const struct slab *s, const struct slab *end) {
    return f->used < paper(f->l, FEW) && s->next != end &&
           f->used + height_on_page(f, s) <= f->l->body_height;
}

/* s is the last that fits of what had to be parted, and what would follow it is not enough for a page of its own. */
static bool leaves_too_little(const struct filling *f, const struct slab *s, const struct slab *end) {
    const struct slab *next = s->next;
    if (next == end || (end && !end->new_page) || f->used < paper(f->l, FEW)) return false;
    if (f->used + height_on_page(f, s) + next->gap + next->height <= f->l->body_height) return false;
    double rest = 0;
    for (; next != end; next = next->next) rest += next->height;
    return rest < paper(f->l, FEW);
}

size_t pages_fill(struct lay *l, struct slab *first, struct side **out) {
    struct filling f = {.l = l, .last = &f.first};
    slabs_start(&f.on_page);
    keep_ends(l, first);
    for (const struct slab *s = first; s;) {
        if (s->new_page) {
            close_page(&f);
            if (s->height == 0 && !s->items) { /* nothing but the break */
                s = s->next;
                continue;
            }
        }
        const struct slab *end;
        double h = chain_height(&f, s, &end), again = s->head ? s->head->height : 0;
        bool whole = h - s->gap + again <= l->body_height && !lonely(&f, s, end);
        if (f.used + h > l->body_height && f.on_page.first && whole) close_page(&f);
        for (; s != end; s = s->next) {
            if (f.used + height_on_page(&f, s) > l->body_height || leaves_too_little(&f, s, end))
                close_page(&f);
            put(&f, s);
        }
    }
    close_page(&f);
    if (f.n == 0) side_add(&f); /* a document has a page */
    *out = f.first;
    return f.n;
}
