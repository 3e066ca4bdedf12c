/* part_record.c: the record of demonstrated targets, with dates and evidence, and credentials with
 * the requirements that are met and left. Paper only. */
#include "assess/credentials.h"
#include "model/credential.h"
#include "model/framework.h"
#include "model/outline.h"
#include "view/audience/choose.h"
#include "view/parts/parts.h"
#include "view/words/labels.h"
#include "view/words/level_words.h"
#include "view/words/said.h"

static struct block *table_of(const struct viewer *v, const char *caption,
                              const struct table_column *columns, size_t n) {
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    b->table.caption = caption;
    b->table.columns = arena_copy(v->arena, columns, n * sizeof *columns);
    b->table.n_columns = n;
    b->table.caption_hidden = true;
    return b;
}

/* ---- the record ---- */

/* Title and date of each piece that shows the target, one per line. */
static struct inl *evidence_of(const struct viewer *v, const struct outcome *o) {
    struct inls is;
    inls_start(&is, v->arena);
    for (size_t i = 0; i < o->n_evidence; i++) {
        const struct evidence *e = o->evidence[i];
        if (!view_shows_evidence(v, e)) continue;
        if (is.first) inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, say_own(v, e->title));
        inls_add(&is, INLINE_TEXT, " · ");
        inls_append(&is, inl_wrap(v->arena, INLINE_QUIET,
                                  inl_text(v->arena, say_date(v, e->date, DATE_LONG))));
    }
    return is.first ? is.first : inl_text(v->arena, T(v, "why.quick_check"));
}

static void add_record(const struct viewer *v, const struct outcome *o, struct block *table) {
    struct row *row = block_table_add(v->arena, table);
    struct date since = history_mastery_since(v->arena, v->learner, o);
    row_add(v->arena, row, say_target(v, o->target), true);
    row_add(v->arena, row, level_with_sign(v, o, false), false);
    row_add(v->arena, row, inl_text(v->arena, say_date(v, since, DATE_LONG)), false);
    row_add(v->arena, row, evidence_of(v, o), false);
}

static struct block *record_table(const struct viewer *v, const struct competency *c) {
    const struct table_column columns[] = {{.head = T(v, "table.target"), .weight = 5},
                                           {.head = T(v, "table.level"), .weight = 2},
                                           {.head = T(v, "record.since"), .weight = 3},
                                           {.head = T(v, "table.evidence"), .weight = 5}};
    struct block *b = table_of(v, say_plain(v, &c->title), columns, 4);
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->targets[i].index];
        if (o && o->status == STATUS_DEMONSTRATED) add_record(v, o, b);
    }
    return b;
}

void part_demonstrated(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct assessment *a = v->assessment;
    const struct framework *framework = NULL;
    if (p->title.n) blocks_add_heading(out, 2, say_words(v, &p->title));
    blocks_add_paragraph(
        out, PARAGRAPH_BODY,
        inl_text(v->arena, T(v, a->demonstrated ? "record.words" : "record.none")));
    for (size_t i = 0; i < a->n_competencies; i++) {
        const struct competency_counts *c = &a->competencies[i];
        if (!c->demonstrated) continue;
        const bool same_framework = framework == c->competency->framework;
        struct block *table = record_table(v, c->competency);
        part_add_competency_head(v, c, &framework, out);
        table->table.heads_hidden = same_framework;
        blocks_append(out, table);
    }
}

/* ---- credentials ---- */

/* A box, checked if the requirement is met: it is no level, so it has no sign of one. */
static struct inl *signed_words(const struct viewer *v, bool met, struct inl *words) {
    struct inls is;
    inls_start(&is, v->arena);
    struct inl *box = inls_add(&is, INLINE_SIGN, T(v, met ? "credential.met" : "credential.left"));
    box->sign.kind = met ? SIGN_MET : SIGN_BOX;
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is, words);
    return is.first;
}

static struct inl *level_at(const struct viewer *v, const struct target *t, const struct level *l) {
    const struct scale *s = level_scale_of(t);
    int i = level_index_of(s, l);
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_SIGN, NULL)->sign = sign_of_level(s, i);
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is, level_named(v, s, i));
    return is.first;
}

static struct block *targets_table(const struct viewer *v, const char *title, int text_share) {
    struct table_column columns[] = {{.head = T(v, "table.target"), .weight = 1},
                                     {.head = T(v, "credential.asked")},
                                     {.head = T(v, "credential.now")}};
    if (text_share) columns[0].weight = text_share;
    if (text_share) columns[2].weight = 1;
    return table_of(v, title, columns, 3);
}

/* Rows of the targets that are met, or of those that are left. */
static void add_target_rows(const struct viewer *v, const struct credential_state *s, bool met,
                            struct block *table) {
    for (size_t i = 0; i < s->credential->n_targets; i++) {
        const struct required_target *r = &s->targets[i];
        const struct target *t = r->required->target;
        if (r->met != met) continue;
        struct row *row = block_table_add(v->arena, table);
        row_add(v->arena, row, signed_words(v, met, say_target(v, t)), true);
        row_add(v->arena, row, level_at(v, t, r->required_level), false);
        row_add(v->arena, row, level_at(v, t, r->level), false);
    }
}

/* The targets that are met and those that are left, as two tables if there is room; empty tables
 * are left out. */
