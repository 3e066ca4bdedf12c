/* part_portfolio.c: the parts of a portfolio as a book: title page, contents, chapters. Paper
 * only. */
#include "model/learner.h"
#include "model/outline.h"
#include "model/term.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/said.h"

#include <string.h>

#define CONTENTS_ID "contents"

void part_title_page(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct learner *l = v->learner;
    blocks_add_heading(out, 1, inl_text(v->arena, label_full_name(v)));
    blocks_add_paragraph(out, PARAGRAPH_LEAD,
                         p->title.n ? say_words(v, &p->title) : inl_text(v->arena, v->title));
    blocks_add_paragraph(out, PARAGRAPH_BODY, inl_text(v->arena, label_where_from(v)));
    blocks_add_paragraph(out, PARAGRAPH_BODY,
                         inl_text(v->arena, JOIN(v->arena, label_term_name(v),
                                                 say_date(v, v->calendar->as_of, DATE_LONG))));
    const char *left_out = label_left_out(v);
    if (left_out) blocks_add_paragraph(out, PARAGRAPH_SMALL, inl_text(v->arena, left_out));
    const struct image *portrait = l->portrait ? view_published(v, l->portrait)->image : NULL;
    if (!portrait) return;
    struct block *b = blocks_add(out, BLOCK_FIGURE);
    b->figure.image = *portrait;
    if (!*b->figure.image.alt)
        b->figure.image.alt = tr_text(v->lang, v->arena, "portfolio.portrait", "name", l->called);
}

bool part_is_thin_book(const struct viewer *v) {
    enum { FEW = 3 };
    const struct learner *l = v->learner;
    size_t n = 0;
    bool book = false;
    for (size_t i = 0; v->outline && i < v->outline->n_parts; i++)
        book = book || strcmp(v->outline->parts[i].name, "evidence-book") == 0;
    for (size_t i = 0; book && i < l->n_evidence; i++) n += view_shows_evidence(v, &l->evidence[i]);
    return book && n < FEW;
}

/* ---- contents ---- */

void part_contents(const struct viewer *v, const struct part *p, struct blocks *out) {
    if (part_is_thin_book(v)) return;
    blocks_add_heading(out, 2, part_title(v, p, "portfolio.contents"));
    struct block *b = blocks_add(out, BLOCK_TABLE);
    struct table_column *columns = arena_array(v->arena, 2, sizeof *columns);
    columns[0] = (struct table_column){.head = T(v, "portfolio.chapter"), .weight = 6};
    columns[1] =
        (struct table_column){.head = T(v, "portfolio.page"), .weight = 0, .align = ALIGN_END};
    b->id = CONTENTS_ID;
    b->table = (struct block_table){.caption = T(v, "portfolio.contents"),
                                    .caption_hidden = true,
                                    .columns = columns,
                                    .n_columns = 2};
}

static void add_entry(const struct viewer *v, const struct block *h, struct block *contents) {
    const char *href = arena_printf(v->arena, "#%s", h->id);
    struct row *row = block_table_add(v->arena, contents);
    struct inl *title = inl_wrap(v->arena, INLINE_LINK, h->heading.text);
    title->href = href;
    row_add(v->arena, row, h->heading.level == 2 ? inl_wrap(v->arena, INLINE_STRONG, title) : title,
            true);
    row_add(v->arena, row, inl_link(v->arena, href, "{page}"), false);
}

/* Adds the headings after the contents; pieces are sections that begin with theirs. */
static void add_entries(const struct viewer *v, struct block *list, struct block **contents,
                        int *n) {
    for (struct block *b = list; b; b = b->next) {
        if (b->kind == BLOCK_SECTION) add_entries(v, b->section.blocks, contents, n);
        if (b->kind == BLOCK_TABLE && b->id && strcmp(b->id, CONTENTS_ID) == 0) {
            *contents = b;
        } else if (*contents && b->kind == BLOCK_HEADING && b->heading.level <= 3) {
            if (!b->id) b->id = arena_printf(v->arena, "chapter-%d", ++*n);
            add_entry(v, b, *contents);
        }
    }
}

void part_contents_fill(const struct viewer *v, struct block *blocks) {
    struct block *contents = NULL;
    int n = 0;
    add_entries(v, blocks, &contents, &n);
}

/* ---- chapters ---- */

void part_about_me(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct part plain = {.name = p->name};
    struct blocks in;
    blocks_start(&in, v->arena);
    part_add_voice(v, &in);
    part_about(v, &plain, &in);
    if (!in.first) return;
    blocks_add_heading(out, 2, part_title(v, p, "page.about"));
    blocks_append(out, in.first);
}

/* A piece is on one page, or begins one; the first one together with the title of the chapter. */
static void add_piece(const struct viewer *v, const struct evidence *e, struct inl *chapter,
                      struct blocks *out) {
    struct blocks piece;
    blocks_start(&piece, v->arena);
    if (chapter) blocks_add_heading(&piece, 2, chapter);
    part_add_piece(v, e, 3, &piece);
    struct block *b = blocks_add(out, BLOCK_SECTION);
    b->section.level = 2;
    b->section.blocks = piece.first;
    b->section.begins_page = true;
}

void part_evidence_book(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct learner *l = v->learner;
    size_t shown = 0, most = part_limit(p, l->n_evidence);
    struct inl *chapter = part_title(v, p, "portfolio.evidence");
    for (size_t i = 0; i < l->n_evidence && shown < most; i++) {
        if (!view_shows_evidence(v, &l->evidence[i])) continue;
        add_piece(v, &l->evidence[i], shown++ ? NULL : chapter, out);
    }
    if (shown) return;
    blocks_add_heading(out, 2, chapter);
    blocks_add_paragraph(out, PARAGRAPH_BODY, inl_text(v->arena, T(v, "evidence.none")));
}
