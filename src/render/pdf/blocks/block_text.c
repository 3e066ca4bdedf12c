/* block_text.c: running text: headings, paragraphs, lists, quotes, code, rules; and the learner's
 * voice and the strip of sentences that open a sheet. */
#include "render/pdf/blocks/blocks.h"

#include <string.h>

static const char *plain(struct lay *l, const struct inl *text) {
    struct buf b = BUF_INIT;
    inl_plain(text, &b);
    return buf_take(&b, l->arena);
}

static void keep_all(struct slab *s) {
    for (; s; s = s->next) s->keep = true;
}

/* ---- headings ---- */

enum type_name heading_type(int level) {
    if (level <= 1) return TYPE_TITLE;
    if (level == 2) return TYPE_H2;
    return level == 3 ? TYPE_H3 : TYPE_H4;
}

void heading_lay(struct lay *l, const struct inl *text, const struct title *t,
                 const struct place *at, struct slabs *out) {
    static const char *const tag_names[] = {"H1", "H1", "H2", "H3", "H4", "H5", "H6"};
    int level = t->level;
    /* skips no level: Matterhorn 14-003 */
    if (level > l->last_level + 1) level = l->last_level + 1;
    if (level < 1) level = 1;
    if (level > 6) level = 6;
    struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, tag_names[level]));
    in.align = ALIGN_START;
    struct slabs own;
    slabs_start(&own);
    text_lay(l, text, &(struct look){.type = t->type, .color = t->color, .plain_links = true}, &in,
             &own);
    if (!own.first) return;
    struct item *anchor = item_add(l, own.first, ITEM_ANCHOR, 0, 0, 0, 0);
    anchor->id = t->id;
    anchor->title = l->last_title = plain(l, text);
    anchor->level = l->last_level = level;
    keep_all(own.first);
    slabs_append(out, own.first);
}

void lay_heading(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_heading *h = &b->heading;
    struct slabs own;
    slabs_start(&own);
    heading_lay(l, h->text, &(struct title){h->level, heading_type(h->level), COLOR_INK, b->id}, at,
                &own);
    if (h->note) {
        struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "P"));
        text_lay(l, h->note,
                 &(struct look){.type = TYPE_SMALL, .color = COLOR_SOFT, .plain_links = true}, &in,
                 &own);
    }
    if (h->level == 1 && !at->masthead && own.first)
        slab_rule_add(l, slab_add(l, &own, 0, 8), 0, 6, at->width, COLOR_LEAF, 1.5);
    keep_all(own.first);
    slabs_append(out, own.first);
}

/* ---- paragraphs ---- */

void lay_paragraph(struct lay *l, const struct block *b, const struct place *at,
                   struct slabs *out) {
    static const struct look looks[] = {
        [PARAGRAPH_BODY] = {.type = TYPE_BODY, .color = COLOR_INK},
        [PARAGRAPH_LEAD] = {.type = TYPE_VOICE, .color = COLOR_INK},
        [PARAGRAPH_SMALL] = {.type = TYPE_SMALL, .color = COLOR_SOFT},
    };
    struct look look = looks[b->paragraph.role];
    look.align = at->align;
    struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "P"));
    text_lay(l, b->paragraph.text, &look, &in, out);
}

void lay_code(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    struct elem *code = elem_new(l->tags, elem_new(l->tags, at->parent, "P"), "Code");
    struct place in = flow_place_in(at, at->width - 16, code);
    in.rtl = l->rtl;
    for (const char *line = b->code.text; line && *line;) {
        size_t n = strcspn(line, "\n");
        if (n)
            text_lay_plain(l, arena_strndup(l->arena, line, n),
                           &(struct look){.type = TYPE_CODE, .color = COLOR_INK}, &in, out);
        else
            slab_add(l, out, 0, type_leading(l, TYPE_CODE));
        line += n + (line[n] == '\n');
    }
    slabs_shift(out->first, 8);
    struct frame *f = arena_make(l->arena, struct frame);
    *f = (struct frame){.w = at->width,
                        .reach = 5,
                        .radius = 4,
                        .fill = (long)units_theme_light(l, COLOR_PAPER),
                        .stroke = NO_COLOR};
    slabs_frame(l, out, f, 8);
}

void lay_rule(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    (void)b;
    slab_rule_add(l, slab_add(l, out, 0, 8), at->width * 0.35, 4, at->width * 0.3, COLOR_LINE,
                  HAIRLINE);
}

/* ---- lists ---- */

#define INDENT 14.0