static void add_targets(const struct viewer *v, const struct credential_state *s,
                        struct blocks *out) {
    const struct squeeze squeeze = squeeze_of(v);
    static const char *const titles[] = {"credential.targets_met", "credential.targets_left"};
    if (squeeze.one_table) {
        struct block *b = targets_table(v, say_plain(v, &s->credential->title), squeeze.text_share);
        add_target_rows(v, s, true, b);
        add_target_rows(v, s, false, b);
        if (b->table.rows) blocks_append(out, b);
        return;
    }
    for (int left = 0; left < 2; left++) {
        struct block *b = targets_table(v, T(v, titles[left]), squeeze.text_share);
        add_target_rows(v, s, !left, b);
        if (!b->table.rows) continue;
        blocks_add_heading(out, 3, inl_text(v->arena, T(v, titles[left])));
        blocks_append(out, b);
    }
}

static struct block *hours_of(const struct viewer *v, const struct credential_state *s) {
    const struct table_column columns[] = {
        {.head = T(v, "credential.hours"), .weight = 1},
        {.head = T(v, "credential.hours_done"), .weight = 0, .align = ALIGN_END},
        {.head = T(v, "credential.left"), .weight = 0, .align = ALIGN_END}};
    if (!s->credential->n_hours) return NULL;
    struct block *b = table_of(v, T(v, "credential.hours"), columns, 3);
    for (size_t i = 0; i < s->credential->n_hours; i++) {
        const struct required_hours *h = &s->hours[i];
        const char *kind = say_evidence_kind(v, (enum evidence_kind)h->required->kind);
        struct row *row = block_table_add(v->arena, b);
        row_add(v->arena, row, signed_words(v, h->met, inl_text(v->arena, kind)), true);
        const struct tr_arg args[] = {{.name = "done", .text = say_value(v, h->have)},
                                      {.name = "asked", .text = say_value(v, h->required->hours)}};
        row_add(v->arena, row,
                inl_text(v->arena, tr_with(v->lang, v->arena, "credential.done_of", args, 2)),
                false);
        row_add(v->arena, row, inl_text(v->arena, say_value(v, h->left)), false);
    }
    return b;
}

/* "Not yet" until the test is passed; then its date, if known. */
static const char *passed_on(const struct viewer *v, const struct required_test *t) {
    if (!t->met) return T(v, "credential.not_passed");
    return t->evidence ? say_day(v, t->evidence->date) : NULL;
}

static struct block *tests_of(const struct viewer *v, const struct credential_state *s) {
    const struct table_column columns[] = {{.head = T(v, "credential.test"), .weight = 4},
                                           {.head = T(v, "credential.pass"), .weight = 2},
                                           {.head = T(v, "goal.date"), .weight = 2}};
    if (!s->credential->n_tests) return NULL;
    struct block *b = table_of(v, T(v, "credential.tests"), columns, 3);
    for (size_t i = 0; i < s->credential->n_tests; i++) {
        const struct required_test *t = &s->tests[i];
        struct row *row = block_table_add(v->arena, b);
        row_add(v->arena, row, signed_words(v, t->met, say_words(v, &t->required->title)), true);
        row_add(v->arena, row, say_staff(v, t->required->pass), false);
        row_add(v->arena, row, inl_text(v->arena, passed_on(v, t)), false);
    }
    return b;
}

/* Side by side: a credential should fit on one page. */
static void add_hours_and_tests(const struct viewer *v, const struct credential_state *s,
                                struct blocks *out) {
    struct block *hours = hours_of(v, s), *tests = tests_of(v, s);
    if (!hours || !tests) {
        blocks_append(out, hours ? hours : tests);
        return;
    }
    struct column *columns = arena_array(v->arena, 2, sizeof *columns);
    columns[0] = (struct column){.weight = 2, .blocks = hours, .next = &columns[1]};
    columns[1] = (struct column){.weight = 3, .blocks = tests};
    struct block *b = blocks_add(out, BLOCK_COLUMNS);
    b->columns.style = COLUMNS_PLAIN;
    b->columns.columns = columns;
}

static void add_credential(const struct viewer *v, const struct credential_state *s,
                           struct blocks *out) {
    const struct credential *c = s->credential;
    struct block *h = blocks_add(out, BLOCK_HEADING);
    h->heading.level = 2;
    h->heading.text =
        s->met ? say_words(v, &c->title)
               : say_with(v, "credential.way", NULL, 0, "title", said_words(v, &c->title));
    size_t all = c->n_targets + c->n_hours + c->n_tests;
    const struct tr_arg args[] = {{.name = "n", .number = (long)(all - s->left), .is_number = true},
                                  {.name = "all", .number = (long)all, .is_number = true}};
    const char *met = s->met ? T(v, "credential.all_met")
                             : tr_with(v->lang, v->arena, "credential.met_of", args, 2);
    h->heading.note = inl_text(v->arena, JOIN(v->arena, c->issuer, met));
    add_targets(v, s, out);
    add_hours_and_tests(v, s, out);
}

/* Each on a page of its own; squeezed step by step if it would take two
 * (pipeline/files/papers.c). */
/* Nothing if none is chosen. */
void part_credentials(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    const struct credential_states all = choose_credentials_for(v);
    for (size_t i = 0; i < all.n; i++) {
        if (i) blocks_add(out, BLOCK_PAGE_BREAK);
        add_credential(v, &all.v[i], out);
    }
}
