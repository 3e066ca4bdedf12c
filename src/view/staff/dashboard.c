/* dashboard.c: a class's page for staff, made only from summaries: what to print, who is not ready,
 * what is kept back, who may need a check-in this week, groups, coverage. It says when and why,
 * never how well; learners are in roster order. */
#include "assess/gaps.h"
#include "assess/signals.h"
#include "model/framework.h"
#include "model/group.h"
#include "model/term.h"
#include "model/workspace.h"
#include "view/audience/policy.h"
#include "view/staff/staff.h"
#include "view/staff/tonight.h"
#include "view/summary/gather.h"
#include "view/view.h"
#include "view/words/reasons.h"
#include "view/words/said.h"

#include <string.h>

struct context_dashboard {
    struct arena *a;
    const struct workspace *w;
    const struct calendar *calendar; /* of the class */
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

static struct block *small_block(struct context_dashboard *b, const char *text) {
    struct block *p = block_paragraph(b->a, inl_text(b->a, text));
    p->paragraph.role = PARAGRAPH_SMALL;
    return p;
}

static void small(struct context_dashboard *b, const char *text) {
    blocks_append(&b->out, small_block(b, text));
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

static struct block *group_words(struct context_dashboard *b, const struct small_group *g) {
    const struct tr_arg args[] = {{.name = "n", .number = (long)g->part, .is_number = true},
                                  {.name = "all", .number = (long)g->parts, .is_number = true}};
    struct inls is;
    inls_start(&is, b->a);
    inls_append(&is, inl_wrap(b->a, INLINE_STRONG, inl_text(b->a, extract_text(b, g->target))));
    if (g->parts > 1) {
        inls_add(&is, INLINE_TEXT, " ");
        inls_append(&is, quiet(b, tr_with(b->lang, b->a, "classpage.part", args, 2)));
    }
    inls_add(&is, INLINE_BREAK, NULL);
    for (size_t i = 0; i < g->n; i++) {
        if (i) inls_add(&is, INLINE_TEXT, " · ");
        inls_append(&is, learner_link(b, b->d->learners[g->members[i].learner]));
    }
    if (g->first) {
        inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, quiet(b, say_first(b->a, b->w, b->lang, g->first->id)));
    }
    return block_paragraph(b->a, is.first);
}

static struct block *groups_of_week(struct context_dashboard *b) {
    struct needs *needs = gather_needs(b->a, b->w, b->d->learners, b->d->n);
    struct small_groups groups = small_groups_of(b->a, b->w, b->calendar->as_of, needs, b->d->n);
    struct blocks in;
    blocks_start(&in, b->a);
    if (!groups.n) return small_block(b, tr(b->lang, "classpage.groups_none"));
    const struct tr_arg args[] = {
        {.name = "from", .text = lang_date(b->lang, b->a, groups.v[0].from, DATE_DAY)},
        {.name = "to", .text = lang_date(b->lang, b->a, groups.v[0].to, DATE_DAY)}};
    blocks_append(&in, small_block(b, tr_with(b->lang, b->a, "classpage.groups_for", args, 2)));
    for (size_t i = 0; i < groups.n; i++) blocks_append(&in, group_words(b, &groups.v[i]));
    return in.first;
}

/* ---- learner by learner, in roster order ---- */

/* Adds one fact: the learner's name, leading to the learner's site, with the blocks. */
static struct fact **add_learner(struct context_dashboard *b, struct fact **next,
                                 const struct summary *s, struct block *blocks) {
    *next = arena_make(b->a, struct fact);
    (*next)->term = s->name;
    (*next)->href = arena_printf(b->a, "%s/index.html", s->out);
    (*next)->blocks = blocks;
    return &(*next)->next;
}

/* A reason, and the target that it is about. */
static void add_reason(struct context_dashboard *b, const struct summary *s,
                       const struct summary_signal *signal, struct inls *is) {
    const struct target *t = target_of(b, signal->target);
    inls_add(is, INLINE_TEXT, say_signal(b->a, b->calendar, b->lang, s, signal));
    if (!t) return;
    inls_add(is, INLINE_TEXT, tr(b->lang, "level.colon"));
    inls_append(is, quiet(b, extract_text(b, t)));
}

/* The reason that should not wait; of several of its kind, the one that has lasted longest. */
static const struct summary_signal *most_urgent(const struct summary *s) {
    const struct summary_signal *first = NULL;
    for (size_t i = 0; i < s->n_signals; i++) {
        const struct summary_signal *next = &s->signals[i];
        int before = first ? signals_urgency((enum signal_kind)first->kind) : SIGNAL_KIND_COUNT,
            now = signals_urgency((enum signal_kind)next->kind);
        if (now < before || (now == before && next->days > first->days)) first = next;
    }
    return first;
}

static struct block *most_urgent_of(struct context_dashboard *b, const struct summary *s) {
    const struct summary_signal *first = most_urgent(s);
    struct inls is;
    inls_start(&is, b->a);
    add_reason(b, s, first, &is);
    if (s->n_signals > 1) {
        const char *more = tr_n(b->lang, b->a, "board.more", (long)s->n_signals - 1);
        inls_add(&is, INLINE_TEXT, " · ");
        inls_append(&is, quiet(b, more));
    }
    return block_paragraph(b->a, is.first);
}

/* How many kinds of reasons, from the most urgent on, are shown for this week: whole kinds, as long
 * as there are few learners, and at least one. So it is the reason that decides, and learners are
 * not compared. */
static int kinds_of_week(const struct context_dashboard *b) {
    enum { FEW = 5 };
    size_t of_kind[SIGNAL_KIND_COUNT] = {0}, shown = 0;
    for (size_t i = 0; i < b->d->n; i++) {
        const struct summary_signal *s = most_urgent(b->d->learners[i]);
        if (s) of_kind[signals_urgency((enum signal_kind)s->kind)]++;
    }
    int kinds = 0;
    while (kinds < SIGNAL_KIND_COUNT && (!shown || shown + of_kind[kinds] <= FEW))
        shown += of_kind[kinds++];
    return kinds;
}

static struct block *week_of_learners(struct context_dashboard *b) {
    const int kinds = kinds_of_week(b);
    struct block *facts = block_new(b->a, BLOCK_FACTS);
    struct fact **next = &facts->facts.facts;
    for (size_t i = 0; i < b->d->n; i++) {
        const struct summary *s = b->d->learners[i];
        const struct summary_signal *first = most_urgent(s);
        if (first && signals_urgency((enum signal_kind)first->kind) < kinds)
            next = add_learner(b, next, s, most_urgent_of(b, s));
    }
    if (!facts->facts.facts) return small_block(b, tr(b->lang, "classpage.signals_none"));
    struct inls is;
    inls_start(&is, b->a);
    inls_add(&is, INLINE_TEXT, tr(b->lang, "tonight.roster"));
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is,
                inl_link(b->a, arena_printf(b->a, "%s#signals", dashboard_path(b->a, b->d->group)),
                         tr(b->lang, "tonight.all_signals")));
    facts->next = block_paragraph(b->a, is.first);
    facts->next->paragraph.role = PARAGRAPH_SMALL;
    return facts;
}

