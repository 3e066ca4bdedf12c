/* slab.c: making slabs, stacking them, and framing them. It knows lengths, but no blocks. */
#include "render/pdf/layout/slab.h"

void slabs_start(struct slabs *list) {
    list->first = NULL;
    list->last = &list->first;
}

void slabs_append(struct slabs *list, struct slab *more) {
    *list->last = more;
    while (*list->last) list->last = &(*list->last)->next;
}

static struct slab *slab_new(struct lay *l, double gap, double height) {
    struct slab *s = arena_make(l->arena, struct slab);
    s->gap = gap;
    s->height = height;
    s->last = &s->items;
    return s;
}

struct slab *slab_add(struct lay *l, struct slabs *list, double gap, double height) {
    struct slab *s = slab_new(l, gap, height);
    slabs_append(list, s);
    return s;
}

static void item_append(struct slab *s, struct item *i) {
    *s->last = i;
    s->last = &i->next;
}

struct item *item_add(struct lay *l, struct slab *s, enum item_kind kind, double x, double y,
                      double w, double h) {
    struct item *i = arena_make(l->arena, struct item);
    *i = (struct item){
        .kind = kind, .x = x, .y = y, .w = w, .h = h, .fill = NO_COLOR, .stroke = NO_COLOR};
    item_append(s, i);
    return i;
}

struct item *slab_sign_put(struct lay *l, struct slab *s, struct sign sign, double x, double y,
                           double size, struct slot *slot) {
    if (sign.kind == SIGN_NONE) return NULL;
    struct item *i = item_add(l, s, ITEM_SIGN, x, y, size, size);
    i->sign = sign;
    i->slot = slot;
    return i;
}

struct item *item_behind(struct lay *l, struct slab *s, enum item_kind kind, double x, double y,
                         double w, double h) {
    struct item *rest = s->items, **last = s->last;
    s->items = NULL;
    s->last = &s->items;
    struct item *i = item_add(l, s, kind, x, y, w, h);
    i->next = rest;
    if (rest) s->last = last;
    return i;
}

void slab_items_before(struct slab *s, struct slab *from) {
    if (!from->items) return;
    *from->last = s->items;
    if (!s->items) s->last = from->last;
    s->items = from->items;
}

void slab_rule_add(struct lay *l, struct slab *s, double x, double y, double w,
                   enum theme_color color, double line) {
    struct item *i = item_add(l, s, ITEM_RULE, x, y, w, 0);
    i->stroke = (long)units_theme_light(l, (int)color);
    i->line = line;
}

/* Neighbors share frames. Returns true for a frame that was not yet in the list *done, which it
 * then is. */
static bool first_time(struct frame *f, struct frame **done) {
    for (struct frame *d = *done; d; d = d->next)
        if (d == f) return false;
    f->next = *done;
    *done = f;
    return true;
}

void slabs_shift(struct slab *first, double dx) {
    struct frame *done = NULL;
    for (struct slab *s = first; s; s = s->next) {
        for (struct item *i = s->items; i; i = i->next) i->x += dx;
        for (struct frame *f = s->frame; f; f = f->outer)
            if (first_time(f, &done)) f->x += dx;
    }
}

static void items_turn(struct item *i, double width) {
    for (; i; i = i->next) i->x = width - i->x - i->w;
}

void slabs_turn(struct slab *first, double width) {
    struct frame *done = NULL;
    const struct slab *head = NULL; /* neighbors share them */
    const struct flow *flow = NULL; /* likewise */
    for (struct slab *s = first; s; s = s->next) {
        double own = s->flow ? s->flow->width : width;
        items_turn(s->items, own);
        for (struct frame *f = s->frame; f; f = f->outer)
            if (first_time(f, &done)) f->x = own - f->x - f->w;
        if (s->head && s->head != head) items_turn(s->head->items, own);
        if (s->flow && s->flow != flow) s->flow->turned = !s->flow->turned;
        head = s->head;
        flow = s->flow;
    }
}

static void frame_outermost(struct slab *s, struct frame *f) {
    struct frame **at = &s->frame;
    while (*at && *at != f) at = &(*at)->outer;
    *at = f;
}

