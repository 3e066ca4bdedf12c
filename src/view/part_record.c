/* part_record.c: what was demonstrated, with dates and evidence, and credentials with what is met and left. Paper only. */
#include "assess/credentials.h"
#include "view/parts.h"

static struct block *table_of(const struct viewer *v, const char *caption, const struct table_column *columns,
                              size_t n) {
    struct block *b = block_new(v->arena, BLOCK_TABLE);
    b->table.caption = caption;
    b->table.columns = arena_copy(v->arena, columns, n * sizeof *columns);
    b->table.n_columns = n;
    return b;
}

/* ---- the record ------------------------------------------------------------------------------------------ */

/* Title and day of each piece that shows the target, one under the other. */
static struct inl *evidence_of(const struct viewer *v, const struct outcome *o) {
    struct inls is;
    inls_start(&is, v->arena);
    for (size_t i = 0; i < o->n_evidence; i++) {
        const struct evidence *e = o->evidence[i];
        if (!view_shows_evidence(v, e)) continue;
        if (is.first) inls_add(&is, INLINE_BREAK, NULL);
        inls_append(&is, say_own(v, e->title));
        inls_add(&is, INLINE_TEXT, ", ");
        inls_append(&is, inl_wrap(v->arena, INLINE_QUIET, inl_text(v->arena, say_date(v, e->date, DATE_LONG))));
    }
    return is.first ? is.first : inl_text(v->arena, T(v, "why.quick_check"));
}

static struct inl *level_of(const struct viewer *v, const struct outcome *o) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_SIGN, NULL)->sign = sign_of_outcome(o);
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is, level_named(v, scale_of(o->target), o->level_index));
    return is.first;
}

static struct row *record_row(const struct viewer *v, const struct outcome *o) {
    struct row *row = arena_make(v->arena, struct row);
    struct date since = mastery_since(v->arena, v->learner, o, v->workspace->as_of);
    row_add(v, row, say_target(v, o->target), true);
    row_add(v, row, level_of(v, o), false);
    row_add(v, row, inl_text(v->arena, say_date(v, since, DATE_LONG)), false);
    row_add(v, row, evidence_of(v, o), false);
    return row;
}

static struct block *record_table(const struct viewer *v, const struct competency *c) {
    const struct table_column columns[] = {{.head = T(v, "table.target"), .weight = 5},
                                           {.head = T(v, "table.level"), .weight = 2},
                                           {.head = T(v, "record.since"), .weight = 3},
                                           {.head = T(v, "table.evidence"), .weight = 5}};
    struct block *b = table_of(v, say_plain(v, &c->title), columns, 4);
    struct row **next = &b->table.rows;
    b->table.caption_hidden = true;
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct outcome *o = v->assessment->outcomes[c->targets[i].index];
        if (!o || o->status != STATUS_DEMONSTRATED) continue;
        *next = record_row(v, o);
        next = &(*next)->next;
    }
    return b;
}

void part_demonstrated(const struct viewer *v, const struct part *p, struct blocks *out) {
    const struct assessment *a = v->assessment;
    const struct framework *framework = NULL;
    if (p->title.n) add_heading(v, out, 2, say_words(v, &p->title));
    add_paragraph(v, out, PARAGRAPH_BODY, inl_text(v->arena, T(v, a->demonstrated ? "record.words" : "record.none")));
    for (size_t i = 0; i < a->n_competencies; i++) {
        const struct competency_counts *c = &a->competencies[i];
        if (!c->demonstrated) continue;
        if (c->competency->framework != framework) {
            framework = c->competency->framework;
            add_heading(v, out, 2, say_words(v, &framework->title));
        }
        struct block *h = blocks_add(out, BLOCK_HEADING);
        h->heading.level = 3;
        h->heading.text = say_words(v, &c->competency->title);
        const struct tr_arg args[] = {{.name = "n", .number = (long)c->demonstrated, .is_number = true},
                                      {.name = "all", .number = (long)c->all, .is_number = true}};
        h->heading.note = inl_text(v->arena, tr_with(v->lang, v->arena, "areas.of_demonstrated", args, 2));
        blocks_append(out, record_table(v, c->competency));
    }
}

/* ---- credentials ----------------------------------------------------------------------------------------- */

static struct inl *signed_words(const struct viewer *v, bool met, struct inl *words) {
    struct inls is;
    inls_start(&is, v->arena);
    inls_add(&is, INLINE_SIGN, NULL)->sign.kind = met ? SIGN_DONE : SIGN_RING;
    inls_add(&is, INLINE_TEXT, " ");
    inls_append(&is, words);
    return is.first;
}

static struct inl *met_or_left(const struct viewer *v, bool met) {
    return signed_words(v, met, inl_text(v->arena, T(v, met ? "credential.met" : "credential.left")));
}

static struct inl *level_at(const struct viewer *v, const struct target *t, const struct level *l) {
    return level_named(v, scale_of(t), index_of_level(scale_of(t), l));
}