/* Every learner with signals on one line, and all of them below it. */
static void add_signals(struct context_dashboard *b) {
    struct block *fold = block_new(b->a, BLOCK_SECTION), *facts = block_new(b->a, BLOCK_FACTS);
    struct fact **next = &facts->facts.facts;
    facts->id = "signals";
    for (size_t i = 0; i < b->d->n; i++) {
        const struct summary *s = b->d->learners[i];
        struct block *list = block_new(b->a, BLOCK_LIST);
        list->list.tight = true;
        for (int urgency = 0; urgency < SIGNAL_KIND_COUNT; urgency++)
            for (size_t k = 0; k < s->n_signals; k++) {
                struct inls is;
                if (signals_urgency((enum signal_kind)s->signals[k].kind) != urgency) continue;
                inls_start(&is, b->a);
                add_reason(b, s, &s->signals[k], &is);
                list_add(b->a, list, is.first);
            }
        if (list->list.items) next = add_learner(b, next, s, list);
    }
    if (!facts->facts.facts) return;
    fold->section.style = SECTION_FOLD;
    fold->section.level = 2;
    fold->section.title = inl_text(b->a, tr(b->lang, "tonight.all_signals"));
    fold->section.blocks = facts;
    blocks_append(&b->out, fold);
}

/* What a report would lack tonight, in one line; an area that is not begun is no gap in it. NULL if
 * it would be complete. */