static double list_indent(struct lay *l, const struct block_list *list) {
    if (!list->ordered) return units_paper(l, INDENT);
    int n = list->start;
    for (const struct list_item *i = list->items; i; i = i->next) n++;
    const char *widest = arena_printf(l->arena, "%d.", n);
    return fmax(units_paper(l, INDENT),
                text_width(l, widest, &(struct look){.type = TYPE_BODY}) + 6);
}

static bool seen(const struct slab *s) {
    for (const struct item *i = s->items; i; i = i->next)
        if (i->kind == ITEM_RUN && !i->hidden) return true;
    return false;
}

/* The slab of a list item that its label goes into: that of its first words, otherwise the first
 * with room for it. */
static struct slab *beside_label(struct lay *l, struct slabs *body) {
    double line = type_leading(l, TYPE_BODY);
    for (struct slab *s = body->first; s; s = s->next)
        if (seen(s)) return s;
    for (struct slab *s = body->first; s; s = s->next)
        if (s->height >= line) return s;
    return slab_add(l, body, 0, line);
}

/* The label is painted before the words: in reading order. */
static void list_item(struct lay *l, const struct list_item *i, const char *mark, double indent,
                      struct elem *list, const struct place *at, struct slabs *out) {
    struct elem *item = elem_new(l->tags, list, "LI");
    struct slot *label = elem_slot(l->tags, elem_new(l->tags, item, "Lbl"));
    struct slabs body, first;
    slabs_start(&body);
    slabs_start(&first);
    struct place in = flow_place_in(at, at->width - indent, elem_new(l->tags, item, "LBody"));
    lay_blocks(l, i->blocks, &in, &body);
    struct slab *s = slab_add(l, &first, 0, 0), *beside = beside_label(l, &body);
    static const struct look look = {.type = TYPE_BODY, .color = COLOR_INK};
    slabs_shift(body.first, indent);
    text_put(l, s, mark, &look, 0, text_first_baseline(l, beside, TYPE_BODY), label);
    slab_items_before(beside, s);
    slabs_append(out, body.first);
}

void lay_list(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_list *list = &b->list;
    double indent = list_indent(l, list);
    struct elem *el = elem_new_with(l->tags, at->parent, "L",
                                    list->ordered ? "/A<</O/List/ListNumbering/Decimal>>"
                                                  : "/A<</O/List/ListNumbering/Disc>>");
    int number = list->start;
    for (const struct list_item *i = list->items; i; i = i->next, number++) {
        struct slabs own;
        slabs_start(&own);
        list_item(l, i, list->ordered ? arena_printf(l->arena, "%d.", number) : "•", indent, el, at,
                  &own);
        own.first->gap = units_space(l, list->tight ? 4 : 8);
        slabs_append(out, own.first);
    }
}

/* ---- words of people ---- */

void lay_quote(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    struct place in =
        flow_place_in(at, at->width - 14, elem_new(l->tags, at->parent, "BlockQuote"));
    lay_blocks(l, b->quote.blocks, &in, out);
    slabs_shift(out->first, 14);
    struct frame *f = arena_make(l->arena, struct frame);
    *f = (struct frame){.w = 2, .fill = (long)units_theme_light(l, COLOR_LINE), .stroke = NO_COLOR};
    slabs_frame(l, out, f, 0);
}

static struct inl *quoted(struct lay *l, const struct block_voice *v) {
    struct inls is;
    inls_start(&is, l->arena);
    if (v->open) inls_add(&is, INLINE_TEXT, v->open);
    struct inl *words = inls_add(&is, INLINE_SPAN, NULL); /* in the document's language */
    words->kids = v->words;
    if (v->close) inls_add(&is, INLINE_TEXT, v->close);
    return is.first;
}

