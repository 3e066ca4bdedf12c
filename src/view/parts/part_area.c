/* part_area.c: what educators say of a competency or a framework as a whole, and how often the
 * learner was away. Both are written by people, and nothing here computes them. */
#include "model/attendance.h"
#include "model/framework.h"
#include "model/learner.h"
#include "model/term.h"
#include "view/parts/parts.h"
#include "view/words/area_words.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

#include <string.h>

static bool is_of(const struct area_note *n, const struct framework *f,
                  const struct competency *c) {
    return n->framework == f && n->competency == c;
}

static bool is_of_this_term(const struct viewer *v, const struct area_note *n) {
    return n->term == v->calendar->term;
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
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, signed_by(v, n)));
    blocks_add_paragraph(out, PARAGRAPH_BODY, is.first);
}

void part_add_area_lines(const struct viewer *v, const struct framework *f,
                         const struct competency *c, struct blocks *out) {
    for (size_t i = 0; i < v->learner->n_areas; i++) {
        const struct area_note *n = &v->learner->areas[i];
        if (is_of(n, f, c) && is_of_this_term(v, n)) add_line(v, n, out);
    }
}

/* How many educators give the area a level this term. */
static size_t levels_of(const struct viewer *v, const struct framework *f,
                        const struct competency *c) {
    size_t n = 0;
    for (size_t i = 0; i < v->learner->n_areas; i++) {
        const struct area_note *note = &v->learner->areas[i];
        n += is_of(note, f, c) && is_of_this_term(v, note) && (note->has_level || note->unrated);
    }
    return n;
}

struct inl *part_area_levels(const struct viewer *v, const struct framework *f,
                             const struct competency *c) {
    const bool by_one = levels_of(v, f, c) == 1;
    struct inls is;
    inls_start(&is, v->arena);
    for (size_t i = 0; i < v->learner->n_areas; i++) {
        const struct area_note *n = &v->learner->areas[i];
        struct inl *level = area_level(v, n);
        if (!level || !is_of(n, f, c) || !is_of_this_term(v, n)) continue;
        const char *who = JOIN(v->arena, by_one ? NULL : n->by, say_date(v, n->date, DATE_SHORT));
        if (is.first) inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, level);
        inls_add(&is, INLINE_TEXT, " · ");
        inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, inl_text(v->arena, who)));
    }
    return is.first;
}

/* ---- in full ---- */

static void add_note(const struct viewer *v, const struct area_note *n, int level,
                     struct blocks *out) {
    struct inl *words = level_and_reason(v, n);
    if (words) blocks_add_paragraph(out, PARAGRAPH_BODY, words);
    const struct passage text = said_staff_passage(v, n->text);
    part_add_passage(v, &text, level, out);
}

static void add_signature(const struct viewer *v, const struct area_note *n, struct blocks *out) {
    blocks_add_paragraph(out, PARAGRAPH_SMALL, signed_by(v, n));
}

static void add_title(const struct viewer *v, const struct framework *f, const struct competency *c,
                      struct blocks *out) {
    struct block *h = blocks_add(out, BLOCK_HEADING);
    h->heading.level = 3;
    h->heading.text = say_words(v, c ? &c->title : &f->title);
    if (c) h->heading.note = say_words(v, &f->title);
}

static bool has_level_or_reason(const struct area_note *n) {
    return n->has_level || n->unrated || n->because;
}

static bool in_table(const struct viewer *v, const struct area_note *n) {
    return is_of_this_term(v, n) && has_level_or_reason(n);
}

static bool gives_reasons(const struct viewer *v) {
    for (size_t i = 0; i < v->learner->n_areas; i++)
        if (in_table(v, &v->learner->areas[i]) && v->learner->areas[i].because) return true;
    return false;
}

/* Levels and reasons, a row each; without a column for reasons if there are none. NULL without
 * rows. */
static struct block *notes_table(const struct viewer *v) {
    const bool reasons = gives_reasons(v);
    const struct table_column columns[] = {{.head = T(v, "areas.area"), .weight = 4},
                                           {.head = T(v, "table.level"), .weight = 3},
                                           {.head = T(v, "area.by"), .weight = 3},
                                           {.head = T(v, "area.because"), .weight = 6}};
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    b->table = (struct block_table){.caption = T(v, "area.title"),
                                    .caption_hidden = true,
                                    .columns = arena_copy(v->arena, columns, sizeof columns),
                                    .n_columns = sizeof columns / sizeof *columns - !reasons};
    for (size_t i = 0; i < v->learner->n_areas; i++) {
        const struct area_note *n = &v->learner->areas[i];
        if (!in_table(v, n)) continue;
        struct row *row = block_table_add(v->arena, b);
        row_add(v->arena, row, say_words(v, area_title(n)), true);
        row_add(v->arena, row, area_level(v, n), false);
        row_add(v->arena, row, inl_text(v->arena, n->by), false);
        if (reasons) row_add(v->arena, row, say_staff(v, n->because), false);
    }
    return b->table.rows ? b : NULL;
}

/* The words on one area after another, each signed. */
static struct block *notes_in_words(const struct viewer *v) {
    struct blocks out;
    blocks_start(&out, v->arena);
    for (size_t i = 0; i < v->learner->n_areas; i++) {
        const struct area_note *n = &v->learner->areas[i];
        if (!is_of_this_term(v, n) || !n->text) continue;
        const struct passage text = said_staff_passage(v, n->text);
        add_title(v, n->framework, n->competency, &out);
        part_add_passage(v, &text, 4, &out);
        add_signature(v, n, &out);
    }
    return out.first;
}

