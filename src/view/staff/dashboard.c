/* dashboard.c: a class's page for staff, made only from summaries: groups for this week, support
 * signals, gaps, coverage. It says when and why, never how well; learners are in roster order. */
#include "model/framework.h"
#include "model/group.h"
#include "model/workspace.h"
#include "view/staff/staff.h"
#include "view/summary/gather.h"
#include "view/view.h"
#include "view/words/reasons.h"

#include <string.h>

struct context_dashboard {
    struct arena *a;
    const struct workspace *w;
    const struct lang *lang;
    const struct staff_dashboard *d;
    struct blocks out;
};

const char *dashboard_path(struct arena *a, const struct group *g) {
    return arena_printf(a, "%s/staff/index.html", g->out);
}

/* ---- small things ---- */

static void head(struct context_dashboard *b, const char *key) {
    struct block *h = blocks_add(&b->out, BLOCK_HEADING);
    h->heading.level = 2;
    h->heading.text = inl_text(b->a, tr(b->lang, key));
}

static void small(struct context_dashboard *b, const char *text) {
    struct block *p = blocks_add(&b->out, BLOCK_PARAGRAPH);
    p->paragraph.role = PARAGRAPH_SMALL;
    p->paragraph.text = inl_text(b->a, text);
}

static struct inl *quiet(struct context_dashboard *b, const char *text) {
    return inl_wrap(b->a, INLINE_QUIET, inl_text(b->a, text));
}

static struct inl *learner_link(struct context_dashboard *b, const struct summary *s) {
    return inl_link(b->a, arena_printf(b->a, "%s/index.html", s->out), s->name);
}

static const struct target *target_of(const struct context_dashboard *b, const char *id) {
    for (size_t i = 0; id && *id && i < b->w->n_targets; i++)
        if (strcmp(b->w->targets[i]->id, id) == 0) return b->w->targets[i];
    return NULL;
}

static const char *extract_text(const struct context_dashboard *b, const struct target *t) {
    return words_text(&t->text, lang_tag(b->lang));
}

/* ---- groups for this week ---- */

static struct block *members(struct context_dashboard *b, const struct small_group *g) {
    struct block *list = block_new(b->a, BLOCK_LIST);
    list->list.tight = true;
    for (size_t i = 0; i < g->n; i++) {
        const struct summary *s = b->d->learners[g->members[i].learner];
        struct inls is;
        inls_start(&is, b->a);
        inls_append(&is, learner_link(b, s));
        for (size_t k = 0; k < s->n_needs; k++) {
            if (strcmp(s->needs[k].target, g->target->id) != 0) continue;
            inls_add(&is, INLINE_TEXT, " · ");
            inls_append(&is, quiet(b, say_need(b->a, b->w, b->lang, &s->needs[k])));
            break;
        }
        list_add(b->a, list, is.first);
    }
    return list;
}

static void add_group(struct context_dashboard *b, const struct small_group *g) {
    struct block *card = blocks_add(&b->out, BLOCK_SECTION);
    card->section.style = SECTION_CARD;
    card->section.level = 3;
    card->section.keep_together = true;
    const struct tr_arg args[] = {{.name = "n", .number = (long)g->part, .is_number = true},
                                  {.name = "all", .number = (long)g->parts, .is_number = true}};
    struct inls title;
    inls_start(&title, b->a);
    inls_add(&title, INLINE_TEXT, extract_text(b, g->target));
    if (g->parts > 1) {
        inls_add(&title, INLINE_TEXT, " ");
        inls_append(&title, quiet(b, tr_with(b->lang, b->a, "classpage.part", args, 2)));
    }
    card->section.title = title.first;
    struct blocks in;
    blocks_start(&in, b->a);
    if (g->first) {
        struct block *p = blocks_add(&in, BLOCK_PARAGRAPH);
        p->paragraph.role = PARAGRAPH_SMALL;
        p->paragraph.text = inl_text(b->a, say_first(b->a, b->w, b->lang, g->first->id));
    }
    blocks_append(&in, members(b, g));
    card->section.blocks = in.first;
}

static void add_groups(struct context_dashboard *b) {
    struct needs *needs = gather_needs(b->a, b->w, b->d->learners, b->d->n);
    struct small_groups groups = small_groups_of(b->a, b->w, needs, b->d->n);
    head(b, "classpage.groups");
    if (!groups.n) {
        small(b, tr(b->lang, "classpage.groups_none"));
        return;
    }
    const struct tr_arg args[] = {
        {.name = "from", .text = lang_date(b->lang, b->a, groups.v[0].from, DATE_DAY)},
        {.name = "to", .text = lang_date(b->lang, b->a, groups.v[0].to, DATE_DAY)}};
    small(b, tr_with(b->lang, b->a, "classpage.groups_for", args, 2));
    for (size_t i = 0; i < groups.n; i++) add_group(b, &groups.v[i]);
}

/* ---- learner by learner: signals, what is missing ---- */

/* Adds one fact: the learner's name, with the list. */
static struct fact **add_learner(struct context_dashboard *b, struct fact **next,
                                 const struct summary *s, struct block *list) {
    *next = arena_make(b->a, struct fact);
    (*next)->term = s->name;
    (*next)->blocks = list;
    return &(*next)->next;
}