/* Those that are met, or those that are left; nothing where there are none. */
static void add_targets(const struct viewer *v, const struct credential_state *s, bool met, struct blocks *out) {
    const char *title = T(v, met ? "credential.targets_met" : "credential.targets_left");
    const struct table_column columns[] = {{.head = T(v, "table.target"), .weight = 8},
                                           {.head = T(v, "credential.asked"), .weight = 2},
                                           {.head = T(v, "credential.now"), .weight = 2}};
    struct block *b = table_of(v, title, columns, 3);
    struct row **next = &b->table.rows;
    b->table.caption_hidden = true;
    for (size_t i = 0; i < s->credential->n_targets; i++) {
        const struct required_target *r = &s->targets[i];
        const struct target *t = r->required->target;
        if (r->met != met) continue;
        *next = arena_make(v->arena, struct row);
        row_add(v, *next, signed_words(v, met, say_target(v, t)), true);
        row_add(v, *next, level_at(v, t, r->required_level), false);
        row_add(v, *next, level_at(v, t, r->level), false);
        next = &(*next)->next;
    }
    if (!b->table.rows) return;
    add_heading(v, out, 3, inl_text(v->arena, title));
    blocks_append(out, b);
}

static void add_hours(const struct viewer *v, const struct credential_state *s, struct blocks *out) {
    const struct table_column columns[] = {{.head = T(v, "credential.hours"), .weight = 4},
                                           {.head = T(v, "credential.hours_asked"), .weight = 2, .align = ALIGN_END},
                                           {.head = T(v, "credential.hours_done"), .weight = 2, .align = ALIGN_END},
                                           {.head = T(v, "credential.hours_left"), .weight = 2, .align = ALIGN_END},
                                           {.head = T(v, "credential.state"), .weight = 0}};
    if (!s->credential->n_hours) return;
    add_heading(v, out, 3, inl_text(v->arena, T(v, "credential.hours")));
    struct block *b = table_of(v, T(v, "credential.hours"), columns, 5);
    struct row **next = &b->table.rows;
    b->table.caption_hidden = true;
    for (size_t i = 0; i < s->credential->n_hours; i++, next = &(*next)->next) {
        const struct required_hours *h = &s->hours[i];
        *next = arena_make(v->arena, struct row);
        row_add(v, *next, inl_text(v->arena, say_evidence_kind(v, (enum evidence_kind)h->required->kind)), true);
        row_add(v, *next, inl_text(v->arena, say_value(v, h->required->hours)), false);
        row_add(v, *next, inl_text(v->arena, say_value(v, h->have)), false);
        row_add(v, *next, inl_text(v->arena, say_value(v, h->left)), false);
        row_add(v, *next, met_or_left(v, h->met), false);
    }
    blocks_append(out, b);
}

static void add_tests(const struct viewer *v, const struct credential_state *s, struct blocks *out) {
    const struct table_column columns[] = {{.head = T(v, "credential.test"), .weight = 5},
                                           {.head = T(v, "credential.pass"), .weight = 3},
                                           {.head = T(v, "goal.date"), .weight = 2},
                                           {.head = T(v, "credential.state"), .weight = 0}};
    if (!s->credential->n_tests) return;
    add_heading(v, out, 3, inl_text(v->arena, T(v, "credential.tests")));
    struct block *b = table_of(v, T(v, "credential.tests"), columns, 4);
    struct row **next = &b->table.rows;
    b->table.caption_hidden = true;
    for (size_t i = 0; i < s->credential->n_tests; i++, next = &(*next)->next) {
        const struct required_test *t = &s->tests[i];
        *next = arena_make(v->arena, struct row);
        row_add(v, *next, say_words(v, &t->required->title), true);
        row_add(v, *next, say_staff(v, t->required->pass), false);
        row_add(v, *next, inl_text(v->arena, t->evidence ? say_date(v, t->evidence->date, DATE_LONG) : NULL), false);
        row_add(v, *next, met_or_left(v, t->evidence != NULL), false);
    }
    blocks_append(out, b);
}

static void add_credential(const struct viewer *v, const struct credential_state *s, struct blocks *out) {
    const struct credential *c = s->credential;
    struct block *h = blocks_add(out, BLOCK_HEADING);
    h->heading.level = 2;
    h->heading.text = say_words(v, &c->title);
    h->heading.note = say_staff(v, c->issuer);
    size_t all = c->n_targets + c->n_hours + c->n_tests;
    const struct tr_arg args[] = {{.name = "n", .number = (long)(all - s->left), .is_number = true},
                                  {.name = "all", .number = (long)all, .is_number = true}};
    add_paragraph(v, out, PARAGRAPH_LEAD,
                  inl_text(v->arena, s->met ? T(v, "credential.all_met")
                                            : tr_with(v->lang, v->arena, "credential.met_of", args, 2)));
    add_targets(v, s, true, out);
    add_targets(v, s, false, out);
    add_hours(v, s, out);
    add_tests(v, s, out);
}

/* Each on a page of its own. */
void part_credentials(const struct viewer *v, const struct part *p, struct blocks *out) {
    (void)p;
    const struct credential_states all = credentials_of(v->arena, v->workspace, v->learner, v->assessment);
    if (!all.n) add_paragraph(v, out, PARAGRAPH_BODY, inl_text(v->arena, T(v, "credential.none")));
    for (size_t i = 0; i < all.n; i++) {
        if (i) blocks_add(out, BLOCK_PAGE_BREAK);
        add_credential(v, &all.v[i], out);
    }
}