static const char *lacks(struct context_dashboard *b, const struct summary *s) {
    const char *text = NULL;
    for (size_t k = 0; k < s->n_gaps; k++) {
        if (s->gaps[k].kind == GAP_RATING) continue;
        const char *gap = say_gap(b->a, b->w, b->calendar, b->lang, &s->gaps[k]);
        text = text ? arena_printf(b->a, "%s; %s", text, gap) : gap;
    }
    const char *ratings = say_gaps_of_rating(b->a, b->w, b->calendar, b->lang, s);
    if (!text || !ratings) return text ? text : ratings;
    return arena_printf(b->a, "%s; %s", text, ratings);
}

static struct block *not_ready(struct context_dashboard *b, size_t *n) {
    struct block *facts = block_new(b->a, BLOCK_FACTS);
    struct fact **next = &facts->facts.facts;
    *n = 0;
    for (size_t i = 0; i < b->d->n; i++) {
        const struct summary *s = b->d->learners[i];
        const char *text = lacks(b, s);
        if (!text) continue;
        next = add_learner(b, next, s, block_paragraph(b->a, inl_text(b->a, text)));
        ++*n;
    }
    return *n ? facts : small_block(b, tr(b->lang, "classpage.missing_none"));
}

static struct block *kept_back(struct context_dashboard *b) {
    const struct staff_words words = {b->a, b->w, b->lang};
    struct kept_back sum = {0};
    struct blocks in;
    for (size_t i = 0; i < b->d->n; i++) policy_add_kept(&sum, &b->d->learners[i]->kept);
    blocks_start(&in, b->a);
    tonight_kept(&words, &sum, &in);
    tonight_ending(&words, b->d->group, &in);
    if (!in.first) blocks_append(&in, small_block(b, tr(b->lang, "tonight.kept_none")));
    tonight_findings(&words, b->d->findings, 3, &in);
    return in.first;
}

/* Two cards beside each other. */
static void add_pair(struct context_dashboard *b, const char *left, struct block *left_blocks,
                     const char *right, struct block *right_blocks) {
    struct column *columns = arena_array(b->a, 2, sizeof *columns);
    columns[0] =
        (struct column){.weight = 1, .title = left, .blocks = left_blocks, .next = &columns[1]};
    columns[1] = (struct column){.weight = 1, .title = right, .blocks = right_blocks};
    struct block *pair = blocks_add(&b->out, BLOCK_COLUMNS);
    pair->columns.style = COLUMNS_CARDS;
    pair->columns.level = 2;
    pair->columns.columns = columns;
}

static void add_ready(struct context_dashboard *b) {
    size_t n;
    struct block *lacking = not_ready(b, &n);
    const struct tr_arg args[] = {{.name = "n", .number = (long)n, .is_number = true},
                                  {.name = "all", .number = (long)b->d->n, .is_number = true}};
    add_pair(b, tr_with(b->lang, b->a, "tonight.not_ready", args, 2), lacking,
             tr(b->lang, "tonight.kept"), kept_back(b));
}

