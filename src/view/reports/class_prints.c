/* class_prints.c: documents of a whole class. Learners are in the given order, never by level. */
#include "view/reports/class_prints.h"

#include "assess/gaps.h"
#include "model/audiences.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/learner.h"
#include "model/scale.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

static struct viewer class_viewer(const struct prints *p) {
    return (struct viewer){.arena = p->arena,
                           .workspace = p->workspace,
                           .calendar = p->group->calendar,
                           .lang = p->lang,
                           .audience = AUDIENCE_FAMILY,
                           .medium = ON_PAPER};
}

static struct report *report_of(const struct prints *p, const char *name, const char *title,
                                struct block *blocks) {
    const struct words *school = p->group->school ? &p->group->school->name : &p->workspace->name;
    const struct viewer v = class_viewer(p);
    struct report *r = arena_make(p->arena, struct report);
    const char *class_name = say_plain(&v, &p->group->name);
    *r = (struct report){
        .name = name,
        .title = arena_printf(p->arena, "%s%s%s", title, T(&v, "level.colon"), class_name),
        .author = say_plain(&v, school),
        .lang = lang_tag(p->lang),
        .rtl = lang_rtl(p->lang),
        .paper = p->workspace->paper,
        .date = p->group->calendar->as_of,
        .foot = JOIN(p->arena, class_name, title, label_term_name(&v)),
        .page_of = T(&v, "report.page_of"),
        .continued = T(&v, "report.continued"),
        .bookmark = title,
        .blocks = blocks,
    };
    return r;
}

static void add_title(const struct viewer *v, const struct prints *p, const char *title,
                      struct blocks *out) {
    const struct words *school = p->group->school ? &p->group->school->name : &p->workspace->name;
    struct block *h = blocks_add(out, BLOCK_HEADING);
    h->heading.level = 1;
    h->heading.text = inl_text(v->arena, title);
    h->heading.note = inl_text(v->arena, JOIN(v->arena, say_plain(v, &p->group->name),
                                              say_plain(v, school), label_term_name(v)));
}

/* ---- the first sheet ---- */

static const char *gap_words(const struct viewer *v, const struct gap *g) {
    static const char *const keys[GAP_KIND_COUNT] = {[GAP_WORDS] = "printfile.no_words",
                                                     [GAP_GOAL] = "printfile.no_goal",
                                                     [GAP_NARRATIVE] = "printfile.no_narrative",
                                                     [GAP_CONFERENCE] = "printfile.no_conference"};
    if (g->kind != GAP_RATING) return T(v, keys[g->kind]);
    return tr_text(v->lang, v->arena, "printfile.no_rating", "area",
                   say_plain(v, &g->competency->title));
}

/* One per line; a competency that is not begun is no gap in a report. */
static struct inl *missing(const struct viewer *v) {
    const struct gaps gaps = gaps_of(v->arena, v->learner, v->assessment);
    struct inls is;
    inls_start(&is, v->arena);
    for (size_t i = 0; i < gaps.n; i++) {
        if (gaps.v[i].kind == GAP_RATING && !gaps.v[i].begun) continue;
        if (is.first) inls_add(&is, INLINE_BREAK, NULL);
        inls_add(&is, INLINE_TEXT, gap_words(v, &gaps.v[i]));
    }
    return is.first ? is.first : inl_text(v->arena, T(v, "printfile.nothing_missing"));
}

static const char *when(const struct viewer *v, const struct print_learner *l) {
    if (!date_is_set(l->date)) return T(v, "printfile.no_time");
    const char *day = say_date(v, l->date, DATE_WEEKDAY);
    if (l->hour < 0) return day;
    const struct tr_arg args[] = {
        {.name = "day", .text = day},
        {.name = "time", .text = lang_time(v->lang, v->arena, l->hour, l->minute)}};
    return tr_with(v->lang, v->arena, "conference.day_and_time", args, 2);
}

/* "Lucía Ríos · español · 2 copies", one line for each household. */
static struct inl *copies(const struct print_learner *p) {
    const struct viewer *v = p->viewer;
    const struct learner *l = v->learner;
    struct inls is;
    inls_start(&is, v->arena);
    for (size_t i = 0; i < l->n_households; i++) {
        const struct household *h = &l->households[i];
        if (i) inls_add(&is, INLINE_BREAK, NULL);
        inls_add(&is, INLINE_TEXT,
                 JOIN(v->arena, l->n_households > 1 ? h->name : NULL, lang_own_name(p->langs[i]),
                      tr_n(v->lang, v->arena, "printfile.copies", h->copies)));
    }
    return is.first;
}

static void add_sheet_row(const struct viewer *v, const struct print_learner *l,
                          struct block *table) {
    struct row *row = block_table_add(v->arena, table);
    row_add(v->arena, row, inl_text(v->arena, label_full_name(l->viewer)), true);
    row_add(v->arena, row, inl_text(v->arena, when(v, l)), false);
    row_add(v->arena, row, copies(l), false);
    row_add(v->arena, row, missing(l->viewer), false);
}