void part_area_notes(const struct viewer *v, const struct part *p, struct blocks *out) {
    struct block *table = notes_table(v), *words = notes_in_words(v);
    if (!table && !words) return;
    blocks_add_heading(out, 2, part_title(v, p, "area.title"));
    if (table) blocks_append(out, table);
    blocks_append(out, words);
}

/* Said of the same framework by the same educator on the same day? */
static bool goes_with(const struct area_note *x, const struct area_note *y) {
    return x->framework == y->framework && strcmp(x->by, y->by) == 0 &&
           date_cmp(x->date, y->date) == 0;
}

/* How many of the notes from `at` on need only a line for what they say of a competency, and go
 * with `first`. */
static size_t lines_from(const struct viewer *v, size_t at, const struct area_note *first) {
    const struct area_note *notes = v->learner->areas;
    size_t n = 0;
    for (; at + n < v->learner->n_areas; n++) {
        const struct area_note *note = &notes[at + n];
        if (!note->competency || note->text) break;
        if (!is_of_this_term(v, note) || !goes_with(note, first)) break;
    }
    return n;
}

/* "Composing: Consolidating", each in a line. */
static void add_lines(const struct viewer *v, const struct area_note *notes, size_t n,
                      struct blocks *out) {
    struct inls is;
    inls_start(&is, v->arena);
    for (size_t i = 0; i < n; i++) {
        if (i) inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, say_words(v, area_title(&notes[i])));
        inls_add(&is, INLINE_TEXT, T(v, "level.colon"));
        inls_append(&is, level_and_reason(v, &notes[i]));
    }
    if (n) blocks_add_paragraph(out, PARAGRAPH_BODY, is.first);
}

/* The same without a table, for a narrow column. Those on one area follow its title. Where lines
 * are enough for the areas of a framework, they are below its title, and signed once. */
void part_area_words(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct area_note *notes = v->learner->areas;
    const struct framework *framework = NULL; /* with `title`, what the title above is of */
    const struct competency *title = NULL;
    for (size_t i = 0, next; i < v->learner->n_areas; i = next) {
        const struct area_note *n = &notes[i];
        const bool in_full = lines_from(v, i, n) < 2;
        const struct competency *area = in_full ? n->competency : NULL;
        next = i + 1;
        if (!is_of_this_term(v, n)) continue;
        if (!framework) blocks_add_heading(out, 2, part_title(v, p, "area.title"));
        if (framework != n->framework || title != area) add_title(v, n->framework, area, out);
        if (in_full) add_note(v, n, 4, out);
        const size_t from = i + in_full, lines = area ? 0 : lines_from(v, from, n);
        add_lines(v, &notes[from], lines, out);
        add_signature(v, n, out);
        framework = n->framework;
        title = area;
        next = from + lines;
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
        add_signature(v, n, &in);
        struct block *b = blocks_add(out, BLOCK_CALLOUT);
        b->callout.title = say_words(v, &n->term->name);
        b->callout.blocks = in.first;
    }
}

/* ---- attendance ---- */

/* The latest row of a term that is known; NULL if there is none. */
static const struct attendance *attendance_in(const struct learner *l, const struct term *t) {
    const struct attendance *latest = NULL;
    for (size_t i = 0; i < l->n_attendance; i++) {
        const struct attendance *a = &l->attendance[i];
        if (a->term == t && (!latest || date_cmp(a->until, latest->until) >= 0)) latest = a;
    }
    return latest;
}

static void add_attendance(const struct viewer *v, const struct attendance *a,
                           struct block *table) {
    struct row *row = block_table_add(v->arena, table);
    const char *late = a->has_late ? lang_number(v->lang, v->arena, a->late) : NULL;
    row_add(v->arena, row, say_words(v, &a->term->name), true);
    row_add(v->arena, row, inl_text(v->arena, say_value(v, a->absent)), false);
    row_add(v->arena, row, inl_text(v->arena, late), false);
    row_add(v->arena, row, inl_text(v->arena, a->has_days ? say_value(v, a->days) : NULL), false);
    row_add(v->arena, row, inl_text(v->arena, say_date(v, a->until, DATE_LONG)), false);
}

void part_attendance(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct table_column columns[] = {
        {.head = T(v, "class.term"), .weight = 3},
        {.head = T(v, "attendance.absent"), .weight = 2, .align = ALIGN_END},
        {.head = T(v, "attendance.late"), .weight = 2, .align = ALIGN_END},
        {.head = T(v, "attendance.days"), .weight = 2, .align = ALIGN_END},
        {.head = T(v, "attendance.until"), .weight = 3}};
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    b->table = (struct block_table){.caption = T(v, "attendance.title"),
                                    .caption_hidden = true,
                                    .columns = arena_copy(v->arena, columns, sizeof columns),
                                    .n_columns = sizeof columns / sizeof *columns};
    for (size_t i = 0; i < v->calendar->n_terms; i++) {
        const struct attendance *a = attendance_in(v->learner, &v->calendar->terms[i]);
        if (a) add_attendance(v, a, b);
    }
    if (!b->table.rows) return;
    blocks_add_heading(out, 2, part_title(v, p, "attendance.title"));
    blocks_append(out, b);
}
