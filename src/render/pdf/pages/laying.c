/* laying.c: turns the blocks of a report into pages. How they are painted, and into which file, is
 * not known here. */
#include "render/pdf/pages/pages.h"

static const struct format {
    double width, height;
} formats[] = {[PAPER_LETTER] = {612, 792}, [PAPER_A4] = {595.28, 841.89}};

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

size_t report_lay(struct lay *l, struct elem *parent, struct side **sides) {
    size_t before = parent->kids.n, pages = lay_once(l, parent, sides);
    for (int tries = 0; l->asks_pages && tries < 3 && !pages_known(l, *sides); tries++) {
        parent->kids.n = before; /* drops the elements of the discarded layout */
        pages = lay_once(l, parent, sides);
    }
    return pages;
}

void laying_result_set(struct pdf_result *result, const struct report *r, const struct side *s,
                       size_t pages) {
    *result = (struct pdf_result){.pages = (int)pages,
                                  .fits = r->max_pages <= 0 || (int)pages <= r->max_pages};
    for (int i = 0; i < 2 && s; i++, s = s->next) result->page_words[i] = s->words;
}

void pdf_measure(const struct pdf_setup *s, const struct report *r, struct pdf_result *result) {
    fonts_tidy(s->fonts);
    struct arena *a = arena_new();
    struct tags *t = tags_new(a);
    struct side *sides;
    size_t pages = report_lay(laying_new(a, s, r, t), t->root, &sides);
    laying_result_set(result, r, sides, pages);
    arena_free(a);
}
