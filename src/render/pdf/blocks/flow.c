/* flow.c: lays out blocks one below the other: the function for each kind, and the space between
 * blocks. The block_*.c files decide what a kind looks like. */
#include "render/pdf/blocks/blocks.h"

#include "i18n/i18n.h"
#include "render/pdf/layout/grow.h"

typedef void lay_function(struct lay *l, const struct block *b, const struct place *at,
                          struct slabs *out);

/* Made from the list of kinds: a kind without its function does not link. */
static lay_function *const lay_functions[BLOCK_KIND_COUNT] = {
#define X(KIND, name) [BLOCK_##KIND] = lay_##name,
    BLOCK_KINDS(X)
#undef X
};

/* Space above and below each kind, in pt, multiples of the grid; between two blocks the larger one
 * counts. A kind without its row does not compile. */
#define SPACE_HEADING 20, 4
#define SPACE_PARAGRAPH 8, 8
#define SPACE_LIST 4, 8
#define SPACE_QUOTE 8, 8
#define SPACE_CODE 8, 8
#define SPACE_RULE 8, 8
#define SPACE_VOICE 12, 12
#define SPACE_STRIP 12, 16
#define SPACE_BOARD 16, 16
#define SPACE_TALLY 8, 12
#define SPACE_CARDS 16, 16
#define SPACE_COLUMNS 12, 16
#define SPACE_SECTION 16, 16
#define SPACE_FACTS 8, 12
#define SPACE_TABLE 8, 16
#define SPACE_FIGURE 12, 12
#define SPACE_CHART 8, 12
#define SPACE_TIMELINE 8, 12
#define SPACE_FILES 8, 12
#define SPACE_CALLOUT 12, 12
#define SPACE_LEGEND 12, 12
#define SPACE_LINES 4, 12
#define SPACE_SIGNATURES 8, 8
#define SPACE_QR 16, 12
#define SPACE_PAGE_BREAK 0, 0

static const struct spacing {
    signed char above, below;
} spacings[BLOCK_KIND_COUNT] = {
#define X(KIND, name) [BLOCK_##KIND] = {SPACE_##KIND},
    BLOCK_KINDS(X)
#undef X
};

static double above_heading(int level) {
    if (level <= 1) return 0;
    if (level == 2) return 20;
    return level == 3 ? 16 : 12;
}

double flow_space_between(const struct block *prev, const struct block *b) {
    if (!prev) return 0;
    double below = spacings[prev->kind].below, above = spacings[b->kind].above;
    if (prev->kind == BLOCK_HEADING) {
        if (prev->heading.level == 1) return 12;
        if (b->kind != BLOCK_HEADING) return fmin(above, 4);
    }
    if (b->kind == BLOCK_HEADING) above = above_heading(b->heading.level);
    if (b->kind == BLOCK_BOARD && b->board.dense) above = 12;
    if (prev->kind == BLOCK_BOARD && prev->board.dense) below = 12;
    if (b->kind == BLOCK_SECTION && b->section.style == SECTION_PLAIN && b->section.title)
        above = 20;
    return fmax(below, above);
}

struct place flow_report_place(const struct lay *l, struct elem *parent) {
    return (struct place){
        .width = l->body_width, .parent = parent, .lang = l->report->lang, .rtl = l->report->rtl};
}

struct place flow_place_in(const struct place *at, double width, struct elem *parent) {
    struct place in = *at;
    in.width = width;
    in.parent = parent;
    return in;
}

/* A block in another language goes into a Div with that language. */
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

static struct slab *last_of(struct slab *s) {
    while (s->next) s = s->next;
    return s;
}

/* Makes the block end on the grid, so that the next one starts there. */
static void to_grid(struct slab *first) {
    double h = slabs_height(first);
    last_of(first)->height += units_on_grid(h) - h;
}

/* On a side that must fit, spaces may be smaller than usual. Room that remains on such a side goes
 * back to the spaces between a report's own blocks first, and comes to them once more at last; not
 * above headings, where it is largest already. */
static double space_above(struct lay *l, const struct block *prev, const struct block *b) {
    double usual = units_space(l, flow_space_between(prev, b));
    if (!l->report->sides) return units_flowing(l, usual);
    usual = fmin(usual, 16);
    double space = l->space ? units_on_grid(usual * l->space / 100) : usual;
    if (l->depth > 1 || !prev) return space;
    space += grow_by(l, b, GROW_SPACE, usual - space);
    return b->kind == BLOCK_HEADING ? space : space + grow_by(l, b, GROW_AIR, 8);
}

/* A block in the other direction is laid out as in a report of its own, and then turned around. */
static void lay_block(struct lay *l, const struct block *b, const struct place *at,
                      struct slabs *out) {
    struct place in = place_of(l, b, at);
    bool before = l->rtl;
    l->rtl = in.rtl;
    lay_functions[b->kind](l, b, &in, out);
    l->rtl = before;
    if (in.rtl != before) slabs_turn(out->first, at->width);
}

static bool is_paragraph(const struct block *b, bool small) {
    return b && b->kind == BLOCK_PARAGRAPH && (b->paragraph.role == PARAGRAPH_SMALL) == small;
}

/* Does a paragraph between a heading and what the heading is about stay with both? */
static bool stays_with_both(const struct block *over, const struct block *b,
                            const struct block *next) {
    if (!over || over->kind != BLOCK_HEADING || b->kind != BLOCK_PARAGRAPH) return false;
    if (next->kind == BLOCK_HEADING) return next->heading.level > over->heading.level;
    return next->kind == BLOCK_TABLE || next->kind == BLOCK_COLUMNS || next->kind == BLOCK_LINES;
}

/* Does a small paragraph say something of this: who signed it, or how much more of it there is? */
static bool takes_note(const struct block *b) {
    return is_paragraph(b, false) || (b && (b->kind == BLOCK_TABLE || b->kind == BLOCK_LIST));
}

void lay_blocks(struct lay *l, const struct block *list, const struct place *at,
                struct slabs *out) {
    const struct block *prev = NULL, *over = NULL; /* the one before, and the one before that */
    struct slab *end = NULL;                       /* of prev */
    l->depth++;
    for (const struct block *b = list; b; b = b->next) {
        struct slabs own;
        slabs_start(&own);
        if (b->space) l->space = b->space;
        lay_block(l, b, at, &own);
        if (!own.first) continue;
        if (!units_is_closer(l)) to_grid(own.first);
        own.first->gap = space_above(l, prev, b);
        /* a signature, or a note, stays with what it is about */
        if (end && takes_note(prev) && is_paragraph(b, true)) end->keep = true;
        if (end && prev && stays_with_both(over, prev, b)) end->keep = true;
        end = last_of(own.first);
        if (b->id && b->kind != BLOCK_HEADING) anchor(l, own.first, b->id);
        slabs_append(out, own.first);
        if (b->kind != BLOCK_PAGE_BREAK) {
            over = prev;
            prev = b;
        }
        if (b->kind == BLOCK_PAGE_BREAK && !b->page_break.soft) prev = NULL;
    }
    l->depth--;
}