/* All learners, in two columns. */
static void add_learners(struct context_dashboard *b) {
    const size_t half = (b->d->n + 1) / 2;
    struct block *lists[] = {block_new(b->a, BLOCK_FACTS), block_new(b->a, BLOCK_FACTS)};
    struct fact **next = &lists[0]->facts.facts;
    if (!b->d->n) return;
    for (size_t i = 0; i < b->d->n; i++) {
        if (i == half) next = &lists[1]->facts.facts;
        next =
            add_learner(b, next, b->d->learners[i],
                        block_paragraph(b->a, quiet(b, b->d->languages ? b->d->languages[i] : "")));
    }
    struct column *columns = arena_array(b->a, 2, sizeof *columns);
    columns[0] = (struct column){.weight = 1, .blocks = lists[0]};
    columns[1] = (struct column){.weight = 1, .blocks = lists[1]};
    if (lists[1]->facts.facts) columns[0].next = &columns[1];
    head(b, "tonight.learners");
    struct block *pair = blocks_add(&b->out, BLOCK_COLUMNS);
    pair->columns.style = COLUMNS_CARDS;
    pair->columns.columns = columns;
}

/* ---- the top ---- */

static const char *facts_of_class(struct context_dashboard *b) {
    const struct group *g = b->d->group;
    const char *start = NULL, **names = arena_array(b->a, g->n_educators + 1, sizeof *names);
    if (date_is_set(b->d->conferences))
        start = tr_text(b->lang, b->a, "tonight.conferences", "day",
                        lang_date(b->lang, b->a, b->d->conferences, DATE_WEEKDAY));
    for (size_t i = 0; i < g->n_educators; i++) names[i] = g->educators[i].name;
    return JOIN(b->a, start, tr_n(b->lang, b->a, "staff.kept_learners", (long)b->d->n),
                g->n_educators ? lang_list(b->lang, b->a, names, g->n_educators) : NULL);
}

static void add_prints(struct context_dashboard *b) {
    const struct staff_words words = {b->a, b->w, b->lang};
    struct block *cards = tonight_prints(&words, b->d->group, b->d->prints, b->d->n_prints, 3);
    struct inls links;
    inls_start(&links, b->a);
    for (size_t i = 0; i < b->d->n_books; i++) {
        if (i) inls_add(&links, INLINE_TEXT, " · ");
        inls_append(&links, inl_link(b->a, b->d->books[i], b->d->books[i]));
    }
    if (b->d->page) {
        if (links.first) inls_add(&links, INLINE_TEXT, " · ");
        inls_append(&links, inl_link(b->a, b->d->page, tr(b->lang, "classpage.page")));
    }
    if (links.first) blocks_add_paragraph(&b->out, PARAGRAPH_SMALL, links.first);
    if (!cards) return;
    head(b, "tonight.print");
    blocks_append(&b->out, cards);
}

/* ---- coverage ---- */

static const char *when(struct context_dashboard *b, struct date last) {
    long weeks = coverage_weeks(last, b->calendar->as_of);
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
    struct context_dashboard b = {
        .a = a, .w = w, .calendar = d->group->calendar, .lang = lang, .d = d};
    const char *name = words_text(&d->group->name, lang_tag(lang));
    blocks_start(&b.out, a);
    struct block *h = blocks_add(&b.out, BLOCK_HEADING);
    h->heading.level = 1;
    h->heading.text = inl_text(a, name);
    h->heading.note = inl_text(a, facts_of_class(&b));
    add_prints(&b);
    add_ready(&b);
    add_pair(&b, tr(lang, "tonight.week"), week_of_learners(&b), tr(lang, "classpage.groups"),
             groups_of_week(&b));
    add_learners(&b);
    tonight_away(&(struct staff_words){a, w, lang}, d->away, d->n_away, &b.out);
    add_signals(&b);
    add_coverage(&b);
    struct page *page = arena_make(a, struct page);
    *page =
        (struct page){.path = dashboard_path(a, d->group),
                      .title = arena_printf(a, "%s · %s", name, tr(lang, "classpage.dashboard")),
                      .blocks = b.out.first};
    return page;
}
