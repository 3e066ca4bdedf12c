/* part_glance.c: areas at a glance, in the report at the end of a term: the signs of their targets,
 * counts, what educators say of the whole, and what changed. */
#include "model/framework.h"
#include "model/learner.h"
#include "view/audience/choose.h"
#include "view/audience/policy.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

/* What happened in an area this term: counts, and never a sum over areas. */
struct area_term {
    size_t looked_at, moved_up, fresh; /* targets */
};

static struct area_term area_term_of(const struct viewer *v, const struct competency *c) {
    struct area_term a = {0};
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->targets[i].index];
        if (!o || !view_shows_target(v, o)) continue;
        a.looked_at += o->assessed_this_term;
        a.fresh += o->newly_demonstrated;
        a.moved_up += o->new_this_term && o->level_before && !o->newly_demonstrated;
    }
    return a;
}

static struct inl *signs_of(const struct viewer *v, const struct competency *c) {
    struct inls is;
    inls_start(&is, v->arena);
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->targets[i].index];
        if (!o || !view_shows_target(v, o)) continue;
        if (is.first) inls_add(&is, INLINE_TEXT, " ");
        inls_append(&is, say_sign(v, o));
    }
    return is.first;
}

static bool teacher_says(const struct viewer *v, const struct competency *c) {
    return part_area_levels(v, c->framework, c) != NULL;
}

/* NULL where no target was looked at, but an educator says a level of the whole: it was. */
static struct inl *changed_in(const struct viewer *v, const struct competency *c,
                              const struct area_term *a) {
    struct inls is;
    inls_start(&is, v->arena);
    if (!a->looked_at && teacher_says(v, c)) return NULL;
    struct inl *marks = a->looked_at ? NULL : part_area_marks(v, c);
    if (marks) return marks;
    if (!a->looked_at) return inl_text(v->arena, T(v, "change.not_this_term"));
    if (a->fresh)
        inls_add(&is, INLINE_BADGE, tr_n(v->lang, v->arena, "board.new_count", (long)a->fresh));
    if (a->fresh && a->moved_up) inls_add(&is, INLINE_TEXT, " ");
    if (a->moved_up)
        inls_add(&is, INLINE_TEXT, tr_n(v->lang, v->arena, "glance.moved_up", (long)a->moved_up));
    if (!is.first)
        inls_add(&is, INLINE_TEXT, tr_n(v->lang, v->arena, "glance.looked", (long)a->looked_at));
    return is.first;
}

static const char *counted(const struct viewer *v, const struct competency_counts *c) {
    const struct tr_arg args[] = {{.name = "n", .number = (long)c->demonstrated, .is_number = true},
                                  {.name = "all", .number = (long)c->all, .is_number = true}};
    if (!policy_shows(v, DATUM_WHY)) return lang_number(v->lang, v->arena, (long)c->demonstrated);
    return tr_with(v->lang, v->arena, "areas.of", args, 2);
}

/* With what educators say of an area as a whole, counts and signs share a column to make room. */
static struct block *glance_table(const struct viewer *v, bool says) {
    const struct table_column wide[] = {{.head = T(v, "areas.area"), .weight = 4},
                                        {.head = T(v, "areas.signs")},
                                        {.head = T(v, "board.can_do")},
                                        {.head = T(v, "table.change"), .weight = 4}};
    const struct table_column close[] = {{.head = T(v, "areas.area"), .weight = 4},
                                         {.head = T(v, "board.can_do")},
                                         {.head = T(v, "think.teacher_says")},
                                         {.head = T(v, "table.change"), .weight = 4}};
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    b->table =
        (struct block_table){.caption = T(v, "areas.title"),
                             .caption_hidden = true,
                             .columns = arena_copy(v->arena, says ? close : wide, sizeof wide),
                             .n_columns = sizeof wide / sizeof *wide,
                             .dense = true};
    return b;
}