void lay_voice(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    const struct block_voice *v = &b->voice;
    struct elem *quote = elem_new(l->tags, at->parent, "BlockQuote");
    double side = units_paper(l, 56), indent = v->portrait && v->portrait->jpeg ? side + 16 : 0;
    /* no room for words beside the portrait */
    bool above = indent > 0 && at->width - indent < units_paper(l, 96);
    if (above) {
        picture_put(l, slab_add(l, out, 0, side + 4), v->portrait, 0, 0, side, side, 8, false,
                    quote);
        out->first->keep = true;
        indent = 0;
    }
    struct slabs words;
    slabs_start(&words);
    struct place in = flow_place_in(at, at->width - indent, elem_new(l->tags, quote, "P"));
    text_lay(l, quoted(l, v), &(struct look){.type = TYPE_VOICE, .color = COLOR_INK}, &in, &words);
    struct slab *end = words.first;
    while (end && end->next) end = end->next;
    if (end) end->keep = true; /* whose words they are stays with them */
    in.parent = elem_new(l->tags, quote, "P");
    text_lay(l, v->who,
             &(struct look){.type = TYPE_SMALL, .color = COLOR_SOFT, .plain_links = true}, &in,
             &words);
    if (indent <= 0 || !words.first) {
        slabs_append(out, words.first);
        return;
    }
    struct slabs portrait;
    slabs_start(&portrait);
    picture_put(l, slab_add(l, &portrait, 0, side), v->portrait, 0, 0, side, side, 8, false, quote);
    slabs_beside_parted(l, (struct lane[]){{portrait.first, 0}, {words.first, indent}}, 2, out);
}

static struct inl *sentence(struct lay *l, const struct strip_cell *cells) {
    struct inls is;
    inls_start(&is, l->arena);
    for (const struct strip_cell *c = cells; c; c = c->next) {
        if (!c->value) continue;
        inls_add(&is, INLINE_TEXT, c->label);
        inls_add(&is, INLINE_TEXT, " ");
        inls_append(&is, inl_wrap(l->arena, INLINE_STRONG, c->value));
        inls_add(&is, INLINE_TEXT, c->after);
    }
    return is.first;
}

/* Whether a text is in another language than the words around it. */
static bool is_mixed(const struct inl *text, const char *lang) {
    for (const struct inl *i = text; i; i = i->next)
        if ((i->lang && lang && strcmp(i->lang, lang) != 0) || is_mixed(i->kids, lang)) return true;
    return false;
}

static void strip_cell(struct lay *l, const struct strip_cell *c, const struct place *at,
                       struct slabs *out) {
    struct place in = flow_place_in(at, at->width, elem_new(l->tags, at->parent, "P"));
    text_lay_plain(l, c->label, &(struct look){.type = TYPE_SMALL, .color = COLOR_SOFT}, &in, out);
    in.parent = elem_new(l->tags, at->parent, "P");
    text_lay(l, inl_wrap(l->arena, INLINE_STRONG, c->value),
             &(struct look){
                 .type = TYPE_BODY, .color = COLOR_INK, .bold_leaf = true, .plain_links = true},
             &in, out);
}

/* Labels over texts, two beside each other: sentences of two languages cannot be read as one. */
static void strip_stacked(struct lay *l, const struct block_strip *strip, const struct place *at,
                          struct slabs *out) {
    const double gap = 20;
    bool two = at->width > units_paper(l, 300);
    double w = two ? (at->width - gap) / 2 : at->width;
    for (const struct strip_cell *c = strip->cells; c;) {
        struct lane lanes[2] = {{0}};
        size_t n = 0;
        for (; c && n < (two ? 2 : 1); n++, c = c->next) {
            struct slabs own;
            slabs_start(&own);
            struct place in = flow_place_in(at, w, at->parent);
            strip_cell(l, c, &in, &own);
            lanes[n] = (struct lane){own.first, (w + gap) * (double)n};
        }
        struct slabs row;
        slabs_start(&row);
        slabs_beside(l, lanes, n, &row);
        row.first->gap = out->first ? 4 : 0;
        slabs_append(out, row.first);
    }
}

void lay_strip(struct lay *l, const struct block *b, const struct place *at, struct slabs *out) {
    double pad = 14;
    bool mixed = false;
    for (const struct strip_cell *c = b->strip.cells; c; c = c->next)
        mixed = mixed || is_mixed(c->value, at->lang);
    struct place in =
        flow_place_in(at, at->width - 2 * pad, elem_new(l->tags, at->parent, mixed ? "Sect" : "P"));
    struct look look = {
        .type = TYPE_LEAD, .color = COLOR_INK, .bold_leaf = true, .plain_links = true};
    if (mixed)
        strip_stacked(l, &b->strip, &in, out);
    else
        text_lay(l, sentence(l, b->strip.cells), &look, &in, out);
    slabs_shift(out->first, pad);
    slabs_keep(l, out->first, NULL);
    struct frame *f = arena_make(l->arena, struct frame);
    *f = (struct frame){.w = at->width,
                        .reach = 5,
                        .radius = 8,
                        .fill = NO_COLOR,
                        .stroke = (long)units_theme_light(l, COLOR_LEAF),
                        .line = 1};
    slabs_frame(l, out, f, 8);
}
