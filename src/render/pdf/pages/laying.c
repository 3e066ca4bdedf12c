/* laying.c: turns the blocks of a report into pages. How they are painted, and into which file, is
 * not known here. */
#include "render/pdf/layout/grow.h"
#include "render/pdf/pages/pages.h"

static const struct format {
    double width, height;
} formats[] = {[PAPER_LETTER] = {612, 792}, [PAPER_A4] = {595.28, 841.89}};

#define LITTLE 0.6  /* of the last page is blank: it has little on it */
#define MARGIN 42.0 /* 14.8 mm */
#define FOOT 12.0   /* between the body and the running foot */

struct lay *laying_new(struct arena *a, const struct pdf_setup *s, const struct report *r,
                       struct tags *t) {
    struct lay *l = arena_make(a, struct lay);
    const struct format *f = &formats[r->paper];
    *l = (struct lay){.arena = a,
                      .setup = s,
                      .report = r,
                      .rtl = r->rtl,
                      .tags = t,
                      .page_width = f->width,
                      .page_height = f->height,
                      .margin = MARGIN};
    l->body_width = f->width - 2 * MARGIN;
    l->body_height =
        floor((f->height - 2 * MARGIN - units_paper(l, FOOT) - foot_extra(l)) / GRID) * GRID;
    return l;
}

static size_t lay_once(struct lay *l, struct elem *parent, struct side **sides) {
    l->last_title = NULL;
    l->last_level = 0;
    grow_start(l);
    struct place at = flow_report_place(l, parent);
    struct slabs all;
    slabs_start(&all);
    lay_blocks(l, l->report->blocks, &at, &all);
    return pages_fill(l, all.first, sides);
}

/* Records the page of each block with an id; returns true if none has changed. */
static bool pages_known(struct lay *l, const struct side *sides) {
    bool same = true;
    size_t n = 0, page = 1;
    for (; sides; sides = sides->next, page++) {
        for (const struct item *i = sides->content->items; i; i = i->next) {
            if (i->kind != ITEM_ANCHOR || !i->id) continue;
            same = same && n < l->pages.n && l->pages.v[n].page == page;
            if (n == l->pages.n) VEC_PUSH(l->arena, &l->pages, ((struct page_of){i->id, page}));
            l->pages.v[n++] = (struct page_of){i->id, page};
        }
    }
    return same;
}

/* The room that remains on each side; NULL if the sides are not one page each. */
static double *room_left(struct lay *l, const struct side *sides, size_t pages) {
    if (pages != l->side + 1) return NULL;
    double *left = arena_array(l->arena, pages, sizeof *left), *next = left;
    for (; sides; sides = sides->next) *next++ = sides->left;
    return left;
}

/* Half of the room for each of the places to write in: they may be one below the other. Less than a
 * line for each is no room. */
static bool slip_grows(struct lay *l) {
    if (l->slip_room < 2 * units_line(l)) return false;
    l->slip_more += floor(l->slip_room / 2 / GRID) * GRID;
    return true;
}

static bool sides_grow(struct lay *l, const struct side *sides, size_t pages) {
    const double *left = room_left(l, sides, pages);
    return left && grow_share(l, left, pages);
}

/* Lays out again with things that use what is left. Something beside something higher grows without
 * using it, so it may take a second time. Returns the number of pages. */
static size_t fill_sides(struct lay *l, struct elem *parent, size_t before, struct side **sides,
                         size_t pages) {
    for (int tries = 0; tries < 2; tries++) {
        const bool more = l->report->sides ? sides_grow(l, *sides, pages) : slip_grows(l);
        if (!more) break;
        parent->kids.n = before;
        pages = lay_once(l, parent, sides);
    }
    return pages;
}

size_t report_lay(struct lay *l, struct elem *parent, struct side **sides) {
    size_t before = parent->kids.n, pages = lay_once(l, parent, sides);
    for (int tries = 0; l->asks_pages && tries < 3 && !pages_known(l, *sides); tries++) {
        parent->kids.n = before; /* drops the elements of the discarded layout */
        pages = lay_once(l, parent, sides);
    }
    return pages;
}

size_t report_lay_filled(struct lay *l, struct elem *parent, struct side **sides) {
    size_t before = parent->kids.n, pages = report_lay(l, parent, sides);
    return fill_sides(l, parent, before, sides, pages);
}

void laying_result_set(struct pdf_result *result, const struct lay *l, size_t pages,
                       const struct side *sides) {
    const int most = l->report->max_pages;
    const struct side *last = sides;
    while (last->next) last = last->next;
    *result = (struct pdf_result){.pages = (int)pages,
                                  .fits = most <= 0 || (int)pages <= most,
                                  .little = pages > 1 && last->left > l->body_height * LITTLE,
                                  .parted = l->slip_parts};
}

void pdf_measure(const struct pdf_setup *s, const struct report *r, struct pdf_result *result) {
    fonts_tidy(s->fonts);
    struct arena *a = arena_new();
    struct tags *t = tags_new(a);
    struct side *sides;
    struct lay *l = laying_new(a, s, r, t);
    size_t pages = report_lay(l, t->root, &sides);
    laying_result_set(result, l, pages, sides);
    arena_free(a);
}