static bool teacher_says_any(const struct viewer *v) {
    const struct assessment *a = v->assessment;
    for (size_t i = 0; i < a->n_competencies; i++)
        if (teacher_says(v, a->competencies[i].competency)) return true;
    return false;
}

static bool teacher_says_of_whole(const struct viewer *v) {
    for (size_t i = 0; i < v->learner->n_frameworks; i++)
        if (part_area_levels(v, v->learner->frameworks[i], NULL)) return true;
    return false;
}

static bool any_begun(const struct viewer *v, const struct framework *f) {
    for (size_t i = 0; i < f->n_competencies; i++)
        if (part_area_begun(v, &f->competencies[i])) return true;
    return false;
}

/* What an educator says of a whole framework, above its areas. Those of which nothing is said have
 * a row as well, or their areas would seem to belong to the one before. */
static void framework_row(const struct viewer *v, const struct framework *f, struct block *table) {
    struct inl *levels = part_area_levels(v, f, NULL);
    if (!levels && !any_begun(v, f)) return;
    struct row *row = block_table_add(v->arena, table);
    row_add(v->arena, row, inl_wrap(v->arena, INLINE_STRONG, say_words(v, &f->title)), true);
    row_add(v->arena, row, NULL, false);
    row_add(v->arena, row, levels, false);
    row_add(v->arena, row, NULL, false);
}

/* "2 of 5", and the signs: in a cell each, or in one beside what an educator says of the whole. */
static void add_counts(const struct viewer *v, const struct competency_counts *c, bool says,
                       struct row *row) {
    struct inls is;
    if (!says) {
        row_add(v->arena, row, signs_of(v, c->competency), false);
        row_add(v->arena, row, inl_text(v->arena, counted(v, c)), false);
        return;
    }
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_TEXT, counted(v, c));
    inls_add(&is, INLINE_TEXT, "\u00A0 ");
    inls_append(&is, signs_of(v, c->competency));
    row_add(v->arena, row, is.first, false);
    row_add(v->arena, row, part_area_levels(v, c->competency->framework, c->competency), false);
}

static void glance_row(const struct viewer *v, const struct competency_counts *c,
                       const struct area_term *a, bool says, struct block *table) {
    struct row *row = block_table_add(v->arena, table);
    row_add(v->arena, row, say_words(v, &c->competency->title), true);
    add_counts(v, c, says, row);
    row_add(v->arena, row, changed_in(v, c->competency, a), false);
}

struct inl *part_not_begun_areas(const struct viewer *v, const struct said *areas, size_t n) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_TEXT, T(v, "glance.not_begun"));
    inls_add(&is, INLINE_TEXT, T(v, "level.colon"));
    inls_append(&is, say_list(v, areas, n));
    return is.first;
}

void part_glance(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct assessment *a = v->assessment;
    if (!a->n_competencies) return;
    const bool of_whole = teacher_says_of_whole(v), says = of_whole || teacher_says_any(v);
    const struct framework *framework = NULL;
    struct block *table = glance_table(v, says);
    struct said *others = arena_array(v->arena, a->n_competencies, sizeof *others);
    size_t n_others = 0;
    for (size_t i = 0; i < a->n_competencies; i++) {
        const struct competency_counts *c = &a->competencies[i];
        const struct area_term term = area_term_of(v, c->competency);
        if (of_whole && c->competency->framework != framework)
            framework_row(v, c->competency->framework, table);
        framework = c->competency->framework;
        if (part_area_begun(v, c->competency))
            glance_row(v, c, &term, says, table);
        else
            others[n_others++] = said_words(v, &c->competency->title);
    }
    blocks_add_heading(out, 2, part_title(v, p, "areas.title"));
    if (table->table.rows) blocks_append(out, table);
    if (n_others)
        blocks_add_paragraph(out, PARAGRAPH_SMALL, part_not_begun_areas(v, others, n_others));
}
