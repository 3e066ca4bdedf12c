/* part_area.c: what educators say of a competency or a framework as a whole, and how often the
 * learner was away. Both are written by people, and nothing here computes them. */
#include "model/framework.h"
#include "model/learner.h"
#include "model/workspace.h"
#include "view/parts/parts.h"
#include "view/words/area_words.h"
#include "view/words/labels.h"
#include "view/words/said.h"

static bool is_of(const struct area_note *n, const struct framework *f,
                  const struct competency *c) {
    return n->framework == f && n->competency == c;
}

static bool is_of_this_term(const struct viewer *v, const struct area_note *n) {
    return n->term == v->workspace->term;
}

static struct inl *signed_by(const struct viewer *v, const struct area_note *n) {
    return inl_text(v->arena, JOIN(v->arena, n->by, say_date(v, n->date, DATE_LONG)));
}

/* "Proficient · She says why it works": the level and the reason, or what there is of them; NULL if
 * there is neither. */
static struct inl *level_and_reason(const struct viewer *v, const struct area_note *n) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, area_level(v, n));
    if (is.first && n->because) inls_add(&is, INLINE_TEXT, " · ");
    inls_append(&is, say_staff(v, n->because));
    return is.first;
}

/* ---- in one line, beside the counts ---- */

static void add_line(const struct viewer *v, const struct area_note *n, struct blocks *out) {
    struct inl *words = level_and_reason(v, n);
    struct inls is;
    if (!words) return;
    inls_start(&is, v->arena);
    inls_append(&is, words);
    inls_add(&is, INLINE_TEXT, " · ");
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, inl_text(v->arena, n->by)));
    blocks_add_paragraph(out, PARAGRAPH_BODY, is.first);
}

void part_add_area_lines(const struct viewer *v, const struct framework *f,
                         const struct competency *c, struct blocks *out) {
    for (size_t i = 0; i < v->learner->n_areas; i++) {
        const struct area_note *n = &v->learner->areas[i];
        if (is_of(n, f, c) && is_of_this_term(v, n)) add_line(v, n, out);
    }
}

/* ---- in full ---- */

static void add_note(const struct viewer *v, const struct area_note *n, int level,
                     struct blocks *out) {
    struct inl *words = level_and_reason(v, n);
    if (words) blocks_add_paragraph(out, PARAGRAPH_BODY, words);
    blocks_append(out, part_placed(v, n->text, said_staff_lang(v), level));
    blocks_add_paragraph(out, PARAGRAPH_SMALL, signed_by(v, n));
}

void part_area_notes(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct area_note *before = NULL;
    for (size_t i = 0; i < v->learner->n_areas; i++) {
        const struct area_note *n = &v->learner->areas[i];
        if (!is_of_this_term(v, n)) continue;
        if (!before) blocks_add_heading(out, 2, part_title(v, p, "area.title"));
        if (!before || !is_of(n, before->framework, before->competency)) {
            struct block *h = blocks_add(out, BLOCK_HEADING);
            h->heading.level = 3;
            h->heading.text = say_words(v, area_title(n));
            if (n->competency) h->heading.note = say_words(v, &n->framework->title);
        }
        add_note(v, n, 4, out);
        before = n;
    }
}

/* On the competency's own page: of all terms, the latest first. */
void part_add_area_history(const struct viewer *v, const struct competency *c, struct blocks *out) {
    for (size_t i = v->learner->n_areas; i > 0; i--) {
        const struct area_note *n = &v->learner->areas[i - 1];
        if (!is_of(n, c->framework, c)) continue;
        struct blocks in;
        blocks_start(&in, v->arena);
        add_note(v, n, 3, &in);
        struct block *b = blocks_add(out, BLOCK_CALLOUT);
        b->callout.title = say_words(v, &n->term->name);
        b->callout.blocks = in.first;
    }
}
