/* flow.c: blocks to slabs, one under the other: which function lays out which kind, and the space between
 * them. What a kind looks like is in the block_*.c files. */
#include "render/pdf/blocks/blocks.h"

#include "i18n/i18n.h"

typedef void lay_function(struct lay *l, const struct block *b, const struct place *at, struct slabs *out);

/* From the list of kinds: a kind without its function does not link. */
static lay_function *const LAY[BLOCK_KIND_COUNT] = {
#define X(KIND, name) [BLOCK_##KIND] = lay_##name,
    BLOCK_KINDS(X)
#undef X
};

/* Space above a kind and below it; between two blocks stands the larger one. Multiples of the grid. */
static const struct spacing {
    signed char above, below;
} SPACING[BLOCK_KIND_COUNT] = {
    [BLOCK_HEADING] = {20, 4},   [BLOCK_PARAGRAPH] = {8, 8}, [BLOCK_LIST] = {4, 8},
    [BLOCK_QUOTE] = {8, 8},      [BLOCK_CODE] = {8, 8},      [BLOCK_RULE] = {8, 8},
    [BLOCK_VOICE] = {12, 12},    [BLOCK_STRIP] = {12, 16},   [BLOCK_BOARD] = {16, 16},
    [BLOCK_TALLY] = {8, 12},     [BLOCK_CARDS] = {16, 16},   [BLOCK_COLUMNS] = {12, 16},
    [BLOCK_SECTION] = {16, 16},  [BLOCK_FACTS] = {8, 12},    [BLOCK_TABLE] = {8, 16},
    [BLOCK_FIGURE] = {12, 12},   [BLOCK_CHART] = {8, 12},    [BLOCK_FILES] = {8, 12},
    [BLOCK_CALLOUT] = {12, 12},  [BLOCK_LEGEND] = {12, 12},  [BLOCK_LINES] = {4, 12},
    [BLOCK_SIGNATURES] = {8, 8}, [BLOCK_QR] = {16, 12},
};

double space_between(const struct block *prev, const struct block *b) {
    static const double HEADING_ABOVE[] = {0, 0, 20, 16, 12};
    if (!prev) return 0;
    double below = SPACING[prev->kind].below, above = SPACING[b->kind].above;
    if (prev->kind == BLOCK_HEADING) {
        if (prev->heading.level == 1) return 12;
        if (b->kind != BLOCK_HEADING) return fmin(above, 4);
    }
    if (b->kind == BLOCK_HEADING)
        above = HEADING_ABOVE[b->heading.level < 1 ? 1 : b->heading.level > 4 ? 4 : b->heading.level];
    if (b->kind == BLOCK_SECTION && b->section.style == SECTION_PLAIN && b->section.title) above = 20;
    return fmax(below, above);
}

struct place report_place(const struct lay *l, struct elem *parent) {
    return (struct place){
        .width = l->body_width, .parent = parent, .lang = l->report->lang, .rtl = l->report->rtl};
}

struct place place_in(const struct place *at, double width, struct elem *parent) {
    struct place in = *at;
    in.width = width;
    in.parent = parent;
    return in;
}

/* A block in another language stands in a Div that says which. */
static struct place place_of(struct lay *l, const struct block *b, const struct place *at) {
    struct place in = *at;
    if (!b->lang) return in;
    in.parent = elem_new(l->tags, at->parent, "Div");
    in.parent->lang = in.lang = b->lang;
    in.rtl = b->lang && tag_is_rtl(b->lang);
    return in;
}

static void anchor(struct lay *l, struct slab *s, const char *id) {
    item_add(l, s, ITEM_ANCHOR, 0, 0, 0, 0)->id = id;
}

/* The next block begins on the grid. */
static void to_grid(struct slab *first) {
    double h = slabs_height(first);
    while (first->next) first = first->next;
    first->height += on_grid(h) - h;
}

void blocks_lay(struct lay *l, const struct block *list, const struct place *at, struct slabs *out) {
    const struct block *prev = NULL;
    for (const struct block *b = list; b; b = b->next) {
        struct slabs own;
        slabs_start(&own);
        struct place in = place_of(l, b, at);
        LAY[b->kind](l, b, &in, &own);
        if (!own.first) continue;
        to_grid(own.first);
        own.first->gap = paper(l, space_between(prev, b));
        if (b->id && b->kind != BLOCK_HEADING) anchor(l, own.first, b->id);
        slabs_append(out, own.first);
        prev = b->kind == BLOCK_PAGE_BREAK ? NULL : b;
    }
}
