/* pages.c: distributes slabs over pages. parting.c decides where a page ends; table heads are
 * repeated; signatures and the legend move to the foot. Nothing is painted here. */
#include "render/pdf/pages/pages.h"

struct filling {
    struct lay *l;
    struct side *first, **last;
    struct slabs on_page; /* copies of the current page's slabs */
    double used;
    size_t n;
};

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

static void side_add(struct filling *f) {
    struct lay *l = f->l;
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
}

static void put(struct filling *f, const struct slab *s) {
    if (!f->on_page.first && s->head) put(f, s->head);
    struct slab *copy = arena_copy(f->l->arena, s, sizeof *s);
    copy->next = NULL;
    f->used += height_on_page(f, s);
    slabs_append(&f->on_page, copy);
}

size_t pages_fill(struct lay *l, struct slab *first, struct side **out) {
    struct filling f = {.l = l, .last = &f.first};
    slabs_start(&f.on_page);
    while (first) {
        struct slab *end = first->next, **pieces;
        while (end && !end->new_page) end = end->next;
        bool only_break = first->new_page && first->height == 0 && !first->items;
        if (only_break) first = first->next;
        size_t n = slabs_part(l, first, end, l->body_height, true, &pieces);
        for (size_t i = 0; i < n; i++) {
            for (const struct slab *s = pieces[i]; s != pieces[i + 1]; s = s->next) put(&f, s);
            side_add(&f);
        }
        first = end;
    }
    if (f.n == 0) side_add(&f); /* a document has at least one page */
    *out = f.first;
    return f.n;
}