static struct block *sheet_table(const struct viewer *v, const struct prints *p) {
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    struct table_column *columns = arena_array(v->arena, 4, sizeof *columns);
    columns[0] = (struct table_column){.head = T(v, "printfile.learner"), .weight = 3};
    columns[1] = (struct table_column){.head = T(v, "printfile.when"), .weight = 3};
    columns[2] = (struct table_column){.head = T(v, "printfile.for"), .weight = 3};
    columns[3] = (struct table_column){.head = T(v, "printfile.missing"), .weight = 4};
    b->table = (struct block_table){.caption = T(v, "printfile.in_it"),
                                    .caption_hidden = true,
                                    .columns = columns,
                                    .n_columns = 4};
    for (size_t i = 0; i < p->n; i++)
        if (p->learners[i].viewer) add_sheet_row(v, &p->learners[i], b);
    return b;
}

struct report *view_first_sheet(const struct prints *p, const char *what) {
    const struct viewer v = class_viewer(p);
    struct blocks out;
    struct texts absent = {arena_array(p->arena, p->n, sizeof(char *)), 0};
    blocks_start(&out, p->arena);
    for (size_t i = 0; i < p->n; i++)
        if (!p->learners[i].viewer) absent.v[absent.n++] = p->learners[i].name;
    add_title(&v, p, what, &out);
    blocks_add_paragraph(&out, PARAGRAPH_BODY, inl_text(p->arena, T(&v, "printfile.words")));
    if (absent.n) {
        blocks_add_heading(&out, 2, inl_text(p->arena, T(&v, "printfile.absent")));
        blocks_append(&out, part_bullets(&v, &absent, NULL));
    }
    blocks_add_heading(&out, 2, inl_text(p->arena, T(&v, "printfile.in_it")));
    blocks_append(&out, sheet_table(&v, p));
    return report_of(p, "first-sheet", what, out.first);
}

/* ---- desk cards ---- */

static void add_saying(const struct viewer *v, const char *key, struct inl *words,
                       struct blocks *out) {
    if (!words) return;
    struct inls is;
    inls_start(&is, v->arena);
    inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, inl_text(v->arena, T(v, key))));
    inls_add(&is, INLINE_BREAK, NULL);
    inls_append(&is, words);
    blocks_add_paragraph(out, PARAGRAPH_BODY, is.first);
}

static struct block *card_blocks(const struct viewer *v, int lines) {
    const struct outcome *o = choose_focus_of(v);
    struct blocks out;
    blocks_start(&out, v->arena);
    if (!o) blocks_add_paragraph(&out, PARAGRAPH_BODY, inl_text(v->arena, part_nothing_in_work(v)));
    if (o) {
        int next = o->level_index + 1;
        add_saying(v, "sentence.working_on",
                   inl_wrap(v->arena, INLINE_STRONG, say_target(v, o->target)), &out);
        add_saying(v, "sentence.doing", o->planned ? say_own(v, o->planned->doing) : NULL, &out);
        if (next > 0 && next < (int)level_scale_of(o->target)->n_levels)
            add_saying(v, "sentence.to_move_on", level_means(v, o->target, next), &out);
    }
    if (lines) blocks_add(&out, BLOCK_LINES)->lines.count = lines;
    return out.first;
}