void slabs_frame(struct lay *l, struct slabs *list, struct frame *f, double air) {
    if (!list->first) return;
    struct slabs framed;
    slabs_start(&framed);
    if (air > 0) {
        struct slab *edge = slab_add(l, &framed, list->first->gap, air);
        edge->keep = edge->edge = true;
    }
    if (air > 0) list->first->gap = 0;
    slabs_append(&framed, list->first);
    if (air > 0) {
        struct slab *s = framed.first;
        while (s->next) s = s->next;
        s->keep = true; /* the padding below stays with the last line */
        slab_add(l, &framed, 0, air)->edge = true;
    }
    for (struct slab *s = framed.first; s; s = s->next) frame_outermost(s, f);
    *list = framed;
}

double slabs_height(const struct slab *first) {
    double h = 0;
    for (const struct slab *s = first; s; s = s->next) h += s->height + (s == first ? 0 : s->gap);
    return h;
}

void slabs_keep(const struct lay *l, struct slab *first, const struct slab *end) {
    double h = 0;
    for (const struct slab *s = first; s && s != end; s = s->next) h += s->gap + s->height;
    if (h > l->body_height) return;
    for (struct slab *s = first; s && s->next && s->next != end; s = s->next) s->keep = true;
}

/* A picture keeps its shape and its middle. */
static void lower_picture(struct slab *s, double less) {
    for (struct item *i = s->items; i; i = i->next) {
        if (i->kind != ITEM_IMAGE) continue;
        double share = (i->h - less) / i->h;
        i->x += i->w * (1 - share) / 2;
        i->w *= share;
        i->h *= share;
    }
    s->height -= less;
    s->slack -= less;
}

void slabs_lower_pictures(struct slab *first, double share) {
    for (struct slab *s = first; s && share > 0; s = s->next)
        if (s->slack > 0) lower_picture(s, s->slack * share);
}

/* ---- stacking ---- */

/* Extends the frames around a slab over its height. */
static void frames_reach(const struct slab *s, double top, double bottom, struct frame **open) {
    for (struct frame *f = s->frame; f; f = f->outer) {
        bool known = false;
        for (struct frame *o = *open; o; o = o->next) known = known || o == f;
        if (!known) {
            f->from = top - (s->edge ? 0 : f->reach);
            f->next = *open;
            *open = f;
        }
        f->to = bottom + (s->edge ? 0 : f->reach);
    }
}

/* Nesting depth: frames are painted outermost first, so that inner ones are above them. */
static int frame_depth(const struct frame *f) {
    int n = 0;
    while ((f = f->outer)) n++;
    return n;
}

static void frames_put(struct lay *l, struct frame *open, struct slab *into, double x) {
    for (int depth = 0, left = 1; left; depth++) {
        left = 0;
        for (struct frame *f = open; f; f = f->next) {
            if (frame_depth(f) > depth) left = 1;
            if (frame_depth(f) != depth) continue;
            struct item *i = item_add(l, into, ITEM_RECT, x + f->x, f->from, f->w, f->to - f->from);
            i->fill = f->fill;
            i->stroke = f->stroke;
            i->radius = f->radius;
            i->line = f->line;
        }
    }
}

static void items_copy(struct lay *l, const struct item *from, struct slab *into, double x,
                       double y) {
    for (; from; from = from->next) {
        struct item *i = arena_copy(l->arena, from, sizeof *from);
        i->next = NULL;
        i->x += x;
        i->y += y;
        item_append(into, i);
    }
}

double slabs_stack(struct lay *l, const struct slab *first, const struct slab *end,
                   struct slab *into, double x, double y) {
    struct frame *open = NULL;
    double at = y;
    for (const struct slab *s = first; s && s != end; s = s->next) {
        if (s != first) at += s->gap;
        frames_reach(s, at, at + s->height, &open);
        at += s->height;
    }
    frames_put(l, open, into, x);
    double top = y;
    for (const struct slab *s = first; s && s != end; s = s->next) {
        if (s != first) top += s->gap;
        items_copy(l, s->items, into, x, top);
        top += s->height;
    }
    return top - y;
}