static struct block *signals_of_one(struct context_dashboard *b, const struct summary *s) {
    struct block *list = block_new(b->a, BLOCK_LIST);
    list->list.tight = true;
    for (size_t i = 0; i < s->n_signals; i++) {
        const struct summary_signal *signal = &s->signals[i];
        const struct target *t = target_of(b, signal->target);
        struct inls is;
        inls_start(&is, b->a);
        inls_append(&is, inl_wrap(b->a, INLINE_STRONG,
                                  inl_text(b->a, say_signal_name(b->lang, signal->kind))));
        inls_add(&is, INLINE_TEXT, " · ");
        inls_add(&is, INLINE_TEXT, say_signal(b->a, b->w, b->lang, s, signal));
        if (t) {
            inls_add(&is, INLINE_BREAK, NULL);
            inls_append(&is, quiet(b, extract_text(b, t)));
        }
        list_add(b->a, list, is.first);
    }
    return list;
}

static struct block *gaps_of_one(struct context_dashboard *b, const struct summary *s) {
    struct block *list = block_new(b->a, BLOCK_LIST);
    list->list.tight = true;
    for (size_t i = 0; i < s->n_gaps; i++)
        list_add(b->a, list, inl_text(b->a, say_gap(b->a, b->w, b->lang, &s->gaps[i])));
    return list;
}

static void
add_by_learner(struct context_dashboard *b, const char *title, const char *note, const char *none,
               struct block *(*of_one)(struct context_dashboard *, const struct summary *)) {
    struct block *facts = block_new(b->a, BLOCK_FACTS);
    struct fact **next = &facts->facts.facts;
    for (size_t i = 0; i < b->d->n; i++) {
        struct block *list = of_one(b, b->d->learners[i]);
        if (list->list.items) next = add_learner(b, next, b->d->learners[i], list);
    }
    head(b, title);
    small(b, tr(b->lang, facts->facts.facts ? note : none));
    if (facts->facts.facts) blocks_append(&b->out, facts);
}

/* ---- coverage ---- */

static const char *when(struct context_dashboard *b, struct date last) {
    long weeks = coverage_weeks(last, b->w->as_of);
    if (weeks < 0) return tr(b->lang, "classpage.never");
    const char *day = lang_date(b->lang, b->a, last, DATE_DAY);
    return arena_printf(b->a, "%s · %s", day,
                        weeks ? tr_n(b->lang, b->a, "classpage.weeks", weeks)
                              : tr(b->lang, "classpage.this_week"));
}

static void add_coverage_row(struct context_dashboard *b, struct block *table,
                             const struct covered *c) {
    const struct tr_arg args[] = {{.name = "n", .number = (long)c->seen, .is_number = true},
                                  {.name = "all", .number = (long)c->learners, .is_number = true}};
    struct row *row = block_table_add(b->a, table);
    row_add(b->a, row, inl_text(b->a, extract_text(b, c->target)), true);
    row_add(b->a, row, inl_text(b->a, tr_with(b->lang, b->a, "classpage.seen_by", args, 2)), false);
    row_add(b->a, row, inl_text(b->a, when(b, c->last)), false);
}

/* A folded table with the targets of one competency. Returns how many entries of the list it
 * used. */
static size_t add_area(struct context_dashboard *b, const struct covered *list, size_t n) {
    const struct competency *c = list[0].target->competency;
    struct block *fold = blocks_add(&b->out, BLOCK_SECTION), *t = block_new(b->a, BLOCK_TABLE);
    struct table_column *columns = arena_array(b->a, 3, sizeof *columns);
    columns[0] = (struct table_column){.head = tr(b->lang, "table.target"), .weight = 4};
    columns[1] = (struct table_column){.head = tr(b->lang, "classpage.seen"), .weight = 1};
    columns[2] = (struct table_column){.head = tr(b->lang, "classpage.last"), .weight = 2};
    t->table = (struct block_table){.columns = columns, .n_columns = 3};
    size_t i = 0;
    for (; i < n && list[i].target->competency == c; i++) add_coverage_row(b, t, &list[i]);
    fold->section.style = SECTION_FOLD;
    fold->section.level = 3;
    fold->section.title = inl_text(b->a, words_text(&c->title, lang_tag(b->lang)));
    fold->section.blocks = t;
    return i;
}

static void add_coverage(struct context_dashboard *b) {
    struct coverage_part *parts = gather_coverage(b->a, b->w, b->d->learners, b->d->n);
    struct coverage coverage = coverage_of(b->a, b->w, parts, b->d->n);
    head(b, "classpage.coverage");
    small(b, tr(b->lang, "classpage.coverage_note"));
    for (size_t i = 0; i < coverage.n_targets;)
        i += add_area(b, &coverage.targets[i], coverage.n_targets - i);
}

struct page *view_dashboard(struct arena *a, const struct workspace *w, const struct lang *lang,
                            const struct staff_dashboard *d) {
    struct context_dashboard b = {.a = a, .w = w, .lang = lang, .d = d};
    const char *name = words_text(&d->group->name, lang_tag(lang));
    blocks_start(&b.out, a);
    struct block *h = blocks_add(&b.out, BLOCK_HEADING);
    h->heading.level = 1;
    h->heading.text = inl_text(a, name);
    h->heading.note = inl_text(a, tr(lang, "classpage.for_staff"));
    add_groups(&b);
    add_by_learner(&b, "classpage.signals", "classpage.signals_note", "classpage.signals_none",
                   signals_of_one);
    add_by_learner(&b, "classpage.missing", "classpage.missing_note", "classpage.missing_none",
                   gaps_of_one);
    add_coverage(&b);
    struct page *page = arena_make(a, struct page);
    *page =
        (struct page){.path = dashboard_path(a, d->group),
                      .title = arena_printf(a, "%s · %s", name, tr(lang, "classpage.dashboard")),
                      .blocks = b.out.first};
    return page;
}