/* Two cards in one frame, whose lines show where to cut. */
static void add_pair(const struct prints *p, const struct viewer *const *pair, size_t n, int lines,
                     struct blocks *out) {
    struct column *columns = arena_array(p->arena, 2, sizeof *columns);
    for (size_t i = 0; i < 2; i++) {
        columns[i].weight = 1;
        columns[i].next = i ? NULL : &columns[1];
        if (i >= n) continue;
        columns[i].title = pair[i]->learner->called;
        columns[i].blocks = card_blocks(pair[i], lines);
    }
    struct block *b = blocks_add(out, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_FRAMED;
    b->columns.level = 2;
    b->columns.columns = columns;
}

struct report *view_cards(const struct prints *p, int lines) {
    const struct viewer v = class_viewer(p);
    const struct viewer *pair[2];
    size_t n = 0, cards = 0;
    struct blocks out;
    blocks_start(&out, p->arena);
    add_title(&v, p, T(&v, "printfile.cards"), &out);
    for (size_t i = 0; i < p->n; i++) {
        if (!p->learners[i].viewer) continue;
        if (n == 0 && cards && cards % CARDS_A_PAGE == 0) blocks_add(&out, BLOCK_PAGE_BREAK);
        pair[n++] = p->learners[i].viewer;
        cards++;
        if (n < 2) continue;
        add_pair(p, pair, n, lines, &out);
        n = 0;
    }
    if (n) add_pair(p, pair, n, lines, &out);
    struct report *r = report_of(p, "cards", T(&v, "printfile.cards"), out.first);
    r->foot = JOIN(p->arena, r->foot, T(&v, "printfile.cut"));
    return r;
}

/* ---- the grid ---- */

enum { TARGETS_A_PAGE = 6 };

/* The columns of a page: targets of one competency, or of several that follow each other. */
struct grid_page {
    const struct target *targets[TARGETS_A_PAGE];
    size_t n;
    struct inls title;
    const struct competency *last; /* in the title */
};

static void add_texts(const struct viewer *v, const struct grid_page *g, struct block *table) {
    struct row *row = block_table_add(v->arena, table);
    row_add(v->arena, row, NULL, false);
    for (size_t i = 0; i < g->n; i++) {
        struct inl *text = say_target(v, g->targets[i]);
        row_add(v->arena, row, inl_wrap(v->arena, INLINE_QUIET, text), false);
    }
    row_add(v->arena, row, NULL, false);
}

static void add_blank_row(const struct viewer *v, const char *name, size_t n, struct block *table) {
    struct row *row = block_table_add(v->arena, table);
    row_add(v->arena, row, inl_text(v->arena, name), true);
    for (size_t i = 0; i <= n; i++) row_add(v->arena, row, NULL, false);
}

static struct block *grid_of(const struct viewer *v, const struct prints *p,
                             const struct grid_page *g) {
    const size_t n = g->n;
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    struct table_column *columns = arena_array(v->arena, n + 2, sizeof *columns);
    columns[0] = (struct table_column){.head = T(v, "printfile.learner"), .weight = 5};
    for (size_t i = 0; i < n; i++)
        columns[i + 1] = (struct table_column){.head = g->targets[i]->id, .weight = 3};
    columns[n + 1] = (struct table_column){.head = T(v, "printfile.grid_note"), .weight = 5};
    b->table = (struct block_table){.caption = T(v, "printfile.grid"),
                                    .caption_hidden = true,
                                    .columns = columns,
                                    .n_columns = n + 2,
                                    .to_fill = true};
    add_texts(v, g, b);
    for (size_t i = 0; i < p->n; i++) {
        const struct print_learner *l = &p->learners[i];
        add_blank_row(v, l->viewer ? label_full_name(l->viewer) : l->name, n, b);
    }
    return b;
}

static void end_page(const struct viewer *v, const struct prints *p, struct grid_page *g,
                     struct blocks *out) {
    if (!g->n) return;
    if (out->first)
        blocks_add(out, BLOCK_PAGE_BREAK);
    else
        add_title(v, p, T(v, "printfile.grid"), out);
    blocks_add_heading(out, 2, g->title.first);
    blocks_add_paragraph(out, PARAGRAPH_SMALL, inl_text(v->arena, T(v, "printfile.grid_words")));
    blocks_append(out, grid_of(v, p, g));
    *g = (struct grid_page){.n = 0};
}

static void add_target(const struct viewer *v, const struct competency *c, size_t i,
                       struct grid_page *g) {
    if (!g->n) inls_start(&g->title, v->arena);
    if (g->last && g->last != c) inls_add(&g->title, INLINE_TEXT, " · ");
    if (g->last != c) inls_append(&g->title, say_words(v, &c->title));
    g->last = c;
    g->targets[g->n++] = &c->targets[i];
}

/* More targets than a page has columns are spread evenly over pages: 7 are 4 and 3. What fits
 * beside the targets before it is on their page. */
static void add_competency(const struct viewer *v, const struct prints *p,
                           const struct competency *c, struct grid_page *g, struct blocks *out) {
    const size_t pages = (c->n_targets + TARGETS_A_PAGE - 1) / TARGETS_A_PAGE;
    const size_t each = pages ? (c->n_targets + pages - 1) / pages : 0;
    for (size_t i = 0; i < c->n_targets; i++) {
        const size_t rest = c->n_targets - i;
        if (i % each == 0 && g->n + (rest < each ? rest : each) > TARGETS_A_PAGE)
            end_page(v, p, g, out);
        add_target(v, c, i, g);
    }
}

struct report *view_grid(const struct prints *p) {
    const struct viewer v = class_viewer(p);
    struct blocks out;
    blocks_start(&out, p->arena);
    for (size_t i = 0; i < p->group->n_frameworks; i++) {
        const struct framework *f = p->group->frameworks[i];
        struct grid_page page = {.n = 0};
        for (size_t k = 0; k < f->n_competencies && !f->over; k++)
            add_competency(&v, p, &f->competencies[k], &page, &out);
        end_page(&v, p, &page, &out);
    }
    return out.first ? report_of(p, "grid", T(&v, "printfile.grid"), out.first) : NULL;
}

/* ---- the poster ---- */

/* A heading in the agreements replaces the default title. */
struct report *view_poster(const struct prints *p) {
    const struct viewer v = class_viewer(p);
    struct passage words = said_staff_passage(&v, p->group->agreements);
    const struct block *text = words.blocks;
    const char *title = T(&v, "agreements.title");
    struct blocks out;
    if (!text) return NULL;
    blocks_start(&out, p->arena);
    if (text->kind == BLOCK_HEADING && text->next) {
        struct buf own = BUF_INIT;
        inl_plain(text->heading.text, &own);
        title = buf_take(&own, p->arena);
        words.blocks = text->next;
    }
    add_title(&v, p, title, &out);
    part_add_passage(&v, &words, 2, &out);
    return report_of(p, "agreements", title, out.first);
}
